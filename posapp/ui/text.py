"""Every Japanese word of the windows that does not come from the catalogue. Knows no widget.

Sentences with figures are templates for ``str.format``. Words follow the glossary in the README.
"""

from __future__ import annotations

from typing import Final

APP: Final = "posapp"
MENU: Final = "メニュー"

PLACES: Final = {
    "home": ("home", "ホーム"),
    "quote": ("quote", "見積"),
    "intake": ("intake", "回収"),
    "cases": ("cases", "案件"),
    "papers": ("printer", "書類"),
    "ledger": ("ledger", "台帳"),
    "settings": ("settings", "設定"),
    "quotes": ("paper", "見積一覧"),
    "prices": ("yen", "価格表"),
    "tasks": ("calendar", "期限のある仕事"),
    "mail": ("mail", "郵送での返却"),
    "intakes": ("intake", "回収一覧"),
    "verify": ("verify", "照合"),
    "official": ("paper", "公式書類"),
    "outage": ("edit", "停電時の用紙"),
}
"""Icon and word of each place, in the rail and in the menu."""

ACTIONS: Final = {
    "page": "この画面の操作",
    "problem": "次の要修正項目へ",
    "second": "この画面の操作2",
    "customer": "客面に表示",
    "print": "印刷",
    "search": "さがす",
    "card1": "1番目を選ぶ",
    "card2": "2番目を選ぶ",
    "card3": "3番目を選ぶ",
    "card4": "4番目を選ぶ",
    **{f"view{nth}": f"{nth}番目の表示" for nth in range(1, 8)},
}
"""Menu words of the keys in `posapp.ui.keys`."""

STAFF: Final = "担当 {name}"
SHOWN: Final = "客面に表示"
SHOW: Final = "客面に出す"
TO_FIELD: Final = "項目へ"
BACK: Final = "戻る"
SAVED: Final = "{time:%H:%M} 保存済み"
YEN: Final = "円"
POINT: Final = "点"
MAN_YEN: Final = "万円"
PERSON: Final = "人"
AUTO: Final = "自動"
CHOSEN: Final = "選択中"
AGAIN: Final = "もう一度"
MONTHS_TH: Final = "{month}か月目"
PURCHASE_MONTH: Final = "購入月"
YEAR_MONTH: Final = "{year}年{month}月"
YES: Final = "はい"
OK: Final = "OK"
CANCEL: Final = "やめる"
WEEKDAYS: Final = ("月", "火", "水", "木", "金", "土", "日")

MONTHLY: Final = "月々"
KEPT_TOTAL: Final = "返却しない場合の総額"
RETURN_TOTAL: Final = "返却した場合の総額"
CHART_TITLE: Final = "{month}か月目に返却したときの支払総額"
CHART_TITLE_NONE: Final = "返却しない場合の支払総額"
CHART_NOTE: Final = "他社は暦の月に合わせて表示"
RETURN_IN: Final = "{month}か月目({year}年{number}月)に返却"
RETURN_IN_SHORT: Final = "{month}か月目に返却"
RETURN_AT_PURCHASE: Final = "購入月({year}年{number}月)に返却"
RETURN_MONTH: Final = "返却する月"
CHART_SAYS: Final = "{when}すると、支払総額は{total}円です。返却しない場合は{kept}円です。"
CHART_DAMAGED: Final = "故障や割れがあるときは{damaged}円です。"
CHART_REFUSED: Final = "故障や割れがあるときは、返却の特典を使えません。"
EARLIER: Final = "1か月早く"
LATER: Final = "1か月遅く"
CANNOT_QUOTE: Final = "見積できません"
