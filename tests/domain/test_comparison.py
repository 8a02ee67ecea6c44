"""比べる: fixed purchases under fixed plans as committed tables with their sentences, and what holds for every comparison.

The tables lie in tests/data/compare; renew them as `tests.domain.test_worked_tables` says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp import resources
from posapp.catalog.sentences import Sentences
from posapp.domain.comparison import Comparison, Habit, OwnPlan, compare, lowest_burden, own_month
from posapp.domain.months import billing_month
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind
from posapp.domain.purchase import Device, Terms
from posapp.domain.quote import Quote
from posapp.domain.reasons import about, turns, why
from tests.domain.samples import KAETOKU, OKAESHI, PREMIUM, SONY_2Y, STANDARD, VALUE, codes, purchase, quote_of, steps
from tests.domain.tables import held_against, laid_out, yen
from tests.domain.test_properties import quotes

FOLDER = Path(__file__).resolve().parents[1] / "data" / "compare"

IPHONE = Device(name="iPhone 15", category="phone")
PLANS = (
    OwnPlan(),
    OwnPlan(habit=Habit.KEEP),
    OwnPlan(habit=Habit.YEARS, number=1),
    OwnPlan(habit=Habit.YEARS, number=2),
    OwnPlan(habit=Habit.YEARS, number=3),
    OwnPlan(habit=Habit.MONTH, number=30),
)
TWO_YEARS, THIRTY, KEEP = PLANS[3], PLANS[5], PLANS[1]


def summer(**more: object) -> tuple[Quote, ...]:
    """The pictures' phone under everything that took it in June 2021."""
    bought = purchase("2021-06-15", **more)  # type: ignore[arg-type]
    terms = {KAETOKU: Terms(residual=50_500), SONY_2Y: Terms(residual=43_200)}
    ids = (OKAESHI, KAETOKU, SONY_2Y, "docomo-plain-36", "lump-sum")
    return tuple(quote_of(id, bought, terms.get(id)) for id in ids)


def shintoku(cover: str) -> tuple[Quote, ...]:
    """A phone of 2024 under the three of one operator, with a cover or none."""
    bought = purchase("2024-04-10", price=147_600, device=IPHONE, cover=cover)
    terms = {
        STANDARD: steps((1, 24, 2_350), (25, 48, 3_800)),
        PREMIUM: steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100),
        VALUE: steps((1, 12, 3_900), (13, 48, 2_800)),
    }
    ids = (STANDARD, PREMIUM, VALUE, "softbank-plain-48", "lump-sum")
    return tuple(quote_of(id, bought, terms.get(id)) for id in ids)


CASES: dict[str, Callable[[], tuple[Quote, ...]]] = {
    "summer-2021": summer,
    "summer-2021-closing-10": lambda: summer(closing="10"),
    "summer-2021-cover": lambda: summer(cover="keitai-hosho"),
    "summer-2021-rate": lambda: summer(rate="3.5"),
    "shintoku-2024": lambda: shintoku("none"),
    "shintoku-2024-cover": lambda: shintoku("anshin-applecare"),
}


def outcome(found: Outcome | None) -> str:
    return f"{found.calendar_month} ({found.month})" if found else "-"


def table(comparison: Comparison, sentences: Sentences) -> list[str]:
    plan = comparison.plan
    lines = [
        "",
        f"== {plan.habit} {plan.number or ''}".rstrip() + (f" -> {comparison.month}" if comparison.month else ""),
    ]
    head = ("rank", "program", "burden", "kept", "above", "damaged", "return", "nearest", "there")
    rows: list[tuple[str, ...]] = [
        (str(r.rank), r.quote.program.id, yen(r.burden), yen(r.kept), yen(r.difference), yen(r.damaged),
         outcome(r.outcome), outcome(r.nearest), yen(r.nearest.burden if r.nearest else None))
        for r in comparison.rows
    ]  # fmt: skip
    lines += laid_out(head, rows, left=(1,))
    lines += [f"  {sentences.text(p)}" for p in (*why(comparison), *turns(comparison))]
    for row in comparison.rows:
        lines.append(f"  - {row.name}: " + "".join(sentences.text(p) for p in about(comparison, row)))
    return lines


@pytest.mark.parametrize("name", CASES)
def test_comparisons_come_out_as_committed(name: str) -> None:
    sentences, made = Sentences.load(resources.root()), CASES[name]()
    first = made[0].purchase
    lines = [f"{first.device.full_name} {yen(first.cash_price)}, bought {first.on}, closing {first.closing_day}"]
    for plan in PLANS:
        lines += table(compare(made, plan), sentences)
    held_against(FOLDER / f"{name}.txt", "\n".join(lines) + "\n")


def test_every_program_is_asked_about_the_same_calendar_month() -> None:
    """Four clocks: docomo counts from the next month, au from this one, the last from two months on."""
    for closing in ("end", "20", "10"):
        made = [q for q in (*summer(closing=closing), *shintoku("none")) if q.program.returns]
        for quote in made:
            bought = billing_month(quote.purchase.on, quote.purchase.closing_day)
            for found in quote.outcomes:
                assert own_month(quote, found.calendar_month.since(bought)) == found.month


def test_a_month_outside_every_window_is_paid_on_and_says_where_the_nearest_return_lies() -> None:
    row = compare(summer(), THIRTY).of(KAETOKU)
    assert row is not None and row.nearest is not None
    assert (row.burden, row.outcome, row.asked) == (row.kept, None, None)
    assert (row.nearest.month, row.nearest.burden) == (25, 57_500)
    assert compare(summer(), THIRTY).of("no-such-program") is None


