"""Japanese of 値引きの上限. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

from posapp.domain.cap import Ground, MonthState, Verdict

VIEW: Final = "値引きの上限"
LEAD: Final = "値引きの上限を確かめる"
ROWS: Final = "月ごとの特典と上限"

LIMIT: Final = "上限 {limit}円"
GROUNDS: Final = {
    Ground.PERCENT: "価格が{band}ので、価格の{percent}%です。",
    Ground.FIXED: "価格が{band}ので、一律{amount}円です。",
    Ground.PRICE: "価格が{band}ので{amount}円ですが、価格を超えません。",
}
BAND_UP_TO: Final = "{up_to}円以下な"
BAND_BETWEEN: Final = "{above}円を超え{up_to}円以下な"
BAND_ABOVE: Final = "{above}円を超える"
NO_GROUND: Final = "見積の日の決まりによる上限です。"
FORMULA: Final = "特典の合計は、値引きに、支払不要の額から買取等予想価格を引いた額（マイナスなら0円）を足したものです。"

HEADS: Final = ("返却する月", "値引き", "支払不要", "買取等予想価格", "特典の合計", "", "上限と比べて")
KEPT: Final = "返却しない"
MONTH: Final = "{month}か月目"
MONTHS: Final = "{first}〜{last}か月目"
CALENDAR: Final = "{year}年{number}月"
UNKNOWN_PRICE: Final = "予想価格なし"
STATES: Final = {
    MonthState.WITHIN: "上限の内", MonthState.OVER: "{over}円 超過", MonthState.UNKNOWN: "計算できません",
    MonthState.CLOSED: "返却できない月",
}  # fmt: skip
ICONS: Final = {
    MonthState.WITHIN: "check", MonthState.OVER: "stop", MonthState.UNKNOWN: "question", MonthState.CLOSED: "minus",
}  # fmt: skip
SPOKEN: Final = "{when}。値引き{discounts}円、支払不要{waived}、買取等予想価格{buyback}、特典の合計{benefit}。{state}。"
AMOUNT: Final = "{yen}円"
AT_LEAST: Final = "{yen}円〜"
NOTHING: Final = "—"

VERDICTS: Final = {
    Verdict.OVER: "{over}円 超えています",
    Verdict.WITHIN: "どの月も上限の内です",
    Verdict.UNKNOWN: "計算できない月があります",
}
MISSING: Final = "買取等予想価格のない月が{count}か月あり、上限の内とは言えません。価格表に月ごとの買取等予想価格を入れると、計算できます。"
WORST: Final = "いちばん大きいのは{when}の{benefit}円です。"
OPEN: Final = "回線のない方も使えるプログラムです。"
CLOSED: Final = "回線のない方は使えません。法律は、回線がなくても使えることを求めています。"
NOT_SAID: Final = "回線のない方も使えるかは、カタログに書かれていません。事業者に確かめてください。"

SUPERVISOR: Final = "責任者"
REASON: Final = "上限を超える理由"
REASON_HELP: Final = "{least}文字以上。お客さまの名前は書かないでください"
APPROVE: Final = "このままでは、見積書も申込みの書面も出せません。値引きを減らすか、責任者の承認を入力してください。"
APPROVED: Final = "{supervisor}さんの承認で書面を出せます。承認は記録に残り、お客さまの書面には載りません。"
FELL: Final = "超える額が{before}円から変わったため、前の承認は取り消されました。"

NO_CAP_HEAD: Final = "この日の見積には、値引きの上限がありません"
NO_CAP_LINES: Final = (
    "{day}に当てはまる上限は、登録されていません。",
    "上限のある日の見積では、月ごとの特典の計算をここで確かめられます。",
)
EXEMPT_HEAD: Final = "このプログラムには、値引きの上限が掛かりません"
EXEMPT_LINES: Final = ("電気通信事業法の上限は、通信事業者が売るときの決まりです。",)
