"""The rail: the one dark anchor of the window, with the places and their keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from posapp.ui import keys, text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_text, text_width
from posapp.ui.theme import RAIL, colour
from posapp.ui.widgets.layouts import vertical


class RailItem(QAbstractButton):
    """A place: icon, word and key."""

    def __init__(self, place: keys.Key, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._word = text.PLACES[place.name]
        self._cap = place.cap
        self.setCheckable(True)
        self.setFixedSize(RAIL, 56)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._word} {self._cap}")

    def sizeHint(self) -> QSize:
        return QSize(RAIL, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(self.rect(), colour("railchosen"))
        if chosen:
            painter.fillRect(QRectF(0, 0, 4, self.height()), colour("railmark"))
        tone = colour("railink" if chosen else "railtext")
        paint_icon(painter, self._icon, QRectF(21, 9, 22, 22), tone)
        wide = text_width(self._word, 12, bold=chosen)
        total = wide + 4 + text_width(self._cap, 12)
        left = (RAIL - total) / 2
        draw_text(painter, QRectF(left, 34, 1, 16), self._word, size=12, bold=chosen, tone=tone)
        draw_text(painter, QRectF(left + wide + 4, 34, 1, 16), self._cap, size=12, tone=tone)


class Rail(QWidget):
    """All places; ``chosen`` carries the name of the one asked for."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL)
        column = vertical(self, margins=(0, 4, 0, 9))
        self._items: dict[str, RailItem] = {}
        for place in keys.PLACES:
            if place.name == "settings":
                column.addStretch(1)
            item = RailItem(place, self)
            item.clicked.connect(lambda _checked=False, name=place.name: self.chosen.emit(name))
            column.addWidget(item)
            self._items[place.name] = item
            if place.name == "home":
                column.addSpacing(9)

    def show_place(self, name: str) -> None:
        """Mark the place shown now."""
        for key, item in self._items.items():
            item.setChecked(key == name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("rail"))
        painter.fillRect(QRectF(12, 64, RAIL - 24, 1), colour("railchosen"))
