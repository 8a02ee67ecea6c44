"""回収: one device taken in for its contract, and what the rules make of it. Reads no clock, knows no paper and no operator.

Everything that follows from contract, day and findings is computed in `settle`; only what staff see and ask is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from posapp.domain.added import later
from posapp.domain.assessment import read_findings, surcharge
from posapp.domain.checked import HeadSaid
from posapp.domain.handin import SERIAL_SERVES, WITHOUT_IMEI, HandIn, judge
from posapp.domain.money import Yen
from posapp.domain.months import billing_month
from posapp.domain.outcome import Course, Outcome, course, moment, outcome
from posapp.domain.people import DocumentKind, Shop, age
from posapp.domain.problem import Problem, stop, stopping
from posapp.domain.program import Basis, SurchargeRow
from posapp.domain.purchase import PARTS, Ask, Purchase
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment


class Restriction(StrEnum):
    """ネットワーク利用制限 of the device, as the operators' inquiry answers (○ △ ×)."""

    NONE = "none"
    POSSIBLE = "possible"
    BARRED = "barred"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class DeviceNumber:
    """IMEI or serial number: as the contract has it and as read from the device. Empty where there is none."""

    contract: str = ""
    read: str = ""

    @property
    def matches(self) -> bool:
        """True when the device shows the contract's number."""
        return bool(self.read) and self.read == self.contract


NO_NUMBER = DeviceNumber()


