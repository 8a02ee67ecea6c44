"""Hands for tests: any character, any key, a click. QTest's own typing knows Latin keys only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_in(widget: QWidget, text: str) -> None:
    """Send each character as a key with that text."""
    for char in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char))


def press(widget: QWidget | None, keys: str) -> None:
    """Press a key or a combination such as ``Alt+2``, ``Return``, ``Shift+Right``."""
    assert widget is not None
    QTest.keySequence(widget, QKeySequence(keys))


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click in the middle, or at a place."""
    spot = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
