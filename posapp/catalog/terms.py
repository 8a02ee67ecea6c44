"""The amounts of one device under one program, held against the program's plan. Knows no file; guesses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from posapp.domain.money import LARGEST, Yen
from posapp.domain.problem import Problem, stop
from posapp.domain.program import Plan, PlanKind, Program, Remainder
from posapp.domain.purchase import StepAmount, Terms

NOTHING = Terms()
"""What a plan needs that needs no amounts."""


@dataclass(slots=True)
class Amounts:
    """What a row says under one program. Filled cell by cell; yen, None where it says nothing."""

    residual: Yen | None = None
    steps: list[tuple[int, int, Yen]] = field(default_factory=list)
    """First and last payment number, and the amount of each payment."""
    usage_fee: Yen | None = None
    buyback: list[tuple[int, Yen]] = field(default_factory=list)
    """Program month and expected buy-back."""


@dataclass(frozen=True, slots=True)
class Sold:
    """What the amounts must fit: the device's category, its price and what the list takes off."""

    line: int
    category: str
    price: Yen
    taken_off: Yen = 0

    def at(self, key: str) -> str:
        """The field's place in the file."""
        return f"rows[{self.line}].{key}"


def read_terms(amounts: Amounts, program: Program, sold: Sold) -> Terms | tuple[Problem, ...]:
    """The terms of a row under ``program``, or why they cannot be used."""
    found = (
        *_price(program, sold),
        *_residual(amounts.residual, program, sold),
        *_stepped(sorted(amounts.steps), program, sold),
        *_fee(amounts.usage_fee, program, sold),
        *_buyback(amounts.buyback, program, sold),
    )
    if found:
        return found
    stepped = program.plan.kind is PlanKind.STEPS
    return Terms(
        residual=amounts.residual if program.plan.kind is PlanKind.RESIDUAL else None,
        steps=tuple(StepAmount(first=a, last=b, amount=c) for a, b, c in sorted(amounts.steps) if stepped),
        usage_fee=amounts.usage_fee if _charging(program) else None,
        expected_buyback=tuple(sorted(amounts.buyback)),
    )


def divides(program: Program, price: Yen) -> bool:
    """False when the plan refuses a remainder and the price leaves one."""
    plan = program.plan
    return plan.kind is not PlanKind.EQUAL or plan.remainder is not Remainder.REFUSED or not price % plan.payments


def _price(program: Program, sold: Sold) -> Iterator[Problem]:
    plan, category, price = program.plan, sold.category, sold.price
    if category not in program.categories:
        yield stop("price-not-taken", sold.at("category"), program=program.id, category=category)
    if not divides(program, price):
        rest, at, payments = price % plan.payments, sold.at("cash_price"), plan.payments
        yield stop("price-indivisible", at, program=program.id, price=price, payments=payments, off_by=rest)


def _residual(residual: Yen | None, program: Program, sold: Sold) -> Iterator[Problem]:
    plan, at, price = program.plan, sold.at("residual"), sold.price
    if plan.kind is not PlanKind.RESIDUAL:
        if residual:
            yield stop("price-residual-unwanted", at, program=program.id)
    elif residual is None:
        yield stop("price-residual-missing", at, program=program.id)
    elif residual >= price:
        off_by = residual - price
        yield stop("price-residual-high", at, program=program.id, residual=residual, price=price, off_by=off_by)
    elif (each := (price - residual) // (plan.payments - 1)) < plan.least_instalment:
        least = plan.least_instalment
        yield stop("price-residual-low-instalment", at, program=program.id, amount=each, least=least)


def _stepped(steps: list[tuple[int, int, Yen]], program: Program, sold: Sold) -> Iterator[Problem]:
    plan = program.plan
    if plan.kind is not PlanKind.STEPS:
        if steps:
            yield stop("price-steps-unwanted", sold.at("steps"), program=program.id)
        return
    at = sold.at("steps")
    if not steps:
        yield stop("price-steps-missing", at, program=program.id)
        return
    if [(first, last) for first, last, _ in steps] != ranges(plan):
        given = "・".join(f"{first}〜{last}" for first, last, _ in steps)
        expected = "・".join(f"{first}〜{last}" for first, last in ranges(plan))
        yield stop("price-steps-form", at, program=program.id, given=given, expected=expected)
        return
    total = sum((last - first + 1) * amount for first, last, amount in steps)
    # The steps stand for the price before the list's discounts, or for what is left of it.
    if total not in (sold.price, sold.price - sold.taken_off):
        off_by = abs(total - sold.price)
        yield stop("price-steps-sum", at, program=program.id, given=total, expected=sold.price, off_by=off_by)


def ranges(plan: Plan) -> list[tuple[int, int]]:
    """First and last payment number of each step."""
    return [(start + 1, end) for start, end in zip((0, *plan.step_ends), plan.step_ends, strict=False)]


def _charging(program: Program) -> bool:
    return any(window.charges_usage_fee for window in program.windows)


def _fee(fee: Yen | None, program: Program, sold: Sold) -> Iterator[Problem]:
    limits = [w.usage_fee_at_most for w in program.windows if w.charges_usage_fee and w.usage_fee_at_most is not None]
    most = max(limits, default=LARGEST)
    if fee and not _charging(program):
        yield stop("price-fee-unwanted", sold.at("usage_fee"), program=program.id)
    elif fee is not None and fee > most:
        yield stop("price-fee-high", sold.at("usage_fee"), program=program.id, given=fee, most=most)


def _buyback(buyback: list[tuple[int, Yen]], program: Program, sold: Sold) -> Iterator[Problem]:
    months = sorted(month for month, _ in buyback)
    twice = next((month for month, following in pairwise(months) if month == following), None)
    if twice is not None:
        yield stop("price-month-twice", sold.at("buyback"), program=program.id, month=twice)
