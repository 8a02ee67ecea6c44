"""Japanese of the customer's screen. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

TITLE: Final = "お客さまの画面"
DAY: Final = "お見積り  {day}"
OFFER: Final = "{operator} {program}  {count}回払い･頭金{down}･手数料{charge}(実質年率{rate})"
MONTHLY: Final = "月々のお支払い"
LUMP: Final = "購入のときのお支払い"
LUMP_NOTE: Final = "一括でお支払い"
MONTHLY_NOTE: Final = "{count}回･{month}分から"
RESIDUAL_NOTE: Final = "{count}回･最後の回は {yen}"
STEPS_NOTE: Final = "{count}回まで･その後は {yen}"
KEPT: Final = "返却しない場合の総額"
KEPT_NOTE: Final = "{count}回すべてお支払い"
RETURNED: Final = "返却した場合の総額"
RETURNED_NOTE: Final = "{month}({calendar})の返却"
NO_BENEFIT: Final = "返却の特典はありません"
QUESTION: Final = "何か月目に返却すると、全部でいくらになるか"
QUESTION_MONTHLY: Final = "毎月いくら払うか"
QUESTION_TIMES: Final = "いつまでに何をするか"
QUESTION_PLAIN: Final = "お支払いの総額"
CONDITIONS: Final = "{yen}に\nなる条件"
CONDITIONS_PLAIN: Final = "ご確認\nください"
WAITING: Final = "ただいま、お見積りを準備しています"
BACK: Final = "もどる"
