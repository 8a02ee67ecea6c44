"""Whether a PDF of a paper is what was issued: one of the files that left the shop, else word for word the kept paper of its kind and number.

Opens no file and reads no PDF itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import Protocol, TypeAlias
from uuid import UUID

from posapp.domain import paper_order
from posapp.domain.paper_rules import PaperText, Span
from posapp.domain.problem import Problem, notice, stop
from posapp.services.paper_lines import lines
from posapp.services.ports import FileRow, PaperRow


class Match(StrEnum):
    """How far a PDF is the paper that was issued."""

    FILE = "file"
    """Byte for byte a file that left the shop, or the one that the record gives."""
    WORDS = "words"
    """Word for word; what else there is on it nobody knows."""
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """How a PDF stands to the kept paper that it is nearest to.

    row          None when no paper of its kind and number was issued here
    handed       the record of this very file; None when it is none that left the shop
    same_file    the very bytes that left the shop, or that are made today
    files_kept   every file of the paper that left the shop is on record, so that another one is not the shop's
    pages        pages whose words differ, from 1
    relaid       the words are the issued ones, but lines and pages end elsewhere, as another edition of posapp lets them
    same_digest  the digest that the file carries is the paper's
    copy         the copy that the print is marked as beyond what was issued; reprint which 再発行, 0 for none
    """

    given: PaperText
    row: PaperRow | None = None
    handed: FileRow | None = None
    same_file: bool = False
    files_kept: bool = False
    pages: tuple[int, ...] = ()
    relaid: bool = False
    same_digest: bool = True
    copy: str = ""
    reprint: int = 0

    @property
    def same_words(self) -> bool:
        """True when every page says what was issued."""
        return self.row is not None and not self.pages

    @property
    def match(self) -> Match | None:
        """None for a paper that was not issued here."""
        if self.row is None:
            return None
        if self.same_file:
            return Match.FILE
        return Match.DIFFERS if self.pages or not self.same_digest else Match.WORDS

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands against it, or must be known of it."""
        number = self.given.number
        if self.row is None:
            return (stop("paper-not-issued", "FILE", number=number),)
        found = []
        if self.pages:
            found.append(stop("paper-words-differ", "FILE", number=number, pages="・".join(map(str, self.pages))))
        if not self.same_digest:
            found.append(stop("paper-digest-differs", "FILE", number=number))
        if not found and not self.same_file:
            older = "paper-relaid" if self.relaid else "paper-file-differs"
            found.append(notice("paper-file-unknown" if self.files_kept else older, "FILE", number=number))
        return tuple(found)


class Files(Protocol):
    """What the record knows of files that left the shop."""

    def files(self, sha256: str) -> tuple[FileRow, ...]:
        """Files of these bytes."""

    def files_kept(self, paper_id: UUID) -> bool:
        """True when every file of the paper is on record."""


Draw: TypeAlias = Callable[[PaperRow, str, int], bytes]
"""The PDF of a paper with the marks of a copy and of a 再発行."""


def verify(
    pdf: bytes, given: PaperText, rows: Iterable[PaperRow], draw: Draw, read: Callable[[bytes], PaperText], files: Files
) -> Verified:  # fmt: skip
    """Look the file up among those that left the shop; one that is not there is held against the papers issued under its number."""
    issued_here = {row.id: row for row in rows if (row.kind, row.number) == (given.kind, given.number)}
    for handed in files.files(hashlib.sha256(pdf).hexdigest()):
        if handed.paper_id in issued_here:
            return Verified(
                given=given, row=issued_here[handed.paper_id], handed=handed, same_file=True,
                files_kept=files.files_kept(handed.paper_id), copy=handed.copy, reprint=handed.reprint,
            )  # fmt: skip
    found = _nearest(pdf, given, tuple(issued_here.values()), draw, read)
    return found if found.row is None else replace(found, files_kept=files.files_kept(found.row.id))


def _nearest(
    pdf: bytes, given: PaperText, rows: tuple[PaperRow, ...], draw: Draw, read: Callable[[bytes], PaperText]
) -> Verified:
    """Held against the papers as issued and with the marks it carries."""
    found = Verified(given=given)
    for copy, reprint in dict.fromkeys((("", 0), (given.copy, given.reprint), ("", given.reprint))):
        for row in rows:
            drawn = draw(row, copy, reprint)
            if drawn == pdf:
                return Verified(given=given, row=row, same_file=True, copy=copy, reprint=reprint)
            issued = read(drawn)
            pages = _differing(given, issued)
            relaid = bool(pages) and _relaid(given, issued)
            held = Verified(
                given=given, row=row, pages=() if relaid else pages, relaid=relaid,
                same_digest=given.digest == issued.digest, copy=copy, reprint=reprint,
            )  # fmt: skip
            if found.row is None or _off(held) < _off(found):
                found = held
    return found


def _off(held: Verified) -> tuple[int, bool, bool]:
    return len(held.pages), held.relaid, not held.same_digest


def _relaid(given: PaperText, issued: PaperText) -> bool:
    now, then = given.heard(), issued.heard()
    return now is not None and then is not None and paper_order.same(now, then)


def _differing(given: PaperText, issued: PaperText) -> tuple[int, ...]:
    pairs = zip_longest(given.pages, issued.pages, fillvalue=())
    return tuple(number for number, (one, other) in enumerate(pairs, start=1) if _words(one) != _words(other))


def _words(page: Iterable[Span]) -> str:
    """The words line by line, whatever the order they were drawn in."""
    return "".join("".join(lines(page)).split())
