"""What some programs' end of term needs besides its choices: a letter, an application told from its assessment, a changed contract.

Each shows finished values; the two with sliders ask for the next ones with ``moved``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from posapp.ui import text_ends as text
from posapp.ui.paint import draw_box
from posapp.ui.show.ends import AppliedView, ApplyView, ChangedView, PaymentRun
from posapp.ui.theme import colour
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import INK, IconMark
from posapp.ui.widgets.money import MoneyLabel
from posapp.ui.widgets.month_slider import MonthSlider
from posapp.ui.widgets.words import Words

_LABEL_WIDE = 88


class Extra(QWidget):
    """A sunken box."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.body = vertical(self, margins=(10, 2, 10, 2), spacing=2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(QPainter(self), self.rect().toRectF(), fill=colour("sunken"), line=colour("line"))


class LetterBox(Extra):
    """最終回の案内: when it comes, until when to answer, what silence means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text.LETTER, parent)
        self._rows = vertical(margins=(0, 3, 0, 3), spacing=5)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Show these sentences, each with its icon."""
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._rows)
        for icon, words in rows:
            line = QWidget()
            row = horizontal(line, spacing=8)
            row.addWidget(IconMark(icon, 16, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(words, 12, wrap=True), 1)
            self._rows.addWidget(line)

    def says(self) -> str:
        """All sentences."""
        return "".join(words for _, words in self._shown)


class ApplyBox(Extra):
    """Two sliders and what they come to. ``moved`` carries the month of the application and that of the assessment."""

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text.APPLY, parent)
        self.applied = MonthSlider(text.APPLIED, label_wide=_LABEL_WIDE)
        self.assessed = MonthSlider(text.ASSESSED, label_wide=_LABEL_WIDE)
        self._icon, self.result = IconMark("check", 16, "good"), Words("", 14, bold=True)
        self._notes = Words("", 12, wrap=True)
        self.returned, self.kept = MoneyLabel(size=16), MoneyLabel(size=16)
        for slider in (self.applied, self.assessed):
            self.body.addWidget(slider)
            slider.moved.connect(lambda _month: self.moved.emit(self.applied.month(), self.assessed.month()))
        self.body.addLayout(self._result())
        self.body.addStretch(1)

    def _result(self) -> QHBoxLayout:
        """The words at the left, both totals in one size at the right."""
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        head = horizontal(spacing=6)
        head.addWidget(self._icon)
        head.addWidget(self.result, 1)
        words = vertical()
        words.addLayout(head)
        words.addWidget(self._notes)
        words.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        for row, (label, amount) in enumerate(((text.RETURNED_SHORT, self.returned), (text.KEPT_SHORT, self.kept))):
            grid.addWidget(Words(label, 12, role="quiet"), row, 0)
            grid.addWidget(amount, row, 1, right)
        grid.setRowStretch(2, 1)
        line = horizontal(spacing=10)
        line.addLayout(words, 1)
        line.addLayout(grid)
        line.setAlignment(grid, top)
        return line

    def show_months(self, view: ApplyView, words: Callable[[int], str]) -> None:
        """Put the sliders where they begin."""
        self.applied.show_month(view.applied, view.first, view.last, words)
        self.assessed.show_month(view.assessed, view.first, view.last, words)

    def show_result(self, view: AppliedView) -> None:
        """Show what the months come to."""
        self._icon.show_icon(view.icon, INK[view.tone])
        self.result.set_role(INK[view.tone])
        self.result.say(view.head)
        self.returned.show_amount(view.returned, instead=text.NONE)
        self.kept.show_amount(view.kept)
        self._notes.say(view.notes)
        self.setAccessibleDescription(self.says())

    def says(self) -> str:
        """The result in words."""
        amounts = f"{text.RETURNED_SHORT} {self.returned.text()}、{text.KEPT_SHORT} {self.kept.text()}"
        return f"{self.result.text()}。{amounts}。{self._notes.text()}"


class ChangedBox(Extra):
    """A shortened contract, and what is left to pay after a return in the month of the slider (``moved``)."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text.CHANGED_NAME, parent)
        self._words, self.left = Words("", 12, wrap=True), Words("", 12, bold=True)
        self.month = MonthSlider(text.CHANGED_MONTH)
        self.month.moved.connect(self.moved)
        self._rows = vertical()
        self._shown: tuple[PaymentRun, ...] = ()
        for part in (self._words, self.month, self.left):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_change(self, view: ChangedView, words: Callable[[int], str]) -> None:
        """Show what changes, the slider at its month."""
        self._words.say(view.words)
        self.month.show_month(view.month, view.first, view.last, words)

    def show_left(self, head: str, runs: tuple[PaymentRun, ...]) -> None:
        """Show the payments still to come."""
        self.left.say(head)
        if runs == self._shown:
            return
        self._shown = runs
        clear(self._rows)
        for run in runs:
            self._rows.addWidget(Words(f"{run.numbers} {run.amount} {run.months}", 12))

    def says(self) -> str:
        """The change and what is left, in words."""
        runs = "、".join(f"{run.numbers} {run.amount} {run.months}" for run in self._shown)
        return f"{self._words.text()}{self.left.text()}。{runs}"
