"""The door of the papers: compose, look for what cannot be printed, draw, keep as text, read back. Knows no store and no window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from posapp.documents import (
    application,
    codec,
    comparison,
    consent,
    disclosure,
    formed,
    history,
    intake_receipt,
    intake_refusal,
    ledger,
    ledger_file,
    mail_application,
    mail_assessment,
    marks,
    outage,
    pdf,
    photo_sheet,
    quote,
    rekeying,
    remaining,
    return_guide,
    ruby,
    schedule,
    task_list,
    translation,
    wording,
)  # fmt: skip
from posapp.documents.blocks import Block, PriceStrip, TotalsFrame
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.ruby import Readings
from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.case_papers import HistoryCase, RekeyingCase
from posapp.domain.intake import IntakeCase
from posapp.domain.intake_papers import RefusalCase, RemainingCase
from posapp.domain.ledger import Ledger, LedgerCase
from posapp.domain.mail_return import MailCase
from posapp.domain.outage import OutageCase
from posapp.domain.photo_sheet import PhotoSheetCase
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.problem import Problem, stop
from posapp.domain.tasks import TaskListCase

_COMPOSERS: Final[dict[str, Callable[[PaperCase], Paper]]] = {
    "quote": quote.compose,
    "disclosure": disclosure.compose,
    "application": application.compose,
    "consent": consent.compose,
    "schedule": schedule.compose,
    "return-guide": return_guide.compose,
    "formed": formed.compose,
}
_OF_MAIL: Final[dict[str, Callable[[MailCase], Paper]]] = {
    mail_application.KIND: mail_application.compose,
    mail_assessment.KIND: mail_assessment.compose,
}

KINDS: Final = tuple(_COMPOSERS)
"""Every kind that can be composed from a case."""
COPIED: Final = {
    intake_receipt.KIND: "回収受付書",
    intake_refusal.KIND: intake_refusal.TITLE,
    photo_sheet.KIND: photo_sheet.TITLE,
}
"""Kinds that are made in two copies, and what lists call them after the copy's name, which is never cut off there."""


def compose(kind: str, case: PaperCase) -> Paper:
    """The neutral paper. Raises PaperFault paper-kind-unknown, or paper-needs when the case lacks what the paper is about."""
    composer = _COMPOSERS.get(kind)
    if composer is None:
        raise PaperFault("paper-kind-unknown", kind)
    return composer(case)


def compose_comparison(case: ComparisonCase) -> Paper:
    """比較表 of a comparison with at least one program."""
    return comparison.compose(case)


def compose_intake(case: IntakeCase) -> Paper:
    """端末回収受付書・査定結果. Raises PaperFault return-refused where nothing may be taken in, paper-needs without the shop's permit."""
    return intake_receipt.compose(case)


def compose_refusal(case: RefusalCase) -> Paper:
    """査定結果書: the device went home again."""
    return intake_refusal.compose(case)


def compose_photos(case: PhotoSheetCase) -> Paper:
    """回収写真票: the shop's sheet of a returned device's photos."""
    return photo_sheet.compose(case)


def compose_remaining(case: RemainingCase) -> Paper:
    """残りの支払予定. Raises PaperFault paper-needs for a purchase without credit."""
    return remaining.compose(case)


def compose_ledger(case: LedgerCase) -> Paper:
    """古物台帳 of a period. Raises PaperFault ledger-unsound for rows that cannot stand so, paper-needs without the permit."""
    return ledger.compose(case)


def compose_rekeying(case: RekeyingCase) -> Paper:
    """再入力シート. Raises PaperFault paper-needs without an application."""
    return rekeying.compose(case)


def compose_history(case: HistoryCase) -> Paper:
    """取引履歴 as of the moment it is made."""
    return history.compose(case)


def compose_tasks(case: TaskListCase) -> Paper:
    """タスク一覧 of a period."""
    return task_list.compose(case)


def compose_outage(kind: str, case: OutageCase) -> Paper:
    """A paper of an outage kit. Raises PaperFault paper-kind-unknown, or paper-needs as its composer says."""
    return outage.compose(kind, case)


