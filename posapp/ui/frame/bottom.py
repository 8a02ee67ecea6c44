"""The bottom bar: what is missing in a count and one plain sentence, then the way back and the only primary."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from posapp.ui import keys, text
from posapp.ui.theme import BOTTOM
from posapp.ui.views import BottomView
from posapp.ui.widgets.bar import Strip, clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.marks import Badge, KeyCap
from posapp.ui.widgets.words import Words

ROOMY = 1100
"""Width in px from which another key of the page is named in the bar."""


class _Hint(QWidget):
    """What a key does here, and the key."""

    def __init__(self, words: str, cap: str) -> None:
        super().__init__()
        self._words, self._cap = Words(words, 14, role="quiet"), KeyCap(cap)
        row = horizontal(self, spacing=8)
        row.addWidget(self._words)
        row.addWidget(self._cap)

    def say(self, words: str, cap: str) -> None:
        """Name another key."""
        self._words.say(words)
        self._cap.say(cap)


class BottomBar(Strip):
    """Shows a BottomView. Signals: ``back``, ``primary`` (never while blocked), ``jump`` (F8)."""

    back = Signal()
    primary = Signal()
    jump = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("t", parent=parent)
        self.setFixedHeight(BOTTOM)
        row = horizontal(self, margins=(16, 1, 16, 0), spacing=8)
        self._badges = horizontal(spacing=8)
        self.sentence = Words("", 14, wrap=True)
        self._tool, self._jump = _Hint("", ""), _Hint(text.TO_FIELD, keys.cap("problem"))
        self.back_button = Button("", icon="left", size=16, bold=False)
        self.primary_button = Button("", kind="primary", size=16)
        self.primary_button.setMinimumWidth(152)
        self.back_button.setMinimumWidth(128)
        row.addLayout(self._badges)
        row.addWidget(self.sentence, 1)
        row.addSpacing(8)
        row.addWidget(self._tool)
        row.addWidget(self._jump)
        row.addSpacing(4)
        row.addWidget(self.back_button)
        row.addSpacing(4)
        row.addWidget(self.primary_button)
        self.back_button.clicked.connect(self.back)
        self.primary_button.clicked.connect(self.primary)
        self._view: BottomView | None = None

    def show_bottom(self, view: BottomView) -> None:
        """Show another state."""
        if view == self._view:
            return
        if self._view is None or self._view.badges != view.badges:
            clear(self._badges)
            for badge in view.badges:
                self._badges.addWidget(Badge(badge))
        self._view = view
        self.sentence.say(view.sentence)
        if view.tool is not None:
            self._tool.say(view.tool.label, view.tool.cap)
        self._fit()
        self._jump.setVisible(view.jump)
        for button, action in ((self.back_button, view.back), (self.primary_button, view.primary)):
            button.setVisible(action is not None)
            if action is not None:
                button.say(action.label, action.cap)
                button.setEnabled(action.enabled)
        self.primary_button.setToolTip("" if view.primary is None or view.primary.enabled else view.sentence)

    def _fit(self) -> None:
        """In narrow windows the sentence has the room of the other key; the menu names it still."""
        self._tool.setVisible(self._view is not None and self._view.tool is not None and self.width() >= ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def badge_texts(self) -> tuple[str, ...]:
        """The words of the badges shown, for readers and tests."""
        return tuple(b.text for b in self._view.badges) if self._view else ()
