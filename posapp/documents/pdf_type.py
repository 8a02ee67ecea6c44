"""The type scale and the setting of text into lines. Knows sizes, widths and weights, no paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias

from posapp.documents import ruby
from posapp.documents.fonts import Fonts, drawable
from posapp.documents.kinsoku import break_lines
from posapp.documents.paper import JAPANESE, Spoken
from posapp.documents.pdf_pen import MM, Line
from posapp.documents.ruby import Place as RubyPlace
from posapp.documents.ruby import Readings
from posapp.documents.runs import Run, Text


@dataclass(frozen=True, slots=True)
class Style:
    """A size in points and the height of its line in millimetres."""

    size: float
    line: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One edition's sizes. ``grow`` stretches paddings and label columns, ``label`` the labels of clauses, ``row``
    is the height of a table's row with readings, ``drop`` is the room that readings take above a box's first line.
    ``tight`` draws lines, rows and gaps together, never below ``closest``; no letter gets smaller. ``abreast`` is false where
    what was composed side by side stands one under another."""

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
    row: float = 8.8
    label: float = 1.0
    drop: float = 0.0
    tight: float = 1.0
    closest: float = 0.91
    abreast: bool = True

    @property
    def gap(self) -> float:
        """How far gaps and the room inside frames are drawn in: further than lines."""
        return self.tight**3

    def tightened(self, by: float) -> Scale:
        """The same sizes with lines so much closer."""
        return _tightened(self, max(by, self.closest))

    def unread(self) -> Scale:
        """The scale of what has no readings over it."""
        return replace(NORMAL, abreast=self.abreast).tightened(self.tight) if self.drop else self


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
    label=1.2,
    abreast=False,
)

RUBY: Final = replace(
    NORMAL,
    headline=Style(14, 9.6, True),
    head=Style(14, 9.4, True),
    body=Style(12, 7.8),
    note=Style(10.5, 7),
    label=1.15,
    drop=0.9,
    closest=0.94,
)
"""Sizes as ever, lines further apart: each has room for readings of 8 pt above it."""

_LEADED: Final = ("total", "row_total", "headline", "head", "body", "note")


@cache
def _tightened(scale: Scale, by: float) -> Scale:
    """Head and foot stay as they are: pages are as high as ever."""
    styles = {name: getattr(scale, name) for name in _LEADED}
    closer = {name: replace(style, line=style.line * by) for name, style in styles.items()}
    return replace(scale, **closer, row=scale.row * by, tight=by)


Lines: TypeAlias = dict[tuple[object, ...], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text into lines with the faces at hand; ``spoken`` are the words for boxes and codes, ``readings`` go over hard words.

    known  lines set before: a paper that is laid out twice is set once
    """

    fonts: Fonts
    scale: Scale
    spoken: Spoken = JAPANESE
    readings: Readings = ()
    known: Lines = field(default_factory=dict)

    def width(self, text: str, style: Style, *, bold: bool | None = None, tabular: bool = False) -> float:
        """Width of one line in millimetres."""
        return self.fonts.width(drawable(text), style.bold if bold is None else bold, style.size, tabular=tabular) / MM

    def lines(self, text: Text | str, style: Style, width: float, *, bold: bool = False) -> tuple[Line, ...]:
        """Set text into lines no wider than ``width`` millimetres; ``bold`` sets all of it bold. No text, no lines."""
        asked = (text, style.size, bold or style.bold, width, bool(self.readings))
        if asked not in self.known:
            self.known[asked] = self._lines(text, style, width, bold=bold)
        return self.known[asked]

    def _lines(self, text: Text | str, style: Style, width: float, *, bold: bool) -> tuple[Line, ...]:
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
        made = self._broken(whole, widths, marks, width * MM, lent=True)
        if any(line.width * MM < self.fonts.width(said, False, ruby.SIZE) for line in made for _, said, _ in line.ruby):
            return self._broken(whole, widths, marks, width * MM, lent=False)  # who lent room stands on another line
        return made

    def _broken(
        self, text: str, plain: list[float], marks: list[bool], width: float, *, lent: bool
    ) -> tuple[Line, ...]:
        widths = list(plain)
        words = self._annotate(text, widths, marks, width, lent=lent)
        places = break_lines(text, widths, width, [(a, b) for a, b, _ in words])
        follows = [b for b, _ in places[1:]] + [len(text)]
        return tuple(
            _line(text, widths, marks, (a, b), words, parted=b < begins)
            for (a, b), begins in zip(places, follows, strict=True)
        )

    def _annotate(
        self, text: str, widths: list[float], marks: list[bool], width: float, *, lent: bool
    ) -> list[RubyPlace]:
        """The words that get a reading; one much shorter than its reading stands wider. A word wider than the line gets none."""
        found = []
        for start, end, reading in ruby.places(text, self.readings):
            own = sum(widths[start:end])
            room = ruby.over(text, start, end) if lent else 0.0
            wide = max(own, self.fonts.width(reading, False, ruby.SIZE) - room)
            if wide <= width and len(set(marks[start:end])) == 1:
                widths[start:end] = [each + (wide - own) / (end - start) for each in widths[start:end]]
                found.append((start, end, reading))
        return found


def _line(
    text: str, widths: list[float], marks: list[bool], place: tuple[int, int], words: list[RubyPlace], *, parted: bool
) -> Line:
    """One line of the text from ``place``'s start to its end."""
    start, end = place
    inside = [word for word in words if start <= word[0] and word[1] <= end]
    edges = sorted({start, end, *(edge for a, b, _ in inside for edge in (a, b))})
    starts = {a: (b, reading) for a, b, reading in inside}
    parts: list[tuple[str, bool]] = []
    over = []
    for a, b in pairwise(edges):
        if a in starts:
            over.append((len(parts), starts[a][1], sum(widths[a:b])))
            parts.append((text[a:b], marks[a]))
        else:
            parts.extend(_parts(text, marks, a, b))
    if parted and parts:  # where a space or a line's end was left out at its break, it is read and not seen
        if over and over[-1][0] == len(parts) - 1:
            parts.append((" ", parts[-1][1]))
        else:
            parts[-1] = (f"{parts[-1][0]} ", parts[-1][1])
    return Line(tuple(parts), sum(widths[start:end]) / MM, tuple(over))


def _parts(text: str, marks: list[bool], start: int, end: int) -> list[tuple[str, bool]]:
    """The stretches of one weight."""
    parts: list[tuple[str, bool]] = []
    at = start
    while at < end:
        to = at
        while to < end and marks[to] == marks[at]:
            to += 1
        parts.append((text[at:to], marks[at]))
        at = to
    return parts
