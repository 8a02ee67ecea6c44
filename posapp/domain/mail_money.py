"""What a return by courier costs beside keeping the device, by the contract's own outcome. Reads no clock, sums nothing twice.

Instalments that fell due before the day asked about are behind everybody and count in neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posapp.domain.assessment import Surcharge
from posapp.domain.money import Yen
from posapp.domain.months import billing_month
from posapp.domain.outcome import Outcome, course, moment, outcome_at
from posapp.domain.problem import Problem, stopping
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One sum still to be paid and its day. ``deduction`` tells it from an instalment; ``number`` is the instalment's, or the last one's."""

    number: int
    due: date
    amount: Yen
    deduction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """Both ways in yen, from ``day`` on.

    outcome    the return by the contract's own rules
    deduction  what the assessor takes off; None while nobody knows it
    returned   what is still to be paid when the return is accepted; the deduction on the day of the last payment
    kept       the same when it is withdrawn, or when nothing is said
    problems   why the return cannot be accepted, and what must be known
    """

    day: date
    outcome: Outcome
    deduction: Yen | None
    returned: tuple[Charge, ...]
    kept: tuple[Charge, ...]
    problems: tuple[Problem, ...]

    @property
    def possible(self) -> bool:
        """True when the return can be accepted."""
        return not stopping(self.problems)

    @property
    def to_pay(self) -> Yen:
        """Yen from ``day`` on when it is accepted."""
        return sum(charge.amount for charge in self.returned)

    @property
    def to_keep(self) -> Yen:
        """Yen from ``day`` on when the device is kept."""
        return sum(charge.amount for charge in self.kept)

    @property
    def last(self) -> Charge:
        """The last payment, which falls away on a return."""
        return self.kept[-1]


def consequence_at(contract: Quote, day: date, deduction: Yen | None) -> Consequence:
    """Both ways for an assessment on ``day`` with that deduction."""
    program, purchase = contract.program, contract.purchase
    bought = billing_month(purchase.on, purchase.closing_day)
    month = billing_month(day, purchase.closing_day).since(bought) - program.clock.month_one + 1
    way = course(program, purchase, contract.terms, contract.schedule)
    at = moment(way, month, program.window_at(month), where="assessed_on")
    found = outcome_at(way, at, (), Surcharge(amount=deduction or 0), where="deduction")
    ahead = [payment for payment in contract.schedule if payment.due >= day or payment is contract.schedule[-1]]
    left = [_charge(payment) for payment in ahead if payment.number not in found.waived_numbers]
    if found.possible and deduction:
        last = contract.schedule[-1]
        left.append(Charge(number=last.number, due=last.due, amount=deduction, deduction=True))
    return Consequence(
        day=day, outcome=found, deduction=deduction, returned=tuple(left), kept=tuple(map(_charge, ahead)),
        problems=found.problems,
    )  # fmt: skip


def _charge(payment: Payment) -> Charge:
    return Charge(number=payment.number, due=payment.due, amount=payment.amount)
