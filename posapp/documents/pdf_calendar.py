"""The calendar sheet: years as rows of months, and single months day by day. Tones are told apart in black and white; knows no program."""

from __future__ import annotations

from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import ACCENT, BLACK, FORM, FRAME, HAIRLINE, QUIET, WHITE, Pen
from posapp.documents.pdf_type import Style
from posapp.documents.pictures import Legend, MonthSheet, MonthSheets, YearGrid
from posapp.documents.runs import strong

_YEAR = 16.0
"""Millimetres of the years' column."""
_BETWEEN = 8.0
_WEEK = 7
_SWATCH = 8.0
_INSET = 0.9


def year_grid(block: YearGrid, place: Place) -> list[Band]:
    """A row of twelve boxes a year; below them what their tones mean."""
    scale = place.scale
    high, head = 7.8 * scale.grow, scale.note.line
    wide = (place.width - _YEAR * scale.grow) / 12
    picture = place.node.figure(block.said)
    height = head + high * len(block.rows)

    def draw(pen: Pen, top: float) -> None:
        with pen.figure(picture, place.x, top, place.width, height):
            inside(pen, top)

    def inside(pen: Pen, top: float) -> None:
        left = place.right - 12 * wide
        for nth, name in enumerate(block.heads):
            pen.text(left + (nth + 0.5) * wide, top + head / 2, name, scale.note.size, align="centre")
        for nth, row in enumerate(block.rows):
            y = top + head + nth * high
            pen.text(left - 2.4, y + high / 2, str(row.year), scale.body.size, bold=True, align="right", tabular=True)
            for month, (tone, word) in enumerate(zip(row.tones, row.words, strict=True)):
                _box(pen, left + month * wide, y, wide, high, tone)
                if word:
                    _word(pen, left + (month + 0.5) * wide, y + high / 2, word, tone, scale.note, place, high)

    return [Band(rows=(Row(height, draw),), before=1.6, whole=True), *_legend(block.legend, place)]


def _box(pen: Pen, x: float, y: float, wide: float, high: float, tone: str) -> None:
    if tone == "accent":
        pen.fill(x, y, wide, high, ACCENT)
    if tone == "hatch":
        pen.hatch(x, y, wide, high, QUIET)
    pen.path(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)), HAIRLINE, ink=BLACK, close=True)


def _inside(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
    """A white line within a dark box: the marked day keeps the tone that the legend tells of."""
    left, right, upper, lower = x + _INSET, x + wide - _INSET, y + _INSET, y + high - _INSET
    pen.path(((left, upper), (right, upper), (right, lower), (left, lower)), FRAME, ink=WHITE, close=True)


def _word(pen: Pen, middle: float, at: float, word: str, tone: str, style: Style, place: Place, high: float) -> None:
    """A word over a tone: white on the dark one, on a white patch over strokes."""
    if tone == "hatch":
        width = place.setter.width(word, style, bold=True) + 1.6
        deep = min(high - 1.2, style.line)
        pen.fill(middle - width / 2, at - deep / 2, width, deep, WHITE)
    ink = WHITE if tone == "accent" else BLACK
    pen.text(middle, at, word, style.size, bold=True, ink=ink, align="centre")


def _legend(legend: tuple[Legend, ...], place: Place) -> list[Band]:
    """One line a tone: a swatch and its words."""
    scale = place.scale
    step = scale.note.line + 0.6
    swatch = _SWATCH * scale.grow
    lines = [
        (one.tone, place.setter.lines(one.text, scale.note, place.width - swatch - 3), place.node.add("P"))
        for one in legend
    ]
    height = sum(len(words) for _, words, _ in lines) * step

    def draw(pen: Pen, top: float) -> None:
        at = top
        for tone, words, node in lines:
            _box(pen, place.x, at + 0.9, swatch, step - 1.8, tone)
            for line in words:
                pen.into(node).text(place.x + swatch + 3, at + step / 2, line, scale.note.size)
                at += step

    return [Band(rows=(Row(height, draw),), before=1.6, whole=True)]


def month_sheets(block: MonthSheets, place: Place) -> list[Band]:
    """Months side by side, a caption in bold under each."""
    scale = place.scale
    each = (place.width - _BETWEEN * (len(block.sheets) - 1)) / len(block.sheets)
    weeks = max(_weeks(sheet) for sheet in block.sheets)
    day = 7.4 * scale.grow
    picture = place.node.figure(block.said)
    captions = [place.setter.lines(strong(sheet.caption), scale.note, each) for sheet in block.sheets]
    grid = scale.head.line + scale.note.line + weeks * day + 1.0
    height = grid + max(len(lines) for lines in captions) * scale.note.line

    def draw(pen: Pen, top: float) -> None:
        with pen.figure(picture, place.x, top, place.width, height):
            for nth, sheet in enumerate(block.sheets):
                left = place.x + nth * (each + _BETWEEN)
                _month(pen, sheet, block.weekdays, left, top, each / _WEEK, day, place)
                for line, words in enumerate(captions[nth]):
                    middle = top + grid + (line + 0.5) * scale.note.line
                    pen.text(left + each / 2, middle, words, scale.note.size, align="centre")

    return [Band(rows=(Row(height, draw),), before=3.2, whole=True)]


def _weeks(sheet: MonthSheet) -> int:
    return -(-(sheet.blanks + len(sheet.tones)) // _WEEK)


def _month(
    pen: Pen, sheet: MonthSheet, weekdays: tuple[str, ...], x: float, top: float, wide: float, high: float, place: Place
) -> None:  # fmt: skip
    scale = place.scale
    pen.text(x + _WEEK * wide / 2, top + scale.head.line / 2, sheet.title, scale.head.size, bold=True, align="centre")
    at = top + scale.head.line
    for nth, name in enumerate(weekdays):
        pen.text(x + (nth + 0.5) * wide, at + scale.note.line / 2, name, scale.note.size, align="centre")
    at += scale.note.line
    pen.rule(x, at, x + _WEEK * wide, at, FORM)
    for nth, tone in enumerate(sheet.tones):
        week, column = divmod(sheet.blanks + nth, _WEEK)
        left, y = x + column * wide, at + week * high
        _box(pen, left, y, wide, high, tone)
        if nth + 1 != sheet.marked:
            _word(pen, left + wide / 2, y + high / 2, str(nth + 1), tone, scale.body, place, high)
    if sheet.marked:
        week, column = divmod(sheet.blanks + sheet.marked - 1, _WEEK)
        left, y, tone = x + column * wide, at + week * high, sheet.tones[sheet.marked - 1]
        if tone == "accent":
            _inside(pen, left, y, wide, high)
        pen.frame(left, y, wide, high, FRAME)
        _word(pen, left + wide / 2, y + high / 2, str(sheet.marked), tone, scale.head, place, high)
