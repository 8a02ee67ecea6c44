"""Weekends and public holidays of Japan."""

from __future__ import annotations

from datetime import date

import pytest

from posapp.services.working_days import last_working_day, rests


@pytest.mark.parametrize(
    ("day", "work"),
    [
        (date(2021, 6, 30), date(2021, 6, 30)),
        (date(2021, 7, 31), date(2021, 7, 30)),
        (date(2021, 5, 5), date(2021, 4, 30)),
        (date(2021, 7, 22), date(2021, 7, 21)),
        (date(2026, 9, 22), date(2026, 9, 18)),
        (date(2023, 4, 30), date(2023, 4, 28)),
    ],
)
def test_the_last_working_day(day: date, work: date) -> None:
    assert last_working_day(day) == work and not rests(work)
    assert rests(day) is (day != work)