def compose_mail(kind: str, case: MailCase) -> Paper:
    """返却申込書（控え） or 査定のお知らせ. Raises PaperFault paper-kind-unknown, or paper-needs before that step was taken."""
    composer = _OF_MAIL.get(kind)
    if composer is None:
        raise PaperFault("paper-kind-unknown", kind)
    return composer(case)


def ledger_csv(rows: Ledger) -> bytes:
    """古物台帳 of a period as a CSV file."""
    return ledger_file.write(rows)


def unprintable(texts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """Characters of (where, text) pairs that cannot be printed, each once. Raises PaperFault font-missing, font-damaged."""
    return pdf.load_fonts().problems(texts)


def enlarged(paper: Paper) -> Paper:
    """The same paper in the large edition (nothing under 14 pt), marked as such."""
    header = replace(paper.header, tags=(*paper.header.tags, wording.LARGE), caption=wording.QR_CAPTION_SHORT)
    return replace(paper, header=header, large=True, blocks=_totals_first(paper.blocks))


def _totals_first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """In large print totals and conditions fill a page: they come first, or the price would stand on a page alone before them."""
    if (
        len(blocks) > 2
        and isinstance(blocks[0], PriceStrip)
        and isinstance(blocks[2], TotalsFrame)
        and blocks[2].conditions
    ):
        return (*blocks[1:3], blocks[0], *blocks[3:])
    return blocks


def is_large(paper: Paper) -> bool:
    """True in the large edition."""
    return paper.large


def for_customer(paper: Paper) -> bool:
    """True for papers that go home with a customer: neither the shop's own kinds nor its copies."""
    return paper.kind in translation.KINDS and wording.COPY_MARKS["shop"] not in paper.header.tags


def annotated(paper: Paper, readings: Readings) -> Paper:
    """The same paper with readings over those of its words that have one, marked as such. Not for the large edition, whose letters
    have 14 pt at least: a paper in large print stays as it is."""
    used = ruby.used((text for _, text in pdf.texts(paper)), readings)
    if paper.large or not used:
        return paper
    header = replace(paper.header, tags=(*paper.header.tags, wording.READINGS))
    return replace(paper, header=header, ruby=used)


def translatable(kind: str) -> bool:
    """True for papers that go home with a customer."""
    return kind in translation.KINDS


def translate(paper: Paper, language: Phrasebook, origin: str = "") -> Paper | tuple[Problem, ...]:
    """The same paper in another language, marked as a reference; else why there is none, each missing text by itself.

    origin  the digest that the paper is kept under
    """
    if not translatable(paper.kind):
        return (stop("translation-kind", "language", title=paper.title),)
    made = translation.translate(paper, language)
    if isinstance(made, Paper):
        return replace(made, origin=origin)
    return tuple(stop("translation-missing", "language", language=language.name, text=text) for text in made)


def problems(paper: Paper) -> tuple[Problem, ...]:
    """Characters that cannot be printed: glyph-missing, text-control, text-direction."""
    return pdf.check(paper)


def draw(
    paper: Paper, pictures: Callable[[str], bytes | None] = pdf.no_pictures, copy: str = "", reprint: int = 0
) -> bytes:
    """PDF bytes, the same for the same paper and marks; ``pictures`` gives a photo by its id. Raises PaperFault as `pdf.draw` says.

    copy     ``customer`` or ``shop``, empty for what was issued; reprint: which 再発行, 0 for none
    """
    paper, mark = marks.marked(paper, copy, reprint)
    return pdf.draw(paper, pictures=pictures, mark=mark)


def title(paper: Paper) -> str:
    """The paper's title; of one that is made in two copies, the copy's name first."""
    copy = next((tag for tag in paper.header.tags if tag in wording.COPY_MARKS.values()), "")
    return f"{copy}・{COPIED[paper.kind]}" if copy and paper.kind in COPIED else paper.title


def to_json(paper: Paper) -> str:
    """The neutral paper as JSON text."""
    return codec.to_json(paper)


def from_json(body: str) -> Paper:
    """Back from JSON text. Raises PaperFault paper-damaged."""
    return codec.from_json(body)
