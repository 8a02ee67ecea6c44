"""One window for one data folder: a second start calls the first window to the front, or says that there is one.

A lock file and a call file in the folder, nothing else: whatever this needs stands before the first picture. Knows no
page. The command line never asks it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject

LOCK, CALL = "window.lock", "window.call"
PATIENCE = 1.5
"""Seconds a called window has to answer."""


class OnlyOne(QObject):
    """The right to be the window of ``folder``; it ends with the process, also with one that was killed."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        super().__init__()
        self._call, self._patience = folder / CALL, patience
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # however long it is open: only a process that is gone gives it up
        self._watch: QFileSystemWatcher | None = None
        self._come: Callable[[], None] = lambda: None

    def take(self) -> bool:
        """True when no other window has the folder. A folder that takes no file is the store's to complain about."""
        if self._lock.isLocked():
            return True
        try:
            self._call.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Give it up."""
        self._lock.unlock()

    def call(self) -> bool:
        """Ask the window that has the folder to come to the front; True once it has."""
        try:
            self._call.write_text("come", "ascii")
            end = time.monotonic() + self._patience
            while time.monotonic() < end:
                if not self._call.read_text("ascii"):
                    return True
                time.sleep(0.05)
        except OSError:
            pass
        return False

    def listen(self, come: Callable[[], None]) -> None:
        """``come`` is called whenever another start asks for this window."""
        self._come = come
        try:
            self._call.write_text("", "ascii")
        except OSError:
            return  # then a second start says so by itself
        self._watch = QFileSystemWatcher([str(self._call)], self)
        self._watch.fileChanged.connect(self._called)

    def _called(self) -> None:
        try:
            asked = bool(self._call.read_text("ascii"))
            if asked:
                self._call.write_text("", "ascii")
        except OSError:
            return
        if asked:
            self._come()
