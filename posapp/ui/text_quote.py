"""Japanese of 見積. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

DEVICE: Final = "機種"
DEVICE_HELP: Final = "バーコード可"
JAN: Final = "JAN {jan}"
NOT_LISTED: Final = "価格表にない機種"
PRICE: Final = "現金販売価格(税込)"
PRICE_LIST: Final = "価格表 {year}年{month}月{day}日版"
SAMPLE: Final = "(見本)"
PRICE_OWN: Final = "入力した価格"
REASON: Final = "価格が違う理由"
BASIS: Final = "価格の確かめ方"
DOWN: Final = "頭金"
DISCOUNT: Final = "値引き"
POINTS: Final = "使うポイント"
CLOSING: Final = "締め日"
COVER: Final = "補償サービス"
LINE: Final = "回線契約"
CLOSING_DAYS: Final = (("end", "月末"), ("20", "20日"), ("10", "10日"))
LINES: Final = (("yes", "あり"), ("no", "なし"))
COVER_OPEN: Final = "未確認"
COVER_NONE: Final = "加入しない"
FINANCED: Final = "分割対象額"

MORE: Final = "くわしい条件"
BASICS: Final = "基本の条件にもどる"
ON: Final = "見積の日"
ON_HELP: Final = "和暦でも入力できます"
SHEETS: Final = "手書き用紙の番号"
SHEETS_HELP: Final = "停電の日の分だけ"
SHEETS_UNDER: Final = "続けて入力するときは、間を空けます"
SHEETS_TAKEN: Final = "{count}枚。書面は見本になりません"
CATEGORY: Final = "分類"
POINTS_DOWN: Final = "頭金に使うポイント"
REPAIRS: Final = "今年の修理の利用"
TIMES: Final = "回"
RESIDUAL: Final = "残価(最後の回の額)"
STEP_FIRST: Final = "はじめの段階の額"
STEP_SECOND: Final = "次の段階の額"
USAGE_FEE: Final = "特典の利用料"
FROM_LIST: Final = "空欄なら価格表の額"
CATEGORIES: Final = (
    ("phone", "スマートフォン"), ("feature-phone", "ケータイ"), ("tablet", "タブレット"), ("watch", "腕時計型"),
    ("pixel-watch", "Pixel Watch"), ("acpc", "常時接続PC"), ("pc", "パソコン"), ("camera", "カメラ"), ("lens", "レンズ"),
    ("audio", "オーディオ"), ("tv", "テレビ"),
)  # fmt: skip

CONDITIONS: Final = "条件"
BAND: Final = ("機種", "価格", "頭金", "値引き", "ポイント", "補償", "締め日")
BAND_COVER_NONE: Final = "なし"

EMPTY_HEAD: Final = "機種を入れると、ここに見積が並びます"
EMPTY_LINES: Final = (
    "左の「機種」に名前の一部を入力するか、箱のバーコードを読み取ってください。",
    "使えるプログラムを最大4つ並べ、何か月目に返却するといくらになるかを図で確かめられます。",
)
EMPTY_SAMPLE: Final = "いまの価格表は見本です。お店の価格表は、{key}を押して取り込めます。"
UNREADABLE_HEAD: Final = "入力を直すと、ここに見積が並びます"
HINT_HEAD: Final = "プログラムを選ぶと、返却する月ごとの総額をここに描きます"
HINT_LINES: Final = ("カードを押すか、Alt+数字で選びます。",)
REFUSED_HEAD: Final = "「{name}」は、この条件では見積できません"
REFUSED_LINES: Final = ("{reason}", "条件を直すか、ほかのカードを選ぶと、返却する月ごとの総額をここに描きます。")
OTHER_DAYS: Final = "見積の日を変えると、ほかに{count}件のプログラムが並びます。"
NO_PROGRAM_HEAD: Final = "この日にこの分類で売っているプログラムがありません"
NO_PROGRAM_LINES: Final = ("「くわしい条件」で、見積の日と分類を確かめてください。",)

COUNT_FIRST: Final = "×{count}回･初回 {month}月分"
SAME_EACH: Final = "{count}回とも同じ金額"
FIRST_DIFFERS: Final = "1回目だけ {amount}円"
LAST_IS: Final = "{number}回目 {amount}円"
THEN: Final = "{number}回目から {amount}円"
LUMP: Final = "購入のときに一度だけ"
NO_BENEFIT: Final = "返却の特典なし"
NO_MONTH: Final = "使える月なし"
ONE_FOLD: Final = "一括"

KEPT: Final = "返却しない場合 {yen}円"
SAME_FOR_ALL: Final = "(どの方法も同じ)"
SERIES: Final = "{name} {yen}円"
DAMAGED: Final = "故障･破損があるとき +{yen}円"
DAMAGED_MOST: Final = "故障･破損があるとき 最大+{yen}円"
REFUSED: Final = "{month}か月目から 故障時は特典なし"
POINTED: Final = "{month}か月目 {yen}円"
NO_SLIDER: Final = "この方法に返却の特典はありません"

TO_DISCLOSURE: Final = "次へ"
READY: Final = "この条件でよければ、重要事項の説明へ進みます。"
CHOOSE_DEVICE: Final = "機種を入れると見積できます。"
CHOOSE_LISTED: Final = "一覧から機種を選びます。価格表にない機種は、名前を入れてEnterを押し、価格を入力します。"
CHOOSE_PROGRAM: Final = "お客さまが選んだプログラムを、カードかAlt+数字で選んでください。"
NOTICE: Final = "注意 {count}件"
MEND: Final = "要修正 {count}件"
NOT_FOUND: Final = "読み取った番号 {code} の機種は、価格表にありません。名前でさがすか、価格を入力してください。"
CHOOSE: Final = "{name}を選ぶ"
RETURN_MONTH: Final = "返却する月へ"
VIEWS: Final = "見積の表示"
VIEW_TOTALS: Final = "返却月と総額"
VIEW_MONTHLY: Final = "毎月の支払い"
VIEW_TIMES: Final = "時期"
TO_VIEW: Final = "{title}へ"
RETURN_LABEL: Final = "返却する月"
PRINT_QUOTE: Final = "見積書を印刷"
PRINT: Final = "見積書"
