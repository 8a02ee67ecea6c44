"""もしも: what one change at the counter does to the customer's burden, in yen, beside today's choice.

Every change is computed by the quote's own program, terms and course; nothing is estimated. A cover's price is counted only
where the change is about the cover: a month more or less of a cover that is held anyway belongs to no program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.outcome import Course, Outcome, course, outcome
from posapp.domain.problem import Problem
from posapp.domain.program import Cover, PointsUse, Program, Window
from posapp.domain.purchase import NO_COVER, Ask, Points, Purchase, Terms
from posapp.domain.quote import BODY_FAILS, Quote
from posapp.domain.schedule import dated, instalments


class Kind(StrEnum):
    """What is changed."""

    MONTH = "month"
    """返却月, or keeping the device."""
    DAMAGE = "damage"
    """故障・破損."""
    COVER = "cover"
    """補償サービス."""
    WINDOW = "window"
    """Another window of the program: early use or the standard one."""
    POINTS = "points"
    """使うポイント."""
    POINTS_PLACE = "points-place"
    """Points against the down payment, or against the instalments."""
    DOWN = "down-payment"
    """頭金."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Today's choice besides the purchase itself: the return month (None: kept), what fails, the window where two overlap."""

    month: int | None
    failing: tuple[str, ...] = ()
    window: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Amounts to try where the purchase has none, and prices of covers by their id (yen a month), typed or from a list."""

    points: Yen = 0
    down_payment: Yen = 0
    monthly: Mapping[str, Yen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one choice comes to. Yen.

    possible      the return can be done; keeping always can. A return that cannot be done costs what keeping costs
    known         False when only the assessor can say the deduction
    cover         the cover's price over ``cover_months`` (purchase month to return month); 0 without, None when not known
    """

    month: int | None
    calendar_month: Month | None
    window: str | None
    possible: bool
    known: bool
    burden: Yen
    waived: Yen
    surcharge: Yen
    usage_fee: Yen
    cover_months: int
    cover: Yen | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """One change: the choice and purchase after it, today's cost beside the new one; ``after`` None: no quote, and why."""

    kind: Kind
    choice: Choice
    purchase: Purchase
    before: Cost
    after: Cost | None
    problems: tuple[Problem, ...] = ()

    @property
    def about_cover(self) -> bool:
        """The change is about a cover too: its price over the months belongs to the difference."""
        return self.kind in (Kind.COVER, Kind.WINDOW)

    @property
    def burden_difference(self) -> Yen | None:
        """Yen of burden more (less when negative) than today, without any cover's price; None when it is not known."""
        if self.after is None or not (self.before.known and self.after.known):
            return None
        return self.after.burden - self.before.burden

    @property
    def difference(self) -> Yen | None:
        """Yen more (less when negative) than today, everything counted; None when an amount of it is not known."""
        more, before = self.burden_difference, self.before.cover
        if more is None or self.after is None or not self.about_cover:
            return more
        return None if before is None or self.after.cover is None else more + self.after.cover - before


def cost_today(quote: Quote, choice: Choice, tries: Tries) -> Cost:
    """Today's choice, computed as every change of it is."""
    return _cost(_way_of(quote, quote.purchase), choice, tries)


def what_ifs(quote: Quote, choice: Choice, tries: Tries) -> tuple[WhatIf, ...]:
    """Every change that this purchase and program know, by kind; months in order, keeping last."""
    today = _way_of(quote, quote.purchase)
    before = _cost(today, choice, tries)
    return (
        *_months(today, choice, before, tries),
        *_damage(today, choice, before, tries),
        *_covers(quote, choice, tries),
        *_windows(quote, choice, before, tries),
        *_paid(quote, choice, before, tries),
    )


def covers_of(program: Program, purchase: Purchase) -> tuple[Cover, ...]:
    """The covers that this program knows for this device."""
    device = purchase.device
    return tuple(c for c in program.assessment.covers if c.devices.takes(device.name, device.category))


def monthly_of(program: Program, cover: str | None, tries: Tries) -> Yen | None:
    """Yen a month of a cover: what was typed, else the program's data; 0 without cover, None when nobody said."""
    if cover in (None, NO_COVER):
        return 0
    listed = next((known.monthly for known in program.assessment.covers if known.id == cover), None)
    return tries.monthly.get(cover or "", listed)


def one_price(program: Program, purchase: Purchase, monthly: Yen) -> dict[str, Yen]:
    """One price for all: it stands for the chosen cover, or for every cover of the device where none is chosen."""
    covers = [cover.id for cover in covers_of(program, purchase)]
    chosen = [purchase.cover] if purchase.cover in covers else covers
    return {cover: monthly for cover in chosen if cover is not None}


def _way_of(quote: Quote, purchase: Purchase) -> Course:
    return course(quote.program, purchase, quote.terms, quote.schedule)


def _new_way(program: Program, purchase: Purchase, terms: Terms) -> Course | Problem:
    """The course of another purchase under the same program and terms, or why there is none."""
    amounts = instalments(program, purchase, terms)
    if isinstance(amounts, Problem):
        return amounts
    schedule = dated(program, purchase, amounts)
    return schedule if isinstance(schedule, Problem) else course(program, purchase, terms, schedule)


def _cost(way: Course, choice: Choice, tries: Tries) -> Cost:
    if choice.month is None:
        return _kept(way)
    asked = Ask(return_month=choice.month, failing=choice.failing, window=choice.window)
    return _returned(way, outcome(way, asked, where="what_if"), tries)


