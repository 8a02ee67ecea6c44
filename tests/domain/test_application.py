"""The application's life, its forms, its periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from posapp.domain.application import (
    TRANSITIONS,
    BureauConsents,
    State,
    Step,
    advance,
    asks_long_form,
    cod_deadline,
    is_credit,
    is_minor,
    is_senior,
    period_months,
    steps_from,
)  # fmt: skip
from posapp.domain.problem import Problem
from posapp.domain.purchase import Terms
from tests.domain.samples import KAETOKU, OKAESHI, SONY_2Y, law, program, purchase, quote_of
from tests.domain.test_worked_tables import CASES

DAY = date(2019, 6, 15)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_a_step_leads_from_one_state_only(state: State, step: Step) -> None:
    before, after = TRANSITIONS[step]
    found = advance(state, step, offline=False)
    if state is before:
        assert found is after
    else:
        assert isinstance(found, Problem)
        assert found.code == ("hand-over-before-formed" if step is Step.HAND_OVER else "step-out-of-order")


def test_offline_the_application_is_only_taken() -> None:
    state: State = State.DRAFT
    for step in (Step.EXPLAIN, Step.TAKE, Step.QUEUE):
        found = advance(state, step, offline=True)
        assert isinstance(found, State)
        state = found
    assert state is State.WAITING
    for before, step in ((State.WAITING, Step.SEND), (State.SCREENING, Step.APPROVE), (State.SCREENING, Step.DECLINE),
                         (State.APPROVED, Step.FORM)):  # fmt: skip
        stopped = advance(before, step, offline=True)
        assert isinstance(stopped, Problem) and stopped.code == "offline-stops-at-waiting"
    assert advance(State.FORMED, Step.HAND_OVER, offline=True) is State.HANDED_OVER


def test_every_state_is_reached_and_the_ends_are_ends() -> None:
    assert {after for _, after in TRANSITIONS.values()} | {State.DRAFT} == set(State)
    ends = {state for state in State if not steps_from(state)}
    assert ends == {State.HANDED_OVER, State.CASH_ON_DELIVERY, State.LAPSED}
    assert steps_from(State.DECLINED) == (Step.CHANGE_TO_COD, Step.LAPSE)


def test_cash_on_delivery_is_a_deadline_where_the_program_has_one() -> None:
    assert cod_deadline(program(SONY_2Y), DAY) == date(2019, 6, 18)
    assert cod_deadline(program(OKAESHI), DAY) is None


def test_consents_are_complete_only_together() -> None:
    at = datetime(2019, 6, 15, tzinfo=UTC)
    assert BureauConsents(inquiry=at, bureau=at, members=at, partners=at).complete
    assert not BureauConsents(inquiry=at, bureau=at, members=at).complete


@pytest.mark.parametrize(("price", "long"), [(100_000, False), (100_001, True)])
def test_the_long_form_above_the_limit(price: int, long: bool) -> None:
    assert asks_long_form(quote_of("docomo-plain-36", purchase(price=price)), law(DAY)) is long


def test_points_count_once_in_the_total_that_decides_the_form() -> None:
    bought = purchase(on="2020-06-15", price=100_000, down_payment=5_000, points_down=5_000, points=2_000)
    quote = quote_of(KAETOKU, bought, Terms(residual=40_000))
    assert quote.kept.burden == 100_000
    assert not asks_long_form(quote, law(bought.on))


def test_ages() -> None:
    assert is_minor(19, law(DAY)) and not is_minor(20, law(DAY))
    assert is_minor(17, law(date(2022, 4, 1))) and not is_minor(18, law(date(2022, 4, 1)))
    assert is_senior(65, law(DAY)) and not is_senior(64, law(DAY))


def test_only_a_lump_sum_is_no_credit() -> None:
    assert is_credit(quote_of(OKAESHI, purchase()))
    assert not is_credit(quote_of("lump-sum", purchase()))
    assert not is_credit(quote_of(OKAESHI, replace(purchase(), down_payment=purchase().cash_price))), (
        "nothing is left to finance"
    )


@pytest.mark.parametrize(("name", "months"), [("okaeshi", 38), ("kaetoku", 26), ("zanka-2y", 27), ("lump-sum", 1)])
def test_the_period_of_payment(name: str, months: int) -> None:
    assert period_months(quote_of(*CASES[name])) == months
