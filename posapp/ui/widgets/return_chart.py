"""「N か月目に返却したら、全部でいくらか」: the chart whose slider is its axis. It shows a ChartView and answers a month.

The still layer is kept as a picture; a move of the thumb repaints only line, flag, thumb and month labels.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import text, theme
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen, yen_width
from posapp.ui.theme import colour
from posapp.ui.views import ChartView, MonthView
from posapp.ui.widgets.chart_layout import Scale, scale_of, ticks
from posapp.ui.widgets.chart_paint import paint_month_lines, paint_still

LEFT, RIGHT, UP, FOOT = 88, 40, 9, 83
"""Room around the plot: yen labels, the last label, air, slider and months."""
SHORT_FOOT = 44
"""Room below a plot without a slider."""
LOW_PLOT = 150
"""A plot lower than this many px shows its flag in one line."""


class ReturnChart(QWidget):
    """The chart. ``moved`` carries the month chosen by key, click or drag; only months with a benefit are reached.

    ``zoom`` enlarges type and lines for the customer's screen, which has no ``slider``.
    """

    moved = Signal(int)

    def __init__(self, *, zoom: float = 1.0, slider: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom, self._has_slider = zoom, slider
        self._view = ChartView(months=(), kept=0, kept_label="", label="")
        self._month = 0
        self._still: QPixmap | None = None
        self._still_for: tuple[object, ...] = ()
        self._taken: list[QRectF] = []
        self._grab = False
        self.setMinimumSize(420, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if slider else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text.RETURN_MONTH)

    def show_chart(self, view: ChartView, month: int) -> None:
        """Show another quote or another month."""
        if view != self._view:
            self._view = view
            self._still = None
        allowed = view.allowed()
        self._month = month if month in allowed or not allowed else min(allowed, key=lambda m: abs(m - month))
        self.setAccessibleDescription(self.says())
        self.update()

    def month(self) -> int:
        """The month shown."""
        return self._month

    def view(self) -> ChartView:
        """What is shown."""
        return self._view

    def says(self) -> str:
        """The chart in one or two sentences, for a screen reader."""
        there = self._view.at(self._month)
        if there is None or there.total is None:
            return self._view.empty
        said = text.CHART_SAYS.format(
            when=self._when(there, short=False), total=yen(there.total), kept=yen(self._view.kept)
        )
        if self._view.fee_label:
            more = text.CHART_REFUSED if there.damaged is None else text.CHART_DAMAGED
            said += more.format(damaged=yen(there.damaged or 0))
        return said

    def scale(self) -> Scale:
        """Where yen and months lie at the present size."""
        wide, high, foot = self._wide(), self.height() / self._zoom, FOOT if self._has_slider else SHORT_FOOT
        plot = QRectF(LEFT, UP, max(1.0, wide - LEFT - RIGHT), max(1.0, high - UP - foot))
        return scale_of(self._view, plot)

    def _wide(self) -> float:
        return self.width() / self._zoom

    def step(self, by: int) -> None:
        """Move by months over those with a benefit; stops at the ends."""
        allowed = self._view.allowed()
        if not allowed:
            return
        wanted = self._month + by
        best = min(allowed, key=lambda m: (abs(m - wanted), -m if by < 0 else m))
        self._go(best)

    def _go(self, month: int) -> None:
        if month != self._month:
            self._month = month
            self.setAccessibleDescription(self.says())
            self.update()
            self.moved.emit(month)

    def sizeHint(self) -> QSize:
        return QSize(688, 260)

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        big = 6 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        allowed = self._view.allowed()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(big if event.key() == Qt.Key.Key_Right else -big)
        elif event.key() == Qt.Key.Key_Home and allowed:
            self._go(allowed[0])
        elif event.key() == Qt.Key.Key_End and allowed:
            self._go(allowed[-1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._view.allowed() and self._has_slider:
            self._grab = True
            self._to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab:
            self._to(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grab = False

    def _to(self, x: float) -> None:
        wanted = self.scale().month_at(x / self._zoom)
        self._go(min(self._view.allowed(), key=lambda m: abs(m - wanted)))

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self.scale()
        painter.drawPixmap(0, 0, self._layer(scale))
        painter.scale(self._zoom, self._zoom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        there = self._view.at(self._month)
        self._months(painter, scale)
        if self._has_slider:
            self._slider(painter, scale)
        if there is not None and there.total is not None:
            self._pointer(painter, scale, there)

    def _layer(self, scale: Scale) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (self.size(), ratio, theme.is_dark())
        if self._still is None or self._still_for != wanted:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(colour("surface"))
            painter = QPainter(self._still)
            painter.scale(self._zoom, self._zoom)
            paint_month_lines(painter, ticks(scale.first, scale.last), scale)
            self._taken = paint_still(painter, self._view, scale)
            painter.end()
            self._still_for = wanted
        return self._still

    def _months(self, painter: QPainter, scale: Scale) -> None:
        top = scale.plot.bottom() + (42 if self._has_slider else 7)
        for month in ticks(scale.first, scale.last):
            there = self._view.at(month)
            if there is None:
                continue
            name = text.PURCHASE_MONTH if month == scale.first else text.MONTHS_TH.format(month=month)
            date = text.YEAR_MONTH.format(year=there.year, month=there.number)
            here = month == self._month and there.total is not None
            box = QRectF(scale.x(month) - 40, top, 80, 16)
            draw_text(painter, box, name, size=12, bold=here, tone=colour("accent" if here else "ink"), centre=True)
            tone = colour("accent" if here else "quiet")
            draw_text(painter, box.translated(0, 16), date, size=12, tone=tone, centre=True)

    def _slider(self, painter: QPainter, scale: Scale) -> None:
        plot, middle = scale.plot, scale.plot.bottom() + 22
        label = QRectF(0, middle - 8, plot.left() - 8, 16)
        draw_text(painter, label, text.RETURN_MONTH, size=12, bold=True, tone=colour("ink"), right=True)
        groove = QRectF(plot.left(), middle - 4, plot.width(), 8)
        draw_box(painter, groove, fill=colour("line"), line=colour("edge"), radius=4)
        allowed = self._view.allowed()
        if allowed:
            half = scale.cell / 2
            left, right = scale.x(allowed[0]) - half, scale.x(allowed[-1]) + half
            reach = QRectF(left, middle - 4, right - left, 8)
            draw_box(painter, reach, fill=colour("softline"), line=colour("accent"), radius=4)
        elif self._view.empty:
            box = QRectF(plot.left(), middle - 10, text_width(self._view.empty, 12) + 16, 20)
            draw_box(painter, box, fill=colour("surface"), line=colour("line"), radius=4)
            draw_text(painter, box, self._view.empty, size=12, tone=colour("quiet"), centre=True)

    def _pointer(self, painter: QPainter, scale: Scale, there: MonthView) -> None:
        total = there.total or 0
        x, y = scale.x(there.month), scale.y(total)
        middle = scale.plot.bottom() + (22 if self._has_slider else 0)
        painter.setPen(QPen(colour("accent"), 1.5))
        from_y = scale.plot.top()
        for label in sorted(self._taken, key=lambda box: box.top()):  # no line runs through a word
            if label.height() > 8 and label.left() - 2 < x < label.right() + 2 and label.bottom() > from_y:
                painter.drawLine(QPointF(x, from_y), QPointF(x, max(from_y, label.top())))
                from_y = label.bottom()
        painter.drawLine(QPointF(x, from_y), QPointF(x, middle))
        painter.setPen(QPen(colour("surface"), 1.5))
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QPointF(x, y), 7, 7)
        self._flag(painter, scale, there, x, y)
        if self._has_slider:
            self._thumb(painter, there.month, x, middle)

    def _thumb(self, painter: QPainter, month: int, x: float, middle: float) -> None:
        thumb = QRectF(x - 22, middle - 14, 44, 28)
        draw_box(painter, thumb.adjusted(-4, -4, 4, 4), fill=colour("surface"), line=colour("accent"), radius=9,
                 width=2.0 if self.hasFocus() else 1.5)  # fmt: skip
        draw_box(painter, thumb, fill=colour("accent"), radius=6)
        draw_text(painter, thumb, str(month), size=16, bold=True, tone=colour("onaccent"), centre=True)

    def _when(self, there: MonthView, *, short: bool) -> str:
        if there.month == self._view.months[0].month:
            return text.RETURN_AT_PURCHASE.format(year=there.year, number=there.number)
        form = text.RETURN_IN_SHORT if short else text.RETURN_IN
        return form.format(month=there.month, year=there.year, number=there.number)

    def _flag(self, painter: QPainter, scale: Scale, there: MonthView, x: float, y: float) -> None:
        total = yen(there.total or 0)
        figure = yen_width(total, 20, bold=True)
        short, box = self._flag_box(scale, there, figure, x, y)
        words = self._when(there, short=short)
        draw_box(painter, box, fill=colour("accent"), radius=4)
        tone = colour("onaccent")
        high = box.height() if short else 30
        draw_text(painter, QRectF(box.left() + 12, box.top(), 1, high), words, size=12, tone=tone)
        top, line = (box.top(), box.height()) if short else (box.top() + 22, 26)
        base = baseline(metrics_of(20, True), top, line)
        draw_yen(painter, box.right() - 12, base, total, size=20, bold=True, tone=tone)

    def _flag_box(self, scale: Scale, there: MonthView, figure: float, x: float, y: float) -> tuple[bool, QRectF]:
        """Beside the line, below the point, where it covers no label; one line of words where two have no room."""
        plot = scale.plot
        candidates: list[tuple[bool, QRectF]] = []
        for short in (False, True) if plot.height() >= LOW_PLOT else (True,):
            said = text_width(self._when(there, short=short), 12)
            wide = said + 18 + figure + 24 if short else max(said, figure) + 24
            high = 32.0 if short else 52.0
            for left in (x - wide, x):
                candidates.append((short, QRectF(left, plot.bottom() - 6 - high, wide, high)))
                candidates.append((short, QRectF(left, y - 16 - high, wide, high)))
                tops = range(round(plot.top()) + 4, round(plot.bottom() - high), 12)
                candidates += ((short, QRectF(left, top, wide, high)) for top in tops)
        inside = QRectF(plot.left(), plot.top(), self._wide() - plot.left(), plot.height())
        fitting = [c for c in candidates if inside.contains(c[1]) and not c[1].contains(QPointF(x - 1, y))]
        return min(fitting or candidates, key=lambda c: (self._covered(c[1]), c[1].top() <= y + 8))

    def _covered(self, box: QRectF) -> float:
        """How much of the labels a box would cover, in square px."""
        shared = [box.intersected(label) for label in self._taken if label.height() > 8]
        return sum(s.width() * s.height() for s in shared if not s.isEmpty())