def _kept(way: Course) -> Cost:
    """Nobody knows how long a device that is kept stays covered: no price of the cover is set against it."""
    return Cost(
        month=None, calendar_month=None, window=None, possible=True, known=True, burden=way.kept.burden, waived=0,
        surcharge=0, usage_fee=0, cover_months=0, cover=None, problems=(),
    )  # fmt: skip


def _returned(way: Course, found: Outcome, tries: Tries) -> Cost:
    months = found.calendar_month.since(way.bought) + 1
    monthly = monthly_of(way.program, way.purchase.cover, tries)
    return Cost(
        month=found.month,
        calendar_month=found.calendar_month,
        window=found.window,
        possible=found.possible,
        known=found.surcharge_known,
        burden=found.burden,
        waived=found.waived,
        surcharge=found.surcharge if found.possible else 0,
        usage_fee=found.usage_fee if found.possible else 0,
        cover_months=months,
        cover=None if monthly is None else monthly * months,
        problems=found.problems,
    )


def _months(way: Course, choice: Choice, before: Cost, tries: Tries) -> Iterator[WhatIf]:
    for window in way.program.windows:
        for month in range(window.from_month, window.to_month + 1):
            if (month, window.name) != (choice.month, before.window):
                yield _changed(
                    Kind.MONTH, way, Choice(month=month, failing=choice.failing, window=window.name), before, tries
                )
    if choice.month is not None:
        yield _changed(Kind.MONTH, way, Choice(month=None, failing=choice.failing), before, tries)


def _damage(way: Course, choice: Choice, before: Cost, tries: Tries) -> Iterator[WhatIf]:
    if choice.month is not None and way.program.returns:
        yield _changed(Kind.DAMAGE, way, replace(choice, failing=() if choice.failing else BODY_FAILS), before, tries)


def _covers(quote: Quote, choice: Choice, tries: Tries) -> Iterator[WhatIf]:
    """Each cover for the device as it is, and for the other state: it costs in both and helps in one."""
    known = covers_of(quote.program, quote.purchase)
    if choice.month is None or not known:
        return
    today = _way_of(quote, quote.purchase)
    for cover in (NO_COVER, *(cover.id for cover in known)):
        if cover == (quote.purchase.cover or NO_COVER):
            continue
        way = _way_of(quote, replace(quote.purchase, cover=cover))
        for failing in (choice.failing, () if choice.failing else BODY_FAILS):
            state = replace(choice, failing=failing)
            yield _changed(Kind.COVER, way, state, _cost(today, state, tries), tries)


def _windows(quote: Quote, choice: Choice, before: Cost, tries: Tries) -> Iterator[WhatIf]:
    """The cheapest return of every other window; a window that needs a cover is taken with one."""
    if choice.month is None:
        return
    for window in quote.program.windows:
        if window.name == before.window:
            continue
        way = _way_of(quote, _covered(quote, window))
        states = (
            Choice(month=month, failing=choice.failing, window=window.name)
            for month in range(window.from_month, window.to_month + 1)
        )
        made = [(_cost(way, state, tries), state) for state in states]
        after, state = min(made, key=lambda pair: (not pair[0].possible, pair[0].burden, -(pair[0].month or 0)))
        yield WhatIf(
            kind=Kind.WINDOW, choice=state, purchase=way.purchase, before=before, after=after, problems=after.problems
        )


def _covered(quote: Quote, window: Window) -> Purchase:
    covers = [cover.id for cover in covers_of(quote.program, quote.purchase)]
    if not window.needs_cover or not covers or quote.purchase.cover in covers:
        return quote.purchase
    return replace(quote.purchase, cover=covers[0])


def _paid(quote: Quote, choice: Choice, before: Cost, tries: Tries) -> Iterator[WhatIf]:
    for kind, bought in _other_purchases(quote.program, quote.purchase, tries):
        way = _new_way(quote.program, bought, quote.terms)
        if isinstance(way, Problem):
            yield WhatIf(kind=kind, choice=choice, purchase=bought, before=before, after=None, problems=(way,))
        else:
            yield _changed(kind, way, choice, before, tries)


def _other_purchases(program: Program, bought: Purchase, tries: Tries) -> Iterator[tuple[Kind, Purchase]]:
    points, down = bought.points, bought.down_payment
    if points.total:
        yield Kind.POINTS, replace(bought, points=Points())
    if tries.points and tries.points != points.total:
        yield Kind.POINTS, replace(bought, points=Points(instalments=tries.points))
    if program.plan.points is PointsUse.INSTALMENTS and points.total:
        yield Kind.POINTS_PLACE, _elsewhere(bought)
    if down:
        yield Kind.DOWN, replace(bought, down_payment=0, points=Points(instalments=points.total))
    if tries.down_payment and tries.down_payment != down:
        at_counter = min(points.down_payment, tries.down_payment)
        moved = Points(down_payment=at_counter, instalments=points.total - at_counter)
        yield Kind.DOWN, replace(bought, down_payment=tries.down_payment, points=moved)


def _elsewhere(bought: Purchase) -> Purchase:
    """Points from the instalments become a down payment, which grows by as much; those of the down payment go the other way."""
    points = bought.points
    if points.instalments:
        return replace(
            bought, down_payment=bought.down_payment + points.instalments, points=Points(down_payment=points.total)
        )
    return replace(
        bought, down_payment=bought.down_payment - points.down_payment, points=Points(instalments=points.total)
    )


def _changed(kind: Kind, way: Course, choice: Choice, before: Cost, tries: Tries) -> WhatIf:
    after = _cost(way, choice, tries)
    return WhatIf(kind=kind, choice=choice, purchase=way.purchase, before=before, after=after, problems=after.problems)
