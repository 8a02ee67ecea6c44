"""What the papers of 回収 beside the receipt are composed from: a refusal explained, and what is left to pay. Knows no paper.

Sentences come finished: only the catalogue knows how a problem is said to a customer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posapp.domain.checked import HeadSaid
from posapp.domain.handin_choices import Choice, Way
from posapp.domain.intake import Intake, Issue, Settlement, Standing
from posapp.domain.mail_return import MailReturn, MailState, consequence
from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.outcome import Outcome
from posapp.domain.program import EndChoice, EndKind, Program
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment

_RETURNING = frozenset({EndKind.RETURN, EndKind.REPLACE})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the benefit cannot be used, and what would cure it (empty when nothing would), as sentences to the customer."""

    text: str
    cure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalCase:
    """What 査定結果書 is composed from: the device went home again.

    reasons  none when the return was possible and the customer chose another way
    examined the checklist was gone through; otherwise it ended before, and nothing is said of the device's state
    chosen   the customer's way, None when it ended before one was chosen
    """

    intake: Intake
    issue: Issue
    reasons: tuple[Reason, ...]
    choices: tuple[Choice, ...] = ()
    chosen: Way | None = None
    examined: bool = False
    answers: tuple[HeadSaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A return as the payments feel it, across the counter or by courier.

    day      of the assessment; charge what damage costs or the assessor takes off, in yen
    outcome  by the contract's own rules; way what the program itself says of such a return
    record   the return itself, whose digest the paper carries
    """

    day: date
    outcome: Outcome
    charge: Yen
    way: EndChoice | None
    record: Intake | MailReturn


def taken_in(intake: Intake, settled: Settlement) -> Returned:
    """A return across the counter."""
    program, month = intake.contract.program, settled.outcome.month
    way = way_of_return(program, month)
    return Returned(day=intake.day, outcome=settled.outcome, charge=settled.surcharge, way=way, record=intake)


def sent_in(mail: MailReturn) -> Returned | None:
    """A return by courier; None unless the customer accepted its assessment."""
    if mail.assessed is None or mail.state is not MailState.ACCEPTED:
        return None
    day = mail.assessed.on
    found = consequence(mail, day).outcome
    way = way_of_return(mail.contract.program, found.month)
    return Returned(day=day, outcome=found, charge=mail.assessed.deduction, way=way, record=mail)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemainingCase:
    """What 残りの支払予定 is composed from.

    on           the day it is told on
    returned     the return that changed the schedule; None while the device is kept
    replacement  number and day of the next device's purchase, where a program asks for one and it is known
    """

    contract: Quote
    on: date
    issue: Issue
    addressee: str = ""
    returned: Returned | None = None
    replacement: str = ""

    @property
    def payments(self) -> tuple[tuple[Standing, Payment], ...]:
        """Every instalment and how it stands on the day."""
        gone = () if self.returned is None else self.returned.outcome.waived_numbers
        return tuple(
            (Standing.WAIVED if payment.number in gone else _by_day(payment, self.on), payment)
            for payment in self.contract.schedule
        )

    def of(self, standing: Standing) -> tuple[Payment, ...]:
        """The instalments that stand so on the day."""
        return tuple(payment for held, payment in self.payments if held is standing)


def _by_day(payment: Payment, on: date) -> Standing:
    return Standing.PAID if payment.due < on else Standing.CONTINUES


def way_of_return(program: Program, month: int) -> EndChoice | None:
    """What the program itself says of a return in this month; None where it says nothing."""
    ends = (end for end in program.ends if end.kind in _RETURNING)
    return next((end for end in ends if end.holds(month)), None)


def period_of(contract: Quote, payments: int) -> int:
    """支払期間 of the first so many payments in months: from the month of purchase to that of the last due day, both counted."""
    last = Month.containing(contract.schedule[payments - 1].due)
    return last.since(Month.containing(contract.purchase.on)) + 1
