"""The line in the upper margin of every page: whose copy it is, which 再発行. It takes no room from the paper below."""

from __future__ import annotations

from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_head import TOP
from posapp.documents.pdf_pen import Pen

_AWAY = 3.4
"""From the head to the middle of the line, in mm: clear of the head's code below and of what printers leave white above."""


class PageMark:
    """One framed line, set in bold in the middle of the margin; nothing when there is nothing to say."""

    def __init__(self, words: str, place: Place) -> None:
        self.words, self.place = words, place
        self.node = place.node.add("P")

    def draw(self, pen: Pen, page: int) -> None:
        """Draw it on the page with this number; it is read once."""
        if not self.words:
            return
        scale = self.place.scale
        wide, high = self.place.setter.width(self.words, scale.data, bold=True) + 3.6, scale.data.line + 0.6
        middle, centre = TOP - _AWAY, self.place.x + self.place.width / 2
        with pen.aside(page > 1):
            pen.frame(centre - wide / 2, middle - high / 2, wide, high, 0.8)
            pen.into(self.node).text(centre, middle, self.words, scale.data.size, bold=True, align="centre")
