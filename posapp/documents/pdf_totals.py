"""Totals: the frame of kept and returned with their conditions, and rows of totals. Kept and returned always have the same size."""

from __future__ import annotations

from posapp.documents.blocks import RowTotal, Total, TotalsFrame, TotalsRow
from posapp.documents.pdf_blocks import Place, put_lines, put_texts, set_texts
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import FORM, FRAME, HEAD, TINT, Pen

_PAD = 4.4


def totals_frame(block: TotalsFrame, place: Place) -> list[Band]:
    """Totals side by side, conditions under them on tint, all in one 2 pt frame that is never divided."""
    each = place.width / len(block.totals)
    cells = [
        _total(t, place.part(place.x + i * each, each).under(place.node.add("Div"))) for i, t in enumerate(block.totals)
    ]
    height = max(cell.height for cell in cells)

    def draw(pen: Pen, top: float) -> None:
        for i, cell in enumerate(cells):
            cell.draw(pen, top)
            if i:
                pen.rule(place.x + i * each, top, place.x + i * each, top + height, FORM)

    rows = [Row(height, draw)]
    if block.conditions:
        rows.append(_conditions(block, place))

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.frame(place.x, top, place.width, bottom - top, FRAME)

    return [Band(rows=tuple(rows), before=0.8, frame=frame, whole=True)]


def _total(total: Total, place: Place) -> Row:
    scale, setter = place.scale, place.setter
    inner = place.width - 2 * _PAD
    tag_width = setter.width(total.tag, scale.note)
    labels = setter.lines(total.label, scale.body, inner, bold=True)
    same_line = len(labels) == 1 and labels[0].width + tag_width + 2 <= inner
    name, tag, amount = (place.node.add("P") for _ in range(3))
    lines = set_texts(total.lines, place, scale.body, inner)
    remark = place.node.add("P")
    note_width = setter.width(total.note, scale.note)
    note_beside = bool(lines) and lines[0][0].width + note_width + 2 <= inner
    notes = () if note_beside else setter.lines(total.note, scale.note, inner)
    head = len(labels) * scale.body.line + (0.0 if same_line or not total.tag else scale.note.line)

    def draw(pen: Pen, top: float) -> None:
        left, right = place.x + _PAD, place.right - _PAD
        at = put_lines(pen.into(name), labels, left, top + 2.2, scale.body)
        if total.tag:
            y = at - scale.body.line / 2 if same_line else at + scale.note.line / 2
            pen.into(tag).text(right, y, total.tag, scale.note.size, align="right")
        _amount(pen.into(amount), total, place, top + 2.2 + head + scale.total.line / 2 + 0.6)
        at = top + 2.2 + head + scale.total.line + 1.6
        if note_beside:
            pen.into(remark).text(right, at + scale.body.line / 2, total.note, scale.note.size, align="right")
        at = put_texts(pen, lines, left, at, scale.body)
        put_lines(pen.into(remark), notes, left, at, scale.note)

    return Row(
        2.2 + head + scale.total.line + 1.6 + len(lines) * scale.body.line + len(notes) * scale.note.line + 2.2, draw
    )


def _amount(pen: Pen, total: Total, place: Place, middle: float) -> None:
    """Figure, unit and 税込 on one base line, at the right."""
    scale, setter = place.scale, place.setter
    edge = place.right - _PAD - 1.8
    low = (scale.total.size - scale.head.size) * 0.38 * 0.3528
    drop = (scale.total.size - scale.body.size) * 0.38 * 0.3528
    unit = edge - (setter.width(total.suffix, scale.body) + 1.8 if total.suffix else 0.0)
    figure = unit - (setter.width(total.unit, scale.head) + 0.8 if total.unit else 0.0)
    pen.text(figure, middle, total.amount, scale.total.size, bold=True, align="right")
    if total.unit:
        pen.text(unit, middle + low, total.unit, scale.head.size, bold=True, align="right")
    if total.suffix:
        pen.text(edge, middle + drop, total.suffix, scale.body.size, align="right")


