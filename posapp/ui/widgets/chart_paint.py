"""The still part of the return chart: yen grid, kept line, steps, hatched surcharge, other programs, labels. Painted once per view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from posapp.ui.paint import draw_box, draw_hatch, draw_mark, draw_text, text_width, yen
from posapp.ui.theme import colour, is_dark
from posapp.ui.views import ChartView, MonthView, SeriesView
from posapp.ui.widgets.chart_layout import Places, Scale, around, runs, steps, treads

DASH = {"series2": [4.0, 2.0], "series3": [1.2, 1.6], "ink": [6.0, 2.0, 1.2, 2.0], "quiet": [6.0, 2.0, 1.2, 2.0]}

PILL = 20.0
"""Height of the fee's frame in px; no other label is as high."""


def paint_still(painter: QPainter, view: ChartView, scale: Scale) -> Places:
    """Paint everything that does not hang on the chosen month; answers where labels and lines are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_yen_grid(painter, scale)
    _band(painter, view, scale)
    for other in view.others:
        _segment(painter, other, scale)
    _lines(painter, view, scale)
    places = Places(scale.plot.adjusted(2, -9, 36, -2))
    places.lines = _drawn(view, scale)
    _head(painter, view, scale, places)
    if view.fee_label:
        _fee(painter, view, scale, places)
    if view.label and view.allowed():
        _own_label(painter, view, scale, places)
    if view.pointed is not None:
        _pointed(painter, view.pointed, view, scale, places)
    for other in view.others:
        _other_label(painter, other, scale, places)
    return places


def paint_yen_grid(painter: QPainter, scale: Scale, lines: Sequence[int] = (0, 1, 2, 3, 4)) -> None:
    """Hairlines at round amounts of yen with their labels at the left."""
    plot = scale.plot
    for nth in lines:
        y = scale.y(scale.step * nth)
        painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), colour("edge" if nth == 0 else "grid"))
        row = QRectF(plot.left() - 108, y - 8, 100, 16)
        draw_text(painter, row, f"{yen(scale.step * nth)}円", size=12, tone=colour("quiet"), right=True)


def _drawn(view: ChartView, scale: Scale) -> list[QRectF]:
    """Where lines run: no label should cover them."""
    made = [QRectF(scale.plot.left(), scale.y(view.kept) - 2, scale.plot.width(), 4)]
    series: list[list[tuple[int, int | None]]] = [[(m.month, m.total) for m in view.months]]
    series += [list(other.points) for other in view.others]
    if view.fee_label:
        series.append([(m.month, m.damaged) for m in view.months])
    for points in series:
        for run in runs(points):
            made += [QRectF(left, y - 3, right - left, 6) for left, right, y in treads(scale, run)]
    return made


def _band(painter: QPainter, view: ChartView, scale: Scale) -> None:
    """Between the sound and the damaged total; where a damaged return is refused it reaches the kept line."""
    by_month = {m.month: m for m in view.months}
    for run in runs((m.month, m.total) for m in view.months):
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
        draw_hatch(painter, area, colour("cautionline" if is_dark() else "hatch"), gap=8, width=0.8)
        painter.setPen(QPen(colour("hatch"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(top))


def _lines(painter: QPainter, view: ChartView, scale: Scale) -> None:
    y = scale.y(view.kept)
    painter.setPen(QPen(colour("ink"), 2.0))
    painter.drawLine(QPointF(scale.plot.left(), y), QPointF(scale.plot.right(), y))
    pen = QPen(colour("accent"), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    for run in runs((m.month, m.total) for m in view.months):
        painter.drawPolyline(QPolygonF(steps(scale, run)))


def _segment(painter: QPainter, other: SeriesView, scale: Scale) -> None:
    """Another program's steps, dashed in its own way, its mark at both ends."""
    tone = colour(other.role)
    for run in runs(other.points):
        pen = QPen(tone, 2.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(DASH.get(other.role, [4.0, 2.0]))
        line = steps(scale, run)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(line))
        for end in (line[0], line[-1]):
            draw_mark(painter, other.mark, end, tone, 8)


# --- labels


def _head(painter: QPainter, view: ChartView, scale: Scale, places: Places) -> None:
    """The kept line's own words above it, and from which month damage is refused."""
    plot, top = scale.plot, scale.y(view.kept) - 18
    wide = text_width(view.kept_label, 12, bold=True)
    box = places.take(QRectF(plot.left() + 8, top, wide, 16))
    draw_text(painter, box, view.kept_label, size=12, bold=True, tone=colour("ink"))
    if view.refusal is None:
        return
    month, words = view.refusal
    wide = text_width(words, 12, bold=True)
    right = plot.right() + 28 - wide
    wish = [QRectF(min(scale.x(month) - wide / 2, right), top, wide, 16), QRectF(right, top, wide, 16)]
    wish += [QRectF(right, top + down, wide, 16) for down in (22, 38, 54)]
    lines, places.lines = places.lines, []  # the kept line is its own
    spot = places.find(wish)
    places.lines = lines
    if spot is not None:
        _words(painter, spot, words, "caution")


