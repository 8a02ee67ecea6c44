"""The bar chart of totals by month of return, and the time line. Every bar and stretch that matters carries a word or a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from posapp.documents import alternatives
from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import ACCENT, BLACK, FORM, HAIRLINE, SOFT, WHITE, Line, Pen
from posapp.documents.pdf_type import Style
from posapp.documents.pictures import Bar, BarChart, BarLabel, Moment, Stretch, TimeLine

_HIGH = 23.5
"""Height of the plot in millimetres."""
_SWATCH = 9.0
_NARROW = 12.0
"""A stretch of time of fewer millimetres holds no words."""
_TIER = 1.4
"""Millimetres between words above one another on a time line."""
_CLEAR = 0.75
"""Millimetres kept free on either side of a bar's words."""
_LOWER, _UPPER = 0.66, 0.80
"""Of a cut plot: what is below the cut reaches up to the first part, the rest goes on above the second."""


@dataclass(frozen=True, slots=True)
class _Yen:
    """Yen to millimetres above the floor."""

    top: int
    cut: int

    def high(self, amount: float) -> float:
        """The height of an amount."""
        if not self.cut:
            return _HIGH * amount / self.top
        if amount <= self.cut:
            return _HIGH * _LOWER * amount / self.cut
        return _HIGH * (_UPPER + (1 - _UPPER) * (amount - self.cut) / max(1, self.top - self.cut))


def bar_chart(block: BarChart, place: Place) -> list[Band]:
    """Bars over rules with their values at the left and labelled bars below; large print has two rows of labels where one is too short."""
    setter, large = place.setter, place.scale.grow > 1
    note = place.scale.note
    words = [setter.width(f"{m:,}", place.scale.body, tabular=True) for m in block.marks]
    axis = max((*words, setter.width(block.cut_text, note)), default=0.0) + 2.0
    left, right = place.x + axis, place.right - 4.8
    scale = _Yen(max((*block.marks, *(b.paid + b.waived for b in block.bars), 1)), block.cut)
    centres = _centres(block, left + 7, right)
    pitch = min((b - a for a, b in pairwise(centres)), default=6.0)
    wide = min(pitch * 0.74, 6.0)
    labels = _with_room(block.labels, centres, place, held=large)
    below = _with_room([label for label in block.labels if label not in labels], centres, place) if large else []
    deep = max((len(label.lines) for label in labels), default=0)
    deeper = max((len(label.lines) for label in below), default=0)
    step = Style(note.size, 4.6 * place.scale.grow)
    height = 1.8 + _HIGH + (deep + deeper) * step.line + (2.0 if below else 1.0)
    picture = place.node.figure(alternatives.bar_chart(block))

    def draw(pen: Pen, top: float) -> None:
        with pen.figure(picture, place.x, top, place.width, height):
            inside(pen, top)

    def inside(pen: Pen, top: float) -> None:
        floor = top + 1.8 + _HIGH
        for mark in block.marks:
            y = floor - scale.high(mark)
            pen.text(left - 2.0, y, f"{mark:,}", place.scale.body.size, align="right", tabular=True)
            pen.rule(left, y, right, y, FORM if mark == 0 else HAIRLINE, BLACK)
        for bar, x in zip(block.bars, centres, strict=True):
            _bar(pen, bar, x - wide / 2, wide, floor, scale)
        if block.cut:
            pen.text(left - 2.0, floor - _HIGH * (_LOWER + _UPPER) / 2, block.cut_text, note.size, align="right")
        pen.rule(left, floor, right, floor, FORM)
        for label in labels:
            _label(pen, label, centres[label.bar], floor + 0.8, step, place)
            pen.rule(centres[label.bar], floor, centres[label.bar], floor + 1.0, FORM)
        for label in below:
            x, under = centres[label.bar], floor + 1.8 + deep * step.line
            _label(pen, label, x, under, step, place)
            if not any(a < x < b for a, b in (_span(other, centres, place) for other in labels)):
                pen.rule(x, floor, x, under, HAIRLINE)

    return [Band(rows=(Row(height, draw),), before=0.8, whole=True)]


