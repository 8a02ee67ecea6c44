"""Japanese of 照合: what can be handed over, what was found, what the papers beside each other are called."""

from __future__ import annotations

from typing import Final

TITLE: Final = "書面を照合する"
LEAD: Final = "この店で発行したとおりかどうかを確かめます。"
DROP: Final = "PDFを\nここへドラッグ"
CHOOSE: Final = "ファイルを選ぶ"
CHOOSE_TITLE: Final = "照合する書面のPDF"
FILES: Final = "PDF (*.pdf);;すべてのファイル (*)"
MARK: Final = "紙の書面は、QRコードか番号で"
MARK_HELP: Final = "書面の右上を読み取るか、番号と「照合」を入力"
MARK_SAMPLE: Final = "Q-210615-0001 11FD…"
ONE_FILE: Final = "ファイルは、1つずつ照合します。"
READING: Final = "照合しています"
READING_FILE: Final = "「{file}」を照合しています"
NOT_READ: Final = "照合できませんでした。"

HEADS: Final = {
    "issued": "発行したファイルそのものです。",
    "alike": "文字は同じですが、ファイルが違います。",
    "older": "文字は、発行したときと同じです。",
    "mark": "この番号の書面を、発行しています。",
    "number": "この番号の書面を、発行しています。",
    "words": "発行したときと、文言が違います。",
    "digest": "照合の値が、発行したときと違います。",
    "unknown": "この番号の書面は、この店で発行していません。",
}
"""What was found → what is said in bold."""
WORDS_MORE: Final = "{pages}ページの文字が違います。右に2通を並べました。"
ISSUED_MORE: Final = "発行の記録から作ったものと、文字も図も同じです。"
HANDED: Final = {
    "saved": "{at}に保存したファイルと、文字も図も同じです。",
    "printed": "{at}に印刷した書面と、文字も図も同じです。",
}
"""What the file left the shop as."""

FACTS: Final = ("書面", "番号", "照合", "発行", "印刷", "案件")
PRINTED: Final = "{count}部"
NOT_PRINTED: Final = "未印刷"
COPIES: Final = {"customer": "お客さま控え", "shop": "店舗控え"}
REPRINT: Final = "再発行 {count}回目"
NO_CASE: Final = "案件のない書面"
OPEN: Final = "ひらく"
OPEN_CASE: Final = "案件をひらく"
DIFFERENCES: Final = "違うところ"
PAGE: Final = "{page}ページ"
WAS: Final = "発行　{words}"
IS: Final = "持参　{words}"
NOTHING: Final = "（なし）"
MORE: Final = "ほかに{count}か所"
DIFFERS: Final = "{page}ページ。発行したときは「{was}」、お持ちの書面は「{now}」"

GIVEN: Final = "お持ちの書面"
ISSUED: Final = "発行した書面"
GIVEN_EMPTY: Final = "ファイルを照合すると、ここに出ます。"
ISSUED_EMPTY: Final = "発行の記録が見つかると、ここに出ます。"
NO_FILE: Final = "QRコードでの照合です。紙の文字を、右の書面と見比べてください。"
