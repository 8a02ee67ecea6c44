"""Sums on paper: what a return lets fall away, as rows that a person can read off, and examples that the rules work out themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from posapp.domain.money import Yen
from posapp.domain.program import PlanKind, Program, Window
from posapp.domain.purchase import Device, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, build_quote
from posapp.domain.regulation import Regulation


@dataclass(frozen=True, slots=True)
class HandRow:
    """Returns in program months ``first`` to ``last``: how many instalments are paid in all.

    The number is the same over the whole row, or grows by one from month to month.
    """

    first: int
    last: int
    paid: int
    grows: bool

    @property
    def paid_last(self) -> int:
        """Instalments paid in all on a return in the row's last month."""
        return self.paid + (self.last - self.first if self.grows else 0)

    def paid_in(self, month: int) -> int:
        """Instalments paid in all on a return in this month of the row."""
        return self.paid + (month - self.first if self.grows else 0)


def hand_rows(program: Program, window: Window) -> tuple[HandRow, ...]:
    """The window's months in as few rows as tell every number of instalments (see `Window` for the rule)."""
    rows: list[HandRow] = []
    for month in range(window.from_month, window.to_month + 1):
        paid = _paid(program, window, month)
        held = rows[-1] if rows else None
        if held is not None and held.last == held.first and paid in (held.paid, held.paid + 1):
            rows[-1] = HandRow(held.first, month, held.paid, paid > held.paid)
        elif held is not None and paid == held.paid_last + held.grows:
            rows[-1] = HandRow(held.first, month, held.paid, held.grows)
        else:
            rows.append(HandRow(month, month, paid, False))
    return tuple(rows)


def _paid(program: Program, window: Window, month: int) -> int:
    payments = program.plan.payments
    due = max(month - program.clock.payment_offset, 0)
    return min(max(due, window.always_due, payments - window.max_waived), payments)


def months_after(program: Program, month: int) -> int:
    """A program month lies this many calendar months after the month of purchase."""
    return program.clock.month_one + month - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAmounts:
    """Yen that the worked examples begin with: a month, the later steps of a month, the residual."""

    monthly: Yen
    later: Yen
    residual: Yen


def examples(programs: Iterable[Program], amounts: ExampleAmounts, law: Regulation, on: date) -> tuple[Quote, ...]:
    """One quote for every program on credit, of a device that is its instalments' sum; none where the program refuses it."""
    found = []
    for program in programs:
        if program.plan.kind is PlanKind.LUMP:
            continue
        price, terms = _of(program, amounts)
        purchase = Purchase(on=on, device=Device(name="", category=program.categories[0]), cash_price=price)
        quote = build_quote(program, purchase, terms, law)
        if isinstance(quote, Quote):
            found.append(quote)
    return tuple(found)


def _of(program: Program, amounts: ExampleAmounts) -> tuple[Yen, Terms]:
    plan = program.plan
    fee = next((w.usage_fee_at_most for w in program.windows if w.charges_usage_fee), None)
    if plan.kind is PlanKind.RESIDUAL:
        return amounts.monthly * (plan.payments - 1) + amounts.residual, Terms(residual=amounts.residual)
    if plan.kind is PlanKind.STEPS:
        starts = (1, *(end + 1 for end in plan.step_ends[:-1]))
        steps = tuple(
            StepAmount(first=first, last=last, amount=amounts.later if first > 1 else amounts.monthly)
            for first, last in zip(starts, plan.step_ends, strict=True)
        )
        return sum(step.total for step in steps), Terms(steps=steps, usage_fee=fee)
    return amounts.monthly * plan.payments, Terms()
