"""One full comparison: every program of a day, every month of every window, sound and damaged, ranked and reasoned.

``python -m pytest tests/bench/test_bench_compare.py -p no:randomly``. Target: 16 ms, one frame of the screen. Beside it
stand the figures of the same outcomes in straight-line Python, and the part that another plan costs once all is quoted.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from posapp.domain.comparison import Habit, OwnPlan, compare
from posapp.domain.outcome import course, every_outcome
from posapp.domain.purchase import Device, Purchase
from posapp.domain.quote import BODY_FAILS, Quote, build_quote
from posapp.domain.reasons import about, turns, why
from tests.bench.conftest import Bench
from tests.bench.test_bench_rules import CATALOG, PRICE, terms_of

ROUNDS = 40
TARGET_S = 0.016
FAIR, WHOLE = 5, 20
"""The engine's cost per outcome, and that of the whole quotes, beside straight-line Python that knows the formulas."""
DAYS = (date(2021, 6, 15), date(2024, 4, 10))
STATES = ((), BODY_FAILS)
PLAN = OwnPlan(habit=Habit.YEARS, number=2)


def asked(day: date) -> Purchase:
    return Purchase(on=day, device=Device(name="見本", category="phone"), cash_price=PRICE, cover="none")


def quoted(purchase: Purchase) -> tuple[Quote, ...]:
    law = CATALOG.law.on(purchase.on)
    made = (build_quote(program, purchase, terms_of(program), law) for program in CATALOG.sold_on(purchase.on))
    return tuple(quote for quote in made if isinstance(quote, Quote))


def ranked(quotes: tuple[Quote, ...]) -> int:
    comparison = compare(quotes, PLAN)
    return len((*why(comparison), *turns(comparison), *(about(comparison, row) for row in comparison.rows)))


Row = tuple[int, str, int, int, int, tuple[int, ...], int, int, int]


def straight(quote: Quote) -> list[Row]:
    """Every figure of every outcome by its formula: no reasons, no refusals, no table of surcharges, no schedule."""
    program, amounts = quote.program, [payment.amount for payment in quote.schedule]
    whole, offset, rows = sum(amounts), program.clock.payment_offset, []
    first = quote.schedule[0].calendar_month.index - program.clock.payment_offset - 1
    for window in program.windows:
        for month in range(window.from_month, window.to_month + 1):
            year, number = divmod(first + month, 12)
            deadline = date(year, number + 1, monthrange(year, number + 1)[1]).isoformat()
            for fee in (0, PRICE // 10):
                settled = min(max(month - offset, 0), len(amounts))
                kept_to = max(settled, window.always_due, len(amounts) - window.max_waived)
                paid, waived = sum(amounts[:settled]), sum(amounts[kept_to:])
                numbers = tuple(range(kept_to + 1, len(amounts) + 1))
                burden = whole - waived + fee if fee < waived else whole
                rows.append((month, deadline, paid, whole - paid - waived, waived, numbers, fee, burden, whole - paid))
    return rows


def test_one_full_comparison(bench: Bench) -> None:
    for day in DAYS:
        purchase = asked(day)
        quotes = quoted(purchase)
        outcomes = sum(len(quote.outcomes) for quote in quotes)
        made = [row for quote in quotes for row in straight(quote)]
        assert [row[2] for row in made] == [o.paid for quote in quotes for o in quote.outcomes]
        assert [row[1] for row in made] == [o.deadline.isoformat() for quote in quotes for o in quote.outcomes]
        whole = bench.median(lambda bought=purchase: ranked(quoted(bought)), rounds=ROUNDS)  # type: ignore[misc]
        again = bench.median(lambda made=quotes: ranked(made), rounds=ROUNDS)  # type: ignore[misc]
        bare = bench.median(lambda held=quotes: [straight(quote) for quote in held], rounds=ROUNDS)  # type: ignore[misc]
        what = f"comparison of {len(quotes)} programs, {outcomes} outcomes, {day.isoformat()}"
        bench.note(what, whole, most=TARGET_S)
        bench.compare("  the same / straight-line figures", whole, bare, most=WHOLE)
        ways = [course(q.program, q.purchase, q.terms, q.schedule) for q in quotes]
        each = bench.median(lambda held=ways: [every_outcome(way, STATES, where="") for way in held], rounds=ROUNDS)  # type: ignore[misc]
        bench.compare(f"  its {outcomes} outcomes alone / the same", each, bare, most=FAIR)
        bench.note(f"another plan for these {len(quotes)}", again, most=TARGET_S / 8)
        assert outcomes > 100 and len(quotes) >= 6
