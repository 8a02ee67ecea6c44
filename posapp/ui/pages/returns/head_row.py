"""One head of the checklist as a row: what is asked, the result, and who confirmed it. Knows no rule."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.domain.program import Head
from posapp.flows.intake import FOUND, GOOD
from posapp.ui import text_returns as words
from posapp.ui.theme import colour
from posapp.ui.widgets.choice_input import CheckInput, SegmentInput
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words

ROW = 44
TICK = 36
RESULT = 196
RESULTS = (Option(GOOD, words.RESULT_GOOD), Option(FOUND, words.RESULT_FOUND))


class HeadRow(QWidget):
    """Number, head, what was found or is asked, result, 店, 客, 異議."""

    def __init__(self, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self._fill = ""
        self.result = SegmentInput(RESULTS)
        self.result.setFixedWidth(RESULT)
        self.result.setAccessibleName(head.label)
        self.result.setAccessibleDescription(head.question)
        self.ticks = {
            "staff": self._tick(words.BY_STAFF), "customer": self._tick(words.BY_CUSTOMER), "disputed": self._tick(words.DISPUTED)
        }  # fmt: skip
        self._said = Words(head.question, 12, role="quiet", elide=True)
        self._none = Words(words.NOT_APPLYING, 14, role="quiet")
        self._none.setFixedWidth(RESULT)
        self.setFixedHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        number = Words(str(head.number), 14, role="quiet")
        number.setFixedWidth(16)
        row.addWidget(number)
        self._label = Words(head.label, 14, bold=True, elide=True)
        row.addWidget(self._label, 3)
        row.addWidget(self._said, 4)
        row.addWidget(self.result)
        row.addWidget(self._none)
        for tick in self.ticks.values():
            row.addWidget(tick)

    def _tick(self, name: str) -> CheckInput:
        tick = CheckInput("")
        tick.setAccessibleName(f"{self.head.label} {name}")
        tick.setToolTip(name)
        tick.setFixedWidth(TICK)
        return tick

    def show_row(self, said: str, *, applying: bool, found: bool, cure: bool) -> None:
        """``said`` replaces the question once something was found; ``cure`` marks what the customer can put right here."""
        self._said.say(said or self.head.question)
        self.result.setVisible(applying)
        self._none.setVisible(not applying)
        for tick in self.ticks.values():
            tick.setVisible(applying)
        self._label.setEnabled(applying)
        fill = "cautionfill" if cure else "stopfill" if found else ""
        if fill != self._fill:
            self._fill = fill
            self.update()

    def narrow(self, is_narrow: bool) -> None:
        """In narrow windows the question gives way."""
        self._said.setVisible(not is_narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._fill:
            painter.fillRect(self.rect(), colour(self._fill))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
