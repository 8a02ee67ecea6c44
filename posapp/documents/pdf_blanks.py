"""Blanks into bands: rows with room for a pen, checklists with times, words to be read from afar. Boxes for handwriting have no tint."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posapp.documents import alternatives
from posapp.documents.blanks import Big, Blank, BlankForm, CheckRow, CheckTable
from posapp.documents.pdf_blocks import Place, put_lines
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import BLACK, FORM, FRAME, HAIRLINE, HEAD, QUIET, TABLE, TINT, Line, Pen
from posapp.documents.pdf_tags import Node
from posapp.documents.pdf_type import Style

_PAD = 2.0
_BOX = 6.6
"""Width of a digit's box in millimetres."""
_DASH = 3.2
_MARK = 5.4
_TIME = 24.0
_TICK = 11.0
_WIDE = 16.0
_INSET = 8.6
_BESIDE = 0.5
"""A tag that takes more of the room stands under its heading."""
_LISTED = 30.0
"""Where a list of big lines begins, in millimetres from the left."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One blank measured: where it stands, its set label and note, the rows of its choices and their elements."""

    blank: Blank
    x: float
    width: float
    label: float
    names: tuple[Line, ...]
    notes: tuple[Line, ...]
    given: tuple[Line, ...]
    choices: tuple[tuple[tuple[str, float, Node, Node], ...], ...]
    head: Node
    value: Node


def blank_form(block: BlankForm, place: Place) -> list[Band]:
    """Rows of blanks in one 2 pt frame; the large edition sets each blank on a row of its own."""
    if place.scale.grow > 1:
        block = replace(block, rows=tuple((replace(b, width=0),) for row in block.rows for b in row))
    table = place.under(place.node.add("Table"))
    rows = tuple(_blank_row(block, row, table, first=i == 0) for i, row in enumerate(block.rows))

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.frame(place.x, top, place.width, bottom - top, FRAME)

    return [Band(rows=rows, before=0.9, frame=frame, whole=len(rows) < 9)]


def _blank_row(block: BlankForm, row: tuple[Blank, ...], place: Place, *, first: bool) -> Row:
    scale = place.scale
    node = place.node.add("TR")
    free = [blank for blank in row if not blank.width]
    share = (place.width - sum(blank.width for blank in row)) / max(len(free), 1)
    cells, x = [], place.x
    most = max(len(each) for each in block.rows)
    for nth, blank in enumerate(row, 1):
        width = float(blank.width or share)
        span = 2 * (most - len(row)) + 1 if nth == len(row) else 1  # the last takes the columns that others have beyond
        cells.append(_cell(block, blank, (x, width), place, node, span))
        x += width
    height = max(block.height * (1.15 if scale.grow > 1 else 1.0), *(_high(cell, place) for cell in cells))

    def draw(pen: Pen, top: float) -> None:
        for cell in cells:
            _draw_label(pen, cell, place, top, height)
            _draw_place(pen, cell, place, top, height)
            if cell.x > place.x:
                pen.rule(cell.x, top, cell.x, top + height, HEAD)
            if cell.blank.strong:
                left = cell.x + cell.label
                pen.frame(left, top, cell.x + cell.width - left, height, FRAME)
        if not first:
            pen.rule(place.x, top, place.right, top, HEAD)

    return Row(height, draw)


def _cell(block: BlankForm, blank: Blank, where: tuple[float, float], place: Place, row: Node, span: int) -> _Cell:
    x, width = where
    scale, setter = place.scale, place.setter
    label = (blank.label_width or block.label) * scale.grow if blank.label else 0.0
    marked = (_MARK + 1.4) * scale.grow if blank.mark else 0.0
    room = max(label - _PAD - 0.8 - marked, 8.0)
    head = row.head("Row") if blank.label else row.add("TD")
    value = row.add("TD", span=span)
    writing = width - label - 2 * _PAD
    return _Cell(
        blank, x, width, label,
        setter.lines(blank.label, scale.note, room),
        setter.lines(blank.note, scale.note, room),
        setter.lines(blank.given, scale.body, writing),
        _choices(blank, writing, place, value), head, value,
    )  # fmt: skip


def _choices(
    blank: Blank, room: float, place: Place, value: Node
) -> tuple[tuple[tuple[str, float, Node, Node], ...], ...]:
    """Choices in rows no wider than the room, each with its width, the figure of its box and its words' element."""
    rows: list[list[tuple[str, float, Node, Node]]] = []
    used = 0.0
    for words in blank.choices:
        wide = 4.0 * place.scale.grow + 1.4 + place.setter.width(words, place.scale.note) + 3.0
        if not rows or used + wide > room + 3.0:
            rows.append([])
            used = 0.0
        used += wide
        rows[-1].append((words, wide, value.figure(alternatives.tick(False, place.setter.spoken)), value.add("P")))
    return tuple(tuple(row) for row in rows)


