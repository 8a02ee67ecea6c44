"""郵送での返却: a device that goes to the assessor by courier, from the letter before the last payment to the customer's answer.

It lives for weeks. Every step is a transition that gives the next value or says why it is not possible. Reads no clock: the
day of today is given. Money stands in `posapp.domain.mail_money`; knows no operator, no form and no paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from posapp.domain.ends import letter
from posapp.domain.handin import SERIAL_SERVES, WITHOUT_IMEI
from posapp.domain.intake import Issue
from posapp.domain.mail_money import Consequence, consequence_at
from posapp.domain.money import Yen
from posapp.domain.problem import Level, Problem, notice, stop, stopping
from posapp.domain.quote import Quote


class MailState(StrEnum):
    """Where a return by courier stands."""

    ANNOUNCED = "announced"
    """The creditor wrote; nobody has applied yet."""
    APPLIED = "applied"
    """返却を申し込んだ; the courier comes."""
    COLLECTED = "collected"
    """The device is on its way to the assessor."""
    ASSESSED = "assessed"
    """The result is here; the customer decides."""
    ACCEPTED = "accepted"
    """返却が決まった: the last payment falls away."""
    WITHDRAWN = "withdrawn"
    """返却を取りやめた, or never applied for it and said so: the device is kept and paid for."""
    KEPT = "kept"
    """Nothing was said in time: the device is kept and paid for."""


STEPS = (MailState.ANNOUNCED, MailState.APPLIED, MailState.COLLECTED, MailState.ASSESSED)
"""The open states in their order; every other one is an end."""


class Told(StrEnum):
    """How the customer gave the answer."""

    COUNTER = "counter"
    PHONE = "phone"
    LETTER = "letter"
    WEB = "web"


class Slot(StrEnum):
    """Wished time of the collection."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTerms:
    """The shop's own periods in days; see `posapp.domain.regulation`."""

    answer_days: int
    assess_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """返却の申込み as the operator's form asks for it.

    address    where the courier comes, one line; day and slot are wishes
    serial     as read from the device, IMEI or serial number
    missing    accessories that are not enclosed, in words; empty when all are
    erased     data are gone; unlocked  locks and accounts are off
    """

    on: date
    name: str
    kana: str
    phone: str
    mail: str
    address: str
    day: date
    slot: Slot
    serial: str
    owner: bool
    missing: str = ""
    erased: bool = True
    unlocked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """集荷: the day, and the number of the courier's slip."""

    on: date
    slip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """査定の結果 as the assessor told it: the deduction in yen (0 for none) with its reason."""

    on: date
    deduction: Yen
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """お客さまの回答. ``accepts`` False withdraws the return."""

    on: date
    accepts: bool
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReturn:
    """One return by courier.

    contract   the frozen quote the contract was formed on
    number     IMEI or serial number that the contract holds, empty when unknown
    from_day   the first day on which the return can be applied for
    apply_by   the last day to apply: the letter's own where it is known, else that of ``settle_by``
    settle_by  the last day on which an assessment counts
    answer_by  the last day for the customer's answer, before the last payment
    lapsed     the day on which silence was recorded
    """

    contract: Quote
    number: str
    from_day: date
    apply_by: date
    settle_by: date
    answer_by: date
    terms: MailTerms
    application: Application | None = None
    collection: Collection | None = None
    assessed: Assessed | None = None
    answer: Answer | None = None
    lapsed: date | None = None

    @property
    def state(self) -> MailState:
        """Where it stands."""
        if self.lapsed is not None:
            return MailState.KEPT
        if self.answer is not None:
            return MailState.ACCEPTED if self.answer.accepts else MailState.WITHDRAWN
        return STEPS[sum(part is not None for part in (self.application, self.collection, self.assessed))]

    @property
    def open(self) -> bool:
        """True while somebody still has to do something."""
        return self.state in STEPS

    @property
    def last_due(self) -> date:
        """The day of the last payment, which falls away on a return."""
        return self.contract.schedule[-1].due


Moved: TypeAlias = "tuple[MailReturn, tuple[Problem, ...]] | tuple[Problem, ...]"
"""The next value with what must be known, or the problems that stand against it."""


