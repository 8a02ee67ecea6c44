"""ふりがな: over the whole word, never under 8 pt, never split, and none of the paper's own words read twice or lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp import resources
from posapp.catalog.paper_rules import load_paper_rules
from posapp.catalog.readings import FILE, load_readings
from posapp.documents import codec, pdf, press, reading_back, ruby
from posapp.documents.blocks import Body, Heading, Notes
from posapp.documents.paper import Paper
from posapp.documents.pdf_pen import MM, Line
from posapp.documents.pdf_type import RUBY, Setter
from posapp.documents.runs import Run, plain
from posapp.domain.paper_rules import lint
from tests.documents import reading, samples, structure
from tests.documents.photographed import picture_of
from tests.documents.test_pdf import PAPER, with_blocks

READINGS = load_readings(resources.root() / "catalog" / FILE).words
NAMES = tuple(name for name in samples.papers() if not name.endswith("-large"))
RULES = load_paper_rules(resources.root() / "catalog" / "papers").rules
BLANK = ("outage-disclosure", "outage-poster")
"""Their hard words stand in boxes for a pen and in letters for afar."""
SENTENCE = "遅延損害金は、残価の支払期日の翌日から、実質年率で計算します。"


@cache
def annotated(name: str) -> Paper:
    return press.annotated(samples.papers()[name], READINGS)


@cache
def printed(name: str) -> bytes:
    return press.draw(annotated(name), picture_of)


def setter() -> Setter:
    return Setter(pdf.load_fonts(), RUBY, readings=READINGS)


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_under_8_pt_and_each_word_stands_beside_its_reading(name: str) -> None:
    paper = annotated(name)
    assert "ふりがな付き" in paper.header.tags
    assert min(reading.sizes(printed(name))) >= ruby.SIZE == 8.0
    found = {(e.kids[0].words, e.kids[1].words) for e in structure.read(printed(name)).walk() if e.role == "Ruby"}
    assert found <= set(paper.ruby)
    assert found or paper.kind in BLANK


@pytest.mark.parametrize("name", NAMES)
def test_who_hears_the_paper_hears_its_words_once(name: str) -> None:
    """Without the readings the elements say what they say where no word has one, in the same order but for notes
    that share lines, whose words stand wider here. Notes that are left out where they have no room are not looked for."""
    plainly = press.draw(replace(annotated(name), ruby=(("鬱蒼", "うっそう"),)), picture_of)
    heard, usually = (_without(structure.read(file)) for file in (printed(name), plainly))
    notes = reading.blocks_of(annotated(name), Notes)
    for spare in (text for block in notes if block.spare for text in block.paragraphs):
        said = reading.squeezed("".join(run.text for run in spare))
        heard, usually = heard.replace(said, ""), usually.replace(said, "")
    assert Counter(heard) == Counter(usually)
    assert heard == usually or any(block.packed for block in notes)


def _without(element: structure.Element) -> str:
    if element.role == "RT":
        return ""
    parts = (part if isinstance(part, str) else _without(part) for part in element.flow)
    return "".join((element.alt or "".join(parts)).split())


@pytest.mark.parametrize("name", NAMES)
def test_no_reading_touches_another_letter(name: str) -> None:
    for page in _glyphs(printed(name)):
        small = [box for size, box in page if size == ruby.SIZE]
        others = [box for size, box in page if size != ruby.SIZE]
        assert not any(_touch(one, other) for one in small for other in others)
        assert not any(_touch(one, other, 0.4) for one, other in pairwise(small))
        assert all(left >= 15 * MM and right <= 195 * MM for left, _, right, _ in small)


Box = tuple[float, float, float, float]


def _glyphs(file: bytes) -> list[list[tuple[float, Box]]]:
    """Size and box of ink of every letter, page by page."""
    document = pypdfium2.PdfDocument(file)
    found = []
    for page in document:
        text = page.get_textpage()
        letters = []
        for at in range(text.count_chars()):
            box = text.get_charbox(at)
            if text.get_text_range(at, 1).strip() and box[2] > box[0]:
                size = pypdfium2.raw.FPDFText_GetFontSize(text, at)
                letters.append((round(size, 2), box))
        found.append(letters)
        text.close()
    document.close()
    return found


def _touch(one: Box, other: Box, slack: float = 0.0) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > slack and min(one[3], other[3]) - max(one[1], other[1]) > slack


def test_a_search_finds_the_sentence_unbroken_and_the_readings_behind_the_page() -> None:
    text = reading.text(press.draw(press.annotated(with_blocks(Body((plain(SENTENCE * 3),))), READINGS)))
    assert SENTENCE * 3 in text
    assert text.endswith("ちえんそんがいきんざんかしはらいきじつじっしつねんりつ" * 3)


@given(
    st.lists(st.sampled_from([*(word for word, _ in READINGS), "、", "の", "108,000円", "ケータイ", "（", "）", "が", "。"]), min_size=3, max_size=40),
    st.integers(25, 180),
)  # fmt: skip
def test_a_word_with_a_reading_is_never_split_and_hangs_nowhere_over(words: list[str], width: int) -> None:
    text = "".join(words)
    lines = setter().lines(text, RUBY.body, width)
    assert "".join(part for line in lines for part, _ in line.parts) == text
    shown = sum(len(line.ruby) for line in lines)
    widest = [place for place in ruby.places(text, READINGS) if _wide(place) <= width * MM]
    assert shown >= len(widest)
    assert all(line.width <= width + 1e-6 for line in lines)
    for line in lines:
        for number, said, wide in line.ruby:
            assert dict(READINGS)[line.parts[number][0]] == said
            assert wide >= pdf.load_fonts().width(line.parts[number][0], False, RUBY.body.size) - 1e-6


def _wide(place: ruby.Place) -> float:
    fonts = pdf.load_fonts()
    return max(fonts.width("字" * (place[1] - place[0]), False, 12), fonts.width(place[2], False, ruby.SIZE))


def test_a_word_wider_than_its_cell_is_broken_and_has_no_reading() -> None:
    lines = setter().lines("個別信用購入あっせん", RUBY.body, 20)
    assert len(lines) > 1 and not any(line.ruby for line in lines)


def test_a_word_in_two_weights_has_no_reading() -> None:
    (line,) = setter().lines((Run("遅延"), Run("損害金", True)), RUBY.body, 100)
    assert isinstance(line, Line) and not line.ruby


def test_the_longest_word_wins_and_every_appearance_counts() -> None:
    assert [said for *_, said in ruby.places("実質年率、残価設定の残価", READINGS)] == [
        "じっしつねんりつ", "ざんかせってい", "ざんか",
    ]  # fmt: skip


def test_a_neighbour_in_kana_lends_room_and_a_kanji_does_not() -> None:
    assert ruby.over("は残価を", 1, 3) > ruby.over("は残価額", 1, 3) > ruby.over("高残価額", 1, 3) == 0
    assert ruby.over("残価", 0, 2) == 0


def test_the_edition_is_kept_with_the_paper_and_older_papers_read_as_before() -> None:
    paper = annotated("quote-docomo-okaeshi")
    assert codec.from_json(codec.to_json(paper)) == paper
    assert "ruby" not in codec.to_json(PAPER)
    assert press.draw(paper) == press.draw(replace(paper))


def test_only_words_of_the_paper_are_kept_with_it() -> None:
    paper = press.annotated(with_blocks(Heading("1", "残価"), Body((plain("査定"),))), READINGS)
    assert set(paper.ruby) >= {("残価", "ざんか"), ("査定", "さてい")} and len(paper.ruby) <= 4


def test_large_print_and_papers_without_hard_words_stay_as_they_are() -> None:
    large = press.enlarged(samples.papers()["quote-docomo-okaeshi"])
    assert press.annotated(large, READINGS) is large
    assert press.annotated(PAPER, ()) is PAPER


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_for_papers_hold(name: str) -> None:
    usual, other = samples.read(name), reading_back.read(printed(name))
    broken = [verdict.rule.key for verdict in lint(RULES, usual) if verdict.problem]
    assert [verdict.rule.key for verdict in lint(RULES, other) if verdict.problem] == broken
    assert other.number == usual.number
