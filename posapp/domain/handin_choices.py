"""お客さまが選べる方法: what the customer pays from today on under each way out, all in the same measure. Reads no clock.

Instalments that fell due before today are behind everybody and count in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from posapp.domain.intake import Intake, Settlement, Standing
from posapp.domain.money import Yen
from posapp.domain.outcome import Outcome, course, outcome
from posapp.domain.problem import Problem, stopping
from posapp.domain.program import EndKind
from posapp.domain.purchase import Ask

_NEXT_MONTH_TOO = frozenset({"new-purchase-needed"})
"""What no other month changes."""


class Way(StrEnum):
    """A way out for the device on the counter."""

    NOW = "now"
    """今日このまま返却."""
    CURE = "cure"
    """直してから返却, in the month after."""
    LATER = "later"
    """来月そのまま返却."""
    KEEP = "keep"
    """返却せず使い続ける."""
    WITHDRAW = "withdraw"
    """査定のあとで返却をやめる, where the program lets the customer answer the assessment."""
    BUYBACK = "buyback"
    """特典を使わず買い取りに出す: every instalment stays due, the price is the operator's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way, in yen.

    to_pay    everything from today on; None while only somebody else can say (repair, price)
    saving    what it is cheaper than keeping; None with to_pay
    payments  instalments still to pay and their sum; surcharge and usage_fee beside them; repair where it is one
    until     the last day for this way
    problems  why it is not possible
    """

    way: Way
    to_pay: Yen | None
    saving: Yen | None
    payments: int
    instalments: Yen
    surcharge: Yen = 0
    usage_fee: Yen = 0
    repair: Yen | None = None
    month: int | None = None
    until: date | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def possible(self) -> bool:
        """True when nothing stands against it."""
        return not stopping(self.problems)


def choices(intake: Intake, settled: Settlement, repair: Yen | None = None) -> tuple[Choice, ...]:
    """The ways out in the order of the screen. ``repair`` is the estimate of a repair in yen, None while unknown."""
    ahead = [payment for standing, payment in settled.payments if standing is not Standing.PAID]
    kept = sum(payment.amount for payment in ahead)

    def staying(way: Way) -> Choice:
        return Choice(way=way, to_pay=kept, saving=0, payments=len(ahead), instalments=kept)

    def returning(way: Way, found: Outcome, charge: Yen, problems: tuple[Problem, ...]) -> Choice:
        refused = bool(stopping(problems))
        waived = () if refused else found.waived_numbers  # whatever stands against it: then nothing falls away
        due = [payment for payment in ahead if payment.number not in waived]
        fees = (0, 0) if refused else (charge, found.usage_fee)
        instalments = sum(payment.amount for payment in due)
        unknown = way is Way.CURE and repair is None
        to_pay = None if unknown else instalments + sum(fees) + (repair or 0 if way is Way.CURE else 0)
        return Choice(
            way=way, to_pay=to_pay, saving=None if to_pay is None else kept - to_pay, payments=len(due),
            instalments=instalments, surcharge=fees[0], usage_fee=fees[1], repair=repair if way is Way.CURE else None,
            month=found.month, until=found.deadline, problems=problems,
        )  # fmt: skip

    def ways() -> Iterable[Choice]:
        yield returning(Way.NOW, settled.outcome, settled.surcharge, settled.problems)
        after = _at(intake, settled.outcome.month + 1, ())
        unchanged = tuple(problem for problem in settled.problems if problem.code in _NEXT_MONTH_TOO)
        if settled.failing:
            yield returning(Way.CURE, after, after.surcharge, (*unchanged, *after.problems))
        if not settled.failing and after.window is not None:
            yield returning(Way.LATER, after, after.surcharge, (*unchanged, *after.problems))
        yield staying(Way.KEEP)
        if intake.contract.program.notice_month is not None:
            yield staying(Way.WITHDRAW)
        if any(end.kind is EndKind.BUYBACK for end in intake.contract.program.ends):
            yield replace(staying(Way.BUYBACK), to_pay=None, saving=None)

    return tuple(ways())


def _at(intake: Intake, month: int, failing: tuple[str, ...]) -> Outcome:
    purchase = replace(intake.contract.purchase, cover=intake.cover, repairs_used=intake.repairs_used)
    way = course(intake.contract.program, purchase, intake.contract.terms, intake.contract.schedule)
    return outcome(way, Ask(return_month=month, failing=failing), where="return_month")
