"""The demonstration's walk without pictures: a shop that was set up before, and real windows that a bench can use."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from posapp.app import ShopDoors, no_printer
from posapp.shelf import Shelf
from posapp.ui import singletons, theme
from posapp.ui.demo import people
from posapp.ui.demo.walk import Walk
from posapp.ui.places.unlock import UnlockPage


class QuietWalk(Walk):
    """Walks and keeps no picture."""

    def screen(self, name: str) -> None:
        """Only let the window settle."""
        self.hands.settle()

    def small_and_dark(self, name: str) -> None:
        """The window stays as it is."""

    def unlock(self) -> None:
        """Open the shop with its passphrase, typed."""
        self.front.open()
        self.hands.wait(lambda: isinstance(self.window.pages.currentWidget(), UnlockPage), "no question for the key")
        self.hands.type(people.PASSPHRASE)
        self.hands.key("Enter")
        self.hands.wait(lambda: self.front.services is not None, "the shop did not open")


def shop_doors(folder: Path, shelf: Shelf, at: datetime = people.AT, *, online: bool = False) -> ShopDoors:
    """The doors of a sample shop whose clock stands still."""
    return ShopDoors(folder, shelf, no_printer, clock=lambda: at, reachable=lambda: online, use_keyring=False)


def set_up(folder: Path) -> None:
    """A shop that was set up on another day."""
    shop_doors(folder, Shelf()).create(people.SHOP, people.STAFF, people.PASSPHRASE).close()


def quiet_walk(folder: Path, application: QApplication, at: datetime = people.AT) -> QuietWalk:
    """A window in which the shop of ``folder`` is open on a day."""
    singletons.keep()
    theme.apply(application, theme.Mode.LIGHT)
    shelf = Shelf()
    made = QuietWalk(folder / "out", lambda _: shop_doors(folder, shelf, at), lambda: shelf.sentences)
    made.outside.now = at
    made.unlock()
    return made


def settle() -> None:
    """Let everything be done that was put off, what is to be deleted too."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def step_by_step(
    walk: QuietWalk, widget: QWidget, key: Callable[[], Qt.Key], steps: int
) -> tuple[list[float], list[float]]:
    """Seconds of the thread for each key pressed, and of painting the same window unchanged, by turns; ten first that do not count."""
    ours, bare = [], []
    for nth in range(-10, steps):
        started = time.thread_time()
        QTest.keyClick(widget, key())
        settle()
        between = time.thread_time()
        walk.window.repaint()
        QCoreApplication.processEvents()
        if nth >= 0:
            ours.append(between - started)
            bare.append(time.thread_time() - between)
    return ours, bare


def p99(spent: list[float]) -> float:
    """What all but one in a hundred keep under."""
    return statistics.quantiles(spent, n=100)[98]
