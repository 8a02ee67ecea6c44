"""The payment schedule: how the amount financed becomes dated instalments. Knows plans and clocks, never operators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from posapp.domain.apr import with_charge
from posapp.domain.money import Yen, share
from posapp.domain.months import ClosingDay, Month, billing_month
from posapp.domain.problem import Problem, stop
from posapp.domain.program import Clock, Plan, PlanKind, PointsUse, Program, Remainder
from posapp.domain.purchase import Purchase, StepAmount, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """分割支払金 number k of n. ``month`` is its program month, ``amount`` the yen to pay, ``points`` what points pay of it."""

    number: int
    month: int
    calendar_month: Month
    due: date
    amount: Yen
    points: Yen = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """The undated instalments in yen, before points that are spread over them."""

    financed: Yen
    instalments: tuple[Yen, ...]

    @property
    def charge(self) -> Yen:
        """分割払手数料: what the instalments hold above the amount financed."""
        return sum(self.instalments) - self.financed


def amount_financed(program: Program, purchase: Purchase) -> Yen:
    """分割対象額 in yen; below zero when more is taken off than the price holds."""
    taken_off = purchase.down_payment + purchase.discount_total
    if program.plan.points is PointsUse.AMOUNT:
        taken_off += purchase.points.instalments
    return purchase.cash_price - taken_off


def instalments(program: Program, purchase: Purchase, terms: Terms) -> Amounts | Problem:
    """The instalments of this purchase, or why there are none."""
    financed = amount_financed(program, purchase)
    if financed < 0:
        return stop("taken-off-above-price", "cash_price", off_by=-financed, price=purchase.cash_price)
    plan = program.plan
    if plan.kind is PlanKind.LUMP:
        return Amounts(financed=financed, instalments=(financed,))
    if plan.kind is PlanKind.RESIDUAL:
        return _residual(plan, financed, purchase, terms)
    if plan.kind is PlanKind.STEPS:
        return _steps(plan, financed, purchase, terms)
    return _equal(plan, financed, purchase)


def _equal(plan: Plan, financed: Yen, purchase: Purchase) -> Amounts | Problem:
    if plan.remainder is Remainder.REFUSED and financed % plan.payments:
        return stop(
            "not-divisible", "cash_price", amount=financed, payments=plan.payments, off_by=financed % plan.payments
        )
    if purchase.annual_rate:
        return Amounts(
            financed=financed, instalments=with_charge(financed, [1] * plan.payments, 0, purchase.annual_rate)
        )
    return Amounts(financed=financed, instalments=share(financed, plan.payments, remainder_at=0))


def _residual(plan: Plan, financed: Yen, purchase: Purchase, terms: Terms) -> Amounts | Problem:
    residual = terms.residual
    if residual is None:
        return stop("residual-missing", "terms.residual")
    if residual > financed:
        return stop("residual-above-financed", "terms.residual", residual=residual, financed=financed)
    count = plan.payments - 1
    if purchase.annual_rate and residual:
        amounts = with_charge(financed, [1] * count, residual, purchase.annual_rate)
    elif purchase.annual_rate:
        amounts = (*with_charge(financed, [1] * count, 0, purchase.annual_rate), 0)
    else:
        amounts = (*share(financed - residual, count, remainder_at=0), residual)
    if min(amounts[:-1]) < plan.least_instalment:
        return stop("instalment-below-least", "terms.residual", least=plan.least_instalment, amount=min(amounts[:-1]))
    return Amounts(financed=financed, instalments=amounts)


def _steps(plan: Plan, financed: Yen, purchase: Purchase, terms: Terms) -> Amounts | Problem:
    if not terms.steps:
        return stop("steps-missing", "terms.steps")
    if not _fits_plan(plan, terms.steps):
        return stop("steps-not-as-plan", "terms.steps", plan=_ranges(plan))
    taken_off = purchase.discount_total + purchase.points.instalments
    steps = terms.steps
    given = sum(step.total for step in steps)
    if taken_off and given == financed + taken_off:
        # The list's amounts hold the price before discounts: what is taken off lowers the first step.
        lowered = _lower_first(steps, taken_off)
        if isinstance(lowered, Problem):
            return lowered
        steps, given = lowered, financed
    if given != financed:
        return stop("steps-do-not-add-up", "terms.steps", expected=financed, given=given, off_by=abs(given - financed))
    amounts = tuple(step.amount for step in steps for _ in range(step.count))
    if purchase.annual_rate:
        amounts = with_charge(financed, amounts, 0, purchase.annual_rate)
    return Amounts(financed=financed, instalments=amounts)


def _fits_plan(plan: Plan, steps: Sequence[StepAmount]) -> bool:
    starts = (1, *(end + 1 for end in plan.step_ends[:-1]))
    return tuple((s.first, s.last) for s in steps) == tuple(zip(starts, plan.step_ends, strict=True))


def _ranges(plan: Plan) -> str:
    starts = (1, *(end + 1 for end in plan.step_ends[:-1]))
    return "・".join(f"{first}〜{last}" for first, last in zip(starts, plan.step_ends, strict=True))


def _lower_first(steps: tuple[StepAmount, ...], taken_off: Yen) -> tuple[StepAmount, ...] | Problem:
    first = steps[0]
    each, rest = divmod(taken_off, first.count)
    if rest:
        return stop("discount-not-divisible", "discounts", amount=taken_off, payments=first.count, off_by=rest)
    if each > first.amount:
        return stop("discount-above-step", "discounts", amount=taken_off, most=first.total)
    return (StepAmount(first=first.first, last=first.last, amount=first.amount - each), *steps[1:])


def dated(program: Program, purchase: Purchase, amounts: Amounts) -> tuple[Payment, ...] | Problem:
    """Put months, due dates and spread points on the instalments."""
    plan = program.plan
    if plan.kind is PlanKind.LUMP:
        return (_at_the_counter(purchase, amounts.financed),)
    bought = billing_month(purchase.on, purchase.closing_day)
    left = purchase.points.instalments if plan.points is PointsUse.INSTALMENTS else 0
    last_open = plan.payments - 1 if plan.kind is PlanKind.RESIDUAL else plan.payments
    most = sum(amounts.instalments[:last_open])
    if left > most:
        return stop("points-above-instalments", "points.instalments", points=left, most=most)
    days = _days(program.clock, bought, purchase.closing_day, len(amounts.instalments))
    if not left:
        return tuple(
            [
                Payment(number=number, month=month, calendar_month=calendar_month, due=due, amount=amount)
                for (number, month, calendar_month, due), amount in zip(days, amounts.instalments, strict=True)
            ]
        )
    payments = []
    for (number, month, calendar_month, due), amount in zip(days, amounts.instalments, strict=True):
        used = min(left, amount) if number <= last_open else 0
        left -= used
        payments.append(
            Payment(
                number=number, month=month, calendar_month=calendar_month, due=due, amount=amount - used, points=used
            )
        )
    return tuple(payments)


def _at_the_counter(purchase: Purchase, amount: Yen) -> Payment:
    """A lump sum is paid when it is bought; no closing day moves it."""
    return Payment(number=1, month=1, calendar_month=Month.containing(purchase.on), due=purchase.on, amount=amount)


# Quotes of one day share their months: programs side by side, every line of a batch.
@lru_cache(maxsize=1 << 10)
def _days(clock: Clock, bought: Month, closing: ClosingDay, count: int) -> tuple[tuple[int, int, Month, date], ...]:
    """Number, program month, calendar month and due date of each of ``count`` payments."""
    found = []
    for number in range(1, count + 1):
        month = number + clock.payment_offset
        calendar_month = calendar_of(clock, bought, month)
        found.append((number, month, calendar_month, calendar_month.plus(clock.due_offset).last_day(closing)))
    return tuple(found)


def calendar_of(clock: Clock, bought: Month, month: int) -> Month:
    """The calendar month of a program month; ``bought`` is the billing month of the purchase."""
    return bought.plus(clock.month_one + month - 1)
