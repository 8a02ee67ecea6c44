"""Japanese of ホーム. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

SEARCH: Final = "お客さま･契約をさがす"
SEARCH_HELP: Final = "名前、カナ、電話、受付番号、機種。バーコードもそのまま読めます"
SEARCH_HELP_SHORT: Final = "名前、電話、受付番号、バーコード"
NO_HIT: Final = "「{words}」に当てはまるお客さまは見つかりません"
SIR: Final = "{name} 様"
NO_NAME: Final = "お名前未入力"
NO_DEVICE: Final = "機種未入力"
COUNT: Final = "{count}件"
MORE: Final = "ほか{count}件"

DRAFTS: Final = "つづきから"
DRAFTS_NOTE: Final = "入力したところから開きます"
DRAFT_FROM: Final = "「{field}」から"
GO_ON: Final = "つづける"
NO_DRAFTS: Final = "途中の手続きはありません"
NO_DRAFTS_MORE: Final = "見積を始めると、入力したところまで自動で保存され、ここから続けられます。"
STAGES: Final = {
    "quote": (0, "見積"),
    "disclosure": (1, "重要事項説明"),
    "applicant": (2, "申込"),
    "consent": (2, "申込"),
    "confirm": (3, "確認"),
    "papers": (4, "書類"),
    "find": (0, "契約"),
    "who": (1, "本人確認"),
    "what": (2, "端末"),
    "ready": (2, "返却の準備"),
    "check": (3, "状態チェック"),
    "sign": (4, "署名"),
    "announced": (0, "郵送での返却の申込み"),
    "applied": (1, "郵送での返却の集荷"),
    "collected": (2, "郵送での返却の査定"),
    "assessed": (3, "郵送での返却の回答"),
}
"""Step → its place among the five stages, and its name."""

TASKS: Final = "期限のある仕事"
TASKS_TODAY: Final = "今日まで {count}件"
TASKS_LATE: Final = "期限切れ {count}件"
TASKS_MONTH: Final = "{month}月中 {count}件"
ALL: Final = "すべて見る"
OPEN: Final = "ひらく"
PRINT_TASKS: Final = "印刷"
TASKS_UNREAD: Final = "期限のある仕事を読めませんでした。"
NO_TASKS: Final = "期限の近い仕事はありません"
NO_TASKS_MORE: Final = "返却の特典やお返事の期限が近づくと、日付の順にここへ並びます。"

UNSENT: Final = "未送信"
UNSENT_ROW: Final = "申込  {name}"
UNSENT_AT: Final = "{at} 受付"
UNSENT_WAIT: Final = "送信待ち"
UNSENT_NOTE: Final = "つながったら、案件から送信を記録します"
UNSENT_OPEN: Final = "案件へ"
NO_UNSENT: Final = "送信を待つ申込はありません"

UNPRINTED: Final = "未印刷"
UNPRINTED_OPEN: Final = "印刷へ"
UNPRINTED_ROW: Final = "{title}  {name}"
UNPRINTED_WAIT: Final = "まだ印刷していません"
NO_UNPRINTED: Final = "印刷を待つ書類はありません"

MONTH: Final = "{month}月の期限"
MONTH_NOTE: Final = "今日 {today}件･このあと {later}件"
MONTH_NONE: Final = "期限なし"
WEEK: Final = ("日", "月", "火", "水", "木", "金", "土")

QUOTE: Final = "見積"
INTAKE: Final = "回収"
HIT_DRAFT: Final = "下書き"
HIT_QUOTE: Final = "見積 {number}"
