"""The month of the application told from that of the assessment, day by day and closing day by closing day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.applying import Applied, Term, terms_of
from posapp.domain.months import ClosingDay, Month, billing_month
from posapp.domain.problem import Problem
from posapp.domain.program import Clock
from posapp.domain.purchase import Ask
from posapp.domain.quote import Quote, answer
from tests.domain.samples import OKAESHI, PREMIUM, STANDARD, codes, purchase, quote_of, steps

CLOCK = Clock(month_one=0, payment_offset=1)


def applied(at: int, closing: ClosingDay, bought: str = "2022-03") -> Applied:
    return Applied(clock=CLOCK, bought=Month.parse(bought), closing=closing, at=at)


def term(first: str, last: str, by: str) -> Term:
    return Term(first=date.fromisoformat(first), last=date.fromisoformat(last), by=date.fromisoformat(by))


def test_the_term_of_a_whole_calendar_month() -> None:
    # Bought in March 2022: month 23 is January 2024, and 2024 has a 29 February.
    assert terms_of(applied(23, ClosingDay.END), 1) == (term("2024-01-01", "2024-01-31", "2024-02-29"),)
    assert terms_of(applied(23, ClosingDay.END), 0) == (term("2024-01-01", "2024-01-31", "2024-01-31"),)


@pytest.mark.parametrize(("closing", "day"), [(ClosingDay.DAY_10, 10), (ClosingDay.DAY_20, 20)])
def test_a_billing_month_of_two_calendar_months_has_two_terms(closing: ClosingDay, day: int) -> None:
    assert terms_of(applied(23, closing), 1) == (
        term(f"2023-12-{day + 1}", "2023-12-31", "2024-01-31"),
        term("2024-01-01", f"2024-01-{day}", "2024-02-29"),
    )


@given(st.dates(date(2019, 6, 1), date(2026, 1, 1)), st.sampled_from(ClosingDay), st.integers(1, 48), st.integers(0, 3))
def test_every_day_of_the_month_has_one_term(bought: date, closing: ClosingDay, at: int, within: int) -> None:
    asked = Applied(clock=CLOCK, bought=billing_month(bought, closing), closing=closing, at=at)
    month = asked.month(at)
    terms = terms_of(asked, within)
    assert (terms[0].first, terms[-1].last) == (month.first_day(closing), month.last_day(closing))
    for one in terms:
        assert Month.containing(one.first) == Month.containing(one.last)
        assert one.by == Month.containing(one.first).plus(within).last_day()
    assert all((two.first - one.last).days == 1 for one, two in pairwise(terms))


def standard(closing: str = "end") -> Quote:
    terms = steps((1, 24, 2_238), (25, 48, 3_630))
    return quote_of(STANDARD, purchase(on="2022-03-10", price=140_832, closing=closing), terms)


def asked(quote: Quote, applied_in: int, assessed_in: int) -> tuple[bool, int, list[str]]:
    found = answer(quote, Ask(return_month=assessed_in, applied_month=applied_in), "returns[0]")
    return found.possible, found.burden, codes(found.problems)


PAID_24 = 24 * 2_238
KEPT = 140_832


@pytest.mark.parametrize(
    ("applied_in", "assessed_in", "expected"),
    [
        (25, 25, (True, PAID_24, [])),
        (25, 26, (True, PAID_24 + 3_630, [])),
        (25, 27, (False, KEPT, ["assessed-too-late"])),
        (26, 25, (False, KEPT, ["assessed-before-applied"])),
        (23, 24, (True, PAID_24, [])),
        (24, 25, (True, PAID_24, ["applied-before-window"])),  # from 1年くりあげ over the seam
        (12, 13, (True, PAID_24, ["applied-before-window"])),
        (47, 48, (True, KEPT - 3_630, [])),
        (48, 49, (False, KEPT, ["outside-window"])),
    ],
)
def test_an_application_and_its_assessment(applied_in: int, assessed_in: int, expected: object) -> None:
    assert asked(standard(), applied_in, assessed_in) == expected


def test_where_the_day_of_the_application_decides_it_is_said() -> None:
    quote = standard("10")  # bought on 10 March: month 25 runs from 11 February to 10 March 2024
    found = answer(quote, Ask(return_month=26, applied_month=25), "returns[3]")
    assert found.possible
    assert found.problems == (
        Problem(
            "assessed-by-day", "returns[3]",
            (("first", "2024-02-11"), ("last", "2024-02-29"), ("by", "2024-03-31")), found.problems[0].level,
        ),
    )  # fmt: skip
    assert asked(quote, 25, 27)[2] == ["assessed-by-day", "assessed-by-day"]  # from 1 March on, until 30 April
    assert asked(quote, 25, 28) == (False, KEPT, ["assessed-too-late"])


def test_the_seam_of_the_early_window_changes_what_is_paid() -> None:
    terms = steps((1, 12, 900), (13, 48, 3_800), usage_fee=3_000)
    quote = quote_of(PREMIUM, purchase(on="2024-04-10", price=147_600, cover="anshin"), terms)
    early = answer(quote, Ask(return_month=24, applied_month=24), "r")
    slipped = answer(quote, Ask(return_month=25, applied_month=24), "r")
    assert (early.window, early.usage_fee, slipped.window, slipped.usage_fee) == ("early", 3_000, "standard", 0)
    assert early.burden - slipped.burden == 3_000 - 3_800


def test_a_program_that_does_not_tell_them_apart_says_so() -> None:
    assert asked(quote_of(OKAESHI, purchase()), 23, 24) == (True, 72_000, ["applied-month-without-effect"])


@given(st.integers(11, 49), st.integers(12, 50), st.sampled_from(ClosingDay))
def test_the_benefit_holds_exactly_in_time(applied_in: int, assessed_in: int, closing: ClosingDay) -> None:
    quote = standard(closing.value)
    found = answer(quote, Ask(return_month=assessed_in, applied_month=applied_in), "r")
    plain_ = answer(quote, Ask(return_month=assessed_in), "r")
    bought = billing_month(quote.purchase.on, closing)
    month = Applied(clock=quote.program.clock, bought=bought, closing=closing, at=applied_in).month(assessed_in)
    last = terms_of(Applied(clock=quote.program.clock, bought=bought, closing=closing, at=applied_in), 1)[-1].by
    in_time = applied_in <= assessed_in and month.first_day(closing) <= last
    if closing is ClosingDay.END:
        assert in_time is (applied_in <= assessed_in <= applied_in + 1)
    assert found.possible is (plain_.possible and in_time)
    assert found.burden == (plain_.burden if found.possible else KEPT)
    assert (found.paid, found.remaining_before) == (plain_.paid, plain_.remaining_before)
