"""Plain blocks into bands: heads, leads, paragraphs, the price strip, summaries, ticks. Knows millimetres and the type scale, no rule of trade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from posapp.documents import alternatives
from posapp.documents.blocks import Body, Heading, Lead, Notes, PriceStrip, Space, StripCell, Summary, Tick, Ticks
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import ACCENT, HEAD, TINT, WHITE, Line, Pen
from posapp.documents.pdf_tags import Node
from posapp.documents.pdf_type import Scale, Setter, Style
from posapp.documents.ruby import Readings
from posapp.documents.runs import Text

GAP = 3.4
"""Gap between blocks in millimetres."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: left edge and width in millimetres, the setter of its text, and the element it is part of."""

    x: float
    width: float
    setter: Setter
    node: Node

    @property
    def scale(self) -> Scale:
        """The type scale of the edition."""
        return self.setter.scale

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    def part(self, x: float, width: float) -> Place:
        """Another place in the same element."""
        return Place(x, width, self.setter, self.node)

    def reading(self, readings: Readings) -> Place:
        """The same place, where hard words have these readings over them."""
        return replace(self, setter=replace(self.setter, readings=readings))

    def unread(self) -> Place:
        """The same place without readings, nor room for them."""
        return replace(self, setter=replace(self.setter, readings=(), scale=self.scale.unread()))

    def tightened(self, by: float) -> Place:
        """The same place with lines so much closer."""
        return replace(self, setter=replace(self.setter, scale=self.scale.tightened(by)))

    def unrolled(self) -> Place:
        """The same place, where nothing stands side by side."""
        return replace(self, setter=replace(self.setter, scale=replace(self.scale, abreast=False)))

    def under(self, node: Node) -> Place:
        """The same place in another element."""
        return Place(self.x, self.width, self.setter, node)


def put_lines(pen: Pen, lines: Sequence[Line], x: float, top: float, style: Style) -> float:
    """Draw set lines from ``top`` on; returns the lower edge."""
    for i, line in enumerate(lines):
        pen.text(x, top + (i + 0.5) * style.line, line, style.size)
    return top + len(lines) * style.line


_PAGEFUL, _PART = 150.0, 60.0
"""Lines higher than this many millimetres are divided, into parts of about so many; what is lower stays whole."""
_T = TypeVar("_T")


def parted(lines: Sequence[_T], style: Style) -> list[Sequence[_T]]:
    """The lines of one row, in parts where they would fill most of a page."""
    if len(lines) * style.line <= _PAGEFUL:
        return [lines]
    each = int(_PART / style.line)
    return [lines[at : at + each] for at in range(0, len(lines), each)]


def set_texts(texts: Sequence[Text | str], place: Place, style: Style, width: float) -> list[tuple[Line, Node]]:
    """The lines of paragraphs, each with its paragraph's element."""
    tagged = [(text, place.node.add("P")) for text in texts]
    return [(line, node) for text, node in tagged for line in place.setter.lines(text, style, width)]


def put_texts(pen: Pen, lines: Sequence[tuple[Line, Node]], x: float, top: float, style: Style) -> float:
    """Draw the lines of paragraphs from ``top`` on; returns the lower edge."""
    for i, (line, node) in enumerate(lines):
        put_lines(pen.into(node), (line,), x, top + i * style.line, style)
    return top + len(lines) * style.line


def heading(block: Heading, place: Place) -> list[Band]:
    """Number in a square, head, note; a note that does not fit beside the head stands under it."""
    scale = place.scale
    side = 6.0 * scale.grow
    left = side + 2.6 if block.number else 0.0
    lines = place.setter.lines(block.text, scale.head, place.width - left)
    note_x = left + (lines[-1].width if lines else 0.0) + 3
    beside = place.setter.lines(block.note, scale.note, place.width - note_x) if note_x < place.width - 20 else ()
    under = () if len(beside) == 1 else place.setter.lines(block.note, scale.note, place.width - left)
    words, remark = place.node.add("H2"), place.node.add("P")

    def draw(pen: Pen, top: float) -> None:
        first = top + scale.head.line / 2
        if block.number:
            pen.fill(place.x, first - side / 2, side, side, ACCENT)
            pen.into(words).text(
                place.x + side / 2, first, block.number, scale.body.size + 0.5, bold=True, ink=WHITE, align="centre"
            )
            pen.gap(place.x + side, first, scale.body.size)
        end = put_lines(pen.into(words), lines, place.x + left, top, scale.head)
        pen.into(remark)
        if under:
            put_lines(pen, under, place.x + left, end, scale.note)
        elif beside:
            pen.text(place.x + note_x, end - scale.head.line / 2 + 0.3, beside[0], scale.note.size)

    height = max(len(lines) * scale.head.line, side) + len(under) * scale.note.line
    return [Band(rows=(Row(height, draw),), before=GAP - 0.9, with_next=True, opens=True)]


