"""A price list being read, or why a file cannot be taken. Shows values; reads nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.ui import keys
from posapp.ui import text_prices as text
from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

_WIDE = 640


class ProgressBar(QWidget):
    """A bar of 12 px; how much of it is full is also said in words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setFixedHeight(12)

    def show_part(self, part: float) -> None:
        """``part`` from 0 to 1."""
        self._part = min(max(0.0, part), 1.0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        draw_box(painter, box, fill=colour("sunken"), line=colour("edge"), radius=6)
        if self._part:
            full = QRectF(box.left(), box.top(), max(12.0, box.width() * self._part), box.height())
            draw_box(painter, full, fill=colour("accent"), radius=6)


def _centred(owner: QWidget) -> QVBoxLayout:
    """A card in the middle of the page; answers its column."""
    outer, line, card = QVBoxLayout(owner), QHBoxLayout(), Surface()
    outer.setContentsMargins(0, 0, 0, 0)
    card.setMaximumWidth(_WIDE)
    column = vertical(card, margins=(32, 28, 32, 24), spacing=12)
    line.addStretch(1)
    line.addWidget(card, 20)
    line.addStretch(1)
    outer.addStretch(2)
    outer.addLayout(line)
    outer.addStretch(3)
    return column


class PriceReading(QWidget):
    """What runs, how far it is, and a way to stop it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _centred(self)
        self.head, self.file = Words("", 20, bold=True, wrap=True), Words("", 14, role="quiet", elide=True)
        self.bar, self.count = ProgressBar(), Words("", 14)
        self.note = Words("", 12, role="quiet", wrap=True)
        self.stop_button = Button(text.STOP_READING, cap=keys.ESCAPE)
        self.stop_button.clicked.connect(self.stopped)
        column.addWidget(self.head)
        column.addWidget(self.file)
        column.addSpacing(4)
        column.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.stop_button)
        column.addLayout(foot)
        column.addWidget(self.note)

    def begin(self, head: str, file: str, note: str, *, stops: bool) -> None:
        """A work begins; ``stops`` says that it can be stopped."""
        self.head.say(head)
        self.file.say(file)
        self.note.say(note)
        self.bar.show_part(0)
        self.count.say(text.READING_START if stops else "")
        self.stop_button.setVisible(stops)
        if stops:
            self.stop_button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_progress(self, done: int, of: int) -> None:
        """``done`` of ``of`` rows are read; ``of`` is 0 while they are held against the list, when nobody knows how many."""
        self.bar.show_part(done / of if of else 1)
        words = (text.READING_ROWS if of else text.READING_DONE).format(done=done, of=of)
        self.count.say(words)
        self.bar.setAccessibleName(words)


class PriceRefused(QWidget):
    """Why nothing of a file can be taken, with the mend; another file, or back."""

    other = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _centred(self)
        head = horizontal(spacing=12)
        head.addWidget(IconMark("stop", 28, "stop"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words(text.REFUSED_FILE, 20, bold=True, role="stop", wrap=True), 1)
        column.addLayout(head)
        self.file = Words("", 14, role="quiet", elide=True)
        column.addWidget(self.file)
        self._lines = vertical(spacing=8)
        column.addLayout(self._lines)
        column.addWidget(Words(text.REFUSED_NOTHING, 14, role="quiet", wrap=True))
        self.other_button = Button(text.CHOOSE_OTHER, kind="primary", icon="open", cap=keys.cap("page"))
        self.back_button = Button(text.BACK, cap=keys.ESCAPE)
        foot = horizontal(spacing=12)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.other_button)
        column.addSpacing(4)
        column.addLayout(foot)
        self.other_button.clicked.connect(self.other)
        self.back_button.clicked.connect(self.back)
        self.said: tuple[str, ...] = ()

    def show_refusal(self, file: str, sentences: tuple[str, ...]) -> None:
        """Why; one paragraph each."""
        self.said = sentences
        self.file.say(file)
        clear(self._lines)
        for sentence in sentences:
            self._lines.addWidget(Words(sentence, 16, wrap=True))
        self.other_button.setFocus(Qt.FocusReason.TabFocusReason)
