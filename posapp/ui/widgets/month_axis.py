"""The axis that the charts of months share: hairlines, months in words and calendar, groove, thumb. Knows no chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from posapp.ui import text
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import colour
from posapp.ui.views import MonthView
from posapp.ui.widgets.chart_layout import Scale, ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Distances in px below the plot; ``low`` draws closer together, without a ``slider`` only the months stand there."""

    slider: bool
    low: bool

    @property
    def middle(self) -> float:
        """The groove's middle."""
        return (18 if self.low else 22) if self.slider else 0

    @property
    def months(self) -> float:
        """The top of the months' words."""
        return (35 if self.low else 42) if self.slider else 7

    @property
    def line(self) -> float:
        """From the months' words to their calendar months."""
        return 14 if self.low else 16

    @property
    def foot(self) -> float:
        """Everything below the plot."""
        return self.months + self.line + 16 + (1 if self.low else 5)

    def paint_here(self, painter: QPainter, scale: Scale, there: MonthView) -> None:
        """The chosen month's own words, where the axis names it, in blue over the quiet ones."""
        if there.month in ticks(scale.first, scale.last):
            self.paint_tick(painter, scale, there, here=True)

    def paint_tick(self, painter: QPainter, scale: Scale, there: MonthView, *, here: bool = False) -> None:
        """A month's number and its calendar month."""
        name = text.PURCHASE_MONTH if there.month == scale.first else text.MONTHS_TH.format(month=there.month)
        date = text.YEAR_MONTH.format(year=there.year, month=there.number)
        box = QRectF(scale.x(there.month) - 38, scale.plot.bottom() + self.months, 76, 16)
        if here:
            painter.fillRect(box.adjusted(0, 0, 0, self.line), colour("surface"))
        draw_text(painter, box, name, size=12, bold=here, tone=colour("accent" if here else "ink"), centre=True)
        tone = colour("accent" if here else "quiet")
        draw_text(painter, box.translated(0, self.line), date, size=12, tone=tone, centre=True)

    def paint_thumb(self, painter: QPainter, scale: Scale, month: int, *, focus: bool) -> None:
        """The thumb, which carries the month."""
        x, y = scale.x(month), scale.plot.bottom() + self.middle
        half = 12 if self.low else 14
        thumb = QRectF(x - 22, y - half, 44, 2 * half)
        gap = 3 if self.low else 4
        draw_box(painter, thumb.adjusted(-gap, -gap, gap, gap), fill=colour("surface"), line=colour("accent"), radius=9,
                 width=2.0 if focus else 1.5)  # fmt: skip
        draw_box(painter, thumb, fill=colour("accent"), radius=6)
        draw_text(painter, thumb, str(month), size=16, bold=True, tone=colour("onaccent"), centre=True)


def paint_axis(
    painter: QPainter, axis: Axis, scale: Scale, months: Mapping[int, MonthView], allowed: tuple[int, ...], empty: str
) -> None:
    """Hairlines up from the named months, their words, and the groove with its reach; ``empty`` where there is none."""
    for month in ticks(scale.first, scale.last):
        x = round(scale.x(month))
        painter.fillRect(QRectF(x, scale.plot.top(), 1, scale.plot.height()), colour("grid"))
        if month in months:
            axis.paint_tick(painter, scale, months[month])
    if axis.slider:
        _groove(painter, axis, scale, allowed, empty)


def _groove(painter: QPainter, axis: Axis, scale: Scale, allowed: tuple[int, ...], empty: str) -> None:
    plot, middle = scale.plot, scale.plot.bottom() + axis.middle
    label = QRectF(0, middle - 8, 80, 16)
    draw_text(painter, label, text.RETURN_MONTH, size=12, bold=True, tone=colour("ink"), right=True)
    draw_box(painter, QRectF(plot.left(), middle - 4, plot.width(), 8), fill=colour("line"), line=colour("edge"),
             radius=4)  # fmt: skip
    for first, last in _reaches(allowed):
        left, right = scale.x(first) - scale.cell / 2, scale.x(last) + scale.cell / 2
        reach = QRectF(left, middle - 4, right - left, 8)
        draw_box(painter, reach, fill=colour("softline"), line=colour("accent"), radius=4)
    if not allowed and empty:
        box = QRectF(plot.left(), middle - 10, text_width(empty, 12) + 16, 20)
        draw_box(painter, box, fill=colour("surface"), line=colour("line"), radius=4)
        draw_text(painter, box, empty, size=12, tone=colour("quiet"), centre=True)


def _reaches(allowed: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs of months that follow one another: a gap between two windows is no month to choose."""
    made: list[tuple[int, int]] = []
    for month in allowed:
        if made and made[-1][1] == month - 1:
            made[-1] = (made[-1][0], month)
        else:
            made.append((month, month))
    return made
