"""Words of 見積一覧: issued quotes, verified, printed again, quoted anew."""

from __future__ import annotations

from typing import Final

SEARCH: Final = "発行した見積をさがす"
HINT: Final = "番号、お客さま、機種、発行日、照合の番号でさがせます"
MOST: Final = "新しいものから{count}件"
EMPTY: Final = "発行した見積は、まだありません"
EMPTY_LINES: Final = (
    "見積（F2）で見積書を印刷（F12）すると、ここに1件ずつ残ります。",
    "あとから開いて、同じものを印刷したり、今日の条件で見積もり直したりできます。",
)
BEGIN: Final = "見積から始めます"
NONE: Final = "「{text}」に当てはまる見積はありません"
NONE_LINES: Final = ("文字を減らすか、見積書の番号や機種でさがしてみてください。",)

SIR: Final = "{name} 様"
NO_NAME: Final = "お名前なし"
WHAT: Final = "{device}・{program}"
ISSUED: Final = "{when} 発行"

LEFT: Final = "あと{days}日"
LAST_DAY: Final = "今日まで"
EXPIRED: Final = "期限切れ"
EXPIRED_FOR: Final = "{days}日前に期限切れ"
ALTERED: Final = "照合不一致"
NO_AMOUNT: Final = "—"
HAS_CASE: Final = "申込済み"

FACTS: Final = ("機種", "プログラム", "発行日", "有効期限", "申込", "見積書")
NO_CASE: Final = "なし"
CASE_OF: Final = "{state}（{number}）"
NO_PAPER: Final = "印刷していません"
PAPER_OF: Final = "{prints}部"
PAPER_WAITS: Final = "未印刷"
MONTHLY: Final = "月々（発行時）"
KEPT: Final = "返却しない場合の総額（発行時）"
RETURNED: Final = "返却した場合の総額（発行時）"
NO_RETURN: Final = "返却の特典なし"

CHECKING: Final = "発行時の内容と照合しています。"
INTACT: Final = "発行時の内容と一致しています"
INTACT_MORE: Final = "照合 {digest}　金額は発行したときのままです。"
WRONG: Final = "発行時の内容を確かめられません"
EXPIRED_HEAD: Final = "有効期限（{day}）を過ぎています"
EXPIRED_MORE: Final = "今日の条件では{count}か所が変わります。照合 {digest} は一致しています。"
RENEWED_HEAD: Final = "今日の条件で見積もり直しました"
RENEWED_MORE: Final = "{count}か所が変わります。進めると、新しい見積が始まります。"
SAME_MORE: Final = "変わるところはありません。進めると、新しい見積が始まります。"
GONE_HEAD: Final = "今日の条件では、このプログラムを使えません"
GONE_MORE: Final = "{why}下の{count}件のプログラムなら、同じお買い物を見積もれます。"
GONE_NONE: Final = "{why}ほかに見積もれるプログラムもありません。"
RENEWING: Final = "今日の条件で見積もっています。"

AS_ISSUED: Final = "発行時の内容"
CHANGES: Final = "発行時と今日の違い"
OFFERS: Final = "見積もれるプログラム"
FOLDED: Final = "変わらない{count}行も見る"
UNFOLDED: Final = "変わる行だけ見る"
HEADS_ISSUED: Final = ("項目", "発行時")
HEADS_CHANGES: Final = ("項目", "発行時", "今日", "違い")
HEADS_OFFERS: Final = ("プログラム", "返却しない場合", "返却した場合")
TABLE_SAYS: Final = "見積の内容"

RENEW: Final = "今日の条件で見積もり直す"
GO_ON: Final = "この条件で進める"
GO_ON_WITH: Final = "これで進める"
BACK: Final = "発行時に戻る"
PRINT: Final = "再発行"
SAVE: Final = "PDF保存"
CANNOT_RENEW: Final = "内容を読めないため、見積もり直せません。"
CANNOT_PRINT: Final = "印刷した見積書がありません。"
PAPER_ALTERED: Final = "見積書が発行時の内容と一致しません。"
