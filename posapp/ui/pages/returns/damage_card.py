"""傷の場所: the drawing of the device and what was found in the head in hand. Knows no rule and no draft."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.domain.program import Finding
from posapp.ui import text_returns as words
from posapp.ui.pages.returns.photo_row import PhotoRow
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.device_drawing import DeviceDrawing
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.words import Words

WIDE, NARROW = 304, 200
LINE, TWO_LINES = 28, 34
FEW = 1
"""Ticks beside which small photos have room in a narrow window."""


class DamageCard(SectionCard):
    """Drawing, undo, a sentence, and the ticks of one head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(words.WHERE_TITLE, note=words.WHERE_NOTE, padding=12, parent=parent)
        self.drawing = DeviceDrawing()
        self.undo = Button(words.UNDO, kind="link", size=12, height=24)
        self.ticks: dict[str, CheckInput] = {}
        self._said = Words("", 12, role="quiet", wrap=True)
        self._list = vertical()
        self.body.setSpacing(4)
        self.body.setContentsMargins(11, 8, 11, 8)
        self.body.addWidget(self.drawing, 1)
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addWidget(self.undo)
        self.body.addLayout(row)
        self.body.addLayout(self._list)
        self.photos = PhotoRow()
        self.body.addWidget(self.photos)

    def hasHeightForWidth(self) -> bool:
        """The drawing gives way: a longer sentence never makes the card taller."""
        return False

    def offer(self, findings: tuple[Finding, ...]) -> None:
        """One tick for each finding that this device can have."""
        clear(self._list)
        self.ticks = {}
        for finding in findings:
            tick = CheckInput(finding.label)
            self.ticks[finding.code] = tick
            self._list.addWidget(tick)

    def set_narrow(self, narrow: bool) -> None:
        """Less room beside the list."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        self.say_note("" if narrow else words.WHERE_NOTE)
        self._said.setMinimumHeight(32 if narrow else 20)
        self.photos.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.activate()  # what a tick says in one line or two, it knows by its own width
        self._fit()

    def _fit(self) -> None:
        """Ticks of one line or two; small photos where the ticks leave room for them."""
        for tick in self.ticks.values():
            tick.setFixedHeight(LINE if tick.one_line() else TWO_LINES)
        shown = sum(not tick.isHidden() for tick in self.ticks.values())
        self.photos.set_tight(self.width() <= NARROW and shown > FEW)

    def show_card(self, codes: frozenset[str], said: str, *, marks: int) -> None:
        """The ticks of these findings and the sentence below the drawing."""
        for code, tick in self.ticks.items():
            tick.setVisible(code in codes)
        self._fit()
        self._said.say(said)
        self.undo.setVisible(marks > 0)

    def hint(self, said: str) -> None:
        """Show another sentence below the drawing."""
        self._said.say(said)