def test_a_window_that_refuses_says_why() -> None:
    """Without the cover that it needs, the early window of that program is none."""
    plan = OwnPlan(habit=Habit.YEARS, number=1)
    row = compare(shintoku("none"), plan).of(PREMIUM)
    assert row is not None and row.asked is not None and row.outcome is None
    assert "cover-required" in codes(about(compare(shintoku("none"), plan), row))


def test_a_return_that_saves_nothing_is_not_made() -> None:
    """With a last instalment of nothing, handing the device in would cost as much as keeping it."""
    nothing_left = quote_of(KAETOKU, purchase("2021-06-15"), Terms(residual=0))
    comparison = compare([nothing_left])
    row = comparison.rows[0]
    assert row.asked is not None and row.asked.possible
    assert (row.asked.burden, row.burden, row.kept, row.outcome) == (108_000, 108_000, 108_000, None)
    assert codes(about(comparison, row)) == ["row-saves-nothing", "row-device-stays"]


def test_a_program_without_any_month_for_a_return_says_never() -> None:
    free = quote_of(STANDARD, purchase("2024-04-10", price=0, device=IPHONE), steps((1, 24, 0), (25, 48, 0)))
    comparison = compare([free])
    assert codes(about(comparison, comparison.rows[0])) == ["row-never", "row-device-stays"]


def test_nothing_to_compare_is_no_fault() -> None:
    nothing = compare(())
    assert (nothing.first, nothing.rows, why(nothing), turns(nothing)) == (None, (), (), ())


def test_alone_and_equal_are_said() -> None:
    alone = compare(summer()[:1], TWO_YEARS)
    assert codes(why(alone)) == ["why-alone"] and codes(turns(alone)) == ["damaged-costs", "turn-forgotten"]
    okaeshi, plain = summer()[0], summer()[3]
    two = compare([okaeshi, okaeshi, plain], TWO_YEARS)
    assert codes(why(two)) == ["why-equal", "why-waived", "why-other-no-benefit"]
    assert dict(why(two)[0].values)["more"] is None
    assert [row.rank for row in two.rows] == [1, 1, 3] and [row.place for row in two.rows] == [1, 2, 3]
    three = why(compare([okaeshi] * 3 + [plain], TWO_YEARS))[0]
    assert dict(three.values)["more"] == 1


COMPARED = st.lists(quotes(), max_size=5).map(lambda found: [q for q in found if isinstance(q, Quote)])
ANY_PLAN = st.one_of(
    st.just(OwnPlan()),
    st.just(KEEP),
    st.builds(OwnPlan, habit=st.just(Habit.YEARS), number=st.integers(1, 6)),
    st.builds(OwnPlan, habit=st.just(Habit.MONTH), number=st.integers(0, 60)),
)


@given(COMPARED, ANY_PLAN)
def test_rows_stand_by_burden_and_count_from_the_first(made: list[Quote], plan: OwnPlan) -> None:
    comparison = compare(made, plan)
    burdens = [row.burden for row in comparison.rows]
    assert burdens == sorted(burdens)
    assert [row.place for row in comparison.rows] == list(range(1, len(made) + 1))
    for row in comparison.rows:
        assert row.difference == row.burden - burdens[0]
        assert (row.difference == 0) is (row.rank == 1)
        assert row.rank <= row.place
        assert row.burden <= row.kept == row.quote.kept.burden
        # Damage never makes anything cheaper, and nobody pays more than for keeping it.
        assert row.damaged is None or row.burden <= row.damaged <= row.kept
        if row.outcome is None:
            assert row.burden == row.kept
        else:
            assert row.outcome.possible and row.nearest is None
            assert row.outcome.burden == row.burden < row.kept
    assert compare(list(reversed(made)), plan).rows == comparison.rows or len({q.program.id for q in made}) < len(made)


@given(COMPARED)
def test_keeping_costs_what_is_kept(made: list[Quote]) -> None:
    for row in compare(made, KEEP).rows:
        assert (row.burden, row.damaged, row.outcome, row.nearest) == (row.kept, row.kept, None, None)


@given(COMPARED, ANY_PLAN)
def test_no_plan_is_cheaper_than_the_best_month(made: list[Quote], plan: OwnPlan) -> None:
    free = {id(row.quote): row.burden for row in compare(made).rows}
    for row in compare(made, plan).rows:
        assert free[id(row.quote)] == lowest_burden(row.quote) <= row.burden
        if plan.months is None:
            continue
        month = own_month(row.quote, plan.months)
        there = [o for o in row.quote.sound() if o.month == month and o.possible]
        assert row.burden == min([row.kept, *(o.burden for o in there)])
        saving = [o for o in row.quote.sound() if o.possible and o.burden < row.kept]
        if row.outcome is None and saving:
            assert row.nearest in saving
            assert all(abs(o.month - month) >= abs(row.nearest.month - month) for o in saving if row.nearest)
    assert [lowest_burden(row.quote) for row in compare(made).rows] == sorted(lowest_burden(q) for q in made)


@given(COMPARED, ANY_PLAN)
def test_everything_that_is_said_can_be_said(made: list[Quote], plan: OwnPlan) -> None:
    sentences, comparison = Sentences.load(resources.root()), compare(made, plan)
    said = [*why(comparison), *turns(comparison)]
    for row in comparison.rows:
        told = about(comparison, row)
        said += told
        assert told
        # Who does not hand it in keeps the device; who does hears what damage and forgetting cost.
        assert ("row-device-stays" in codes(told)) is (row.outcome is None)
        assert ("row-forgotten" in codes(told)) is (row.outcome is not None)
        if not row.quote.program.returns:
            assert row.quote.program.plan.kind in (PlanKind.EQUAL, PlanKind.LUMP) and "row-no-benefit" in codes(told)
    for problem in said:
        text = sentences.text(problem)
        assert text.endswith("。") and "—" not in text and "{" not in text and "符号" not in text
