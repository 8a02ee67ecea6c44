"""Working days in Japan: no Saturday, no Sunday, no public holiday. Knows no shop's own days of rest."""

from __future__ import annotations

from datetime import date

import jpholiday

from posapp.domain import tasks

_SATURDAY = 5


def rests(day: date) -> bool:
    """True on a weekend or a public holiday."""
    return day.weekday() >= _SATURDAY or jpholiday.is_holiday(day)


def last_working_day(day: date) -> date:
    """The day itself, or the last working day before it."""
    return tasks.last_working_day(day, rests)


def holiday(day: date) -> str:
    """The name of the public holiday; empty on every other day."""
    return jpholiday.is_holiday_name(day) or ""
