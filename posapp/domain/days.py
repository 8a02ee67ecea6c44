"""Written days → dates: 西暦 with any usual separator, and 和暦. Knows no field and no sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Era:
    """元号 with its letter and first day."""

    letter: str
    name: str
    begins: date


ERAS = (
    Era("R", "令和", date(2019, 5, 1)),
    Era("H", "平成", date(1989, 1, 8)),
    Era("S", "昭和", date(1926, 12, 25)),
    Era("T", "大正", date(1912, 7, 30)),
    Era("M", "明治", date(1868, 10, 23)),
)
"""Newest first."""

_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(r"([RHSTM]|令和|平成|昭和|大正|明治)(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class NoDay(ValueError):
    """Not a day: ``impossible`` when it is written like one that the calendar does not have."""

    def __init__(self, *, impossible: bool) -> None:
        super().__init__()
        self.impossible = impossible


def read_day(plain: str) -> date:
    """A day from 2021-6-15, 2021/6/15, 20210615, 2021年6月15日, R3.6.15 or 令和3年6月15日.

    ``plain`` is in half width, letters in upper case, without spaces. NoDay when it is none.
    """
    western = _WESTERN.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if western is not None:
        return _day(int(western[1]), int(western[2]), int(western[3]))
    found = _ERA.fullmatch(plain)
    if found is None:
        raise NoDay(impossible=False)
    at = next(i for i, era in enumerate(ERAS) if found[1] in (era.letter, era.name))
    year = 1 if found[2] == "元" else int(found[2])
    day = _day(ERAS[at].begins.year + year - 1, int(found[3]), int(found[4]))
    if day < ERAS[at].begins or (at and day >= ERAS[at - 1].begins):
        raise NoDay(impossible=True)
    return day


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDay(impossible=True) from None


def era_text(day: date) -> str:
    """令和3年6月15日; 西暦 before Meiji."""
    for era in ERAS:
        if day >= era.begins:
            year = day.year - era.begins.year + 1
            return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"
