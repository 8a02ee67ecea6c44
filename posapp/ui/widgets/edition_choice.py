"""In which edition a customer's papers are handed out. Says what was chosen once nobody moves on to another choice; makes nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from posapp.ui import text_editions as text
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.spec import Option

REST_MS = 300
"""How long a choice must stand: arrows pass over 大きな文字 on their way, and papers that nobody wanted would be kept."""


class EditionChoice(SegmentInput):
    """``settled`` follows a change, when ``busy`` is over."""

    settled = Signal()

    def __init__(self, busy: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(tuple(Option(key, word) for key, word in text.OPTIONS.items()), parent)
        self._busy, self._timer = busy, QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._settle)
        self.changed.connect(lambda _value: self._timer.start())
        self.setAccessibleName(text.CHOICE)
        self.put("")

    def _settle(self) -> None:
        if self._busy():
            self._timer.start()
        else:
            self.settled.emit()
