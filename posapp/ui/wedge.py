"""The barcode reader: a keyboard that types digits at once and ends with Enter, in any field, with the input method on or off.

A scan is told from typing by three signs together: a length that articles and devices have, a right check digit, and a speed
no hand reaches. Phone numbers and amounts have none of these lengths. When a key was struck its event says: a window that is
busy hears a reader late and slowly. Knows no page.
"""

from __future__ import annotations

import unicodedata
from time import monotonic

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

LENGTHS = (12, 13, 14, 15)
"""UPC, JAN, ITF and IMEI."""
PER_KEY_MS = 50
"""What a reader takes at most from one digit to the next."""
COMPOSED_S = 0.2
"""And what an input method takes at most to commit its digits: its events do not say when they were struck."""


def is_code(digits: str) -> bool:
    """True for an article number (12 to 14 digits) or an IMEI (15) with a right check digit."""
    if len(digits) not in LENGTHS or not digits.isascii() or not digits.isdigit():
        return False
    figures = [int(d) for d in reversed(digits)]
    if len(digits) == 15:
        return sum(sum(divmod(f * (1 + n % 2), 10)) for n, f in enumerate(figures)) % 10 == 0
    return sum(f * (3 if n % 2 else 1) for n, f in enumerate(figures)) % 10 == 0


class Wedge(QObject):
    """Watches the keys of whatever has the focus; ``scanned`` carries the digits of a read code.

    What the reader typed into the field with the focus is taken out again, and its Enter goes nowhere.
    """

    scanned = Signal(str)

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._digits = ""
        self._last = 0
        self._composed_at = 0.0
        self._field: QLineEdit | None = None
        self._before = ""
        self._on: QWidget | None = None
        app.focusChanged.connect(self._moved)
        self._watch(app.focusWidget())

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._watch(new)

    def _watch(self, new: QWidget | None) -> None:
        """Only the widget with the focus is watched: a filter over the application would see every paint event."""
        if self._on is not None and isValid(self._on):
            self._on.removeEventFilter(self)
        self._on = new if self._mine(new) else None
        if self._on is not None:
            self._on.installEventFilter(self)

    def _mine(self, widget: QWidget | None) -> bool:
        """True within the window this reader belongs to, its dialogs and menus included: two windows must not both take one scan."""
        window = self.parent()
        while widget is not None and widget is not window:
            widget = widget.parentWidget()
        return widget is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if kind == QEvent.Type.InputMethod and isinstance(event, QtGui.QInputMethodEvent):
            return self._composed(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        now = event.timestamp()
        typed = unicodedata.normalize("NFKC", event.text())
        if len(typed) == 1 and typed.isascii() and typed.isdigit():
            self._take(watched, typed, now)
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now - self._last <= PER_KEY_MS * 2:
            return self._ended()
        if event.text():
            self._digits = ""
        return False

    def _composed(self, watched: QObject, event: QtGui.QInputMethodEvent) -> bool:
        """With the input method on the digits come full-width, as a preedit, and Enter commits them."""
        preedit = unicodedata.normalize("NFKC", event.preeditString())
        if preedit and preedit.isdigit():
            if len(preedit) == 1:
                self._begin(watched)
            self._composed_at = monotonic()
            return False
        commit = unicodedata.normalize("NFKC", event.commitString())
        if is_code(commit) and monotonic() - self._composed_at <= COMPOSED_S:
            self._digits = commit
            self._ended()
            event.setCommitString("")
            event.accept()
            return True
        return False

    def _take(self, watched: QObject, digit: str, now: int) -> None:
        if not self._digits or now - self._last > PER_KEY_MS:
            self._digits = ""
            self._begin(watched)
        self._digits += digit
        self._last = now

    def _begin(self, watched: QObject) -> None:
        self._field = watched if isinstance(watched, QLineEdit) else None
        self._before = self._field.text() if self._field is not None else ""

    def _ended(self) -> bool:
        digits, self._digits = self._digits, ""
        if not is_code(digits):
            return False
        if self._field is not None and isValid(self._field):
            restore = getattr(self._field, "restore", self._field.setText)
            restore(self._before)
        self._field = None
        self.scanned.emit(digits)
        return True
