"""Full what-if of one program: every month of every window, sound and damaged. Target: 2 ms a program.

Run by hand: ``python -m pytest tests/bench/bench_rules.py -p no:randomly -s``. Beside each program stands the same table of
sums in straight-line Python without names, windows or reasons: what the figures alone cost in the same run.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date

import pytest

from posapp import resources
from posapp.catalog.loader import load
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, build_quote

ROUNDS = 60
TARGET_MS = 2.0
CATALOG = load(resources.root() / "catalog")
PRICE = 144_000


def median_ms(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


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
def test_what_if_of_one_program(program: Program) -> None:
    on = program.valid_until or date(2024, 4, 1)
    device = Device(name="見本", category=program.categories[0])
    purchase = Purchase(on=on, device=device, cash_price=PRICE)
    regulation = CATALOG.law.on(on)
    terms = terms_of(program)
    made = build_quote(program, purchase, terms, regulation)
    assert isinstance(made, Quote)
    amounts = tuple(payment.amount for payment in made.schedule)
    whole = median_ms(lambda: build_quote(program, purchase, terms, regulation))
    bare = median_ms(lambda: straight(program, amounts))
    digest = median_ms(lambda: made.digest)
    print(
        f"\n{program.id}: {len(made.outcomes)} outcomes {whole:.2f} ms (target {TARGET_MS:.0f}), "
        f"straight-line sums {bare:.2f} ms, ratio {whole / bare:.1f}; digest {digest:.2f} ms"
    )
    assert whole <= TARGET_MS
