"""見積書（手書き用）: a worksheet that leads from the price to both totals, step by step, with the sums to do. Holds no figure of a quote."""

from __future__ import annotations

from posapp.documents import outage_parts as parts
from posapp.documents import wording
from posapp.documents.blanks import Blank, BlankForm
from posapp.documents.blocks import Block, Heading, Notes
from posapp.documents.paper import Paper
from posapp.documents.runs import plain, strong
from posapp.domain.outage import OutageCase, SheetKind

KIND = SheetKind.QUOTE.value
TITLE = "見積書（手書き用）"
_LABEL = 43


def compose(case: OutageCase) -> Paper:
    """The worksheet."""
    blocks: list[Block] = [
        _who(), Heading("1", "代金から分割対象額まで"), _price(),
        Notes((plain("早見表に「ポイントは引かない」とあるプログラムでは、Dを0円にして、ポイントは余白に書きます。"),)),
        Heading("2", "プログラムと毎月の額", "早見表を見て書きます。Nは支払回数、Fは1円未満を切り捨てます"), _instalments(), _how(),
        Heading("3", "2つの総額", "手数料0円・実質年率0%。総額は税込です"), _totals(),
        Notes((plain("この見積は申込みではありません。手計算のため、機器が戻ったあとで金額をもう一度確かめます。"),)),
        parts.keyed_in(),
    ]  # fmt: skip
    sentence = "お支払いの見積です。A から順に計算します。"
    return parts.sheet(case, KIND, TITLE, sentence, blocks)


def _who() -> BlankForm:
    rows = (
        (parts.day("見積の日", 84, 22), Blank(label="担当", label_width=16), Blank(label="有効期限", units=("月", "日"), width=56, label_width=20)),
        (Blank(label="お名前", units=("様",), width=104, label_width=22), Blank(label="電話", label_width=16)),
        (Blank(label="機種・容量・色", width=104, label_width=28), Blank(label="価格", choices=("価格表", "値札", "ほか"), label_width=16)),
    )  # fmt: skip
    return BlankForm(rows, height=9)


def _price() -> BlankForm:
    rows = (
        (parts.yen("現金販売価格（税込）", "A"), parts.yen("頭金", "B")),
        (parts.yen("値引き", "C"), parts.yen("分割に使うポイント", "D")),
        (parts.yen("分割対象額", "E", "A − B − C − D", strong=True),),
    )
    return BlankForm(rows, label=_LABEL, height=9)


def _instalments() -> BlankForm:
    rows = (
        (
            Blank(label="早見表の番号", width=50, label_width=28),
            Blank(label="プログラム", label_width=24),
        ),
        (
            Blank(label="型", choices=("等分", "残価", "段階"), width=72, label_width=10),
            Blank(label="支払回数", mark="N", units=("回",), width=48, label_width=26),
            parts.yen("残価", "R", label_width=20),
        ),
        (
            parts.yen("毎月の額", "F", label_width=26),
            parts.yen("1回目", "G", label_width=21),
            parts.yen("後半・最終回", "H", label_width=33, width=70),
        ),
    )
    return BlankForm(rows, height=9)


def _how() -> Notes:
    return Notes(
        (
            (*strong("等分　"), *plain("F ＝ E ÷ N　　G ＝ E − F ×（N − 1）　　Hは書きません")),
            (*strong("残価　"), *plain("F ＝（E − R）÷（N − 1）　　G ＝ E − R − F ×（N − 2）　　H ＝ R")),
            (
                *strong("段階　"),
                *plain("FとHは価格表の額、G ＝ F。F × 前半の回数 ＋ H × 後半の回数が、Eになるか確かめます"),
            ),
        )
    )


def _totals() -> BlankForm:
    rows = (
        (parts.yen(wording.KEPT, "K", "A − C", strong=True, label_width=62),),
        (
            Blank(label="返却する月", units=("か月目", "年", "月"), width=108, label_width=24),
            Blank(label="不要になる回数", units=("回",), label_width=32),
        ),
        (
            parts.yen("支払不要の額", "L", "回数 × その回の額（残価はR）", label_width=52, width=108),
            parts.yen("故障時利用料", "M", "不課税。なければ0", label_width=36),
        ),
        (parts.yen(wording.RETURNED, "P", "K − L ＋ M", strong=True, label_width=62),),
        (
            parts.day("返却の期限", 84, 24),
            Blank(label="条件", choices=("査定・傷みなし", "次の機種", "補償"), label_width=14),
        ),
    )
    return BlankForm(rows, height=9)