class Side(StrEnum):
    """A side of the device, as the drawing shows it; left and right as seen from the front."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class DamageMark:
    """Where staff saw a finding: thousandths of the side's width and height from its upper left."""

    finding: str
    side: Side
    across: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverer:
    """相手方 of 古物営業法: who hands the device in, and how that was confirmed.

    document     the identity document, None when the person wrote name and address in front of staff (``signed``)
    last_digits  of the document's number, at most four, empty where no digit may be kept
    """

    name: str
    address: str
    born: date
    occupation: str
    document: DocumentKind | None = None
    last_digits: str = ""
    signed: bool = False

    @property
    def confirmed(self) -> bool:
        """True when the person was identified in one of the two ways."""
        return self.document is not None or self.signed

    def age_on(self, day: date) -> int:
        """Full years on that day."""
        return age(self.born, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What is seen and said at the counter when a device comes back.

    contract       the frozen quote the contract was formed on
    received_at    when the device was handed over the counter, shop's local time; aware
    assessed_at    when the assessment was finished; its day decides the program month
    window         name of the window asked for, None for the one that holds the month
    cover          補償サービス and repairs used as they stand on the day of the return
    findings       ticked codes of the checklist; marks say where on the device they were seen
    deduction      yen entered by the assessor where no table says the surcharge, with its reason
    applied_on     the day the benefit was applied for, None when it was this day
    new_purchase   次の機種をご購入: only programs that ask for it look at this
    erased, locks_off, no_return, payments_told   what the customer confirmed: data go, locks and cards are out, the device
                   stays here, when the payments end
    """

    contract: Quote
    received_at: datetime
    assessed_at: datetime
    deliverer: Deliverer
    staff: str
    assessor: str
    ledger_number: str
    maker: str = ""
    imei: DeviceNumber = NO_NUMBER
    serial: DeviceNumber = NO_NUMBER
    window: str | None = None
    cover: str | None = None
    repairs_used: int = 0
    findings: tuple[str, ...] = ()
    marks: tuple[DamageMark, ...] = ()
    deduction: Yen | None = None
    deduction_reason: str = ""
    restriction: Restriction = Restriction.UNCHECKED
    applied_on: date | None = later(None)  # noqa: RUF009 - later() is dataclasses.field()
    new_purchase: bool = later(True)
    owner: bool = True
    arrears: bool = False
    paid_off: bool = False
    program_ended: bool = False
    erased: bool = False
    locks_off: bool = False
    no_return: bool = False
    payments_told: bool = False

    @property
    def day(self) -> date:
        """The day of the assessment."""
        return self.assessed_at.date()

    @property
    def month(self) -> int:
        """返却の月: the program month that holds the day of the assessment."""
        purchase = self.contract.purchase
        bought = billing_month(purchase.on, purchase.closing_day)
        return billing_month(self.day, purchase.closing_day).since(bought) - self.contract.program.clock.month_one + 1

    @property
    def by_serial(self) -> bool:
        """True when the serial number identifies the device: it has no IMEI, or serves without one being read."""
        category = self.contract.purchase.device.category
        return category in WITHOUT_IMEI or (category in SERIAL_SERVES and not self.imei.matches)

    @property
    def number(self) -> DeviceNumber:
        """The number that identifies the device."""
        return self.serial if self.by_serial else self.imei


class Standing(StrEnum):
    """How an instalment stands after the return."""

    PAID = "paid"
    """Fell due before the day of the return."""
    OPEN = "open"
    """Belongs to a month up to the return and falls due on its day or later."""
    CONTINUES = "continues"
    """Belongs to a later month and stays due."""
    WAIVED = "waived"
    """Falls away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """査定の結果 in yen.

    outcome    the outcome of the return by the contract's own rules
    failing    parts that fail; row the line of the table that gives the surcharge, None when nothing fails
    surcharge  what damage costs, the assessor's deduction where there is no table
    owed       the debt that the surcharge is compared with, and its payment numbers
    burden     everything the customer pays in the end, down payment and points included
    """

    outcome: Outcome
    failing: tuple[str, ...]
    row: SurchargeRow | None
    surcharge: Yen
    owed: Yen
    owed_numbers: tuple[int, ...]
    burden: Yen
    payments: tuple[tuple[Standing, Payment], ...]
    problems: tuple[Problem, ...]

    @property
    def possible(self) -> bool:
        """True when the benefit can be used; otherwise nothing is taken in."""
        return not stopping(self.problems)

    @property
    def saving(self) -> Yen:
        """差し引きで減る額: what falls away without surcharge and usage fee; below zero when the return costs more."""
        return self.outcome.waived - self.surcharge - self.outcome.usage_fee

    def of(self, standing: Standing) -> tuple[Payment, ...]:
        """The instalments that stand so."""
        return tuple(payment for held, payment in self.payments if held is standing)


def settle(intake: Intake) -> Settlement:
    """Apply the contract's own rules to what was found."""
    contract, program = intake.contract, intake.contract.program
    purchase = replace(contract.purchase, cover=intake.cover, repairs_used=intake.repairs_used)
    read = read_findings(program.assessment, purchase.device, intake.findings, PARTS)
    way = course(program, purchase, contract.terms, contract.schedule)
    found = outcome(
        way, Ask(return_month=intake.month, failing=read.failing, window=intake.window), where="return_month"
    )
    row = surcharge(program.assessment, purchase.device, intake.cover, intake.repairs_used, read.failing).row
    deduction = (intake.deduction or 0) if program.assessment.by_assessor else 0
    owed, numbers = _owed(way, found)
    return Settlement(
        outcome=found, failing=read.failing, row=row, surcharge=found.surcharge + deduction, owed=owed, owed_numbers=numbers,
        burden=found.burden + deduction, payments=_standings(intake, way, found),
        problems=tuple(_problems(intake, purchase, found, owed)),
    )  # fmt: skip


def _owed(way: Course, found: Outcome) -> tuple[Yen, tuple[int, ...]]:
    window = way.program.window(found.window or "")
    if window is not None and window.basis is Basis.WAIVED:
        at = moment(way, found.month, window, where="return_month")  # a refused outcome waives nothing
        return at.debt.waivable, at.waivable
    settled = way.due_by(found.month)
    return found.remaining_before, tuple(p.number for p in way.schedule if p.number > settled)


def _standings(intake: Intake, way: Course, found: Outcome) -> tuple[tuple[Standing, Payment], ...]:
    settled = way.due_by(found.month)

    def standing(payment: Payment) -> Standing:
        if payment.number in found.waived_numbers:
            return Standing.WAIVED
        if payment.due < intake.day:
            return Standing.PAID
        return Standing.OPEN if payment.number <= settled else Standing.CONTINUES

    return tuple((standing(payment), payment) for payment in way.schedule)


def _problems(intake: Intake, purchase: Purchase, found: Outcome, owed: Yen) -> Iterable[Problem]:
    """Each reason once: those of the counter first, then those of the money."""
    by_assessor = intake.contract.program.assessment.by_assessor
    if intake.day < purchase.on:
        yield stop("returned-before-bought", "assessed_at", on=purchase.on.isoformat())
    window = intake.contract.program.window(found.window or "")
    if window is not None and window.needs_cover and intake.cover is None:
        yield stop("cover-needed-for-window", "cover", window=window.label)
    if by_assessor and found.failing and intake.deduction is None:
        yield stop("deduction-missing", "deduction")
    told = {"deduction-by-assessor"} if by_assessor else set()
    verdict = judge(intake.contract.program, _hand_in(intake, purchase, found, owed))
    for problem in (*verdict.problems, *found.problems):
        if problem.code not in told:
            yield problem
        if problem.code not in ("must-be-cured", "finding-not-in-criteria", "finding-not-of-device"):
            told.add(problem.code)


def _hand_in(intake: Intake, purchase: Purchase, found: Outcome, owed: Yen) -> HandIn:
    return HandIn(
        on=intake.day, device=purchase.device, remaining=owed or found.remaining_before, window=intake.window, cover=intake.cover,
        repairs_used=intake.repairs_used, findings=intake.findings, usage_fee=intake.contract.terms.usage_fee,
        deduction=intake.deduction, reason=intake.deduction_reason, return_month=intake.month, applied_on=intake.applied_on,
        new_purchase=intake.new_purchase, barred=intake.restriction is Restriction.BARRED, imei_confirmed=intake.imei.matches,
        serial_confirmed=intake.serial.matches, owner=intake.owner, identity_confirmed=intake.deliverer.confirmed,
        arrears=intake.arrears, paid_off=intake.paid_off, program_ended=intake.program_ended,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What every paper of the counter carries.

    number     the paper's own; case_number its neighbour's, empty where there is none
    issued_at  when it was made, shop's local time; aware
    copy_mark  customer (お客さま控え) or shop (店舗控え), empty for none
    sample     a demo shop or a training day: the paper is marked 見本
    sheets     手書き用紙 that the record was keyed in from afterwards
    """

    shop: Shop
    number: str
    issued_at: datetime
    case_number: str = ""
    copy_mark: str = ""
    offline: bool = False
    sample: bool = False
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeCase:
    """What the receipt of one intake is composed from.

    answers      what was said to each head of the checklist; without them the findings alone are told
    replacement  number and day of the next device's purchase, where the program asks for one and it is known
    """

    intake: Intake
    issue: Issue
    answers: tuple[HeadSaid, ...] = ()
    replacement: str = ""
