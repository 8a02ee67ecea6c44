"""Japanese of 価格表: the list in use, reading a file, the preview before anything changes. Knows no widget.

Sentences with figures are templates for ``str.format``.
"""

from __future__ import annotations

from typing import Final

# いまの価格表

NOW: Final = "いまの価格表"
SAMPLE: Final = "見本"
OWN: Final = "お店の価格表"
SAMPLE_NOTE: Final = "付属の見本です。お店の価格表を取り込むと、見積の価格がすべてお店のものに変わります。"
SAMPLE_TAKEN_NOTE: Final = "名前に「見本」とある価格表です。お店の価格表を取り込むと、実際の価格で見積できます。"
OWN_NOTE: Final = "見積の機種と価格は、この表から選びます。"
VERSION: Final = "版"
DEVICES: Final = "機種"
SINCE: Final = "取り込み"
SINCE_BY: Final = "{when}　{staff}"
SINCE_BUILT_IN: Final = "ソフトに付属"
DEVICE_COUNT: Final = "{count:,}機種"
TAKE: Final = "価格表を取り込む"
TAKE_NOTE: Final = "CSVとExcel（.xlsx）を読めます。ファイルをこの画面にドラッグしても読み込めます。"
EXPORT: Final = "書き出す"
EXPORT_NOTE: Final = "Excelや別の店のposappで使える形に書き出します。"
EXPORT_TITLE: Final = "価格表の書き出し先"
EXPORT_NAME: Final = "価格表-{day:%Y%m%d}.xlsx"
EXPORT_KINDS: Final = "Excel (*.xlsx);;CSV (*.csv)"
EXPORTED: Final = "書き出しました。"
EXPORT_FAILED: Final = "書き出せませんでした。"
EXPORT_FAILED_MORE: Final = "別の場所を選んで、もう一度お試しください。"
OPEN_TITLE: Final = "取り込む価格表を選ぶ"
OPEN_KINDS: Final = "価格表 (*.csv *.xlsx *.txt);;すべてのファイル (*)"

HISTORY: Final = "取り込みの記録"
HISTORY_NOTE: Final = "元に戻せるのは、いちばん新しい取り込みだけです"
HISTORY_NONE: Final = "取り込みの記録は、まだありません"
HISTORY_NONE_LINES: Final = (
    "価格表を取り込むと、いつ、だれが、何を変えたかがここに残ります。",
    "取り込んだあとでも、前の価格表に戻せます。",
)
HISTORY_COUNTS: Final = "新規{new:,}　変更{changed:,}　終了{ended:,}"
HISTORY_ALL: Final = "すべての行"
HISTORY_PART: Final = "問題のない行だけ（{refused:,}行は取り込まず）"
IN_USE: Final = "いまの表"
UNDONE: Final = "元に戻しました"
UNDO: Final = "元に戻す"
UNDO_ASK: Final = "この取り込みを元に戻しますか"
UNDO_BODY: Final = (
    "「{title}」を取り消し、「{before}」に戻します。新規{new:,}・変更{changed:,}・終了{ended:,}が、取り込む前のとおりになります。"
    "発行した見積書と受け付けた申込は、変わりません。"
)
BUILT_IN: Final = "付属の見本"
EXPORT_NOT: Final = "お店の価格表を取り込むと、書き出せます。"
UNDO_YES: Final = "元に戻す"
UNDO_NO: Final = "このまま使う"
UNDONE_HEAD: Final = "前の価格表に戻しました。"
UNDONE_BODY: Final = "いまの価格表は「{title}」{count:,}機種です。"
UNDO_FAILED: Final = "元に戻せませんでした。"

# 読み込み

READING: Final = "価格表を読んでいます"
READING_ROWS: Final = "{done:,}行 / {of:,}行"
READING_DONE: Final = "いまの価格表とくらべています（{done:,}行）。"
READING_START: Final = "ファイルを開いています。"
READING_NOTE: Final = "まだ何も変わりません。読み終わると、変わるところをお見せします。"
TAKING: Final = "価格表を入れ替えています"
TAKING_NOTE: Final = "途中で電源が切れても、前の価格表か新しい価格表のどちらかになります。"
STOP_READING: Final = "中止"
STOPPED: Final = "読み込みを中止しました。何も変わっていません。"

# 読めないファイル

REFUSED_FILE: Final = "この価格表は取り込めません"
REFUSED_NOTHING: Final = "いまの価格表は、そのままです。"
CHOOSE_OTHER: Final = "別のファイルを選ぶ"
BACK: Final = "もどる"
ONE_FILE: Final = "ファイルは1つずつ取り込みます。"

