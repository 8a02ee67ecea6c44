"""Sample view values of the sale in the pictures: one place for all tests of the windows."""

from __future__ import annotations

from posapp.ui.views import (
    ActionView,
    AmountBlock,
    BadgeView,
    BottomView,
    CardView,
    ChartView,
    ChipView,
    ConditionsBlock,
    ConditionView,
    CustomerBlock,
    FactsBlock,
    FrameView,
    MonthView,
    NoticeBlock,
    PanelView,
    PushBlock,
    Rule,
    SeriesView,
    Span,
    SplitBarBlock,
    StepperView,
    StepState,
    StepView,
    TextBlock,
    Tone,
    TopView,
)

CHIPS = (
    ChipView(key="online", icon="offline", text="オフライン", tone=Tone.CAUTION),
    ChipView(key="unsent", icon="unsent", text="未送信", figure="3"),
    ChipView(key="unprinted", icon="printer", text="未印刷", figure="1"),
    ChipView(key="backup", icon="backup", text="バックアップ 今日 9:05", short="バックアップ 9:05", tone=Tone.QUIET),
)
TOP = TopView(shop="青葉通り店", staff="中村 健", day="2021年6月15日(火)", era="令和3年", time="14:22", chips=CHIPS)
NAMES = ("見積", "重要事項説明", "申込", "確認", "書類")


def stepper(now: int) -> StepperView:
    """The purchase's steps with the one numbered ``now`` (from 0) as the present one."""
    states = [StepState.DONE if n < now else StepState.NOW if n == now else StepState.OPEN for n in range(5)]
    steps = tuple(StepView(key=name, label=name, state=state) for name, state in zip(NAMES, states, strict=True))
    return StepperView(steps=steps, note="見積番号 0615-07･14:22 保存済み", short="見積番号 0615-07")


SALE_PANEL = PanelView(
    title="ご案内中の内容",
    shown=True,
    blocks=(
        CustomerBlock(name="小林 由美子 様", lines=("Xperia 1 II ブラック", "スマホおかえしプログラム")),
        Rule(),
        AmountBlock(label="月々のお支払い", yen=3000, note="36回"),
        Rule(),
        AmountBlock(label="返却しない場合の総額", yen=108000, bar=(108000, 108000)),
        AmountBlock(
            label="返却した場合の総額", yen=72000, under="24か月目･2023年6月の返却", tone=Tone.ACCENT,
            bar=(72000, 108000),
            after=(Span("支払不要になる額 "), Span("36,000円", bold=True)),
        ),
        Rule(),
        ConditionsBlock(
            title="この総額になる条件",
            items=(
                ConditionView(icon="calendar", lines=("2023年6月までに返却の受付が済む",)),
                ConditionView(icon="check", lines=("故障･割れ･水ぬれがない", "(あるときは別に20,000円)")),
                ConditionView(icon="yen", lines=("回線と機種の料金に滞納がない",)),
            ),
        ),
        Rule(),
        FactsBlock(
            rows=(
                ("今日のお支払い", "0円"), ("第1回 2021年7月分", "3,000円"), ("手数料･実質年率", "0円･0%"),
                ("返却できる最後の月", "2024年5月"),
            )
        ),
    ),
)  # fmt: skip
REFUSED_PANEL = PanelView(
    title="返却の結果",
    shown=True,
    wide=True,
    blocks=(
        CustomerBlock(
            name="森田 直樹 様",
            lines=("Pixel 7 Pro 128GB･IMEI一致", "新トクするサポート スタンダード", "2022年12月10日購入･42か月目"),
        ),
        NoticeBlock(
            icon="stop", head="特典は使えません", note="負担金が、残りの支払いを上回ります。", tone=Tone.STOP, strong=True,
        ),
        AmountBlock(label="残りの支払い", yen=21140, note="3,020円 × 7回", bar=(21140, 22000), bar_hatched=False),
        AmountBlock(
            label="負担金", yen=22000, note="割れ･補償なし", note_tone=Tone.CAUTION, tone=Tone.CAUTION,
            bar=(22000, 22000),
            bar_hatched=True,
        ),
        SplitBarBlock(first=22000, second=50480),
        NoticeBlock(icon="clock", head="2025年1月31日(金)まで", note="過ぎると特典を使えません"),
        Rule(),
        TextBlock(
            title="使えるようにするには",
            icon="wrench",
            lead="割れを直してから返却する",
            lines=("負担金はなくなります。ただし免除額は、月が進むごとに3,020円ずつ減ります。",),
        ),
        PushBlock(key="refusal", icon="printer", label="お断りの理由を印刷", cap="F12"),
    ),
)  # fmt: skip
QUOTE_BOTTOM = BottomView(
    badges=(BadgeView(text="注意 1件", tone=Tone.CAUTION, icon="warn"),),
    sentence="締め日が未確認です。月末締めとして計算しています。",
    jump=True,
    back=ActionView(label="戻る", cap="Esc"),
    primary=ActionView(label="次へ", cap="Enter"),
)
FRAME = FrameView(place="quote", top=TOP, stepper=stepper(0), panel=SALE_PANEL, bottom=QUOTE_BOTTOM)

