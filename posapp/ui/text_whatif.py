"""Japanese of もしも. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

VIEW: Final = "もしも"
LEAD: Final = "もしもの差額を見る"

TODAY: Final = "今のご案内"
RETURNED: Final = "{month}に返却"
KEPT: Final = "返却しない"
BURDEN: Final = "負担"
WITHOUT_RETURN: Final = "返却しない場合"
NO_BENEFIT: Final = "{month}は特典を使えません"

MONTH: Final = "返却の月"
DAMAGED: Final = "故障・破損がある"
COVER_MONTHLY: Final = "補償の月額"
AT_MOST: Final = "空欄なら、分かっている最大の{yen}円で計算します"
TRY_POINTS: Final = "使うポイントを試す"
TRY_DOWN: Final = "頭金を試す"
FIELDS: Final = (("cover_monthly", COVER_MONTHLY), ("try_points", TRY_POINTS), ("try_down", TRY_DOWN))

UNITS: Final = ("円", "点", "円")

GROUPS: Final = {
    "month": "返却月", "damage": "破損", "cover": "補償", "window": "時期", "points": "ポイント",
    "points-place": "ポイント", "down-payment": "頭金",
}  # fmt: skip
EARLIER: Final = "1か月早く（{month}）"
LATER: Final = "1か月遅く（{month}）"
BEST: Final = "一番安い月（{month}）"
KEEP: Final = "返却せずに使い続ける"
BREAKS: Final = "故障・破損がある"
SOUND: Final = "故障・破損がない"
NO_COVER: Final = "補償に加入しない"
WHEN_BROKEN: Final = "　故障したとき"
WHEN_SOUND: Final = "　故障しなかったとき"
WINDOW: Final = "{window}（{month}）"
POINTS: Final = "{points}ポイントを使う"
NO_POINTS: Final = "ポイントを使わない"
POINTS_DOWN: Final = "ポイントを頭金に使う"
POINTS_SPREAD: Final = "ポイントを分割払いに使う"
DOWN: Final = "頭金{down}円を払う"
NO_DOWN: Final = "頭金を払わない"

DEARER: Final = "+{yen}円 高くなる"
CHEAPER: Final = "−{yen}円 安くなる"
SAME: Final = "変わらない"
PLUS_COVER: Final = "{yen}円+補償料"
COVER_ONLY: Final = "補償料の分だけ"
OPEN: Final = "査定で決まる"
REFUSED: Final = "できません"

LIST: Final = "変えたときの差額の一覧"
SPOKEN: Final = "{group} {words}、負担 {burden}、{difference}。{said}"
SPOKEN_NONE: Final = "{group} {words}、{difference}。{said}"
APPLY: Final = "Enterで変更"
EMPTY: Final = "この条件で変えられることがありません。"
