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

# 回収

RETURN_DAY: Final = "ご返却  {day}"
RETURN_OF: Final = "{operator} {program}・{day}のご契約"
RETURN_WAITING: Final = "ただいま、ご返却の準備をしています"
WHO_HEAD: Final = "ご本人の確認にご協力ください"
WHO_LEAD: Final = "古物営業法により、端末をお預かりする前に確かめます。"
WHO_ROWS: Final = (
    ("person", "お名前・ご住所・ご職業・年齢をうかがいます"),
    ("paper", "本人確認書類の原本を拝見します"),
    ("question", "ご契約者ご本人の端末か、お支払いの状況をうかがいます"),
)
WHO_GUARDIAN: Final = ("phone", "保護者の方のお名前とお電話番号もうかがいます")
WHAT_HEAD: Final = "お持ちの端末を、契約と照らし合わせます"
WHAT_LEAD: Final = "端末の設定の画面か、本体に書かれた番号を読み取ります。"
WHAT_DEVICE: Final = "ご契約の機種"
WHAT_NUMBER: Final = "製造番号"
WHAT_SAME: Final = "末尾{tail}・契約と一致しました"
WHAT_RESTRICTION: Final = "ネットワーク利用制限"
WHAT_FREE: Final = "ありません"
WHAT_COVER: Final = "補償サービス"
WHAT_NO_COVER: Final = "加入していません"
WHAT_OPEN: Final = "確かめています"
READY_HEAD: Final = "端末の準備をお願いします"
READY_LEAD: Final = "お客さまご自身で操作してください。係員が順にご案内します。"
READY_ALL: Final = "準備が済みました"
READY_ALL_LINES: Final = ("ありがとうございます。", "続けて、端末の状態を一緒に確かめます。")
CHECK_HEAD: Final = "端末の状態を、一緒に確かめます"
CHECK_SOUND: Final = "お選びいただける方法"
CHECK_SHOP: Final = "店"
CHECK_YOU: Final = "お客さま"
CHECK_OPEN: Final = "これから確かめます"
CHECK_DISPUTED: Final = "異議あり"
CHECK_CURE: Final = "先に直していただくことがあります"
CHECK_REFUSED: Final = "この端末では、特典を使えません"
CHECK_DAYS: Final = "契約の条件は{bought}、負担金の基準は{today}のものです。"
SIGN_HEAD: Final = "内容をお確かめのうえ、署名をお願いします"
DONE_HEAD: Final = "端末をお預かりしました"
DONE_LEAD: Final = "お客さま控えをお受け取りください。"
TILE_WAIVED: Final = "なくなるお支払い"
TILE_SURCHARGE: Final = "お支払いいただく{name}"
TILE_FEE_TOO: Final = "ほかに特典の利用料 {yen}"
TILE_TAX: Final = "不課税"
TILE_NOTHING: Final = "かかりません"
TILE_LEFT: Final = "残りのお支払い"
TILE_UNTIL: Final = "{count}回・{day}まで"
TILE_NONE_LEFT: Final = "これで終わりです"
FINAL_HEAD: Final = "署名のあとは、変えられません"
"""The return as the customer sees it: neutral, never what staff suspect or are told of arrears."""
