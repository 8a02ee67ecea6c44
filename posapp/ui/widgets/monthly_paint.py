"""Bars of what is paid month by month: where they lie, and how each fate is painted. Knows no quote.

Where one payment dwarfs the others the axis is broken: what lies above the break is drawn shorter, cut by a zigzag, and a
note says so; every such bar carries its sum in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from posapp.ui.chart_views import BarFate, BarLabel, BarView, MonthlyView
from posapp.ui.paint import draw_text, text_width, yen
from posapp.ui.theme import colour
from posapp.ui.widgets.chart_layout import Places, Scale, step_of

BROKEN = 2.0
"""The axis is broken when the highest bar is more than this many times as high as the regular ones."""
_LOWER, _UPPER = 0.60, 0.70
"""Of a broken plot: the regular bars reach up to the first part, the others go on above the second."""
_HATCH = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarScale:
    """Yen to pixels, with a break above ``cap`` where there is one."""

    scale: Scale
    step: int
    cap: float
    most: int

    @property
    def broken(self) -> bool:
        """True when the axis is broken."""
        return self.most > self.cap

    def y(self, amount: float) -> float:
        """The height of an amount."""
        plot = self.scale.plot
        if not self.broken:
            return plot.bottom() - plot.height() * amount / self.cap
        if amount <= self.cap:
            return plot.bottom() - plot.height() * _LOWER * amount / self.cap
        above = (amount - self.cap) / max(1.0, self.most - self.cap)
        return plot.bottom() - plot.height() * (_UPPER + (1 - _UPPER) * above)

    def bar(self, month: int) -> tuple[float, float]:
        """Left edge and width of the bar of a month."""
        wide = max(3.0, min(self.scale.cell * 0.72, 24.0))
        return self.scale.x(month) - wide / 2, wide


def most_of(view: MonthlyView) -> int:
    """Yen of the month in which most is paid."""
    stacked: dict[int, int] = defaultdict(int)
    for bar in view.bars:
        stacked[bar.month] += bar.yen
    return max(stacked.values(), default=1)


def bar_scale(view: MonthlyView, scale: Scale) -> BarScale:
    """The scale for a view: regular bars keep most of the height."""
    most = most_of(view)
    ordinary = max(1, view.ordinary)
    if most > BROKEN * ordinary:
        return BarScale(scale=scale, step=step_of(ordinary, 2), cap=ordinary * 1.3, most=most)
    return BarScale(scale=scale, step=step_of(most, 4), cap=step_of(most, 4) * 4, most=most)


def boxes(view: MonthlyView, bars: BarScale) -> list[tuple[BarView, QRectF]]:
    """Each bar with its box; what is paid in the same month stands on top of one another."""
    made, below = [], defaultdict[int, int](int)
    for bar in view.bars:
        if not bar.yen:
            continue
        base = below[bar.month]
        below[bar.month] += bar.yen
        left, wide = bars.bar(bar.month)
        top = bars.y(base + bar.yen)
        made.append((bar, QRectF(left, top, wide, bars.y(base) - top)))
    return made


def paint_grid(painter: QPainter, bars: BarScale, broken: str) -> None:
    """Hairlines at round amounts; only the part below a break has any, and ``broken`` says what the break is."""
    plot, amount = bars.scale.plot, 0
    cut = plot.bottom() - plot.height() * (_LOWER + _UPPER) / 2
    while amount <= min(bars.cap, bars.most if bars.broken else bars.cap):
        y = bars.y(amount)
        painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), colour("grid" if amount else "edge"))
        row = QRectF(plot.left() - 108, y - 8, 100, 16)
        if not bars.broken or y - cut > 15:
            draw_text(painter, row, f"{yen(amount)}円", size=12, tone=colour("quiet"), right=True)
        amount += bars.step
    if bars.broken:
        draw_text(
            painter, QRectF(plot.left() - 108, cut - 8, 100, 16), broken, size=12, tone=colour("quiet"), right=True
        )


def paint_bars(painter: QPainter, drawn: list[tuple[BarView, QRectF]], bars: BarScale, *, kept: bool) -> None:
    """All bars, then the breaks through the high ones."""
    solid = colour("ink" if kept else "accent")
    for bar, box in drawn:
        if bar.fate in (BarFate.PAID, BarFate.DUE):
            painter.fillRect(box, solid)
            if bar.points:
                share = box.height() * bar.points / bar.yen
                painter.fillRect(QRectF(box.left(), box.bottom() - share, box.width(), share), colour("softline"))
        elif bar.fate is BarFate.WAIVED:
            paint_hatched(painter, box, line="accent", hatch="accent")
        elif bar.fate is BarFate.PURCHASE:
            painter.fillRect(box, colour("quiet"))
        elif bar.fate is BarFate.FEE:
            painter.fillRect(box, colour("hatch"))
        else:
            paint_hatched(painter, box, line="hatch", hatch="hatch", fill="cautionfill", dashed=True)
    if bars.broken:
        for _bar, box in drawn:
            if box.top() < bars.y(bars.cap) - 1 and box.bottom() > bars.y(bars.cap):
                _zigzag(painter, box, bars)


def paint_hatched(
    painter: QPainter, box: QRectF, *, line: str, hatch: str, fill: str = "surface", dashed: bool = False
) -> None:
    """A framed box of 45° lines, clipped by reckoning: quicker than a clip for many narrow bars."""
    painter.fillRect(box, colour(fill))
    painter.setPen(QPen(colour(hatch), 1.25))
    painter.drawLines(_hatch(box))
    painter.setPen(QPen(colour(line), 1.0, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _hatch(box: QRectF) -> list[QLineF]:
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    made, total = [], ((left + top) // _HATCH + 1) * _HATCH
    while total < right + bottom:
        x1, x2 = max(left, total - bottom), min(right, total - top)
        made.append(QLineF(x1, total - x1, x2, total - x2))
        total += _HATCH
    return made


def _zigzag(painter: QPainter, box: QRectF, bars: BarScale) -> None:
    """The cut through a bar that is drawn shorter than it is."""
    plot = bars.scale.plot
    y = plot.bottom() - plot.height() * (_LOWER + _UPPER) / 2
    left, right = box.left() - 4, box.right() + 4
    teeth = [QPointF(left + (right - left) * n / 4, y + (3 if n % 2 else -3)) for n in range(5)]
    painter.setBrush(colour("surface"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([p + QPointF(0, -3) for p in teeth] + [p + QPointF(0, 3) for p in reversed(teeth)]))
    painter.setPen(QPen(colour("ink"), 1.25))
    for by in (-3, 3):
        painter.drawPolyline(QPolygonF([p + QPointF(0, by) for p in teeth]))


def place_labels(
    labels: Iterable[BarLabel], drawn: list[tuple[BarView, QRectF]], bars: BarScale, right: float
) -> list[tuple[BarLabel, QRectF]]:
    """A place for each label near its bars; those of long runs first, which stand best above their middle."""
    plot = bars.scale.plot
    places = Places(QRectF(plot.left() + 2, plot.top() - 6, right - plot.left() - 4, plot.height() + 2))
    places.lines = [box for _bar, box in drawn]
    made = []
    for label in sorted(labels, key=lambda each: each.first - each.last):
        spot = places.find(_wishes(label, bars, text_width(label.words, 12, bold=True) + 4))
        if spot is not None:
            made.append((label, spot))
    return made


def _wishes(label: BarLabel, bars: BarScale, wide: float) -> list[QRectF]:
    """Above the middle, the beginning and the end of the run, then beside it at the same height."""
    left, (last, one) = bars.bar(label.first)[0], bars.bar(label.last)
    end, above = last + one, bars.y(label.yen) - 19
    beside = max(bars.y(label.yen), bars.scale.plot.top() - 4)
    return [
        QRectF((left + end - wide) / 2, above, wide, 16), QRectF(left, above, wide, 16),
        QRectF(end - wide, above, wide, 16), QRectF(left - wide - 6, beside, wide, 16), QRectF(end + 6, beside, wide, 16),
        *(QRectF(end - wide, above - 17 * n, wide, 16) for n in (1, 2)),
        *(QRectF(left, above - 17 * n, wide, 16) for n in (1, 2)),
    ]  # fmt: skip
