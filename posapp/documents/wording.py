"""Words that every paper shares: names of kinds, states and marks. Written for posapp; holds no operator and no amount of yen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from posapp.domain.application import Housing, PaymentWay, State
from posapp.domain.people import DocumentKind

KEPT: Final = "返却しない場合の支払総額"
RETURNED: Final = "返却した場合の支払総額"
TOTAL: Final = "支払総額"
NOT_NEEDED: Final = "支払不要"
NO_BENEFIT: Final = "特典なし"
NOT_USABLE: Final = "使えません"

TITLES: Final = {
    "quote": "見積書",
    "disclosure": "重要事項説明書",
    "application": "個別信用購入あっせん契約申込書",
    "consent": "個人情報・信用情報 同意書",
    "schedule": "支払予定表",
    "return-guide": "返却ガイド",
    "formed": "契約成立のお知らせ",
    "comparison": "比較表",
    "rekeying": "再入力シート",
    "history": "取引履歴",
}

SAMPLE: Final = "見本"
COPY_MARKS: Final = {"customer": "お客さま控え", "shop": "店舗控え"}
LARGE: Final = "大きな文字"
READINGS: Final = "ふりがな付き"
FOR_SHOP: Final = "店舗用"
QR_CAPTION: Final = "書面の照合"
QR_CAPTION_SHORT: Final = "照合"

CATEGORIES: Final = {
    "phone": "スマートフォン",
    "feature-phone": "携帯電話",
    "tablet": "タブレット",
    "watch": "腕時計型端末",
    "pixel-watch": "腕時計型端末",
    "acpc": "常時接続パソコン",
    "pc": "パソコン",
    "camera": "カメラ",
    "lens": "レンズ",
    "audio": "オーディオ",
    "tv": "テレビ",
}

DOCUMENTS: Final = {
    DocumentKind.LICENCE: "運転免許証",
    DocumentKind.MY_NUMBER_FRONT: "マイナンバーカード（表面）",
    DocumentKind.RESIDENCE: "在留カード",
    DocumentKind.PASSPORT: "旅券",
    DocumentKind.DISABILITY: "障害者手帳",
    DocumentKind.INSURANCE_CONFIRMATION: "資格確認書",
}

HOUSING: Final = {
    Housing.OWN: "持ち家（住宅ローンなし）",
    Housing.OWN_WITH_LOAN: "持ち家（住宅ローンあり）",
    Housing.RENTED: "賃貸（家賃の負担あり）",
    Housing.FAMILY: "家族の家（家賃の負担なし）",
}

WAYS: Final = {
    PaymentWay.ACCOUNT: "口座振替",
    PaymentWay.CARD: "クレジットカード",
    PaymentWay.WITH_LINE: "回線の料金と一緒に請求",
    PaymentWay.WINDOW: "窓口払い",
}

STATES: Final = {
    State.DRAFT: "下書き",
    State.EXPLAINED: "説明済み（申込みの前）",
    State.TAKEN: "受付（契約は未成立）",
    State.WAITING: "送信待ち（契約は未成立）",
    State.SCREENING: "審査中（契約は未成立）",
    State.APPROVED: "承認（契約は未成立）",
    State.DECLINED: "否認",
    State.FORMED: "成立",
    State.HANDED_OVER: "引渡し済み",
    State.CASH_ON_DELIVERY: "代金引換に変更",
    State.LAPSED: "取りやめ",
}


def keyed_in(sheets: Sequence[str]) -> str:
    """Where a record of a day without the machine came from."""
    return f"手書き用紙 {'・'.join(sheets)} から入力"
