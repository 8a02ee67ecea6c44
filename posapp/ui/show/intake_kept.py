"""What is kept of one device that came over the counter, as rows of words: answers, findings, dates, reasons. Pure: knows no widget."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.domain.damage import sign
from posapp.domain.facts import date_text, yen_text
from posapp.domain.intake import Intake, settle
from posapp.domain.program import Finding, Head
from posapp.flows.forms import YES
from posapp.flows.intake import FOUND, applying
from posapp.flows.intake_forms import FOUND as HERE
from posapp.flows.intake_forms import HeadAnswer, IntakeDraft
from posapp.flows.intake_reading import ready_steps
from posapp.services.front import Sentences
from posapp.services.intake_ports import IntakeBody, IntakeRow
from posapp.ui import text_intakes as text
from posapp.ui import text_returns as words
from posapp.ui.group import Group
from posapp.ui.show.sums import money, person

REPORTED, RECEIVED = "reported", "received"
Rows = Iterable[tuple[str, str]]


def kept(row: IntakeRow, body: IntakeBody, when: str, sentences: Sentences) -> tuple[Group, ...]:
    """Everything of an intake, in the order of the counter. ``when`` is the moment in words."""
    draft, intake = body.draft, body.intake
    parts = [_group(text.GROUP_TAKEN, _taken(row, body, when))]
    if row.state == REPORTED or draft.person.suspicion == YES:
        parts.append(_group(text.GROUP_SUSPICION, _suspicion(draft)))
    if row.state != RECEIVED and body.problems:
        parts.append(_group(text.GROUP_WHY, _reasons(body, sentences)))
    parts.append(_group(text.GROUP_CONTRACT, _contract(draft, intake)))
    if intake is None:
        return tuple(parts)
    parts += [_person(draft, intake), _group(text.GROUP_DEVICE, _device(draft, intake))]
    if draft.ready:
        parts.append(_group(text.GROUP_READY, _ready(draft, intake)))
    if draft.check.answers:
        title = text.GROUP_CHECK.format(version=intake.contract.program.assessment.checklist.version)
        parts += [_group(title, _check(draft, intake)), _result(draft, intake)]
    return tuple(parts)


def _group(title: str, rows: Rows) -> Group:
    return Group(title=title, step="", field="", rows=tuple((label, value) for label, value in rows if value))


def _taken(row: IntakeRow, body: IntakeBody, when: str) -> Rows:
    yield text.NUMBER, row.number
    yield text.WHEN, when
    yield text.STAFF, body.draft.staff
    yield text.SHEETS, body.draft.sheets
    intake = body.intake
    if intake is None:
        return
    if row.state == RECEIVED:
        yield text.LEDGER, intake.ledger_number
    if intake.applied_on is not None:
        yield text.APPLIED, date_text(intake.applied_on)
    yield text.ASSESSED, date_text(intake.day)
    bought, version = date_text(intake.contract.purchase.on), intake.contract.program.version
    yield text.TERMS, text.AS_OF_RULES.format(day=bought, version=version)
    yield text.CRITERIA, text.AS_OF.format(day=date_text(intake.day))


def _suspicion(draft: IntakeDraft) -> Rows:
    yield text.SUSPICION, draft.person.suspicion_note or text.NOTHING
    yield text.SUSPICION_DO, text.SUSPICION_DONE


def _reasons(body: IntakeBody, sentences: Sentences) -> Rows:
    for nth, problem in enumerate((p for p in body.problems if p.stops), 1):
        yield f"{nth}", sentences.what(problem)


def _contract(draft: IntakeDraft, intake: Intake | None) -> Rows:
    form = draft.contract
    yield text.PLACE, text.HERE if form.source == HERE else text.ELSEWHERE
    yield text.CONTRACT_NUMBER, form.number
    yield text.HOLDER, form.holder
    if intake is not None:
        yield words.ROW_PROGRAM, intake.contract.program.name
        yield text.BOUGHT, date_text(intake.contract.purchase.on)
    yield text.REPLACEMENT, draft.replacement


def _person(draft: IntakeDraft, intake: Intake) -> Group:
    form, made = draft.person, person(intake)
    guardian = ""
    if form.guardian_name:
        guardian = text.GUARDIAN_LINE.format(
            name=form.guardian_name, relation=form.guardian_relation, phone=form.guardian_phone
        )
    more = (
        (text.OWNER, text.YES_NO[form.owner]), (text.ARREARS, text.HAS_NOT[form.arrears]),
        (text.PAID_OFF, text.YES_NO[form.paid_off]), (text.GUARDIAN, guardian),
    )  # fmt: skip
    return _group(made.title, (*made.rows, *more))


def _device(draft: IntakeDraft, intake: Intake) -> Rows:
    form, number = draft.device, intake.number
    yield words.ROW_DEVICE, intake.contract.purchase.device.full_name
    yield text.READ, number.read
    yield text.HELD, number.contract
    yield text.MODEL, text.MODELS[form.model]
    yield text.RESTRICTION, text.RESTRICTIONS[form.restriction]
    covers = {cover.id: cover.label for cover in intake.contract.program.assessment.covers}
    cover = covers.get(intake.cover or "", words.COVER_NONE)
    yield text.COVER, text.COVER_LINE.format(cover=cover, count=intake.repairs_used)


def _ready(draft: IntakeDraft, intake: Intake) -> Rows:
    needed = ready_steps(intake.contract)
    yield text.DONE, "・".join(words.READY_STEPS[step] for step in needed if step in draft.ready)
    yield text.OPEN, "・".join(words.READY_STEPS[step] for step in needed if step not in draft.ready)


def _check(draft: IntakeDraft, intake: Intake) -> Rows:
    checklist, held = intake.contract.program.assessment.checklist, draft.check
    here = applying(intake.contract)
    for head in checklist.heads:
        if head.number in here:
            found = [f for f in checklist.findings if f.head == head.number and f.code in held.findings]
            yield head.label, _answer(held.answer(head.number), head, found)
    labels = {finding.code: finding.label for finding in checklist.findings}
    yield (
        text.MARKS,
        "\n".join(
            text.MARK.format(sign=sign(nth), finding=labels.get(mark.finding, ""), side=text.SIDES[mark.side.value])
            for nth, mark in enumerate(held.marks, 1)
        ),
    )
    yield text.PHOTOS, text.PHOTO_COUNT.format(count=len(held.photos)) if held.photos else ""


def _answer(answer: HeadAnswer, head: Head, found: list[Finding]) -> str:
    if not answer.result:
        return text.NOT_ANSWERED
    said = words.RESULT_GOOD
    if answer.result == FOUND:
        said = "・".join(finding.label for finding in found) or words.RESULT_FOUND
    if answer.disputed:
        seen = text.DISPUTED
    elif answer.staff and answer.customer:
        seen = text.BY_BOTH
    else:
        seen = text.BY_STAFF if answer.staff else text.BY_CUSTOMER if answer.customer else text.NOT_ANSWERED
    return "　".join(part for part in (said, seen, answer.note) if part)


def _result(draft: IntakeDraft, intake: Intake) -> Group:
    made = money(intake, settle(intake))
    chosen = words.WAY_NAMES.get(draft.check.choice, text.NOTHING)
    deduction = ""
    if intake.deduction is not None:
        deduction = "　".join(part for part in (yen_text(intake.deduction), intake.deduction_reason) if part)
    return _group(text.GROUP_RESULT, (*made.rows, (text.DEDUCTION, deduction), (text.WAY, chosen)))
