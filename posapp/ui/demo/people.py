"""The sample shop, staff and customer of the demonstration. Every name, number and address is invented."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

from posapp.domain.people import Shop

JAPAN: Final = timezone(timedelta(hours=9))
AT: Final = datetime(2021, 6, 15, 14, 22, tzinfo=JAPAN)
"""When the demonstration plays: a day on which most programs of the catalogue were sold."""

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
    "method_digits": "567",
    "consent_inquiry": "<Space>",
    "consent_bureau": "<Space>",
    "consent_members": "<Space>",
    "consent_partners": "<Space>",
}
"""What is typed into the fields of 申込, by key."""
