"""毎月の支払い: a bar for every payment in its calendar month, and what a return in the month shown makes of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from posapp.ui import text
from posapp.ui import text_charts as words
from posapp.ui.chart_views import BarFate, BarView, Figures, MonthlyView
from posapp.ui.paint import draw_text, text_width, yen
from posapp.ui.theme import colour
from posapp.ui.views import MonthView
from posapp.ui.widgets.chart_layout import Scale
from posapp.ui.widgets.month_picker import RIGHT, UP, MonthPicker
from posapp.ui.widgets.monthly_paint import (
    bar_scale,
    boxes,
    most_of,
    paint_bars,
    paint_grid,
    paint_hatched,
    place_labels,
)

EDGE = 16
"""Where the row of sums begins, as the card's title does."""
LEGEND = 26
"""The row of sums above the bars, in px."""
_FATES = {
    BarFate.PURCHASE: words.FATE_PURCHASE, BarFate.PAID: words.FATE_PAID, BarFate.DUE: words.FATE_DUE, BarFate.WAIVED: words.FATE_WAIVED,
    BarFate.FEE: words.FATE_FEE, BarFate.DAMAGE: words.FATE_DAMAGE,
}  # fmt: skip
_ROWS = {
    BarFate.PURCHASE: words.PURCHASE_ROW, BarFate.FEE: words.FEE_ROW, BarFate.DAMAGE: words.DAMAGE_ROW,
}  # fmt: skip


def _grid_of(view: MonthlyView) -> tuple[object, ...]:
    """What the still layer shows: the axis, and the amounts that set its height."""
    return view.months, view.ordinary, most_of(view)


class MonthlyChart(MonthPicker):
    """Shows a MonthlyView; its slider asks for another month, and the next view answers."""

    def __init__(self, *, zoom: float = 1.0, slider: bool = True, parent: QWidget | None = None) -> None:
        self._view = MonthlyView(months=(), month=None, bars=(), labels=(), ordinary=1, sums=(), says="")
        super().__init__(zoom=zoom, slider=slider, parent=parent)

    def show_chart(self, view: MonthlyView) -> None:
        """Show another quote or another month."""
        shown, self._view = self._view, view
        if _grid_of(shown) != _grid_of(view):
            self._forget()
        month = view.month if view.month is not None else self.month()
        self._show_months(view.months, month, view.empty)

    def says(self) -> str:
        return self._view.says

    def headline(self) -> str:
        if self._view.lump:
            return words.LUMP_TITLE
        if self._view.month is None:
            return words.MONTHLY_TITLE_KEPT
        return words.MONTHLY_TITLE.format(month=self._view.month)

    def figures(self) -> Figures:
        """Every payment: when, how much if kept, how much if returned, and why."""
        heads: tuple[str, ...] = (
            words.TABLE_NUMBER,
            words.TABLE_BILLED,
            words.TABLE_IF_KEPT,
            words.TABLE_IF_RETURNED,
            words.TABLE_FATE,
        )
        if self._view.month is None:
            heads = heads[:3]
        bars = sorted(self._view.bars, key=lambda b: (b.month, b.number is None and b.fate is not BarFate.PURCHASE))
        rows = tuple(self._row(bar)[: len(heads)] for bar in bars)
        at = next((n for n, bar in enumerate(bars) if bar.month == self._view.month), None)
        return Figures(heads=heads, rows=rows, months=(None,) * len(rows), figures=frozenset({2, 3}), at=at)

    def _row(self, bar: BarView) -> tuple[str, ...]:
        there = self._by_month.get(bar.month)
        billed = text.YEAR_MONTH.format(year=there.year, month=there.number) if there is not None else ""
        amount = f"{yen(bar.yen)}円"
        if bar.number is None:
            kept = amount if bar.fate is BarFate.PURCHASE else "0円"
            return _ROWS[bar.fate], billed, kept, amount, _FATES[bar.fate]
        returned = "0円" if bar.fate is BarFate.WAIVED else amount
        return words.NUMBER.format(number=bar.number), billed, amount, returned, _FATES[bar.fate]

    def scale(self) -> Scale:
        plot = self.plot().adjusted(0, LEGEND, 0, 0)
        first = self._months[0].month if self._months else 0
        return Scale(plot, first, self._months[-1].month if self._months else 1, 1)

    # --- painting

    def _paint_still(self, painter: QPainter, scale: Scale) -> None:
        paint_grid(painter, bar_scale(self._view, scale), words.BROKEN)

    def _paint_month(self, painter: QPainter, scale: Scale, there: MonthView | None) -> None:
        bars = bar_scale(self._view, scale)
        drawn = boxes(self._view, bars)
        if self._view.month is not None:
            x = scale.x(self._view.month)
            painter.setPen(QPen(colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, scale.plot.top() - 2), QPointF(x, scale.plot.bottom() + self.axis().middle))
        paint_bars(painter, drawn, bars, kept=self._view.month is None)
        for label, spot in place_labels(self._view.labels, drawn, bars, scale.plot.right() + RIGHT - 6):
            painter.fillRect(spot.adjusted(-1, 2, 1, -2), colour("surface"))
            draw_text(painter, spot, label.words, size=12, bold=True, tone=colour(label.role), centre=True)
        self._legend(painter)

    def _legend(self, painter: QPainter) -> None:
        x = float(EDGE)
        for kind, said in self._view.sums:
            if kind != "kept":
                self._swatch(painter, kind, QRectF(x, UP, 12, 12))
                x += 17
            elif self._view.month is None:
                painter.fillRect(QRectF(x, UP, 12, 12), colour("ink"))
                x += 17
            row = QRectF(x, UP - 2, 1, 16)
            draw_text(painter, row, said, size=12, bold=True, tone=colour("accent" if kind == "paid" else "ink"))
            x += text_width(said, 12, bold=True) + 16

    def _swatch(self, painter: QPainter, kind: str, box: QRectF) -> None:
        if kind == BarFate.WAIVED.value:
            paint_hatched(painter, box, line="accent", hatch="accent")
        else:
            painter.fillRect(box, colour("softline" if kind == "points" else "accent"))