def announce(contract: Quote, terms: MailTerms, today: date, number: str = "") -> MailReturn | Problem:
    """A contract whose device goes back by courier. Periods follow from the contract's own months."""
    told = letter(contract)
    if told is None:
        return stop("mail-not-by-courier", "contract", program=contract.program.id)
    last = contract.schedule[-1].due
    if today > last:
        return stop("mail-contract-over", "contract", due=last.isoformat())
    answer_by = max(last - timedelta(days=terms.answer_days), told.answer_until)
    return MailReturn(
        contract=contract, number=number, from_day=told.from_day, apply_by=told.answer_until, settle_by=told.answer_until,
        answer_by=answer_by, terms=terms,
    )  # fmt: skip


def note_letter(mail: MailReturn, apply_by: date | None) -> Moved:
    """The letter came: the last day to apply that it names counts. None: it names none that is known."""
    by = apply_by or mail.settle_by
    problems = list(_in(mail, MailState.ANNOUNCED))
    if not mail.from_day <= by <= mail.settle_by:
        problems.append(_outside("apply_by", mail.from_day, mail.settle_by))
    return _moved(replace(mail, apply_by=by), problems)


def has_imei(mail: MailReturn) -> bool:
    """True when the device is known by its IMEI; else by a serial number."""
    by_serial = mail.number and not mail.number.isdigit()
    return not by_serial and mail.contract.purchase.device.category not in WITHOUT_IMEI


def apply(mail: MailReturn, given: Application, today: date) -> Moved:
    """返却を申し込む."""
    return _moved(replace(mail, application=given), [*_in(mail, MailState.ANNOUNCED), *_apply(mail, given, today)])


def _apply(mail: MailReturn, given: Application, today: date) -> Iterable[Problem]:
    yield from _not_later("applied_on", given.on, today)
    if not mail.from_day <= given.on <= mail.apply_by:
        yield _outside("applied_on", mail.from_day, mail.apply_by)
    if given.day < given.on:
        yield stop("mail-day-before", "day", on=given.day.isoformat(), before=given.on.isoformat())
    elif given.day > mail.settle_by:
        yield _outside("day", given.on, mail.settle_by)
    if not given.owner:
        yield stop("not-owner", "owner")
    if mail.number and given.serial != mail.number:
        yield stop("number-other-than-contract", "serial", given=given.serial[-4:], contract=mail.number[-4:])
    elif not mail.number:
        yield notice("contract-without-number", "serial")
    if has_data(mail.contract) and not given.erased:
        yield stop("mail-data-left", "erased")
    if has_locks(mail.contract) and not given.unlocked:
        yield stop("mail-locks-left", "unlocked")
    if given.missing:
        yield notice("mail-accessories-missing", "missing", missing=given.missing)
    # A letter may come before the window opens: what is then applied for would not let the last payment fall away.
    yield from (replace(problem, where="applied_on") for problem in stopping(consequence(mail, today).problems))


def has_data(contract: Quote) -> bool:
    """True for devices that keep anything of their owner's: a lens does not."""
    return contract.purchase.device.category != "lens"


def has_locks(contract: Quote) -> bool:
    """True for devices with accounts and locks, which must be off before they are sent."""
    return contract.purchase.device.category not in WITHOUT_IMEI | SERIAL_SERVES


def collect(mail: MailReturn, given: Collection, today: date) -> Moved:
    """集荷が済む."""
    problems = [*_in(mail, MailState.APPLIED), *_not_later("collected_on", given.on, today)]
    if mail.application is not None and given.on < mail.application.on:
        problems.append(_before("collected_on", given.on, mail.application.on))
    return _moved(replace(mail, collection=given), problems)