def lead(block: Lead, place: Place) -> list[Band]:
    """The opening sentence, with a short word at the right."""
    scale = place.scale
    style = Style(scale.head.size, scale.head.line) if block.large else scale.body
    aside = place.setter.width(block.right, scale.note) + 4 if block.right else 0.0
    lines = place.setter.lines(block.text, style, place.width - aside)
    words, short = place.node.add("P"), place.node.add("P")

    def draw(pen: Pen, top: float) -> None:
        put_lines(pen.into(words), lines, place.x, top, style)
        if block.right:
            pen.into(short).text(place.right, top + style.line / 2, block.right, scale.note.size, align="right")

    return [Band(rows=(Row(len(lines) * style.line, draw),), before=GAP - 1, with_next=True)]


def _paragraphs(
    texts: tuple[Text, ...], place: Place, style: Style, before: float, drop: float = 0.0
) -> list[Band]:  # fmt: skip
    middle = style.line / 2 + drop

    def row(line: Line, node: Node) -> Row:
        return Row(style.line, lambda pen, top: pen.into(node).text(place.x, top + middle, line, style.size))

    def rows(text: Text) -> tuple[Row, ...]:
        node = place.node.add("P")
        return tuple(row(line, node) for line in place.setter.lines(text, style, place.width))

    paragraphs = [rows(text) for text in texts]
    found = [some for some in paragraphs if some]
    return [Band(rows=some, before=0.0 if i else before, whole=len(some) < 8) for i, some in enumerate(found)]


def body(block: Body, place: Place) -> list[Band]:
    """Paragraphs in body size."""
    return _paragraphs(block.paragraphs, place, place.scale.body, GAP - 1)


def notes(block: Notes, place: Place) -> list[Band]:
    """Paragraphs in note size, close under what they belong to; readings over the first line stay clear of the rule above it."""
    style = place.scale.note
    texts = _packed(block.paragraphs, place, style) if block.packed else block.paragraphs
    bands = _paragraphs(texts, place, style, 0.9 + 0.7 * place.scale.drop, place.scale.drop)
    return [replace(band, spare=block.spare, clings=i == 0) for i, band in enumerate(bands)]


def _packed(texts: tuple[Text, ...], place: Place, style: Style) -> tuple[Text, ...]:
    """Short paragraphs put behind others on the first line that has room for them whole."""
    lines: list[tuple[Text, float]] = []
    for text in texts:
        wide = sum(place.setter.width(run.text, style, bold=run.bold) for run in text)
        for i, (held, used) in enumerate(lines):
            if used + wide <= place.width:
                lines[i] = ((*held, *text), used + wide)
                break
        else:
            lines.append((text, wide))
    return tuple(text for text, _ in lines)


def space(block: Space, place: Place) -> list[Band]:
    """An empty band."""
    return [Band(rows=(Row(4.0 * block.units, lambda pen, top: None),), before=0)]


