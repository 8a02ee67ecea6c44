"""Months and the closing day (締め日). Program months are counted from these; nothing here knows a program."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class ClosingDay(StrEnum):
    """締め日: the last day of a billing month."""

    __hash__ = str.__hash__  # an enumeration hashes its name by a call in Python, and caches ask for it at every month

    DAY_10 = "10"
    DAY_20 = "20"
    END = "end"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month of the Gregorian calendar, counted from year 0 so that months add and subtract as integers."""

    index: int

    @staticmethod
    def of(year: int, month: int) -> Month:
        """The month ``month`` (1 to 12) of ``year``."""
        return Month(year * 12 + month - 1)

    @staticmethod
    def containing(day: date) -> Month:
        """The calendar month that holds ``day``."""
        return Month.of(day.year, day.month)

    @staticmethod
    def parse(text: str) -> Month:
        """Read ``2019-07``; ValueError when it is no month."""
        return Month.containing(date.fromisoformat(f"{text}-01"))

    @property
    def year(self) -> int:
        """西暦."""
        return self.index // 12

    @property
    def number(self) -> int:
        """1 to 12."""
        return self.index % 12 + 1

    def plus(self, months: int) -> Month:
        """The month ``months`` later (earlier when negative)."""
        return Month(self.index + months) if months else self

    def since(self, other: Month) -> int:
        """How many months lie between ``other`` and this one."""
        return self.index - other.index

    def last_day(self, closing: ClosingDay = ClosingDay.END) -> date:
        """The closing day of this billing month (月末, 10日 or 20日)."""
        return _last_day(self.index, closing)

    def first_day(self, closing: ClosingDay = ClosingDay.END) -> date:
        """The first day of this billing month: the day after the closing day before it."""
        return self.plus(-1).last_day(closing) + timedelta(days=1)

    def __str__(self) -> str:
        return iso_text(self.index)


# A quote asks for the same few years hundreds of times; the calendar never changes its mind.
@lru_cache(maxsize=1 << 12)
def _last_day(index: int, closing: ClosingDay) -> date:
    month = Month(index)
    day = calendar.monthrange(month.year, month.number)[1] if closing is ClosingDay.END else int(closing)
    return date(month.year, month.number, day)


@lru_cache(maxsize=1 << 12)
def iso_text(index: int) -> str:
    """2019-07 of the month with this index."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def billing_month(day: date, closing: ClosingDay) -> Month:
    """請求月: the billing month that holds ``day``; a day after the closing day belongs to the next month."""
    month = Month.containing(day)
    return month if day <= month.last_day(closing) else month.plus(1)
