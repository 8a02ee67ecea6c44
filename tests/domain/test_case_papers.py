"""What the sheet and the history are composed from: order, what is open in each state, what acknowledgements say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from posapp.domain.application import BureauConsents, State
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import OF_STATE, Event, Happened, HistoryCase, Open, RekeyingCase, told_events
from tests.documents.cases import JST, case

AT = datetime(2019, 6, 15, 14, 0, tzinfo=JST)
AHEAD = (Open.KEY_IN, Open.ANSWER, Open.FORM, Open.HAND_OVER)


def bare(state: State = State.WAITING) -> PaperCase:
    """Everything said and agreed to, the device's number known."""
    return replace(case("docomo-okaeshi"), state=state)


def without_number(this: PaperCase) -> PaperCase:
    purchase = replace(this.quote.purchase, device=replace(this.quote.purchase.device, imei=""))
    return replace(this, quote=replace(this.quote, purchase=purchase))


@pytest.mark.parametrize(
    ("state", "open"),
    [
        (State.DRAFT, AHEAD),
        (State.EXPLAINED, AHEAD),
        (State.TAKEN, AHEAD),
        (State.WAITING, AHEAD),
        (State.SCREENING, AHEAD[1:]),
        (State.APPROVED, AHEAD[2:]),
        (State.FORMED, AHEAD[3:]),
        (State.HANDED_OVER, ()),
        (State.DECLINED, (Open.DECISION,)),
        (State.CASH_ON_DELIVERY, ()),
        (State.LAPSED, ()),
    ],
)
def test_what_lies_ahead_follows_from_the_state(state: State, open: tuple[Open, ...]) -> None:
    assert RekeyingCase(case=bare(state)).open == open


def test_what_was_missed_comes_first_and_the_number_before_the_device() -> None:
    this = without_number(bare(State.FORMED))
    assert this.application is not None
    form = replace(this.application, consents=BureauConsents())
    acks = (replace(this.acks[0], understood_at=None), *this.acks[1:])
    told = RekeyingCase(case=replace(this, application=form, acks=acks))
    assert told.open == (Open.TOPICS, Open.CONSENTS, Open.NUMBER, Open.HAND_OVER)
    assert RekeyingCase(case=replace(this, application=None)).open == (Open.CONSENTS, Open.NUMBER, Open.HAND_OVER)


def test_after_a_refusal_nothing_is_missed_any_more() -> None:
    this = without_number(replace(bare(State.LAPSED), application=None))
    assert RekeyingCase(case=this).open == ()


def test_a_lump_sum_needs_no_consents() -> None:
    this = without_number(replace(case("lump-sum"), state=State.FORMED, acks=()))
    assert RekeyingCase(case=this).open == (Open.NUMBER, Open.HAND_OVER)


def test_the_devices_number_is_the_noted_one_before_the_quotes_own() -> None:
    this = bare()
    assert RekeyingCase(case=this, imei="1", serial="S").device_number == "1"
    assert RekeyingCase(case=this, serial="S").device_number == this.quote.purchase.device.imei
    assert RekeyingCase(case=without_number(this), serial="S").device_number == "S"
    assert RekeyingCase(case=without_number(this)).device_number == ""


def test_events_of_one_moment_keep_the_order_of_a_sale() -> None:
    late = Event(at=AT + timedelta(minutes=1), what=Happened.QUOTED)
    events = (late, *(Event(at=AT, what=what) for what in reversed(Happened)))
    told = HistoryCase(case=bare(), events=events)
    assert [event.what for event in told.in_order] == [*Happened, Happened.QUOTED]
    assert told.formed and not replace(told, events=(late,)).formed


def test_waiting_to_be_sent_is_the_shops_own_matter() -> None:
    assert State.WAITING not in OF_STATE and State.EXPLAINED not in OF_STATE
    assert len(set(OF_STATE.values())) == len(OF_STATE)


def test_what_was_explained_and_agreed_to_is_told_once() -> None:
    this = bare()
    explained, understood, agreed = told_events(this)
    assert (explained.what, understood.what, agreed.what) == (
        Happened.EXPLAINED, Happened.UNDERSTOOD, Happened.CONSENTED,
    )  # fmt: skip
    assert explained.at == this.acks[0].explained_at and understood.at == this.acks[-1].understood_at
    assert agreed.number == this.consent_number


def test_nothing_is_told_that_was_not_finished() -> None:
    this = bare()
    assert this.application is not None
    half = (replace(this.acks[0], understood_at=None), *this.acks[1:])
    form = replace(this.application, consents=replace(this.application.consents, partners=None))
    assert [event.what for event in told_events(replace(this, acks=half, application=form))] == [Happened.EXPLAINED]
    assert told_events(replace(this, acks=(), application=None)) == ()
