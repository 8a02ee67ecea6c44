"""Full what-if of one program: every month of every window, sound and damaged. Target: 2 ms a program.

``python -m pytest tests/bench/test_bench_rules.py -p no:randomly``. Beside each program stands the same table of
sums in straight-line Python without names, windows or reasons: what the figures alone cost in the same run.
"""

from __future__ import annotations

from datetime import date

import pytest

from posapp import resources
from posapp.catalog.loader import load
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, build_quote
from tests.bench.conftest import Bench

ROUNDS = 60
TARGET_S = 0.002
CATALOG = load(resources.root() / "catalog")
PRICE = 144_000


def terms_of(program: Program) -> Terms:
    if program.plan.kind is PlanKind.RESIDUAL:
        return Terms(residual=PRICE // 2)
    if program.plan.kind is PlanKind.STEPS:
        each = PRICE // program.plan.payments
        starts = (1, *(end + 1 for end in program.plan.step_ends[:-1]))
        steps = (StepAmount(first=a, last=b, amount=each) for a, b in zip(starts, program.plan.step_ends, strict=True))
        return Terms(steps=tuple(steps), usage_fee=0)
    return Terms()


def straight(program: Program, amounts: tuple[int, ...]) -> list[int]:
    """The burdens alone: no reasons, no surcharge table, no dates."""
    offset = program.clock.payment_offset
    burdens = []
    for window in program.windows:
        for month in range(window.from_month, window.to_month + 1):
            for fee in (0, PRICE // 10):
                later = [a for k, a in enumerate(amounts, 1) if k + offset > month and k > window.always_due]
                waived = sum(later[max(0, len(later) - window.max_waived) :])
                burdens.append(sum(amounts) - waived + fee if fee < waived else sum(amounts))
    return burdens


@pytest.mark.parametrize("program", [p for p in CATALOG.programs if p.returns], ids=lambda p: p.id)
def test_what_if_of_one_program(bench: Bench, program: Program) -> None:
    on = program.valid_until or date(2024, 4, 1)
    device = Device(name="見本", category=program.categories[0])
    purchase = Purchase(on=on, device=device, cash_price=PRICE)
    regulation = CATALOG.law.on(on)
    terms = terms_of(program)
    made = build_quote(program, purchase, terms, regulation)
    assert isinstance(made, Quote)
    amounts = tuple(payment.amount for payment in made.schedule)
    whole = bench.median(lambda: build_quote(program, purchase, terms, regulation), rounds=ROUNDS)
    bare = bench.median(lambda: straight(program, amounts), rounds=ROUNDS)
    bench.note(f"what-if of {program.id}, {len(made.outcomes)} outcomes", whole, most=TARGET_S)
    bench.compare("  the same / straight-line sums", whole, bare, most=20)
