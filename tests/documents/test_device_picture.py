"""The picture of a returned device on paper: every kind of device, the edges that carry a mark, the figures of the screen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posapp.documents import codec, pdf
from posapp.documents.intake_picture import cited, drawing
from posapp.documents.paper import Paper
from posapp.documents.pictures import DeviceDrawing, DrawnMark
from posapp.domain.damage import MOST_MARKS
from posapp.domain.intake import DamageMark, Side
from posapp.domain.purchase import CATEGORIES
from tests.documents.intakes import intake
from tests.documents.reading import sizes, text
from tests.documents.samples import papers

WHOLE = next(paper for paper in papers().values() if paper.kind == "ledger")


def alone(block: DeviceDrawing, *, large: bool = False) -> Paper:
    return replace(WHOLE, blocks=(block,), large=large)


def marked(*marks: tuple[str, Side, int, int]) -> DeviceDrawing:
    made = drawing(intake(marks=tuple(DamageMark(*mark) for mark in marks)))
    assert made is not None
    return made


def test_without_a_mark_there_is_no_picture() -> None:
    assert drawing(intake()) is None and cited(intake()) == {}


def test_only_edges_with_a_mark_are_shown_and_every_mark_has_the_screens_number() -> None:
    block = marked(("dent", Side.BACK, 10, 20), ("glass-cracked", Side.LEFT, 500, 100), ("dent", Side.LEFT, 500, 900))
    assert (block.front, block.back, block.edges) == ("前面 印なし", "背面 ①", (("left", "左"),))
    assert [(mark.letter, mark.side) for mark in block.marks] == [("1", "back"), ("2", "left"), ("3", "left")]
    taken = intake(marks=(DamageMark("dent", Side.BACK, 1, 2), DamageMark("dent", Side.TOP, 1, 2)))
    assert cited(taken) == {"dent": "図の①②"}


@pytest.mark.parametrize("large", (False, True))
@pytest.mark.parametrize("category", sorted(CATEGORIES))
def test_every_kind_of_device_is_drawn_with_all_its_sides(category: str, large: bool) -> None:
    marks = ((side, 100 + 150 * nth, 900 - 150 * nth) for nth, side in enumerate(Side))
    block = replace(marked(*(("dent", *mark) for mark in marks)), category=category)
    made = pdf.draw(alone(block, large=large))
    said = text(made)
    assert all(word in said for word in ("前面①", "背面②", "左", "右", "上", "下", "1", "6")) and min(sizes(made)) >= 8


@settings(deadline=None, max_examples=25)
@given(
    marks=st.lists(
        st.tuples(st.just("dent"), st.sampled_from(Side), st.integers(0, 1000), st.integers(0, 1000)), min_size=1,
        max_size=MOST_MARKS,
    ),
    category=st.sampled_from(sorted(CATEGORIES)),
)  # fmt: skip
def test_any_marks_can_be_drawn_and_read_back(marks: list[tuple[str, Side, int, int]], category: str) -> None:
    block = replace(marked(*marks), category=category)
    paper = alone(block)
    assert codec.from_json(codec.to_json(paper)) == paper
    assert pdf.draw(paper).startswith(b"%PDF")


def test_a_picture_of_an_earlier_version_is_still_read_and_drawn() -> None:
    """Front and back were all there was, and letters stood for findings."""
    old = {"is": "DeviceDrawing", "front": "前面 A", "back": "背面 印なし"}
    old["marks"] = [{"is": "DrawnMark", "letter": "A", "side": "front", "across": 600, "down": 740}]  # type: ignore[assignment]
    body = json.loads(codec.to_json(alone(marked(("dent", Side.FRONT, 1, 1)))))
    body["paper"]["blocks"] = [old]
    paper = codec.from_json(json.dumps(body))
    assert paper.blocks == (DeviceDrawing((DrawnMark("A", "front", 600, 740),), "前面 A", "背面 印なし"),)
    assert "前面A" in text(pdf.draw(paper))
