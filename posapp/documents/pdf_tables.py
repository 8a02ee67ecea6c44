"""Form tables, clause tables and figure tables into bands. Knows columns and rules, no rule of trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from posapp.documents.blocks import ClauseTable, Column, Fact, FigureRow, FigureTable, FormTable
from posapp.documents.pdf_blocks import Place, parted, put_lines
from posapp.documents.pdf_fit import columns
from posapp.documents.pdf_flow import Around, Band, Row
from posapp.documents.pdf_pen import FORM, HAIRLINE, HEAD, TABLE, TINT, Line, Pen
from posapp.documents.pdf_tags import Node
from posapp.documents.pdf_type import Style

_PAD = 2.2
_ROW = 6.15
"""Height of a row of figures in millimetres, where nothing has a reading."""
_READ = 1.4
"""Rows of figures are close: their words stand that much lower, for readings to stay clear of the rule above."""


def form_table(block: FormTable, place: Place) -> list[Band]:
    """Rows of one or two tinted labels with their values, in a 1 pt frame."""
    if place.scale.grow > 1:
        block = replace(block, rows=tuple((cell,) for row in block.rows for cell in row))
    table = place.under(place.node.add("Table"))
    rows = tuple(_form_row(block, i, table) for i in range(len(block.rows)))
    return [Band(rows=rows, before=0.8, frame=_framed(place), whole=place.scale.grow == 1)]


def _framed(place: Place, weight: float = FORM) -> Around:
    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.frame(place.x, top, place.width, bottom - top, weight)

    return frame


def _form_row(block: FormTable, i: int, place: Place) -> Row:
    scale, setter = place.scale, place.setter
    cells = []
    tags = _pairs(place.node.add("TR"), len(block.rows[i]), max(map(len, block.rows)))
    for k, cell in enumerate(block.rows[i]):
        x = place.x + (block.second_at if k else 0)
        label = (block.second_label if k else block.label) * scale.grow
        right = place.x + block.second_at if len(block.rows[i]) > 1 and k == 0 else place.right
        style = Style(scale.head.size, scale.body.line + 0.6) if cell.large else scale.body
        names = setter.lines(cell.label, scale.note, label - _PAD - 0.6)
        values = setter.lines(cell.value, style, right - x - label - _PAD - 1.4)
        cells.append((x, label, names, values, style, *tags[k]))
    plain = not any(len(lines) > 1 or lines[0].ruby for _, _, n, v, *_ in cells for lines in (n, v) if lines)
    inner = 2.0 * scale.gap if scale.grow > 1 or max(map(len, block.rows)) > 1 else 2.0
    height = 7.2 * scale.grow * scale.tight
    if not (setter.readings and plain):
        height = max(height, *(max(len(v) * s.line, len(n) * scale.note.line) + inner for _, _, n, v, s, *_ in cells))
    read = any(lines[0].ruby for _, _, n, v, *_ in cells for lines in (n, v) if lines)

    def draw(pen: Pen, top: float) -> None:
        middle = top + height / 2 + (scale.drop if read else 0.0)
        for x, label, names, values, style, head, value in cells:
            pen.fill(x, top, label, height, TINT)
            put_lines(pen.into(head), names, x + _PAD, middle - len(names) * scale.note.line / 2, scale.note)
            put_lines(pen.into(value), values, x + label + _PAD, middle - len(values) * style.line / 2, style)
            pen.rule(x + label, top, x + label, top + height, HAIRLINE)
            if x > place.x:
                pen.rule(x, top, x, top + height, HAIRLINE)
        if i:
            pen.rule(place.x, top, place.right, top, HAIRLINE)

    return Row(height, draw)


def _pairs(row: Node, pairs: int, most: int) -> list[tuple[Node, Node]]:
    """Heads and values of a row; the last value takes the columns that a row of ``most`` pairs has beyond."""
    return [(row.head("Row"), row.add("TD", span=1 if k < pairs - 1 else 2 * (most - pairs) + 1)) for k in range(pairs)]


def clause_table(block: ClauseTable, place: Place) -> list[Band]:
    """Bold labels on tint and wrapped clauses; may run over pages between clauses, and inside one that is most of a page."""
    label = block.label * place.scale.label
    table = place.under(place.node.add("Table"))
    rows = tuple(row for i, clause in enumerate(block.rows) for row in _clause_rows(clause, table, label, ruled=i > 0))
    return [Band(rows=rows, before=0.8, frame=_framed(place))]


def _clause_rows(clause: Fact, place: Place, label: float, *, ruled: bool) -> Iterator[Row]:
    """One row; of a very long clause pieces of it, the label beside the first."""
    scale, setter = place.scale, place.setter
    names = setter.lines(clause.label, scale.note, label - _PAD - 0.8, bold=True)
    lines = setter.lines(clause.value, scale.body, place.width - label - _PAD - 2)
    head, value = place.node.pair()
    for nth, part in enumerate(parted(lines, scale.body)):
        yield _clause_row(names if nth == 0 else (), part, head, value, place, label, ruled=ruled and nth == 0)


def _clause_row(
    names: Sequence[Line], lines: Sequence[Line], head: Node, value: Node, place: Place, label: float, *, ruled: bool
) -> Row:  # fmt: skip
    scale = place.scale
    height = (
        max(len(lines) * scale.body.line, len(names) * scale.note.line, scale.body.line) + 1.5 * scale.gap + scale.drop
    )

    def draw(pen: Pen, top: float) -> None:
        pen.fill(place.x, top, label, height, TINT)
        lift, first = (scale.body.line - scale.note.line) / 2, top + 0.75 * scale.gap + 1.3 * scale.drop
        put_lines(pen.into(head), names, place.x + _PAD, first + lift, scale.note)
        put_lines(pen.into(value), lines, place.x + label + _PAD, first, scale.body)
        pen.rule(place.x + label, top, place.x + label, top + height, HAIRLINE)
        if ruled:
            pen.rule(place.x, top, place.right, top, HAIRLINE)

    return Row(height, draw)


def _edges(block: FigureTable, place: Place) -> list[tuple[float, float]]:
    """Left and right edge of each column's text."""
    pad, last = 0.0 if block.flush else 1.4, len(block.columns) - 1
    edges, at = [], place.x
    for i, width in enumerate(columns(block, place)):
        edges.append((at + (pad if i == 0 else 1.0), at + width - (pad if i == last else 1.0)))
        at += width
    return edges


