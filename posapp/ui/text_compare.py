"""Japanese of 比べる. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

VIEW: Final = "比べる"
LEAD: Final = "お客さまの予定で比べる"
PLAN: Final = "お客さまの予定"
PLANS: Final = (
    ("years:2", "2年ごと"), ("years:3", "3年ごと"), ("keep", "壊れるまで"), ("month", "月を決める"), ("best", "一番安い月"),
)  # fmt: skip
MONTHS: Final = "購入の何か月後に手放すか"
MONTHS_UNIT: Final = "か月後"
PRINT: Final = "比較表"
PRINT_NAME: Final = "比較表を印刷"
PRINT_HELP: Final = "この比較をA4の紙1枚に印刷します"
BELOW: Final = "↓ の先に、あと{count}件あります"
RANKING: Final = "総額の少ない順の一覧"

HEADS: Final = ("順位", "買い方", "この予定の支払総額", "返却しない場合", "一番との差", "返却する月")
FEE_HINT: Final = "斜線は故障時"
LEAST: Final = "一番少ない"
SAME: Final = "同額"
MORE: Final = "+{yen}円"
RETURN_IN: Final = "{year}年{month}月"
NOT_THEN: Final = "その月は使えません"
NOT_CHEAPER: Final = "返しても同じか高い"
NEVER: Final = "使える月なし"
KEEPS: Final = "返却しません"
NO_BENEFIT: Final = "返却の特典なし"

SPOKEN: Final = "{rank}位 {name} {operator} この予定での支払総額 {burden}円、返却しない場合の支払総額 {kept}円、{difference}、{when}"
SPOKEN_DAMAGED: Final = "、故障や破損があると {damaged}円"
SPOKEN_ASSESSED: Final = "、故障や破損があるときの額は査定で決まります"
SPOKEN_CHOSEN: Final = "、選んでいるプログラム"

LEFT_OUT: Final = "見積できない買い方: {names}"
LEFT_OUT_ONE: Final = "{name}（{reason}）"
ABOUT: Final = "選んだ買い方の説明"
NOTHING: Final = "この条件で見積できる買い方がありません。"
