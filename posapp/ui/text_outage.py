"""Japanese of 停電時の用紙: kits, their numbered forms, making, printing, putting away. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

EMPTY: Final = "停電時の用紙は、まだ作っていません"
EMPTY_LINES: Final = (
    "機器が使えない日のために、手書きの用紙を一式、先に印刷しておきます。",
    "用紙には1枚ずつ番号が付き、あとで入力したかどうかが分かります。",
)
BEGIN: Final = "用紙を作る"
SEARCH: Final = "用紙をさがす"
HINT: Final = "用紙の番号、キットの番号、入力後の番号でさがせます。"
SHOW: Final = "表示するキット"
ALL: Final = "all"
LEFT: Final = "left"
FILTERS: Final = {ALL: "すべて", LEFT: "入力が残る"}
NONE: Final = "「{text}」に合う用紙はありません"
NONE_LEFT: Final = "入力が残っているキットはありません"
NONE_LINES: Final = ("F7 で、新しい用紙を作れます。",)

KINDS: Final = {
    "outage-quote": "見積書",
    "outage-disclosure": "重要事項チェック表",
    "outage-application": "申込書",
    "outage-intake": "回収受付書",
}
SHORT: Final = {
    "outage-quote": "見積書",
    "outage-disclosure": "説明",
    "outage-application": "申込書",
    "outage-intake": "回収",
}
STATES: Final = {"blank": "未入力", "keyed": "入力済み", "spoiled": "使わない"}
READY: Final = "未使用"
WAITING: Final = "残り {count}枚"
DONE: Final = "済み"
SHORTLY: Final = "未入力{blank}・入力済み{keyed}・使わない{spoiled}"
COUNT: Final = "{name}{count}"
MADE: Final = "{when}に作成"
KIT: Final = "キット {number}"
COUNTED: Final = "全{count}枚・未入力{blank}枚・入力済み{keyed}枚・使わない{spoiled}枚"
AGE_READY: Final = "まだ使われていません。{days}日前に作りました。"
AGE_TODAY: Final = "まだ使われていません。今日作りました。"
DUE: Final = "{day}までに入力するか、使わなかった用紙を片づけてください。"
OVER: Final = "入力の期限（{day}）を{days}日過ぎています。"
ALL_DONE: Final = "すべての番号の行き先が分かっています。"

HEADS: Final = ("番号", "用紙", "状態", "入力後の番号・理由")
TABLE_SAYS: Final = "キットの用紙の一覧"
SPOKEN: Final = "{number} {kind} {state} {note}"
NOTE: Final = "使わない理由"
NOTES: Final = ("書き損じ", "写しとしてお客さまに渡した", "使わなかった")
SPOIL: Final = "使わないと記録"
TAKE_OUT: Final = "記録を取り消す"
PUT_AWAY: Final = "残りを片づける"
PUT_AWAY_TITLE: Final = "残りの{count}枚を片づけますか"
PUT_AWAY_BODY: Final = (
    "まだ入力していない番号を、すべて「使わなかった」と記録します。用紙に何も書かれていないことを確かめてください。"
)
PRINT: Final = "一式を印刷"
SAVE: Final = "PDFで保存"
MAKE: Final = "新しく作る"

MAKING: Final = "新しい用紙を作る"
MAKING_LINES: Final = (
    "今日受付中のプログラムと説明の言葉で作り、早見表・説明の手引き・停電のときの手引き・カウンター掲示を1部ずつ付けます。",
    "お客さま1人につき、見積書・重要事項チェック表・申込書を1枚ずつ使います。",
    "「うち大きな文字」は、用紙ごとの枚数です。大きな文字の説明の手引きも付きます。",
)
LARGE: Final = "うち大きな文字"
SHEETS: Final = "枚"
TAKE: Final = "作って印刷する"
QUIT: Final = "戻る"
BUSY: Final = "作業が終わるまでお待ちください。"

MADE_HEAD: Final = "キット {number} を作りました。"
MADE_PRINTED: Final = "{count}部を印刷に回しました。進みぐあいは、書類（F5）に出ています。"
MADE_NOT_PRINTED: Final = "用紙はできています。印刷できなかった分は、書類（F5）で印刷し直せます。"
NOT_MADE: Final = "用紙を作れませんでした。"
WORKING: Final = "用紙を作っています。"
PRINTING: Final = "印刷に回しています。"
PRINTED: Final = "{count}部を印刷に回しました。"
NOT_PRINTED: Final = "印刷できなかった用紙があります。"
SPOILED: Final = "{number}を「{note}」と記録しました。"
SPOILED_MORE: Final = "間違えたときは、その番号を選んで F9 で取り消せます。"
TAKEN_OUT: Final = "{number}の記録を取り消しました。"
PUT: Final = "{count}枚を片づけました。"
CHANGED: Final = "用紙の記録が、別の画面で変わっていました。"
FAILED: Final = "記録できませんでした。"
SAVE_TITLE: Final = "用紙のPDFを保存するフォルダー"
SAVED: Final = "{count}部をPDFで保存しました。"
NOT_SAVED: Final = "保存できませんでした。"
