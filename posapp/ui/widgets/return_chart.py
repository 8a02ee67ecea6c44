"""「N か月目に返却したら、全部でいくらか」: the chart whose slider is its axis. It shows a ChartView and answers a month.

The still layer is kept as a picture; a move of the thumb repaints only line, flag, thumb and the month's words.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from posapp.ui import text
from posapp.ui import text_charts as said
from posapp.ui.chart_views import Figures
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen, yen_width
from posapp.ui.theme import colour
from posapp.ui.views import ChartView, MonthView
from posapp.ui.widgets.chart_layout import Places, Scale, covered, hits, scale_of
from posapp.ui.widgets.chart_paint import paint_still
from posapp.ui.widgets.month_picker import MonthPicker


def _two_lines(name: str) -> str:
    """A program's name in the head of a narrow column."""
    return name if len(name) <= 6 else f"{name[: len(name) // 2 + 1]}\n{name[len(name) // 2 + 1 :]}"


LOW_PLOT = 150
"""A plot lower than this many px shows its flag in one line."""
_TRIED = 16
"""Of the places that cover no word, how many are compared by how much of the lines they cover."""


class ReturnChart(MonthPicker):
    """The chart; only months with a benefit are reached."""

    def __init__(self, *, zoom: float = 1.0, slider: bool = True, parent: QWidget | None = None) -> None:
        self._view = ChartView(months=(), kept=0, kept_label="", label="")
        self._places = Places(QRectF())
        super().__init__(zoom=zoom, slider=slider, parent=parent)

    def show_chart(self, view: ChartView, month: int) -> None:
        """Show another quote or another month."""
        if view != self._view:
            self._view = view
            self._forget()
        self._show_months(view.months, month, view.empty)

    def view(self) -> ChartView:
        """What is shown."""
        return self._view

    def says(self) -> str:
        there = self.there()
        if there is None or there.total is None:
            return self._view.empty
        told = text.CHART_SAYS.format(when=self.when(), total=yen(there.total), kept=yen(self._view.kept))
        if self._view.fee_label:
            more = text.CHART_REFUSED if there.damaged is None else text.CHART_DAMAGED
            told += more.format(damaged=yen(there.damaged or 0))
        return told

    def headline(self) -> str:
        if self.there() is None:
            return text.CHART_TITLE_NONE
        return text.CHART_TITLE.format(month=self.month())

    def note(self) -> str:
        return text.CHART_NOTE if self._view.others else ""

    def figures(self) -> Figures:
        """Every month with a benefit: returned, damaged, less than kept, and the other programs in the same month."""
        view, damage = self._view, bool(self._view.fee_label)
        heads = (said.TABLE_MONTH, said.TABLE_KEPT, said.TABLE_RETURNED, said.TABLE_LESS)
        heads += (*((said.TABLE_DAMAGED,) if damage else ()), *(_two_lines(other.name) for other in view.others))
        others = [dict(other.points) for other in view.others]
        rows, months = [], []
        for m in view.months:
            if m.total is None:
                continue
            row = [self._row_head(m), *(f"{yen(amount)}円" for amount in (view.kept, m.total, view.kept - m.total))]
            if damage:
                row.append(said.TABLE_REFUSED if m.damaged is None else f"{yen(m.damaged)}円")
            row += [f"{yen(other[m.month])}円" if m.month in other else "－" for other in others]
            rows.append(tuple(row))
            months.append(m.month)
        at = months.index(self.month()) if self.month() in months else None
        return Figures(
            heads=heads, rows=tuple(rows), months=tuple(months), figures=frozenset(range(1, len(heads))), at=at
        )

    def _row_head(self, there: MonthView) -> str:
        name = text.MONTHS_TH.format(month=there.month)
        if there.month == self._view.months[0].month:
            name = text.PURCHASE_MONTH
        return f"{name}　{text.YEAR_MONTH.format(year=there.year, month=there.number)}"

    def scale(self) -> Scale:
        return scale_of(self._view, self.plot())

    # --- painting

    def _paint_still(self, painter: QPainter, scale: Scale) -> None:
        self._places = paint_still(painter, self._view, scale)

    def _paint_month(self, painter: QPainter, scale: Scale, there: MonthView | None) -> None:
        if there is None:
            return
        x, y = scale.x(there.month), scale.y(there.total or 0)
        self._line(painter, scale, x)
        painter.setPen(QPen(colour("surface"), 1.5))
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QPointF(x, y), 7, 7)
        self._flag(painter, scale, there, x, y)

    def _line(self, painter: QPainter, scale: Scale, x: float) -> None:
        """From the top to the groove; no line runs through a word."""
        painter.setPen(QPen(colour("accent"), 1.5))
        from_y = scale.plot.top()
        for label in sorted(self._places.taken, key=lambda box: box.top()):
            if label.left() - 2 < x < label.right() + 2 and label.bottom() > from_y:
                painter.drawLine(QPointF(x, from_y), QPointF(x, max(from_y, label.top())))
                from_y = label.bottom()
        painter.drawLine(QPointF(x, from_y), QPointF(x, scale.plot.bottom() + self.axis().middle))

    def _flag(self, painter: QPainter, scale: Scale, there: MonthView, x: float, y: float) -> None:
        total = yen(there.total or 0)
        figure = yen_width(total, 20, bold=True)
        words, box = self._flag_box(scale, figure, x, y)
        draw_box(painter, box, fill=colour("accent"), radius=4)
        tone, one_line = colour("onaccent"), box.height() < 50
        high = box.height() if one_line else 30
        draw_text(painter, QRectF(box.left() + 12, box.top(), 1, high), words, size=12, tone=tone)
        top, line = (box.top(), box.height()) if one_line else (box.top() + 22, 26)
        base = baseline(metrics_of(20, True), top, line)
        draw_yen(painter, box.right() - 12, base, total, size=20, bold=True, tone=tone)

    def _flag_box(self, scale: Scale, figure: float, x: float, y: float) -> tuple[str, QRectF]:
        """Words and box beside the line where they cover no label: two lines, one line, at last the figure alone."""
        plot, places = scale.plot, self._places
        free: list[tuple[str, QRectF]] = []
        for words, high in self._flag_forms(plot.height() >= LOW_PLOT):
            room = text_width(words, 12) if words else 0.0
            wide = max(room, figure) + 24 if high > 50 else room + (18 if words else 0) + figure + 24
            for box in self._flag_spots(scale, x, y, wide, high):
                if not hits(box, places.taken):
                    if not hits(box, places.lines):
                        return words, box
                    free.append((words, box))
        if free:  # over a line, never over a word
            return min(free[:_TRIED], key=lambda spot: covered(spot[1], places.lines))
        return "", QRectF(min(x, plot.right() - figure), plot.top(), figure + 24, 28)

    def _flag_forms(self, roomy: bool) -> list[tuple[str, float]]:
        short = self.when(short=True)
        forms = [(self.when(), 52.0), (short, 52.0)] if roomy else []
        return [*forms, (short, 32.0), ("", 30.0)]

    def _flag_spots(self, scale: Scale, x: float, y: float, wide: float, high: float) -> list[QRectF]:
        """At the foot, above the point, then anywhere beside the line; never over the point."""
        plot, point = scale.plot, QRectF(x - 6, y - 6, 12, 12)
        inside = QRectF(plot.left(), plot.top() - 4, self._wide() - plot.left(), plot.height() + 4)
        tops = [plot.bottom() - 6 - high, y - 16 - high]
        tops += [float(top) for top in range(round(plot.top()), round(plot.bottom() - high), 6)]
        boxes = [QRectF(left, top, wide, high) for top in tops for left in (x - wide, x)]
        boxes += [box.translated(8 if box.left() == x else -8, 0) for box in boxes]
        return [box for box in boxes if inside.contains(box) and not box.intersects(point)]
