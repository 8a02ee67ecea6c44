"""郵送での返却: states and events as a table, every reason against a step, and the yen of both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain import mail_return as rules
from posapp.domain.mail_money import consequence_at
from posapp.domain.mail_return import (
    STEPS,
    Answer,
    Application,
    Assessed,
    Collection,
    MailReturn,
    MailState,
    MailTerms,
    Moved,
    Slot,
    Told,
)
from posapp.domain.problem import Problem
from posapp.domain.purchase import Device, Terms
from posapp.domain.quote import Quote
from tests.domain.samples import SONY_1Y, SONY_2Y, codes, purchase, quote_of

TERMS = MailTerms(answer_days=10, assess_days=14)
CAMERA = Device(name="見本カメラ", category="camera")
SERIAL = "CF7A-00123"
D = date
APPLIED, SENT, JUDGED, TOLD_ON = D(2021, 5, 10), D(2021, 5, 14), D(2021, 5, 25), D(2021, 6, 1)
LATER = D(2021, 6, 2)


def contract(device: Device = CAMERA, *, id: str = SONY_2Y, residual: int = 43_200, **more: Any) -> Quote:
    """24 × 2,700 and 43,200 as the 25th, due 2021-08-31; month 22 is May 2021."""
    return quote_of(id, purchase(device=device, **more), Terms(residual=residual))


def announced(today: date = APPLIED, quote: Quote | None = None, number: str = SERIAL) -> MailReturn:
    made = rules.announce(quote or contract(), TERMS, today, number)
    assert isinstance(made, MailReturn), made
    return made


def application(**more: Any) -> Application:
    given: dict[str, Any] = {
        "on": APPLIED, "name": "髙橋 花子", "kana": "タカハシ ハナコ", "phone": "090-0000-0001", "mail": "hanako@example.jp",
        "address": "〒100-0001 東京都千代田区見本町4-5-6", "day": SENT, "slot": Slot.MORNING, "serial": SERIAL, "owner": True,
    }  # fmt: skip
    return Application(**(given | more))


def at(state: MailState, deduction: int = 3_000) -> MailReturn:
    """The sample return in that state."""
    mail = announced()
    way: list[Callable[[MailReturn], Moved]] = [
        lambda m: rules.apply(m, application(), LATER),
        lambda m: rules.collect(m, Collection(on=SENT, slip="4012-3456"), LATER),
        lambda m: rules.assess(
            m, Assessed(on=JUDGED, deduction=deduction, reason="すり傷" if deduction else ""), LATER
        ),
    ]
    for step in way[: STEPS.index(state) if state in STEPS else 3]:
        mail = moved(step(mail))
    if state is MailState.KEPT:
        return moved(rules.lapse(mail, D(2021, 8, 22)))
    if state in (MailState.ACCEPTED, MailState.WITHDRAWN):
        return moved(
            rules.answer(mail, Answer(on=TOLD_ON, accepts=state is MailState.ACCEPTED, told=Told.PHONE), LATER)
        )
    return mail


def moved(found: Moved) -> MailReturn:
    assert isinstance(found[0], MailReturn), found
    return found[0]


def stops(found: Moved) -> list[str]:
    return [] if isinstance(found[0], MailReturn) else codes(p for p in found if isinstance(p, Problem) and p.stops)


def notices(found: Moved) -> list[str]:
    assert isinstance(found[0], MailReturn), found
    assert isinstance(found[1], tuple)
    return codes(found[1])


EVENTS: dict[str, Callable[[MailReturn], Moved]] = {
    "letter": lambda m: rules.note_letter(m, D(2021, 6, 30)),
    "apply": lambda m: rules.apply(m, application(), LATER),
    "collect": lambda m: rules.collect(m, Collection(on=SENT, slip="1"), LATER),
    "assess": lambda m: rules.assess(m, Assessed(on=JUDGED, deduction=0), LATER),
    "accept": lambda m: rules.answer(m, Answer(on=TOLD_ON, accepts=True, told=Told.COUNTER), LATER),
    "withdraw": lambda m: rules.answer(m, Answer(on=TOLD_ON, accepts=False, told=Told.COUNTER), LATER),
    "silence": lambda m: rules.lapse(m, D(2021, 8, 22)),
}
TABLE = """
            letter     apply    collect    assess    accept    withdraw   silence
