"""What changed from one quote to another, line by line. Computes no quote and knows no words: the labels are made elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from posapp.domain.digest import digest_of, short_digest
from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.outcome import EndOutcome, Outcome
from posapp.domain.problem import Problem, Value
from posapp.domain.program import PlanKind, Window
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment


class Unit(StrEnum):
    """How a value is said."""

    YEN = "yen"
    POINTS = "points"
    DAY = "date"
    CALENDAR = "calendar"
    """A calendar month, ``2021-06``."""
    MONTH = "month"
    """A program month."""
    COUNT = "count"
    PERCENT = "percent"
    TEXT = "text"
    YES = "yes"
    CATEGORY = "category"
    COVER = "cover"
    CLOSING = "closing"


Place: TypeAlias = tuple[str, str]
"""A line's key and its part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing both quotes say, or only one of them (None).

    key      a word from resources/i18n/ja/differences.toml
    part     which one of several: a window's or discount's label, a run of numbers (``1-24``)
    problem  the notice itself, for lines that stand for one
    """

    key: str
    unit: Unit
    before: Value
    after: Value
    part: str = ""
    problem: Problem | None = None

    @property
    def same(self) -> bool:
        """True where nothing changed."""
        return self.before == self.after

    @property
    def change(self) -> int | None:
        """Yen, points, days, months or a count more (less when negative); None where that says nothing."""
        before, after = self.before, self.after
        if self.unit in (Unit.YEN, Unit.POINTS, Unit.MONTH, Unit.COUNT):
            return after - before if isinstance(before, int) and isinstance(after, int) else None
        if not isinstance(before, str) or not isinstance(after, str):
            return None
        if self.unit is Unit.DAY:
            return (date.fromisoformat(after) - date.fromisoformat(before)).days
        return Month.parse(after).since(Month.parse(before)) if self.unit is Unit.CALENDAR else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line in words: what it is, before and after, and the change (empty where there is none)."""

    label: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One thing that one quote says."""

    key: str
    unit: Unit
    value: Value
    part: str = ""
    problem: Problem | None = None

    @property
    def place(self) -> Place:
        return self.key, self.part if self.problem is None else repr(self.problem)


def differences(old: Quote, new: Quote) -> tuple[Line, ...]:
    """The lines that changed. None at all exactly when the quotes are equal."""
    changed = tuple(line for line in lines(old, new) if not line.same)
    if changed or old == new:
        return changed
    before, after = short_digest(old.digest), short_digest(new.digest)
    return (Line(key="digest", unit=Unit.TEXT, before=before, after=after),)


def lines(old: Quote, new: Quote) -> tuple[Line, ...]:
    """Every line, changed or not, in the order of a quote: what is bought, what is paid, what a return brings."""
    return (
        *_paired(_bought(old), _bought(new)),
        *_instalments(old, new),
        *_paired(_plan(old), _plan(new)),
        *_paired(_windows(old), _windows(new)),
        *_moved_months(old, new),
        *_buybacks(old, new),
        *_paired(_rest(old), _rest(new)),
    )


def _paired(old: Iterable[_Said], new: Iterable[_Said]) -> Iterator[Line]:
    """What both say beside each other; what only one says keeps its place in the order."""
    befores, afters = {said.place: said for said in old}, {said.place: said for said in new}
    for place, said in (befores | afters).items():
        before, after = befores.get(place), afters.get(place)
        absent = 0 if said.key == "discount" else False if said.unit is Unit.YES else None
        yield Line(
            key=said.key,
            unit=said.unit,
            part=said.part,
            problem=said.problem,
            before=absent if before is None else before.value,
            after=absent if after is None else after.value,
        )


def _bought(quote: Quote) -> Iterator[_Said]:
    bought, program, device = quote.purchase, quote.program, quote.purchase.device
    yield _Said(key="on", unit=Unit.DAY, value=bought.on.isoformat())
    yield _Said(key="device", unit=Unit.TEXT, value=device.full_name)
    yield _Said(key="category", unit=Unit.CATEGORY, value=device.category)
    for key, text in (("jan", device.jan), ("imei", device.imei)):
        yield _Said(key=key, unit=Unit.TEXT, value=text or None)
    yield _Said(key="program", unit=Unit.TEXT, value=program.name)
    yield _Said(key="version", unit=Unit.TEXT, value=program.version)
    yield _Said(key="cash-price", unit=Unit.YEN, value=bought.cash_price)
    for label in dict.fromkeys(discount.label for discount in bought.discounts):
        taken = sum(discount.amount for discount in bought.discounts if discount.label == label)
        yield _Said(key="discount", unit=Unit.YEN, value=taken, part=label)
    yield _Said(key="down-payment", unit=Unit.YEN, value=bought.down_payment)
    yield _Said(key="points-down", unit=Unit.POINTS, value=bought.points.down_payment)
    yield _Said(key="points", unit=Unit.POINTS, value=bought.points.instalments)
    yield _Said(key="cover", unit=Unit.COVER, value=bought.cover)
    yield _Said(key="repairs", unit=Unit.COUNT, value=bought.repairs_used)
    yield _Said(key="closing-day", unit=Unit.CLOSING, value=bought.closing_day.value)
    yield _Said(key="annual-rate", unit=Unit.PERCENT, value=str(bought.annual_rate))
    yield _Said(key="usage-fee", unit=Unit.YEN, value=quote.terms.usage_fee)


def _instalments(old: Quote, new: Quote) -> Iterator[Line]:
    """Runs of payments that cost the same before, and the same after; the residual stands alone."""
    for key, unit in (("instalment", Unit.YEN), ("instalment-points", Unit.POINTS)):
        befores, afters = ({p.number: _due(p, unit) for p in _monthly(quote)} for quote in (old, new))
        yield from _runs(key, unit, befores, afters)
    if any(quote.program.plan.kind is PlanKind.RESIDUAL for quote in (old, new)):
        yield Line(key="residual", unit=Unit.YEN, before=_residual(old), after=_residual(new))


def _due(payment: Payment, unit: Unit) -> int | None:
    """What this instalment takes; no points are no line."""
    return payment.amount if unit is Unit.YEN else payment.points or None


def _monthly(quote: Quote) -> tuple[Payment, ...]:
    return quote.schedule[:-1] if quote.program.plan.kind is PlanKind.RESIDUAL else quote.schedule


def _residual(quote: Quote) -> Yen | None:
    return quote.schedule[-1].amount if quote.program.plan.kind is PlanKind.RESIDUAL else None


def _runs(key: str, unit: Unit, befores: Mapping[int, int | None], afters: Mapping[int, int | None]) -> Iterator[Line]:
    """Neighbouring numbers with the same two values as one line."""
    runs: list[tuple[int, int, int | None, int | None]] = []
    for number in sorted({*befores, *afters}):
        pair = befores.get(number), afters.get(number)
        if runs and runs[-1][1:] == (number - 1, *pair):
            runs[-1] = (runs[-1][0], number, *pair)
        elif pair != (None, None):
            runs.append((number, number, *pair))
    for first, last, before, after in runs:
        part = str(first) if first == last else f"{first}-{last}"
        yield Line(key=key, unit=unit, part=part, before=before, after=after)


def _plan(quote: Quote) -> Iterator[_Said]:
    """What it comes to first, then how it is paid."""
    first, last, best = quote.schedule[0], quote.schedule[-1], quote.best
    yield _Said(key="kept", unit=Unit.YEN, value=quote.kept.burden)
    yield _Said(key="best-burden", unit=Unit.YEN, value=best.burden if best else None)
    yield _Said(key="best-month", unit=Unit.CALENDAR, value=str(best.calendar_month) if best else None)
    yield _Said(key="best-deadline", unit=Unit.DAY, value=best.deadline.isoformat() if best else None)
    yield _Said(key="total", unit=Unit.YEN, value=quote.total_of_payments)
    yield _Said(key="kept-cash", unit=Unit.YEN, value=quote.kept.cash)
    yield _Said(key="amount-financed", unit=Unit.YEN, value=quote.amount_financed)
    yield _Said(key="finance-charge", unit=Unit.YEN, value=quote.finance_charge)
    yield _Said(key="apr", unit=Unit.PERCENT, value=str(quote.apr))
    yield _Said(key="payments", unit=Unit.COUNT, value=len(quote.schedule))
    yield _Said(key="first-month", unit=Unit.CALENDAR, value=str(first.calendar_month))
    yield _Said(key="first-due", unit=Unit.DAY, value=first.due.isoformat())
    yield _Said(key="last-month", unit=Unit.CALENDAR, value=str(last.calendar_month))
    yield _Said(key="last-due", unit=Unit.DAY, value=last.due.isoformat())
    yield _Said(key="clock", unit=Unit.MONTH, value=first.month)


def _windows(quote: Quote) -> Iterator[_Said]:
    for window in quote.program.windows:
        yield from _window(window, [outcome for outcome in quote.outcomes if outcome.window == window.name])


def _window(window: Window, inside: list[Outcome]) -> Iterator[_Said]:
    part = window.label

    def said(key: str, unit: Unit, value: Value) -> _Said:
        return _Said(key=f"window-{key}", unit=unit, value=value, part=part)

    sound = [outcome for outcome in inside if not outcome.failing]
    broken = [outcome for outcome in inside if outcome.failing]
    best, damaged = _cheapest(sound), _cheapest(broken)
    refused = next((outcome for outcome in broken if not outcome.possible), None)
    surcharge = broken[0].surcharge if broken[0].surcharge_known else None
    yield said("from", Unit.CALENDAR, str(sound[0].calendar_month))
    yield said("until", Unit.DAY, sound[-1].deadline.isoformat())
    yield said("burden", Unit.YEN, best.burden if best else None)
    yield said("month", Unit.CALENDAR, str(best.calendar_month) if best else None)
    yield said("waived", Unit.YEN, best.waived if best else None)
    yield said("fee", Unit.YEN, best.usage_fee if best and window.charges_usage_fee else None)
    yield said("surcharge", Unit.YEN, surcharge)
    yield said("damaged", Unit.YEN, damaged.burden if damaged else None)
    yield said("refused", Unit.CALENDAR, str(refused.calendar_month) if refused else None)


def _cheapest(outcomes: Iterable[Outcome]) -> Outcome | None:
    return min((o for o in outcomes if o.possible), key=lambda o: (o.burden, -o.month), default=None)


def _moved_months(old: Quote, new: Quote) -> Iterator[Line]:
    """How many months of a window come to something else, so that no single figure hides the others."""
    befores, afters = _by_month(old), _by_month(new)
    places = dict.fromkeys((*befores, *afters))
    moved = {place[:2] for place in places if befores.get(place) != afters.get(place)}
    for label in dict.fromkeys(place[0] for place in places):
        count = sum(of == label for of, _ in moved)
        if count:
            yield Line(key="window-months", unit=Unit.COUNT, part=label, before=0, after=count)


def _by_month(quote: Quote) -> dict[tuple[str, int, bool], tuple[object, ...]]:
    """The figures of every outcome by window, program month and damage; their dates follow from the day of the purchase."""
    labels = {window.name: window.label for window in quote.program.windows}
    return {
        (labels.get(o.window or "", ""), o.month, bool(o.failing)): (
            o.possible, o.paid, o.still_due, o.waived_numbers, o.waived, o.surcharge, o.surcharge_known, o.usage_fee,
            o.cash, o.burden, o.benefit,
        )
        for o in quote.outcomes
    }  # fmt: skip


def _buybacks(old: Quote, new: Quote) -> Iterator[Line]:
    befores, afters = (dict(quote.terms.expected_buyback) for quote in (old, new))
    yield from _runs("buyback", Unit.YEN, befores, afters)


def _rest(quote: Quote) -> Iterator[_Said]:
    for end in quote.ends:
        yield from _end(end)
    cap = quote.discount_cap
    yield _Said(key="cap-limit", unit=Unit.YEN, value=cap.limit)
    yield _Said(key="cap-benefit", unit=Unit.YEN, value=cap.worst_benefit)
    yield _Said(key="cap-month", unit=Unit.MONTH, value=cap.worst_month)
    for problem in quote.problems:
        yield _Said(key="notice", unit=Unit.YES, value=True, part=problem.code, problem=problem)
    yield _Said(key="rules", unit=Unit.TEXT, value=short_digest(digest_of(quote.program)))


def _end(end: EndOutcome) -> Iterator[_Said]:
    yield _Said(key="end-burden", unit=Unit.YEN, value=end.burden, part=end.label)
    yield _Said(key="end-month", unit=Unit.CALENDAR, value=str(end.begins), part=end.label)
    yield _Said(key="end-amount", unit=Unit.YEN, value=end.amounts[0] if end.amounts else None, part=end.label)
    yield _Said(key="end-payments", unit=Unit.COUNT, value=len(end.amounts) or None, part=end.label)