def _words(painter: QPainter, spot: QRectF, words: str, role: str, *, bold: bool = True) -> None:
    painter.fillRect(spot.adjusted(-1, 2, 1, -2), colour("surface"))
    draw_text(painter, spot, words, size=12, bold=bold, tone=colour(role))


def _fee(painter: QPainter, view: ChartView, scale: Scale, places: Places) -> None:
    """The fee in a pill on its band, where the band is widest from the left."""
    shown = [m for m in view.months if m.total is not None and m.damaged is not None]
    if not shown:
        return
    wide = text_width(view.fee_label, 12, bold=True) + 14
    bands = [(m, scale.y(m.total or 0), scale.y(m.damaged or 0)) for m in shown]
    lines = places.lines
    inside = _within(bands, wide, scale)
    if inside:
        places.lines, wish = [], inside  # it lies within its own band
    else:
        m, low, high = bands[0]
        wish = [QRectF(scale.x(m.month) - wide - 12, (low + high - PILL) / 2, wide, PILL)]
        wish += [QRectF(scale.x(m.month), y, wide, PILL) for y in (high - PILL - 6, low + 6)]
    spot = places.find(wish)
    places.lines = lines
    if spot is not None:
        draw_box(painter, spot, fill=colour("surface"), line=colour("hatch"), radius=3)
        draw_text(painter, spot, view.fee_label, size=12, bold=True, tone=colour("caution"), centre=True)


def _within(bands: list[tuple[MonthView, float, float]], wide: float, scale: Scale) -> list[QRectF]:
    """Where a frame ``wide`` px long lies within the band over its whole length; it may reach 2 px over the edges."""
    made = []
    for m, low, high in bands:
        left, y = scale.x(m.month) - scale.cell / 2 + 7, (low + high) / 2
        under = [(a, b) for n, a, b in bands if left - scale.cell < scale.x(n.month) < left + wide + scale.cell]
        whole = len(under) * scale.cell >= wide
        if whole and all(b - 2 <= y - PILL / 2 and y + PILL / 2 <= a + 2 for a, b in under):
            made.append(QRectF(left, y - PILL / 2, wide, PILL))
    return made


def _marked(painter: QPainter, spot: QRectF, mark: str, words: str, role: str) -> None:
    painter.fillRect(spot.adjusted(-1, 2, 1, -2), colour("surface"))
    draw_mark(painter, mark, QPointF(spot.left() + 5, spot.center().y()), colour(role), 9)
    draw_text(painter, spot.adjusted(15, 0, 0, 0), words, size=12, bold=True, tone=colour(role))


def _own_label(painter: QPainter, view: ChartView, scale: Scale, places: Places) -> None:
    first = next(m for m in view.months if m.total is not None)
    left, y = scale.x(first.month) - scale.cell / 2, scale.y(first.total or 0)
    wide = text_width(view.label, 12, bold=True) + 16
    pills = [box for box in places.taken if box.height() == PILL]
    beside = [QRectF(pill.right() + 10, pill.center().y() - 8, wide, 16) for pill in pills]
    segment = QRectF(left, y - 2, max(1.0, _last(view, scale) - left), 4)
    spot = places.find([QRectF(left + 2, y + 5, wide, 16), *beside, *around(segment, wide)])
    if spot is not None:
        _marked(painter, spot, view.mark, view.label, "accent")


def _last(view: ChartView, scale: Scale) -> float:
    return scale.x(max(view.allowed())) + scale.cell / 2


def _other_label(painter: QPainter, other: SeriesView, scale: Scale, places: Places) -> None:
    ends = [p for run in runs(other.points) for p in steps(scale, run)]
    if not ends:
        return
    lowest = max(p.y() for p in ends)
    segment = QRectF(QPointF(ends[0].x(), lowest - 2), QPointF(ends[-1].x(), lowest + 2))
    spot = places.find(around(segment, text_width(other.label, 12, bold=True) + 16))
    if spot is not None:
        _marked(painter, spot, other.mark, other.label, other.role)


def _pointed(
    painter: QPainter, pointed: tuple[int, str], view: ChartView, scale: Scale, places: Places
) -> None:  # fmt: skip
    """A ring on the month from which damage is refused, with its sum where there is room."""
    month, words = pointed
    there = view.at(month)
    if there is None or there.total is None:
        return
    spot = QPointF(scale.x(month), scale.y(there.total))
    painter.setPen(QPen(colour("accent"), 2.0))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(spot, 5, 5)
    wide = text_width(words, 12)
    wish = [QRectF(spot.x() + 6, spot.y() + 7 + 9 * n, wide, 16) for n in (0, 1, 2)]
    wish += [QRectF(spot.x() - 6 - wide, spot.y() + 7 + 9 * n, wide, 16) for n in (0, 1, 2)]
    box = places.find(wish, far=False)
    if box is not None:
        _words(painter, box, words, "ink", bold=False)
