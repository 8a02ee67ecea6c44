"""What was typed while a device goes back by courier → the steps of the rules, with every problem and its field. Pure."""

from __future__ import annotations

import re
from datetime import date

from posapp.domain.mail_return import (
    Answer,
    Application,
    Assessed,
    Collection,
    MailReturn,
    Slot,
    Told,
    has_data,
    has_imei,
    has_locks,
)
from posapp.domain.people import Address
from posapp.domain.problem import Problem, stop
from posapp.flows import reading
from posapp.flows.device_numbers import read_imei, read_serial
from posapp.flows.forms import YES
from posapp.flows.intake_reading import NO, Problems
from posapp.flows.mail_forms import ACCEPT, ALL, DEDUCTED, SOME, MailForm

LONGEST_SLIP = 40
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NOBODY = date.min


def read_letter(form: MailForm) -> date | Problem | None:
    """The last day to apply that the letter names; None while nobody knows it."""
    return reading.read_date(form.apply_by, "apply_by") if form.apply_by.strip() else None


def read_application(form: MailForm, mail: MailReturn) -> Application | tuple[Problem, ...]:
    """The operator's form filled in; who confirms it is the customer."""
    problems = Problems()

    def text(key: str, *, required: bool = True) -> str:
        return problems.take(reading.read_text(getattr(form, key), key, required=required), "")

    on = problems.take(reading.read_date(form.applied_on, "applied_on"), _NOBODY)
    name = text("name")
    kana = problems.take(reading.read_kana(form.kana, "kana"), "")
    phone = problems.take(reading.read_phone(form.phone, "phone", required=True), "")
    address_of_mail = problems.take(read_mail(form.mail), "")
    address = Address(
        postal=problems.take(reading.read_postal(form.postal, "postal"), ""), area=text("area"),
        town=text("town", required=False), street=text("street"), building=text("building", required=False),
    )  # fmt: skip
    day = problems.take(reading.read_date(form.day, "day"), _NOBODY)
    serial = problems.take((read_imei if has_imei(mail) else read_serial)(form.serial, "serial"), "")
    problems.need(form.owner != "", "owner-not-asked", "owner")
    problems.need(form.accessories in (ALL, SOME), "mail-accessories-not-asked", "accessories")
    missing = text("missing") if form.accessories == SOME else ""
    if has_data(mail.contract):
        problems.need(form.erased == YES, "mail-data-left", "erased")
    locks = has_locks(mail.contract)
    if locks:
        problems.need(form.unlocked == YES, "mail-locks-left", "unlocked")
    problems.need(form.confirmed == YES, "mail-not-confirmed", "confirmed")
    return tuple(problems) or Application(
        on=on, name=name, kana=kana, phone=phone, mail=address_of_mail, address=address.line, day=day,
        slot=Slot(form.slot), serial=serial, owner=form.owner != NO, missing=missing,
    )  # fmt: skip


def read_mail(text: str) -> str | Problem:
    """メールアドレス: the result of the assessment is sent there."""
    plain = reading.narrow(text).replace(" ", "")
    if not plain:
        return stop("field-empty", "mail")
    return (
        plain
        if len(plain) <= reading.LONGEST_NAME and _MAIL.fullmatch(plain)
        else stop("mail-address-unreadable", "mail")
    )


def read_collection(form: MailForm) -> Collection | tuple[Problem, ...]:
    """集荷の日 and the slip's number: letters, digits and hyphens."""
    problems = Problems()
    on = problems.take(reading.read_date(form.collected_on, "collected_on"), _NOBODY)
    slip = reading.narrow(form.slip).replace(" ", "").upper()
    problems.need(bool(slip), "field-empty", "slip")
    sound = slip.isascii() and slip.replace("-", "").isalnum() and len(slip) <= LONGEST_SLIP
    problems.need(not slip or sound, "mail-slip-unreadable", "slip")
    return tuple(problems) or Collection(on=on, slip=slip)


def read_assessed(form: MailForm) -> Assessed | tuple[Problem, ...]:
    """The assessor's message: sound, or a deduction with its reason."""
    problems = Problems()
    on = problems.take(reading.read_date(form.assessed_on, "assessed_on"), _NOBODY)
    problems.need(form.result != "", "mail-result-not-asked", "result")
    if form.result != DEDUCTED:
        return tuple(problems) or Assessed(on=on, deduction=0)
    deduction = problems.take(reading.read_yen(form.deduction, "deduction", empty=None), 1)
    problems.need(deduction > 0, "mail-deduction-zero", "deduction")
    reason = problems.take(reading.read_text(form.reason, "reason"), "")
    return tuple(problems) or Assessed(on=on, deduction=deduction, reason=reason)


def read_answer(form: MailForm) -> Answer | tuple[Problem, ...]:
    """The customer's answer, its day and its way."""
    problems = Problems()
    on = problems.take(reading.read_date(form.answered_on, "answered_on"), _NOBODY)
    problems.need(form.answer != "", "mail-answer-not-asked", "answer")
    return tuple(problems) or Answer(on=on, accepts=form.answer == ACCEPT, told=Told(form.told))