def _centres(block: BarChart, left: float, right: float) -> list[float]:
    """The middle of each bar; a bar after a gap stands apart."""
    places, at = [], 0.0
    for i, bar in enumerate(block.bars):
        at += 0.0 if i == 0 or bar.gap else 1.0
        places.append(at)
    apart = 25.0 if any(bar.gap for bar in block.bars) else 0.0
    pitch = min((right - left - 5.5 - apart) / (places[-1] or 1.0), 24.0)
    gaps = [apart if any(b.gap for b in block.bars[: i + 1]) else 0.0 for i in range(len(places))]
    return [left + 1.5 + p * pitch + gap for p, gap in zip(places, gaps, strict=True)]


def _label(pen: Pen, label: BarLabel, centre: float, top: float, step: Style, place: Place) -> None:
    for k, (line, x) in enumerate(zip(label.lines, _label_places(label.lines, centre, place), strict=True)):
        last = k == len(label.lines) - 1
        size = place.scale.body.size if last else step.size
        pen.text(x, top + (k + 0.5) * step.line, line, size, bold=last, align="centre")


def _with_room(labels: Sequence[BarLabel], centres: list[float], place: Place, *, held: bool = False) -> list[BarLabel]:
    """The labels that stand clear of every weightier one; with ``held`` of those too that have no room themselves, but a row below."""
    taken: list[tuple[float, float]] = []
    kept = []
    for label in labels:
        left, right = _span(label, centres, place)
        clear = all(right <= a or left >= b for a, b in taken)
        if clear:
            kept.append(label)
        if clear or held:
            taken.append((left, right))
    return kept


def _span(label: BarLabel, centres: list[float], place: Place) -> tuple[float, float]:
    """From where to where a label reaches, with what keeps it clear of the next."""
    places = _label_places(label.lines, centres[label.bar], place)
    halves = [_half(line, k == len(label.lines) - 1, place) for k, line in enumerate(label.lines)]
    left = min(x - h for x, h in zip(places, halves, strict=True)) - _CLEAR
    return left, max(x + h for x, h in zip(places, halves, strict=True)) + _CLEAR


def _half(line: str, last: bool, place: Place) -> float:
    """Half the width of a label's line."""
    return place.setter.width(line, place.scale.body if last else place.scale.note, bold=last) / 2


def _label_places(lines: tuple[str, ...], x: float, place: Place) -> list[float]:
    """Centre each line under its bar without leaving the text block."""
    found = []
    for k, line in enumerate(lines):
        half = _half(line, k == len(lines) - 1, place)
        found.append(min(max(x, place.x + half), place.right - half))
    return found


def _bar(pen: Pen, bar: Bar, x: float, wide: float, floor: float, scale: _Yen) -> None:
    paid, whole = scale.high(bar.paid), scale.high(bar.paid + bar.waived)
    ink = {"plain": SOFT, "accent": ACCENT, "kept": BLACK}[bar.tone]
    pen.fill(x, floor - whole, wide, whole, WHITE)
    pen.fill(x, floor - paid, wide, paid, ink)
    pen.hatch(x, floor - whole, wide, whole - paid)
    if bar.waived:
        pen.path(_corners(x, floor - whole, wide, whole - paid), 0.4, close=True)
    pen.path(_corners(x, floor - paid, wide, paid), 0.4, close=True)
    if scale.cut and bar.paid + bar.waived > scale.cut:
        _cut(pen, x, wide, floor - _HIGH * (_LOWER + _UPPER) / 2)


def _cut(pen: Pen, x: float, wide: float, middle: float) -> None:
    """A zigzag through a bar that is drawn shorter than it is."""
    left, step = x - 0.8, (wide + 1.6) / 4
    pen.fill(left, middle - 0.6, wide + 1.6, 1.2, WHITE)
    for side in (-0.7, 0.7):
        points = tuple((left + step * n, middle + side + (0.5 if n % 2 else -0.5)) for n in range(5))
        pen.path(points, 0.5)