def price_strip(block: PriceStrip, place: Place) -> list[Band]:
    """Device and amounts in one line; the device takes what the amounts leave and wraps there, or a line of its own.

    Where the amounts alone have no room (another language, large print), their labels take two lines.
    """
    scale, setter = place.scale, place.setter
    gap = 3.6
    cells = _strip_amounts(block, place, 1.0)
    if sum(width for *_, width in cells) + gap * len(cells) > place.width + gap:
        cells = _strip_amounts(block, place, 0.62)
    deep = (max(len(lines) for _, lines, _ in cells) - 1) * scale.note.line
    amounts = sum(width for *_, width in cells) + gap * len(cells)
    apart = place.width - amounts < 40 * scale.grow
    device = setter.lines(block.device, scale.body, place.width if apart else place.width - amounts, bold=True)
    high = scale.note.line + len(device) * scale.body.line
    shift = high + 1 if apart else 0.0
    heads, values = _strip_cells(place.node, len(block.cells) + 1)

    def draw(pen: Pen, top: float) -> None:
        pen.into(heads[0]).text(place.x, top + scale.note.line / 2, block.label, scale.note.size)
        put_lines(pen.into(values[0]), device, place.x, top + scale.note.line, scale.body)
        slack = max(0.0, place.width - amounts - (0.0 if apart else max((x.width for x in device), default=0.0))) / len(
            cells
        )
        right = place.right
        value = top + shift + deep + scale.note.line + scale.body.line / 2
        for i, (cell, lines, width) in reversed(list(enumerate(cells, start=1))):
            pen.into(heads[i])
            for k, line in enumerate(lines, start=1 - len(lines)):
                label = top + shift + deep + scale.note.line / 2 + k * scale.note.line
                pen.text(right, label, line, scale.note.size, align="right")
            own = setter.width(cell.value, scale.body, bold=True)
            pen.into(values[i])
            if cell.sign:
                pen.text(right - own - 1.5, value, cell.sign, scale.body.size, align="right")
            pen.text(right, value, cell.value, scale.body.size, bold=True, align="right")
            right -= width + gap + min(slack, 6.0)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.rule(place.x, bottom, place.right, bottom, 1.0)

    height = max(high, 0.0 if apart else deep + scale.note.line + scale.body.line) + 1.9
    height += deep + scale.note.line + scale.body.line + 1 if apart else 0.0
    return [Band(rows=(Row(height, draw),), before=GAP, frame=frame)]


def _strip_amounts(block: PriceStrip, place: Place, share: float) -> list[tuple[StripCell, tuple[Line, ...], float]]:
    """Each amount with its label's lines, which take that share of the label's width, and the width of both."""
    scale, setter, found = place.scale, place.setter, []
    for cell in block.cells:
        word = max(setter.width(part, scale.note) for part in cell.label.split(" "))
        lines = setter.lines(cell.label, scale.note, max(word, setter.width(cell.label, scale.note) * share) + 0.1)
        value = setter.width(cell.value, scale.body, bold=True) + (6.0 if cell.sign else 0.0)
        found.append((cell, lines, max(value, *(line.width for line in lines))))
    return found


def _strip_cells(node: Node, count: int) -> tuple[list[Node], list[Node]]:
    """A table of one row under its heads."""
    table = node.add("Table")
    heads, values = table.add("TR"), table.add("TR")
    return [heads.head("Column") for _ in range(count)], [values.add("TD") for _ in range(count)]


def summary(block: Summary, place: Place) -> list[Band]:
    """Facts in two columns on tint; the right column's values stand at the right edge."""
    scale = place.scale
    if scale.grow > 1:
        return _long_summary(block, place)
    half = place.width * 0.5 + 3
    left_width = half if block.right else place.width
    label = max((place.setter.width(f.label, scale.note) for f in block.right), default=0.0)
    left_label = max((place.setter.width(f.label, scale.note) for f in block.left), default=0.0) + 4.5 * scale.grow
    table, words = place.node.add("Table"), place.node.add("P")
    left = [
        (f.label, place.setter.lines(f.value, scale.body, left_width - left_label - 3.4), *table.pair())
        for f in block.left
    ]
    right_room = place.width - half - 2.2 - label - 3
    right = [
        (f.label, place.setter.lines(f.value, scale.body, max(right_room, 30.0)), *table.pair()) for f in block.right
    ]
    remark = place.setter.lines(block.remark, scale.note, place.width - half - 2.2)
    below = len(remark) > 1
    if below:
        remark = place.setter.lines(block.remark, scale.note, place.width - 4.4)

    def draw(pen: Pen, top: float) -> None:
        at = top + 1.2
        for name, lines, head, value in left:
            pen.into(head).text(place.x + 2, at + scale.body.line / 2, name, scale.note.size)
            at = put_lines(pen.into(value), lines, place.x + 2 + left_label, at, scale.body)
        at = top + 1.2
        for name, lines, head, value in right:
            pen.into(head).text(place.x + half, at + scale.body.line / 2, name, scale.note.size)
            for line in lines:
                pen.into(value).text(place.right - 2.2, at + scale.body.line / 2, line, scale.body.size, align="right")
                at += scale.body.line
        if below:
            at = top + 1.2 + max(rows_left, rows_right)
        for line in remark:
            pen.into(words).text(
                place.right - 2.2, at + scale.note.line / 2 + 0.2, line, scale.note.size, align="right"
            )
            at += scale.note.line

    rows_left = sum(len(lines) for _, lines, *_ in left) * scale.body.line
    rows_right = sum(len(lines) for _, lines, *_ in right) * scale.body.line
    aside = len(remark) * scale.note.line
    height = (max(rows_left, rows_right) + aside if below else max(rows_left, rows_right + aside)) + 2.4
    return [_tinted(Row(height, draw), place)]


