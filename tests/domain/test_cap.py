"""The working of the discount cap: every month's benefit, how the limit came about, what cannot be worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from posapp.domain.cap import Ground, MonthState, Verdict, cap_working, excess, limit_ground
from posapp.domain.purchase import Terms
from posapp.domain.quote import DiscountCap, Quote, Refused
from tests.domain.samples import OKAESHI, SONY_2Y, STANDARD, catalog, law, purchase, quote_of, steps
from tests.domain.test_properties import quotes

DAY = date(2024, 4, 10)
BUYBACK = ((24, 40_000), (25, 50_000), (26, 90_000))


def quoted(discount: int = 0, *, buyback: tuple[tuple[int, int], ...] = BUYBACK, on: str = "2024-04-10") -> Quote:
    terms = steps((1, 24, 2_238 - discount // 24), (25, 48, 3_630), expected_buyback=buyback)
    return quote_of(STANDARD, purchase(on=on, price=140_832, discount=discount), terms)


@pytest.mark.parametrize(
    ("price", "ground", "above", "up_to", "amount", "percent", "limit"),
    [
        (15_000, Ground.PRICE, 0, 44_000, 22_000, None, 15_000),
        (22_000, Ground.FIXED, 0, 44_000, 22_000, None, 22_000),
        (44_000, Ground.FIXED, 0, 44_000, 22_000, None, 22_000),
        (44_001, Ground.PERCENT, 44_000, 88_000, None, 50, 22_000),
        (88_000, Ground.PERCENT, 44_000, 88_000, None, 50, 44_000),
        (88_001, Ground.FIXED, 88_000, None, 44_000, None, 44_000),
    ],
)
def test_how_the_limit_came_about(
    price: int, ground: Ground, above: int, up_to: int | None, amount: int | None, percent: int | None, limit: int
) -> None:
    found = limit_ground(price, limit, law(DAY))
    assert found is not None
    assert (found.ground, found.above, found.up_to, found.amount, found.percent, found.limit, found.price) == (
        ground, above, up_to, amount, percent, limit, price,
    )  # fmt: skip


def test_a_limit_of_another_law_has_no_ground_today() -> None:
    assert limit_ground(100_000, 33_000, law(DAY)) is None
    assert limit_ground(100_000, 44_000, law(date(2023, 12, 26))) is None


def test_each_month_of_the_working() -> None:
    made = quoted(12_000)
    working = cap_working(made, law(DAY))
    by_month = {row.month: row for row in working.rows}
    kept, at_24, at_25, at_26 = (by_month[month] for month in (None, 24, 25, 26))
    assert (kept.benefit, kept.gain, kept.state) == (12_000, 0, MonthState.WITHIN)
    assert (at_24.waived, at_24.buyback, at_24.gain, at_24.benefit) == (87_120, 40_000, 47_120, 59_120)
    assert (at_24.over_by, at_24.state, at_24.window) == (15_120, MonthState.OVER, "one-year-forward")
    assert (at_25.gain, at_25.benefit, at_25.over_by, at_25.state) == (37_120, 49_120, 5_120, MonthState.OVER)
    assert (at_26.gain, at_26.benefit, at_26.state) == (0, 12_000, MonthState.WITHIN)  # worth more than what falls away
    assert working.worst is at_24
    assert (working.verdict, working.over_by) == (Verdict.OVER, 15_120)
    assert working.over_by == excess(made.discount_cap)
    assert working.missing == (*range(13, 24), *range(27, 49))
    assert working.open_without_line is True
    assert [d.label for d in working.discounts] == ["機種割引"]


def test_a_month_without_an_expected_price_is_never_within() -> None:
    working = cap_working(quoted(buyback=((25, 80_000),)), law(DAY))
    assert {row.state for row in working.rows if row.month == 26} == {MonthState.UNKNOWN}
    assert (working.verdict, working.over_by, working.limit) == (Verdict.UNKNOWN, 0, 44_000)
    assert 26 in working.missing and 25 not in working.missing


def test_discounts_alone_above_the_limit_are_over_whatever_the_device_will_be_worth() -> None:
    made = quoted(48_000, buyback=())
    working = cap_working(made, law(DAY))
    assert {row.state for row in working.rows} == {MonthState.OVER}
    assert {row.benefit for row in working.rows} == {None, 48_000}
    assert (working.verdict, working.over_by) == (Verdict.OVER, 4_000)
    assert working.worst is working.rows[0]
    assert len(working.missing) == 36


def test_months_without_a_possible_return_are_told_as_such() -> None:
    terms = steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100, expected_buyback=((13, 0), (25, 90_000)))
    made = quote_of(
        "softbank-shintoku-premium", purchase(on="2024-04-10", price=147_600, cover="none", discount=0), terms
    )
    rows = {row.month: row for row in cap_working(made, law(DAY)).rows}
    assert (rows[13].state, rows[13].benefit, rows[13].waived) == (MonthState.CLOSED, 0, 0)
    assert rows[25].state is MonthState.WITHIN


def test_a_plan_without_returns_has_the_plain_discount() -> None:
    def plain(discount: int) -> Verdict:
        made = quote_of("softbank-plain-48", purchase(on="2024-04-10", price=100_800, discount=discount))
        working = cap_working(made, law(DAY))
        assert len(working.rows) == 1
        return working.verdict

    assert (plain(43_200), plain(44_016)) == (Verdict.WITHIN, Verdict.OVER)


def test_without_a_cap_or_outside_it() -> None:
    before = cap_working(quote_of(OKAESHI, purchase(discount=72_000)), law(date(2019, 6, 15)))
    assert (before.verdict, before.limit, before.ground, before.over_by) == (Verdict.NO_CAP, None, None, 0)
    sony = quote_of(SONY_2Y, purchase(on="2024-06-15", price=100_000), Terms(residual=50_000))
    assert cap_working(sony, law(DAY)).verdict is Verdict.EXEMPT


def test_nothing_given_away_has_no_worst_month() -> None:
    assert cap_working(quoted(buyback=()), law(DAY)).worst is None


@pytest.mark.parametrize(
    ("cap", "over"),
    [
        (DiscountCap(), 0),
        (DiscountCap(limit=22_000, worst_benefit=22_000, within=True), 0),
        (DiscountCap(limit=22_000, worst_benefit=22_001, within=False), 1),
    ],
)
def test_the_excess(cap: DiscountCap, over: int) -> None:
    assert excess(cap) == over


@given(quotes())
def test_the_working_never_contradicts_the_quote(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    working = cap_working(quote, catalog().law.on(quote.purchase.on))
    cap = quote.discount_cap
    assert working.over_by == excess(cap)
    assert (working.verdict is Verdict.OVER) is (cap.within is False)
    assert (working.ground is None) is (working.limit is None)
    known = {row.month: row for row in working.rows}
    for outcome in quote.sound():
        row = known[outcome.month]
        if outcome.possible:
            assert row.benefit == outcome.benefit
        assert row.waived == outcome.waived
    shown = replace(working, rows=())
    assert shown.worst is None or shown.worst.benefit == max(row.benefit or 0 for row in working.rows)
