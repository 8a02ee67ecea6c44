"""The papers of one case in its card: the list, making those that are missing, and what is left to pay as of today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from posapp.services.translating import Language
from posapp.ui import text_languages as spoken
from posapp.ui import text_places as text
from posapp.ui.places.paper_rows import PaperRows, PaperView
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.words import Words


class CasePapers(QWidget):
    """Knows no store: the card gives the rows and does what the buttons ask for."""

    def __init__(self, languages: tuple[Language, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PaperRows()
        self.make = Button(text.PAPERS_MAKE, icon="paper")
        self.left, self.history, self.rekeying = _of(text.LEFT_TO_PAY), _of(text.HISTORY), _of(text.REKEYING)
        self.translate = {each: _in(each) for each in languages}
        self._held: tuple[Button, QWidget | None] | None = None
        self._missing, self._spoken = QWidget(), QWidget()
        spoken_row = horizontal(self._spoken, margins=(16, 8, 16, 4), spacing=8)
        spoken_row.addStretch(1)
        spoken_row.addWidget(Words(spoken.CHOICE, 12, role="quiet"))
        for button in self.translate.values():
            spoken_row.addWidget(button)
        part = vertical(self, margins=(3, 12, 3, 3))
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(Words(text.PAPERS_OF_CASE, 14, bold=True))
        head.addStretch(1)
        head.setSpacing(8)
        head.addWidget(Words(text.MAKE, 12, role="quiet"))
        for button in (self.rekeying, self.history, self.left):
            head.addWidget(button)
        part.addLayout(head)
        part.addWidget(self._spoken)
        part.addWidget(self.rows)
        row = horizontal(self._missing, margins=(16, 12, 16, 12), spacing=16)
        row.addWidget(Words(text.PAPERS_MISSING, 14, role="quiet"))
        row.addWidget(self.make)
        row.addStretch(1)
        part.addWidget(self._missing)

    def show_papers(self, views: tuple[PaperView, ...], *, formed: bool) -> None:
        """Show these; only a ``formed`` contract has anything left to pay."""
        self.rows.show_papers(views)
        self._missing.setVisible(not views)
        self.left.setVisible(formed)
        self._spoken.setVisible(bool(views) and bool(self.translate))

    def block(self, blocked: bool) -> None:
        """While a work runs nothing else can be started. The focus comes back afterwards, unless it was moved."""
        buttons = (self.make, self.left, self.history, self.rekeying, *self.translate.values())
        held = next((button for button in buttons if button.hasFocus()), None)
        self.rows.block(blocked)
        for button in buttons:
            button.setEnabled(not blocked)
            button.setToolTip(text.WAIT if blocked else "")
        if blocked:
            self._held = None if held is None else (held, QApplication.focusWidget())
        elif self._held is not None and self._held[1] is QApplication.focusWidget():
            self._held[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """The first paper, else the button that makes them."""
        if not self.rows.focus_first():
            self.make.setFocus(Qt.FocusReason.TabFocusReason)


def _of(name: str) -> Button:
    """A button that makes one more paper; three of them stand in a row, so that each says only which."""
    button = Button(name, icon="paper")
    button.setAccessibleName(text.MAKE_PAPER.format(name=name))
    return button


def _in(language: Language) -> Button:
    """A button that makes the translations in this language."""
    button = Button(spoken.MAKE.format(language=language.name), icon="paper")
    button.setAccessibleName(spoken.MAKE_NAME.format(language=language.name))
    return button
