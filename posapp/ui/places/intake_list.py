"""回収一覧: every device that came over the counter, taken in or not, found by any part of it, and the chosen one beside the list."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from posapp.services.front import Sentences, Services
from posapp.services.intake_ports import IntakeRow
from posapp.ui import keys
from posapp.ui import text_intakes as text
from posapp.ui.days import moment
from posapp.ui.places.card import EmptyState
from posapp.ui.places.intake_card import IntakeCard, badge_of
from posapp.ui.places.list_place import ListPlace, RowFilter
from posapp.ui.views import CaseRowView

MOST = 200
"""Intakes shown at once, the newest."""
LIST = 320
"""Least px of the list: name, state and number stand in it uncut."""
ALL = "all"


class IntakesPage(ListPlace):
    """Search, kind and list at the left, the intake at the right. ↑↓ in the search field move the choice."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        empty = EmptyState("intake", text.EMPTY, text.EMPTY_LINES, key=keys.cap("intake"), begin=text.BEGIN)
        super().__init__(text.SEARCH, empty, EmptyState("search", "", text.NONE_LINES))
        self._services = services
        self._rows: dict[UUID, IntakeRow] = {}
        self.state = RowFilter({ALL: text.ALL, **text.FILTERS}, text.STATE)
        self.card = IntakeCard(services, sentences)
        self.stand(self.card, above=(self.state,), least=LIST)
        self._wire()

    def _wire(self) -> None:
        self.listen(self.card, self.state)
        self.card.work.ended.connect(self.changed)

    def act(self, name: str) -> bool:
        does = {"search": self.focus_first, "print": self.card.reprint}
        if name not in does or not self.filled:
            return False
        does[name]()
        return True

    def listed(self) -> None:
        state, now = self.state.value(), self._services.around.now()
        found = self._services.returns.intakes(self.asked, limit=MOST)
        rows = [row for row in found if state in (ALL, "", row.state)]
        self._rows = {row.id: row for row in rows}
        many = text.MOST.format(count=MOST) if len(found) == MOST else text.HINT
        self.hint.say(text.TWO if len(self.typed) == 1 else many)
        none = text.NONE.format(text=self.typed) if self.asked and not found else text.NONE_STATE
        self.show_rows(tuple(_row_view(row, now) for row in rows), none, any_at_all=bool(found or self.asked))

    def open_row(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._rows:
            self.card.show_intake(self._rows[key])


def _row_view(row: IntakeRow, now: datetime) -> CaseRowView:
    return CaseRowView(
        key=row.id, customer=text.SIR.format(name=row.customer) if row.customer else text.NO_NAME,
        number=text.LINE.format(number=row.number, code=row.imei or row.serial or text.NO_CODE),
        state=badge_of(row.state), when=moment(row.at, now),
        what=text.WHAT.format(device=row.device, program=row.program) if row.program else row.device,
    )  # fmt: skip
