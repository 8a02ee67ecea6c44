"""個別信用購入あっせん契約申込: the application as a checked value, and its life from draft to hand-over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.people import Guardian, IdentityDocument, Person
from posapp.domain.problem import Problem, stop
from posapp.domain.program import PlanKind, Program
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation


class State(StrEnum):
    """申込の状態, in the order of a sale."""

    DRAFT = "draft"
    EXPLAINED = "explained"
    TAKEN = "taken"
    WAITING = "waiting"
    SCREENING = "screening"
    APPROVED = "approved"
    DECLINED = "declined"
    FORMED = "formed"
    HANDED_OVER = "handed-over"
    CASH_ON_DELIVERY = "cash-on-delivery"
    LAPSED = "lapsed"


class Step(StrEnum):
    """What can happen to an application."""

    EXPLAIN = "explain"
    TAKE = "take"
    QUEUE = "queue"
    SEND = "send"
    APPROVE = "approve"
    DECLINE = "decline"
    FORM = "form"
    HAND_OVER = "hand-over"
    CHANGE_TO_COD = "change-to-cod"
    LAPSE = "lapse"


TRANSITIONS: dict[Step, tuple[State, State]] = {
    Step.EXPLAIN: (State.DRAFT, State.EXPLAINED),
    Step.TAKE: (State.EXPLAINED, State.TAKEN),
    Step.QUEUE: (State.TAKEN, State.WAITING),
    Step.SEND: (State.WAITING, State.SCREENING),
    Step.APPROVE: (State.SCREENING, State.APPROVED),
    Step.DECLINE: (State.SCREENING, State.DECLINED),
    Step.FORM: (State.APPROVED, State.FORMED),
    Step.HAND_OVER: (State.FORMED, State.HANDED_OVER),
    Step.CHANGE_TO_COD: (State.DECLINED, State.CASH_ON_DELIVERY),
    Step.LAPSE: (State.DECLINED, State.LAPSED),
}
"""Each step leads from exactly one state to one other."""

_NEEDS_NETWORK = frozenset({Step.SEND, Step.APPROVE, Step.DECLINE, Step.FORM})
"""Steps that rest on an answer of the creditor: never taken while offline."""


def advance(state: State, step: Step, *, offline: bool) -> State | Problem:
    """The next state, or why the step is not possible now."""
    before, after = TRANSITIONS[step]
    if state is not before:
        code = "hand-over-before-formed" if step is Step.HAND_OVER else "step-out-of-order"
        return stop(code, "state", state=state.value, needs=before.value)
    if offline and step in _NEEDS_NETWORK:
        return stop("offline-stops-at-waiting", "state", state=state.value)
    return after


def steps_from(state: State) -> tuple[Step, ...]:
    """The steps a state allows."""
    return tuple(step for step, (before, _) in TRANSITIONS.items() if before is state)


def cod_deadline(program: Program, declined_on: date) -> date | None:
    """The last day to change to cash on delivery after a refusal; None where the program has no such way."""
    return None if program.cod_days is None else declined_on + timedelta(days=program.cod_days)


class Housing(StrEnum):
    """お住まい."""

    OWN = "own"
    OWN_WITH_LOAN = "own-with-loan"
    RENTED = "rented"
    FAMILY = "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What only the long form asks for: yearly income and savings in yen, persons, housing."""

    income: Yen
    persons: int
    housing: Housing
    savings: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """お勤め先; empty names mean none."""

    employer: str
    phone: str = ""


class PaymentWay(StrEnum):
    """お支払い方法."""

    ACCOUNT = "account"
    CARD = "card"
    WITH_LINE = "with-line"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMethod:
    """How the instalments are paid; ``institution`` and at most four last digits, never a whole number."""

    way: PaymentWay
    institution: str = ""
    last_digits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauConsents:
    """割賦販売法35条の3の57: each consent stands alone, with its time; None while not given."""

    inquiry: datetime | None = None
    bureau: datetime | None = None
    members: datetime | None = None
    partners: datetime | None = None

    @property
    def complete(self) -> bool:
        """All four were given."""
        return None not in (self.inquiry, self.bureau, self.members, self.partners)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A complete, checked application. ``household`` only in the long form, ``guardian`` only for a minor."""

    person: Person
    document: IdentityDocument
    work: Work
    household: Household | None
    guardian: Guardian | None
    method: PaymentMethod
    consents: BureauConsents
    pledge: bool
    applied_on: date
    long_form: bool
    line: bool = True


def asks_long_form(quote: Quote, regulation: Regulation) -> bool:
    """Above the limit of the short form, income and household are asked for (施行規則73条1項)."""
    return quote.kept.burden > regulation.short_form_limit


def is_minor(person_age: int, regulation: Regulation) -> bool:
    """Under the adult age of the day."""
    return person_age < regulation.adult_age


def is_senior(person_age: int, regulation: Regulation) -> bool:
    """From this age the careful way of explaining is used."""
    return person_age >= regulation.senior_age


def is_credit(quote: Quote) -> bool:
    """False for a lump sum and where nothing is left for instalments: nothing is applied for."""
    return quote.program.plan.kind is not PlanKind.LUMP and quote.amount_financed > 0


def period_months(quote: Quote) -> int:
    """支払期間 in months, from the month of purchase to the month of the last due date, both counted."""
    last = Month.containing(quote.schedule[-1].due)
    return last.since(Month.containing(quote.purchase.on)) + 1
