"""The law's figures by day, and wrong law files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from posapp.catalog.book import Catalog
from tests.catalog.conftest import Broken


@pytest.mark.parametrize(
    ("day", "price", "limit"),
    [
        (date(2023, 12, 26), 108_000, None),
        (date(2023, 12, 27), 108_000, 44_000),
        (date(2023, 12, 27), 88_001, 44_000),
        (date(2023, 12, 27), 88_000, 44_000),
        (date(2023, 12, 27), 87_999, 43_999),
        (date(2023, 12, 27), 44_001, 22_000),
        (date(2023, 12, 27), 44_000, 22_000),
        (date(2023, 12, 27), 21_999, 21_999),
        (date(2026, 1, 1), 0, 0),
    ],
)
def test_the_discount_cap_of_a_day(catalog: Catalog, day: date, price: int, limit: int | None) -> None:
    assert catalog.law.on(day).discount_limit(price) == limit


@pytest.mark.parametrize(("day", "age"), [(date(2022, 3, 31), 20), (date(2022, 4, 1), 18), (date(1900, 1, 1), 20)])
def test_adult_age(catalog: Catalog, day: date, age: int) -> None:
    assert catalog.law.on(day).adult_age == age


@pytest.mark.parametrize(
    ("due", "rate"),
    [("2000-01-31", "6"), ("2020-03-30", "6"), ("2020-03-31", "3"), ("2029-03-31", "3"), ("2029-08-31", "3")],
)
def test_the_late_rate_hangs_on_the_due_date(catalog: Catalog, due: str, rate: str) -> None:
    regulation = catalog.law.on(date(2019, 6, 15))
    assert regulation.late_rate(date.fromisoformat(due)) == Decimal(rate)
    assert regulation.late_rates_set_until == date(2029, 3, 31)


def test_figures_of_today(catalog: Catalog) -> None:
    law = catalog.law.on(date(2026, 11, 21))
    assert law.short_form_limit == 100_000
    assert (law.payment_stop(40_000), law.payment_stop(39_999)) == (True, False)
    assert (law.rate_free_below, law.acceleration_notice_days, law.minimum_points, law.senior_age) == (2_500, 20, 8, 65)
    assert (law.bureau_inquiry_months, law.bureau_contract_years, law.bureau_arrears_years) == (6, 5, 5)
    assert (law.ledger_years, law.ledger_tax_years) == (3, 7)
    assert law.quote_valid_days == 15


CREDIT, PERSONS, TELECOM = "law/instalments.toml", "law/persons.toml", "law/telecom.toml"
WRONG = [
    (CREDIT, 'rate = "3"', 'rate = "three"', "late_rates[1].rate", "law-rate"),
    (CREDIT, 'rate = "3"', 'rate = "-3"', "late_rates[1].rate", "law-rate"),
    (CREDIT, 'rate = "3"', 'rate = "NaN"', "late_rates[1].rate", "law-rate"),
    (CREDIT, 'rate = "3"', "rate = 3", "late_rates[1].rate", "not-a-text"),
    (CREDIT, "due_from = 2020-03-31", "due_from = 2010-12-17", "late_rates[1]", "law-order"),
    (CREDIT, 'name = "short_form_limit"', 'name = "short_form"', "parameters[0].name", "unknown-word"),
    (CREDIT, "value = 100000", "value = 100000.5", "parameters[0].value", "not-an-integer"),
    (CREDIT, 'source = "割賦販売法施行規則73条1項"\n', "", "parameters[0].source", "missing-key"),
    (PERSONS, "since = 2022-04-01", "since = 1948-01-01", "parameters[1]", "law-order"),
    (TELECOM, "{ limit = 44000 },", "", "discount_caps[0].bands", "law-band"),
    (TELECOM, "up_to = 44000", "up_to = 88000", "discount_caps[0].bands", "law-band"),
    (TELECOM, "percent = 50", "percent = 50, limit = 1", "discount_caps[0].bands", "law-band"),
    (TELECOM, "{ up_to = 44000, limit = 22000 }", "{ limit = 22000 }", "discount_caps[0].bands", "law-band"),
]


@pytest.mark.parametrize(("file", "old", "new", "key", "code"), WRONG)
def test_a_wrong_law_file_is_said(broken: Broken, file: str, old: str, new: str, key: str, code: str) -> None:
    catalog, mistakes = broken(file, old, new)
    assert (key, code) in [(mistake.key, mistake.code) for mistake in mistakes]
    assert len(catalog.ids) == 11


def test_without_settled_rates_there_is_no_law(broken: Broken) -> None:
    catalog, _ = broken(CREDIT, "late_rates_set_until = 2029-03-31", "")
    assert ("law", "late_rates_set_until", "law-missing") in [(m.file, m.key, m.code) for m in catalog.mistakes]
    assert catalog.law_book is None
