"""The card below the program cards of 見積: a strip of tabs over the views of `quote_views`. Knows no view by name.

Only the visible view is shown a sheet; the others get it when their turn comes.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_quote as text
from posapp.ui.pages.quote_views import VIEWS
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.empty import EmptyState
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.tab_strip import TabStrip

_NOTHING = Sheet(purchase=None, cards=(), chosen=None, problems=())


class QuoteLower(Surface):
    """Tabs and views.

    changed, left, acted  as the visible view says them
    turned         another view is shown
    """

    changed = Signal(object)
    left = Signal(object)
    acted = Signal(str)
    turned = Signal()

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.views: tuple[QuoteView, ...] = tuple(make(services, sentences) for make in VIEWS)
        self.hint = EmptyState("calendar", text.HINT_HEAD, text.HINT_LINES)
        self.hint.set_roles("surface", "surface")
        self.strip = TabStrip(tuple(view.title for view in self.views), text.VIEWS)
        self._stack = QStackedWidget()
        self._sheet, self._form = _NOTHING, QuoteForm()
        for view in (*self.views, self.hint):
            self._stack.addWidget(view)
        for view in self.views:
            view.changed.connect(self.changed)
            view.left.connect(self.left)
            view.acted.connect(self.acted)
        head = QHBoxLayout()
        head.setContentsMargins(7, 0, 7, 0)
        head.addWidget(self.strip)
        column = vertical(self, margins=(1, 1, 1, 1))
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        self.strip.currentChanged.connect(self._turn)
        self.strip.entered.connect(self.focus_view)

    @property
    def view(self) -> QuoteView:
        """The view whose tab is chosen."""
        return self.views[self.strip.currentIndex()]

    @property
    def ready(self) -> bool:
        """True when the chosen view has something to show."""
        return not self.view.chosen or bool(self._sheet.chosen and self._sheet.chosen.quote)

    def show_sheet(self, sheet: Sheet, form: QuoteForm, hint: tuple[str, tuple[str, ...]]) -> None:
        """Show another sheet, or ``hint`` (head, lines) where the view needs a chosen program."""
        self._sheet, self._form = sheet, form
        self.hint.say(*hint)
        self._show()

    def _show(self) -> None:
        if self.ready:
            self.view.show_sheet(self._sheet, self._form)
        self._stack.setCurrentWidget(self.view if self.ready else self.hint)

    def _turn(self) -> None:
        self._show()
        self.turned.emit()

    def turn_to(self, nth: int) -> None:
        """Show a view by its place and put the focus into it; a place without a view is none."""
        if nth < len(self.views):
            self.strip.setCurrentIndex(nth)
            self.focus_view()

    def reset(self) -> None:
        """The first view: another sale begins."""
        self.strip.setCurrentIndex(0)

    def holds(self, key: str) -> bool:
        """True when a view has that field or that name."""
        return any(key == view.key or key in view.fields for view in self.views)

    def focus_field(self, key: str) -> None:
        """Open the view that has the field and put the focus on it."""
        nth = next(n for n, view in enumerate(self.views) if key == view.key or key in view.fields)
        self.strip.setCurrentIndex(nth)
        if self.ready:
            self.view.focus_field(key)
        else:
            self.strip.setFocus()

    def focus_view(self) -> None:
        """Put the focus into the chosen view, on its tab while it has nothing to show."""
        (self.view.first() if self.ready else self.strip).setFocus()

    def field(self) -> str:
        """The field with the focus, empty when it is elsewhere."""
        return self.view.key if self.strip.hasFocus() else self.view.field()