CARDS = (
    CardView(
        key="docomo-okaeshi", operator="docomo", colour="#CC0033", mark="circle", role="accent", name="スマホおかえし",
        cap="Alt+1", chosen=True, monthly=3000, lines=("×36回･初回 7月分", "36回とも同じ金額"), kept=108000, returned=72000,
        conditions=("24か月目までに返却", "(2023年6月まで)", "故障･割れがないこと", "あれば +20,000円"),
        short=("24か月目までに返却", "故障･割れがないこと", "あれば +20,000円"),
    ),
    CardView(
        key="au-kaetoku", operator="au", colour="#EB5505", mark="square", role="series2", name="かえトク", cap="Alt+2",
        monthly=2500, lines=("×23回･初回 8月請求", "24回目 50,500円"), kept=108000, returned=57500,
        conditions=("13〜25か月目に返却", "(2023年6月まで)", "次の機種をauで購入", "故障時 最大+22,000円"),
        short=("13〜25か月目に返却", "次の機種をauで購入", "故障時 最大+22,000円"),
    ),
    CardView(
        key="sony-2year", operator="Sony", colour="#222222", mark="triangle", role="series3", name="残価設定2年", cap="Alt+3",
        monthly=2700, lines=("×24回･初回 8月", "25回目 43,200円"), kept=108000, returned=64800,
        conditions=("22〜24か月目に返却", "(2023年5月〜7月)", "故障･欠品は", "査定した額を加算"),
        short=("22〜24か月目に返却", "故障･欠品は", "査定した額を加算"),
    ),
    CardView(
        key="docomo-plain", operator="docomo", colour="#CC0033", mark="bar", role="ink", name="分割36回", cap="Alt+4",
        monthly=3000, lines=("×36回･初回 7月分", "36回とも同じ金額"), kept=108000, instead="返却の特典なし",
        conditions=("返却による免除なし", "払い終えても機種は", "手元に残ります"),
    ),
)  # fmt: skip


def _month(n: int) -> MonthView:
    total = 72000 if n <= 24 else 72000 + 3000 * (n - 24)
    index = 2021 * 12 + 5 + n
    sound = None if n > 35 else total
    damaged = min(total + 20000, 108000) if n < 30 else None
    return MonthView(month=n, year=index // 12, number=index % 12 + 1, total=sound, damaged=damaged)


CHART = ChartView(
    months=tuple(_month(n) for n in range(37)),
    kept=108000,
    kept_label="返却しない場合 108,000円(どの方法も同じ)",
    label="スマホおかえし 72,000円",
    fee_label="故障･破損があるとき +20,000円",
    refusal=(30, "30か月目から 故障時は特典なし"),
    pointed=(30, "30か月目 90,000円"),
    others=(
        SeriesView(
            name="かえトク", mark="square", role="series2", points=tuple((n, 57500) for n in range(12, 25)),
            label="かえトク 57,500円",
        ),
        SeriesView(
            name="残価設定2年", mark="triangle", role="series3", points=tuple((n, 64800) for n in range(23, 26)),
            label="残価設定2年 64,800円",
        ),
    ),
)  # fmt: skip
