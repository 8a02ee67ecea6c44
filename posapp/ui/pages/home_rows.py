"""The rows of ホーム: drafts, tasks, what waits, and the month. Each shows one line's values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.ui import text_home as text
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.show.home import DayView, DraftLine, WaitLine
from posapp.ui.show.tasks import TaskView
from posapp.ui.theme import RADIUS_CHIP, colour
from posapp.ui.views import Span, Tone
from posapp.ui.widgets.bar import Strip
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import EDGE, FILL, INK, IconMark
from posapp.ui.widgets.topics import ProgressSegments
from posapp.ui.widgets.words import Words


def _pair(head: Words, under: QWidget, gap: int = 0) -> QVBoxLayout:
    column = vertical(spacing=gap)
    column.addStretch(1)
    column.addWidget(head)
    column.addWidget(under)
    column.addStretch(1)
    return column


class DraftRow(Strip):
    """A draft, 64 px high; ``opened`` carries its id."""

    opened = Signal(object)

    def __init__(self, line: DraftLine, *, first: bool) -> None:
        super().__init__("b")
        self.id = line.id
        self.setFixedHeight(64)
        row = horizontal(self, margins=(16, 0, 16, 1), spacing=16)
        who = QWidget()
        who.setMinimumWidth(150)
        who.setMaximumWidth(248)
        who.setLayout(_pair(Words(line.who, 16, bold=True, elide=True), Words(line.what, 12, role="quiet", elide=True)))
        row.addWidget(who, 3)
        where = (Span(line.stage, bold=True), Span(f" {line.field}")) if line.field else (Span(line.stage, bold=True),)
        bar = ProgressSegments(line.states, height=6, gap=4)
        bar.setFixedWidth(136)
        middle = QWidget()
        shown = QHBoxLayout()
        shown.addWidget(bar)
        shown.addStretch(1)
        column = vertical(middle, spacing=6)
        column.addStretch(1)
        column.addWidget(Words(where, 14, elide=True))
        column.addLayout(shown)
        column.addStretch(1)
        row.addWidget(middle, 4)
        row.addWidget(Words(line.at, 12, role="quiet"))
        self.button = Button(text.GO_ON, kind="accent" if first else "plain", trailing="right")
        self.button.setAccessibleDescription(f"{line.who} {line.what}")
        self.button.clicked.connect(lambda: self.opened.emit(line.id))
        row.addWidget(self.button)


class TaskRow(Strip):
    """A task, 56 px high; ``opened`` carries it."""

    opened = Signal(object)

    def __init__(self, line: TaskView) -> None:
        super().__init__("b")
        self.setFixedHeight(56)
        row = horizontal(self, margins=(16, 0, 16, 1), spacing=12)
        ink = INK[line.tone]
        day = QWidget()
        day.setFixedWidth(96)
        column = vertical(day)
        column.addStretch(1)
        head = horizontal(spacing=4)
        head.addWidget(IconMark(line.icon, 16, ink))
        head.addWidget(Words(line.day, 14, bold=True, role=ink))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(Words(line.under, 12, role=ink if line.tone is Tone.STOP else "quiet"))
        column.addStretch(1)
        row.addWidget(day)
        who = _pair(Words(line.who, 14, elide=True), Words(line.program, 12, role="quiet", elide=True))
        row.addLayout(who, 3)
        row.addLayout(_pair(Words(line.head, 14, elide=True), Words(line.detail, 12, role="quiet", elide=True)), 8)
        self.button = Button(text.OPEN)
        self.button.setAccessibleDescription(f"{line.who} {line.head}")
        self.button.clicked.connect(lambda: self.opened.emit(line.task))
        row.addWidget(self.button)


class WaitRow(Strip):
    """Something unsent or unprinted, 56 px high."""

    def __init__(self, line: WaitLine) -> None:
        super().__init__("b")
        self.setFixedHeight(56)
        row = horizontal(self, margins=(16, 0, 16, 1), spacing=12)
        row.addWidget(IconMark(line.icon, 20, "quiet"))
        row.addLayout(_pair(Words(line.head, 14, elide=True), Words(line.under, 12, role="quiet", elide=True)), 1)
        row.addWidget(Words(line.right, 12, role="quiet", elide=True))


class Rows(QWidget):
    """Rows of one height, as many as there is room for; the others stay away rather than being squeezed.

    fitted  carries how many are shown, whenever the room changes
    """

    fitted = Signal(int)

    def __init__(self, rows: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._each = self._rows[0].height()
        for row in self._rows:
            row.setParent(self)
        self.setMinimumHeight(self._each)
        self.setMaximumHeight(self._each * len(self._rows))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(240, self._each * len(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for nth, row in enumerate(self._rows):
            row.setGeometry(0, nth * self._each, self.width(), self._each)
            row.setVisible((nth + 1) * self._each <= self.height())
        self.fitted.emit(min(len(self._rows), self.height() // self._each))


class Nothing(QWidget):
    """An empty list: what will be here and how it begins."""

    def __init__(self, head: str, more: str = "", icon: str = "check") -> None:
        super().__init__()
        row = horizontal(self, margins=(16, 12, 16, 12), spacing=12)
        row.addWidget(IconMark(icon, 20, "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        column = vertical(spacing=2)
        column.addWidget(Words(head, 14, role="quiet", wrap=True))
        if more:
            column.addWidget(Words(more, 12, role="quiet", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)


ROOM_FOR_COUNT = 48
"""Narrower cells show the day alone; the count is then said by colour here and in words in the list."""


class MonthGrid(QWidget):
    """The month from Sunday to Saturday; days with something due are filled and say how many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[tuple[DayView, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_weeks(self, weeks: tuple[tuple[DayView, ...], ...]) -> None:
        """Show a month."""
        self._weeks = weeks
        self.setMinimumHeight(len(weeks) * 18 + 20)  # what a short month leaves, a list above it can use
        busy = [f"{d.day} {text.COUNT.format(count=d.count)}" for week in weeks for d in week if d.count]
        self.setAccessibleName("、".join(busy))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide, head = self.width() / 7, 16.0
        high = min(24.0, (self.height() - head - 4) / max(1, len(self._weeks)))
        for at, name in enumerate(text.WEEK):
            box = QRectF(at * wide, 0, wide, head)
            draw_text(painter, box, name, size=12, tone=colour("quiet"), centre=True)
        for row, week in enumerate(self._weeks):
            for at, day in enumerate(week):
                if day.day:
                    self._day(painter, QRectF(at * wide, head + 4 + row * high, wide, high), day)

    def _day(self, painter: QPainter, box: QRectF, day: DayView) -> None:
        number = str(day.day)
        if not day.count:
            tone = colour("edge" if day.past else "ink")
            if day.today:
                draw_box(painter, box.adjusted(2, 1, -2, -1), line=colour("accent"), width=2, radius=RADIUS_CHIP)
                tone = colour("accent")
            draw_text(painter, box, number, size=14, bold=day.today, tone=tone, centre=True)
            return
        near = day.today or day.past
        fill, line = ("stop", "stop") if near else ("cautionfill", "cautionline")
        tone = colour("onaccent" if near else "caution")
        draw_box(painter, box.adjusted(1, 1, -1, -1), fill=colour(fill), line=colour(line), radius=RADIUS_CHIP)
        count = text.COUNT.format(count=day.count) if box.width() >= ROOM_FOR_COUNT else ""
        first = text_width(number, 14, bold=True)
        left = box.center().x() - (first + 3 + text_width(count, 12, bold=True)) / 2
        draw_text(painter, QRectF(left, box.top(), 1, box.height()), number, size=14, bold=True, tone=tone)
        draw_text(
            painter, QRectF(left + first + 3, box.top() + 1, 1, box.height()), count, size=12, bold=True, tone=tone
        )


class Hint(QWidget):
    """One sentence in an amber strip of 40 px with the way on; ``pushed`` when it is taken."""

    pushed = Signal()

    def __init__(self, sentence: str, word: str, cap: str) -> None:
        super().__init__()
        self.setFixedHeight(40)
        row = horizontal(self, margins=(16, 4, 8, 4), spacing=8)
        row.addWidget(IconMark("warn", 18, INK[Tone.CAUTION]))
        self.sentence = Words(sentence, 14, elide=True)
        row.addWidget(self.sentence, 1)
        self.button = Button(word, kind="link", cap=cap, height=32)
        self.button.clicked.connect(self.pushed)
        row.addWidget(self.button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self.rect().toRectF()
        draw_box(QPainter(self), box, fill=colour(FILL[Tone.CAUTION]), line=colour(EDGE[Tone.CAUTION]))