# 取り込みの確認

CHECK: Final = "取り込みの確認"
FROM_FILE: Final = "{file}　「{title}」{version}"
VERSION_OF: Final = "{year}年{month}月{day}日版"
WHOLE: Final = "この表にない機種は終了とする"
FATES: Final = {"new": "新規", "changed": "変更", "ended": "終了", "refused": "取り込めない", "same": "同じ"}
FATE_SAYS: Final = "{word} {count:,}件"
SEARCH: Final = "機種・JAN・項目でさがす"
SHOWN: Final = "{count:,}件"
SHOWN_OF: Final = "{of:,}件のうち{count:,}件"
COLUMNS: Final = ("行", "機種", "項目", "いま", "取り込み後", "差")
COLUMNS_REFUSED: Final = ("行", "機種", "理由", "直し方")
NO_LINE: Final = "—"
NONE_OF: Final = {
    "new": ("新しい機種はありません", "いまの価格表にある機種だけの表です。"),
    "changed": ("価格や条件の変わる機種はありません", "いまの価格表と同じ内容です。"),
    "ended": ("終了する機種はありません", "「この表にない機種は終了とする」を選ぶと、表にない機種がここに並びます。"),
    "refused": ("取り込めない行はありません", "すべての行を取り込めます。"),
    "same": ("変わらない機種はありません", "どの機種も、新しいか、変わるか、取り込めないかのどれかです。"),
}
NOT_FOUND: Final = ("「{words}」に当てはまる行はありません", "文字を減らすか、ほかの見出しを選んでみてください。")
SAVE_REFUSED: Final = "取り込めない行を書き出す"
SAVE_REFUSED_TITLE: Final = "取り込めない行の書き出し先"
SAVE_REFUSED_NAME: Final = "取り込めない行-{file}.csv"
SAVE_REFUSED_KINDS: Final = "CSV (*.csv)"
SAVED_REFUSED: Final = "取り込めない行を書き出しました。表を作った方にお渡しください。"
REFUSED_HEAD: Final = ("行", "機種", "理由", "直し方")
TAKE_ALL: Final = "すべて取り込む"
TAKE_GOOD: Final = "問題のない行だけ取り込む"
TAKE_GOOD_COUNT: Final = "問題のない{count:,}行だけ取り込む"
QUIT: Final = "やめる"
ALL_FINE: Final = "問題のある行はありません。取り込むと、見積の価格がすぐに変わります。"
SOME_REFUSED: Final = "取り込めない行が{count:,}行あります。表を直して読み直すか、問題のない行だけを取り込みます。"
NONE_GOOD: Final = "取り込める行がありません。表を直して、もう一度お試しください。"
NOTHING_CHANGES: Final = "いまの価格表と同じです。取り込むものはありません。"
COUNTING: Final = "数え直しています。"
TAKEN: Final = "価格表を取り込みました。"
TAKEN_BODY: Final = "新規{new:,}・変更{changed:,}・終了{ended:,}。見積では、もう新しい価格が出ます。"
TAKEN_PART: Final = "取り込まなかった行は{refused:,}行です。"
TAKE_FAILED: Final = "取り込めませんでした。"

FIELDS: Final = {
    "maker": "メーカー",
    "name": "機種名",
    "storage": "容量",
    "colour": "色",
    "category": "分類",
    "cash_price": "現金販売価格",
    "discounts": "値引き",
    "valid_from": "価格の初日",
    "valid_until": "価格の最終日",
    "program": "取扱い",
    "residual": "残価",
    "steps": "分割支払金",
    "usage_fee": "利用料",
    "expected_buyback": "予想価格",
}
PARTS: Final = {
    "steps": "{label} {part}回",
    "expected_buyback": "{label} {part}か月目",
    "discounts": "{label} {part}",
}
OF_PROGRAM: Final = "{program}の{field}"
FIELD_NEW: Final = "現金販売価格（取扱い{count}件）"
FIELD_SOLD: Final = "現金販売価格"
NOTHING: Final = "なし"
OFFERED: Final = "あり"
ENDS: Final = "終了"
STAYS: Final = "同じ"
YEN: Final = "{amount}円"
DAY: Final = "{year}年{month}月{day}日"
DAYS: Final = "{first}〜{last}"
JAN: Final = "JAN {jan}"

# ホームと見積

HINT: Final = "いまの価格表は見本です。お店の価格表を取り込むと、実際の価格で見積できます。"
HINT_OPEN: Final = "価格表へ"
