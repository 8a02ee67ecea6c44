"""満了時の選択: the choices as cards, what the one looked at asks of the customer, and what this program's end needs besides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from posapp.domain.quote import Quote
from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_ends as text
from posapp.ui.pages.quote_views.end_cards import EndCards
from posapp.ui.pages.quote_views.end_extras import ApplyBox, ChangedBox, LetterBox
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.show.ends import EndsView, applied_view, ends_view, left_to_pay, month_words
from posapp.ui.widgets.empty import EmptyState
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.words import Words


class EndsTab(QuoteView):
    """One tab: how the term ends."""

    key = "ends"
    title = text.VIEW
    lead = text.LEAD

    def __init__(self, _services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = lambda problem: sentences.what(problem) if problem.stops else sentences.text(problem)
        self._quote: Quote | None = None
        self._seen: tuple[Quote, str] | None = None
        self._view = EndsView()
        self.cards = EndCards()
        self.words, self._does_head, self.does = (
            Words("", 12, wrap=True),
            Words(text.DOES, 12, bold=True),
            Words("", 12, wrap=True),
        )
        self.letter, self.apply, self.changed_box = LetterBox(), ApplyBox(), ChangedBox()
        self.empty = EmptyState("check", "", ())
        self.empty.set_roles("surface", "surface")
        self._lay_out()
        self.cards.looked.connect(self._tell)
        self.apply.moved.connect(self._apply)
        self.changed_box.moved.connect(self._return)

    def _lay_out(self) -> None:
        told = Content()
        words = vertical(told, margins=(2, 2, 0, 2), spacing=2)
        for word in (self.words, self._does_head, self.does):
            words.addWidget(word)
        words.addStretch(1)
        extras = Content()
        boxes = QVBoxLayout(extras)
        boxes.setContentsMargins(0, 0, 0, 0)
        for box in (self.letter, self.apply, self.changed_box):
            boxes.addWidget(box)
        self._extras, self._told = scrolled(extras), scrolled(told)
        self._told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # ↑↓ read on where the window is low
        self._told.setAccessibleName(text.DOES)
        under = horizontal(spacing=12)
        under.addWidget(self._told, 3)
        under.addWidget(self._extras, 7)
        self._full = QWidget()
        column = vertical(self._full, margins=(11, 5, 11, 3), spacing=4)
        column.addWidget(self.cards)
        column.addLayout(under, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    # --- what is shown

    def show_sheet(self, sheet: Sheet, form: QuoteForm) -> None:
        quote = sheet.chosen.quote if sheet.chosen else None
        if quote is None:
            return
        if self._seen is not None and self._seen[0] is quote and self._seen[1] == form.return_month:
            return  # the sliders stay where staff have moved them
        self._seen, self._quote = (quote, form.return_month), quote
        month = int(form.return_month) if form.return_month.isdecimal() else None
        self._view = ends_view(quote, month, self._said)
        view = self._view
        if view.empty is not None:
            self.empty.say(*view.empty)
            self._stack.setCurrentWidget(self.empty)
            return
        self.cards.show_cards(view.cards)
        self._tell()
        self._show_extras(view, lambda at: month_words(quote, at))
        self._stack.setCurrentWidget(self._full)

    def _show_extras(self, view: EndsView, words: Callable[[int], str]) -> None:
        self.letter.setVisible(bool(view.letter))
        self.letter.show_rows(view.letter)
        self.apply.setVisible(view.apply is not None)
        if view.apply is not None:
            self.apply.show_months(view.apply, words)
            self._apply(view.apply.applied, view.apply.assessed)
        self.changed_box.setVisible(view.changed is not None)
        if view.changed is not None:
            self.changed_box.show_change(view.changed, words)
            self._return(view.changed.month)
        self._extras.setVisible(bool(view.letter) or view.apply is not None or view.changed is not None)

    def _tell(self) -> None:
        card = self.cards.view()
        if card is None:
            return
        self.words.say(card.words)
        self._does_head.setVisible(bool(card.does))
        self.does.say("\n".join(text.DOT.format(clause=clause) for clause in card.does))
        self._told.verticalScrollBar().setValue(0)

    def _apply(self, applied: int, assessed: int) -> None:
        if self._quote is not None:
            self.apply.show_result(applied_view(self._quote, applied, assessed, self._said))

    def _return(self, month: int) -> None:
        if self._quote is not None:
            self.changed_box.show_left(*left_to_pay(self._quote, month))

    # --- keys

    def first(self) -> QWidget:
        return self.cards.cards[self.cards.at()] if self._view.empty is None and self.cards.cards else self
