"""What the papers of 回収 beside the receipt are composed from: a refusal explained, and what is left to pay. Knows no paper.

Sentences come finished: only the catalogue knows how a problem is said to a customer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posapp.domain.checked import HeadSaid
from posapp.domain.handin_choices import Choice, Way
from posapp.domain.intake import Intake, Issue, Settlement, Standing
from posapp.domain.months import Month
from posapp.domain.program import EndChoice, EndKind
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
class RemainingCase:
    """What 残りの支払予定 is composed from.

    on           the day it is told on
    intake       the return that changed the schedule, with its settlement; None while the device is kept
    replacement  number and day of the next device's purchase, where a program asks for one and it is known
    """

    contract: Quote
    on: date
    issue: Issue
    addressee: str = ""
    intake: Intake | None = None
    settled: Settlement | None = None
    replacement: str = ""

    @property
    def payments(self) -> tuple[tuple[Standing, Payment], ...]:
        """Every instalment and how it stands on the day."""
        if self.settled is None:
            return tuple((_by_day(payment, self.on), payment) for payment in self.contract.schedule)
        return tuple(
            (held if held is Standing.WAIVED else _by_day(payment, self.on), payment)
            for held, payment in self.settled.payments
        )

    def of(self, standing: Standing) -> tuple[Payment, ...]:
        """The instalments that stand so on the day."""
        return tuple(payment for held, payment in self.payments if held is standing)


def _by_day(payment: Payment, on: date) -> Standing:
    return Standing.PAID if payment.due < on else Standing.CONTINUES


def way_of_return(intake: Intake) -> EndChoice | None:
    """What the program itself says of a return in this month; None where it says nothing."""
    ends = (end for end in intake.contract.program.ends if end.kind in _RETURNING)
    return next((end for end in ends if end.holds(intake.month)), None)


def period_of(contract: Quote, payments: int) -> int:
    """支払期間 of the first so many payments in months: from the month of purchase to that of the last due day, both counted."""
    last = Month.containing(contract.schedule[payments - 1].due)
    return last.since(Month.containing(contract.purchase.on)) + 1
