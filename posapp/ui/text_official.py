"""Japanese of 公式書類: operators' own PDFs, in their place and beside the papers of a case. Sentences with figures are templates."""

from __future__ import annotations

from typing import Final

SEARCH: Final = "公式書類"
HINT: Final = "書類・事業者・プログラムの名前の一部"
SHOW: Final = "表示"
ALL: Final = "all"
OPEN: Final = "open"
FILTERS: Final = {ALL: "すべて", OPEN: "要対応"}
EMPTY: Final = "登録する公式書類がありません"
EMPTY_LINES: Final = ("カタログに、事業者の書類の置き場所がまだありません。",)
NONE: Final = "「{text}」に合う書類はありません"
NONE_OPEN: Final = "期限切れや未登録の書類はありません"
NONE_LINES: Final = ("文字を減らすか、表示を「すべて」に戻してください。",)
LOOSE: Final = "カタログにない置き場所"
KINDS: Final = {"terms": "約款", "conditions": "提供条件書", "rules": "規約", "privacy": "個人情報"}
WHAT: Final = "{operator}・{kind}"

STANDINGS: Final = {
    "valid": "有効",
    "ending": "まもなく終わる",
    "expired": "期限切れ",
    "ahead": "まだ始まらない",
    "missing": "未登録",
}
WITHDRAWN: Final = "取り下げ"
PAST: Final = "終わった版"
NEXT: Final = "次の版"
DAYS: Final = "{first}から{last}まで"
DAYS_OPEN: Final = "{first}から"
UNTIL: Final = "{last}まで"
NO_END: Final = "終わりの日なし"
NOTHING: Final = "登録なし"
SHORT_DAY: Final = "{year}/{month}/{day}"
SHORT_DAYS: Final = "{first}～{last}"

FACT_PROGRAMS: Final = "プログラム"
FACT_BESIDE: Final = "いっしょに渡す"
FACT_NEED: Final = "申込み"
FACT_DAYS: Final = "使える日"
FACT_ADDED: Final = "登録"
FACT_DIGEST: Final = "照合の値"
ADDED_BY: Final = "{when} {staff}（{pages}ページ）"
REQUIRED: Final = "ないと受け付けない"
OFFERED: Final = "なくても受け付ける"
PAPERS: Final = {
    "quote": "見積書",
    "disclosure": "重要事項説明書",
    "application": "申込書",
    "consent": "同意書",
    "schedule": "支払予定表",
    "return-guide": "返却ガイド",
    "formed": "契約成立のお知らせ",
}
NOWHERE: Final = "どの書類とも組になりません"
EDITIONS: Final = "登録した版"
NO_EDITION: Final = "まだありません。事業者から受け取ったPDFを加えてください。"

ADD: Final = "PDFを加える"
WITHDRAW: Final = "この版を取り下げる"
SAVE: Final = "PDFを保存"
PRINT: Final = "印刷"
CHOOSE: Final = "公式書類のPDFを選ぶ"
FILES: Final = "PDF (*.pdf *.PDF);;すべてのファイル (*)"
SAVE_TITLE: Final = "公式書類を保存する"
ADDING: Final = "加えるPDF"
ADDING_FILE: Final = "{file}（{pages}ページ）"
ADDING_NOTE: Final = "右の中身を見て、版と使える日を入力してください。日は書類の表紙や末尾にあります。"
VERSION: Final = "版"
VERSION_HELP: Final = "例：2024年4月版"
FROM: Final = "使い始める日"
LAST: Final = "終わりの日"
LAST_HELP: Final = "決まっていなければ空欄"
REPLACES: Final = "前の版は前日で終わりにする"
TAKE: Final = "登録する"
QUIT: Final = "やめる"

READING: Final = "「{file}」を読み込んでいます"
ADDED: Final = "「{name}」を登録しました"
ADDED_MORE: Final = "組になる書類といっしょに、お客さまへ渡せます。"
SAME: Final = "この書類は、同じ内容でもう登録されています"
NOT_READ: Final = "このファイルは登録できません"
NOT_ADDED: Final = "登録していません"
WITHDRAW_ASK: Final = "「{name}」を取り下げますか"
WITHDRAW_BODY: Final = "これからの申込みでは使われなくなります。渡した記録と中身は残ります。"
WITHDRAW_YES: Final = "取り下げる"
WITHDRAW_NO: Final = "やめる"
WITHDRAWN_HEAD: Final = "「{name}」を取り下げました"
NOT_WITHDRAWN: Final = "取り下げていません"
SENT: Final = "印刷に送りました"
NOT_PRINTED: Final = "印刷に送れませんでした"
SAVED: Final = "保存しました"
NOT_SAVED: Final = "保存できませんでした"
NOT_SAVED_MORE: Final = "別の場所を選ぶか、空き容量を確かめてください。"
ONE_FILE: Final = "一度に加えられるのは1つです"
NOT_SHOWN: Final = "中身を表示できません"
PREVIEW_EMPTY: Final = "登録したPDFの中身が、ここに出ます。"
BUSY: Final = "いまの作業が終わるまでお待ちください。"
NO_CHOICE: Final = "先に版を選んでください。"

HINT_OPEN: Final = "公式書類を見る"
DUE_MORE: Final = "（ほか{count}件）"

PART: Final = "事業者の書類"
WAYS: Final = {"printed": "店で印刷", "booklet": "冊子"}
LOOK: Final = "見る"
LOOK_THIS: Final = "「{name}」を見る"
PRINT_ALL: Final = "事業者の書類を印刷"
HAND_OVER: Final = "渡した"
HAND_OVER_BOOKLET: Final = "冊子を渡した"
HAND_OVER_THIS: Final = "「{name}」を渡した"
HAND_OVER_ALL: Final = "事業者の書類を渡した"
TAKE_BACK: Final = "取り消す"
TAKE_BACK_THIS: Final = "「{name}」を渡した記録を取り消す"
GIVEN: Final = "渡した {when} {staff}（{way}）"
AT_HAND: Final = "{version}・{pages}ページ"
PRINTED: Final = "{version}・印刷した"
LACKS: Final = {
    "expired": "期限切れ（{last}まで）",
    "ahead": "{first}から使えます",
    "missing": "未登録。Ctrl+Oで登録できます",
}
HANDED_ALL: Final = "すべて渡した"
LEFT_COUNT: Final = "まだ {count}"
BADGE: Final = "事業者の書類 {state}"
LACKING: Final = "足りない {count}"
TAKE_BACK_ASK: Final = "「{name}」を渡した記録を取り消しますか"
TAKE_BACK_BODY: Final = "取引履歴に載らなくなります。取り消したことは店の記録に残ります。"
TAKE_BACK_YES: Final = "取り消す"
NOT_NOTED: Final = "記録できませんでした"
