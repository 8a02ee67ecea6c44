"""The sample shop, staff and customer of the demonstration. Every name, number and address is invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

from posapp.domain.people import Shop

JAPAN: Final = timezone(timedelta(hours=9))
FIRST: Final = date(2019, 6, 1)
"""When the demonstrated world begins: rule files and price list are as of this day."""
AT: Final = datetime(2021, 6, 15, 14, 22, tzinfo=JAPAN)
"""When the demonstration plays: a day on which most programs of the catalogue were sold."""

BACK: Final = datetime(2023, 6, 20, 11, 40, tzinfo=JAPAN)
"""When the device of the sale comes back: two years later, within the months of its program."""
ASKED: Final = BACK - timedelta(days=7)
"""When it was shown first, and went home again."""

SHOP: Final = Shop(
    name="青葉通り店", address="宮城県仙台市青葉区見本町1-2-3", phone="022-000-0000", hours="10時〜19時",
    antique_permit="宮城県公安委員会 第000000000000号", sample=True,
)  # fmt: skip
STAFF: Final = ("中村 健", "佐藤 葵")
PASSPHRASE: Final = "見本の合言葉です"

READINGS: Final = {"family": ("こばやし", "小林"), "given": ("ゆみこ", "由美子")}
"""Names typed through an input method: reading and what was taken."""

ANSWERS: Final = {
    "born": "S58.4.12",
    "mobile": "09012345678",
    "postal": "9870362",
    "street": "1-2",
    "building": "見本ハイツ203",
    "doc_issuer": "宮城県公安委員会",
    "doc_expires": "R6.5.12",
    "doc_digits": "4821",
    "doc_seen": "<Space>",
    "housing": "<Down>",
    "employer": "北上川食品株式会社",
    "persons": "3",
    "income": "420",
    "savings": "120",
    "institution": "見本銀行",
    "method_digits": "4567",
    "consent_inquiry": "<Space>",
    "consent_bureau": "<Space>",
    "consent_members": "<Space>",
    "consent_partners": "<Space>",
}
"""What is typed into the fields of 申込, by key."""

IMEI: Final = "490154203237518"
"""The device of the sale; a number that no maker gave."""
PERSON: Final = {
    "owner": "<Right>", "arrears": "<Right><Right>", "purchase": "<Right><Right>", "born": "S58.4.12", "occupation": "会社員",
    "postal": "9870362", "street": "1-2", "building": "見本ハイツ203", "doc_digits": "4821", "doc_seen": "<Space>",
}  # fmt: skip
"""What is typed into the fields of 本人確認, by key; <Right> is はい, twice is いいえ."""
DEVICE: Final = {"model": "<Right>", "restriction": "<Right>", "cover": "<Down>"}
"""What is chosen on 端末 once the device is scanned."""
GLASS: Final = 6
"""The head of the checklist in which something is found."""
CHECKLIST: Final = {f"head:{head}": "<Right><F9>" for head in range(1, 10)} | {
    "head:2": "<F9>",
    f"head:{GLASS}": "<Right><Right>", "finding:glass-cracked": "<Space>", f"staff:{GLASS}": "<Space>",
    f"customer:{GLASS}": "<Space>", "repair": "15400",
}  # fmt: skip
"""状態チェック: everything sound and seen by the customer, but the glass."""
ELSEWHERE: Final = {"device": "見本カメラ 2", "cash_price": "108000", "residual": "48000", "serial": "CF7A-00123"}
"""A contract made elsewhere, as its paper has it; the day of purchase and the program follow from today."""
POSTED_KIND: Final = "camera"
POSTED: Final = {
    "owner": "<Right>", "name": "髙橋 花子", "kana": "タカハシ ハナコ", "phone": "090-0000-0001", "mail": "hanako@example.jp",
    "postal": "987-0362", "street": "1-2", "day": "2023-06-24", "serial": "CF7A-00123", "accessories": "<Right><Right>",
    "missing": "レンズキャップ", "erased": "<Space>", "unlocked": "<Space>", "confirmed": "<Space>", "town": "<Down>",
}  # fmt: skip
"""返却の申込み of the same contract, by key."""
COLLECTED: Final = {"collected_on": "2023-06-24", "slip": "4012-3456-7890"}
ASSESSED: Final = {"result": "<Right><Right>", "deduction": "3000", "reason": "レンズキャップの不足"}
SIGNED: Final = dict.fromkeys(("erased", "no_return", "payments_told", "signed"), "<Space>")
