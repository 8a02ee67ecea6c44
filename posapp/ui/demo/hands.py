"""Two hands at the keyboard: keys, typed text and text through an input method, sent to whatever has the focus.

Knows no page. What it does, a person at the counter can do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QEventLoop, QIODevice, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from posapp.services.whole_files import write_whole
from posapp.ui.widgets.pdf_preview import PdfPreview

_PATIENCE = 60.0
"""Seconds to wait for work that runs beside the window."""
_PAGES = 0.4
"""Seconds in which the pages after the first are painted too."""
_HAND_MS, _READER_MS = 80, 1
"""From one key to the next: a hand's, and a barcode reader's."""


class Stuck(Exception):
    """What was waited for did not come."""


class Hands:
    """Types into one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.settle()
        window.activateWindow()
        self.wait(window.isActiveWindow, "the window never became active, so no key reaches it")

    def settle(self) -> None:
        """Let the window do what is due."""
        for _ in range(3):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Go on once ``until`` holds; Stuck after the patience of a person."""
        end = time.monotonic() + _PATIENCE
        while not until():
            if time.monotonic() > end:
                raise Stuck(what)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self.settle()

    def rest(self, seconds: float) -> None:
        """Look on for a moment."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end, "time stood still")

    def focus(self) -> QWidget:
        """An open menu, else what has the focus; the window when nothing has."""
        menu = QApplication.activePopupWidget()
        return menu if isinstance(menu, QMenu) else QApplication.focusWidget() or self.window

    def key(self, *sequences: str) -> None:
        """Press keys such as ``Enter``, ``F8``, ``Alt+2``, one after the other."""
        for sequence in sequences:
            if not self.window.isActiveWindow():
                raise Stuck(f"the window lost the keyboard before {sequence}")
            QTest.keySequence(self.focus(), QKeySequence("Return" if sequence == "Enter" else sequence))
            self.settle()

    def type(self, text: str) -> None:
        """Type characters one by one, over what the field held."""
        self.key("Ctrl+A")
        self._chars(text, _HAND_MS)
        self.settle()

    def _chars(self, text: str, apart_ms: int) -> None:
        for at, char in enumerate(text, 1):
            code = Qt.Key.Key_Return if char == "\r" else Qt.Key.Key_unknown
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, char)
                event.setTimestamp(at * apart_ms)  # when it was struck, however long the window takes to hear it
                QApplication.sendEvent(self.focus(), event)

    def scan(self, code: str) -> None:
        """Read a barcode: its digits at once and an Enter, faster than any hand."""
        self._chars(code + "\r", _READER_MS)
        self.settle()

    def convert(self, reading: str, written: str) -> None:
        """Type ``reading`` through an input method and take ``written``, as 小林 from こばやし."""
        self.key("Ctrl+A")
        target = self.focus()
        for length in range(1, len(reading) + 1):
            QApplication.sendEvent(target, QInputMethodEvent(reading[:length], []))
        QApplication.sendEvent(target, QInputMethodEvent(written, []))
        taken = QInputMethodEvent("", [])
        taken.setCommitString(written)
        QApplication.sendEvent(target, taken)
        self.settle()

    def picture(self, path: Path) -> Path:
        """Write the window as PNG, once the papers it shows are painted (Qt paints their pages beside the window)."""
        self.settle()
        previews = [preview for preview in self.window.findChildren(PdfPreview) if preview.isVisible()]
        if any(preview.pages() for preview in previews):
            self.wait(lambda: all(preview.painted for preview in previews), "a preview was not painted")
            self.rest(_PAGES)
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(held, "PNG")  # into memory first: Qt does not say why a file could not be written
        return write_whole(path, bytes(held.data().data()))
