"""The quote as a value: what it refuses, what it says besides, the discount cap, the comparison, its digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.comparison import compare, lowest_burden
from posapp.domain.outcome import Outcome
from posapp.domain.problem import Problem
from posapp.domain.purchase import Ask, Device, Terms
from posapp.domain.quote import Quote, answer, build_quote
from tests.domain.samples import (
    KAETOKU,
    OKAESHI,
    PREMIUM,
    SONY_2Y,
    STANDARD,
    codes,
    law,
    program,
    purchase,
    quote_of,
    refusal_of,
    steps,
    with_window,
)  # fmt: skip

TWO_STEPS = steps((1, 24, 2_238), (25, 48, 3_630))
EARLY = steps((1, 12, 900), (13, 48, 3_800))


def test_everything_unfit_is_said_at_once() -> None:
    watch = Device(name="Apple Watch Series 9", category="watch")
    found = refusal_of(OKAESHI, purchase(on="2030-01-01", device=watch, points_down=1))
    assert codes(found.problems) == ["not-sold-on-date", "category-not-taken", "points-above-down-payment"]
    assert found.amount_financed is None


def test_a_refusal_knows_the_amount_where_it_can() -> None:
    assert refusal_of(KAETOKU, purchase(on="2020-06-15")).amount_financed == 108_000
    over = refusal_of(KAETOKU, purchase(on="2020-06-15", points=60_000), Terms(residual=50_500))
    assert (codes(over.problems), over.amount_financed) == (["points-above-instalments"], 108_000)


def test_notices_of_a_window_that_needs_more() -> None:
    made = quote_of(PREMIUM, purchase(on="2024-04-10", price=147_600), EARLY)
    assert [(p.code, p.stops) for p in made.problems] == [
        ("cover-needed-for-window", False),
        ("usage-fee-needed-for-window", False),
    ]
    early = answer(made, Ask(return_month=13), "returns[0]")
    assert codes(early.problems) == ["usage-fee-missing"] and not early.possible
    said = quote_of(PREMIUM, purchase(on="2024-04-10", price=147_600, cover="anshin"), replace(EARLY, usage_fee=12_100))
    assert said.problems == ()
    assert said.best_month == 13


def test_terms_without_a_place_are_said() -> None:
    made = quote_of(OKAESHI, purchase(cover="keitai-hosho"), replace(TWO_STEPS, residual=1, usage_fee=1))
    assert [(p.code, p.where) for p in made.problems] == [
        ("terms-without-effect", "terms.residual"),
        ("terms-without-effect", "terms.steps"),
        ("terms-without-effect", "usage_fee"),
    ]
    plain_ = quote_of("docomo-plain-36", purchase(cover="keitai-hosho"))
    assert plain_.problems == ()


def test_a_window_that_is_no_longer_worth_it_says_so() -> None:
    free = replace(program(OKAESHI), assessment=replace(program(OKAESHI).assessment, rows=()))
    cheap = with_window(free, charges_usage_fee=True)
    made = build_quote(cheap, purchase(), Terms(usage_fee=3_000), law(date(2019, 6, 15)))
    assert isinstance(made, Quote)
    month_34, month_35 = answer(made, Ask(return_month=34), "r"), answer(made, Ask(return_month=35), "r")
    assert (month_34.burden, codes(month_34.problems)) == (105_000, [])
    assert (month_35.possible, codes(month_35.problems)) == (False, ["fees-not-below-remaining"])


def test_a_return_may_be_possible_and_yet_a_bad_deal() -> None:
    # Only the last two payments fall away, the debt is larger: a fee between the two is allowed and not worth it.
    narrow = with_window(program(OKAESHI), max_waived=2, charges_usage_fee=True)
    made = build_quote(narrow, purchase(), Terms(usage_fee=6_000), law(date(2019, 6, 15)))
    assert isinstance(made, Quote)
    found = answer(made, Ask(return_month=30), "returns[0]")
    assert (found.possible, found.burden, codes(found.problems)) == (True, 108_000, ["return-not-cheaper"])
    assert found.waived_numbers == (35, 36)


def test_the_cap_holds_only_where_the_program_is_under_it() -> None:
    assert not program(SONY_2Y).discount_cap
    bought = purchase(on="2024-06-15", price=100_000)
    assert quote_of(SONY_2Y, bought, Terms(residual=50_000)).discount_cap.limit is None


def capped(price: int, day: str, buyback: int | None, discount: int) -> Quote:
    base = program(SONY_2Y)
    found = replace(base, discount_cap=True, plan=replace(base.plan, least_instalment=0))
    months = () if buyback is None else tuple((month, buyback) for month in (22, 23, 24))
    bought = purchase(on=day, price=price, discount=discount)
    made = build_quote(found, bought, Terms(residual=price // 2, expected_buyback=months), law(bought.on))
    assert isinstance(made, Quote)
    return made


CAPS: list[tuple[int, str, int | None, int, tuple[object, ...]]] = [
    (100_000, "2023-12-26", 0, 0, (None, 22, 50_000, None)),
    (100_000, "2023-12-27", 0, 0, (44_000, 22, 50_000, False)),
    (100_000, "2023-12-27", 6_000, 0, (44_000, 22, 44_000, True)),
    (100_000, "2023-12-27", 6_000, 1, (44_000, 22, 44_001, False)),
    (100_000, "2023-12-27", 90_000, 0, (44_000, 22, 0, True)),
    (100_000, "2023-12-27", None, 0, (44_000, None, None, None)),
    (100_000, "2023-12-27", None, 44_001, (44_000, None, 44_001, False)),
    (88_000, "2024-04-01", 0, 0, (44_000, 22, 44_000, True)),
    (60_000, "2024-04-01", 0, 0, (30_000, 22, 30_000, True)),
    (44_000, "2024-04-01", 0, 0, (22_000, 22, 22_000, True)),
]


@pytest.mark.parametrize(("price", "day", "buyback", "discount", "expected"), CAPS)
def test_the_discount_cap(
    price: int, day: str, buyback: int | None, discount: int, expected: tuple[object, ...]
) -> None:
    found = capped(price, day, buyback, discount).discount_cap
    assert (found.limit, found.worst_month, found.worst_benefit, found.within) == expected


def test_outcomes_are_found_by_month_and_parts() -> None:
    made = quote_of(OKAESHI, purchase())
    found = made.at(24, ("body",))
    assert isinstance(found, Outcome) and found.failing == ("body",)
    assert made.at(36) is None
    assert (len(made.sound()), len(made.damaged())) == (36, 36)
    assert made.best is made.at(24)
    assert quote_of("docomo-plain-36", purchase()).best is None


def test_an_asked_month_outside_is_answered() -> None:
    found = answer(quote_of(OKAESHI, purchase()), Ask(return_month=36), "returns[4]")
    assert (found.possible, found.window, found.burden, found.waived_numbers) == (False, None, 108_000, ())
    assert found.problems[0].where == "returns[4]"
    plain_ = answer(quote_of("docomo-plain-36", purchase()), Ask(return_month=3), "r")
    assert codes(plain_.problems) == ["no-benefit"]


def test_a_named_window_counts_where_two_overlap() -> None:
    base = program(STANDARD)
    overlapping = replace(base, windows=(base.windows[0], replace(base.windows[1], from_month=13, to_month=48)))
    made = build_quote(overlapping, purchase(on="2022-03-10", price=140_832), TWO_STEPS, law(date(2022, 3, 10)))
    assert isinstance(made, Quote)
    one, two = (answer(made, Ask(return_month=20, window=w.name), "r") for w in overlapping.windows)
    assert {one.window, two.window} == {w.name for w in overlapping.windows}
    assert codes(answer(made, Ask(return_month=20, window="none"), "r").problems) == ["outside-window"]


def test_the_choices_at_the_end() -> None:
    made = quote_of(KAETOKU, purchase(on="2020-06-15"), Terms(residual=50_500))
    found = {end.kind.value: end for end in made.ends}
    assert (found["pay"].amounts, found["pay"].burden) == ((50_500,), 108_000)
    assert (found["resplit"].amounts, found["resplit"].burden) == ((2_108, *[2_104] * 23), 108_000)
    assert (found["return"].burden, found["return"].amounts) == (57_500, ())
    assert found["buyback"].burden is None
    plain_ = quote_of("docomo-plain-36", purchase())
    assert [(end.kind.value, end.burden) for end in plain_.ends] == [("pay", 108_000)]


def test_a_choice_that_no_month_allows_has_no_amount() -> None:
    made = quote_of(PREMIUM, purchase(on="2024-04-10", price=147_600, cover="none"), replace(EARLY, usage_fee=0))
    early, late = (end for end in made.ends if end.kind.value == "return")
    assert (early.burden, late.burden) == (None, 56_400)


def test_quotes_are_ranked_by_the_lowest_burden_then_by_name() -> None:
    okaeshi = quote_of(OKAESHI, purchase())
    plains = [quote_of(id, purchase()) for id in ("docomo-plain-36", "au-plain-36", "lump-sum")]
    ranked = [row.quote for row in compare([*plains, okaeshi]).rows]
    assert ranked[0] is okaeshi and lowest_burden(okaeshi) == 72_000
    assert ranked == [row.quote for row in compare([okaeshi, *plains[::-1]]).rows]
    assert [q.program.name for q in ranked[1:]] == sorted(q.program.name for q in plains)


def test_a_problem_is_a_value() -> None:
    assert Problem("x", "y") == Problem("x", "y") and hash(Problem("x")) == hash(Problem("x"))
