"""Months and closing days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.months import ClosingDay, Month, billing_month

DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))
CLOSINGS = st.sampled_from(ClosingDay)


@pytest.mark.parametrize(
    ("day", "closing", "month", "last"),
    [
        ("2024-01-31", "end", "2024-01", "2024-01-31"),
        ("2024-02-29", "end", "2024-02", "2024-02-29"),
        ("2023-02-28", "end", "2023-02", "2023-02-28"),
        ("2024-01-10", "10", "2024-01", "2024-01-10"),
        ("2024-01-11", "10", "2024-02", "2024-02-10"),
        ("2024-12-20", "20", "2024-12", "2024-12-20"),
        ("2024-12-21", "20", "2025-01", "2025-01-20"),
    ],
)
def test_the_billing_month_of_a_day(day: str, closing: str, month: str, last: str) -> None:
    found = billing_month(date.fromisoformat(day), ClosingDay(closing))
    assert (str(found), found.last_day(ClosingDay(closing)).isoformat()) == (month, last)


@given(DAYS, CLOSINGS)
def test_a_day_lies_in_its_billing_month(day: date, closing: ClosingDay) -> None:
    month = billing_month(day, closing)
    assert month.plus(-1).last_day(closing) < day <= month.last_day(closing)
    assert billing_month(month.last_day(closing) + timedelta(days=1), closing) == month.plus(1)


@given(DAYS, st.integers(-600, 600))
def test_months_count_like_integers(day: date, months: int) -> None:
    month = Month.containing(day)
    assert month.plus(months).since(month) == months
    assert month.plus(months).plus(-months) == month
    assert Month.parse(str(month)) == month
    assert (month.year, month.number) == (day.year, day.month)


@pytest.mark.parametrize("text", ["2019-13", "2019", "", "July"])
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Month.parse(text)
