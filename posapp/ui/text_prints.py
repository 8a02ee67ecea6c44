"""Words of the print list and of the settings of printing."""

from __future__ import annotations

from typing import Final

SEARCH: Final = "印刷リスト"
HINT: Final = "書類名・番号・お客さまで探せます。↑↓で選び、Enterで右へ。"
EMPTY: Final = "印刷するものはありません"
EMPTY_LINES: Final = (
    "見積書や申込の書類を作ると、紙に出るまでここに残ります。",
    "今日印刷した書類も、ここから再発行できます。",
)
NONE: Final = "「{text}」に当てはまるものはありません"
NONE_OPEN: Final = "まだ紙に出ていない書類はありません"
NONE_DONE: Final = "今日はまだ印刷していません"
NONE_LINES: Final = ("言葉を短くするか、表示を「すべて」に変えてください。",)
SHOW: Final = "表示"
ALL, OPEN, DONE = "all", "open", "done"
FILTERS: Final = {ALL: "すべて", OPEN: "未印刷", DONE: "今日の印刷"}

UNASKED: Final = "未印刷"
STATES: Final = {
    "waiting": "印刷待ち",
    "sent": "印刷中",
    "printed": "印刷済み",
    "failed": "出ていません",
    "cancelled": "取り消し",
}
HELD_UP: Final = "確認が必要"
SIR: Final = "{name} 様"
REPRINT: Final = "再発行 {count}回目"
COPIES: Final = {"customer": "お客さま控え", "shop": "店舗控え"}
OFFICIAL: Final = "公式書類"

FACTS: Final = ("お客さま", "番号", "控え", "再発行", "プリンター", "用紙", "担当", "日時")
NOBODY: Final = "—"
FIRST_ISSUE: Final = "初回"
NEXT_REPRINT: Final = "初回（次は再発行 {count}回目）"
USUAL_PRINTER: Final = "いつものプリンター"
PAPER_LINE: Final = "{tray}・{sides}"

PRINT_ALL: Final = "すべて印刷"
PRINT_ALL_NONE: Final = "未印刷の書類はありません"
PRINT: Final = "印刷"
AGAIN: Final = "もう一度印刷"
REISSUE: Final = "再発行 {count}回目を印刷"
CANCEL: Final = "印刷を取り消す"
CAME_OUT: Final = "紙が出ている"
SAVE: Final = "PDF保存"
WAY: Final = "印刷の設定"
BUSY: Final = "ほかの作業が終わるまでお待ちください"
ON_ITS_WAY: Final = "いま印刷しています"
PREVIEW_EMPTY: Final = "選んだ書類を、出てくるとおりに表示します"
PREVIEW_FAULT: Final = "表示できませんでした"

ASKED_HEAD: Final = "{title}をプリンターへ送りました"
ASKED_BODY: Final = "紙が出たことを確かめてから、お客さまにお渡しください。"
ASKED_MANY: Final = "{count}件をプリンターへ送りました"
NOT_PRINTED: Final = "{title}を印刷できませんでした"
NOT_PRINTED_MANY: Final = "{count}件を印刷できませんでした"
CANCELLED: Final = "{title}の印刷を取り消しました"
CANCELLED_LATE: Final = "{title}は、もう印刷が終わっていました"
NOT_CANCELLED: Final = "{title}の取り消しを、プリンターがまだ受け付けていません"
SETTLED: Final = "{title}を印刷済みにしました"

FOUND_HEAD: Final = "前回、印刷できなかったものが{count}件あります"
FOUND_BODY: Final = "勝手に印刷することはありません。必要なものを選んで、もう一度印刷してください。"

WAY_TITLE: Final = "印刷の設定"
WAY_NOTE: Final = "選ぶとすぐに覚え、次の印刷から使います。"
WAY_FOR: Final = "設定する書類"
WAY_ALL: Final = "すべての書類"
WAY_PRINTER: Final = "プリンター"
WAY_TRAY: Final = "給紙トレイ"
WAY_SIDES: Final = "面"
WAY_CUSTOMER: Final = "お客さま用の部数"
WAY_SHOP: Final = "店舗控えの部数"
WAY_FORGET: Final = "「すべての書類」の設定に戻す"
WAY_BACK: Final = "書類に戻る"
WAY_SEEKING: Final = "プリンターに確かめています。"
WAY_GONE: Final = "「{name}」が見つかりません。電源と接続を確かめるか、ほかのプリンターを選んでください。"
WAY_NO_PRINTER: Final = "プリンターが見つかりません。電源と接続を確かめてください。"
COPY_COUNT: Final = "{count}部"
TRAY_AUTO: Final = "プリンターに任せる"
TRAY_NUMBER: Final = "トレイ{number}"
TRAYS: Final = {
    "auto": "プリンターに任せる",
    "main": "標準トレイ",
    "alternate": "予備トレイ",
    "manual": "手差し",
    "by-pass-tray": "手差し",
    "top": "上のトレイ",
    "middle": "中のトレイ",
    "bottom": "下のトレイ",
    "side": "横のトレイ",
    "left": "左のトレイ",
    "right": "右のトレイ",
    "center": "中央のトレイ",
    "rear": "後ろのトレイ",
    "large-capacity": "大容量トレイ",
    "envelope": "封筒",
    "photo": "写真用トレイ",
}
SIDES: Final = {"one": "片面", "long": "両面（長辺とじ）", "short": "両面（短辺とじ）"}

SAVE_TITLE: Final = "PDFの保存先"
FILES: Final = "PDF (*.pdf)"
SAVED: Final = "PDFを保存しました"
SAVE_FAILED: Final = "PDFを保存できませんでした"
SAVE_FAILED_MORE: Final = "保存先の空きと、書き込めるかを確かめて、もう一度保存してください。"
