"""What was typed while a device comes back → the intake as the rules take it, with every problem and its field. Pure.

Fields that cannot be read yet give a stand-in, so that the consequence is shown from the first answer on; the problems
say what is missing, and nothing is taken in while one stops.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from posapp.domain.handin import WITHOUT_IMEI
from posapp.domain.intake import Deliverer, DeviceNumber, Intake, Restriction
from posapp.domain.people import NUMBER_NEVER_KEPT, Address, DocumentKind, age
from posapp.domain.problem import Problem, notice, stop
from posapp.domain.quote import Quote
from posapp.flows import reading
from posapp.flows.device_numbers import read_imei, read_serial
from posapp.flows.forms import YES
from posapp.flows.intake_forms import READY_STEPS, DeviceForm, IntakeDraft, PersonForm

T = TypeVar("T")
NO = "no"
OLDEST = 130


class Problems(list[Problem]):
    """Problems in the order of the fields."""

    def take(self, result: T | Problem, stand_in: T) -> T:
        """The value read, or the stand-in with the problem noted."""
        if isinstance(result, Problem):
            self.append(result)
            return stand_in
        return result

    def need(self, holds: bool, code: str, where: str) -> None:
        """Note a stopping problem unless something holds."""
        if not holds:
            self.append(stop(code, where))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The intake as far as it could be read, and the problems by step."""

    intake: Intake
    person: tuple[Problem, ...]
    device: tuple[Problem, ...]
    ready: tuple[Problem, ...]
    check: tuple[Problem, ...]
    minor: bool


@dataclass(frozen=True, slots=True)
class Before:
    """The line of the ledger that this very device has already: its number and the day."""

    number: str
    on: date


def read_intake(
    draft: IntakeDraft, contract: Quote, now: datetime, *, adult: int, before: Before | None, ledger_number: str = ""
) -> Reading:
    """Read every form. ``adult`` in years; ``before`` when this very device is in the ledger already.

    ``now`` is the moment of the assessment; of a return keyed in from a sheet it is also when the device was handed over.
    """
    person, device, check = Problems(), Problems(), Problems()
    deliverer = _deliverer(draft.person, person, now.date())
    minor = age(deliverer.born, now.date()) < adult
    _circumstances(draft, contract, person, minor=minor)
    imei, serial = _numbers(draft, contract, device)
    _device(draft.device, contract, device, before)
    deduction = check.take(reading.read_yen(draft.check.deduction, "deduction"), 0)
    repairs = device.take(reading.read_count(draft.device.repairs_used, "repairs_used", low=0, high=99), 0)
    applied = device.take(_applied(draft, contract, now.date()), now.date())
    intake = Intake(
        contract=contract, received_at=now if draft.sheets else draft.started_at, assessed_at=now, deliverer=deliverer, staff=draft.staff,
        assessor=draft.staff, ledger_number=ledger_number, maker=draft.contract.maker, imei=imei, serial=serial,
        window=draft.device.window or None, cover=draft.device.cover or None, repairs_used=repairs,
        findings=draft.check.findings, marks=draft.check.marks,
        deduction=deduction if draft.check.deduction else None, deduction_reason=draft.check.deduction_reason.strip(),
        restriction=Restriction(draft.device.restriction or Restriction.UNCHECKED),
        owner=draft.person.owner != NO, arrears=draft.person.arrears == YES, paid_off=draft.person.paid_off == YES,
        erased=draft.sign.erased == YES, locks_off="locks" in draft.ready, no_return=draft.sign.no_return == YES,
        payments_told=draft.sign.payments_told == YES, applied_on=applied,
        new_purchase=draft.person.purchase != NO,
    )  # fmt: skip
    return Reading(
        intake=intake, person=tuple(person), device=tuple(device), ready=tuple(_ready(draft, contract)),
        check=tuple(check), minor=minor,
    )  # fmt: skip


def _deliverer(form: PersonForm, problems: Problems, today: date) -> Deliverer:
    """相手方の確認: the four items and one of the two ways to confirm them."""

    def text(key: str, *, required: bool = True) -> str:
        return problems.take(reading.read_text(getattr(form, key), key, required=required), "")

    family, given = text("family"), text("given")
    born = problems.take(reading.read_date(form.born, "born"), today)
    problems.need(not form.born or (born <= today and age(born, today) < OLDEST), "born-impossible", "born")
    address = Address(
        postal=problems.take(reading.read_postal(form.postal, "postal"), ""), area=text("area"),
        town=text("town", required=False), street=text("street"), building=text("building", required=False),
    )  # fmt: skip
    occupation = text("occupation")
    by_document = form.way != "signed"
    kind = DocumentKind(form.doc_kind)
    kept = by_document and kind not in NUMBER_NEVER_KEPT
    digits = problems.take(reading.read_last_digits(form.doc_digits if kept else "", "doc_digits", required=False), "")
    if by_document:
        problems.need(form.doc_seen == YES, "document-not-seen", "doc_seen")
    else:
        problems.need(form.signed == YES, "not-signed-in-front", "signed")
    return Deliverer(
        name=f"{family} {given}".strip(), address=address.line, born=min(born, today), occupation=occupation,
        document=kind if by_document and form.doc_seen == YES else None, last_digits=digits,
        signed=not by_document and form.signed == YES,
    )  # fmt: skip


