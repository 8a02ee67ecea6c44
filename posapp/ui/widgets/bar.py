"""Strips, hairlines and an empty layout: what frame, pages and places are made of."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from posapp.ui.theme import colour


class Strip(QWidget):
    """A plain surface with hairlines on the ``sides`` named (any of ``t``, ``b``, ``l``, ``r``)."""

    def __init__(self, sides: str = "", fill: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides, self._ground = sides, fill

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._ground))
        wide, high = self.width(), self.height()
        edges = {
            "t": QRect(0, 0, wide, 1), "b": QRect(0, high - 1, wide, 1), "l": QRect(0, 0, 1, high),
            "r": QRect(wide - 1, 0, 1, high),
        }  # fmt: skip
        for side in self._sides:
            painter.fillRect(edges[side], colour("line"))


class Hairline(QWidget):
    """A hairline, lying or standing."""

    def __init__(self, *, standing: bool = False, length: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if standing:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("line"))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are hidden at once and deleted when Qt comes to it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
