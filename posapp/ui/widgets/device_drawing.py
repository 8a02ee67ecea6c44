"""The drawing of a device, front and back: staff touch where a damage is, marks get numbers. Knows no rule and no finding.

By keyboard the arrows move a cross over both sides, Space marks the spot, Backspace takes the last mark back.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import text_returns as words
from posapp.ui.paint import draw_box, draw_text
from posapp.ui.theme import colour

WHOLE = 1000
"""Places are thousandths of a side's width and height."""
_STEP = 50
_SIDES = ("front", "back")
_RATIO = 0.46
"""Width of a side to its height."""
_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a side, in thousandths from its upper left."""

    side: str
    across: int
    down: int


class DeviceDrawing(QWidget):
    """``marked`` carries a Spot that was touched, ``undone`` asks for the last mark to go."""

    marked = Signal(object)
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[tuple[str, Spot], ...] = ()
        self._cross = Spot("front", WHOLE // 2, WHOLE // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(words.DRAWING_NAME)

    def show_marks(self, marks: tuple[tuple[str, Spot], ...]) -> None:
        """Show these marks: (label, place)."""
        if marks != self._marks:
            self._marks = marks
            self.setAccessibleDescription(words.MARKS.format(count=len(marks)))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 240)

    def box(self, side: str) -> QRectF:
        """Where a side is painted."""
        high = self.height() - 28.0
        wide = min(high * _RATIO, (self.width() - 24.0) / 2)
        high = min(high, wide / _RATIO)
        left = (self.width() - 2 * wide - 16) / 2 + (wide + 16) * _SIDES.index(side)
        return QRectF(left, 24, wide, high)

    # --- by hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for side in _SIDES:
            box, at = self.box(side), event.position()
            if box.contains(at):
                across, down = (at.x() - box.left()) / box.width(), (at.y() - box.top()) / box.height()
                self._cross = Spot(side, round(across * WHOLE), round(down * WHOLE))
                self.marked.emit(self._cross)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(*step)
        elif event.key() == Qt.Key.Key_Space:
            self.marked.emit(self._cross)
        elif event.key() == Qt.Key.Key_Backspace:
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, right: int, down: int) -> None:
        """One step; over the edge of a side comes the other side."""
        side, across = self._cross.side, self._cross.across + right * _STEP
        if not 0 <= across <= WHOLE:
            side = _SIDES[(_SIDES.index(side) + right) % len(_SIDES)]
            across = 0 if right > 0 else WHOLE
        self._cross = Spot(side, across, min(max(0, self._cross.down + down * _STEP), WHOLE))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, name in zip(_SIDES, (words.FRONT, words.BACK), strict=True):
            self._side(painter, self.box(side), side, name)
        for label, spot in self._marks:
            self._mark(painter, self._point(spot), label)
        if self.hasFocus():
            self._paint_cross(painter, self._point(self._cross))

    def _side(self, painter: QPainter, box: QRectF, side: str, name: str) -> None:
        draw_text(painter, QRectF(box.left(), 0, box.width(), 20), name, size=12, tone=colour("quiet"), centre=True)
        draw_box(painter, box, fill=colour("surface"), line=colour("edge"), width=1.5, radius=box.width() * 0.14)
        if side == "front":
            inner = box.adjusted(box.width() * 0.06, box.width() * 0.07, -box.width() * 0.06, -box.width() * 0.07)
            draw_box(painter, inner, fill=colour("sunken"), line=colour("line"), radius=box.width() * 0.08)
            return
        size = box.width() * 0.14
        for nth in range(2):
            top = box.top() + box.width() * 0.14 + nth * size * 1.4
            lens = QRectF(box.left() + box.width() * 0.14, top, size, size)
            draw_box(painter, lens, line=colour("edge"), width=1.5, radius=size / 2)

    def _point(self, spot: Spot) -> QPointF:
        box = self.box(spot.side)
        return QPointF(box.left() + box.width() * spot.across / WHOLE, box.top() + box.height() * spot.down / WHOLE)

    def _mark(self, painter: QPainter, at: QPointF, label: str) -> None:
        spot = QRectF(at.x() - 11, at.y() - 11, 22, 22)
        draw_box(painter, spot, fill=colour("stop"), line=colour("surface"), width=1.5, radius=11)
        draw_text(painter, spot, label, size=12, bold=True, tone=colour("surface"), centre=True)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(colour("accent"), 2.0))
        painter.drawLine(QPointF(at.x() - 9, at.y()), QPointF(at.x() + 9, at.y()))
        painter.drawLine(QPointF(at.x(), at.y() - 9), QPointF(at.x(), at.y() + 9))
