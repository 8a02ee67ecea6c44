"""A page in the real frame: what the shell does with a page, in the smallest form, and pictures to look at."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import SaleView
from posapp.ui import theme
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.page import SalePage
from posapp.ui.views import ActionView, BottomView
from tests.ui import samples
from tests.ui.twins import Desk

PICTURES = os.environ.get("POSAPP_PICTURES", "")
"""A folder for pictures to look at; none are kept without it."""


class Stage:
    """Runs one page of the sale over a shop in memory."""

    def __init__(self, qtbot: QtBot, desk: Desk, page: SalePage, draft: SaleDraft, *, step: int) -> None:
        self.desk, self.page, self.draft, self.step = desk, page, draft, step
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.wanted: list[tuple[str, str]] = []
        self.forwards = 0
        page.changed.connect(self._changed)
        page.left.connect(self._left)
        page.footing.connect(self.frame)
        page.wanted.connect(lambda step, field: self.wanted.append((step, field)))
        page.forward.connect(self._forward)
        self.window.acted.connect(page.act)
        self.window.primary.connect(self.go)
        self.window.bottom.jump.connect(lambda: page.act("problem"))
        self.window.show_page(page)
        self.show()
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        page.focus_field(draft.cursor.field or page.first_field())

    def _forward(self) -> None:
        self.forwards += 1

    def go(self) -> None:
        """The primary was pressed."""
        if not self.page.act("primary"):
            self.forwards += 1

    @property
    def view(self) -> SaleView:
        return self.desk.services.sales.view(self.draft)

    def _changed(self, draft: SaleDraft) -> None:
        self.draft = draft
        self.show()

    def _left(self, draft: SaleDraft) -> None:
        self.desk.services.sales.save(draft)
        self._changed(draft)

    def show(self) -> None:
        self.page.show_view(self.view)
        self.frame()

    def frame(self) -> None:
        primary = self.page.primary()
        bottom = BottomView(
            sentence=primary.sentence, badges=primary.badges, jump=primary.jump, back=ActionView(label="戻る", cap="Esc"),
            primary=ActionView(label=primary.label, cap="Enter", enabled=primary.enabled),
        )  # fmt: skip
        self.window.show_frame(replace(samples.FRAME, stepper=samples.stepper(self.step), bottom=bottom))

    def picture(self, name: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> None:
        """Keep a picture of the window, when pictures are asked for."""
        shoot(self.window, name, width=width, height=height, dark=dark)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:  # fmt: skip
    """Press a key."""
    QTest.keyClick(widget, key, modifier)


def write(widget: QWidget, words: str) -> None:
    """Type words letter by letter, as a keyboard without an input method would."""
    for letter in words:
        QTest.keyClicks(widget, letter) if letter.isascii() else widget.insert(letter)  # type: ignore[attr-defined]


def shoot(widget: QWidget, name: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> None:
    """Give the widget a size; keep a picture of it in POSAPP_PICTURES when that is set. The dark theme changes colours
    alone and restyles every widget there is: only a picture needs it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dark = dark and bool(PICTURES)
    if dark:
        theme.apply(app, theme.Mode.DARK)
    widget.resize(width, height)
    for _ in range(5):
        app.processEvents()
    if PICTURES:
        widget.grab().save(str(Path(PICTURES) / f"{name}.png"))
    if dark:
        theme.apply(app, theme.Mode.LIGHT)


def cut_off(root: QWidget) -> list[str]:
    """Texts of visible widgets that do not fit into their boxes."""
    found = []
    for widget in root.findChildren(QWidget):
        fits = getattr(widget, "fits", None)
        if widget.isVisible() and callable(fits) and not fits():
            found.append(f"{type(widget).__name__}: {getattr(widget, 'text', str)()}")
    return found