def _circumstances(draft: IntakeDraft, contract: Quote, problems: Problems, *, minor: bool) -> None:
    """Whose device it is, who agrees, what is owed, and whether something is wrong with it."""
    form, replacement, contract_number = draft.person, draft.replacement, draft.contract.number
    problems.need(form.owner != "", "owner-not-asked", "owner")
    problems.need(form.arrears != "", "arrears-not-asked", "arrears")
    if any(window.needs_purchase for window in contract.program.windows):
        problems.need(form.purchase != "", "purchase-not-asked", "purchase")
        if form.purchase == YES and replacement and replacement == contract_number:
            problems.append(stop("replacement-is-this", "replacement"))
    if minor and form.born:
        problems.take(reading.read_text(form.guardian_name, "guardian_name"), "")
        problems.take(reading.read_text(form.guardian_relation, "guardian_relation"), "")
        problems.take(reading.read_phone(form.guardian_phone, "guardian_phone", required=True), "")
        problems.need(form.guardian_agrees == YES, "guardian-consent-missing", "guardian_agrees")
    if form.suspicion == YES:
        problems.append(stop("stop-and-report", "suspicion"))


def _numbers(draft: IntakeDraft, contract: Quote, problems: Problems) -> tuple[DeviceNumber, DeviceNumber]:
    """IMEI and serial number: one of them at least, each as the contract has it."""
    category = contract.purchase.device.category
    form, held = draft.device, draft.contract
    contract_imei = contract.purchase.device.imei or held.imei
    needs_imei = category not in WITHOUT_IMEI and not form.serial
    imei = problems.take(read_imei(form.imei, "imei", required=needs_imei), "")
    serial = problems.take(read_serial(form.serial, "serial", required=category in WITHOUT_IMEI), "")
    if category in WITHOUT_IMEI and isinstance(read_imei(serial, "serial", required=True), str):
        problems.append(stop("imei-of-another-kind", "serial", category=category))
        return DeviceNumber(contract_imei or imei, imei), DeviceNumber(held.serial, "")
    for read, known, where in ((imei, contract_imei, "imei"), (serial, held.serial, "serial")):
        if read and known and read != known:
            problems.append(stop("number-other-than-contract", where, given=read[-4:], contract=known[-4:]))
        elif read and not known:
            problems.append(notice("contract-without-number", where))
    return DeviceNumber(contract_imei or imei, imei), DeviceNumber(held.serial or serial, serial)


def _device(form: DeviceForm, contract: Quote, problems: Problems, before: Before | None) -> None:
    device = contract.purchase.device
    if before is not None:
        where = "serial" if device.category in WITHOUT_IMEI or not form.imei else "imei"
        problems.append(stop("device-taken-before", where, number=before.number, on=before.on.isoformat()))
    problems.need(form.model != "", "model-not-compared", "model")
    if form.model == "other" and form.kind not in ("", device.category):
        problems.append(stop("category-other-than-contract", "kind", given=form.kind, contract=device.category))
    elif form.model == "other":
        problems.append(stop("model-mismatch", "model"))
    problems.need(form.restriction != "", "restriction-not-asked", "restriction")
    if form.restriction == Restriction.BARRED:
        problems.append(stop("network-barred", "restriction"))
    elif form.restriction == Restriction.POSSIBLE:
        problems.append(notice("network-possible", "restriction"))
    elif form.restriction == Restriction.UNCHECKED:
        problems.append(notice("network-unchecked", "restriction"))


def _applied(draft: IntakeDraft, contract: Quote, today: date) -> date | Problem:
    """特典の申込日: the day the draft was begun, unless another one was typed between the purchase and today.

    A return that is keyed in from a sheet was begun after it was over: its own day is ``today``.
    """
    if not draft.applied_on:
        return min(draft.started_at.date(), today)
    read, where = reading.read_date(draft.applied_on, "applied_on"), "applied_on"
    if isinstance(read, Problem):
        return read
    if read > today:
        return stop("applied-after-assessment", where, applied=read.isoformat(), on=today.isoformat())
    bought = contract.purchase.on
    if read < bought:
        return stop("applied-before-purchase", where, applied=read.isoformat(), on=bought.isoformat())
    return read


def _ready(draft: IntakeDraft, contract: Quote) -> Iterable[Problem]:
    for step in ready_steps(contract):
        if step not in draft.ready:
            yield stop("step-of-return-open", f"ready:{step}", step=step)


def ready_steps(contract: Quote) -> tuple[str, ...]:
    """The steps that this kind of device has: a lens holds no data, only what has a line holds a wallet."""
    category = contract.purchase.device.category
    without = _STEPS_WITHOUT.get(category, _NO_LINE if category in WITHOUT_IMEI else frozenset())
    return tuple(step for step in READY_STEPS if step not in without)


_NO_LINE = frozenset({"cards", "wallet", "locks"})
_STEPS_WITHOUT = {
    "lens": frozenset(READY_STEPS), "camera": frozenset({"wallet", "locks"}), "acpc": frozenset({"wallet"}),
    "pc": frozenset({"wallet"}),
}  # fmt: skip
"""Kind of device → the steps it does not have."""
