"""The type scale and the setting of text into lines. Knows sizes, widths and weights, no paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.documents.fonts import Fonts, drawable
from posapp.documents.kinsoku import break_lines
from posapp.documents.paper import JAPANESE, Spoken
from posapp.documents.pdf_pen import MM, Line
from posapp.documents.runs import Run, Text


@dataclass(frozen=True, slots=True)
class Style:
    """A size in points and the height of its line in millimetres."""

    size: float
    line: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One edition's sizes. ``grow`` stretches paddings and label columns."""

    title: Style
    long_title: Style
    total: Style
    row_total: Style
    headline: Style
    head: Style
    body: Style
    note: Style
    data: Style
    caption: Style
    grow: float


NORMAL: Final = Scale(
    title=Style(22, 10, True),
    long_title=Style(17, 8.6, True),
    total=Style(28, 12, True),
    row_total=Style(17, 8, True),
    headline=Style(14, 7.4, True),
    head=Style(14, 8, True),
    body=Style(12, 6),
    note=Style(10.5, 5.33),
    data=Style(9, 4.4),
    caption=Style(8.5, 4),
    grow=1.0,
)

LARGE: Final = Scale(
    title=Style(26, 13, True),
    long_title=Style(19, 9.6, True),
    total=Style(28, 13, True),
    row_total=Style(18, 9, True),
    headline=Style(18, 9, True),
    head=Style(18, 11, True),
    body=Style(16, 8),
    note=Style(14, 7),
    data=Style(14, 6),
    caption=Style(14, 6),
    grow=1.3,
)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text into lines with the faces at hand; ``spoken`` are the words for boxes and codes."""

    fonts: Fonts
    scale: Scale
    spoken: Spoken = JAPANESE

    def width(self, text: str, style: Style, *, bold: bool | None = None, tabular: bool = False) -> float:
        """Width of one line in millimetres."""
        return self.fonts.width(drawable(text), style.bold if bold is None else bold, style.size, tabular=tabular) / MM

    def lines(self, text: Text | str, style: Style, width: float, *, bold: bool = False) -> tuple[Line, ...]:
        """Set text into lines no wider than ``width`` millimetres; ``bold`` sets all of it bold. No text, no lines."""
        runs = (Run(text),) if isinstance(text, str) else text
        weights = [run.bold or bold or style.bold for run in runs]
        clean = [drawable(run.text) for run in runs]
        whole = "".join(clean)
        if not whole:
            return ()
        widths: list[float] = []
        marks: list[bool] = []
        for part, weight in zip(clean, weights, strict=True):
            widths.extend(self.fonts.widths(part, weight, style.size))
            marks.extend([weight] * len(part))
        places = break_lines(whole, widths, width * MM)
        follows = [b for b, _ in places[1:]] + [len(whole)]
        return tuple(
            Line(_parts(whole, marks, a, b, parted=b < begins), sum(widths[a:b]) / MM)
            for (a, b), begins in zip(places, follows, strict=True)
        )


def _parts(text: str, marks: list[bool], start: int, end: int, *, parted: bool) -> tuple[tuple[str, bool], ...]:
    """The stretches of one line; where a space or a line's end was left out at its break, it is read and not seen."""
    parts: list[tuple[str, bool]] = []
    at = start
    while at < end:
        to = at
        while to < end and marks[to] == marks[at]:
            to += 1
        parts.append((text[at:to], marks[at]))
        at = to
    if parted and parts:
        parts[-1] = (f"{parts[-1][0]} ", parts[-1][1])
    return tuple(parts)