def _corners(x: float, y: float, width: float, height: float) -> tuple[tuple[float, float], ...]:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def time_line(block: TimeLine, place: Place) -> list[Band]:
    """A bar of time; words above and below stand at their moment, in a second tier where two would meet.

    Words of a stretch that is too short for them stand below, beside a swatch of it.
    """
    scale = place.scale
    style = Style(scale.note.size + 0.5, 4.6 * scale.grow)
    high = 9.2 * scale.grow
    upper = _tiers([m for m in block.moments if m.above], style, place)
    lower = _tiers([m for m in block.moments if not m.above], style, place)
    above = _depth(upper, style) + (1.6 if upper else 0.0)
    below = _depth(lower, style) + (2.0 if lower else 0.0)
    apart = [s for s in block.stretches if s.text and not _within(s, place)[0]]
    between = _gap(apart[0], lower, place) if len(apart) == 1 and lower else None
    height = above + high + below + (0 if between else len(apart) * scale.note.line)
    picture = place.node.figure(alternatives.time_line(block))

    def draw(pen: Pen, top: float) -> None:
        with pen.figure(picture, place.x, top, place.width, height):
            inside(pen, top)

    def inside(pen: Pen, top: float) -> None:
        y = top + above
        for stretch in block.stretches:
            _stretch(pen, stretch, y, high, place)
        for nth, stretch in enumerate(apart):
            under = y + high + (1.6 if between else below + nth * scale.note.line)
            _beside(pen, stretch, between or place.x, under, place)
        for words, edge in ((upper, y), (lower, y + high)):
            for each in words:
                _moment(pen, each, edge, style)

    return [Band(rows=(Row(height, draw),), before=0.8, whole=True)]


@dataclass(frozen=True, slots=True)
class _Words:
    """A moment with its place on the bar and the left and right edge of its words, in millimetres; ``shift`` is how far they are
    moved off the bar, ``lead`` where a line goes from them towards it."""

    moment: Moment
    x: float
    left: float
    right: float
    shift: float = 0.0
    lead: float | None = None

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def covers(self, x: float) -> bool:
        """Whether a line there would touch the words."""
        return self.left - 1 < x < self.right + 1


def _tiers(moments: list[Moment], style: Style, place: Place) -> list[_Words]:
    """Words that would meet others stand further off the bar, and a line leads from them to their moment."""
    tiers: list[list[_Words]] = []
    for moment in moments:
        one = _words(moment, style, place)
        free = (all(one.right + 1 <= o.left - 1 or one.left - 1 >= o.right + 1 for o in row) for row in tiers)
        tier = next((n for n, fits in enumerate(free) if fits), len(tiers))
        if tier == len(tiers):
            tiers.append([])
        if tier:
            one = _led(one, [other for row in tiers[:tier] for other in row], place)
        tiers[tier].append(replace(one, shift=tier * (len(moment.lines) * style.line + _TIER)))
    return [one for row in tiers for one in row]


def _led(one: _Words, nearer: list[_Words], place: Place) -> _Words:
    """Words with the line that leads from them to their moment: straight, or around the words that stand nearer the bar."""
    between = [other for other in nearer if other.covers(one.x)]
    if not between:
        return replace(one, lead=one.x)
    before, behind = min(other.left for other in between) - 1, max(other.right for other in between) + 1
    wide = one.right - one.left
    for lead, left in sorted(
        ((before, before + 0.4 - wide), (behind, behind - 0.4)), key=lambda way: abs(way[0] - one.x)
    ):
        clear = not any(other.covers(lead) for other in nearer)
        if clear and place.x <= left and left + wide <= place.right:
            return replace(one, lead=lead, left=left, right=left + wide)
    return one


def _words(moment: Moment, style: Style, place: Place) -> _Words:
    """Where a moment's words stand when they meet no others."""
    wide = max(place.setter.width(line, style, bold=moment.strong) for line in moment.lines)
    x = place.x + place.width * moment.at / 1000
    left = x - {"left": 0.0, "centre": wide / 2, "right": wide}[moment.align]
    left = max(min(left, place.right - wide), place.x)
    return _Words(moment, x, left, left + wide)


