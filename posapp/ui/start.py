"""The start: paints the first window, then has everything else fetched beside it. Knows no use case and no place.

Whatever this module imports stands between the start of the process and the first picture: keep it few.
tests/bench/test_bench_start.py measures it.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from posapp.ui import qt_words, singletons, text, text_front, theme
from posapp.ui.main_window import MainWindow
from posapp.ui.only_one import OnlyOne
from posapp.ui.places.opening import OpeningPage
from posapp.ui.views import FrameView, TopView
from posapp.ui.worker import Worker


class Running(Protocol):
    """What has taken the window over."""

    def close(self) -> None:
        """The window is closed: let go of the store."""


TakeOver = Callable[[MainWindow, OpeningPage], Running]
"""Runs the program in a window that is shown already; ``app`` makes one."""


class Start(QObject):
    """Shows ``window`` with its opening page; once it is painted, ``fetch`` runs beside it and its answer takes over.

    While another window has ``only``, the page says so and offers to try again.
    """

    def __init__(self, window: MainWindow, fetch: Callable[[], TakeOver], only: OnlyOne | None = None) -> None:
        super().__init__(window)
        self.running: Running | None = None
        self._only = only
        self._window, self._fetch, self._opening = window, fetch, OpeningPage()
        self._worker = Worker(self)
        window.show_page(self._opening)
        window.show_frame(FrameView(place="", top=TopView(shop=text.APP, staff="", day="", era="", time="")))
        window.installEventFilter(self)
        room = window.screen().availableSize()
        if window.width() > room.width() or window.height() > room.height():
            window.showMaximized()  # a small counter screen: nothing may lie outside it
        else:
            window.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; the children are painted in the same turn."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        if self._only is not None and not self._only.take():
            self._opening.say(text_front.OPEN_ALREADY, text_front.OPEN_ALREADY_LINE, self._painted)
            return
        self._worker.start(self._fetch, self._fetched)

    def _fetched(self, take_over: TakeOver) -> None:
        self.running = take_over(self._window, self._opening)
        application = QCoreApplication.instance()
        if application is not None:
            qt_words.install(application)
        gc.freeze()  # what was read so far stays to the end: it need not be looked through again
        if self._only is not None:
            self._only.listen(self._come)

    def _come(self) -> None:
        """Another start asked for this window."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)


def run(fetch: Callable[[], TakeOver], folder: Path) -> int:
    """Open the window of ``folder`` and stay until it is closed; the exit status of the program.

    Where that window is open already, it comes to the front and nothing else is opened.
    """
    singletons.keep()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise RuntimeError("a Qt application without windows runs already")
    only = OnlyOne(folder)
    if not only.take() and only.call():
        return 0
    theme.apply(application)
    start = Start(MainWindow(), fetch, only)
    status = application.exec()
    QThreadPool.globalInstance().waitForDone()  # work that nobody waits for any more still ends in order
    if start.running is not None:
        start.running.close()
    only.release()
    return status
