"""回収写真票: the shop's own sheet of a returned device's photos, each with its number, what it shows and its digest.

The sheet names photos by id and digest; their pictures stay in the store, and are asked for when it is drawn.
"""

from __future__ import annotations

from posapp.documents import issued
from posapp.documents.blocks import Block, FormCell, FormTable, Heading
from posapp.documents.intake_facts import number_cell
from posapp.documents.intake_picture import cited
from posapp.documents.kinsoku import NO_BREAK
from posapp.documents.paper import Meta, Paper
from posapp.documents.pictures import PhotoGrid, PrintedPhoto
from posapp.documents.runs import plain, strong
from posapp.domain.digest import digest_of, short_digest
from posapp.domain.facts import date_text
from posapp.domain.intake import Intake
from posapp.domain.photo_sheet import PhotoOnSheet, PhotoSheetCase

KIND = "photo-sheet"
TITLE = "回収写真票"


def compose(case: PhotoSheetCase) -> Paper:
    """The sheet of one intake."""
    intake, issue = case.intake, case.issue
    device = FormCell("端末", plain(intake.contract.purchase.device.full_name))
    rows = [(device, number_cell(intake))]
    if intake.ledger_number:
        name = FormCell("お名前", strong(f"{intake.deliverer.name} 様"))
        rows.append((name, FormCell("古物台帳", strong(intake.ledger_number))))
    photos = tuple(_printed(intake, nth, photo) for nth, photo in enumerate(case.photos, 1))
    note = f"{len(photos)}枚。照合の数字は、写真が差し替わっていないことを確かめるためのものです"
    blocks: list[Block] = [
        FormTable(tuple(rows), label=24, second_label=27, second_at=90), Heading("", "写真", note), PhotoGrid(photos),
    ]  # fmt: skip
    digest = digest_of(intake)
    received = f"{date_text(intake.received_at.date())} {intake.received_at:%H:%M}"
    sentence = "店舗で保管します。お客さまには渡しません。"
    head = issued.header(issue, TITLE, sentence, digest, Meta("受付日", received))
    subject = f"{intake.contract.program.name} {intake.contract.purchase.device.full_name}"
    return issued.paper(issue, KIND, head, issued.footer(issue, digest), subject, digest, blocks)


def _printed(intake: Intake, number: int, photo: PhotoOnSheet) -> PrintedPhoto:
    known = intake.contract.program.assessment.checklist.findings
    label = next((f.label for f in known if f.code == photo.finding), "")
    marked = cited(intake).get(photo.finding, "") if label else ""
    taken = photo.at.astimezone(intake.received_at.tzinfo)
    small = f"{taken:%H:%M}　照合 {short_digest(photo.digest)}".replace(" ", NO_BREAK)
    small = f"{marked}　{small}" if marked else small
    return PrintedPhoto(photo.id, photo.digest, photo.width, photo.height, f"写真{number} {label}".strip(), small)
