"""Where the parts of 見積 lie: inputs at the left, cards above the views, one folded line under 1200 px. Knows no quote."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from posapp.ui import text_quote as text
from posapp.ui.pages.quote_band import QuoteBand
from posapp.ui.pages.quote_inputs import QuoteInputs
from posapp.ui.pages.quote_lower import QuoteLower
from posapp.ui.theme import NARROW, PANEL_NARROW, RAIL
from posapp.ui.views import CardView
from posapp.ui.widgets.empty import EmptyState
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.program_card import ProgramCard

FOLD = NARROW - RAIL - PANEL_NARROW
"""A page narrower than this many px folds its inputs: the window is under 1200 px."""
_BLANK = CardView(key="", operator="", colour="#000000", mark="circle", role="ink", name="")


class QuoteFrame(QWidget):
    """Inputs, cards, the card of views, and what stands there before a device is known."""

    def __init__(self, lower: QuoteLower, cards: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inputs, self.band, self.below = QuoteInputs(), QuoteBand(), lower
        self.cards = [ProgramCard(_BLANK) for _ in range(cards)]
        self.empty = EmptyState("quote", text.EMPTY_HEAD, text.EMPTY_LINES)
        self.folded = False
        self._lay_out()
        self.band.opened.connect(self.open_inputs)

    def _lay_out(self) -> None:
        sheet = QWidget()
        column = vertical(sheet, spacing=8)
        row = horizontal(spacing=8)
        for card in self.cards:
            row.addWidget(card)
        column.addLayout(row)
        column.addWidget(self.below, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(sheet)
        self._stack.addWidget(self.empty)
        right = vertical(margins=(12, 12, 12, 12), spacing=8)
        right.addWidget(self.band)
        right.addWidget(self._stack, 1)
        self._row = horizontal(self)
        self._row.addWidget(self.inputs)
        self._row.addLayout(right, 1)
        self.band.hide()

    def show_cards(self, views: tuple[CardView, ...]) -> None:
        """Show these cards with the views below them; none of it before there are any."""
        for nth, card in enumerate(self.cards):
            card.setVisible(nth < len(views))
            if nth < len(views):
                card.show_card(views[nth])
        self._stack.setCurrentIndex(0 if views else 1)

    @property
    def _filled(self) -> bool:
        return self._stack.currentIndex() == 0

    # --- narrow windows

    @property
    def closable(self) -> bool:
        """True while the inputs lie over the sheet and can be closed."""
        return self.folded and self.inputs.isVisible() and self._filled

    def turn(self) -> None:
        """F7: the inputs' other page; where they are folded, open, turn, close."""
        if not self.folded:
            self.inputs.turn()
        elif not self.inputs.isVisible():
            self.open_inputs()
            self.inputs.focus("device")
        elif self.inputs.on_more and self._filled:
            self.close_inputs()
        else:
            self.inputs.turn()

    def open_inputs(self) -> None:
        """Lay the inputs over the sheet."""
        self.inputs.show_more(False)
        self.inputs.show()
        self.inputs.raise_()

    def uncover(self) -> None:
        """The views are asked for: inputs that lie over them are folded."""
        if self.closable:
            self.close_inputs()

    def close_inputs(self) -> None:
        """Fold the inputs; the focus goes to the view below."""
        inside = QApplication.focusWidget()
        self.inputs.hide()
        if inside is not None and self.inputs.isAncestorOf(inside):
            self.below.focus_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < FOLD
        if folded != self.folded:
            self._fold(folded)
        if folded:
            self.inputs.setGeometry(0, 0, self.inputs.width(), self.height())

    def _fold(self, folded: bool) -> None:
        self.folded = folded
        self.band.setVisible(folded)
        for card in self.cards:
            card.set_low(folded)
        if folded:
            self._row.removeWidget(self.inputs)
            self.inputs.setVisible(not self._filled)
            self.inputs.raise_()
        else:
            self._row.insertWidget(0, self.inputs)
            self.inputs.show()
