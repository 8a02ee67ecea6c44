"""What two more papers of a case are composed from: 再入力シート for the shop and 取引履歴 for the customer. Knows no paper and no store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from posapp.domain.application import Application, State, is_credit
from posapp.domain.case import PaperCase
from posapp.domain.disclosure import Acknowledgement
from posapp.domain.intake_papers import Returned


class Happened(StrEnum):
    """What happened between shop and customer. Nothing here tells how the creditor judged, or what staff thought."""

    QUOTED = "quoted"
    EXPLAINED = "explained"
    UNDERSTOOD = "understood"
    CONSENTED = "consented"
    APPLIED = "applied"
    OFFICIAL_GIVEN = "official-given"
    SENT = "sent"
    APPROVED = "approved"
    DECLINED = "declined"
    FORMED = "formed"
    HANDED_OVER = "handed-over"
    CASH_ON_DELIVERY = "cash-on-delivery"
    LAPSED = "lapsed"
    TAKEN_IN = "taken-in"
    TAKEN_HOME = "taken-home"
    MAIL_APPLIED = "mail-applied"
    MAIL_COLLECTED = "mail-collected"
    MAIL_ASSESSED = "mail-assessed"
    MAIL_ACCEPTED = "mail-accepted"
    MAIL_WITHDRAWN = "mail-withdrawn"
    MAIL_KEPT = "mail-kept"


OF_STATE = {
    State.TAKEN: Happened.APPLIED,
    State.SCREENING: Happened.SENT,
    State.APPROVED: Happened.APPROVED,
    State.DECLINED: Happened.DECLINED,
    State.FORMED: Happened.FORMED,
    State.HANDED_OVER: Happened.HANDED_OVER,
    State.CASH_ON_DELIVERY: Happened.CASH_ON_DELIVERY,
    State.LAPSED: Happened.LAPSED,
}
"""What reaching a state means to the customer. 送信待ち is the shop's own matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; ``number`` of the record it left, or an operator's document by name; empty where there is none."""

    at: datetime
    what: Happened
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A paper of the case: its kind, its number, and when it was made."""

    kind: str
    number: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryCase:
    """What 取引履歴 is composed from.

    case      number, shop and quote; ``issued_at`` is the moment it is told at
    events    in any order; papers those the customer was given
    returned  the return that changed the payments, None while the device is kept
    """

    case: PaperCase
    events: tuple[Event, ...]
    papers: tuple[MadePaper, ...] = ()
    returned: Returned | None = None

    @property
    def in_order(self) -> tuple[Event, ...]:
        """By time; what is noted of one moment keeps the order of a sale."""
        order = list(Happened)
        return tuple(sorted(self.events, key=lambda event: (event.at, order.index(event.what))))

    @property
    def formed(self) -> bool:
        """True once the contract was formed: only then is anything owed."""
        return any(event.what is Happened.FORMED for event in self.events)


class Open(StrEnum):
    """What is still to be done in a case, in the order it is done."""

    TOPICS = "topics"
    CONSENTS = "consents"
    KEY_IN = "key-in"
    ANSWER = "answer"
    FORM = "form"
    NUMBER = "number"
    HAND_OVER = "hand-over"
    DECISION = "decision"


_AHEAD = {
    State.DRAFT: (Open.KEY_IN, Open.ANSWER, Open.FORM, Open.HAND_OVER),
    State.EXPLAINED: (Open.KEY_IN, Open.ANSWER, Open.FORM, Open.HAND_OVER),
    State.TAKEN: (Open.KEY_IN, Open.ANSWER, Open.FORM, Open.HAND_OVER),
    State.WAITING: (Open.KEY_IN, Open.ANSWER, Open.FORM, Open.HAND_OVER),
    State.SCREENING: (Open.ANSWER, Open.FORM, Open.HAND_OVER),
    State.APPROVED: (Open.FORM, Open.HAND_OVER),
    State.FORMED: (Open.HAND_OVER,),
    State.DECLINED: (Open.DECISION,),
}
"""What lies ahead in each state that is no end."""
_OVER = frozenset({State.DECLINED, State.CASH_ON_DELIVERY, State.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RekeyingCase:
    """What 再入力シート is composed from.

    contract, imei, serial  the numbers noted for the device's contract, empty while unknown
    """

    case: PaperCase
    papers: tuple[MadePaper, ...] = ()
    contract: str = ""
    imei: str = ""
    serial: str = ""

    @property
    def device_number(self) -> str:
        """IMEI or serial number, as far as one is known."""
        return self.imei or self.case.quote.purchase.device.imei or self.serial

    @property
    def open(self) -> tuple[Open, ...]:
        """What is still to be done, in order."""
        found = list(_AHEAD.get(self.case.state, ()))
        if not self.device_number and self.case.state not in _OVER:
            found.append(Open.NUMBER)
        if is_credit(self.case.quote) and self.case.state not in _OVER:
            form = self.case.application
            if form is None or not form.consents.complete:
                found.append(Open.CONSENTS)
            if not all(ack.done for ack in self.case.acks):
                found.append(Open.TOPICS)
        return tuple(point for point in Open if point in found)


def told_events(case: PaperCase) -> tuple[Event, ...]:
    """What the acknowledgements and consents of a case say of the customer's visit."""
    found = [*_of_topics(case.acks), *_of_consents(case.application, case.consent_number)]
    return tuple(found)


def _of_topics(acks: tuple[Acknowledgement, ...]) -> list[Event]:
    explained = [ack.explained_at for ack in acks if ack.explained_at]
    understood = [ack.understood_at for ack in acks if ack.understood_at]
    found = [Event(at=min(explained), what=Happened.EXPLAINED)] if explained else []
    if understood and len(understood) == len(acks):
        found.append(Event(at=max(understood), what=Happened.UNDERSTOOD))
    return found


def _of_consents(form: Application | None, number: str) -> list[Event]:
    if form is None:
        return []
    given = form.consents
    times = [at for at in (given.inquiry, given.bureau, given.members, given.partners) if at is not None]
    return [Event(at=max(times), what=Happened.CONSENTED, number=number)] if given.complete else []