def assess(mail: MailReturn, given: Assessed, today: date) -> Moved:
    """査定の結果が届く. A result after ``settle_by`` is recorded too: then only keeping is left, and the consequence says so."""
    moved = replace(mail, assessed=given)
    problems = [*_in(mail, MailState.COLLECTED), *_not_later("assessed_on", given.on, today)]
    if mail.collection is not None and given.on < mail.collection.on:
        problems.append(_before("assessed_on", given.on, mail.collection.on))
    residual = mail.contract.schedule[-1].amount
    if given.deduction < 0:
        problems.append(stop("yen-negative", "deduction"))
    elif given.deduction > residual:
        problems.append(stop("mail-deduction-above", "deduction", deduction=given.deduction, residual=residual))
    elif given.deduction and not given.reason:
        problems.append(stop("deduction-without-reason", "reason"))
    if not stopping(problems):
        problems += [replace(problem, level=Level.NOTICE) for problem in consequence(moved, today).problems]
    return _moved(moved, problems)


def answer(mail: MailReturn, given: Answer, today: date) -> Moved:
    """お客さまが答える. The device can be kept at any step; the return is accepted only after the assessment."""
    wrong = mail.state is not MailState.ASSESSED if given.accepts else not mail.open
    problems = [_wrong(mail)] if wrong else []
    problems += _not_later("answered_on", given.on, today)
    earlier = mail.assessed or mail.collection or mail.application
    if earlier is not None and given.on < earlier.on:
        problems.append(_before("answered_on", given.on, earlier.on))
    if given.on >= mail.last_due:
        problems.append(stop("mail-answer-too-late", "answered_on", due=mail.last_due.isoformat()))
    elif given.on > mail.answer_by:
        problems.append(notice("mail-answer-late", "answered_on", by=mail.answer_by.isoformat()))
    if given.accepts and not stopping(problems):
        problems += consequence(mail, today).problems
    return _moved(replace(mail, answer=given), problems)


def lapse(mail: MailReturn, today: date) -> Moved:
    """Nothing was said by the day it was due: the device is kept, the last payment stays due."""
    until = silent_after(mail)
    problems = [] if mail.open else [_wrong(mail)]
    if mail.open and today <= until:
        problems.append(stop("mail-not-silent-yet", "lapse", until=until.isoformat()))
    return _moved(replace(mail, lapsed=today), problems)


def silent_after(mail: MailReturn) -> date:
    """The last day on which something can still be said: to apply, to have it collected and assessed, to answer."""
    if mail.application is None:
        return mail.apply_by
    return mail.settle_by if mail.assessed is None else mail.answer_by


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDue:
    """What the present state waits for, and its last day."""

    day: date
    state: MailState


def due(mail: MailReturn) -> MailDue | None:
    """The next step and its day; None when the return has ended."""
    if not mail.open:
        return None
    day = silent_after(mail)
    if mail.collection is not None and mail.assessed is None:
        day = min(mail.collection.on + timedelta(days=mail.terms.assess_days), mail.settle_by)
    elif mail.application is not None and mail.collection is None:
        day = mail.application.day
    return MailDue(day=day, state=mail.state)


def consequence(mail: MailReturn, today: date) -> Consequence:
    """What accepting and keeping cost: by the day of the assessment, before it by today or the first day it can be applied for."""
    if mail.assessed is not None:
        return consequence_at(mail.contract, mail.assessed.on, mail.assessed.deduction)
    return consequence_at(mail.contract, min(max(today, mail.from_day), mail.settle_by), None)


def _moved(mail: MailReturn, problems: list[Problem]) -> Moved:
    return tuple(problems) if stopping(problems) else (mail, tuple(problems))


def _in(mail: MailReturn, wanted: MailState) -> Iterable[Problem]:
    if mail.state is not wanted:
        yield _wrong(mail)


def _wrong(mail: MailReturn) -> Problem:
    return stop("mail-wrong-step" if mail.open else "mail-ended", "state")


def _not_later(where: str, day: date, today: date) -> Iterable[Problem]:
    if day > today:
        yield stop("mail-day-in-future", where, on=day.isoformat())


def _before(where: str, day: date, before: date) -> Problem:
    return stop("mail-day-before", where, on=day.isoformat(), before=before.isoformat())


def _outside(where: str, first: date, last: date) -> Problem:
    return stop("mail-outside-period", where, until=last.isoformat(), **{"from": first.isoformat()})


@dataclass(frozen=True, slots=True, kw_only=True)
class MailCase:
    """What the papers of one return are composed from; ``today`` is the day they are made on."""

    mail: MailReturn
    issue: Issue
    today: date
