"""One head of the checklist as a row: what is asked, the result, and who confirmed it. Knows no rule."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.domain.program import Head
from posapp.flows.intake import FOUND, GOOD
from posapp.ui import text_returns as words
from posapp.ui.paint import draw_text, line_height, metrics_of, text_width
from posapp.ui.theme import colour
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import CheckInput, SegmentInput
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words

LEAST, MOST = 34, 44
"""Heights between which a row stretches."""
INPUT = 32
TICK, RESULT, GAP = 26, 142, 4
RESULTS = (Option(GOOD, words.RESULT_GOOD), Option(FOUND, words.RESULT_FOUND))
NAMES = ("staff", "customer", "disputed")


NEVER_FIRST = "、。・）」ーっゃゅょ…"
"""What no line begins with."""


class _Said(Words):
    """What is asked or was found, on up to two lines; the tool tip has the whole of a longer one."""

    def paintEvent(self, event: QPaintEvent) -> None:
        text, width = self.text(), self.width()
        if text_width(text, 12) <= width or self.height() < 2 * line_height(12):
            super().paintEvent(event)
            return
        cut = next((n for n in range(len(text) - 1, 1, -1) if text_width(text[:n], 12) <= width), 1)
        while cut > 1 and text[cut] in NEVER_FIRST:
            cut -= 1
        rest = metrics_of(12, False).elidedText(text[cut:], Qt.TextElideMode.ElideRight, width)
        painter, high = QPainter(self), line_height(12)
        top = (self.height() - 2 * high) / 2
        for nth, line in enumerate((text[:cut], rest)):
            draw_text(painter, QRectF(0, top + nth * high, width, high), line, size=12, tone=colour(self._role))


class HeadRow(QWidget):
    """Number, head, what was found or is asked, result, 店, 客, 異議; or 直した where the customer can put it right here."""

    cured = Signal()

    def __init__(self, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self._fill, self._in_hand = "", False
        self.result = SegmentInput(RESULTS, height=INPUT)
        self.result.setFixedWidth(RESULT)
        self.result.setAccessibleName(head.label)
        self.result.setAccessibleDescription(head.question)
        self.result.set_look(GOOD, "check", "good")
        said = (words.BY_STAFF, words.BY_CUSTOMER, words.DISPUTED)
        self.ticks = {name: self._tick(label) for name, label in zip(NAMES, said, strict=True)}
        self.cure = Button(words.CURED, height=INPUT)
        self.cure.setFixedWidth(len(NAMES) * (TICK + GAP) - GAP)
        self.cure.setAccessibleName(f"{head.label} {words.CURED}")
        self.cure.clicked.connect(self.cured)
        self._said = _Said(head.question, 12, role="quiet", elide=True)
        self._whole, self._marks, self._narrow = head.question, "", False
        self._none = Words(words.NOT_APPLYING, 14, role="quiet")
        self._label = Words(head.label, 14, bold=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMinimumHeight(LEAST)
        self.setMaximumHeight(MOST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._none.setFixedWidth(RESULT)
        row = horizontal(self, margins=(12, 0, 8, 1), spacing=GAP)
        number = Words(str(self.head.number), 14, role="quiet")
        number.setFixedWidth(16)
        for part in (number, self._label):
            row.addWidget(part)
        self._said.setMinimumWidth(0)
        self._said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as high as the row
        row.addWidget(self._said, 1)
        for field in (self.result, self._none, *self.ticks.values(), self.cure):
            row.addWidget(field)

    def label_width(self) -> int:
        """What the head's name takes."""
        return self._label.sizeHint().width()

    def set_label_width(self, width: int) -> None:
        """Names of all rows in one column."""
        self._label.setFixedWidth(width)

    def _tick(self, name: str) -> CheckInput:
        tick = CheckInput("")
        tick.setAccessibleName(f"{self.head.label} {name}")
        tick.setToolTip(name)
        tick.setFixedSize(TICK, INPUT)
        return tick

    def set_narrow(self, narrow: bool) -> None:
        """In narrow windows only the numbers of the marks stay of what is said."""
        self._narrow = narrow
        self._say()

    def _say(self) -> None:
        self._said.say(self._marks if self._narrow else self._whole)
        self._said.setToolTip(self._whole)

    def show_row(self, said: str, marks: str, *, applying: bool, found: bool, cure: bool, in_hand: bool) -> None:
        """``said`` replaces the question once something was found; ``cure`` marks what the customer can put right here."""
        self._whole, self._marks = said or self.head.question, marks
        self._say()
        self._said.set_role("ink" if said else "quiet")
        self.result.setVisible(applying)
        self.result.set_look(FOUND, "lock" if cure else "warn", "caution" if cure else "stop")
        self._none.setVisible(not applying)
        for tick in self.ticks.values():
            tick.setVisible(applying and not cure)
        self.cure.setVisible(applying and cure)
        self._label.set_role("ink" if applying else "quiet")
        fill = "cautionfill" if cure else "stopfill" if found else ""
        if (fill, in_hand) != (self._fill, self._in_hand):
            self._fill, self._in_hand = fill, in_hand
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._fill:
            painter.fillRect(self.rect(), colour(self._fill))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        if self._in_hand:
            painter.fillRect(0, 0, 3, self.height() - 1, colour("accent"))
