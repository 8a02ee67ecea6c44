"""Japanese of 満了時の選択. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

VIEW: Final = "満了時の選択"
LEAD: Final = "満了時の選択を確かめる"
CHOICES: Final = "満了のときに選べること"

KEPT: Final = "返却しない場合の総額"
RETURNED: Final = "返却した場合の総額"
SPLIT: Final = "分け直した場合の総額"
HANDED: Final = "買い取りに出した場合"
TOTAL: Final = "総額"
BY_OPERATOR: Final = "価格は事業者が決定"
CLOSED: Final = "今の条件では不可"

UNTIL_PAID: Final = "最後は{day}"
BEGINS: Final = "{day}から"
UNTIL: Final = "{day}まで"
SPLIT_UNTIL: Final = "お支払いは{begins}から{until}までです。"
BETWEEN: Final = "{begins}〜{until}"
ANY_TIME: Final = "受付は事業者に確認"
MONTH_OF: Final = "{month}か月目の額"
SAME: Final = "どの月でも同じ額"
RISES: Final = "{first}か月目。最後の月は{yen}円"
ONE: Final = "{number}回目 {yen}円"
RUN: Final = "{first}〜{last}回目 {yen}円×{count}回"
PARTS: Final = "{first}円＋{yen}円×{count}回"
PARTS_EVEN: Final = "{yen}円×{count}回"

SILENT: Final = "お申し出がないとき"
CHECK: Final = "あらためて審査"
NOT_WAIVED: Final = "お支払いは残ります"

DOES: Final = "お客さまにしていただくこと"
DOT: Final = "・{clause}"

LETTER: Final = "最終回の案内"
LETTER_COMES: Final = "{month}（{nth}か月目）に、案内が郵便で届きます。"
LETTER_UNTIL: Final = "返却は、{day}までに査定まで終えます。案内に書かれた申込みの期間のうちにお申し込みください。"
LETTER_SILENT: Final = "お申し出がないと使い続けるものとして、{day}に{yen}円を払います。"

APPLY: Final = "申込みと査定の月"
APPLIED: Final = "申込みの月"
ASSESSED: Final = "査定が終わる月"
AT: Final = "{month}か月目 {year}年{number}月"
CAN: Final = "特典を使えます"
MUST_KNOW: Final = "特典を使えます（要確認）"
LOST: Final = "特典を使えません"
BY: Final = "{applied}か月目に申し込むと、査定の期限は{by}です。"
BY_TWO: Final = (
    "{applied}か月目に申し込むと、査定の期限は、{middle}までの申込みで{first}、その後の申込みで{second}です。"
)

CHANGED: Final = "{month}か月目までに返却すると、契約が{count}回・{months}か月（{ends}まで）に変わり、{first}〜{last}回目の{yen}円がなくなります。"
NONE: Final = "—"
CHANGED_NAME: Final = "早い返却で変わる契約"
CHANGED_MONTH: Final = "返却する月"
LEFT_TO_PAY: Final = "返却のあとのお支払いは{count}回、{yen}円"
NOTHING_LEFT: Final = "返却のあとのお支払いはありません"
PAYMENT: Final = "{first}回目"
PAYMENTS: Final = "{first}〜{last}回目"
EACH: Final = "{yen}円×{count}回"
RETURNED_SHORT: Final = "返却した場合"
KEPT_SHORT: Final = "返却しない場合"

EMPTY_HEAD: Final = "満了のときに選ぶことはありません"
EMPTY_LINES: Final = (
    "返却の特典も残価もないお支払い方法です。払い終えると、機種はお客さまのものです。",
    "最後のお支払いは{day}、総額は{yen}円です。",
)