def _depth(words: list[_Words], style: Style) -> float:
    return max((each.shift + len(each.moment.lines) * style.line for each in words), default=0.0)


def _ends(stretch: Stretch, place: Place) -> tuple[float, float]:
    """Left and right edge in millimetres."""
    return place.x + place.width * stretch.start / 1000, place.x + place.width * stretch.end / 1000


def _within(stretch: Stretch, place: Place) -> tuple[tuple[Line, ...], Style]:
    """The lines of a stretch's words, one in body or two in note size; none where they have no room."""
    scale, setter = place.scale, place.setter
    left, right = _ends(stretch, place)
    style = scale.body if setter.width(stretch.text, scale.body, bold=True) + 2 <= right - left else scale.note
    lines = setter.lines(stretch.text, style, right - left - 2, bold=True) if right - left > _NARROW else ()
    return (lines if len(lines) <= (1 if style is scale.body else 2) else ()), style


def _toned(pen: Pen, tone: str, x: float, y: float, wide: float, high: float) -> None:
    if tone == "accent":
        pen.fill(x, y, wide, high, ACCENT)
    if tone == "hatch":
        pen.hatch(x, y, wide, high)
    pen.path(_corners(x, y, wide, high), FORM, close=True)


def _stretch(pen: Pen, stretch: Stretch, y: float, high: float, place: Place) -> None:
    left, right = _ends(stretch, place)
    _toned(pen, stretch.tone, left, y, right - left, high)
    lines, style = _within(stretch, place)
    if not lines:
        return
    step = min(style.line, (high - 1.6) / 2)
    middle, wide = (left + right) / 2, max(line.width for line in lines)
    if stretch.tone == "hatch":
        inset = 1.4 if len(lines) == 1 else 0.5
        pen.fill(middle - wide / 2 - 1, y + inset, wide + 2, high - 2 * inset, WHITE)
    for k, line in enumerate(lines):
        across = y + high / 2 + (k - (len(lines) - 1) / 2) * step
        pen.text(middle, across, line, style.size, ink=WHITE if stretch.tone == "accent" else BLACK, align="centre")


def _beside(pen: Pen, stretch: Stretch, x: float, top: float, place: Place) -> None:
    """A swatch of the stretch and its words."""
    style = place.scale.note
    swatch = _SWATCH * place.scale.grow
    _toned(pen, stretch.tone, x, top + 0.9, swatch, style.line - 1.8)
    pen.text(x + swatch + 3, top + style.line / 2, stretch.text, style.size)


def _gap(stretch: Stretch, lower: list[_Words], place: Place) -> float | None:
    """Where a swatch and its words have room between the moments below the bar; None where they have none."""
    wide = _SWATCH * place.scale.grow + 3 + place.setter.width(stretch.text, place.scale.note)
    taken = sorted(lower, key=lambda each: each.left)
    return next((a.right + 6 for a, b in pairwise(taken) if b.left - a.right >= wide + 12), None)


def _moment(pen: Pen, words: _Words, edge: float, style: Style) -> None:
    moment, shift = words.moment, words.shift
    off = -1.0 if moment.above else 1.0
    pen.rule(words.x, edge + min(1.5 * off, 0), words.x, edge + max(1.2 * off, 0), FORM)
    if words.lead is not None:
        pen.rule(words.lead, edge + off, words.lead, edge + (1.4 + shift) * off, FORM)
        pen.rule(words.lead, edge + off, words.x, edge + off, FORM)
    start = {"left": words.left, "centre": words.middle, "right": words.right}[moment.align]
    for k, line in enumerate(moment.lines):
        offset = -(len(moment.lines) - k) * style.line - 1.8 - shift if moment.above else k * style.line + 1.6 + shift
        pen.text(start, edge + offset + style.line / 2, line, style.size, bold=moment.strong, align=moment.align)
