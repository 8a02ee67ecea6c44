"""One consent with its own short text, its own tick and the time it was given; and a row of ways some of which may be closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.choice_input import CheckInput, SegmentInput
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.words import Words


class ConsentRow(QWidget):
    """The tick, the text below it, the time at the right. A click anywhere ticks it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = CheckInput(title)
        self.tick.setFixedHeight(28)
        self._body, self._badge = Words("", 14, wrap=True), Badge()
        head = QHBoxLayout()
        head.addWidget(self.tick, 1)
        head.addWidget(self._badge)
        inner = QHBoxLayout()
        inner.setContentsMargins(30, 0, 0, 0)
        inner.addWidget(self._body)
        column = vertical(self, margins=(12, 8, 12, 10), spacing=2)
        column.addLayout(head)
        column.addLayout(inner)
        self._given = False

    def show_consent(self, body: str, at: str) -> None:
        """Show the text and when it was given (empty: not yet)."""
        self._body.say(body)
        self._given = bool(at)
        self._badge.setVisible(bool(at))
        if at:
            self._badge.show_badge(BadgeView(text=at, tone=Tone.GOOD, icon="check"))
        self.tick.setAccessibleDescription(body)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, line = ("goodfill", "good") if self._given else ("surface", "line")
        draw_box(QPainter(self), self.rect().toRectF(), fill=colour(fill), line=colour(line))


class WayInput(SegmentInput):
    """A SegmentInput of which a place may be closed; ``why`` is its tool tip."""

    def allow(self, value: str, allowed: bool, why: str) -> None:
        """Open or close one place."""
        for button in self._buttons:
            if button.option.value == value:
                button.setEnabled(allowed)
                button.setToolTip("" if allowed else why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        open_places = [b for b in self._buttons if b.isEnabled()]
        at = next((n for n, b in enumerate(open_places) if b.isChecked()), -1 if step > 0 else 0)
        self._choose(open_places[(at + step) % len(open_places)].option.value)
