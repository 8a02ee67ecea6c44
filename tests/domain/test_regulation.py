"""The law of a day, on figures made up for the test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from posapp.domain.regulation import CapBand, LateRate, LawBook, Regulation

OLD = Regulation(
    on=date(2000, 1, 1),
    short_form_limit=500,
    payment_stop_floor=300,
    rate_free_below=20,
    acceleration_notice_days=20,
    adult_age=20,
    senior_age=65,
    minimum_points=8,
    bureau_inquiry_months=6,
    bureau_contract_years=5,
    bureau_arrears_years=5,
    ledger_years=3,
    ledger_tax_years=7,
    late_rates=(
        LateRate(due_from=date(2000, 1, 1), rate=Decimal(6)),
        LateRate(due_from=date(2010, 1, 1), rate=Decimal("2.5")),
    ),
    late_rates_set_until=date(2012, 12, 31),
)
NEW = replace(
    OLD,
    on=date(2010, 6, 1),
    adult_age=18,
    cap_bands=(CapBand(up_to=100, limit=40), CapBand(up_to=200, percent=50), CapBand(up_to=None, limit=90)),
)
BOOK = LawBook(versions=(OLD, NEW))


@pytest.mark.parametrize(
    ("day", "version"),
    [(date(1999, 1, 1), OLD), (date(2010, 5, 31), OLD), (date(2010, 6, 1), NEW), (date(2050, 1, 1), NEW)],
)
def test_the_version_of_a_day(day: date, version: Regulation) -> None:
    assert BOOK.on(day) is version


@pytest.mark.parametrize(
    ("price", "limit"), [(0, 0), (39, 39), (40, 40), (100, 40), (101, 50), (200, 100), (201, 90), (10**9, 90)]
)
def test_bands_of_the_cap(price: int, limit: int) -> None:
    assert NEW.discount_limit(price) == limit


def test_no_cap_before_the_cap() -> None:
    assert OLD.discount_limit(100) is None
    assert replace(NEW, cap_bands=NEW.cap_bands[:1]).discount_limit(101) is None


@pytest.mark.parametrize(
    ("due", "rate"),
    [(date(1990, 1, 1), "6"), (date(2009, 12, 31), "6"), (date(2010, 1, 1), "2.5"), (date(2030, 1, 1), "2.5")],
)
def test_late_rates(due: date, rate: str) -> None:
    assert NEW.late_rate(due) == Decimal(rate)


def test_thresholds_hold_at_their_own_amount() -> None:
    assert (OLD.short_form(500), OLD.short_form(501)) == (True, False)
    assert (OLD.payment_stop(300), OLD.payment_stop(299)) == (True, False)
