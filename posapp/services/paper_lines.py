"""Where the words of two papers differ, line by line, so that a person finds the place. Judges nothing, reads no PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from posapp.domain.paper_order import LINE
from posapp.domain.paper_rules import PaperText, Span

_MOST_LINES = 500
"""A page has some sixty. Far more are no paper, and comparing them all would stand in the way."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One stretch of lines of a page, from 1: ``issued`` what was printed, ``given`` what stands there now; either may be empty."""

    page: int
    issued: str
    given: str


def differences(given: PaperText, issued: PaperText) -> tuple[Difference, ...]:
    """Every stretch that differs, in reading order."""
    pairs = zip_longest(given.pages, issued.pages, fillvalue=())
    return tuple(d for page, (one, other) in enumerate(pairs, start=1) for d in _of_page(page, one, other))


def _of_page(page: int, given: Iterable[Span], issued: Iterable[Span]) -> Iterator[Difference]:
    now, then = lines(given)[:_MOST_LINES], lines(issued)
    for what, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if what != "equal":
            yield Difference(page, " ".join(then[a:b]), " ".join(now[c:d]))


def lines(page: Iterable[Span]) -> list[str]:
    """The words of each line from left to right, lines from the top down."""
    found: list[list[Span]] = []
    for span in sorted(page, key=lambda span: -span.up):
        if not found or found[-1][0].up - span.up > LINE:
            found.append([])
        found[-1].append(span)
    return [" ".join(s.text.strip() for s in sorted(line, key=lambda span: span.across)) for line in found]
