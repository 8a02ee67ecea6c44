"""見積一覧: every issued quote, found by any part of it, and the chosen one opened beside the list."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from PySide6.QtCore import Signal

from posapp.services.front import Sentences, Services
from posapp.services.ports import IssueRow
from posapp.ui import keys
from posapp.ui import text_issued as text
from posapp.ui.days import moment
from posapp.ui.places.card import EmptyState
from posapp.ui.places.issued_views import badge_of, name_of
from posapp.ui.places.list_place import ListPlace
from posapp.ui.places.quote_card import QuoteCard
from posapp.ui.views import CaseRowView

MOST = 200
"""Quotes shown at once, the newest."""
LIST = 296
"""Least px of the list: name, state and number stand in it uncut."""
_Key: TypeAlias = tuple[str, str]
"""Number and digest."""


class QuotesPage(ListPlace):
    """Search and list at the left, the quote at the right. ``started`` carries the form of a new sale and a name."""

    started = Signal(object, str)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        empty = EmptyState("paper", text.EMPTY, text.EMPTY_LINES, key=keys.cap("quote"), begin=text.BEGIN)
        super().__init__(text.SEARCH, empty, EmptyState("search", "", text.NONE_LINES))
        self._services = services
        self._rows: dict[_Key, IssueRow] = {}
        self.card = QuoteCard(services, sentences)
        self.stand(self.card, least=LIST)
        self._wire()

    def _wire(self) -> None:
        self.listen(self.card)
        self.card.started.connect(self.started)
        self.card.changed.connect(self.changed)

    def open_number(self, number: str) -> None:
        """Show the newest quote of a number (or of whatever a paper's mark holds)."""
        found = self._services.issued.find(number)
        self.search.put(found[0].number if found else number)
        self.listed()

    def act(self, name: str) -> bool:
        does = {
            "search": self.focus_first,
            "page": self.card.quote_anew,
            "second": self.card.unfold,
            "print": self.card.reprint,
        }
        if name not in does or not self.filled:
            return False
        does[name]()
        return True

    def back(self) -> bool:
        return self.card.back()

    def listed(self) -> None:
        book, now, asked = self._services.issued, self._services.around.now(), self.asked
        rows = (book.find(asked) or book.list(asked, MOST)) if asked else book.list("", MOST)
        self._rows = {(row.number, row.digest): row for row in rows}
        self.hint.say(text.MOST.format(count=MOST) if len(rows) == MOST else text.HINT)
        views = tuple(self._view(key, row, now) for key, row in self._rows.items())
        self.show_rows(views, text.NONE.format(text=self.typed), any_at_all=bool(rows or asked))

    def _view(self, key: _Key, row: IssueRow, now: datetime) -> CaseRowView:
        return CaseRowView(
            key=key, customer=name_of(row), number=row.number, state=badge_of(row, self._services.issued.days_left(row)),
            what=text.WHAT.format(device=row.device, program=row.program),
            when=text.ISSUED.format(when=moment(row.issued_at, now)),
        )  # fmt: skip

    def open_row(self, key: object) -> None:
        row = next((row for held, row in self._rows.items() if held == key), None)
        if row is not None:
            self.card.show_issue(row)
