"""The papers of one case in its card: the list, making those that are missing, and what is left to pay as of today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.ui import text_places as text
from posapp.ui.places.paper_rows import PaperRows, PaperView
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.words import Words


class CasePapers(QWidget):
    """Knows no store: the card gives the rows and does what the buttons ask for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PaperRows()
        self.make = Button(text.PAPERS_MAKE, icon="paper")
        self.left = Button(text.LEFT_TO_PAY, icon="paper")
        self._missing = QWidget()
        part = QVBoxLayout(self)
        part.setContentsMargins(3, 12, 3, 3)
        part.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(Words(text.PAPERS_OF_CASE, 14, bold=True))
        head.addStretch(1)
        head.addWidget(self.left)
        part.addLayout(head)
        part.addWidget(self.rows)
        row = QHBoxLayout(self._missing)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(Words(text.PAPERS_MISSING, 14, role="quiet"))
        row.addWidget(self.make)
        row.addStretch(1)
        part.addWidget(self._missing)

    def show_papers(self, views: tuple[PaperView, ...], *, formed: bool) -> None:
        """Show these; only a ``formed`` contract has anything left to pay."""
        self.rows.show_papers(views)
        self._missing.setVisible(not views)
        self.left.setVisible(formed)

    def block(self, blocked: bool) -> None:
        """While a work runs nothing else can be started."""
        self.rows.block(blocked)
        for button in (self.make, self.left):
            button.setEnabled(not blocked)
            button.setToolTip(text.WAIT if blocked else "")

    def focus_first(self) -> None:
        """The first paper, else the button that makes them."""
        if not self.rows.focus_first():
            self.make.setFocus(Qt.FocusReason.TabFocusReason)
