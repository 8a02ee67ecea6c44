"""停電のときの手引き: how the kit is used, how its sheets are keyed in afterwards, and a list of its numbers to be ticked with a pen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from posapp.documents import outage_parts as parts
from posapp.documents.blocks import Block, ClauseTable, Column, Fact, FigureRow, FigureTable, Heading
from posapp.documents.paper import Paper
from posapp.documents.runs import plain
from posapp.domain.outage import KitLine, OutageCase, SheetKind

KIND = "outage-guide"
TITLE = "停電のときの手引き"
NAMES: Final = {
    SheetKind.QUOTE: "見積書", SheetKind.DISCLOSURE: "チェック表", SheetKind.APPLICATION: "申込書",
    SheetKind.INTAKE: "回収受付書",
}  # fmt: skip
BOX: Final = "□"
LARGE: Final = "・大"

_DURING: Final = (
    (
        "ふだん",
        "価格表を印刷して、このキットと一緒に置きます。価格やプログラムが変わったら、どちらも新しいものに替えます。",
    ),
    ("はじめに", "カウンター掲示を貼ります。時計を見て、止まった時刻を書きます。"),
    (
        "買う方",
        "見積書 → 重要事項説明チェック表 → 申込書の順に書きます。額は早見表と価格表で計算します。契約はまだ成立せず、端末は渡しません。",
    ),
    (
        "返す方",
        "回収受付書を書き、端末を預かります。1・2の項目は、古物台帳に代わる記録です。お客さまの署名をいただきます。",
    ),
    (
        "お客さまの分",
        "コピー機が使えればコピーを渡します。使えなければ、同じ内容をもう1枚の用紙に書き、番号の横に「写し」と書いて渡します。写しにした用紙は、書き損じとして記録します。",
    ),
    ("書き損じ", "用紙に大きく×を書き、捨てずに取っておきます。あとで番号を「書き損じ」と記録します。"),
    ("署名した紙", "お客さまが書いた申込書と回収受付書が原本です。入力が済んでも、決められた年数、保管します。"),
)
_LARGE: Final = (
    "大きな文字",
    "{age}歳以上の方や、小さな文字が読みにくい方には、下の一覧に「大」とある用紙と、大きな文字の説明の手引きを使います。",
)
_AFTER: Final = (
    (
        "1 見積の日",
        "F2で機種とプログラムを選び、F7で「見積の日」に用紙の日付を入れます。入れないと、今日の価格と決まりで計算します。",
    ),
    (
        "2 番号",
        "その下の「手書き用紙の番号」に、見積書・チェック表・申込書の番号を、間を空けて続けて入れます。二次元コードも読み取れます。",
    ),
    ("3 回収", "F3の「契約」で、番号と、用紙の受付日・時刻を入れます。台帳には、その日の受け入れとして残ります。"),
    ("4 金額", "画面の額と用紙の額を比べます。違うときは、お客さまに電話で説明し、承知いただいてから先へ進みます。"),
    ("5 説明と申込", "用紙のとおりに、説明・理解・同意の印を入れます。実際の時刻は、用紙が証拠になります。"),
    (
        "6 書面",
        "書面には「手書き用紙 … から入力」と入ります。お客さまの分を印刷し、渡すか郵送します。再入力シートで事業者のシステムに入れます。",
    ),
    (
        "7 用紙",
        "店の記入欄に、入力後の番号を書きます。Ctrl+Eの「停電時の用紙」で、使わなかった用紙を片づけ、番号が残っていないか確かめます。",
    ),
)


def compose(case: OutageCase) -> Paper:
    """The guide with the numbers of this kit."""
    large = ((_LARGE[0], _LARGE[1].format(age=case.regulation.senior_age)),) if case.large_print else ()
    blocks: list[Block] = [
        Heading("1", "ふだんと、止まっているあいだ"), _clauses((*_DURING[:4], *large, *_DURING[4:])),
        Heading("2", "機器が戻ったら", "次の営業日までに入力します"), _clauses(_AFTER),
        Heading("3", "このキットの番号", "使ったら「使」、入力したら「入」に印を付けます"), _numbers(case.lines),
    ]  # fmt: skip
    return parts.own(case, KIND, TITLE, "キットのいちばん上に置きます。", blocks)


def _clauses(rows: Sequence[tuple[str, str]]) -> ClauseTable:
    return ClauseTable(tuple(Fact(head, plain(text)) for head, text in rows), label=27)


def _numbers(lines: tuple[KitLine, ...]) -> FigureTable:
    """Two numbers a row, each with its boxes and room for the name."""
    cells = [
        (NAMES[line.kind] + (LARGE if line.is_large(number) else ""), number)
        for line in lines
        for number in line.numbers
    ]
    half = (len(cells) + 1) // 2
    columns = (
        Column("使", right=False, width=7), Column("入", right=False, width=7), Column("番号", right=False, width=43),
        Column("用紙", right=False, width=31), Column("使", right=False, width=7), Column("入", right=False, width=7),
        Column("番号", right=False, width=43), Column("用紙", right=False),
    )  # fmt: skip
    rows = []
    for at in range(half):
        row: list[str] = []
        for name, number in (cells[at], *cells[half + at : half + at + 1]):
            row += [BOX, BOX, number, name]
        rows.append(FigureRow(tuple(row + [""] * (len(columns) - len(row)))))
    return FigureTable(columns, tuple(rows))
