"""A chart whose axis is a slider of months: keys, mouse, words for a reader, the still layer kept as a picture.

What is charted is its subclasses' matter. A move of the thumb repaints only what hangs on the month.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import text, theme
from posapp.ui.chart_views import Figures
from posapp.ui.theme import colour
from posapp.ui.views import MonthView
from posapp.ui.widgets.chart_layout import Scale
from posapp.ui.widgets.month_axis import Axis, paint_axis

LEFT, RIGHT, UP = 88, 40, 9
"""Room around the plot: yen labels, the last label, air."""
LOW = 225
"""A chart lower than this many px draws its axis closer together."""


class MonthPicker(QWidget):
    """``moved`` carries the month chosen by key, click or drag; ``told`` says that another view or month is shown.

    ``zoom`` enlarges type and lines for the customer's screen, which has no ``slider``.
    """

    moved = Signal(int)
    told = Signal()

    def __init__(self, *, zoom: float = 1.0, slider: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom, self._has_slider = zoom, slider
        self._months: tuple[MonthView, ...] = ()
        self._allowed: tuple[int, ...] = ()
        self._by_month: dict[int, MonthView] = {}
        self._empty = ""
        self._month = 0
        self._still: QPixmap | None = None
        self._still_for: tuple[object, ...] = ()
        self._grab = False
        self.setMinimumSize(420, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if slider else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text.RETURN_MONTH)

    def set_zoom(self, zoom: float) -> None:
        """Enlarge type and lines: the screen is a larger one."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._forget()
            self.update()

    # --- what subclasses say

    def says(self) -> str:
        """The chart in one or two sentences, for a screen reader."""
        raise NotImplementedError

    def headline(self) -> str:
        """The chart's title for the month shown."""
        raise NotImplementedError

    def note(self) -> str:
        """A quiet note beside the title."""
        return ""

    def figures(self) -> Figures:
        """The same as a table."""
        raise NotImplementedError

    def scale(self) -> Scale:
        """Where yen and months lie at the present size."""
        raise NotImplementedError

    def _paint_still(self, painter: QPainter, scale: Scale) -> None:
        """Paint what does not hang on the month."""

    def _paint_month(self, painter: QPainter, scale: Scale, there: MonthView | None) -> None:
        """Paint what hangs on the month, ``there`` when a return is possible in it."""

    # --- months

    def _show_months(self, months: tuple[MonthView, ...], month: int, empty: str) -> None:
        if months != self._months:
            self._months = months
            self._allowed = tuple(m.month for m in months if m.total is not None)
            self._by_month = {m.month: m for m in months}
            self._still = None
        self._empty = empty
        self._month = self._nearest(month)
        self._say()

    def _nearest(self, month: int) -> int:
        if month in self._allowed or not self._allowed:
            return month
        return min(self._allowed, key=lambda m: abs(m - month))

    def _forget(self) -> None:
        """The still layer shows something that is over."""
        self._still = None

    def month(self) -> int:
        """The month shown."""
        return self._month

    def allowed(self) -> tuple[int, ...]:
        """Months in which a return is possible."""
        return self._allowed

    def there(self) -> MonthView | None:
        """The month shown, None when no return is possible in it."""
        found = self._by_month.get(self._month)
        return found if found is not None and found.total is not None else None

    def when(self, *, short: bool = False) -> str:
        """The month shown in words: its number and its calendar month."""
        there = self._by_month.get(self._month)
        if there is None:
            return ""
        if there.month == self._months[0].month:
            return text.RETURN_AT_PURCHASE.format(year=there.year, number=there.number)
        form = text.RETURN_IN_SHORT if short else text.RETURN_IN
        return form.format(month=there.month, year=there.year, number=there.number)

    def step(self, by: int) -> None:
        """Move by months over those with a benefit; stops at the ends."""
        if self._allowed:
            wanted = self._month + by
            self.go(min(self._allowed, key=lambda m: (abs(m - wanted), -m if by < 0 else m)))

    def go(self, month: int) -> None:
        """Choose a month, the nearest with a benefit."""
        month = self._nearest(month)
        if month != self._month and self._allowed:
            self._month = month
            self._say()
            self.moved.emit(month)
            if self.hasFocus():  # told last: the view that follows from the month is shown by now
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.says()))

    def _say(self) -> None:
        said = self.says()
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()
        self.told.emit()

    def sizeHint(self) -> QSize:
        return QSize(688, 260)

    # --- where things lie

    def axis(self) -> Axis:
        """How the axis is drawn at the present size."""
        return Axis(slider=self._has_slider, low=self.height() / self._zoom < LOW)

    def plot(self, left: float = LEFT) -> QRectF:
        """The area above the axis."""
        wide, high = self._wide(), self.height() / self._zoom
        return QRectF(left, UP, max(1.0, wide - left - RIGHT), max(1.0, high - UP - self.axis().foot))

    def _wide(self) -> float:
        return self.width() / self._zoom

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        big = 6 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(big if event.key() == Qt.Key.Key_Right else -big)
        elif event.key() == Qt.Key.Key_Home and self._allowed:
            self.go(self._allowed[0])
        elif event.key() == Qt.Key.Key_End and self._allowed:
            self.go(self._allowed[-1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._allowed and self._has_slider:
            self._grab = True
            self._to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab:
            self._to(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grab = False

    def _to(self, x: float) -> None:
        self.go(self.scale().month_at(x / self._zoom))

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self.scale()
        painter.drawPixmap(0, 0, self._layer(scale))
        painter.scale(self._zoom, self._zoom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        there = self.there()
        self._paint_month(painter, scale, there)
        axis = self.axis()
        if there is not None:
            axis.paint_here(painter, scale, there)
            if self._has_slider:
                axis.paint_thumb(painter, scale, there.month, focus=self.hasFocus())

    def _layer(self, scale: Scale) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (self.size(), ratio, theme.is_dark())
        if self._still is None or self._still_for != wanted:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(colour("surface"))
            painter = QPainter(self._still)
            painter.scale(self._zoom, self._zoom)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_axis(painter, self.axis(), scale, self._by_month, self._allowed, self._empty)
            self._paint_still(painter, scale)
            painter.end()
            self._still_for = wanted
        return self._still
