"""Japanese of 期限のある仕事: what each kind asks for, the list of a period, its paper. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

TITLE: Final = "期限のある仕事"
LIST_SAYS: Final = "期限のある仕事の一覧"
SIR: Final = "{name} 様"
NO_NAME: Final = "お名前未入力"
SHEETS: Final = "停電時の用紙"
SHEETS_LEFT: Final = "未入力 {count}枚"
TODAY: Final = "今日"
DAY: Final = "{month}月{day}日"
DAY_YEAR: Final = "{year}年{month}月{day}日"
DAY_WEEK: Final = "{month}月{day}日({weekday})"
WEEK_ONLY: Final = "{weekday}曜日"
YEAR_WEEK: Final = "{year}年・{weekday}曜日"
HOLIDAY: Final = "{weekday}・{holiday}"
DEVICE_PROGRAM: Final = "{device}・{program}"

KINDS: Final = {
    "cod-decision": ("代金引換に変えるか、お返事待ちです", "{day}を過ぎると注文は取消しになります"),
    "window-opens": ("返却の特典が使えるようになります", "{day}から、返却を受け付けられます"),
    "total-rises": ("返却すると減る額が、いちばん大きい月です", "{day}を過ぎると、減る額が小さくなります"),
    "window-closes": ("返却の特典が終わります", "{day}までに、返却の受付が必要です"),
    "notice": ("最終回のお支払いの案内が届きます", "{day}から届きます。返却するかどうかを決めていただきます"),
    "assessment": ("特典の申込がありますが、査定が終わっていません", "{day}までに査定を終えないと、特典を使えません"),
    "return": ("回収の受付が途中です", "{day}を過ぎると、支払不要になる額が減るか、特典が終わります"),
    "mail-announced": (
        "郵送で返却するか、お返事待ちです",
        "{day}までにお申し出がないと、返却せず使い続けることになります",
    ),
    "mail-applied": ("端末の集荷を待っています", "{day}が集荷の希望日です。済んだことを確かめます"),
    "mail-collected": ("査定の結果を待っています", "{day}までに、結果が届いたかを確かめます"),
    "outage-sheets": (
        "手書き用紙の入力が残っています",
        "{day}までに、使った用紙を入力し、使わなかった用紙を片づけます",
    ),
    "mail-assessed": ("査定の結果に、お返事待ちです", "{day}までにお返事がないと、返却せず使い続けることになります"),
}
"""Kind of a task → what it is, and what happens after its day."""
RISES: Final = ("{until}の返却で最大{saved:,}円減ります", "{until}の査定で最大{saved:,}円減ります")
"""Where the device must be handed in by the day, and where it must be assessed by then. 最大: for a sound device."""
UNTIL_MONTH: Final = "今月中"
UNTIL_DAY: Final = "{day}まで"
IN_MONTH: Final = "{month}月"
IN_MONTH_YEAR: Final = "{year}年{month}月"
FROM_DAY: Final = "{day}から"
LEFT: Final = "{since}は最大{left:,}円（総額で{more:,}円の差）"
CLOSES: Final = "過ぎると、総額が最大{more:,}円増えます"
APPLIED: Final = "申込 {applied}。{after}"
"""The day of the application stands beside the day of the assessment: they are two months."""
RESTS: Final = "平日は{month}月{day}日({weekday})まで。{after}"
"""The last day is a weekend or a holiday."""
OVER: Final = "{count}日過ぎています。{after}"
DONE: Final = "済"
SAYS: Final = "{group} {day} {who} {head}"

LATE: Final = "期限を過ぎたもの"
WEEK: Final = "今週（{month}月{day}日まで）"
MONTH: Final = "{month}月"
MONTH_REST: Final = "{month}月中"
MONTH_YEAR: Final = "{year}年{month}月"
COUNT: Final = "{count:,}件"

CARDS: Final = ("今週", "今月", "来月まで", "1年先まで")
"""Periods by key, all from today."""
FROM_TODAY: Final = (
    "今日から、今週の終わりまで",
    "今日から、今月の終わりまで",
    "今日から、来月の終わりまで",
    "今日から、1年先まで",
)
OTHER: Final = "指定した期間"
SEARCH: Final = "お名前・機種・番号で探す"
TOTAL: Final = "{count:,}件"
TOTAL_LATE: Final = "　うち期限を過ぎたもの {count:,}件"
FIRST: Final = "（はじめの{most:,}件を表示）"
FOUND: Final = "{count:,}件が見つかりました"

OPEN: Final = "ひらく"
TICK: Final = "済みにする"
UNTICK: Final = "済みを取り消す"
PRINT: Final = "一覧を印刷"
TICKED: Final = "{who}「{head}」を済みにしました。"
TICKED_MORE: Final = "間違えたときは、F7 で取り消せます。この画面を離れると、一覧から消えます。"
UNTICKED: Final = "{who}「{head}」を、もとに戻しました。"
NOT_BY_HAND: Final = "この仕事は、手続きが済むと一覧から消えます。"
NOT_BY_HAND_MORE: Final = "Enter で開いて、手続きを進めてください。"
TICKED_ELSEWHERE: Final = "この仕事は、別の画面で変わっていました。"
READ_FAILED: Final = "期限のある仕事を読めませんでした。"
NOT_TICKED: Final = "記録できませんでした。"
NONE: Final = "この期間に、期限のある仕事はありません"
NONE_LINES: Final = ("Alt+4 で、1年先までの仕事を見られます。",)
NOT_FOUND: Final = "「{text}」に合う仕事はありません"
FOOT: Final = "休日の期限には、その前の平日を添えています。査定・お返事を待つ仕事は、手続きが済むと一覧から消えます。"
