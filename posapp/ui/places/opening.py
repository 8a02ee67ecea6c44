"""What is shown while the shop is being opened, and what keeps it from opening."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.ui import text_front as text
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.words import Words


class OpeningPage(QWidget):
    """One calm line; after a fault a sentence and a way to try again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        self._head = Words(text.OPENING, 28, bold=True, align="centre")
        self._line = Words(text.OPENING_LINE, 16, role="quiet", align="centre", wrap=True)
        self._retry = Button(text.TRY_AGAIN)
        self._retry.hide()
        self._then: Callable[[], None] | None = None
        self._retry.clicked.connect(self._again)
        column.addStretch(1)
        column.addWidget(self._head)
        column.addWidget(self._line)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def fault(self, sentence: str, again: Callable[[], None]) -> None:
        """Say why the shop could not be opened."""
        self.say(text.FAULT, sentence, again)

    def say(self, head: str, sentence: str, again: Callable[[], None]) -> None:
        """Say what keeps the shop from opening, with a way to try again."""
        self._head.say(head)
        self._line.say(sentence)
        self._then = again
        self._retry.show()
        self._retry.setFocus()

    def _again(self) -> None:
        self._head.say(text.OPENING)
        self._line.say(text.OPENING_LINE)
        self._retry.hide()
        if self._then is not None:
            self._then()
