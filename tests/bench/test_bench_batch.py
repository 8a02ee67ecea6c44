"""A batch on two processes beside a plain loop that calls the engine in one: quotes per minute, and the engine beside sums.

The file holds every program version of the shipped catalogue in turn, half of its requests with two questions (the
contract's example), half with none, which answers every month of every window. Wall time says what this machine did while
other work ran on it; processor time says what the work itself takes.
"""

from __future__ import annotations

import calendar
import json
import os
import subprocess
import sys
import time
from datetime import date
from itertools import accumulate, cycle, islice
from pathlib import Path
from typing import Any

import pytest

from posapp import resources
from posapp.catalog.loader import load
from posapp.domain.outcome import course, every_outcome
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Purchase, StepAmount, Terms
from posapp.domain.quote import BODY_FAILS, Quote, build_quote
from tests.bench.conftest import Bench

CATALOG = load(resources.root() / "catalog")
PRICE = 144_000
LINES = 4_000
TARGET = 100_000
"""Quotes a minute on two processors."""
STATES = ((), BODY_FAILS)


def terms_of(program: Program) -> Terms:
    if program.plan.kind is PlanKind.RESIDUAL:
        return Terms(residual=PRICE // 2)
    if program.plan.kind is not PlanKind.STEPS:
        return Terms()
    starts = (1, *(end + 1 for end in program.plan.step_ends[:-1]))
    each = PRICE // program.plan.payments
    steps = (StepAmount(first=a, last=b, amount=each) for a, b in zip(starts, program.plan.step_ends, strict=True))
    return Terms(steps=tuple(steps), usage_fee=0)


def sale(program: Program) -> tuple[Purchase, Terms]:
    device = Device(name="見本", category=program.categories[0])
    return Purchase(on=program.valid_until or date(2024, 4, 1), device=device, cash_price=PRICE), terms_of(program)


def request(program: Program, *, asks: bool) -> dict[str, Any]:
    bought, terms = sale(program)
    made: dict[str, Any] = {
        "on": bought.on.isoformat(),
        "program": program.id,
        "device": {"name": bought.device.name, "category": bought.device.category},
        "cash_price": PRICE,
        "terms": {
            PlanKind.RESIDUAL: {"residual": terms.residual},
            PlanKind.STEPS: {"steps": [{"first": s.first, "last": s.last, "amount": s.amount} for s in terms.steps]},
        }.get(program.plan.kind, {}),
    }
    if asks:
        made["ask"] = [{"return_month": 24}, {"return_month": 30, "failing": ["body"]}]
    return made


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kinds = [request(program, asks=asks) for asks in (True, False) for program in CATALOG.programs]
    path = tmp_path_factory.mktemp("batch") / "mixed.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in islice(cycle(kinds), LINES)), "utf-8")
    return path


def of_the_engine() -> tuple[float, float]:
    """A plain loop of `build_quote` and its digest over the same mix in this process: seconds by wall and by processor."""
    sales = [(program, *sale(program)) for program in CATALOG.programs]
    laws = {bought.on: CATALOG.law.on(bought.on) for _, bought, _ in sales}
    wall, own = time.perf_counter(), time.process_time()
    for program, bought, terms in islice(cycle(sales), LINES):
        made = build_quote(program, bought, terms, laws[bought.on])
        assert isinstance(made, Quote) and made.digest
    return time.perf_counter() - wall, time.process_time() - own


def of_the_batch(file: Path, jobs: int, out: Path) -> tuple[float, float]:
    """The whole command, start included: seconds by wall and by all its processes' processors."""
    command = [sys.executable, "-m", "posapp", "quote", "--batch", str(file), "--jobs", str(jobs)]
    before = os.times()
    wall = time.perf_counter()
    with out.open("wb") as stream:
        ended = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, check=True)
    spent, after = time.perf_counter() - wall, os.times()
    assert f"見積のできたもの{LINES:,}件" in ended.stderr.decode()
    own = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, own


def test_quotes_a_minute(bench: Bench, file: Path, tmp_path: Path) -> None:
    wall, own = of_the_engine()
    rows = {jobs: of_the_batch(file, jobs, tmp_path / f"{jobs}.jsonl") for jobs in (1, 2)}
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    load_now = os.getloadavg()[0]
    print(f"\n{LINES:,} mixed requests, load {load_now:.1f} on {os.cpu_count()} processors")
    print(
        f"engine alone, one process   {LINES * 60 / wall:10,.0f} a minute by wall {LINES * 60 / own:10,.0f} by processor"
    )
    for jobs, (seconds, processor) in rows.items():
        by_processor = jobs * LINES * 60 / processor
        print(
            f"batch, {jobs} process(es)       {LINES * 60 / seconds:10,.0f} a minute by wall {by_processor:10,.0f} by processor"
        )
    bench.compare("batch on 2 processes / engine loop in 1, by wall", rows[2][0], wall, most=1.5, unit="s")
    bench.note("batch on 2 processes, one quote by processor", rows[2][1] / LINES / 2, most=60 / TARGET)


def straight(program: Program, amounts: tuple[int, ...], bought: int, fee: int) -> list[tuple[object, ...]]:
    """The same facts for one who knows the formula: no reasons, no tables, no names but the window's."""
    sums = [0, *accumulate(amounts)]
    whole, last, offset, rows = sums[-1], len(amounts), program.clock.payment_offset, list[tuple[object, ...]]()
    for window in program.windows:
        for month in range(window.from_month, window.to_month + 1):
            settled = min(max(month - offset, 0), last)
            kept = min(max(settled, window.always_due, last - window.max_waived), last)
            paid, rest = sums[settled], whole - sums[settled]
            year, place = divmod(bought + month, 12)
            day = date(year, place + 1, calendar.monthrange(year, place + 1)[1])
            for due in (0, fee):
                possible = due < rest
                waived = whole - sums[kept] if possible else 0
                cash = whole - waived + (due if possible else 0)
                numbers = tuple(range(kept + 1, last + 1)) if possible else ()
                rows.append((month, f"{year}-{place + 1:02d}", day, window.name, due, possible, paid, rest - waived, waived,
                             numbers, cash, rest, cash >= whole))  # fmt: skip
    return rows


@pytest.mark.parametrize("program", [p for p in CATALOG.programs if p.returns], ids=lambda p: p.id)
def test_an_outcome_beside_straight_line_sums(bench: Bench, program: Program) -> None:
    bought, terms = sale(program)
    made = build_quote(program, bought, terms, CATALOG.law.on(bought.on))
    assert isinstance(made, Quote)
    amounts = tuple(payment.amount for payment in made.schedule)
    fee = made.damaged()[0].surcharge
    begin = bought.on.year * 12 + bought.on.month - 2 + program.clock.month_one
    rows = straight(program, amounts, begin, fee)
    assert [row[0] for row in rows] == [o.month for o in made.outcomes]
    assert [row[2] for row in rows] == [o.deadline for o in made.outcomes]
    way = course(program, bought, terms, made.schedule)
    engine = bench.median(lambda: every_outcome(way, STATES, where="returns"))
    bare = bench.median(lambda: straight(program, amounts, begin, fee))
    bench.compare(f"outcomes of {program.id}", engine, bare, most=5)
