"""Bars of yen: full for what is paid, hatched for what falls away or is a fee. Widths come from given figures."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui.paint import draw_hatch
from posapp.ui.theme import colour
from posapp.ui.views import Tone

_FILL = {Tone.PLAIN: "ink", Tone.ACCENT: "accent", Tone.GOOD: "good", Tone.CAUTION: "hatch", Tone.STOP: "stop"}


def hatched_box(painter: QPainter, box: QRectF, *, line: str, hatch: str, fill: str) -> None:
    """A framed box filled with a hatch."""
    area = QPainterPath()
    area.addRect(box)
    painter.fillRect(box, colour(fill))
    draw_hatch(painter, area, colour(hatch), gap=7, width=1.25)
    painter.setPen(colour(line))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class Bar(QWidget):
    """``filled`` of ``whole`` yen are painted solid, the rest is hatched (what falls away).

    rest   ``hatch`` hatches what falls away, ``blank`` leaves it out
    fee    yen painted behind the filled part as an amber hatch (a surcharge)
    """

    def __init__(
        self, filled: int = 0, whole: int = 1, *, tone: Tone = Tone.PLAIN, rest: str = "hatch", fee: int = 0,
        height: int = 12, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._filled, self._whole, self._tone, self._rest, self._fee = filled, whole, tone, rest, fee
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bar(self, filled: int, whole: int, *, fee: int = 0) -> None:
        """Show other amounts in yen."""
        if (filled, whole, fee) != (self._filled, self._whole, self._fee):
            self._filled, self._whole, self._fee = filled, whole, fee
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        whole = max(1, self._whole)
        split = round(box.width() * min(1.0, self._filled / whole))
        end = round(box.width() * min(1.0, (self._filled + self._fee) / whole))
        solid = QRectF(0, 0, split, box.height())
        if self._tone is Tone.CAUTION:
            hatched_box(painter, solid, line="cautionline", hatch="hatch", fill="cautionfill")
        else:
            painter.fillRect(solid, colour(_FILL[self._tone]))
        if self._fee:
            fee = QRectF(split, 0, max(2, end - split), box.height())
            hatched_box(painter, fee, line="hatch", hatch="hatch", fill="cautionfill")
        elif self._rest == "hatch" and split < box.width():
            away = QRectF(split, 0, box.width() - split, box.height())
            hatched_box(painter, away, line="accent", hatch="accent", fill="surface")


class SplitBar(QWidget):
    """Two parts of one sum: the first hatched in amber (a fee), the second green (what is left)."""

    def __init__(self, first: int, second: int, *, height: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._second = first, second
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, first: int, second: int) -> None:
        """Show other amounts in yen."""
        if (first, second) != (self._first, self._second):
            self._first, self._second = first, second
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        split = round(box.width() * self._first / max(1, self._first + self._second))
        painter.fillRect(box.adjusted(split, 0, 0, 0), colour("good"))
        if split:
            hatched_box(painter, QRectF(0, 0, split, box.height()), line="hatch", hatch="hatch", fill="cautionfill")