announced   announced  applied  -          -         -         withdrawn  kept
applied     -          -        collected  -         -         withdrawn  kept
collected   -          -        -          assessed  -         withdrawn  kept
assessed    -          -        -          -         accepted  withdrawn  kept
accepted    x          x        x          x         x         x          x
withdrawn   x          x        x          x         x         x          x
kept        x          x        x          x         x         x          x
"""
"""State × event → the state after it; ``-`` not yet, or no longer; ``x`` it has ended."""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [(row[0], event, cell) for row in ROWS[1:] for event, cell in zip(ROWS[0], row[1:], strict=True)]


@pytest.mark.parametrize(("state", "event", "after"), CELLS)
def test_states_and_events(state: str, event: str, after: str) -> None:
    found = EVENTS[event](at(MailState(state)))
    if after == "-":
        assert "mail-wrong-step" in stops(found)
    elif after == "x":
        assert "mail-ended" in stops(found)
    else:
        assert moved(found).state == after


def test_the_table_names_every_state_and_event() -> None:
    assert {(state, event) for state, event, _ in CELLS} == set(product(MailState, EVENTS))


# --- periods and dues


def test_the_periods_follow_from_the_contract() -> None:
    mail = announced()
    assert (mail.from_day, mail.apply_by, mail.settle_by) == (D(2021, 5, 1), D(2021, 7, 31), D(2021, 7, 31))
    assert (mail.answer_by, mail.last_due) == (D(2021, 8, 21), D(2021, 8, 31))


def test_one_year_is_announced_in_month_ten() -> None:
    mail = announced(D(2020, 5, 10), contract(id=SONY_1Y))
    assert (mail.from_day, mail.settle_by, mail.last_due) == (D(2020, 5, 1), D(2020, 7, 31), D(2020, 8, 31))


@pytest.mark.parametrize("closing", ["10", "20"])
def test_another_closing_day_moves_every_period(closing: str) -> None:
    mail = announced(quote=contract(closing=closing))
    assert mail.settle_by.day == mail.last_due.day == int(closing)
    assert mail.settle_by < mail.answer_by < mail.last_due


def test_the_answer_is_never_due_before_the_assessment_may_end() -> None:
    made = rules.announce(contract(), MailTerms(answer_days=60, assess_days=14), APPLIED)
    assert isinstance(made, MailReturn) and made.answer_by == made.settle_by


DUES = {
    "announced": D(2021, 7, 31), "applied": SENT, "collected": D(2021, 5, 28), "assessed": D(2021, 8, 21),
    "accepted": None, "withdrawn": None, "kept": None,
}  # fmt: skip


@pytest.mark.parametrize("state", MailState)
def test_what_each_state_waits_for(state: MailState) -> None:
    found = rules.due(at(state))
    assert (found.day if found else None) == DUES[state]
    assert found is None or found.state is state


def test_an_assessment_is_never_awaited_after_its_last_day() -> None:
    late = moved(rules.collect(at(MailState.APPLIED), Collection(on=D(2021, 7, 30), slip="1"), D(2021, 7, 30)))
    found = rules.due(late)
    assert found is not None and found.day == D(2021, 7, 31)


def test_the_letters_own_day_counts() -> None:
    noted = moved(rules.note_letter(announced(), D(2021, 6, 20)))
    assert noted.apply_by == D(2021, 6, 20)
    assert stops(rules.apply(noted, application(on=D(2021, 6, 21), day=D(2021, 6, 25)), D(2021, 6, 21))) == [
        "mail-outside-period"
    ]
    assert moved(rules.note_letter(noted, None)).apply_by == D(2021, 7, 31)
    for day in (D(2021, 4, 30), D(2021, 8, 1)):
        assert stops(rules.note_letter(noted, day)) == ["mail-outside-period"]


# --- what stands against a step


def test_only_contracts_with_a_letter_go_by_courier() -> None:
    made = rules.announce(quote_of("docomo-okaeshi", purchase()), TERMS, APPLIED)
    assert isinstance(made, Problem) and made.code == "mail-not-by-courier"


def test_after_the_last_payment_nothing_begins() -> None:
    assert isinstance(rules.announce(contract(), TERMS, D(2021, 8, 31)), MailReturn)
    over = rules.announce(contract(), TERMS, D(2021, 9, 1))
    assert isinstance(over, Problem) and over.code == "mail-contract-over"


AGAINST = [
    ({"on": LATER + timedelta(1), "day": LATER + timedelta(2)}, ["mail-day-in-future"]),
    ({"on": D(2021, 4, 30)}, ["mail-outside-period"]),
    ({"day": APPLIED - timedelta(1)}, ["mail-day-before"]),
    ({"day": D(2021, 8, 1)}, ["mail-outside-period"]),
    ({"owner": False}, ["not-owner"]),
    ({"serial": "CF7A-99999"}, ["number-other-than-contract"]),
    ({"erased": False}, ["mail-data-left"]),
    ({"unlocked": False}, []),
]


@pytest.mark.parametrize(("given", "against"), AGAINST)
def test_what_stands_against_an_application(given: dict[str, Any], against: list[str]) -> None:
    assert stops(rules.apply(announced(), application(**given), LATER)) == against


def test_nothing_is_applied_for_before_the_window_opens() -> None:
    """A letter two months before the window: its own days allow what the contract does not."""
    early = contract()
    early = replace(early, program=replace(early.program, notice_month=20))
    mail, day = announced(D(2021, 3, 10), early), D(2021, 3, 10)
    assert mail.from_day == D(2021, 3, 1)
    found = rules.apply(mail, application(on=day, day=day + timedelta(3)), day)
    assert [(p.code, p.where) for p in found if isinstance(p, Problem)] == [("outside-window", "applied_on")]
    assert moved(rules.apply(mail, application(), LATER)).state is MailState.APPLIED


def test_locks_are_asked_of_devices_that_have_them() -> None:
    phone = announced(quote=contract(Device(name="見本電話", category="phone")))
    assert rules.has_locks(phone.contract) and not rules.has_locks(contract())
    assert stops(rules.apply(phone, application(unlocked=False), LATER)) == ["mail-locks-left"]
    assert not rules.has_imei(phone) and not rules.has_imei(announced(number=""))
    assert rules.has_imei(replace(phone, number="490154203237518")) and rules.has_imei(replace(phone, number=""))


def test_a_lens_has_no_data_to_erase() -> None:
    lens = announced(quote=contract(Device(name="見本レンズ", category="lens")))
    assert rules.has_data(contract()) and not rules.has_data(lens.contract)
    assert stops(rules.apply(lens, application(erased=False), LATER)) == []


def test_what_must_be_known_of_an_application() -> None:
    assert notices(rules.apply(announced(number=""), application(), LATER)) == ["contract-without-number"]
    assert notices(rules.apply(announced(), application(missing="電池"), LATER)) == ["mail-accessories-missing"]


def test_days_come_one_after_the_other() -> None:
    applied, collected, assessed = (at(MailState(s)) for s in ("applied", "collected", "assessed"))
    early = APPLIED - timedelta(1)
    assert stops(rules.collect(applied, Collection(on=early, slip="1"), LATER)) == ["mail-day-before"]
    assert stops(rules.collect(applied, Collection(on=LATER, slip="1"), APPLIED)) == ["mail-day-in-future"]
    assert stops(rules.assess(collected, Assessed(on=early, deduction=0), LATER)) == ["mail-day-before"]
    assert stops(rules.assess(collected, Assessed(on=LATER, deduction=0), APPLIED)) == ["mail-day-in-future"]
    for accepts in (True, False):
        told = Answer(on=early, accepts=accepts, told=Told.WEB)
        assert stops(rules.answer(assessed, told, LATER)) == ["mail-day-before"]
        assert stops(rules.answer(assessed, replace(told, on=LATER + timedelta(1)), LATER)) == ["mail-day-in-future"]
    on_its_way = Answer(on=early, accepts=False, told=Told.PHONE)
    assert stops(rules.answer(applied, on_its_way, LATER)) == ["mail-day-before"]
    assert stops(rules.answer(collected, on_its_way, LATER)) == ["mail-day-before"]


@pytest.mark.parametrize(
    ("deduction", "reason", "against"),
    [(-1, "傷", ["yen-negative"]), (43_201, "傷", ["mail-deduction-above"]), (1, "", ["deduction-without-reason"]), (0, "", []),
     (43_200, "傷", [])],
)  # fmt: skip
def test_what_stands_against_a_deduction(deduction: int, reason: str, against: list[str]) -> None:
    given = Assessed(on=JUDGED, deduction=deduction, reason=reason)
    assert stops(rules.assess(at(MailState.COLLECTED), given, LATER)) == against


def test_a_result_after_the_window_leaves_only_keeping() -> None:
    late = D(2021, 8, 2)
    found = rules.assess(at(MailState.COLLECTED), Assessed(on=late, deduction=0), late)
    assert notices(found) == ["outside-window"]
    mail = moved(found)
    assert not rules.consequence(mail, late).possible
    assert stops(rules.answer(mail, Answer(on=late, accepts=True, told=Told.PHONE), late)) == ["outside-window"]
    assert moved(rules.answer(mail, Answer(on=late, accepts=False, told=Told.PHONE), late)).state == "withdrawn"


def test_an_answer_comes_before_the_last_payment() -> None:
    mail = at(MailState.ASSESSED)
    for day, known, against in (
        (D(2021, 8, 21), [], []), (D(2021, 8, 22), ["mail-answer-late"], []), (D(2021, 8, 30), ["mail-answer-late"], []),
        (D(2021, 8, 31), [], ["mail-answer-too-late"]),
    ):  # fmt: skip
        found = rules.answer(mail, Answer(on=day, accepts=True, told=Told.PHONE), day)
        assert stops(found) == against
        assert against or notices(found) == known


@pytest.mark.parametrize(
    ("state", "until"),
    [
        ("announced", D(2021, 7, 31)),
        ("applied", D(2021, 7, 31)),
        ("collected", D(2021, 7, 31)),
        ("assessed", D(2021, 8, 21)),
    ],
)
def test_silence_is_recorded_after_its_last_day(state: str, until: date) -> None:
    mail = at(MailState(state))
    assert rules.silent_after(mail) == until
    assert stops(rules.lapse(mail, until)) == ["mail-not-silent-yet"]
    assert moved(rules.lapse(mail, until + timedelta(1))).state is MailState.KEPT


# --- the yen


def test_both_ways_to_the_yen() -> None:
    found = rules.consequence(at(MailState.ASSESSED), LATER)
    assert [(c.number, c.amount, c.deduction) for c in found.returned] == [
        (22, 2_700, False), (23, 2_700, False), (24, 2_700, False), (25, 3_000, True),
    ]  # fmt: skip
    assert [(c.number, c.amount) for c in found.kept] == [(22, 2_700), (23, 2_700), (24, 2_700), (25, 43_200)]
    assert (found.to_pay, found.to_keep, found.outcome.burden) == (11_100, 51_300, 67_800)
    assert found.returned[-1].due == found.last.due == D(2021, 8, 31)


def test_before_the_assessment_nobody_knows_the_deduction() -> None:
    for today, day in ((D(2021, 1, 1), D(2021, 5, 1)), (APPLIED, APPLIED), (D(2021, 8, 15), D(2021, 7, 31))):
        found = rules.consequence(announced(), today)
        assert (found.day, found.deduction, found.possible) == (day, None, True)


@given(
    price=st.integers(80_000, 400_000), share=st.integers(10, 60), deduction=st.integers(0, 100_000),
    day=st.dates(D(2021, 5, 1), D(2021, 7, 31)),
)  # fmt: skip
def test_no_yen_is_lost(price: int, share: int, deduction: int, day: date) -> None:
    """Returned and kept differ by the last payment and the deduction only; silence costs what withdrawing costs."""
    quote = contract(residual=price * share // 100, price=price)
    last = quote.schedule[-1].amount
    found = consequence_at(quote, day, min(deduction, last))
    assert found.to_keep == sum(p.amount for p in quote.schedule if p.due >= day)
    if found.possible:
        assert found.to_keep - found.to_pay == last - min(deduction, last)
        assert found.outcome.burden + found.to_keep - found.to_pay == quote.kept.burden
        paid_before = sum(p.amount for p in quote.schedule if p.due < day)
        assert paid_before + found.to_pay == found.outcome.cash
    else:
        assert found.to_pay == found.to_keep and found.outcome.burden == quote.kept.burden


@given(deduction=st.integers(0, 43_200))
def test_silence_costs_what_withdrawing_costs(deduction: int) -> None:
    withdrawn, kept = at(MailState.WITHDRAWN, deduction), at(MailState.KEPT, deduction)
    assert rules.consequence(withdrawn, LATER).kept == rules.consequence(kept, LATER).kept
    assert rules.consequence(withdrawn, LATER).to_keep == 51_300
