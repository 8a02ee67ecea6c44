"""比べる: quotes of one purchase side by side, ranked by what the customer's own plan costs under each.

Programs count their months by clocks of their own; a plan speaks of calendar months, and each program is asked about its
own month in that calendar month. Compares what is quoted and quotes nothing; knows no operator and no language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from posapp.domain.money import Yen
from posapp.domain.months import Month, billing_month
from posapp.domain.outcome import Outcome
from posapp.domain.quote import BODY_FAILS, Quote

MONTHS_A_YEAR = 12
MOST_YEARS, MOST_MONTHS = 10, 120
"""A plan looks no further ahead; no program runs half as long."""


class Habit(StrEnum):
    """What the customer says of the device to be bought."""

    BEST = "best"
    """Nothing: each program is taken in its cheapest month."""
    KEEP = "keep"
    """壊れるまで使う: it is never handed in."""
    YEARS = "years"
    """It is replaced every so many years."""
    MONTH = "month"
    """It is handed in so many months after the purchase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """お客さまの予定. ``number`` counts years or months, as the habit says; 0 for the other habits."""

    habit: Habit = Habit.BEST
    number: int = 0

    @property
    def months(self) -> int | None:
        """Calendar months from the month of the purchase to the change; None where no month is named."""
        if self.habit is Habit.YEARS:
            return self.number * MONTHS_A_YEAR
        return self.number if self.habit is Habit.MONTH else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One program under the plan.

    rank        1 for the least burden; equal burdens share it, ``place`` never does
    burden      yen the plan comes to; ``kept`` yen if the device is never handed in
    outcome     the return that the plan makes, None where paying on is what happens
    asked       the return in the plan's month as it was answered, also when it is not made; None outside every window
    nearest     where the plan's month allows no saving: the return nearest to it that does
    damaged     yen with a failing body, None where only the assessor can say
    difference  yen above the least burden of all
    """

    place: int
    rank: int
    quote: Quote
    burden: Yen
    kept: Yen
    outcome: Outcome | None
    asked: Outcome | None
    nearest: Outcome | None
    damaged: Yen | None
    difference: Yen

    @property
    def name(self) -> str:
        """The program's short name."""
        return self.quote.program.short_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every program under one plan, the least burden first. ``month``: the plan's calendar month, None when it names none."""

    plan: OwnPlan
    month: Month | None
    rows: tuple[Ranked, ...]

    @property
    def first(self) -> Ranked | None:
        """The least burden; None when nothing could be quoted."""
        return self.rows[0] if self.rows else None

    def of(self, program: str) -> Ranked | None:
        """The row of that program id."""
        return next((row for row in self.rows if row.quote.program.id == program), None)


def lowest_burden(quote: Quote) -> Yen:
    """Yen of the cheapest way: a sound return in the best month, or keeping the device."""
    return min(quote.best.burden, quote.kept.burden) if quote.best is not None else quote.kept.burden


def compare(quotes: Iterable[Quote], plan: OwnPlan | None = None) -> Comparison:
    """Rank the quotes of one purchase; without a plan by the cheapest month of each."""
    wanted = plan or OwnPlan()
    found = [_Fare.of(quote, wanted) for quote in quotes]
    found.sort(key=lambda fare: (fare.burden, fare.quote.program.name, fare.quote.program.id))
    burdens = [fare.burden for fare in found]
    month = None
    if found and wanted.months is not None:
        purchase = found[0].quote.purchase
        month = billing_month(purchase.on, purchase.closing_day).plus(wanted.months)
    rows = tuple(
        Ranked(
            place=place,
            rank=burdens.index(fare.burden) + 1,
            quote=fare.quote,
            burden=fare.burden,
            kept=fare.quote.kept.burden,
            outcome=fare.outcome,
            asked=fare.asked,
            nearest=fare.nearest,
            damaged=fare.damaged,
            difference=fare.burden - burdens[0],
        )
        for place, fare in enumerate(found, start=1)
    )
    return Comparison(plan=wanted, month=month, rows=rows)


def own_month(quote: Quote, months: int) -> int:
    """The program's own month that lies so many calendar months after the month of the purchase."""
    return months - quote.program.clock.month_one + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fare:
    """How one program fares, before anybody is ranked."""

    quote: Quote
    asked: Outcome | None
    outcome: Outcome | None
    nearest: Outcome | None

    @staticmethod
    def of(quote: Quote, plan: OwnPlan) -> _Fare:
        asked = nearest = None
        if plan.habit is Habit.BEST:
            asked = quote.best
        elif plan.months is not None:
            month = own_month(quote, plan.months)
            asked = _in_month(quote.outcomes, month)
            if not _saves(quote, asked):
                nearest = _nearest(quote, month)
        return _Fare(quote=quote, asked=asked, outcome=asked if _saves(quote, asked) else None, nearest=nearest)

    @property
    def burden(self) -> Yen:
        return self.quote.kept.burden if self.outcome is None else self.outcome.burden

    @property
    def damaged(self) -> Yen | None:
        """Nobody must hand a damaged device in: a refusal, or a fee above the saving, comes to keeping it."""
        kept = self.quote.kept.burden
        if self.outcome is None:
            return kept
        sound = self.outcome
        broken = next(
            o
            for o in self.quote.outcomes
            if o.month == sound.month and o.window == sound.window and o.failing == BODY_FAILS
        )
        return min(broken.burden, kept) if broken.surcharge_known else None


def _saves(quote: Quote, found: Outcome | None) -> bool:
    """Nobody hands in a device to pay as much as for keeping it."""
    return found is not None and found.possible and found.burden < quote.kept.burden


def _in_month(outcomes: Sequence[Outcome], month: int) -> Outcome | None:
    """The sound return of that month; where windows overlap, the cheaper one that is possible."""
    there = [o for o in outcomes if o.month == month and not o.failing]
    return min(there, key=lambda o: (not o.possible, o.burden), default=None)


def _nearest(quote: Quote, month: int) -> Outcome | None:
    """The saving return nearest to that month; of two as near, the cheaper one."""
    saving = [o for o in quote.outcomes if not o.failing and _saves(quote, o)]
    return min(saving, key=lambda o: (abs(o.month - month), o.burden), default=None)
