"""The folded inputs of a narrow window: one line that says what holds, and F7 to change it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.ui import keys
from posapp.ui import text_quote as text
from posapp.ui.paint import draw_text, metrics_of, text_width
from posapp.ui.theme import colour
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.section import Surface

_DEVICE = 80
"""Px that the device's name keeps."""
_COVER = text.BAND.index("補償")


class QuoteBand(Surface):
    """Label over value, side by side. ``opened`` asks for the inputs."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(48)
        self._values: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addStretch(1)
        self._button = Button(text.CONDITIONS, cap=keys.cap("page"), height=36)
        self._button.clicked.connect(self.opened)
        row.addWidget(self._button)

    def show_values(self, values: tuple[str, ...]) -> None:
        """One value for each label of ``text.BAND``."""
        if values == self._values:
            return
        self._values = values
        self.setAccessibleName("、".join(f"{a} {b}" for a, b in zip(text.BAND, values, strict=False)))
        self.update()

    def _columns(self) -> list[tuple[str, str, float]]:
        made = []
        for label, value in zip(text.BAND, self._values, strict=False):
            made.append((label, value, max(text_width(label, 12), text_width(value, 14, bold=True))))
        return made

    def _fitted(self) -> list[tuple[str, str, float]]:
        """The columns, with a long cover cut so that the device keeps its room."""
        columns = self._columns()
        over = sum(wide for _l, _v, wide in columns[1:]) + 14 * len(columns) + _DEVICE - self._room()
        if over > 0 and len(columns) > _COVER:
            label, value, wide = columns[_COVER]
            wide = max(text_width(label, 12), wide - over)
            cut = metrics_of(14, True).elidedText(value, Qt.TextElideMode.ElideRight, wide)
            columns[_COVER] = (label, cut, wide)
        return columns

    def _room(self) -> float:
        return self._button.x() - 12 - 12.0

    def fits(self) -> bool:
        """True when every value but the names of device and cover has its room; a long name ends in …"""
        columns = self._fitted()
        return sum(wide for _l, _v, wide in columns[1:]) + 14 * len(columns) + _DEVICE <= self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        columns = self._fitted()
        if not columns:
            return
        rest = sum(wide for _l, _v, wide in columns[1:]) + 14 * len(columns)
        x = 12.0
        for nth, (label, value, wide) in enumerate(columns):
            if nth == 0 and wide + rest > self._room():
                wide = self._room() - rest
                value = metrics_of(14, True).elidedText(value, Qt.TextElideMode.ElideRight, wide)
            draw_text(painter, QRectF(x, 6, 1, 16), label, size=12, tone=colour("quiet"))
            draw_text(painter, QRectF(x, 22, 1, 20), value, size=14, bold=True, tone=colour("ink"))
            x += wide + 14
