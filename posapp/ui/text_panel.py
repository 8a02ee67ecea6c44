"""Japanese words of the right panel of the sale. Templates for ``str.format``."""

from __future__ import annotations

from typing import Final

TITLE: Final = "ご案内中の内容"
NO_NAME: Final = "お名前未入力"
SIR: Final = "{name} 様"
MONTHLY: Final = "月々のお支払い"
LUMP: Final = "一括のお支払い"
TIMES: Final = "{count}回"
KEPT: Final = "返却しない場合の総額"
RETURNED: Final = "返却した場合の総額"
RETURNED_IN: Final = "{month}・{calendar}の返却"
WAIVED: Final = "支払不要になる額 {yen}"
NO_RETURN: Final = "返却の特典なし"
NOT_POSSIBLE: Final = "この月は返却の特典を使えません"
CONDITIONS: Final = "この総額になる条件"
TODAY: Final = "今日のお支払い"
FIRST: Final = "第1回 {month}分"
FIRST_AFTER: Final = "第1回 {month}分・ポイント後"
LAST_PAYMENT: Final = "最終回 {month}分"
SECOND_STEP: Final = "{number}回目から"
CHARGE: Final = "手数料・実質年率"
LAST_MONTH: Final = "返却できる最後の月"
POINTS: Final = "総額に含むポイント"
EMPTY_HEAD: Final = "まだ見積がありません"
EMPTY_LINES: Final = ("機種と価格を入れると、", "月々の額と総額をここに出します。")
