"""What 照合 shows of a paper: where files are dropped, the facts of the record, the lines that differ. Knows no use case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.ui import keys
from posapp.ui import text_verify as text
from posapp.ui.places.card import HeadCard
from posapp.ui.show.verify import LineView
from posapp.ui.theme import colour
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.pdf_preview import PdfPreview
from posapp.ui.widgets.words import Words

_LABEL = 56
"""Px of the labels beside facts and differences."""


class DropBox(QWidget):
    """A dashed frame that says where a file can be let go; its button asks for one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(text.CHOOSE, kind="accent", icon="open", cap=keys.cap("page"))
        self.button.clicked.connect(self.chosen)
        row = horizontal(self, margins=(12, 12, 12, 12), spacing=8)
        row.addWidget(IconMark("paper", 20, "accent"))
        row.addWidget(Words(text.DROP, 12, wrap=True), 1)
        row.addWidget(self.button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)


class MarkField(LineInput):
    """Number and digest. No input method: a reader types Latin letters, and so does who copies them."""

    def __init__(self) -> None:
        super().__init__(icon="barcode", size=14, height=48)  # number and digest whole at 1280×800
        self.setAccessibleName(text.MARK)
        self.setPlaceholderText(text.MARK_SAMPLE)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


class Facts(QWidget):
    """What the record says of the paper, and the door to its case."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.values = [Words("", 14, elide=True) for _ in text.FACTS]
        self.door = Button(text.OPEN, icon="cases", cap=keys.cap("second"))
        self.door.setAccessibleName(text.OPEN_CASE)
        self.door.clicked.connect(self.opened)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        beside = len(text.FACTS) - 2
        for row, (label, value) in enumerate(zip(text.FACTS, self.values, strict=True)):
            grid.addWidget(Words(label, 12, role="quiet"), row, 0)
            grid.addWidget(value, row, 1, 1, 1 if row >= beside else 2)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.door, beside, 2, 2, 1, Qt.AlignmentFlag.AlignBottom)

    def show_facts(self, facts: tuple[str, ...], *, case: bool) -> None:
        """Show these, in the order of text.FACTS; nothing for a paper that was never issued."""
        self.setVisible(bool(facts))
        for value, words in zip(self.values, facts or ("",) * len(self.values), strict=True):
            value.say(words)
        self.door.setVisible(case)


class Differences(QWidget):
    """The first places that differ: page, what was issued, what stands there now."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = vertical(spacing=6)
        self._more = Words("", 12, role="quiet")
        column = vertical(self, spacing=6)
        column.addWidget(Words(text.DIFFERENCES, 14, bold=True))
        column.addLayout(self._rows)
        column.addWidget(self._more)

    def show_lines(self, lines: tuple[LineView, ...], more: str) -> None:
        """Show these; the widget is gone without any."""
        self.setVisible(bool(lines))
        clear(self._rows)
        for line in lines:
            self._rows.addWidget(_difference(line))
        self._more.say(more)
        self._more.setVisible(bool(more))


def _difference(line: LineView) -> QWidget:
    box = QWidget()
    box.setAccessibleName(line.spoken)
    row = horizontal(box, spacing=12)
    page = Words(line.page, 12, role="quiet")
    page.setFixedWidth(_LABEL)
    row.addWidget(page, 0, Qt.AlignmentFlag.AlignTop)
    words = vertical()
    words.addWidget(Words(line.was, 14, elide=True))
    words.addWidget(Words(line.now, 14, bold=True, elide=True))
    row.addLayout(words, 1)
    return box


class PaperSide(HeadCard):
    """One of the two papers."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__(title, head=44)
        self.preview = PdfPreview(empty)
        self.preview.setAccessibleName(title)
        self.body.addWidget(self.preview, 1)

    def show_paper(self, pdf: bytes, page: int) -> None:
        """From this page, counted from 1."""
        self.preview.show_pdf(pdf)
        if pdf:
            self.preview.go_to(page)
