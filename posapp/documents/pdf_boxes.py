"""Boxes: blank dates, parties, signatures, QR codes with words. Boxes for handwriting have the 2 pt frame and no tint."""

from __future__ import annotations

from posapp.documents import alternatives
from posapp.documents.blocks import DateBoxes, PartyBoxes, SignatureBox
from posapp.documents.pdf_blocks import Place, put_lines, put_texts, set_texts
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import FORM, FRAME, HAIRLINE, QUIET, Pen
from posapp.documents.pictures import QrBox

_PAD = 2.8


def date_boxes(block: DateBoxes, place: Place) -> list[Band]:
    """Frames side by side, each with its label and the units of a date."""
    scale = place.scale
    gutter = 4.0
    each = (place.width - gutter * (len(block.labels) - 1)) / len(block.labels)
    labels = [place.setter.lines(t, scale.note, each - 2 * _PAD) for t in block.labels]
    tags = [(place.node.add("P"), place.node.add("P")) for _ in labels]
    height = max(len(lines) for lines in labels) * scale.note.line + 9.4 * scale.grow + scale.drop

    def draw(pen: Pen, top: float) -> None:
        for i, lines in enumerate(labels):
            x = place.x + i * (each + gutter)
            pen.frame(x, top, each, height, FRAME)
            put_lines(pen.into(tags[i][0]), lines, x + _PAD, top + 1.2 + 2 * scale.drop, scale.note)
            pen.into(tags[i][1])
            for k, unit in enumerate(block.units):
                right = x + each - _PAD - (2 - k) * 21.2
                pen.text(right, top + height - 4.4 * scale.grow, unit, scale.body.size, align="right")

    return [Band(rows=(Row(height, draw),), before=0.8, whole=True)]


def party_boxes(block: PartyBoxes, place: Place) -> list[Band]:
    """Parties side by side in one 1 pt frame."""
    scale, setter = place.scale, place.setter
    each = place.width / len(block.parties)
    room = each - 2 * _PAD
    cells = [
        (
            setter.lines(p.label, scale.note, room),
            setter.lines(p.name, scale.body, room, bold=True),
            (group.add("P"), group.add("P")),
            set_texts(p.lines, place.under(group), scale.body, room),
        )
        for p, group in ((party, place.node.add("Div")) for party in block.parties)
    ]
    height = (
        max(len(a) * scale.note.line + (len(b) + len(c)) * scale.body.line for a, b, _, c in cells)
        + 2.6 * scale.gap
        + scale.drop
    )

    def draw(pen: Pen, top: float) -> None:
        pen.frame(place.x, top, place.width, height, FORM)
        for i, (label, name, tags, lines) in enumerate(cells):
            x = place.x + i * each
            at = put_lines(pen.into(tags[0]), label, x + _PAD, top + 1.2 * scale.gap + 1.5 * scale.drop, scale.note)
            at = put_lines(pen.into(tags[1]), name, x + _PAD, at, scale.body)
            put_texts(pen, lines, x + _PAD, at, scale.body)
            if i:
                pen.rule(x, top, x, top + height, FORM)

    return [Band(rows=(Row(height, draw),), before=0.8, whole=True)]


def signature_box(block: SignatureBox, place: Place) -> list[Band]:
    """Statement, place for the name, and at the right the date and who took it."""
    scale, setter = place.scale, place.setter
    side_width = 62.0 * (1.15 if scale.grow > 1 else 1.0)
    split = place.right - side_width
    statement = setter.lines(block.statement, scale.body, split - place.x - 2 * _PAD)
    stated, label = place.node.add("P"), place.node.add("P")
    blank, dated = place.node.figure(setter.spoken.signature), place.node.add("P")
    side = set_texts(block.side, place, scale.note, side_width - 2 * _PAD)
    labelled = scale.note.line + scale.body.line + 2.0 if block.side_label else 0.0
    first = 1.2 + (scale.drop if any(line.ruby for line in statement) else 0.0)
    left = first + len(statement) * scale.body.line + scale.note.line + 12.8
    height = max(left, labelled + len(side) * scale.note.line + 2.2, 25.6)

    def draw(pen: Pen, top: float) -> None:
        pen.frame(place.x, top, place.width, height, FRAME)
        pen.rule(split, top, split, top + height, FORM)
        at = put_lines(pen.into(stated), statement, place.x + _PAD, top + first, scale.body)
        pen.into(label).text(place.x + _PAD, at + scale.note.line / 2, block.label, scale.note.size, ink=QUIET)
        low = top + height - 2.2
        with pen.figure(
            blank, place.x + _PAD, at + scale.note.line, split - place.x - 2 * _PAD, low - at - scale.note.line
        ):
            pen.rule(place.x + _PAD, low, split - _PAD, low, HAIRLINE)
        at = top + 1.2
        if block.side_label:
            pen.into(dated).text(split + 2.4, at + scale.note.line / 2, f"{block.side_label} ", scale.note.size)
            pen.text(
                place.right - _PAD,
                at + scale.note.line + scale.body.line / 2,
                block.side_value,
                scale.body.size,
                align="right",
            )
            at += labelled
            pen.rule(split + 2.4, at - 1.2, place.right - _PAD, at - 1.2, HAIRLINE)
        put_texts(pen, side, split + 2.4, at, scale.note)

    return [Band(rows=(Row(height, draw),), before=2.6, whole=True)]


def qr_box(block: QrBox, place: Place) -> list[Band]:
    """A QR code with words at its right in a 1 pt frame."""
    scale = place.scale
    side = block.side * scale.grow
    lines = place.setter.lines(block.text, scale.note, place.width - side - 7)
    height = max(side + 4, len(lines) * scale.note.line + 3)
    picture, words = place.node.figure(alternatives.code(block.payload, place.setter.spoken)), place.node.add("P")

    def draw(pen: Pen, top: float) -> None:
        pen.frame(place.x, top, place.width, height, FORM)
        pen.qr(picture, place.x + 2, top + (height - side) / 2, side, _lines_ended(block.payload))
        put_lines(
            pen.into(words), lines, place.x + side + 4.6, top + (height - len(lines) * scale.note.line) / 2, scale.note
        )

    return [Band(rows=(Row(height, draw),), before=2.6, whole=True)]


def _lines_ended(payload: str) -> str:
    """A calendar's lines end as its format asks (RFC 5545); what was printed before it held a whole calendar stays as it was."""
    return payload.replace("\n", "\r\n") + "\r\n" if payload.startswith("BEGIN:VCALENDAR") else payload
