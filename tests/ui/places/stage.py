"""A place in the real frame, dialogs that answer as told, and pictures to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posapp import resources
from posapp.catalog.sentences import Sentences
from posapp.ui.main_window import MainWindow
from posapp.ui.places.place import Place
from posapp.ui.views import FrameView
from tests.ui import samples
from tests.ui.measure import cut
from tests.ui.pages.stage import shoot


@cache
def sentences() -> Sentences:
    return Sentences.load(resources.root())


@dataclass
class Answers:
    """Dialogs that say yes or no and name files; ``asked`` holds what was asked."""

    yes: bool = True
    path: Path | None = None
    paths: tuple[Path, ...] = ()
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def tell(self, parent: QWidget, title: str, body: str) -> None:
        self.asked.append(title)
        self.said.append(body)

    def ask(self, parent: QWidget, title: str, body: str, yes: str, no: str) -> bool:
        self.asked.append(title)
        return self.yes

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        self.asked.append(suggested)
        return self.path

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return self.path

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        return self.paths

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.path


class Stand:
    """A place shown in the window as the front shows it."""

    def __init__(self, qtbot: QtBot, place: Place, at: str) -> None:
        self.place, self.changes = place, 0
        place.changed.connect(self._changed)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.acted.connect(place.act)
        self.window.show_page(place)
        self.window.show_frame(FrameView(place=at, top=samples.TOP, bottom=place.bottom()))
        place.refresh()
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        place.focus_first()

    def _changed(self) -> None:
        self.changes += 1

    def picture(self, name: str) -> None:
        """At three sizes and themes; nothing may be cut in any size."""
        for tail, wide, high, dark in (("", 1280, 800, False), ("-1024", 1024, 768, False), ("-dark", 1280, 800, True)):
            shoot(self.window, f"{name}{tail}", width=wide, height=high, dark=dark)
            assert cut(self.window) == [], (name, tail)
