"""The drawing of a device, unfolded: staff touch where a damage is, marks get numbers. Knows no rule and no finding.

By keyboard the arrows move a cross over the sides, Page Up and Page Down choose a side, Enter or Space marks the spot, Delete
or Backspace takes the last mark back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.domain.intake import Side
from posapp.domain.outline import Kind, Room, faces, unfold
from posapp.ui import text_returns as words
from posapp.ui.paint import draw_box, draw_text
from posapp.ui.theme import colour

WHOLE = 1000
"""Places are thousandths of a side's width and height."""
_STEP = 50
_NAME = 20.0
_MARGIN = 4.0
_ARM = 15.0
_LETTER = 14.0
"""Room of the letter in an edge."""
_TOUCH = 3.0
"""How far beside a side a touch still means it, in px: the edges are narrow."""
_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_SET = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDO = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ORDER = (Side.FRONT, Side.RIGHT, Side.BACK, Side.LEFT, Side.TOP, Side.BOTTOM)
_ROW = (Side.LEFT, Side.FRONT, Side.RIGHT, Side.BACK)
"""Side by side as they are drawn; the arrows go round."""
_COLUMN = (Side.TOP, Side.FRONT, Side.BOTTOM)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a side, in thousandths from its upper left."""

    side: str
    across: int
    down: int


_MIDDLE = Spot(Side.FRONT, WHOLE // 2, WHOLE // 2)


class DeviceDrawing(QWidget):
    """``marked`` carries a Spot that was touched, ``undone`` asks for the last mark to go."""

    marked = Signal(object)
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category = "phone"
        self._marks: tuple[tuple[str, Spot], ...] = ()
        self._cross = _MIDDLE
        self._boxes: Mapping[Side, QRectF] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(words.DRAWING_NAME)
        self._place()

    def show_device(self, category: str) -> None:
        """Draw a device of that kind."""
        if category != self._category:
            self._category, self._cross = category, _MIDDLE
            self._place()
            self.update()

    def show_marks(self, marks: tuple[tuple[str, Spot], ...]) -> None:
        """Show these marks: (label, place)."""
        if marks != self._marks:
            self._marks = marks
            self._describe()
            self.update()

    @property
    def cross(self) -> Spot:
        """Where the keyboard's cross stands."""
        return self._cross

    def sizeHint(self) -> QSize:
        return QSize(220, 240)

    def box(self, side: str) -> QRectF:
        """Where a side is painted."""
        return self._boxes[Side(side)]

    def _place(self) -> None:
        room = Room(
            width=self.width() - 2 * _MARGIN, height=self.height() - 2 * _MARGIN, name=_NAME, before=3.0, after=5.0
        )
        found = unfold(self._category, tuple(Side), room)
        self._boxes = {side: QRectF(p.left + _MARGIN, p.top + _MARGIN, p.width, p.height) for side, p in found.items()}
        self._describe()

    def _describe(self) -> None:
        """The state of the drawing in words, for those who hear it."""
        told = [f"{label} {words.SIDE_NAMES[spot.side]}" for label, spot in self._marks]
        at = words.CROSS_AT.format(
            side=words.SIDE_NAMES[self._cross.side], across=self._cross.across // 10, down=self._cross.down // 10
        )
        self.setAccessibleDescription("、".join((words.MARKS.format(count=len(told)), *told, at)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # --- by hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        near = [side for side, box in self._boxes.items() if _grown(box).contains(at)]
        if near:
            side = next((s for s in near if self._boxes[s].contains(at)), near[0])
            box = self._boxes[side]
            across, down = (at.x() - box.left()) / box.width(), (at.y() - box.top()) / box.height()
            self._go(Spot(side, _within(round(across * WHOLE)), _within(round(down * WHOLE))))
            self.marked.emit(self._cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._move(*_KEYS[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = 1 if key == Qt.Key.Key_PageDown else -1
            side = _ORDER[(_ORDER.index(Side(self._cross.side)) + step) % len(_ORDER)]
            self._go(Spot(side, WHOLE // 2, WHOLE // 2))
        elif key in _SET:
            self.marked.emit(self._cross)
        elif key in _UNDO:
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, right: int, down: int) -> None:
        """One step; over the edge of a side comes its neighbour."""
        side = Side(self._cross.side)
        across, low = self._cross.across + right * _STEP, self._cross.down + down * _STEP
        if not 0 <= across <= WHOLE and side in _ROW:
            side = _ROW[(_ROW.index(side) + right) % len(_ROW)]
            across = 0 if right > 0 else WHOLE
        elif not 0 <= low <= WHOLE and side in _COLUMN and 0 <= _COLUMN.index(side) + down < len(_COLUMN):
            side = _COLUMN[_COLUMN.index(side) + down]
            low = 0 if down > 0 else WHOLE
        self._go(Spot(side, _within(across), _within(low)))

    def _go(self, spot: Spot) -> None:
        self._cross = spot
        self._describe()
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
        for side, box in self._boxes.items():
            self._side(painter, side, box)
        if self.hasFocus():  # below the marks: a number just set can be read, the arms stand out of its disc
            self._paint_cross(painter, self._point(self._cross))
        for label, spot in self._marks:
            self._mark(painter, self._point(spot), label)

    def _side(self, painter: QPainter, side: Side, box: QRectF) -> None:
        face = faces(self._category)[side]
        scale = box.width() / face.width
        chosen = self.hasFocus() and side == self._cross.side
        bodies = []
        for piece in face.pieces:
            place = QRectF(
                box.left() + piece.left * scale, box.top() + piece.top * scale, piece.width * scale, piece.height * scale
            )  # fmt: skip
            if piece.kind is Kind.BODY:
                bodies.append(place)
            fill, line, wide = _LOOKS[piece.kind]
            tone = colour("accent" if chosen and piece.kind is Kind.BODY else line)
            draw_box(
                painter, place, fill=colour(fill) if fill else None, line=tone, width=wide, radius=max(1.0, piece.radius * scale)
            )  # fmt: skip
        name, tone = words.SIDE_SIGNS[side], colour("accent" if chosen else "quiet")
        where = box
        if side in (Side.FRONT, Side.BACK):
            top = self._boxes[Side.TOP].top() if side is Side.FRONT else box.top()
            where = QRectF(box.left(), top - _NAME - 1, box.width(), _NAME)
        elif min(box.width(), box.height()) < 7:
            return  # too narrow for a letter: the side says its name when it has the cross
        else:
            where = max(bodies, key=lambda body: body.width() * body.height())
            if min(where.width(), where.height()) < _LETTER + 2:  # the letter cuts the outline instead of touching it
                spot = QRectF(0, 0, _LETTER, _LETTER)
                spot.moveCenter(where.center())
                painter.fillRect(spot, colour("surface"))
        draw_text(painter, where, name, size=12, tone=tone, centre=True, bold=chosen)

    def _point(self, spot: Spot) -> QPointF:
        box = self.box(spot.side)
        return QPointF(box.left() + box.width() * spot.across / WHOLE, box.top() + box.height() * spot.down / WHOLE)

    def _mark(self, painter: QPainter, at: QPointF, label: str) -> None:
        half = 10.0
        x = min(max(at.x(), half + 1), self.width() - half - 1)
        y = min(max(at.y(), half + 1), self.height() - half - 1)
        spot = QRectF(x - half, y - half, 2 * half, 2 * half)
        draw_box(painter, spot, fill=colour("stop"), line=colour("surface"), width=1.5, radius=half)
        draw_text(painter, spot, label, size=12, bold=True, tone=colour("surface"), centre=True)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        for tone, wide in (("surface", 4.0), ("accent", 2.0)):
            painter.setPen(QPen(colour(tone), wide))
            painter.drawLine(QPointF(at.x() - _ARM, at.y()), QPointF(at.x() + _ARM, at.y()))
            painter.drawLine(QPointF(at.x(), at.y() - _ARM), QPointF(at.x(), at.y() + _ARM))


_LOOKS = {Kind.BODY: ("surface", "edge", 1.5), Kind.GLASS: ("sunken", "line", 1.0), Kind.DETAIL: ("", "edge", 0.8)}
"""Fill, line and its width."""


def _grown(box: QRectF) -> QRectF:
    return box.adjusted(-_TOUCH, -_TOUCH, _TOUCH, _TOUCH)


def _within(value: int) -> int:
    return min(max(0, value), WHOLE)