def figure_table(block: FigureTable, place: Place) -> list[Band]:
    """Rows of figures under a head; horizontal rules only."""
    scale = place.scale
    edges = _edges(block, place)
    table = place.under(place.node.add("Table"))
    heads = _heads(table.node, block)
    rows = tuple(_figure_row(block, row, i, edges, table) for i, row in enumerate(block.rows))
    fits = all(
        place.setter.width(c.head, scale.body, bold=True) <= b - a
        for c, (a, b) in zip(block.columns, edges, strict=True)
    )
    style = scale.body if fits else scale.note
    names = [
        place.setter.lines(c.head, style, b - a, bold=True) for c, (a, b) in zip(block.columns, edges, strict=True)
    ]
    deep = max((len(n) for n in names), default=1)
    read = any(line.ruby for lines in names for line in lines)
    drop = _READ * scale.drop if read else 0.0
    head_height = (deep - 1) * style.line + (scale.row if read else _ROW * scale.grow * scale.tight) + 0.25 * scale.grow

    def head(pen: Pen, top: float) -> None:
        for column, (left, right), lines, node in zip(block.columns, edges, names, heads, strict=True):
            pen.into(node)
            for k, line in enumerate(lines):
                y = top + head_height / 2 + drop + (k - (len(lines) - 1) / 2) * style.line
                pen.text(
                    right if column.right else left, y, line, style.size, align="right" if column.right else "left"
                )
        pen.rule(place.x, top + head_height, place.right, top + head_height, HEAD)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.rule(place.x, top, place.right, top, TABLE)
        pen.rule(place.x, bottom, place.right, bottom, TABLE)

    return [Band(rows=rows, head=None if block.bare else Row(head_height, head), before=0.8, frame=frame)]


def _heads(table: Node, block: FigureTable) -> list[Node]:
    """The cells of the head row; without one there is none to show."""
    row = Node("TR") if block.bare else table.add("TR")
    return [row.head("Column") for _ in block.columns]


def _spanned(
    columns: tuple[Column, ...], edges: list[tuple[float, float]], cells: tuple[str, ...]
) -> list[tuple[Column, tuple[float, float], str]]:
    """Each cell with its column and edges; where cells are fewer than columns the last one takes the columns left over."""
    last = len(cells) - 1
    found = list(zip(columns[:last], edges[:last], cells[:last], strict=True))
    return [*found, (columns[-1], (edges[last][0], edges[-1][1]), cells[last])]


def _figure_row(block: FigureTable, row: FigureRow, i: int, edges: list[tuple[float, float]], place: Place) -> Row:
    scale, setter = place.scale, place.setter
    style: Style = scale.body
    cells = []
    entry = place.node.add("TR")
    naming = next((k for k, text in enumerate(row.cells) if any(map(str.isalnum, text))), 0)  # a box names no row
    for k, (column, (left, right), text) in enumerate(_spanned(block.columns, edges, row.cells)):
        bold = (row.strong or column.strong) and k not in row.light
        wide = setter.width(text, style, bold=bold, tabular=column.right)
        plain = "\n" not in text and (column.right or not setter.readings)
        lines = () if wide <= right - left and plain else setter.lines(text, style, right - left, bold=bold)
        span = len(block.columns) - k if k == len(row.cells) - 1 else 1
        named = k == naming and span == 1 and (block.bare or not column.right)
        node = entry.head("Row") if named else entry.add("TD", span=span)
        cells.append((column, left, right, text, lines, bold, node))
    deep = max(max(len(c[4]) for c in cells), 1)
    read = any(line.ruby for cell in cells for line in cell[4])
    height = (deep - 1) * style.line + (scale.row if read else _ROW * scale.grow * scale.tight)
    drop = _READ * scale.drop if read else 0.0

    def draw(pen: Pen, top: float) -> None:
        def middle(count: int) -> float:
            lower = (deep - count) * style.line if block.top else 0.0
            return top + drop + (height - lower) / 2

        if row.tinted:
            pen.fill(place.x, top, place.width, height, TINT)
        for column, left, right, text, lines, bold, node in cells:
            pen.into(node)
            x, align = (right, "right") if column.right else (left, "left")
            if not lines:
                pen.text(x, middle(1), text, style.size, bold=bold, align=align, tabular=column.right)
            for k, line in enumerate(lines):
                y = middle(len(lines)) + (k - (len(lines) - 1) / 2) * style.line
                pen.text(x, y, line, style.size, align=align)
        if i:
            pen.rule(place.x, top, place.right, top, HAIRLINE)

    return Row(height, draw, joined=row.joined)
