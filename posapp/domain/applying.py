"""申込の月 told from the month of the assessment: by which day the assessment must be complete, and when the benefit is lost.

The term runs in calendar months (申し込んだ月の翌月末), program months in billing months: where the closing day is not the
end of the month, one program month holds days of two calendar months, each with a term of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posapp.domain.months import ClosingDay, Month
from posapp.domain.problem import Problem, notice, stop
from posapp.domain.program import Clock, Window
from posapp.domain.schedule import calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An application in program month ``at`` of a contract bought in the billing month ``bought``."""

    clock: Clock
    bought: Month
    closing: ClosingDay
    at: int

    def month(self, program_month: int) -> Month:
        """The billing month of a program month."""
        return calendar_of(self.clock, self.bought, program_month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Who applies from ``first`` to ``last`` must have the assessment complete by the day ``by``."""

    first: date
    last: date
    by: date


def terms_of(applied: Applied, within: int) -> tuple[Term, ...]:
    """The terms of every day of the application's month, one for each calendar month it holds."""
    month = applied.month(applied.at)
    first, last = month.first_day(applied.closing), month.last_day(applied.closing)
    middle = Month.containing(first)
    if middle == Month.containing(last):
        return (Term(first=first, last=last, by=middle.plus(within).last_day()),)
    return (
        Term(first=first, last=middle.last_day(), by=middle.plus(within).last_day()),
        Term(first=Month.containing(last).first_day(), last=last, by=middle.plus(within + 1).last_day()),
    )


def applied_problems(applied: Applied, assessed: int, window: Window | None, where: str) -> tuple[Problem, ...]:
    """What stands against, or must be known of, an assessment in program month ``assessed`` through that window."""
    if window is None:
        return ()  # no benefit in that month at all, whenever it was applied for
    if window.assessed_within is None:
        return (notice("applied-month-without-effect", where),)
    if assessed < applied.at:
        return (stop("assessed-before-applied", where, applied=applied.at, assessed=assessed),)
    terms = terms_of(applied, window.assessed_within)
    month = applied.month(assessed)
    if month.first_day(applied.closing) > terms[-1].by:
        return (stop("assessed-too-late", where, applied=applied.at, assessed=assessed, by=terms[-1].by.isoformat()),)
    found: list[Problem] = []
    for term in terms:
        if term.by < month.last_day(applied.closing):
            first, last, by = (day.isoformat() for day in (term.first, term.last, term.by))
            found.append(notice("assessed-by-day", where, first=first, last=last, by=by))
    if applied.at < window.from_month:
        found.append(notice("applied-before-window", where, window=window.label, month=window.from_month))
    return tuple(found)
