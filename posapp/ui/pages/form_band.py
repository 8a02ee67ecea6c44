"""The band over the application: which form, which of its two pages, why, and how much is filled in. Shows only."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from posapp.ui import text_sale as words
from posapp.ui.paint import draw_box
from posapp.ui.theme import RADIUS, colour
from posapp.ui.views import Text
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.words import Words

NARROW_BAND = 800
"""A band narrower than this many px says its reason in short and leaves the meter out."""


class _Meter(QWidget):
    """``done`` of ``of`` parts filled."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._of = 0, 1
        self.setFixedHeight(8)
        self.setFixedWidth(96)

    def show_done(self, done: int, of: int) -> None:
        """Fill another part."""
        self._done, self._of = done, max(1, of)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("line"))
        painter.fillRect(QRectF(0, 0, self.width() * self._done / self._of, 8), colour("accent"))


class _Tab(QWidget):
    """The blue head of the band."""

    def __init__(self) -> None:
        super().__init__()
        row = horizontal(self, margins=(16, 0, 16, 0), spacing=8)
        self.name, self.part = Words("", 14, bold=True, role="accent"), Words("", 14, bold=True, role="accent")
        row.addWidget(IconMark("edit", 16, "accent"))
        row.addWidget(self.name)
        row.addWidget(self.part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, 0, self.width() + RADIUS, self.height()), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, colour("soft"))


class FormBand(QWidget):
    """Form and page at the left, the reason, the meter at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(40)
        self._reasons: tuple[Text, Text] = ("", "")
        self._tab, self.reason = _Tab(), Words("", 14)
        self._meter, self._done, self._of = _Meter(), Words("", 16, bold=True), Words("", 14, role="quiet")
        row = horizontal(self, margins=(1, 1, 16, 1), spacing=8)
        row.addWidget(self._tab)
        row.addSpacing(4)
        row.addWidget(self.reason)
        row.addStretch(1)
        row.addWidget(self._meter)
        row.addSpacing(4)
        row.addWidget(Words(words.FILLED, 12, role="quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._done)
        row.addWidget(self._of)

    def show_band(self, *, long_form: bool, part: int, reasons: tuple[Text, Text], done: int, of: int) -> None:
        """Show form, page (1 or 2), the reason (long and short) and how many of the needed fields are filled."""
        self._reasons = reasons
        self._tab.name.say(words.FORM_LONG if long_form else words.FORM_SHORT)
        self._tab.part.say(words.FORM_PART.format(at=part))
        self._meter.show_done(done, of)
        self._done.say(str(done))
        self._of.say(f"/ {of}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < NARROW_BAND
        self.reason.say(self._reasons[1 if narrow else 0])
        self._meter.setVisible(not narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(QPainter(self), self.rect().toRectF(), fill=colour("surface"), line=colour("line"))
