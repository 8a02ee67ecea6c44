"""Copies and 再発行: marks on a print, nothing else of it moves, and what was issued knows nothing of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.documents import marks, press, reading_back, wording
from posapp.documents.paper import Paper
from posapp.domain.paper_rules import PaperText
from tests.documents import samples
from tests.documents.photographed import picture_of
from tests.documents.samples import papers
from tests.documents.translations import translated

FIRST = {paper.kind: name for name, paper in reversed(papers().items()) if not name.endswith("-large")}
KINDS = {name: papers()[name] for first in FIRST.values() for name in (first, f"{first}-large")}
"""The first paper of every kind, in both editions."""


def drawn(paper: Paper, copy: str = "", reprint: int = 0) -> bytes:
    return press.draw(paper, picture_of, copy, reprint)


def lines(read: PaperText) -> list[dict[float, str]]:
    """Each page's lines by their height; where a line is cut into pieces is the font's own affair."""
    found = []
    for page in read.pages:
        held: dict[float, str] = {}
        for span in sorted(page, key=lambda span: span.across):
            held[round(span.up, 1)] = held.get(round(span.up, 1), "") + "".join(span.text.split())
        found.append(held)
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_reprint_adds_one_line_in_the_margin_and_moves_nothing(kind: str) -> None:
    issued, again = samples.read(kind), reading_back.read(drawn(KINDS[kind], reprint=3))
    for one, other in zip(lines(issued), lines(again), strict=True):
        top = max(other)
        assert other == one | {top: "再発行3回目"} and top > max(one), "above everything else"
    assert (issued.reprint, again.reprint) == (0, 3)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_shops_copy_says_so_once_and_keeps_every_page(kind: str) -> None:
    read = reading_back.read(drawn(KINDS[kind], "shop", 1))
    assert (read.copy, read.reprint, len(read.pages)) == ("shop", 1, len(samples.read(kind).pages))
    assert all(wording.COPY_MARKS["shop"] in page for page in read.page_words)


def test_a_translation_says_which_reprint_in_both_languages() -> None:
    paper = translated("quote-docomo-okaeshi")
    issued, again = drawn(paper), reading_back.read(drawn(paper, reprint=2))
    for one, other in zip(lines(reading_back.read(issued)), lines(again), strict=True):
        top = max(other)
        assert other == one | {top: "再発行2回目/ReissueNo.2"} and top > max(one)
    assert again.reprint == 2
    before = replace(paper, reprint="")  # kept before a translation knew the word
    assert marks.marked(before, "", 2)[1] == "再発行 2回目" and drawn(before) == issued


def test_a_mark_leaves_the_paper_as_it_was_issued() -> None:
    paper = next(iter(KINDS.values()))
    body = press.to_json(paper)
    drawn(paper, "shop", 2)
    assert press.to_json(paper) == body
    assert drawn(paper) == drawn(press.from_json(body))


def test_the_customers_copy_of_a_paper_that_names_it_is_the_paper_itself() -> None:
    named = [paper for paper in KINDS.values() if wording.COPY_MARKS["customer"] in paper.header.tags]
    assert named
    for paper in named:
        assert drawn(paper, "customer") == drawn(paper)


def tagged(*tags: str) -> Paper:
    paper = next(iter(KINDS.values()))
    return replace(paper, header=replace(paper.header, tags=tags))


def test_where_the_copys_name_goes() -> None:
    customer, shop = wording.COPY_MARKS["customer"], wording.COPY_MARKS["shop"]
    paper, mark = marks.marked(tagged("見本", customer), "shop", 0)
    assert (paper.header.tags, mark) == (("見本", shop), "")
    paper, mark = marks.marked(tagged("見本"), "shop", 2)
    assert (paper.header.tags, mark) == (("見本",), f"{shop}　再発行 2回目")
    assert marks.marked(tagged(customer), "", 0)[1] == ""


@pytest.mark.parametrize(
    ("said", "found"), [("", ("", 0)), ("店舗控え再発行12回目", ("shop", 12)), ("再発行0回目", ("", 0))]
)
def test_what_a_page_says_of_itself(said: str, found: tuple[str, int]) -> None:
    assert marks.read(said) == found


def test_a_number_that_nobody_prints_is_no_reprint() -> None:
    assert marks.read("見積書再発行12回目") == ("", 12)
    assert marks.read(f"見積書再発行{'9' * 5000}回目") == ("", 0)
