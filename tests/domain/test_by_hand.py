"""Sums on paper: the rows of 早見表 give what the engine gives, for every program, month and price."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given

from posapp.domain.by_hand import ExampleAmounts, HandRow, examples, hand_rows, months_after
from posapp.domain.months import billing_month
from posapp.domain.program import PlanKind, Program, Window
from posapp.domain.purchase import Ask
from posapp.domain.quote import Quote, Refused, answer
from tests.documents.cases import BUYS, RETURNING, case, catalogue
from tests.domain.test_properties import quotes

AMOUNTS = ExampleAmounts(monthly=3000, later=4000, residual=36000)


def row_of(program: Program, window: Window, month: int) -> HandRow:
    (row,) = [row for row in hand_rows(program, window) if row.first <= month <= row.last]
    return row


@pytest.mark.parametrize("name", RETURNING)
def test_the_rows_tell_how_many_instalments_every_return_pays(name: str) -> None:
    quote = case(name).quote
    for window in quote.program.windows:
        assert len(hand_rows(quote.program, window)) <= 2, "a person reads two rows, not thirty"
        for month in range(window.from_month, window.to_month + 1):
            (told,) = [o for o in quote.outcomes if (o.month, o.failing, o.window) == (month, (), window.name)]
            row = row_of(quote.program, window, month)
            if told.possible:
                assert row.paid_in(month) == len(quote.schedule) - len(told.waived_numbers), (month, row)
            assert row.paid <= row.paid_in(month) <= row.paid_last
            bought = billing_month(quote.purchase.on, quote.purchase.closing_day)
            assert bought.plus(months_after(quote.program, month)) == told.calendar_month


@given(quotes())
def test_the_worksheet_gives_the_engines_totals(quote: Quote | Refused) -> None:
    """K = A − C, P = K − L ＋ M: as the worksheet has it, for a device without a fault."""
    assume(isinstance(quote, Quote))
    assert isinstance(quote, Quote)
    purchase, program = quote.purchase, quote.program
    kept = purchase.cash_price - purchase.discount_total
    assert quote.kept.burden == kept
    for outcome in quote.sound():
        window = program.window(outcome.window or "")
        if window is None or not outcome.possible:
            continue
        paid = row_of(program, window, outcome.month).paid_in(outcome.month)
        gone = sum(payment.amount for payment in quote.schedule[paid:])
        assert kept - gone + outcome.usage_fee == outcome.burden


def test_a_window_can_have_rows_that_stand_before_they_grow_and_again() -> None:
    program = case("docomo-okaeshi").quote.program
    window = replace(program.windows[0], from_month=22, to_month=40)
    rows = hand_rows(program, window)
    assert rows == (HandRow(22, 24, 24, False), HandRow(25, 36, 25, True), HandRow(37, 40, 36, False))
    assert (rows[1].paid_last, rows[1].paid_in(30), rows[0].paid_in(23)) == (36, 30, 24)
    one = replace(window, from_month=24, to_month=24)
    assert hand_rows(program, one) == (HandRow(24, 24, 24, False),)


@pytest.mark.parametrize("day", [date(2019, 6, 15), date(2020, 3, 10), date(2024, 1, 10), date(2026, 11, 22)])
def test_every_program_on_credit_has_an_example(day: date) -> None:
    book = catalogue()
    made = examples(book.sold_on(day), AMOUNTS, book.law.on(day), day)
    credit = [program for program in book.sold_on(day) if program.plan.kind is not PlanKind.LUMP]
    assert [quote.program.id for quote in made] == [program.id for program in credit]
    assert all(quote.schedule[0].amount == AMOUNTS.monthly for quote in made)


def test_a_program_that_refuses_the_example_has_none() -> None:
    book, day = catalogue(), date(2026, 11, 22)
    few = ExampleAmounts(monthly=500, later=500, residual=500)
    assert "sony-zanka-2y" not in {q.program.id for q in examples(book.sold_on(day), few, book.law.on(day), day)}


def test_played_through_with_paper_and_pencil_docomo() -> None:
    """種本003's case: A 108,000円, nothing taken off, 36 payments, back in month 24, 30, and 20."""
    quote = case("docomo-okaeshi").quote
    a, b, c, d, n = 108_000, 0, 0, 0, 36
    e = a - b - c - d
    f = e // n
    g = e - f * (n - 1)
    assert (e, f, g) == (108_000, 3_000, 3_000) and [p.amount for p in quote.schedule] == [g, *[f] * (n - 1)]
    k = a - c
    window = quote.program.windows[0]
    for month, paid, total in ((24, 24, 72_000), (30, 30, 90_000), (20, 24, 72_000)):
        assert row_of(quote.program, window, month).paid_in(month) == paid
        gone = (n - paid) * f
        told = answer(quote, Ask(return_month=month), "")
        assert k - gone == total == told.burden
    m = 20_000  # the device fails, without a cover
    owed = (n - 29) * f
    assert m < owed and k - (n - 29) * f + m == answer(quote, Ask(return_month=29, failing=("body",)), "").burden
    assert m >= (n - 30) * f and not answer(quote, Ask(return_month=30, failing=("body",)), "").possible


def test_played_through_with_paper_and_pencil_au() -> None:
    """A 108,640円 with the residual 38,640円 from the list: 23 payments and the residual, which falls away from month 13 on."""
    buy = BUYS["au-kaetoku"]
    quote = case("au-kaetoku").quote
    a, r, n = buy.price, buy.terms.residual, 24
    assert r is not None
    e = a  # points pay instalments here: D stays 0
    f = (e - r) // (n - 1)
    g = e - r - f * (n - 2)
    whole = [p.amount + p.points for p in quote.schedule]
    assert whole == [g, *[f] * (n - 2), r]
    row = row_of(quote.program, quote.program.windows[0], 25)
    assert (row.first, row.last, row.paid) == (13, 25, 23)
    told = answer(quote, Ask(return_month=25), "")
    assert a - r == told.burden and a == quote.kept.burden
