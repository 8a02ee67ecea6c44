"""The demonstration's walk without pictures: a shop that was set up before, and real windows that a bench can use."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

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
