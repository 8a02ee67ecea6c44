"""How the views below the cards of 見積 speak: a sheet comes in, a changed form goes out. Knows no view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.quoting import Sheet


class QuoteView(QWidget):
    """One tab below the cards.

    key      names the view in code and, when nothing finer has the focus, in the draft's cursor
    title    the tab's word
    fields   names of fields in this view, as `Problem.where` or the cursor give them: F8 and a resumed draft open its tab
    chosen   False for a view that has something to show although no program is chosen
    lead     the menu's word for F9, which puts the focus here; the title when empty
    changed  a new QuoteForm that need not be saved yet
    left     a QuoteForm to save now
    acted    the name of something that the page does, as in `SalePage.act`
    """

    changed = Signal(object)
    left = Signal(object)
    acted = Signal(str)

    key = ""
    title = ""
    fields: tuple[str, ...] = ()
    chosen = True
    lead = ""

    def show_sheet(self, sheet: Sheet, form: QuoteForm) -> None:
        """Show another sheet; called only while the view is visible or about to be. Must be cheap."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def field(self) -> str:
        """The field with the focus, for resuming; empty when the focus is elsewhere."""
        focus = QApplication.focusWidget()
        return self.key if focus is not None and (focus is self or self.isAncestorOf(focus)) else ""

    def focus_field(self, key: str) -> None:
        """Put the focus on one of ``fields``, or on `first`."""
        self.first().setFocus()
