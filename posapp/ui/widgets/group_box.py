"""A group of label and value rows with its way back to the field. Shows only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.ui import text_sale as words
from posapp.ui.group import Group
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.words import Words

LABEL = 128


class GroupBox(QWidget):
    """Head with 直す and its digit, then the rows. ``asked`` carries (step, field)."""

    asked = Signal(str, str)

    def __init__(self, group: Group, digit: str, *, mendable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        column = vertical(self, margins=(16, 2, 16, 6))
        head = horizontal(spacing=8)
        head.addWidget(Words(group.title, 14, bold=True))
        head.addStretch(1)
        self.mend = Button(words.MEND, kind="link", cap=digit, size=12, height=28)
        self.mend.setAccessibleName(f"{group.title} {words.MEND}")
        self.mend.clicked.connect(lambda: self.asked.emit(group.step, group.field))
        head.addWidget(self.mend)
        strip = QWidget()
        strip.setFixedHeight(28)
        strip.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        column.addWidget(strip)
        self.mend.setVisible(mendable)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(group.rows):
            top = Qt.AlignmentFlag.AlignTop
            strong = label in group.strong
            grid.addWidget(Words(label, 12, role="quiet", line=24 if strong else 20), row, 0, top)
            grid.addWidget(
                Words(value, 16 if strong else 14, bold=strong, wrap=True, line=24 if strong else 20), row, 1, top
            )
        column.addLayout(grid)
