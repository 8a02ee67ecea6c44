"""満了時の選択 of every program as a committed table, and what holds for all of them.

The tables lie in tests/data/ends; they are renewed like the schedules (see test_worked_tables).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from posapp.domain.ends import (
    EndPayment,
    EndWay,
    application_terms,
    changed_contract,
    end_ways,
    letter,
    paid_when_returned,
    tells_application,
)  # fmt: skip
from posapp.domain.months import Month
from posapp.domain.outcome import Outcome
from posapp.domain.program import EndKind
from posapp.domain.purchase import Terms
from posapp.domain.quote import Quote, Refused
from tests.domain import samples
from tests.domain.samples import OKAESHI, PREMIUM, SONY_2Y, STANDARD, program, purchase, quote_of, steps, with_window
from tests.domain.tables import held_against, laid_out, yen
from tests.domain.test_properties import quotes
from tests.domain.test_worked_tables import CASES

FOLDER = Path(__file__).resolve().parents[1] / "data" / "ends"
SHOWN = (
    "okaeshi", "okaeshi-remainder", "kaetoku", "kaetoku-points", "shintoku-standard", "shintoku-standard-discount",
    "shintoku-premium", "shintoku-premium-no-cover", "shintoku-value", "zanka-2y", "zanka-1y", "plain-36-first",
    "plain-36-second", "plain-48", "lump-sum",
)  # fmt: skip


def day(on: date | None) -> str:
    return "-" if on is None else on.isoformat()


def month(outcome: Outcome | None) -> str:
    return "-" if outcome is None else f"{outcome.month} ({outcome.calendar_month}) {yen(outcome.burden)}"


def run(payments: tuple[EndPayment, ...]) -> str:
    """Runs of equal payments, each with its numbers and its first and last day."""
    runs: list[list[EndPayment]] = []
    for payment in payments:
        if runs and runs[-1][0].amount == payment.amount:
            runs[-1].append(payment)
        else:
            runs.append([payment])
    return ", ".join(f"{r[0].number}-{r[-1].number}: {yen(r[0].amount)} {r[0].due}..{r[-1].due}" for r in runs) or "-"


def row(way: EndWay) -> tuple[str, ...]:
    marks = [name for name in ("by_silence", "credit_check", "stays_due") if getattr(way, name)]
    return (
        way.kind.value, day(way.begins), day(way.until), month(way.first), month(way.best), month(way.last),
        yen(way.burden), yen(way.burden_most), str(len(way.does)), " ".join(marks) or ".",
    )  # fmt: skip


def table_of(name: str, quote: Quote) -> str:
    bought = quote.purchase
    lines = [
        name,
        "",
        f"{quote.program.id}, bought {bought.on}, closing {bought.closing_day.value}, kept {yen(quote.kept.burden)}",
    ]
    ways = end_ways(quote)
    head = ("end", "from", "until", "first", "best", "last", "burden", "most", "does", "marks")
    lines += ["", *laid_out(head, [row(way) for way in ways], left=(0, 3, 4, 5, 9))]
    lines += ["", *(f"{way.kind.value}: {run(way.payments)}" for way in ways if way.payments)]
    post = letter(quote)
    if post is not None:
        lines.append(
            f"letter: month {post.month} ({post.calendar_month}) from {post.from_day}, settled until {post.answer_until}; "
            f"silence: {yen(post.amount)} on {post.due}"
        )
    changed = changed_contract(quote)
    if changed is not None:
        lines.append(
            f"changed by a return in {changed.from_month}..{changed.to_month} (until {changed.until}): "
            f"{len(changed.payments)} payments over {changed.months} months to {changed.ends}, "
            f"{yen(changed.falls_away)} fall away: {run(changed.payments)}"
        )
    lines.append(f"tells the application apart: {tells_application(quote)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", SHOWN)
def test_the_table(name: str) -> None:
    id, bought, terms = CASES[name]
    held_against(FOLDER / f"{name}.txt", table_of(name, quote_of(id, bought, terms)))


def test_every_program_has_a_table() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SHOWN)
    assert {CASES[name][0] for name in SHOWN} == set(samples.catalog().ids)


def test_an_early_return_shortens_the_contract() -> None:
    quote = quote_of(OKAESHI, purchase())
    changed = changed_contract(quote)
    assert changed is not None
    # Bought in June 2019: payment 24 belongs to June 2021 and is billed in July, the 26th month from the purchase on.
    assert (len(changed.payments), changed.months, changed.ends) == (24, 26, Month.of(2021, 7))
    assert (changed.payments[-1].due, changed.falls_away) == (date(2021, 7, 31), 36_000)
    assert (changed.from_month, changed.to_month, changed.until) == (2, 23, date(2021, 5, 31))
    assert [p.number for p in paid_when_returned(quote, 20)] == [21, 22, 23, 24]
    assert sum(p.amount for p in paid_when_returned(quote, 20)) == quote.at(20).still_due  # type: ignore[union-attr]
    assert paid_when_returned(quote, 24) == paid_when_returned(quote, 1) == ()
    assert paid_when_returned(quote_of("docomo-plain-36", purchase()), 20) == ()


def test_a_contract_that_no_return_can_shorten_any_more() -> None:
    late = with_window(program(OKAESHI), opens_on=date(2030, 1, 1))
    made = replace(quote_of(OKAESHI, purchase()), program=late, outcomes=())
    assert changed_contract(made) is None


def test_the_letter_needs_a_window() -> None:
    made = quote_of(SONY_2Y, purchase(on="2021-06-15"), Terms(residual=43_200))
    assert letter(made) is not None
    assert letter(replace(made, program=replace(made.program, windows=()))) is None
    assert letter(quote_of(OKAESHI, purchase())) is None


@pytest.mark.parametrize(
    ("closing", "begins", "until"),
    [
        # Month 25 of a purchase on 11 March 2022: its billing month is March, or April where it closes on the 10th.
        ("end", date(2024, 3, 1), date(2026, 2, 28)),
        ("20", date(2024, 2, 21), date(2026, 2, 20)),
        ("10", date(2024, 3, 11), date(2026, 3, 10)),
    ],
)
def test_the_days_follow_the_closing_day(closing: str, begins: date, until: date) -> None:
    bought = purchase(on="2022-03-11", price=140_832, closing=closing)
    made = quote_of(STANDARD, bought, steps((1, 24, 2_238), (25, 48, 3_630)))
    late = next(way for way in end_ways(made) if way.first is not None and way.first.month == 25)
    assert (late.begins, late.until) == (begins, until)


def test_no_day_of_a_choice_lies_before_the_purchase_or_the_first_day_of_hand_in() -> None:
    early = next(way for way in end_ways(quote_of(OKAESHI, purchase())) if way.kind is EndKind.RETURN and way.best)
    assert early.begins is not None and early.begins >= date(2019, 8, 21)
    late = purchase(on="2021-09-20")
    first = end_ways(quote_of(OKAESHI, late))[2]
    assert first.begins == late.on


def test_a_choice_that_no_month_allows_has_no_days() -> None:
    terms = steps((1, 12, 900), (13, 48, 3_800), usage_fee=0)
    made = quote_of(PREMIUM, purchase(on="2024-04-10", price=147_600, cover="none"), terms)
    closed = end_ways(made)[1]
    assert (closed.begins, closed.until, closed.best, closed.burden, closed.does) == (None, None, None, None, ())


def test_a_resplit_without_a_residual_has_no_parts() -> None:
    made = quote_of(samples.KAETOKU, purchase(on="2020-06-15"), Terms(residual=50_500))
    plan = replace(made.program.plan, kind=program(OKAESHI).plan.kind)
    odd = replace(made, program=replace(made.program, plan=plan))
    assert next(way for way in end_ways(odd) if way.kind is EndKind.RESPLIT).payments == ()


def test_by_which_day_an_application_must_be_assessed() -> None:
    made = quote_of(STANDARD, purchase(on="2022-03-10", price=140_832), steps((1, 24, 2_238), (25, 48, 3_630)))
    assert [term.by for term in application_terms(made, 25)] == [date(2024, 4, 30)]
    assert [term.by for term in application_terms(made, 12)] == [date(2023, 3, 31)]  # a month before the first window
    tenth = quote_of(
        STANDARD, purchase(on="2022-03-10", price=140_832, closing="10"), steps((1, 24, 2_238), (25, 48, 3_630))
    )
    assert [term.by for term in application_terms(tenth, 25)] == [date(2024, 3, 31), date(2024, 4, 30)]
    assert application_terms(made, 49) == ()  # after every window
    assert application_terms(quote_of(OKAESHI, purchase()), 24) == ()


def test_a_closed_choice_says_each_reason_once() -> None:
    terms = steps((1, 12, 900), (13, 48, 3_800))
    made = quote_of(PREMIUM, purchase(on="2024-04-10", price=147_600, cover="none"), terms)
    assert [p.code for p in end_ways(made)[1].closed] == ["cover-required", "usage-fee-missing"]
    assert all(way.closed == () for way in end_ways(made) if way.kind is EndKind.PAY or way.best is not None)


@given(quotes())
def test_what_holds_for_every_choice(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    ways = end_ways(quote)
    assert [(way.kind, way.label, way.burden) for way in ways] == [(e.kind, e.label, e.burden) for e in quote.ends]
    assert sum(way.by_silence for way in ways) == 1
    for way in ways:
        if way.best is not None:
            assert way.begins is not None and way.until is not None
            assert quote.purchase.on <= way.begins <= way.until
            assert way.burden is not None and way.burden_most is not None and way.burden <= way.burden_most
            assert way.first is not None and way.first.deadline >= way.begins
        if way.kind is EndKind.RESPLIT:
            assert sum(p.amount for p in way.payments) == quote.schedule[-1].amount
            assert way.payments[0].due == quote.schedule[-1].due
        dues = [p.due for p in way.payments]
        assert dues == sorted(set(dues))
    changed = changed_contract(quote)
    if changed is not None:
        assert changed.falls_away + sum(p.amount for p in changed.payments) == sum(p.amount for p in quote.schedule)
        for at in range(changed.from_month, changed.to_month + 1):
            found = quote.at(at)
            assert found is not None
            if found.possible:
                assert sum(p.amount for p in paid_when_returned(quote, at)) == found.still_due
    post = letter(quote)
    if post is not None:
        assert post.from_day <= post.answer_until < post.due
