"""What is taken in and what it means for the customer, as rows of words for the signature. Pure: knows no widget."""

from __future__ import annotations

from posapp.domain.facts import date_text, yen_text
from posapp.domain.intake import Intake, Settlement, Standing
from posapp.flows.intake import CHECK, WHAT, WHO, IntakeView
from posapp.ui import text_returns as words
from posapp.ui.document_kinds import DOCUMENTS, OTHER_DOCUMENTS
from posapp.ui.group import Group

_KINDS = {option.value: option.label for option in (*DOCUMENTS, *OTHER_DOCUMENTS)}


def sums(view: IntakeView) -> tuple[Group, ...]:
    """Device, person, findings and money; nothing while there is no intake."""
    if view.intake is None or view.settled is None:
        return ()
    return (_device(view.intake), person(view.intake), _check(view, view.intake), money(view.intake, view.settled))


def left_to_pay(settled: Settlement) -> str:
    """残りのお支払い in words: how many and how much."""
    left = (*settled.of(Standing.OPEN), *settled.of(Standing.CONTINUES))
    if not left:
        return words.SIGN_NOTHING_LEFT
    return words.SIGN_LEFT.format(count=len(left), yen=yen_text(sum(payment.amount for payment in left)))


def _device(intake: Intake) -> Group:
    rows = (
        (words.ROW_DEVICE, intake.contract.purchase.device.full_name),
        (words.ROW_NUMBER, intake.number.read),
        (words.ROW_PROGRAM, f"{intake.contract.program.name}・{date_text(intake.contract.purchase.on)}"),
    )
    return Group(title=words.GROUP_DEVICE, step=WHAT, field="imei", rows=rows)


def person(intake: Intake) -> Group:
    """Who hands it in, and how that was confirmed."""
    who = intake.deliverer
    way = _KINDS[who.document.value] if who.document else words.BY_SIGNATURE
    if who.last_digits:
        way = words.IDENTITY_DIGITS.format(kind=way, digits=who.last_digits)
    named = words.NAME_AGE.format(name=who.name, age=who.age_on(intake.day), occupation=who.occupation)
    rows = ((words.ROW_NAME, named), (words.ROW_ADDRESS, who.address), (words.ROW_IDENTITY, way))
    return Group(title=words.GROUP_PERSON, step=WHO, field="family", rows=rows)


def _check(view: IntakeView, intake: Intake) -> Group:
    known = {finding.code: finding.label for finding in intake.contract.program.assessment.checklist.findings}
    found = "・".join(known[code] for code in intake.findings if code in known)
    disputed = [head.label for head in view.heads if view.draft.check.answer(head.number).disputed]
    rows = [(words.ROW_FINDINGS, found or words.NOTHING_FOUND)]
    if disputed:
        rows.append((words.ROW_DISPUTED, "・".join(disputed)))
    return Group(title=words.GROUP_CHECK, step=CHECK, field="choice", rows=tuple(rows))


def money(intake: Intake, settled: Settlement) -> Group:
    """What falls away, what it costs, what stays."""
    found = settled.outcome
    name = intake.contract.program.assessment.surcharge_name or words.SURCHARGE
    waived = words.COUNT_YEN.format(count=len(found.waived_numbers), yen=yen_text(found.waived))
    rows = [(words.ROW_WAIVED, waived), (name, yen_text(settled.surcharge))]
    if found.usage_fee:
        rows.append((words.FEE_LABEL, yen_text(found.usage_fee)))
    rows.append((words.LEFT_OVER, yen_text(settled.saving)))
    rows.append((words.ROW_LEFT, left_to_pay(settled)))
    left = (*settled.of(Standing.OPEN), *settled.of(Standing.CONTINUES))
    if left:
        rows.append((words.ROW_UNTIL, date_text(max(payment.due for payment in left))))
    strong = (words.LEFT_OVER, words.ROW_LEFT)
    return Group(title=words.GROUP_MONEY, step=CHECK, field="choice", rows=tuple(rows), strong=strong)
