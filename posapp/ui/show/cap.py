"""値引きの上限 → rows and sentences. Every figure comes finished from `posapp.domain.cap`; neighbours that say the same stand in one row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from posapp.domain.cap import CapMonth, CapWorking, LimitGround, MonthState, Verdict
from posapp.domain.facts import date_text
from posapp.domain.quote import Quote
from posapp.ui import text_cap as text
from posapp.ui.paint import yen
from posapp.ui.views import BadgeView, Tone

TONES = {
    MonthState.WITHIN: Tone.GOOD, MonthState.OVER: Tone.STOP, MonthState.UNKNOWN: Tone.CAUTION,
    MonthState.CLOSED: Tone.QUIET,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CapRow:
    """One month, or a run of months that say the same. Texts for the cells; ``benefit`` and ``limit`` in yen for the bar.

    discounts and gain make up ``benefit``; None where nothing can be drawn
    """

    when: str
    calendar: str
    discounts: int
    waived: str
    buyback: str
    total: str
    benefit: int | None
    limit: int
    whole: int
    state: MonthState
    verdict: str
    worst: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapView:
    """The whole view. ``empty`` (head and lines) stands alone where no limit holds."""

    limit: str = ""
    ground: str = ""
    badge: BadgeView | None = None
    rows: tuple[CapRow, ...] = ()
    notes: tuple[str, ...] = ()
    over: int = 0
    empty: tuple[str, tuple[str, ...]] | None = None


def cap_view(quote: Quote, working: CapWorking) -> CapView:
    """The working as the view shows it."""
    if working.verdict is Verdict.EXEMPT:
        return CapView(empty=(text.EXEMPT_HEAD, text.EXEMPT_LINES))
    if working.limit is None:
        day = date_text(quote.purchase.on)
        return CapView(empty=(text.NO_CAP_HEAD, tuple(line.format(day=day) for line in text.NO_CAP_LINES)))
    return CapView(
        limit=text.LIMIT.format(limit=yen(working.limit)),
        ground=text.NO_GROUND if working.ground is None else _ground(working.ground),
        badge=_badge(working),
        rows=_rows(working, working.limit),
        notes=tuple(_notes(working)),
        over=working.over_by,
    )


def _ground(found: LimitGround) -> str:
    above, up_to = yen(found.above), yen(found.up_to or 0)
    band = text.BAND_ABOVE if found.up_to is None else text.BAND_BETWEEN if found.above else text.BAND_UP_TO
    return text.GROUNDS[found.ground].format(
        band=band.format(above=above, up_to=up_to), percent=found.percent, amount=yen(found.amount or 0)
    )


def _badge(working: CapWorking) -> BadgeView:
    icon, tone = {
        Verdict.OVER: ("stop", Tone.STOP),
        Verdict.WITHIN: ("check", Tone.GOOD),
        Verdict.UNKNOWN: ("warn", Tone.CAUTION),
    }[working.verdict]
    return BadgeView(text=text.VERDICTS[working.verdict].format(over=yen(working.over_by)), tone=tone, icon=icon)


def _notes(working: CapWorking) -> Iterable[str]:
    worst = working.worst
    if len(working.rows) > 1 and working.verdict is not Verdict.OVER:  # above the limit its room is the approval's
        yield text.FORMULA
    if worst is not None and worst.benefit and len(working.rows) > 1:
        yield text.WORST.format(when=_when((worst,)), benefit=yen(worst.benefit))
    if working.missing:
        yield text.MISSING.format(count=len(working.missing))
    yield {True: text.OPEN, False: text.CLOSED, None: text.NOT_SAID}[working.open_without_line]


def _rows(working: CapWorking, limit: int) -> tuple[CapRow, ...]:
    whole = max([limit, *(row.benefit or 0 for row in working.rows)])
    runs = (tuple(run) for _, run in groupby(working.rows, _same))
    return tuple(_row(run, limit, whole, worst=working.worst in run) for run in runs)


def _same(row: CapMonth) -> tuple[object, ...]:
    """What neighbours have in common that stand in one row."""
    if row.month is None:
        return (None,)
    if row.state in (MonthState.UNKNOWN, MonthState.CLOSED):
        return (row.state,)
    return (row.state, row.waived, row.buyback, row.benefit)


def _row(run: tuple[CapMonth, ...], limit: int, whole: int, *, worst: bool) -> CapRow:
    first = run[0]
    when, kept = _when(run), first.month is None
    unknown = first.benefit is None
    waived = text.NOTHING if kept or len({row.waived for row in run}) > 1 else text.AMOUNT.format(yen=yen(first.waived))
    buyback = text.NOTHING if kept or first.state is MonthState.CLOSED else _price(first.buyback)
    total = text.AT_LEAST if unknown and first.discounts else text.AMOUNT
    shown = text.NOTHING if unknown and not first.discounts else total.format(yen=yen(first.benefit or first.discounts))
    state = text.STATES[first.state].format(over=yen(first.over_by))
    return CapRow(
        when=when, calendar=_calendar(run), discounts=first.discounts, waived=waived, buyback=buyback, total=shown,
        benefit=first.benefit, limit=limit, whole=whole, state=first.state, verdict=state, worst=worst,
        spoken=text.SPOKEN.format(
            when=when, discounts=yen(first.discounts), waived=waived, buyback=buyback, benefit=shown, state=state
        ),
    )  # fmt: skip


def _price(buyback: int | None) -> str:
    return text.UNKNOWN_PRICE if buyback is None else text.AMOUNT.format(yen=yen(buyback))


def _when(run: tuple[CapMonth, ...]) -> str:
    first, last = run[0].month, run[-1].month
    if first is None:
        return text.KEPT
    return text.MONTH.format(month=first) if first == last else text.MONTHS.format(first=first, last=last)


def _calendar(run: tuple[CapMonth, ...]) -> str:
    """The calendar month of a single row; a run of months has its numbers alone."""
    month = run[0].calendar_month
    return text.CALENDAR.format(year=month.year, number=month.number) if month is not None and len(run) == 1 else ""
