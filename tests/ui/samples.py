"""Sample view values of the sale in the pictures: one place for all tests of the windows."""

from __future__ import annotations

from posapp.ui.views import (
    ActionView,
    AmountBlock,
    BadgeView,
    BottomView,
    ChipView,
    ConditionsBlock,
    ConditionView,
    CustomerBlock,
    FactsBlock,
    FrameView,
    NoticeBlock,
    PanelView,
    PushBlock,
    Rule,
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
