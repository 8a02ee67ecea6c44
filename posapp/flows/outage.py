"""What is typed when a form that was written by hand is keyed in: the sheets' numbers, and when a device was handed over. Pure."""

from __future__ import annotations

import re
from datetime import datetime, time

from posapp.domain.outage import WHERE
from posapp.domain.problem import Problem, stop
from posapp.flows import reading

HANDED_ON, HANDED_AT = "handed_on", "handed_at"
"""Fields of the day and the time that a device was handed over the counter."""
_NUMBER = re.compile(r"W-?(\d{6})-?(\d{4})")
_BETWEEN = re.compile(r"(?:[0-9A-F]{4}|[\s,、・;/])*")
"""What may stand between numbers: separators, and the check digits that the QR code of a sheet carries."""
_TIME = re.compile(r"(\d{1,2})(?:[:時]|(?=\d\d$))(\d{1,2})分?")
_LONGEST = 60


def read_sheets(text: str) -> tuple[str, ...] | Problem:
    """The numbers of sheets, each once, in the order typed or scanned; none for an empty field."""
    plain = reading.narrow(text).upper()
    numbers = tuple(dict.fromkeys(f"W-{day}-{nth}" for day, nth in _NUMBER.findall(plain)))
    if _BETWEEN.fullmatch(_NUMBER.sub(" ", plain)) is None or (plain and not numbers):
        return stop("sheet-unreadable", WHERE, given=text.strip()[:_LONGEST])
    return numbers


def read_handed(on: str, at: str, now: datetime) -> datetime | tuple[Problem, ...]:
    """When a device was handed over, as its sheet has it; on the shop's clock and not ahead of it."""
    day = reading.read_date(on, HANDED_ON) if on.strip() else stop("field-empty", HANDED_ON)
    clock = _read_time(at)
    wrong = tuple(read for read in (day, clock) if isinstance(read, Problem))
    if wrong or isinstance(day, Problem) or isinstance(clock, Problem):
        return wrong
    moment = datetime.combine(day, clock, now.tzinfo)
    if moment > now:
        return (stop("handed-over-ahead", HANDED_ON if day > now.date() else HANDED_AT, on=day.isoformat()),)
    return moment


def _read_time(text: str) -> time | Problem:
    """An hour and minute from 14:05, 1405 or 14時5分."""
    plain = reading.narrow(text).replace(" ", "")
    if not plain:
        return stop("field-empty", HANDED_AT)
    found = _TIME.fullmatch(plain)
    hour, minute = (int(part) for part in found.groups()) if found else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else stop("time-unreadable", HANDED_AT)
