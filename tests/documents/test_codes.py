"""The QR code at the head of every page of every kind of paper holds its number and digest, as scanned from what was drawn."""

from __future__ import annotations

import re

import pytest

from posapp.documents import press
from posapp.domain.digest import short_digest
from posapp.services.checking import read_mark
from tests.documents.codes import codes
from tests.documents.reading import squeezed
from tests.documents.samples import papers, printed

FIRSTS = {paper.kind: name for name, paper in reversed(papers().items()) if not paper.large}
LARGE = {paper.kind: name for name, paper in papers().items() if paper.large}


def test_every_kind_is_among_them() -> None:
    assert FIRSTS.keys() == LARGE.keys() and set(press.KINDS) <= FIRSTS.keys()


@pytest.mark.parametrize("name", sorted({*FIRSTS.values(), *LARGE.values()}))
def test_the_code_of_every_page_holds_number_and_digest(name: str) -> None:
    paper = papers()[name]
    mark = f"{paper.number} {short_digest(paper.digest)}"
    assert paper.number and re.fullmatch("[0-9a-f]{64}", paper.digest)
    for page, held in enumerate(codes(printed(name)), start=1):
        assert held[:1] == (mark,), (name, page)


@pytest.mark.parametrize("kind", sorted(FIRSTS))
def test_the_paper_says_what_the_code_is_and_the_same_in_letters(kind: str) -> None:
    """Caption at the code, number and 照合 in letters, for who has no reader."""
    for name in (FIRSTS[kind], LARGE[kind]):
        paper = papers()[name]
        assert "照合" in paper.header.caption
        words = [meta.value for meta in paper.header.meta]
        assert paper.number in words
        foot = squeezed("".join(part for line in paper.footer.lines for part in line))
        assert squeezed(f"照合{short_digest(paper.digest)}") in foot


@pytest.mark.parametrize("name", sorted({*FIRSTS.values(), *LARGE.values()}))
def test_what_the_code_holds_is_what_the_check_reads(name: str) -> None:
    paper = papers()[name]
    assert read_mark(paper.header.qr) == (paper.number, paper.digest[:16].upper())


def test_a_code_is_read_from_a_poor_picture_too() -> None:
    """100 dots an inch are less than any office scanner gives."""
    paper = papers()[FIRSTS["quote"]]
    assert codes(printed(FIRSTS["quote"]), 100)[0][0] == f"{paper.number} {short_digest(paper.digest)}"