def _high(cell: _Cell, place: Place) -> float:
    """What the label, or what is printed in the place, needs."""
    scale = place.scale
    label = len(cell.names) * scale.note.line + len(cell.notes) * scale.note.line + 2.0
    beside = cell.blank.units or cell.blank.boxes
    chosen = len(cell.choices) * (scale.note.line + 1.6) + (8.0 if beside and cell.choices else 2.0)
    return max(label, chosen if cell.choices else 0.0, len(cell.given) * scale.body.line + 2.0)


def _draw_label(pen: Pen, cell: _Cell, place: Place, top: float, height: float) -> None:
    if not cell.label:
        return
    scale = place.scale
    pen.fill(cell.x, top, cell.label, height, TINT)
    at = top + (height - len(cell.names) * scale.note.line - len(cell.notes) * scale.note.line) / 2
    x = cell.x + _PAD
    pen.into(cell.head)
    if cell.blank.mark:
        side = _MARK * scale.grow
        middle = at + scale.note.line / 2
        pen.frame(x - 0.6, middle - side / 2, side, side, FORM)
        pen.text(x - 0.6 + side / 2, middle, cell.blank.mark, scale.note.size, bold=True, align="centre")
        pen.gap(x - 0.6 + side, middle, scale.note.size)
        x += side + 0.9
    at = put_lines(pen, cell.names, x, at, scale.note)
    put_lines(pen, cell.notes, x, at, scale.note)
    pen.rule(cell.x + cell.label, top, cell.x + cell.label, top + height, HAIRLINE)


def _draw_place(pen: Pen, cell: _Cell, place: Place, top: float, height: float) -> None:
    scale, blank = place.scale, cell.blank
    left, right = cell.x + cell.label + _PAD, cell.x + cell.width - _PAD
    pen.into(cell.value)
    put_lines(pen, cell.given, left, top + (height - len(cell.given) * scale.body.line) / 2, scale.body)
    if blank.boxes:
        _draw_boxes(pen, blank.boxes, left, top + height / 2)
    low = top + height - (4.6 if cell.choices else height / 2)
    each = (right - left) / max(len(blank.units), 1)
    for i, unit in enumerate(blank.units):
        pen.text(left + (i + 1) * each, low, unit, scale.body.size, align="right")
    pitch = scale.note.line + 1.6
    lines = len(cell.choices) + (1 if blank.units and cell.choices else 0)
    first = top + (height - lines * pitch) / 2 + pitch / 2
    for k, row in enumerate(cell.choices):
        x = left
        for words, wide, box, node in row:
            pen.box(box, x, first + k * pitch, 4.0 * scale.grow, ticked=False)
            pen.into(node).text(x + 4.0 * scale.grow + 1.4, first + k * pitch, words, scale.note.size)
            x += wide


def _draw_boxes(pen: Pen, groups: tuple[int, ...], x: float, middle: float) -> None:
    """One box a digit, groups parted by a dash."""
    high = 8.0
    for g, count in enumerate(groups):
        if g:
            pen.rule(x + 0.7, middle, x + _DASH - 0.7, middle, FORM)
            x += _DASH
        for k in range(count):
            pen.rule(
                x + k * _BOX, middle - high / 2, x + k * _BOX, middle + high / 2, HEAD if k in (0,) else HAIRLINE, BLACK
            )
        x += count * _BOX
        pen.rule(x, middle - high / 2, x, middle + high / 2, HEAD)
        for edge in (middle - high / 2, middle + high / 2):
            pen.rule(x - count * _BOX, edge, x, edge, HEAD)


def check_table(block: CheckTable, place: Place) -> list[Band]:
    """Rows to be ticked, with room for the time of each; questions keep a blank for the answer."""
    scale = place.scale
    widths = _tick_widths(block, scale.grow)
    edges = [place.right - sum(widths[k:]) for k in range(len(widths))]
    titled = place.setter.lines(block.title, scale.body, edges[0] - place.x - 2.6, bold=True)
    head_height = max(7.2 * scale.grow, len(titled) * scale.body.line + 1.6)
    table = place.node.add("Table")
    first = table.add("TR")
    title, *names = (first.head("Column") for _ in range(len(widths) + 1))

    def head(pen: Pen, top: float) -> None:
        middle = top + head_height / 2
        put_lines(pen.into(title), titled, place.x + 1.6, middle - len(titled) * scale.body.line / 2, scale.body)
        for x, width, name, node in zip(edges, widths, block.heads, names, strict=True):
            pen.into(node).text(x + width / 2, middle, name, scale.note.size, align="centre")
            pen.rule(x, top, x, top + head_height, HAIRLINE)
        pen.rule(place.x, top + head_height, place.right, top + head_height, HEAD)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.rule(place.x, top, place.right, top, TABLE)
        pen.rule(place.x, bottom, place.right, bottom, TABLE)

    rows = tuple(
        _check_row(block, row, i, place.under(table.add("TR")), widths, edges) for i, row in enumerate(block.rows)
    )
    return [Band(rows=rows, head=Row(head_height, head), before=2.2, frame=frame)]


