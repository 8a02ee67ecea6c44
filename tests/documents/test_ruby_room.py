"""Readings keep off the rules and frames around their words."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pytest
from pypdfium2 import raw

from posapp.documents import ruby
from tests.documents.test_ruby import Box, printed

_SHORT = 20.0
"""Points: what is shorter is a tick or a drawing."""


@pytest.mark.parametrize("kind", ["quote", "disclosure", "application", "consent", "return-guide", "formed"])
def test_no_reading_touches_a_rule(kind: str) -> None:
    document = pypdfium2.PdfDocument(printed(f"{kind}-docomo-okaeshi"))
    seen = 0
    for page in document:
        readings, rules = list(_readings(page)), list(_rules(page))
        seen += len(readings) * len(rules)
        assert [said for said, box in readings if any(_touch(box, rule) for rule in rules)] == []
    assert seen
    document.close()


def _readings(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    text = page.get_textpage()
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip() and round(raw.FPDFText_GetFontSize(text, at), 2) == ruby.SIZE:
            yield letter, text.get_charbox(at)
    text.close()


def _rules(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Every level line that is drawn; of a frame the upper and the lower."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        fill, stroke, weight = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        raw.FPDFPageObj_GetStrokeWidth(drawn, weight)
        left, bottom, right, top = drawn.get_bounds()
        if stroke.value and right - left > _SHORT:
            thick = min(2 * weight.value, top - bottom)
            yield left, bottom, right, bottom + thick
            yield left, top - thick, right, top


def _touch(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) - max(one[1], other[1]) > 0
