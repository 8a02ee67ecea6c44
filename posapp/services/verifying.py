"""Whether a PDF of a paper is what was issued: held against the kept paper of its kind and number. Opens no file and reads no PDF itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias

from posapp.domain import paper_order
from posapp.domain.paper_rules import PaperText, Span
from posapp.domain.problem import Problem, notice, stop
from posapp.services.paper_lines import lines
from posapp.services.ports import PaperRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """How a PDF stands to the kept paper that it is nearest to.

    row          None when no paper of its kind and number was issued here
    same_file    the very bytes that are made today
    pages        pages whose words differ, from 1
    relaid       the words are the issued ones, but lines and pages end elsewhere, as another edition of posapp lets them
    same_digest  the digest that the file carries is the paper's
    copy         the copy that the print is marked as beyond what was issued; reprint which 再発行, 0 for none
    """

    given: PaperText
    row: PaperRow | None = None
    same_file: bool = False
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
            found.append(notice("paper-relaid" if self.relaid else "paper-file-differs", "FILE", number=number))
        return tuple(found)


Draw: TypeAlias = Callable[[PaperRow, str, int], bytes]
"""The PDF of a paper with the marks of a copy and of a 再発行."""


def verify(
    pdf: bytes, given: PaperText, rows: Iterable[PaperRow], draw: Draw, read: Callable[[bytes], PaperText]
) -> Verified:
    """Hold the file against the papers issued under its number, as issued and with the marks it carries: the nearest counts."""
    found = Verified(given=given)
    issued_here = [row for row in rows if (row.kind, row.number) == (given.kind, given.number)]
    for copy, reprint in dict.fromkeys((("", 0), (given.copy, given.reprint), ("", given.reprint))):
        for row in issued_here:
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
