"""A file that an operator gave out → the PDF as it will be shown and printed, or why it cannot be used. Changes nothing in it, keeps nothing.

The file is read once, into memory and never through a memory map: a stick that is pulled out must not end the program, and
what was looked at is what is kept.
"""

from __future__ import annotations

import logging
import os
import stat
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import DependencyError

from posapp.documents.strange_pdf import BROKEN, TooHeavy, guarded
from posapp.domain.official import OfficialPdf
from posapp.domain.problem import Problem, stop

# What is wrong with a file is said in one sentence, not by the reader's own warnings.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

WHERE: Final = "file"
MOST_BYTES: Final = 32 << 20
"""The longest terms of an operator are a few megabytes; a store that holds more than this a document is slow to copy."""
MOST_PAGES: Final = 500
_MOST_DRAWN: Final = 256 << 20
"""Bytes of drawing in all pages together, unpacked: more is no document but a bomb."""
_HEAD, _TAIL = 1 << 10, 2 << 10
_ACTIVE: Final = ("/JavaScript", "/EmbeddedFiles")
_ACTIVE_MARKS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/Sound"})


def read(path: Path) -> OfficialPdf | Problem:
    """The PDF, or one sentence that names the file and the mend."""
    data = _bytes(path)
    return data if isinstance(data, Problem) else examine(data, path.name)


def _bytes(path: Path) -> bytes | Problem:
    """The whole file as it stood at one moment."""
    name = path.name
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):  # a folder, a pipe that nobody fills, a device without an end
            return stop("official-no-file", WHERE, file=name)
        if before.st_size > MOST_BYTES:
            return stop("official-too-large", WHERE, file=name, most=MOST_BYTES >> 20)
        with path.open("rb") as source:
            data = source.read(MOST_BYTES + 1)
            after = os.fstat(source.fileno())
    except OSError:
        return stop("official-unreadable", WHERE, file=name)
    if _mark(before) != _mark(after) or len(data) != after.st_size:
        return stop("official-changing", WHERE, file=name)
    return data or stop("official-empty", WHERE, file=name)


def _mark(seen: os.stat_result) -> tuple[int, ...]:
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns


def examine(data: bytes, name: str) -> OfficialPdf | Problem:
    """The bytes of a file called ``name`` as a document."""
    if b"%PDF-" not in data[:_HEAD]:
        return stop("official-not-pdf", WHERE, file=name)
    if b"%%EOF" not in data[-_TAIL:]:
        return stop("official-damaged", WHERE, file=name)
    try:
        with guarded(paper=False):
            return _examined(PdfReader(BytesIO(data)), data, name)
    except DependencyError:  # a cipher that nothing on this machine opens
        return stop("official-locked", WHERE, file=name)
    except (TooHeavy, *BROKEN):
        return stop("official-damaged", WHERE, file=name)


def _examined(reader: PdfReader, data: bytes, name: str) -> OfficialPdf | Problem:
    # Many operators lock their papers against changes only: those open without a word.
    if reader.is_encrypted and not reader.decrypt(""):
        return stop("official-locked", WHERE, file=name)
    root: Any = reader.trailer["/Root"]
    if root.get("/NeedsRendering"):
        return stop("official-form", WHERE, file=name)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        return stop("official-too-long", WHERE, file=name, most=MOST_PAGES)
    active, drawn = _moves(root), 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += 0 if contents is None else len(contents.get_data())
        if drawn > _MOST_DRAWN:
            return stop("official-damaged", WHERE, file=name)
        if page.mediabox.width <= 0 or page.mediabox.height <= 0:
            return stop("official-damaged", WHERE, file=name)
        active = active or "/AA" in page or any(_marked(mark) for mark in page.annotations or ())
    return OfficialPdf(data=data, pages=pages, active=active) if pages else stop("official-damaged", WHERE, file=name)


def _moves(root: Any) -> bool:
    """True when the document as a whole brings scripts, actions or attached files."""
    names = root.get("/Names")
    names = names.get_object() if names is not None else {}
    if any(kind in names for kind in _ACTIVE) or "/AA" in root or "/AF" in root:
        return True
    opening: Any = root.get("/OpenAction")
    opening = opening.get_object() if opening is not None else None
    return isinstance(opening, dict) and opening.get("/S") in ("/JavaScript", "/Launch", "/SubmitForm", "/URI")


def _marked(mark: Any) -> bool:
    found: Any = mark.get_object()
    return found.get("/Subtype") in _ACTIVE_MARKS
