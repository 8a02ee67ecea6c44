"""The still part of the return chart: grid, kept line, steps, hatched surcharge, other programs, labels. Painted once per view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from posapp.ui.paint import draw_box, draw_hatch, draw_mark, draw_text, figure_width, text_width, yen
from posapp.ui.theme import colour
from posapp.ui.views import ChartView, SeriesView
from posapp.ui.widgets.chart_layout import Scale, around, free_spot, runs, steps

_DASH = {"series2": [4.0, 2.0], "series3": [1.2, 1.6], "ink": [6.0, 2.0, 1.2, 2.0], "quiet": [6.0, 2.0, 1.2, 2.0]}

PILL = 20.0
"""Height of the fee's frame in px; no other label is as high."""


def paint_still(painter: QPainter, view: ChartView, scale: Scale) -> list[QRectF]:
    """Paint everything that does not hang on the chosen month; answers the boxes of the labels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _grid(painter, scale)
    _band(painter, view, scale)
    for other in view.others:
        _segment(painter, other, scale)
    _lines(painter, view, scale)
    taken = _labels(painter, view, scale)
    for other in view.others:
        taken += _other_label(painter, other, view, scale, taken)
    return taken


def _grid(painter: QPainter, scale: Scale) -> None:
    plot = scale.plot
    for nth in range(5):
        y = scale.y(scale.step * nth)
        painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), colour("edge" if nth == 0 else "grid"))
        row = QRectF(plot.left() - 108, y - 8, 100, 16)
        draw_text(painter, row, f"{yen(scale.step * nth)}円", size=12, tone=colour("quiet"), right=True)


def paint_month_lines(painter: QPainter, months: list[int], scale: Scale) -> None:
    """Hairlines up from the labelled months."""
    for month in months:
        painter.fillRect(QRectF(round(scale.x(month)), scale.plot.top(), 1, scale.plot.height()), colour("grid"))


def _band(painter: QPainter, view: ChartView, scale: Scale) -> None:
    """Between the sound and the damaged total; where a damaged return is refused it reaches the kept line."""
    for run in runs((m.month, m.total) for m in view.months):
        by_month = {m.month: m for m in view.months}
        upper = []
        for month, _total in run:
            damaged = by_month[month].damaged
            upper.append((month, view.kept if damaged is None else damaged))
        if not view.fee_label or all(high == low for (_, high), (_, low) in zip(upper, run, strict=True)):
            continue
        top, bottom = steps(scale, upper), steps(scale, run)
        area = QPainterPath()
        area.addPolygon(QPolygonF([*top, *reversed(bottom)]))
        area.closeSubpath()
        painter.fillPath(area, colour("cautionfill"))
        draw_hatch(painter, area, colour("hatch" if not _dark() else "cautionline"), gap=8, width=0.8)
        painter.setPen(QPen(colour("hatch"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(top))


def _dark() -> bool:
    return colour("surface").lightnessF() < 0.5


def _lines(painter: QPainter, view: ChartView, scale: Scale) -> None:
    y = scale.y(view.kept)
    painter.setPen(QPen(colour("ink"), 2.0))
    painter.drawLine(QPointF(scale.plot.left(), y), QPointF(scale.plot.right(), y))
    pen = QPen(colour("accent"), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    for run in runs((m.month, m.total) for m in view.months):
        painter.drawPolyline(QPolygonF(steps(scale, run)))


def _text(painter: QPainter, box: QRectF, words: str, role: str, *, bold: bool = True) -> QRectF:
    painter.fillRect(box.adjusted(-2, 1, 2, -1), colour("surface"))
    draw_text(painter, box, words, size=12, bold=bold, tone=colour(role))
    return box


def _labels(painter: QPainter, view: ChartView, scale: Scale) -> list[QRectF]:
    plot, kept_y = scale.plot, scale.y(view.kept)
    wide = text_width(view.kept_label, 12, bold=True)
    head = QRectF(plot.left() + 8, kept_y - 18, wide, 16)
    draw_text(painter, head, view.kept_label, size=12, bold=True, tone=colour("ink"))
    taken = [head, QRectF(plot.left(), kept_y - 3, plot.width(), 6)]
    shown = [m for m in view.months if m.total is not None]
    if not shown:
        return taken
    taken += [QRectF(scale.x(m.month) - scale.cell / 2, scale.y(m.total or 0) - 3, scale.cell, 6) for m in shown]
    if view.fee_label:
        taken += _fee_labels(painter, view, scale, head)
    if view.label:
        taken.append(_own_label(painter, view, scale, taken))
    if view.pointed is not None:
        taken += _pointed(painter, view, scale, taken)
    return taken


def _own_label(painter: QPainter, view: ChartView, scale: Scale, taken: list[QRectF]) -> QRectF:
    first = next(m for m in view.months if m.total is not None)
    plot = scale.plot
    own = QRectF(scale.x(first.month), scale.y(first.total or 0), 1, 1)
    wide = text_width(view.label, 12, bold=True) + 16
    beside = [QRectF(pill.right() + 10, pill.center().y() - 8, wide, 16) for pill in taken if pill.height() == PILL]
    spots = [QRectF(own.left() + 2, own.bottom() + 5, wide, 16), *beside, *around(own, wide)]
    inside = plot.adjusted(-4, 0, 30, 0)
    spot = free_spot(spots, [*taken, *_rivals(view, scale)], inside) or free_spot(spots, taken, inside) or spots[0]
    draw_mark(painter, view.mark, QPointF(spot.left() + 5, spot.center().y()), colour("accent"), 9)
    draw_text(painter, spot.adjusted(15, 0, 0, 0), view.label, size=12, bold=True, tone=colour("accent"))
    return spot


def _fee_labels(painter: QPainter, view: ChartView, scale: Scale, head: QRectF) -> list[QRectF]:
    """The fee in a pill on the band; the month of refusal above the kept line."""
    made: list[QRectF] = []
    shown = [m for m in view.months if m.total is not None and m.damaged is not None]
    if shown:
        first = shown[0]
        middle = (scale.y(first.total or 0) + scale.y(first.damaged or 0)) / 2
        wide = text_width(view.fee_label, 12, bold=True) + 14
        left = min(scale.x(first.month) - scale.cell / 2 + 7, scale.plot.right() - wide)
        pill = QRectF(left, middle - PILL / 2, wide, PILL)
        draw_box(painter, pill, fill=colour("surface"), line=colour("hatch"), radius=3)
        draw_text(painter, pill, view.fee_label, size=12, bold=True, tone=colour("caution"), centre=True)
        made.append(pill)
    if view.refusal is not None:
        month, words = view.refusal
        wide = text_width(words, 12, bold=True)
        left = min(max(scale.x(month) - wide / 2, head.right() + 12), scale.plot.right() - wide)
        if month < scale.last:
            left = scale.plot.right() - wide
        box = QRectF(max(left, head.right() + 12), head.top(), wide, 16)
        draw_text(painter, box, words, size=12, bold=True, tone=colour("caution"))
        made.append(box)
    return made


def _pointed(painter: QPainter, view: ChartView, scale: Scale, taken: list[QRectF]) -> list[QRectF]:
    month, words = view.pointed or (0, "")
    there = view.at(month)
    if there is None or there.total is None:
        return []
    spot = QPointF(scale.x(month), scale.y(there.total))
    painter.setPen(QPen(colour("accent"), 2.0))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(spot, 5, 5)
    wide = text_width(words, 12)
    candidates = [
        QRectF(spot.x() + 6, spot.y() + 7, wide, 16),
        QRectF(spot.x() - 6 - wide, spot.y() + 24, wide, 16),
        QRectF(spot.x() + 6, spot.y() + 25, wide, 16),
    ]
    box = free_spot(candidates, taken, scale.plot.adjusted(0, 0, 28, 0))
    if box is None:
        return []
    return [_text(painter, box, words, "ink", bold=False)]


def _segment(painter: QPainter, other: SeriesView, scale: Scale) -> None:
    tone = colour(other.role)
    for run in runs(other.points):
        pen = QPen(tone, 3.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASH.get(other.role, [4.0, 2.0]))
        line = steps(scale, run)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(QPen(tone, 2.0))
        for end in (line[0], line[-1]):
            painter.drawLine(QPointF(end.x(), end.y() - 5), QPointF(end.x(), end.y() + 5))


def _rivals(view: ChartView, scale: Scale) -> list[QRectF]:
    """Where the lines of the other programs run."""
    return [
        QRectF(p.x() - 2, p.y() - 4, 4, 8) for other in view.others for r in runs(other.points) for p in steps(scale, r)
    ]


def _other_label(
    painter: QPainter, other: SeriesView, view: ChartView, scale: Scale, taken: list[QRectF]
) -> list[QRectF]:
    found = runs(other.points)
    if not found:
        return []
    ends = [p for run in found for p in steps(scale, run)]
    lowest = max(p.y() for p in ends)
    segment = QRectF(QPointF(ends[0].x(), lowest - 2), QPointF(ends[-1].x(), lowest + 2))
    wide = text_width(other.label, 12, bold=True) + 16
    spot = free_spot(around(segment, wide), [*taken, *_rivals(view, scale)], scale.plot.adjusted(2, 0, 28, -2))
    if spot is None:
        spot = free_spot(around(segment, wide), taken, scale.plot.adjusted(2, 0, 28, 0))
    if spot is None:
        return []
    painter.fillRect(spot.adjusted(-2, 1, 2, -1), colour("surface"))
    draw_mark(painter, other.mark, QPointF(spot.left() + 5, spot.center().y()), colour(other.role), 9)
    draw_text(painter, spot.adjusted(15, 0, 0, 0), other.label, size=12, bold=True, tone=colour(other.role))
    return [spot]


def axis_width(view: ChartView, scale_top: int) -> float:
    """Width in px of the widest label of the yen axis."""
    return figure_width(yen(max(scale_top, view.kept)), 12) + text_width("円", 12)
