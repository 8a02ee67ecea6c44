"""回収受付書（手書き用）: a device comes back with the machine off. The ledger's items by hand, the checklist, the drawing, what is signed."""

from __future__ import annotations

from typing import Final

from posapp.documents import outage_parts as parts
from posapp.documents import wording
from posapp.documents.blanks import Blank, BlankForm, CheckRow, CheckTable
from posapp.documents.blocks import Block, Heading, SignatureBox, Tick, Ticks
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.pictures import DeviceDrawing
from posapp.documents.runs import plain
from posapp.domain.outage import OutageCase, SheetKind
from posapp.domain.program import Head

KIND = SheetKind.INTAKE.value
TITLE = "回収受付書（手書き用）"
_DOCUMENTS: Final = ("運転免許証", "マイナンバー（表）", "在留カード", "旅券", "ほか", "係員の前で署名")
READY: Final = (
    "データの写し（バックアップ）が済んだ", "SIM・SDカードを抜いた", "電子マネーなどを移した",
    "アカウントからサインアウトした", "「探す」などのロックを外した", "初期化した",
)  # fmt: skip


def compose(case: OutageCase) -> Paper:
    """The form. Raises PaperFault paper-needs without the shop's permit (古物商許可): nothing may be taken in."""
    if not case.issue.shop.antique_permit:
        raise PaperFault("paper-needs", "antique_permit")
    blocks: list[Block] = [
        Heading("1", "返却した方", "1・2は、古物台帳に書き写す項目です"), _person(), Heading("2", "端末"), _device(),
        Heading("3", "返却の準備", "お客さまと一緒に、1つずつ確かめます"), Ticks(tuple(Tick(words) for words in READY), columns=2),
        Heading("4", "傷みの場所", "傷みのあるところに印を付け、①②…と番号を書きます"), _drawing(),
        Heading("5", "状態チェック"), _checklist(case), Heading("6", "受け取る条件と、これからの支払い"), _money(),
        Ticks(
            (
                Tick("端末のデータを消します。元には戻せません。"), Tick("引き渡した端末は、お返しできません。"),
                Tick("ロックを解除し、SIM・SDカードはありません。"), Tick("残りの支払いの説明を受けました。"),
            ), columns=2, keep=True,
        ),
        SignatureBox(
            plain("1〜6を確かめ、端末を引き渡します。"), "お名前（ご本人がお書きください）", "引渡日", "　　　年　　月　　日",
            ("受付した人", f"古物商許可 {case.issue.shop.antique_permit}"),
        ),
        parts.keyed_in(),
    ]  # fmt: skip
    return parts.sheet(
        case, KIND, TITLE, "査定の結果は、機器が戻ったあとでお知らせします。", blocks, contract=False,
        continued="1枚目からの続きです。",
    )  # fmt: skip


def _person() -> BlankForm:
    rows = (
        (Blank(label="受付日時", units=("年", "月", "日", "時", "分"), width=124, label_width=20), Blank(label="受付", label_width=14)),
        (Blank(label="お名前", width=104, label_width=20), parts.day("生年月日", label_width=20)),
        (Blank(label="ご住所", label_width=20),),
        (
            Blank(label="電話", boxes=(3, 4, 4), width=100, label_width=14), Blank(label="職業", label_width=14),
            Blank(label="年齢", units=("歳",), width=30, label_width=12),
        ),
        (Blank(label="本人確認", choices=_DOCUMENTS, label_width=20),),
    )  # fmt: skip
    return BlankForm(rows, height=9)


def _device() -> BlankForm:
    rows = (
        (
            Blank(label="品目・数量", given=plain("　　　　　　　　　1台"), width=72, label_width=22),
            Blank(label="メーカー・機種・色", label_width=36),
        ),
        (Blank(label="IMEI", boxes=(15,), width=122, label_width=14), Blank(label="製造番号", label_width=20)),
        (
            Blank(label="契約番号", width=72, label_width=20), Blank(label="プログラム", width=62, label_width=22),
            Blank(label="台帳番号", label_width=20),
        ),
        (
            Blank(label="利用制限", choices=("○", "△", "×", "未確認"), width=92, label_width=20),
            Blank(label="補償", choices=("なし", "あり"), label_width=14), Blank(label="滞納", choices=("ない",), width=36, label_width=14),
        ),
    )  # fmt: skip
    return BlankForm(rows, height=9)


def _drawing() -> DeviceDrawing:
    return DeviceDrawing((), "前面", "背面", (("left", "左"), ("right", "右"), ("top", "上"), ("bottom", "下")))


def _checklist(case: OutageCase) -> CheckTable:
    """Every head of every checklist in force, once."""
    heads: dict[int, Head] = {}
    for program in case.programs:
        for head in program.assessment.checklist.heads:
            heads.setdefault(head.number, head)
    rows = tuple(CheckRow(str(head.number), head.label, head.question) for _, head in sorted(heads.items()))
    return CheckTable("項目", rows, ("よい", "傷み", "お客さま"), times=False)


def _money() -> BlankForm:
    rows = (
        (
            Blank(label="返却の月", units=("か月目",), width=60, label_width=22), parts.yen("支払不要の額（対価）", label_width=40),
        ),
        (
            parts.yen("故障時の料金", width=86, label_width=28), Blank(label="残りの支払い", units=("回目まで",), label_width=28),
        ),
        (
            Blank(label=wording.KEPT, units=("円",), width=92, label_width=48), Blank(label=wording.RETURNED, units=("円",), label_width=46),
        ),
    )  # fmt: skip
    return BlankForm(rows, height=9)
