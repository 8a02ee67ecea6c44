"""Hands for tests: any character, any key, a click. QTest's own typing knows Latin keys only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

HAND_MS = 80
"""From one key to the next. Keys without a time, as QTest presses them, come all at once, as a reader's do."""


def type_in(widget: QWidget, text: str, apart_ms: int = HAND_MS) -> None:
    """Send each character as a key with that text, so long after the one before."""
    for at, char in enumerate(text, 1):
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(at * apart_ms)
            QApplication.sendEvent(widget, event)


def read_in(widget: QWidget, code: str) -> None:
    """A barcode reader's digits and its Enter."""
    type_in(widget, code, apart_ms=1)
    press(widget, "Return")


def press(widget: QWidget | None, keys: str) -> None:
    """Press a key or a combination such as ``Alt+2``, ``Return``, ``Shift+Right``."""
    assert widget is not None
    QTest.keySequence(widget, QKeySequence(keys))


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click in the middle, or at a place."""
    spot = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
