"""案件 (F4): every case, found by any part of it, and the chosen one opened beside the list."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal

from posapp.services.front import Sentences, Services
from posapp.services.ports import CaseRow
from posapp.ui import keys
from posapp.ui import text_places as text
from posapp.ui.days import moment
from posapp.ui.places.card import EmptyState
from posapp.ui.places.case_card import CaseCard
from posapp.ui.places.case_views import badge_of
from posapp.ui.places.list_place import ListPlace
from posapp.ui.views import CaseRowView
from posapp.ui.widgets.button import Button

MOST = 100
"""Cases shown at once, the newest."""


class CasesPage(ListPlace):
    """Search and list at the left, the case at the right. ↑↓ in the search field move the choice, Enter goes to its steps.

    place   another place was asked for: the issued quotes, the devices that came back
    mailed  the id of a return by courier to be opened
    """

    place = Signal(str)
    mailed = Signal(object)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        empty = EmptyState(
            "cases", text.CASES_EMPTY, text.CASES_EMPTY_LINES, key=keys.cap("quote"), begin=text.CASES_BEGIN
        )
        super().__init__(text.CASES_SEARCH, empty, EmptyState("search", "", text.CASES_NONE_LINES))
        self._services = services
        self.card = CaseCard(services, sentences)
        self.quotes = Button(text.CASES_QUOTES, icon="paper", cap=keys.cap("quotes"))
        self.intakes = Button(text.CASES_INTAKES, icon="intake", cap=keys.cap("intakes"))
        self.stand(self.card, below=(self.quotes, self.intakes))
        self._wire()

    def _wire(self) -> None:
        self.listen(self.card)
        self.card.changed.connect(self._written)
        self.card.mailed.connect(self.mailed)
        self.quotes.clicked.connect(lambda _checked=False: self.place.emit("quotes"))
        self.intakes.clicked.connect(lambda _checked=False: self.place.emit("intakes"))

    def open_case(self, id: UUID) -> None:
        """Show one case; when it is not among those listed, it is asked for by its number."""
        self.refresh()
        if not self.list.choose(id):
            row = self._services.records.case(id)
            self.search.put(row.number if row is not None else "")
            self.listed()
            self.list.choose(id)
        self.open_row(self.list.key())

    def act(self, name: str) -> bool:
        if name != "search":
            return False
        self.focus_first()
        return True

    def listed(self) -> None:
        now = self._services.around.now()
        rows = self._services.records.cases(self.asked, limit=MOST)
        many = text.CASES_MOST.format(count=MOST) if len(rows) == MOST else text.CASES_HINT
        self.hint.say(text.CASES_TWO if len(self.typed) == 1 else many)
        views = tuple(_row_view(row, now) for row in rows)
        self.show_rows(views, text.CASES_NONE.format(text=self.typed), any_at_all=bool(rows or self.asked))

    def open_row(self, key: object) -> None:
        if isinstance(key, UUID):
            self.card.show_case(key)

    def _written(self) -> None:
        self.listed()
        self.changed.emit()


def _row_view(row: CaseRow, now: datetime) -> CaseRowView:
    return CaseRowView(
        key=row.id, customer=text.SIR.format(name=row.customer), number=row.number, state=badge_of(row.state),
        what=text.DEVICE_PROGRAM.format(device=row.device, program=row.program),
        when=text.TAKEN_AT.format(when=moment(row.opened_at, now)),
    )  # fmt: skip
