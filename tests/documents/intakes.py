"""Devices taken in for the papers' tests: the contracts of `tests.documents.cases`, returned by a sample person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from posapp.domain.intake import (
    DamageMark,
    Deliverer,
    DeviceNumber,
    Intake,
    IntakeCase,
    Issue,
    Restriction,
    Side,
    settle,
)
from posapp.domain.ledger import Ledger, LedgerCase, LedgerRow, row_of
from posapp.domain.people import DocumentKind
from tests.documents.cases import JST, SHOP, case

IMEI = DeviceNumber("490154203237518", "490154203237518")
SHOP_WITH_PERMIT = replace(SHOP, antique_permit="東京都公安委員会 第000000000000号")
PERSON = Deliverer(
    name="髙橋 花子", address="〒100-0001 東京都千代田区見本町4-5-6 見本ハイツ203", born=date(1985, 4, 12), occupation="会社員",
    document=DocumentKind.LICENCE, last_digits="1234",
)  # fmt: skip


def intake(name: str = "docomo-okaeshi", day: date = date(2021, 2, 20), **more: Any) -> Intake:
    """A return on a day; ``more`` are fields of the intake."""
    contract = case(name).quote
    received = datetime(day.year, day.month, day.day, 11, 5, tzinfo=JST)
    given: dict[str, Any] = {
        "contract": contract, "received_at": received, "assessed_at": received + timedelta(minutes=19), "deliverer": PERSON,
        "staff": "佐藤", "assessor": "鈴木", "ledger_number": "K-2021-000087", "maker": "見本製作所", "imei": IMEI,
        "cover": contract.purchase.cover, "restriction": Restriction.NONE, "erased": True, "locks_off": True,
        "no_return": True, "payments_told": True,
    }  # fmt: skip
    return Intake(**(given | more))


def issue(number: str, at: datetime) -> Issue:
    return Issue(
        shop=SHOP_WITH_PERMIT, number=number, issued_at=at, case_number="C-190615-003", copy_mark="customer", offline=True,
        sample=True,
    )  # fmt: skip


def receipt_case(name: str = "docomo-okaeshi", day: date = date(2021, 2, 20), **more: Any) -> IntakeCase:
    taken = intake(name, day, **more)
    return IntakeCase(intake=taken, issue=issue("R-210220-0007", taken.assessed_at))


def worked() -> IntakeCase:
    """The receipt of the pictures: month 20, a cracked screen, no cover."""
    return receipt_case(findings=("glass-cracked",), marks=(DamageMark("glass-cracked", Side.FRONT, 600, 740),))


def row(number: str = "K-2021-000087", **more: Any) -> LedgerRow:
    """The row of the worked case under some number."""
    taken = worked().intake
    return replace(row_of(taken, settle(taken)), number=number, **more)


def ledger_case(*rows: LedgerRow, staff: str = "佐藤") -> LedgerCase:
    made = datetime(2021, 3, 1, 10, 0, tzinfo=JST)
    ledger = Ledger(first=date(2021, 2, 1), last=date(2021, 2, 28), rows=rows)
    return LedgerCase(
        ledger=ledger, issue=replace(issue("L-210201-0001", made), case_number="", copy_mark=""), staff=staff
    )


CORRECTION = {"corrects": "K-2021-000087", "reason": "色の書き誤り", "colour": "パープル"}
RETURNS = {
    "docomo-okaeshi": date(2021, 6, 30),
    "docomo-points": date(2021, 6, 1),
    "docomo-down": date(2021, 10, 20),
    "au-kaetoku": date(2021, 9, 20),
    "softbank-shintoku-standard": date(2026, 1, 20),
    "softbank-shintoku-premium": date(2025, 2, 20),
    "softbank-shintoku-value": date(2025, 2, 20),
    "sony-zanka-2y": date(2024, 4, 20),
    "sony-zanka-1y": date(2023, 4, 20),
}
"""A day in a window of every program that takes devices back."""


def sound(name: str) -> IntakeCase:
    """An undamaged return of that contract."""
    serial = DeviceNumber("S01-123456", "S01-123456")
    return receipt_case(name, RETURNS[name], serial=serial)
