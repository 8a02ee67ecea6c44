"""期限: what a formed contract asks for on which day, and the last working day before one. Knows no calendar of holidays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from posapp.domain.added import later
from posapp.domain.intake import Issue
from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.outcome import Outcome
from posapp.domain.problem import Problem, stop
from posapp.domain.quote import Quote
from posapp.domain.timeline import EventKind, timeline


class TaskKind(StrEnum):
    """What is due; wording belongs to screens."""

    COD_DECISION = "cod-decision"
    """A refused customer may change to cash on delivery until that day."""
    WINDOW_OPENS = "window-opens"
    """From that day on the benefit can be used."""
    TOTAL_RISES = "total-rises"
    """The last day on which a return comes to the lowest total; from the next day on it saves less."""
    WINDOW_CLOSES = "window-closes"
    """The last day on which a return counts."""
    NOTICE = "notice"
    """The creditor's letter before the last payment comes from that day on."""
    ASSESSMENT = "assessment"
    """A benefit was applied for; the assessment must be complete by that day."""
    RETURN = "return"
    """A return was begun and not finished; from the next day on it saves less, or nothing."""
    MAIL_ANNOUNCED = "mail-announced"
    """A return by courier was announced: the customer decides by that day."""
    MAIL_APPLIED = "mail-applied"
    """Applied for: the courier collects the device on that day."""
    MAIL_COLLECTED = "mail-collected"
    """The device is on its way: the result of the assessment is expected by that day."""
    MAIL_ASSESSED = "mail-assessed"
    """The result is there: the customer answers by that day."""
    OUTAGE_SHEETS = "outage-sheets"
    """Hand-written forms were used: the rest of their kit is keyed in or put away by that day."""


LAPSING = frozenset({TaskKind.WINDOW_OPENS, TaskKind.TOTAL_RISES, TaskKind.WINDOW_CLOSES, TaskKind.NOTICE})
"""Kinds that nobody can make up for once their day is over: they are told before it, never as late."""
DEADLINES = frozenset(TaskKind) - {TaskKind.WINDOW_OPENS, TaskKind.NOTICE, TaskKind.MAIL_APPLIED}
"""Kinds whose day is a last day."""
BY_HAND = LAPSING
"""Kinds that a person ticks off once the customer was told; the others end with what is done in their record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What hangs on a day of returns: yen less in all than for keeping a sound device.

    saved     on a return by that day
    left      on a return in the next month that still saves something, which begins on ``since``; 0 and None without one
    assessed  True where the assessment must be complete by that day, and not only the device handed in
    """

    saved: Yen
    left: Yen = 0
    since: date | None = None
    assessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due on a day; ``stake`` where the day after it costs more."""

    day: date
    kind: TaskKind
    stake: Stake | None = None


def tasks_of(quote: Quote, today: date) -> tuple[Due, ...]:
    """What a contract formed today asks for later, by day."""
    found = (due for due in _dues(quote) if due.day > today)
    return tuple(sorted(found, key=lambda due: (due.day, due.kind)))


def _dues(quote: Quote) -> Iterable[Due]:
    stakes = _stakes(quote)
    closings: set[date] = set()
    for event in timeline(quote, None):
        if event.kind is EventKind.NOTICE:
            yield Due(day=event.day, kind=TaskKind.NOTICE)
        elif event.kind is EventKind.WINDOW and event.until is not None:
            closings.add(event.until)
            yield Due(day=event.day, kind=TaskKind.WINDOW_OPENS)
            yield Due(day=event.until, kind=TaskKind.WINDOW_CLOSES, stake=stakes.get(event.until))
    rises = False
    for outcome in _possible(quote):
        before, rises = rises, outcome.deadline in stakes
        if rises and not before and outcome.deadline not in closings:  # once, where it begins: not each month again
            yield Due(day=outcome.deadline, kind=TaskKind.TOTAL_RISES, stake=stakes[outcome.deadline])


def _possible(quote: Quote) -> Sequence[Outcome]:
    return [outcome for outcome in quote.sound() if outcome.possible]


def _stakes(quote: Quote) -> Mapping[date, Stake]:
    """The last day of every month after which no return comes to as little again, and what hangs on it."""
    kept, closing = quote.kept.burden, quote.purchase.closing_day
    assessed = {window.name for window in quote.program.windows if window.assessed_within is not None}
    found: dict[date, Stake] = {}
    lowest, following = kept, None
    for outcome in reversed(_possible(quote)):
        if outcome.burden < lowest:
            lowest = outcome.burden
            found[outcome.deadline] = Stake(
                saved=kept - outcome.burden, left=0 if following is None else kept - following.burden,
                since=None if following is None else following.calendar_month.first_day(closing),
                assessed=outcome.window in assessed,
            )  # fmt: skip
        if outcome.burden < kept:
            following = outcome
    return found


def assessment_due(quote: Quote, applied: date, window: str = "") -> Due | None:
    """By when the assessment of a benefit applied for on ``applied`` must be complete; None where no such term runs.

    The end of the term (申し込んだ月の翌月末), or the last day before it on which the window (any of them without a name) takes
    a sound device.
    """
    asked = [w for w in quote.program.windows if window in ("", w.name)]
    within = next((w.assessed_within for w in asked if w.assessed_within is not None), None)
    if within is None:
        return None
    names, closing = {w.name for w in asked}, quote.purchase.closing_day
    by = Month.containing(applied).plus(within).last_day()
    last = [
        o.deadline
        for o in quote.sound()
        if o.possible and o.window in names and applied <= o.deadline and o.calendar_month.first_day(closing) <= by
    ]
    return Due(day=min(by, *last[-1:]) if last else by, kind=TaskKind.ASSESSMENT)


def return_due(quote: Quote, today: date) -> Due | None:
    """The last day on which a sound device brought back saves what it saves today; None where nothing can come back today."""
    closing = quote.purchase.closing_day
    months = [o for o in quote.sound() if o.possible and o.deadline >= today]
    if not months or months[0].calendar_month.first_day(closing) > today:
        return None
    last = months[0]
    for following in months[1:]:
        if following.month != last.month + 1 or following.waived < last.waived:
            break
        last = following
    return Due(day=last.deadline, kind=TaskKind.RETURN)


def last_working_day(day: date, rests: Callable[[date], bool]) -> date:
    """The day itself, or the last one before it that is no day of rest."""
    while rests(day):
        day -= timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTask:
    """One line of the printed list: what is due on ``day`` for whom.

    number    of the case, the return, the draft or the kit; ``applied`` the day of the application, where one runs
    left      forms of a kit that were never keyed in; ``stake`` what hangs on the day, yen
    working   the last working day up to ``day``; ``holiday`` the name of the day's holiday, empty on other days
    """

    day: date
    kind: TaskKind
    number: str
    customer: str
    device: str
    program: str
    working: date
    holiday: str = ""
    applied: date | None = None
    left: int = later(0)
    stake: Stake | None = later(None)  # noqa: RUF009 - later() is dataclasses.field()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """What is due in a period, both days included, by day. What is late already on the day of printing comes first."""

    first: date
    last: date
    tasks: tuple[ListedTask, ...] = ()


def problems_of(listed: TaskList) -> tuple[Problem, ...]:
    """A period that ends before it begins."""
    if listed.last < listed.first:
        return (stop("period-backwards", "last", first=listed.first.isoformat(), last=listed.last.isoformat()),)
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskListCase:
    """What the printed list is composed from."""

    listed: TaskList
    issue: Issue
    staff: str = ""
