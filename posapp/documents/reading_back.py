"""A PDF back to the words that stand on its pages, with place and size, and what it says of itself. Judges nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from itertools import chain
from typing import Any

from pypdf import PdfReader

from posapp.documents import marks, reading_order
from posapp.documents.faults import PaperFault
from posapp.documents.strange_pdf import BROKEN, TooHeavy, guarded
from posapp.domain.paper_order import Heard
from posapp.domain.paper_rules import PaperText, Span

# What is wrong with a file is said by the caller in one sentence, not by the reader's own warnings.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_PAGES = 200
"""Pages of the longest file that is read: no paper of a shop comes near."""
MOST_LETTERS = 400_000
"""All of them together: the fullest page of a paper has 1,500."""
_BEGINS, _WITHIN = b"%PDF-", 1 << 10
"""How a PDF begins, and how much some programs put before it."""


def read(pdf: bytes) -> PaperText:
    """The words of a paper, and no word of a PDF that is none of ours.

    Raises PaperFault pdf-none for what is no PDF, pdf-locked, pdf-long, pdf-heavy, or pdf-unreadable for a damaged one.
    """
    if _BEGINS not in pdf[:_WITHIN]:
        raise PaperFault("pdf-none")
    try:
        with guarded(paper=True):
            reader = PdfReader(BytesIO(pdf))
            if reader.is_encrypted:
                raise PaperFault("pdf-locked")
            if len(reader.pages) > MOST_PAGES:
                raise PaperFault("pdf-long", str(MOST_PAGES))
            kind, number, digest = _names(reader.metadata)
            pages = tuple(_pages(reader)) if kind else ()
    except TooHeavy as fault:
        raise PaperFault("pdf-heavy") from fault
    except BROKEN as fault:
        raise PaperFault("pdf-unreadable") from fault
    found = PaperText(kind, number, digest, pages)
    found = replace(found, heard=cache(partial(_heard, reader, found.words)))
    copy, reprint = marks.read(found.page_words[0] if pages else "")
    return replace(found, copy=copy, reprint=reprint)


def _heard(reader: PdfReader, words: str) -> Heard | None:
    """The paper in reading order, which must hold all its words and no more."""
    try:
        with guarded(paper=True):
            found = reading_order.heard(reader)
    except (TooHeavy, *BROKEN):
        return None
    return found if sorted(chain(*(run.words for run in (*found.inner, *found.furniture)))) == sorted(words) else None


def _names(metadata: Any) -> tuple[str, str, str]:
    """Kind, number and digest as `posapp.documents.pdf` writes them; empty for another's file."""
    if not metadata or metadata.get("/Creator") != "posapp":
        return "", "", ""
    words = [word.strip() for word in str(metadata.get("/Keywords", "")).split(",")]
    kind, number, digest = (*words, "", "", "")[:3]
    return kind, number, digest


def _pages(reader: PdfReader) -> Iterator[tuple[Span, ...]]:
    left = MOST_LETTERS
    for page in reader.pages:
        spans = _spans(page)
        left -= sum(len(span.text) for span in spans)
        if left < 0:
            raise TooHeavy
        yield spans


def _spans(page: Any) -> tuple[Span, ...]:
    found: list[Span] = []

    def visit(text: str, _: Any, place: Any, __: Any, size: float) -> None:
        if text.strip():
            found.append(Span(text, float(place[4]), float(place[5]), float(size)))

    page.extract_text(visitor_text=visit)
    return tuple(found)