def _tick_widths(block: CheckTable, grow: float) -> list[float]:
    plain = _TICK if block.times else _WIDE
    wider = 1.0 if grow <= 1 else 1.2 if block.times else 1.45  # words of a head ask for more than a box
    return [(_TIME if block.times and k == 0 else plain) * wider for k in range(len(block.heads))]


def _check_row(
    block: CheckTable, row: CheckRow, i: int, place: Place, widths: list[float], edges: list[float]
) -> Row:  # fmt: skip
    scale, setter = place.scale, place.setter
    inset = _INSET * (1.25 if scale.grow > 1 else 1.0)
    room = edges[0] - place.x - inset - 2
    named = place.node.head("Row")
    cells = [place.node.add("TD") for _ in widths]
    boxes = [cell.figure(alternatives.tick(False, place.setter.spoken)) for cell in cells]
    tag = setter.width(row.tag, scale.note) + 2.6 if row.tag else 0.0
    alone = setter.lines(row.heading, scale.body, room, bold=True)
    beside = setter.lines(row.heading, scale.body, room - tag - 1.6, bold=True) if tag <= room * _BESIDE else ()
    below = bool(tag) and len(beside) != len(alone)  # beside its tag the heading would need a line more
    heads = alone if below or not tag else beside
    words = setter.lines(row.words, scale.note, room)
    asked = setter.lines(row.question, scale.note, room)
    tagged = scale.body.line if below else 0.0
    text = len(heads) * scale.body.line + tagged + len(words) * scale.note.line + 1.6
    ask = len(asked) * scale.note.line + 8.0 * scale.grow if row.question else 0.0
    height = max(text + ask, 9.0)

    def draw(pen: Pen, top: float) -> None:
        if i:
            pen.rule(place.x, top, place.right, top, HAIRLINE)
        x, middle = place.x + inset, top + 0.8 + scale.body.line / 2
        pen.into(named).text(place.x + inset / 2 - 0.6, middle, row.number, scale.body.size, bold=True, align="centre")
        pen.gap(x - 1, middle, scale.body.size)
        at = put_lines(pen, heads, x, top + 0.8, scale.body)
        if tag:
            left = x if below else x + max((line.width for line in heads), default=0.0) + 1.8
            middle += len(heads) * scale.body.line if below else 0.0
            pen.frame(left, middle - 2.3 * scale.grow, tag, 4.6 * scale.grow, 0.7)
            pen.text(left + tag / 2, middle, row.tag, scale.note.size, align="centre")
        at = put_lines(pen, words, x, at + tagged, scale.note)
        if asked:
            at = put_lines(pen, asked, x, at, scale.note)
            pen.text(x, at + 5.2 * scale.grow, block.answer_word, scale.note.size, ink=QUIET)
            start = x + setter.width(block.answer_word, scale.note) + 2
            pen.rule(start, at + 7.4 * scale.grow, x + room, at + 7.4 * scale.grow, HEAD)
        _draw_ticks(pen, block, place, (widths, edges), cells, boxes, top, height)

    return Row(height, draw)


def _draw_ticks(
    pen: Pen, block: CheckTable, place: Place, columns: tuple[list[float], list[float]], cells: list[Node],
    boxes: list[Node], top: float, height: float,
) -> None:  # fmt: skip
    scale = place.scale
    size = 5.0 * scale.grow
    middle = top + min(height / 2, 8.0)
    for k, (width, x) in enumerate(zip(*columns, strict=True)):
        pen.rule(x, top, x, top + height, HAIRLINE)
        timed = block.times and k == 0
        left = x + 1.6 if timed else x + (width - size) / 2
        pen.box(boxes[k], left, middle, size, ticked=False)
        if timed:
            start = left + size + 1.6
            half = (x + width - 1.6 - start) / 2
            pen.into(cells[k]).text(start + half, middle, block.colon, scale.body.size, align="centre")
            pen.rule(start, middle + 3.4, x + width - 1.6, middle + 3.4, HAIRLINE)


def big(block: Big, place: Place) -> list[Band]:
    """Lines in the middle of the page, framed where that is asked; several are a list, and lists begin at one edge."""
    style = Style(block.size, block.size * 0.3528 * 1.3, block.bold)
    node = place.node.add("P")
    room = place.width - (10.0 if block.framed else 0.0)
    lines = [line for text in block.lines for line in place.setter.lines(text, style, room, bold=block.bold)]
    around = style.line * 0.35 if block.framed else 0.0
    height = len(lines) * style.line + 2 * around
    listed = len(block.lines) > 1
    left = place.x + min(_LISTED, room - max((line.width for line in lines), default=0.0))

    def draw(pen: Pen, top: float) -> None:
        pen.into(node)
        for i, line in enumerate(lines):
            y = top + around + (i + 0.5) * style.line
            if listed:
                pen.text(left, y, line, style.size)
            else:
                pen.text(place.x + place.width / 2, y, line, style.size, align="centre")

    def frame(pen: Pen, top: float, bottom: float) -> None:
        if block.framed:
            pen.frame(place.x, top, place.width, bottom - top, FRAME)

    return [Band(rows=(Row(height, draw),), before=5.0, frame=frame, whole=True)]
