"""Who, what and when of an intake, as its papers say it: the person, the device's number, the cover, the four days."""

from __future__ import annotations

from posapp.documents import parts, wording
from posapp.documents.blocks import FormCell
from posapp.documents.runs import plain
from posapp.domain.facts import date_text
from posapp.domain.intake import Deliverer, Intake
from posapp.domain.people import NUMBER_NEVER_KEPT
from posapp.domain.purchase import NO_COVER


def identity_words(person: Deliverer) -> str:
    """運転免許証の提示（末尾 1234）, or the signature in front of staff."""
    if person.document is None:
        return "係員の前での署名"
    words = f"{wording.DOCUMENTS[person.document]}の提示"
    if person.last_digits and person.document not in NUMBER_NEVER_KEPT:
        words += f"（末尾 {person.last_digits}）"
    return words


def cover_words(intake: Intake) -> str:
    """補償なし, or the cover's own name."""
    chosen = intake.cover or NO_COVER
    return next((c.label for c in intake.contract.program.assessment.covers if c.id == chosen), "補償なし")


def number_cell(intake: Intake) -> FormCell:
    """IMEI or serial number, and whether it is the contract's."""
    read = intake.number.read
    if not read:
        return FormCell("IMEI", plain("確かめていません"))
    if intake.by_serial:
        return FormCell("製造番号", plain(f"{read}（{'一致' if intake.number.matches else '契約と違います'}）"))
    label = "IMEI（一致）" if intake.number.matches else "IMEI（不一致）"
    return FormCell(label, plain(parts.imei_words(read)))


def rules_note(intake: Intake) -> str:
    """The day of purchase, whose rules hold."""
    return f"購入 {date_text(intake.contract.purchase.on)}の規則"


def days_note(intake: Intake) -> str:
    """The day the benefit was applied for, and the day of the assessment, whose criteria hold."""
    applied = intake.applied_on or intake.day
    return f"申込 {date_text(applied)}・査定 {date_text(intake.day)}の基準"
