"""What the papers of 回収 stand on: how an instalment stands on any day, what the program says of a return, how long it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posapp.domain.intake import Intake, Standing, settle
from posapp.domain.intake_papers import RemainingCase, period_of, sent_in, taken_in, way_of_return
from posapp.domain.mail_return import Answer, Assessed, MailReturn, MailTerms, Told
from posapp.domain.purchase import Terms
from tests.documents.intakes import issue
from tests.domain.samples import purchase, quote_of, steps
from tests.domain.test_intake import CAMERA, contract, taken


def case(this: Intake | None, on: date) -> RemainingCase:
    held = contract() if this is None else this.contract
    returned = None if this is None else taken_in(this, settle(this))
    return RemainingCase(contract=held, on=on, issue=issue("Z-1", taken().assessed_at), returned=returned)


def numbers(told: RemainingCase, standing: Standing) -> list[int]:
    return [payment.number for payment in told.of(standing)]


def test_while_the_device_is_kept_the_day_alone_decides() -> None:
    told = case(None, date(2021, 2, 28))
    assert numbers(told, Standing.PAID) == list(range(1, 19)), "what is due today is not past"
    assert numbers(told, Standing.CONTINUES) == list(range(19, 37))
    assert told.of(Standing.WAIVED) == told.of(Standing.OPEN) == ()


def test_after_a_return_what_fell_away_stays_away_and_the_rest_goes_by_the_day() -> None:
    this = taken("2021-02-20")
    at_once, later = case(this, date(2021, 2, 20)), case(this, date(2021, 9, 1))
    assert numbers(at_once, Standing.CONTINUES) == list(range(19, 25))
    assert numbers(later, Standing.CONTINUES) == [] and numbers(later, Standing.PAID) == list(range(1, 25))
    assert numbers(at_once, Standing.WAIVED) == numbers(later, Standing.WAIVED) == list(range(25, 37))


def test_the_programs_own_words_on_a_return() -> None:
    docomo = contract().program
    early, late = way_of_return(docomo, 23), way_of_return(docomo, 24)
    assert early is not None and early.payments == 24 and late is not None and late.payments == 0
    assert way_of_return(contract("docomo-plain-36").program, 20) is None
    kaetoku = contract("au-kaetoku", on="2020-03-10", terms=Terms(residual=50_500))
    bought = way_of_return(kaetoku.program, 19)
    assert bought is not None and bought.payments == 0


def test_a_return_by_courier_counts_from_its_acceptance_on() -> None:
    sony = quote_of("sony-zanka-2y", purchase(on="2022-05-20", price=259_800, device=CAMERA), Terms(residual=103_800))
    mail = MailReturn(
        contract=sony, number="S01", from_day=date(2024, 4, 1), apply_by=date(2024, 4, 30), settle_by=date(2024, 6, 30),
        answer_by=date(2024, 7, 20), terms=MailTerms(assess_days=14, answer_days=10),
    )  # fmt: skip
    assert sent_in(mail) is None
    assessed = replace(mail, assessed=Assessed(on=date(2024, 4, 20), deduction=12_000, reason="外装の欠け"))
    assert sent_in(assessed) is None, "nobody has answered yet"
    answer = Answer(on=date(2024, 4, 25), accepts=False, told=Told.PHONE)
    assert sent_in(replace(assessed, answer=answer)) is None
    back = sent_in(replace(assessed, answer=replace(answer, accepts=True)))
    assert back is not None
    assert (back.day, back.charge, back.outcome.month, back.outcome.waived_numbers) == (
        date(2024, 4, 20),
        12_000,
        22,
        (25,),
    )
    assert back.way is not None and back.record == replace(assessed, answer=replace(answer, accepts=True))


def test_24_payments_billed_a_month_later_run_over_26_months() -> None:
    assert period_of(contract(), 24) == 26
    stepped = contract(
        "softbank-shintoku-standard", on="2024-01-10", price=140_832, terms=steps((1, 24, 2238), (25, 48, 3630))
    )
    assert period_of(stepped, 24) == 25
