"""The time line: no stretch loses its words, however short it is; they stand where they touch no others."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from posapp.documents import pdf, press
from posapp.documents.blocks import Block
from posapp.documents.pictures import Moment, Stretch, TimeLine
from posapp.documents.reading_order import heard
from tests.documents import reading
from tests.documents.cases import RETURNING, case
from tests.documents.layout import faults
from tests.documents.reading import blocks_of, squeezed
from tests.documents.test_pdf import with_blocks


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", RETURNING)
def test_the_words_of_every_stretch_are_seen(name: str, large: bool) -> None:
    paper = press.compose("return-guide", case(name))
    drawn = press.draw(press.enlarged(paper) if large else paper)
    (line,) = blocks_of(paper, TimeLine)
    for stretch in line.stretches:
        assert squeezed(stretch.text) in "".join(reading.page_texts(drawn)), stretch.text


def line(*stretches: Stretch, middle: bool = False) -> Block:
    below = [Moment(0, ("購入", "2020年1月1日"), align="left"), Moment(1000, ("終わり", "2022年1月1日"), align="right")]
    if middle:
        below.append(Moment(500, ("案内が届く月", "2021年1月"), align="centre"))
    return TimeLine(stretches, tuple(below))


SHORT = Stretch(700, 720, "この間に返すと支払総額72,000円", "accent")


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("more", [(), (Stretch(720, 730, "毎月3,000円ずつ増える", "hatch"),)])
def test_words_without_room_stand_below_and_touch_nothing(middle: bool, more: tuple[Stretch, ...]) -> None:
    drawn = pdf.draw(with_blocks(line(Stretch(0, 700), SHORT, *more, middle=middle)))
    text = "".join(reading.page_texts(drawn))
    assert all(stretch.text in text for stretch in (SHORT, *more))
    assert faults(drawn) == []


def spans(drawn: bytes) -> dict[str, tuple[float, float, float]]:
    """Left edge, right edge and height over the page's foot of each label, in points."""
    found: dict[str, tuple[float, float, float]] = {}
    for page in heard(PdfReader(io.BytesIO(drawn))).figures:
        found |= {run.words: (run.across, run.end, run.up) for run in page.labels}
    return found


def test_words_that_would_meet_stand_apart_and_a_line_leads_around_what_is_between() -> None:
    late = [
        Moment(940, ("受付の始まり", "2024年4月"), above=True),
        Moment(970, ("24か月目の末日", "2024年6月30日"), above=True, strong=True),
    ]
    drawn = pdf.draw(
        with_blocks(
            TimeLine((Stretch(0, 940), Stretch(940, 970, "", "accent"), Stretch(970, 1000)), tuple(reversed(late)))
        )
    )
    found = spans(drawn)
    assert found["2024年4月"][1] <= found["24か月目の末日"][0] + 1, "aside"
    assert found["2024年4月"][2] > found["24か月目の末日"][2] + 14, "and above"
    assert faults(drawn) == []


def test_words_whose_line_meets_nothing_stay_over_their_moment() -> None:
    one, other = (
        Moment(700, ("受付の始まりの日です", "2024年4月"), above=True),
        Moment(860, ("24か月目の末日です", "2024年6月30日"), above=True),
    )
    found = spans(pdf.draw(with_blocks(TimeLine((Stretch(0, 1000),), (other, one)))))
    left, right, _ = found["受付の始まりの日です"]
    assert abs((left + right) / 2 - (15 + 180 * 0.7) * 72 / 25.4) < 1
