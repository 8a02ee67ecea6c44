"""お客さまが選べる方法: the cards side by side, what must be typed for their sums, and what a customer who disagrees says. Knows no rule."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import text_returns as words
from posapp.ui.pages.returns.way_card import WayCard
from posapp.ui.views import WayView
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words

MOST: Final = 4
HIGH: Final = 32
DEDUCTION: Final = ("deduction", "deduction_reason")
FIELDS: Final = {
    "deduction": (words.DEDUCTION, FieldKind.YEN, 104),
    "deduction_reason": (words.DEDUCTION_REASON, FieldKind.TEXT, 0),
    "repair": (words.REPAIR, FieldKind.YEN, 104),
    "view": (words.CUSTOMERS_VIEW, FieldKind.TEXT, 0),
}
"""Key → label, kind, width in px (0 takes what is left)."""


class WayRow(QWidget):
    """``chosen`` carries the key of a way."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [WayCard() for _ in range(MOST)]
        self.inputs: dict[str, LineInput] = {}
        self._labels: dict[str, Words] = {}
        column = vertical(self, spacing=8)
        head = horizontal(spacing=8)
        head.addStrut(HIGH)  # else every row of the page would move when a sum is asked for
        head.addWidget(Words(words.WAYS_TITLE, 14, bold=True))
        self._note = Words(words.WAYS_NOTE, 12, role="quiet", elide=True, align="right")
        head.addStretch(1)
        for key, (label, kind, width) in FIELDS.items():
            self._labels[key] = Words(label, 12, role="quiet")
            box = LineInput(kind, unit=words.YEN if kind is FieldKind.YEN else "", size=14, height=HIGH)
            box.setAccessibleName(label)
            if width:
                box.setFixedWidth(width)
                box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.inputs[key] = box
            head.addWidget(self._labels[key])
            head.addWidget(box, 0 if width else 4)
        head.addWidget(self._note, 8)
        column.addLayout(head)
        row = horizontal(spacing=8)
        for card in self.cards:
            row.addWidget(card)
            card.clicked.connect(lambda _checked=False, made=card: self.chosen.emit(made.view().key))
        column.addLayout(row)

    def show_ways(self, views: tuple[WayView, ...], fields: frozenset[str]) -> None:
        """Show these ways and ask for these fields."""
        for nth, card in enumerate(self.cards):
            card.setVisible(nth < len(views))
            if nth < len(views):
                card.show_way(views[nth])
        for key, box in self.inputs.items():
            box.setVisible(key in fields)
            self._labels[key].setVisible(key in fields)
        self._note.setVisible(not fields)
