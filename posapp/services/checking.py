"""照合: is a paper what this shop issued? By its PDF, byte for byte and word for word, or by the number and digest that its QR code holds. Changes nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from posapp.domain.digest import short_digest
from posapp.domain.paper_rules import PaperText
from posapp.domain.problem import Problem, notice, stop
from posapp.services.handed_file import content
from posapp.services.paper_lines import Difference, differences
from posapp.services.papers import PaperDesk
from posapp.services.ports import FileRow, PaperRow, Records
from posapp.services.verifying import Match, Verified, verify

_NUMBER: Final = r"([A-Z]{1,2}-[0-9]{6}-[0-9]{2,6}(?:-[A-Z]{2,3}(?:-[A-Z]{2,4})?)?)"
"""A paper's number; a translation has its language behind it (Q-190615-0042-EN)."""
_MARK: Final = re.compile(rf"{_NUMBER}( [0-9A-F]{{16}}| [0-9A-F]{{64}})?")
_JOINED: Final = re.compile(rf"{_NUMBER}([0-9A-F]{{16}}|[0-9A-F]{{64}})")
"""The same without a space: a number ends in two to six figures, so that the digest's are the last sixteen."""
_BETWEEN: Final = re.compile(r"[\s・,、:]|照合")
"""What people put between number and digest, or before them."""
_DASHES: Final = str.maketrans("‐‑‒–—−ー", "-" * 7)


class Found(StrEnum):
    """How a paper stands to what was issued."""

    ISSUED = "issued"
    """The very file."""
    ALIKE = "alike"
    """Word for word, with its digest; but no file that left the shop."""
    OLDER = "older"
    """The same of a paper of whose files there is no record: whether it is one of them nobody can tell."""
    MARK = "mark"
    """Number and digest are those of an issued paper; its words were not looked at."""
    NUMBER = "number"
    """There is a paper of that number; nothing else was given."""
    WORDS = "words"
    DIGEST = "digest"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found out.

    number     as the paper says it; ``digest`` the short one of the paper as issued, empty when none was
    case       number of its case; ``case_id`` leads there
    copy       whose copy the file says it is (``customer``, ``shop``, empty); ``reprint`` which 再発行, 0 for none
    pages      pages that differ; ``lines`` what differs on them
    given      the file that was handed over, empty for a QR code; ``issued`` the paper as it is drawn from the record
    handed     the record of the very file; None when it is none that left the shop
    """

    found: Found
    number: str
    problems: tuple[Problem, ...] = ()
    row: PaperRow | None = None
    digest: str = ""
    case: str = ""
    copy: str = ""
    reprint: int = 0
    pages: tuple[int, ...] = ()
    lines: tuple[Difference, ...] = ()
    given: bytes = b""
    issued: bytes = b""
    handed: FileRow | None = None

    @property
    def case_id(self) -> UUID | None:
        """The case it belongs to."""
        return None if self.row is None else self.row.case_id


def read_mark(typed: str) -> tuple[str, str] | Problem:
    """Number and digest (16 or 64 hex digits, or empty) of what a reader typed, or a person copied from the paper's foot."""
    number, *rest = _BETWEEN.sub(" ", unicodedata.normalize("NFKC", typed).translate(_DASHES).upper()).split() or [""]
    digest = "".join(rest)
    found = _MARK.fullmatch(f"{number} {digest}".strip()) or (None if rest else _JOINED.fullmatch(number))
    return stop("mark-unreadable", "mark") if found is None else (found[1], (found[2] or "").strip())


class CheckDesk:
    """Holds a file or a mark against the papers of the store."""

    def __init__(self, papers: PaperDesk[Any], records: Records, read: Callable[[bytes], PaperText]) -> None:
        self._papers, self._records, self._read = papers, records, read

    def file(self, path: Path) -> Checked | Problem:
        """A PDF against the paper of its number. A fault of the reader (PaperFault) says why a file is none."""
        pdf = content(path)
        if isinstance(pdf, Problem):
            return pdf
        given = self._read(pdf)
        if not given.kind:
            return stop("paper-of-another", "file", file=path.name)
        rows = self._records.papers(number=given.number)
        held = verify(pdf, given, rows, self._papers.pdf, self._read, self._records)
        if held.row is None:
            return Checked(found=Found.UNKNOWN, number=given.number, problems=held.problems, given=pdf)
        drawn = pdf if held.same_file else self._papers.pdf(held.row, held.copy, held.reprint)
        issued = given if held.same_file else self._read(drawn)
        return Checked(
            found=_found(held), number=given.number, problems=held.problems, row=held.row, digest=short_digest(issued.digest),
            case=self._case(held.row), copy=given.copy, reprint=held.reprint, pages=held.pages, given=pdf, issued=drawn,
            lines=differences(given, issued) if held.pages else (), handed=held.handed,
        )  # fmt: skip

    def mark(self, typed: str) -> Checked | Problem:
        """What a QR code holds, or the number and 照合 typed from a paper."""
        mark = read_mark(typed)
        if isinstance(mark, Problem):
            return mark
        number, digest = mark
        rows = self._records.papers(number=number)
        if not rows:
            return Checked(
                found=Found.UNKNOWN, number=number, problems=(stop("paper-not-issued", "mark", number=number),)
            )
        every = [(row, drawn, self._read(drawn).digest) for row in rows for drawn in (self._papers.pdf(row),)]
        row, drawn, whole = next((one for one in every if one[2].upper().startswith(digest)), every[-1])
        found, problems = Found.MARK, (notice("mark-only", "mark"),)
        if not digest:
            found, problems = Found.NUMBER, (notice("mark-without-digest", "mark"),)
        elif not whole.upper().startswith(digest):
            found, problems = Found.DIGEST, (stop("mark-differs", "mark", number=number),)
        return Checked(
            found=found, number=number, problems=problems, row=row, digest=short_digest(whole), case=self._case(row),
            issued=drawn,
        )  # fmt: skip

    def _case(self, row: PaperRow) -> str:
        case = None if row.case_id is None else self._records.case(row.case_id)
        return "" if case is None else case.number


def _found(held: Verified) -> Found:
    if held.match is Match.DIFFERS:
        return Found.WORDS if held.pages else Found.DIGEST
    if held.match is Match.FILE:
        return Found.ISSUED
    return Found.ALIKE if held.files_kept else Found.OLDER
