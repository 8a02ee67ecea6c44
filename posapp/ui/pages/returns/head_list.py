"""状態チェック: the heads of a checklist as rows under one head of columns. Knows no rule and no draft."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from posapp.domain.program import Head
from posapp.ui import text_returns as words
from posapp.ui.pages.returns.head_row import GAP, RESULT, TICK, HeadRow
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words


class HeadList(Surface):
    """Title, columns and rows; ``rows`` by the head's number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows: dict[int, HeadRow] = {}
        self._narrow = False
        self._count = Words("", 12, role="quiet")
        head = horizontal(margins=(15, 0, 8, 0), spacing=GAP)
        head.addWidget(Words(words.CHECK_TITLE, 14, bold=True))
        head.addSpacing(GAP)
        head.addWidget(self._count)
        head.addStretch(1)
        columns = ((words.COLUMN_RESULT, RESULT, "left"), *((c, TICK, "centre") for c in words.COLUMNS))
        for label, width, align in columns:
            made = Words(label, 12, role="quiet", align=align)
            made.setFixedWidth(width)
            head.addWidget(made)
        strip = QWidget()
        strip.setFixedHeight(36)
        strip.setLayout(head)
        column = vertical(self, margins=(1, 1, 1, 1))
        column.addWidget(strip)
        column.addWidget(Hairline())
        self._rows = vertical()
        column.addLayout(self._rows, 1)
        column.addStretch(0)

    def offer(self, heads: tuple[Head, ...]) -> None:
        """One row for each head, in their order."""
        clear(self._rows)
        self.rows = {head.number: HeadRow(head) for head in heads}
        widest = max((row.label_width() for row in self.rows.values()), default=0)
        for row in self.rows.values():
            row.set_label_width(widest)
            row.set_narrow(self._narrow)
            self._rows.addWidget(row)

    def set_narrow(self, narrow: bool) -> None:
        """In narrow windows the questions give way; the head in hand shows its own beside the drawing."""
        self._narrow = narrow
        for row in self.rows.values():
            row.set_narrow(narrow)

    def say_count(self, count: int) -> None:
        """How many heads apply."""
        self._count.say(words.CHECK_COUNT.format(count=count))
