"""A slider over program months with its word and the month it stands at. Qt's own slider, so keys and readers are its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.words import Words

HIGH, THUMB = 22, 14


class _Slider(QSlider):
    """The line and its thumb in our tokens."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFixedHeight(HIGH)
        self.setMinimumWidth(72)
        self.setPageStep(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(140, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left, right = THUMB / 2 + 2, self.width() - THUMB / 2 - 2
        part = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        at = left + (right - left) * part
        draw_box(painter, QRectF(left, middle - 2, right - left, 4), fill=colour("line"), radius=2)
        draw_box(painter, QRectF(left, middle - 2, at - left, 4), fill=colour("accent"), radius=2)
        painter.setPen(QPen(colour("surface"), 2))
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QPointF(at, middle), THUMB / 2, THUMB / 2)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(at, middle), THUMB / 2 + 2.5, THUMB / 2 + 2.5)


class MonthSlider(QWidget):
    """Word, slider, month. ``moved`` carries the month chosen by hand."""

    moved = Signal(int)

    def __init__(self, label: str, *, label_wide: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._words: Callable[[int], str] = str
        self.slider = _Slider()
        self.slider.setAccessibleName(label)
        name = Words(label, 12, role="quiet")
        if label_wide:
            name.setFixedWidth(label_wide)
        self._at = Words("", 14, bold=True)
        row = horizontal(self, spacing=8)
        row.addWidget(name)
        row.addWidget(self.slider, 1)
        row.addWidget(self._at)
        self.slider.valueChanged.connect(self._turn)
        self.setFocusProxy(self.slider)

    def show_month(self, month: int, first: int, last: int, words: Callable[[int], str]) -> None:
        """Stand at a month between two; ``words`` says a month. No signal."""
        self._words = words
        self.slider.blockSignals(True)
        self.slider.setRange(first, last)
        self.slider.setValue(month)
        self.slider.blockSignals(False)
        self._say()

    def month(self) -> int:
        """The month it stands at."""
        return self.slider.value()

    def says(self) -> str:
        """The month in words."""
        return self._at.text()

    def _turn(self) -> None:
        self._say()
        self.moved.emit(self.month())

    def _say(self) -> None:
        words = self._words(self.month())
        self._at.say(words)
        self.slider.setAccessibleDescription(words)
