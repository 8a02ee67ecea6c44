"""The law's figures for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from posapp.domain.regulation import CapBand
from tests.domain.samples import catalog, law


@pytest.mark.parametrize(
    ("day", "age"), [("2019-06-15", 20), ("2022-03-31", 20), ("2022-04-01", 18), ("1900-01-01", 20), ("2199-01-01", 18)]
)
def test_the_adult_age_of_the_day(day: str, age: int) -> None:
    assert law(date.fromisoformat(day)).adult_age == age


@pytest.mark.parametrize(
    ("due", "rate"), [("2010-01-01", "6"), ("2020-03-30", "6"), ("2020-03-31", "3"), ("2029-04-01", "3")]
)
def test_the_late_rate_follows_the_due_date(due: str, rate: str) -> None:
    assert law(date(2019, 6, 15)).late_rate(date.fromisoformat(due)) == Decimal(rate)


@pytest.mark.parametrize(
    ("price", "limit"),
    [
        (0, 0),
        (20_000, 20_000),
        (44_000, 22_000),
        (44_001, 22_000),
        (88_000, 44_000),
        (88_001, 44_000),
        (300_000, 44_000),
    ],
)
def test_the_cap_by_price(price: int, limit: int) -> None:
    assert law(date(2024, 1, 1)).discount_limit(price) == limit
    assert law(date(2023, 12, 26)).discount_limit(price) is None


def test_a_price_above_every_band_has_no_limit() -> None:
    small = replace(law(date(2024, 1, 1)), cap_bands=(CapBand(up_to=10, limit=5),))
    assert (small.discount_limit(10), small.discount_limit(11)) == (5, None)
    assert CapBand(up_to=None).of(7) == 7


def test_the_limits_themselves_are_inside() -> None:
    regulation = law(date(2024, 1, 1))
    assert (regulation.payment_stop(39_999), regulation.payment_stop(40_000)) == (False, True)


def test_before_the_first_version_the_oldest_holds() -> None:
    assert catalog().law.on(date(1, 1, 1)) is catalog().law.versions[0]
