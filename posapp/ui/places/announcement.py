"""A place with nothing in it yet says so: what will be here, what staff do meanwhile. No button leads nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.ui.places.card import MARGIN
from posapp.ui.places.place import Place
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words


class Announcement(Place):
    """A card with title, lead and points (icon, head, sentence)."""

    def __init__(self, icon: str, title: str, lead: str, points: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        card = Surface()
        card.setMaximumWidth(720)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark(icon, 28, "accent"))
        head.addWidget(Words(title, 20, bold=True, wrap=True), 1)
        column.addLayout(head)
        column.addWidget(Words(lead, 16, wrap=True))
        for mark, name, sentence in points:
            column.addWidget(Hairline())
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(IconMark(mark, 20, "quiet"), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(4)
            words.addWidget(Words(name, 14, bold=True))
            words.addWidget(Words(sentence, 14, wrap=True))
            row.addLayout(words, 1)
            column.addLayout(row)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 20)
        line.addStretch(1)
        outer.addStretch(2)
        outer.addLayout(line)
        outer.addStretch(3)

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
