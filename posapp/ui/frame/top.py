"""The top bar: shop, staff, both calendars, time; chips that are filled only when they need attention."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from posapp.ui import text
from posapp.ui.theme import NARROW, RAIL, TOP
from posapp.ui.views import TopView
from posapp.ui.widgets.bar import Hairline, Strip, clear
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.marks import Chip, IconMark
from posapp.ui.widgets.words import Words


class TopBar(Strip):
    """Shows a TopView; ``chip`` carries the key of a chip that was clicked."""

    chip = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("b", parent=parent)
        self.setFixedHeight(TOP)
        row = horizontal(self, margins=(16, 0, 16, 1))
        self._shop = Words("", 16, bold=True, elide=True)
        self._staff = Words("", 14, elide=True)
        self._day, self._era, self._time = Words("", 14), Words("", 14, role="quiet"), Words("", 14, bold=True)
        row.addWidget(self._shop)
        row.addSpacing(15)
        self._person = IconMark("person", 16)
        row.addWidget(self._person)
        row.addSpacing(4)
        row.addWidget(self._staff)
        row.addSpacing(16)
        row.addWidget(Hairline(standing=True, length=24))
        row.addSpacing(16)
        row.addWidget(self._day)
        row.addSpacing(9)
        row.addWidget(self._era)
        row.addSpacing(15)
        row.addWidget(self._time)
        row.addStretch(1)
        self._chips = horizontal(spacing=8)
        row.addLayout(self._chips)
        self._view: TopView | None = None
        self._short = False

    def show_top(self, view: TopView) -> None:
        """Show another state of the shop."""
        if view == self._view:
            return
        before, self._view = self._view, view
        self._shop.say(view.shop)
        self._staff.say(text.STAFF.format(name=view.staff))
        for part in (self._person, self._staff):  # before the shop is open, nobody is known
            part.setVisible(bool(view.staff))
        self._day.say(view.day)
        self._era.say(view.era)
        self._time.say(view.time)
        if before is None or before.chips != view.chips:
            self._fill()

    def _fill(self) -> None:
        clear(self._chips)
        for chip in self._view.chips if self._view else ():
            button = Chip(chip, short=self._short)
            button.clicked.connect(lambda _checked=False, key=chip.key: self.chip.emit(key))
            self._chips.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.width() < NARROW - RAIL
        if short != self._short:
            self._short = short
            self._era.setVisible(not short)
            self._fill()
