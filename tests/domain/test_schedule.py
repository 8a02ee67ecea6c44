"""From the amount financed to dated instalments: clocks, remainders, discounts, points, rates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from posapp.domain.problem import Problem
from posapp.domain.program import Plan, PlanKind, Remainder
from posapp.domain.purchase import Terms
from posapp.domain.schedule import Amounts, amount_financed, dated, instalments
from tests.domain.samples import KAETOKU, OKAESHI, SONY_2Y, STANDARD, program, purchase, quote_of, steps

CLOCKS = """\
program                     bought      closing  first month  first due   last month  last due
docomo-okaeshi              2019-06-15  end      2019-07      2019-08-31  2022-06     2022-07-31
docomo-okaeshi              2019-06-15  10       2019-08      2019-09-10  2022-07     2022-08-10
docomo-okaeshi              2019-06-30  20       2019-08      2019-09-20  2022-07     2022-08-20
au-kaetoku                  2020-06-15  end      2020-08      2020-08-31  2022-07     2022-07-31
au-plain-36                 2020-12-31  end      2021-02      2021-02-28  2024-01     2024-01-31
softbank-shintoku-standard  2022-03-10  10       2022-04      2022-04-10  2026-03     2026-03-10
softbank-shintoku-standard  2022-03-11  10       2022-05      2022-05-10  2026-04     2026-04-10
softbank-shintoku-standard  2022-03-11  end      2022-04      2022-04-30  2026-03     2026-03-31
sony-zanka-2y               2023-12-31  end      2024-02      2024-02-29  2026-02     2026-02-28
sony-zanka-1y               2021-06-15  end      2021-08      2021-08-31  2022-08     2022-08-31
softbank-plain-48           2024-01-31  end      2024-02      2024-02-29  2028-01     2028-01-31
lump-sum                    2024-01-15  10       2024-01      2024-01-15  2024-01     2024-01-15
"""


@pytest.mark.parametrize("row", CLOCKS.splitlines()[1:])
def test_the_clocks(row: str) -> None:
    id, bought, closing, *expected = row.split()
    terms = {
        KAETOKU: Terms(residual=50_500), SONY_2Y: Terms(residual=43_200), "sony-zanka-1y": Terms(residual=60_000),
        STANDARD: steps((1, 24, 1_000), (25, 48, 1_250)),
    }.get(id, Terms())  # fmt: skip
    price = 54_000 if id == STANDARD else 108_000 if id != "softbank-plain-48" else 144_000
    schedule = quote_of(id, purchase(on=bought, price=price, closing=closing), terms).schedule
    first, last = schedule[0], schedule[-1]
    assert [str(first.calendar_month), str(first.due), str(last.calendar_month), str(last.due)] == expected


def amounts(plan_changes: dict[str, Any], price: int, terms: Terms | None = None, **more: Any) -> Amounts | Problem:
    base = program(OKAESHI)
    plan = replace(Plan(kind=PlanKind.EQUAL, payments=36), **plan_changes)
    return instalments(replace(base, plan=plan), purchase(price=price, **more), terms or Terms())


def test_the_remainder_goes_to_the_first_payment() -> None:
    made = amounts({}, 108_035)
    assert isinstance(made, Amounts)
    assert made.instalments == (3_035, *[3_000] * 35)


def test_an_indivisible_amount_is_refused_where_the_plan_says_so() -> None:
    made = amounts({"remainder": Remainder.REFUSED}, 108_035)
    assert isinstance(made, Problem)
    assert dict(made.values) == {"amount": 108_035, "payments": 36, "off_by": 35}


def test_the_remainder_of_a_residual_plan_never_touches_the_residual() -> None:
    made = amounts({"kind": PlanKind.RESIDUAL, "payments": 24}, 108_010, Terms(residual=50_500))
    assert isinstance(made, Amounts)
    assert made.instalments == (2_510, *[2_500] * 22, 50_500)


def test_a_discount_never_lowers_the_residual() -> None:
    made = amounts({"kind": PlanKind.RESIDUAL, "payments": 24}, 108_000, Terms(residual=50_500), discount=11_500)
    assert isinstance(made, Amounts)
    assert made.instalments == (*[2_000] * 23, 50_500)


def test_a_discount_lowers_the_first_step() -> None:
    two = {"kind": PlanKind.STEPS, "payments": 48, "step_ends": (24, 48)}
    listed = steps((1, 24, 2_238), (25, 48, 3_630))
    made = amounts(two, 140_832, listed, discount=12_000)
    assert isinstance(made, Amounts)
    assert (made.instalments[0], made.instalments[23], made.instalments[24]) == (1_738, 1_738, 3_630)
    # Amounts that hold the discount already are taken as they are.
    again = amounts(two, 140_832, steps((1, 24, 1_738), (25, 48, 3_630)), discount=12_000)
    assert again == made


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Terms(), "steps-missing"),
        (steps((1, 24, 1), (25, 47, 1)), "steps-not-as-plan"),
        (steps((1, 48, 2_250)), "steps-not-as-plan"),
        (steps((1, 24, 2_250), (25, 48, 2_251)), "steps-do-not-add-up"),
    ],
)
def test_steps_that_do_not_fit(terms: Terms, code: str) -> None:
    made = amounts({"kind": PlanKind.STEPS, "payments": 48, "step_ends": (24, 48)}, 108_000, terms)
    assert isinstance(made, Problem)
    assert made.code == code


@pytest.mark.parametrize(
    ("discount", "code", "values"),
    [
        (24_001, "discount-not-divisible", {"amount": 24_001, "payments": 24, "off_by": 1}),
        (24_024, "discount-above-step", {"amount": 24_024, "most": 24_000}),
    ],
)
def test_a_discount_that_the_first_step_cannot_take(discount: int, code: str, values: dict[str, int]) -> None:
    two = {"kind": PlanKind.STEPS, "payments": 48, "step_ends": (24, 48)}
    made = amounts(two, 108_000, steps((1, 24, 1_000), (25, 48, 3_500)), discount=discount)
    assert isinstance(made, Problem)
    assert (made.code, made.where, dict(made.values)) == (code, "discounts", values)


@pytest.mark.parametrize(
    ("residual", "least", "code", "values"),
    [
        (None, 0, "residual-missing", {}),
        (108_001, 0, "residual-above-financed", {"residual": 108_001, "financed": 108_000}),
        (108_000, 3_000, "instalment-below-least", {"least": 3_000, "amount": 0}),
    ],
)
def test_residuals_that_do_not_fit(residual: int | None, least: int, code: str, values: dict[str, int]) -> None:
    plan = {"kind": PlanKind.RESIDUAL, "payments": 24, "least_instalment": least}
    made = amounts(plan, 108_000, Terms(residual=residual))
    assert isinstance(made, Problem)
    assert (made.code, made.where, dict(made.values)) == (code, "terms.residual", values)


def test_more_taken_off_than_the_price_is_refused() -> None:
    made = amounts({}, 108_000, discount=60_000, down_payment=50_000)
    assert isinstance(made, Problem)
    assert (made.code, dict(made.values)) == ("taken-off-above-price", {"off_by": 2_000, "price": 108_000})


def test_a_rate_charges_every_kind_of_plan() -> None:
    for changes, terms in (
        ({}, Terms()),
        ({"kind": PlanKind.RESIDUAL, "payments": 25}, Terms(residual=43_200)),
        ({"kind": PlanKind.RESIDUAL, "payments": 25}, Terms(residual=0)),
        ({"kind": PlanKind.STEPS, "payments": 48, "step_ends": (24, 48)}, steps((1, 24, 1_500), (25, 48, 3_000))),
    ):
        made = amounts(dict(changes), 108_000, terms, rate="4.9")
        assert isinstance(made, Amounts)
        assert made.charge > 0 and len(made.instalments) == changes.get("payments", 36)
        assert made.instalments[-1] == (terms.residual if terms.residual is not None else made.instalments[-1])


def test_points_that_pay_instalments_are_carried_forward_but_never_to_the_residual() -> None:
    found = program(KAETOKU)
    bought = purchase(on="2020-06-15", points=57_500)
    made = instalments(found, bought, Terms(residual=50_500))
    assert isinstance(made, Amounts)
    schedule = dated(found, bought, made)
    assert not isinstance(schedule, Problem)
    assert [(p.amount, p.points) for p in schedule] == [(0, 2_500)] * 23 + [(50_500, 0)]
    over = dated(found, purchase(on="2020-06-15", points=57_501), made)
    assert isinstance(over, Problem) and dict(over.values) == {"points": 57_501, "most": 57_500}


def test_points_elsewhere_lower_the_amount_financed() -> None:
    bought = purchase(points=54_000, discount=1_000, down_payment=3_000)
    assert amount_financed(program(OKAESHI), bought) == 50_000
    assert amount_financed(program(KAETOKU), bought) == 104_000
