"""What holds for every program, every purchase, every month: found by trying, not by listing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.money import share
from posapp.domain.months import ClosingDay
from posapp.domain.program import PlanKind, PointsUse, Program
from posapp.domain.purchase import PARTS, Ask, Device, Discount, Points, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, Refused, answer, build_quote
from tests.domain.samples import catalog, law

PROGRAMS = st.sampled_from(catalog().programs)
NAMES = {"phone": "iPhone 15", "watch": "Apple Watch Series 9", "tablet": "iPad Air", "acpc": "ThinkPad X1 Fold"}


@st.composite
def terms_for(draw: st.DrawFn, program: Program, price: int) -> tuple[int, Terms]:
    """Amounts that fit the plan, and the price they add up to."""
    plan = program.plan
    fee = draw(st.none() | st.integers(0, 15_000))
    months = st.dictionaries(st.integers(1, 50), st.integers(0, 200_000), max_size=5)
    buyback = tuple(sorted(draw(months).items()))
    if plan.kind is PlanKind.RESIDUAL:
        return price, Terms(residual=draw(st.integers(0, price)), usage_fee=fee, expected_buyback=buyback)
    if plan.kind is PlanKind.STEPS:
        starts = (1, *(end + 1 for end in plan.step_ends[:-1]))
        each = st.integers(0, 2 * price // plan.payments)
        steps = tuple(
            StepAmount(first=a, last=b, amount=draw(each)) for a, b in zip(starts, plan.step_ends, strict=True)
        )
        return sum(step.total for step in steps), Terms(steps=steps, usage_fee=fee, expected_buyback=buyback)
    return price, Terms(usage_fee=fee, expected_buyback=buyback)


@st.composite
def quotes(draw: st.DrawFn) -> Quote | Refused:
    """A quote of any program on any day it was sold, mostly possible."""
    program = draw(PROGRAMS)
    category = draw(st.sampled_from(program.categories))
    until = program.valid_until or program.valid_from + timedelta(days=3_000)
    price, terms = draw(terms_for(program, draw(st.integers(0, 400_000))))
    down = draw(st.sampled_from([0, 0, 0, 1_000]))
    covers = [None, "none", *(cover.id for cover in program.assessment.covers)]
    taken = draw(st.sampled_from([0, 0, 12, 2_400, 24_000]))
    purchase = Purchase(
        on=draw(st.dates(program.valid_from, until)),
        device=Device(name=NAMES.get(category, "機種"), category=category),
        cash_price=price + down,
        down_payment=down,
        discounts=(Discount(label="", amount=taken),) if taken else (),
        points=Points(instalments=draw(st.sampled_from([0, 0, 0, 2_400])), down_payment=draw(st.integers(0, down))),
        cover=draw(st.sampled_from(covers)),
        repairs_used=draw(st.integers(0, 3)),
        closing_day=draw(st.sampled_from(ClosingDay)),
    )
    return build_quote(program, purchase, terms, law(purchase.on))


@given(quotes())
def test_instalments_sum_to_the_total_and_none_is_negative(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        assert quote.problems and all(problem.stops for problem in quote.problems)
        return
    paid = sum(p.amount for p in quote.schedule)
    points = sum(p.points for p in quote.schedule)
    assert paid + points == quote.amount_financed + quote.finance_charge
    assert quote.total_of_payments == quote.purchase.down_payment + paid
    assert all(p.amount >= 0 and p.points >= 0 for p in quote.schedule)
    assert [p.number for p in quote.schedule] == list(range(1, quote.program.plan.payments + 1))
    assert [p.due for p in quote.schedule] == sorted({p.due for p in quote.schedule})
    assert quote.schedule[0].due >= quote.purchase.on
    # Whatever was taken off or paid in points, nothing of the price is lost.
    taken = quote.purchase.discount_total
    if quote.finance_charge == 0:
        assert quote.kept.burden == quote.purchase.cash_price - taken


@given(quotes())
def test_every_way_out_accounts_for_every_instalment(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    whole = sum(p.amount for p in quote.schedule)
    for o in quote.outcomes:
        assert o.paid + o.still_due + o.waived == whole
        assert o.paid + o.remaining_before == whole
        assert sum(p.amount for p in quote.schedule if p.number in o.waived_numbers) == o.waived
        assert all(p.month > o.month for p in quote.schedule if p.number in o.waived_numbers)
        assert min(o.paid, o.still_due, o.waived, o.surcharge, o.usage_fee) >= 0
        window = quote.program.window(o.window or "")
        assert window is not None and window.holds(o.month)
        assert len(o.waived_numbers) <= window.max_waived
        assert all(number > window.always_due for number in o.waived_numbers)


@given(quotes())
def test_a_return_is_dearer_than_keeping_only_when_a_problem_says_so(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    for o in quote.outcomes:
        if o.possible:
            said = any(problem.code == "return-not-cheaper" for problem in o.problems)
            assert said is (o.burden >= quote.kept.burden)
        else:
            assert (o.burden, o.cash, o.waived) == (quote.kept.burden, quote.kept.cash, 0)
            assert any(problem.stops for problem in o.problems)


@given(quotes(), st.lists(st.sampled_from(PARTS), unique=True, min_size=1), st.data())
def test_damage_never_lowers_a_burden(quote: Quote | Refused, failing: list[str], data: st.DataObject) -> None:
    if isinstance(quote, Refused) or not quote.outcomes:
        return
    sound = data.draw(st.sampled_from(quote.sound()))
    ask = Ask(return_month=sound.month, failing=tuple(failing), window=sound.window)
    worst = answer(quote, ask, "returns[0]")
    milder = [sound]
    if len(failing) > 1:
        milder.append(answer(quote, replace(ask, failing=tuple(failing[:-1])), "returns[0]"))
    for less in milder:
        assert worst.possible <= less.possible
        assert not worst.possible or worst.burden >= less.burden
        # Nobody must return: a refused return costs as much as keeping, which a bad deal may exceed.
        assert min(worst.burden, quote.kept.burden) >= min(less.burden, quote.kept.burden)


@given(quotes())
def test_the_best_month_is_the_latest_of_the_lowest(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    possible = [o for o in quote.sound() if o.possible]
    if quote.best is None:
        assert possible == []
        return
    assert all(o.burden > quote.best.burden or o.month <= quote.best.month for o in possible)
    assert quote.best.burden == min(o.burden for o in possible)


@given(quotes(), st.integers(0, 700))
def test_any_month_can_be_asked_about(quote: Quote | Refused, month: int) -> None:
    if isinstance(quote, Refused):
        return
    found = answer(quote, Ask(return_month=month), "returns[0]")
    assert found.possible is (month in {o.month for o in quote.sound() if o.possible})
    assert found.deadline.isoformat() >= str(found.calendar_month)


@given(quotes(), st.data())
def test_equal_quotes_have_equal_digests_and_any_change_shows(quote: Quote | Refused, data: st.DataObject) -> None:
    if isinstance(quote, Refused):
        return
    again = build_quote(quote.program, quote.purchase, quote.terms, law(quote.purchase.on))
    assert isinstance(again, Quote) and again.digest == quote.digest
    other = data.draw(
        st.sampled_from(
            [
                replace(quote.purchase, device=replace(quote.purchase.device, colour="白")),
                replace(quote.purchase, repairs_used=quote.purchase.repairs_used + 1),
                replace(quote.purchase, discounts=(*quote.purchase.discounts, Discount(label="x", amount=0))),
            ]
        )
    )
    changed = build_quote(quote.program, other, quote.terms, law(other.on))
    assert isinstance(changed, Quote) and changed.digest != quote.digest
    renamed = replace(quote, program=replace(quote.program, name="別の名"))
    assert renamed.digest != quote.digest


@given(st.integers(0, 2**31 - 1), st.integers(1, 120), st.data())
def test_a_share_loses_nothing(total: int, parts: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, parts - 1))
    amounts = share(total, parts, remainder_at=at)
    assert (sum(amounts), len(amounts)) == (total, parts)
    assert all(amount == total // parts for n, amount in enumerate(amounts) if n != at)
    assert 0 <= amounts[at] - total // parts < parts


@given(PROGRAMS, st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_a_program_is_quoted_on_the_days_it_was_sold_and_no_other(program: Program, on: date) -> None:
    purchase = Purchase(on=on, device=Device(name="機種", category=program.categories[0]), cash_price=100_000)
    made = build_quote(program, purchase, Terms(), law(on))
    unsold = isinstance(made, Refused) and made.problems[0].code == "not-sold-on-date"
    assert unsold is not program.sold_on(on)


def test_points_are_used_both_ways_among_the_programs() -> None:
    assert {program.plan.points for program in catalog().programs} == set(PointsUse)
