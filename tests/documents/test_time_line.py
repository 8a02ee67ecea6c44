"""The time line: no stretch loses its words, however short it is; they stand where they touch no others."""

from __future__ import annotations

import pytest

from posapp.documents import pdf, press
from posapp.documents.blocks import Block
from posapp.documents.pictures import Moment, Stretch, TimeLine
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
