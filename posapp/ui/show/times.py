"""A quote and a month of return → 時期: the domain's events with their words, days in both calendars, and place on the axis."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from posapp.domain.days import era_text
from posapp.domain.facts import date_text, month_text
from posapp.domain.months import Month, billing_month
from posapp.domain.quote import Quote
from posapp.domain.timeline import Event, EventKind, timeline
from posapp.ui import text, text_quote
from posapp.ui import text_charts as words
from posapp.ui.chart_views import EventView, TimeView
from posapp.ui.show.sheet import months_of
from posapp.ui.views import MonthView

_LOOK = {
    EventKind.PURCHASE: ("dot", "ink"), EventKind.FIRST_PAYMENT: ("dot", "ink"), EventKind.NOTICE: ("letter", "series3"),
    EventKind.WINDOW: ("span", "accent"), EventKind.APPLICATION: ("flag", "accent"),
    EventKind.RETURN: ("end", "accent"), EventKind.ASSESSMENT: ("end", "accent"), EventKind.COVER: ("cover", "caution"),
    EventKind.LAST_DUE: ("ring", "accent"), EventKind.LAST_PAYMENT: ("dot", "ink"),
}  # fmt: skip
"""How each event is marked, and in which colour; the mark alone tells them apart in black and white."""
_WORDS = {
    EventKind.PURCHASE: words.PURCHASE, EventKind.FIRST_PAYMENT: words.FIRST_PAYMENT, EventKind.NOTICE: words.NOTICE,
    EventKind.WINDOW: words.WINDOW, EventKind.APPLICATION: words.APPLICATION, EventKind.RETURN: words.RETURN,
    EventKind.ASSESSMENT: words.ASSESSMENT, EventKind.COVER: words.COVER, EventKind.LAST_DUE: words.LAST_DUE,
    EventKind.LAST_PAYMENT: words.LAST_PAYMENT,
}  # fmt: skip
_STRONG = frozenset({EventKind.RETURN, EventKind.ASSESSMENT, EventKind.APPLICATION, EventKind.LAST_DUE})


def time_view(quote: Quote, month: int | None) -> TimeView:
    """The time line of a return in ``month``; of keeping the device when it has no benefit there."""
    outcome = quote.at(month) if month is not None else None
    at = outcome.month if outcome is not None and outcome.possible else None
    events = timeline(quote, at)
    months = _reaching(months_of(quote), max(event.until or event.day for event in events))
    views = tuple(_event(event, quote, months, returned=at is not None) for event in events)
    told = "".join(words.TIMES_SAYS_ONE.format(words=view.words, day=f"{view.west}({view.era})") for view in views)
    said = words.TIMES_SAYS_KEPT.format(events=told)
    if outcome is not None and at is not None:
        calendar = outcome.calendar_month
        form = text.RETURN_AT_PURCHASE if at == months[0].month else text.RETURN_IN
        when = form.format(month=at, year=calendar.year, number=calendar.number)
        said = words.TIMES_SAYS.format(when=when, events=told)
    empty = "" if quote.program.returns else text_quote.NO_SLIDER
    return TimeView(months=months, month=at, events=views, says=said, empty=empty)


def _reaching(months: tuple[MonthView, ...], last: date) -> tuple[MonthView, ...]:
    """The axis, made longer where the last payment is due in a later month than it belongs to."""
    made = list(months)
    while (made[-1].year, made[-1].number) < (last.year, last.month):
        end = made[-1]
        after = Month.of(end.year, end.number).plus(1)
        made.append(MonthView(month=end.month + 1, year=after.year, number=after.number, total=None))
    return tuple(made)


def _event(event: Event, quote: Quote, months: tuple[MonthView, ...], *, returned: bool) -> EventView:
    mark, role = _LOOK[event.kind]
    said = _WORDS[event.kind].format(number=event.number, label=event.label)
    if event.kind is EventKind.LAST_PAYMENT and not returned:
        said = words.LAST_PAYMENT_KEPT.format(number=event.number)
    if event.kind is EventKind.WINDOW and len(quote.program.windows) == 1:
        said = words.WINDOW_PLAIN
    first, until = event.day, event.until
    return EventView(
        at=_place(first, quote, months), until=None if until is None else _place(until, quote, months, end=True),
        mark=mark, role=role, words=said, west=_days(first, until, date_text), era=_days(first, until, era_text),
        short=_written(event), month=event.month, strong=event.kind in _STRONG,
    )  # fmt: skip


def _days(first: date, until: date | None, form: Callable[[date], str]) -> str:
    return form(first) if until is None else words.SPAN.format(first=form(first), last=form(until))


def _written(event: Event) -> str:
    """As the chart writes it; a letter comes some day of its month."""
    if event.kind is EventKind.NOTICE and event.until is not None:
        return month_text(Month.containing(event.until))
    return _days(event.day, event.until, _short)


def _short(day: date) -> str:
    return words.DAY_SHORT.format(year=day.year, month=day.month, day=day.day)


def _place(day: date, quote: Quote, months: tuple[MonthView, ...], *, end: bool = False) -> float:
    """Where a day lies on the axis, in months; a month's number is the middle of its cell. ``end``: the day's end."""
    bought = billing_month(quote.purchase.on, quote.purchase.closing_day)
    passed = (day.day - (0 if end else 1)) / monthrange(day.year, day.month)[1]
    return months[0].month + Month.containing(day).since(bought) - 0.5 + passed