def _conditions(block: TotalsFrame, place: Place) -> Row:
    scale, setter = place.scale, place.setter
    label = max(setter.width(c.label, scale.body, bold=True) for c in block.conditions) + 4.2
    title, table = place.node.add("P"), place.node.add("Table")
    room = place.width - 2 * _PAD - label
    clauses = [(c.label, setter.lines(c.value, scale.body, room), *table.pair()) for c in block.conditions]
    heads = setter.lines(block.conditions_head, scale.body, place.width - 2 * _PAD, bold=True)
    height = 2 * 1.7 + (len(heads) + sum(len(lines) for _, lines, *_ in clauses)) * scale.body.line

    def draw(pen: Pen, top: float) -> None:
        pen.fill(place.x, top, place.width, height, TINT)
        pen.rule(place.x, top, place.right, top, HEAD)
        at = put_lines(pen.into(title), heads, place.x + _PAD, top + 1.7, scale.body)
        for name, lines, head, value in clauses:
            pen.into(head).text(place.x + _PAD, at + scale.body.line / 2, name, scale.body.size, bold=True)
            at = put_lines(pen.into(value), lines, place.x + _PAD + label, at, scale.body)

    return Row(height, draw)


def totals_row(block: TotalsRow, place: Place) -> list[Band]:
    """Equal cells in one 2 pt frame: a label, perhaps a headline, and the total."""
    if place.scale.grow > 1:
        return [_totals_column(block, place)]
    each = place.width / len(block.cells)
    cells = [_row_total(c, place.part(place.x + i * each, each)) for i, c in enumerate(block.cells)]
    height = max(cell.height for cell in cells)

    def draw(pen: Pen, top: float) -> None:
        for i, cell in enumerate(cells):
            cell.draw(pen, top)
            if i:
                pen.rule(place.x + i * each, top, place.x + i * each, top + height, FORM)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.frame(place.x, top, place.width, bottom - top, FRAME)

    return [Band(rows=(Row(height, draw),), before=2.0, frame=frame, whole=True)]


def _totals_column(block: TotalsRow, place: Place) -> Band:
    """The large edition: one total under the other in the same frame."""
    cells = [_row_total(cell, place) for cell in block.cells]

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.frame(place.x, top, place.width, bottom - top, FRAME)
        at = top
        for cell in cells[:-1]:
            at += cell.height
            pen.rule(place.x, at, place.right, at, FORM)

    return Band(rows=tuple(cells), before=2.0, frame=frame, whole=True)


def _row_total(cell: RowTotal, place: Place) -> Row:
    scale, setter = place.scale, place.setter
    inner = place.width - 6.4
    left, right = place.x + 3.4, place.right - 3.2
    amount = setter.width(cell.amount, scale.row_total)
    unit = setter.width(cell.unit, scale.body, bold=True)
    headed = bool(cell.headline)
    if headed:
        labels = setter.lines(cell.label, scale.note, inner, bold=True)
        headlines = setter.lines(cell.headline, scale.headline, inner)
        top_part = 2.0 + len(labels) * scale.note.line + len(headlines) * scale.headline.line + 0.8
    else:
        labels = setter.lines(cell.label, scale.note, inner - amount - unit - 2, bold=True)
        headlines = ()
        top_part = 1.0
    group = place.node.add("Div")
    name, headline, total = (group.add("P") for _ in range(3))
    height = top_part + max(scale.row_total.line, 0.0 if headed else len(labels) * scale.note.line) + 1.4

    def draw(pen: Pen, top: float) -> None:
        middle = top + top_part + scale.row_total.line / 2
        if headed:
            at = put_lines(pen.into(name), labels, left, top + 2.0 + 0.5 * scale.drop, scale.note)
            put_lines(pen.into(headline), headlines, left, at + 0.4, scale.headline)
            pen.into(total).text(left, middle + 0.7, cell.caption, scale.note.size)
            pen.gap(left + setter.width(cell.caption, scale.note), middle + 0.7, scale.note.size)
        else:
            put_lines(pen.into(name), labels, left, top + (height - len(labels) * scale.note.line) / 2, scale.note)
        pen.into(total).text(right - unit - 0.4, middle, cell.amount, scale.row_total.size, bold=True, align="right")
        if cell.unit:
            pen.text(right, middle + 0.6, cell.unit, scale.body.size, bold=True, align="right")

    return Row(height, draw)
