"""期限: what a formed contract asks for on which day, and the last working day before one. Knows no calendar of holidays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from posapp.domain.quote import Quote
from posapp.domain.timeline import EventKind, timeline


class TaskKind(StrEnum):
    """What is due; wording belongs to screens."""

    COD_DECISION = "cod-decision"
    """A refused customer may change to cash on delivery until that day."""
    WINDOW_OPENS = "window-opens"
    """From that day on the benefit can be used."""
    WINDOW_CLOSES = "window-closes"
    """The last day on which a return counts."""
    NOTICE = "notice"
    """The creditor's letter before the last payment comes from that day on."""


LAPSING = frozenset({TaskKind.WINDOW_OPENS, TaskKind.WINDOW_CLOSES, TaskKind.NOTICE})
"""Kinds that nobody can make up for once their day is over: they are told before it, never as late."""
DEADLINES = frozenset({TaskKind.COD_DECISION, TaskKind.WINDOW_CLOSES})
"""Kinds whose day is a last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due on a day."""

    day: date
    kind: TaskKind


def tasks_of(quote: Quote, today: date) -> tuple[Due, ...]:
    """What a contract formed today asks for later, by day."""
    found = (due for due in _dues(quote) if due.day > today)
    return tuple(sorted(found, key=lambda due: (due.day, due.kind)))


def _dues(quote: Quote) -> Iterable[Due]:
    for event in timeline(quote, None):
        if event.kind is EventKind.NOTICE:
            yield Due(day=event.day, kind=TaskKind.NOTICE)
        elif event.kind is EventKind.WINDOW and event.until is not None:
            yield Due(day=event.day, kind=TaskKind.WINDOW_OPENS)
            yield Due(day=event.until, kind=TaskKind.WINDOW_CLOSES)


def last_working_day(day: date, rests: Callable[[date], bool]) -> date:
    """The day itself, or the last one before it that is no day of rest."""
    while rests(day):
        day -= timedelta(days=1)
    return day