def _long_summary(block: Summary, place: Place) -> list[Band]:
    """All facts in one column, as the large edition has them."""
    scale, setter = place.scale, place.setter
    facts = [*block.left, *block.right]
    label = max(setter.width(f.label, scale.body) for f in facts)
    values = [setter.lines(f.value, scale.body, place.width - label - 10) for f in facts]
    remark = setter.lines(block.remark, scale.note, place.width - 6)
    table, words = place.node.add("Table"), place.node.add("P")
    pairs = [table.pair() for _ in facts]
    height = sum(len(lines) for lines in values) * scale.body.line + len(remark) * scale.note.line + 3

    def draw(pen: Pen, top: float) -> None:
        at = top + 1.5
        for fact, lines, (head, value) in zip(facts, values, pairs, strict=True):
            pen.into(head).text(place.x + 3, at + scale.body.line / 2, fact.label, scale.body.size)
            for line in lines:
                pen.into(value).text(place.right - 3, at + scale.body.line / 2, line, scale.body.size, align="right")
                at += scale.body.line
        for line in remark:
            pen.into(words).text(place.right - 3, at + scale.note.line / 2, line, scale.note.size, align="right")
            at += scale.note.line

    return [_tinted(Row(height, draw), place)]


def _tinted(row: Row, place: Place) -> Band:
    """A row on tint between two rules."""

    def ground(pen: Pen, top: float, bottom: float) -> None:
        pen.fill(place.x, top, place.width, bottom - top, TINT)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.rule(place.x, top, place.right, top, HEAD)
        pen.rule(place.x, bottom, place.right, bottom, HEAD)

    return Band(rows=(row,), before=1.2, ground=ground, frame=frame, whole=True)


def ticks(block: Ticks, place: Place) -> list[Band]:
    """Boxes with their words, row by row over the columns."""
    scale = place.scale
    style = scale.note if block.small else scale.body
    size = 4.0 * scale.grow
    each = place.width / block.columns
    pitch = max(style.line, size) + (0.5 if block.small else 0.6)
    room = each - size - (2.4 if block.columns == 1 else 5)
    listed = place.node.add("L")
    set_items = [
        (item, place.setter.lines(item.text, style, room), *_tick(listed, item, place)) for item in block.items
    ]
    rows = []
    for i in range(0, len(set_items), block.columns):
        line = set_items[i : i + block.columns]

        def draw(pen: Pen, top: float, line: Sequence[tuple[Tick, tuple[Line, ...], Node, Node]] = line) -> None:
            for k, (item, lines, box, words) in enumerate(line):
                x = place.x + k * each
                pen.box(box, x, top + pitch / 2, size, ticked=item.ticked)
                put_lines(pen.into(words), lines, x + size + 1.6 * scale.grow, top + (pitch - style.line) / 2, style)

        rows.append(Row(pitch + (max(len(lines) for _, lines, *_ in line) - 1) * style.line, draw))
    return [Band(rows=tuple(rows), before=1.4, with_next=block.keep, whole=block.keep)]


def _tick(listed: Node, item: Tick, place: Place) -> tuple[Node, Node]:
    """A list's item: the figure of its box and the element of its words."""
    entry = listed.add("LI")
    return entry.add("Lbl").figure(alternatives.tick(item.ticked, place.setter.spoken)), entry.add("LBody")
