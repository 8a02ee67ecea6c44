"""Blocks into bands: which layer sets which block, and the blocks that hold others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from posapp.documents import (
    blanks,
    pdf_blanks,
    pdf_blocks,
    pdf_boxes,
    pdf_calendar,
    pdf_charts,
    pdf_damage,
    pdf_device,
    pdf_photos,
    pdf_tables,
    pdf_topics,
    pdf_totals,
    pictures,
)
from posapp.documents import blocks as model
from posapp.documents.blocks import Block, Framed, PageBreak, SideBySide
from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_fit import fitted
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import FORM, FRAME, Pen

_LAYERS: Final[dict[type[Any], Callable[[Any, Place], list[Band]]]] = {
    model.Heading: pdf_blocks.heading,
    model.Lead: pdf_blocks.lead,
    model.Body: pdf_blocks.body,
    model.Notes: pdf_blocks.notes,
    model.Space: pdf_blocks.space,
    model.PriceStrip: pdf_blocks.price_strip,
    model.Summary: pdf_blocks.summary,
    model.Ticks: pdf_blocks.ticks,
    model.TotalsFrame: pdf_totals.totals_frame,
    model.TotalsRow: pdf_totals.totals_row,
    model.FormTable: pdf_tables.form_table,
    model.ClauseTable: pdf_tables.clause_table,
    model.FigureTable: pdf_tables.figure_table,
    model.TopicTable: pdf_topics.topic_table,
    pictures.BarChart: pdf_charts.bar_chart,
    pictures.TimeLine: pdf_charts.time_line,
    pictures.YearGrid: pdf_calendar.year_grid,
    pictures.MonthSheets: pdf_calendar.month_sheets,
    model.DateBoxes: pdf_boxes.date_boxes,
    model.PartyBoxes: pdf_boxes.party_boxes,
    model.SignatureBox: pdf_boxes.signature_box,
    pictures.QrBox: pdf_boxes.qr_box,
    pictures.DamagePictures: pdf_damage.damage_pictures,
    pictures.DeviceDrawing: pdf_device.device_drawing,
    pictures.PhotoGrid: pdf_photos.photo_grid,
    blanks.BlankForm: pdf_blanks.blank_form,
    blanks.CheckTable: pdf_blanks.check_table,
    blanks.Big: pdf_blanks.big,
}
_DRAWN: Final = (
    pictures.BarChart, pictures.TimeLine, pictures.YearGrid, pictures.MonthSheets, pictures.DeviceDrawing,
    blanks.BlankForm, blanks.CheckTable, blanks.Big,
)  # fmt: skip
"""Drawings to scale and blanks to write in: their words have no room for readings over them."""


def stack(blocks: Sequence[Block], place: Place) -> list[Band]:
    """The bands of blocks one under another; a heading opens a section of the structure."""
    bands: list[Band] = []
    outer = place.node
    for block in blocks:
        if isinstance(block, model.Heading):
            place = place.under(outer.add("Sect"))
        if isinstance(block, PageBreak):
            bands.append(Band(rows=(), breaks=True, soft=block.soft))
        elif isinstance(block, Framed):
            bands.append(_framed(block, place))
        elif isinstance(block, SideBySide):
            bands.extend(_beside(block, place))
        else:
            where = place.unread() if isinstance(block, _DRAWN) else place
            bands.extend(_LAYERS[type(block)](fitted(block, where), where))
    return bands


def _column(bands: Sequence[Band]) -> Row:
    """Bands as one undivided row."""
    height, tops = 0.0, []
    for i, band in enumerate(bands):
        height += band.before if i else 0.0
        tops.append(height)
        height += band.height

    def draw(pen: Pen, top: float) -> None:
        for band, offset in zip(bands, tops, strict=True):
            at = top + offset
            if band.ground:
                band.ground(pen, at, at + band.height)
            y = at
            for row in ([band.head] if band.head else []) + list(band.rows):
                pen.lift()
                row.draw(pen, y)
                y += row.height
            if band.frame:
                band.frame(pen, at, at + band.height)

    return Row(height, draw)


def _framed(block: Framed, place: Place) -> Band:
    inner = _column(stack(block.blocks, place.part(place.x + 3.2, place.width - 6.4)))
    weight = FRAME if block.strong else FORM

    def draw(pen: Pen, top: float) -> None:
        inner.draw(pen, top + 1.8 + place.scale.drop)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        pen.frame(place.x, top, place.width, bottom - top, weight)

    return Band(rows=(Row(inner.height + 3.4, draw),), before=2.6, frame=frame, whole=True, with_next=block.keep)


def _apart(bands: list[Band], gap: float = 2.4) -> list[Band]:
    """Bands whose first stands clear of what is above: two tables would seem one."""
    return [replace(band, before=max(band.before, gap)) if i == 0 else band for i, band in enumerate(bands)]


def _beside(block: SideBySide, place: Place) -> list[Band]:
    if not place.scale.abreast:
        return [*stack(block.left, place), *_apart(stack(block.right, place))]
    left = _column(stack(block.left, place.part(place.x, block.left_width)))
    start = block.left_width + block.gutter
    right = _column(stack(block.right, place.part(place.x + start, place.width - start)))

    def draw(pen: Pen, top: float) -> None:
        left.draw(pen, top)
        right.draw(pen, top)

    opens = any(isinstance(column[0], model.Heading) for column in (block.left, block.right) if column)
    return [Band(rows=(Row(max(left.height, right.height), draw),), before=2.4, whole=True, opens=opens)]
