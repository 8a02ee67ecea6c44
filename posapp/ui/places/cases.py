"""案件 (F4): every case, found by any part of it, and the chosen one opened beside the list."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.services.front import Sentences, Services
from posapp.services.ports import CaseRow
from posapp.ui import keys
from posapp.ui import text_places as text
from posapp.ui.days import moment
from posapp.ui.places.card import GAP, MARGIN, EmptyState
from posapp.ui.places.case_card import CaseCard
from posapp.ui.places.case_list import CaseList, CaseRowView
from posapp.ui.places.case_views import badge_of
from posapp.ui.places.place import Place
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words

MOST = 100
"""Cases shown at once, the newest."""
LEAST = 2
"""Characters a search needs."""


class CasesPage(Place):
    """Search and list at the left, the case at the right. ↑↓ in the search field move the choice, Enter goes to its steps.

    place   another place was asked for: the issued quotes, the devices that came back
    mailed  the id of a return by courier to be opened
    """

    place = Signal(str)
    mailed = Signal(object)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services = services
        self.search = LineInput(FieldKind.SEARCH, icon="search", height=48)
        self.search.setAccessibleName(text.CASES_SEARCH)
        self.hint = Words(text.CASES_HINT, 12, role="quiet", wrap=True)
        self.cases, self.card = CaseList(), CaseCard(services, sentences)
        self.empty = EmptyState(
            "cases", text.CASES_EMPTY, text.CASES_EMPTY_LINES, key=keys.cap("quote"), begin=text.CASES_BEGIN
        )
        self.none = EmptyState("search", "", text.CASES_NONE_LINES)
        self.quotes = Button(text.CASES_QUOTES, icon="paper", cap=keys.cap("quotes"))
        self.intakes = Button(text.CASES_INTAKES, icon="intake", cap=keys.cap("intakes"))
        self._left, self._whole = QWidget(), QWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Words(text.CASES_SEARCH, 16, bold=True))
        head.addStretch(1)
        head.addWidget(KeyCap(keys.cap("search")))
        left.addLayout(head)
        left.addSpacing(4)
        left.addWidget(self.search)
        left.addWidget(self.hint)
        left.addSpacing(8)
        frame = Surface()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.cases)
        left.addWidget(frame, 1)
        left.addSpacing(8)
        left.addWidget(self.quotes)
        left.addWidget(self.intakes)
        right = QWidget()
        self._beside = QStackedLayout(right)
        self._beside.addWidget(self.card)
        blank = Surface()
        around = QVBoxLayout(blank)
        around.addWidget(self.none)
        self._beside.addWidget(blank)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(GAP)
        row.addWidget(self._left, 2)
        row.addWidget(right, 4)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.empty)

    def _wire(self) -> None:
        self.search.changed.connect(lambda _text: self._list())
        self.search.entered.connect(self.card.focus_first)
        self.search.installEventFilter(self)
        self.cases.moved.connect(self._open)
        self.cases.opened.connect(self.card.focus_first)
        self.cases.itemClicked.connect(lambda _item: self._open(self.cases.key()))
        self.card.changed.connect(self._written)
        self.card.mailed.connect(self.mailed)
        self.quotes.clicked.connect(lambda _checked=False: self.place.emit("quotes"))
        self.intakes.clicked.connect(lambda _checked=False: self.place.emit("intakes"))

    def refresh(self) -> None:
        self._list()

    def open_case(self, id: UUID) -> None:
        """Show one case; when it is not among those listed, it is asked for by its number."""
        self.refresh()
        if not self.cases.choose(id):
            row = self._services.records.case(id)
            self.search.put(row.number if row is not None else "")
            self._list()
            self.cases.choose(id)
        self._open(self.cases.key())

    def focus_first(self) -> None:
        """The search field; with no case at all the page itself, so that its keys are heard."""
        if self._stack.currentIndex() == 0:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> bool:
        if name != "search":
            return False
        self.focus_first()
        return True

    def _list(self) -> None:
        typed = self.search.value().strip()
        asked = typed if len(typed) >= LEAST else ""
        now = self._services.around.now()
        rows = self._services.records.cases(asked, limit=MOST)
        self._stack.setCurrentIndex(0 if rows or asked else 1)
        many = text.CASES_MOST.format(count=MOST) if len(rows) == MOST else text.CASES_HINT
        self.hint.say(text.CASES_TWO if len(typed) == 1 else many)
        self.cases.show_cases(tuple(_row_view(row, now) for row in rows))
        self._beside.setCurrentIndex(0 if rows else 1)
        self.none.title.say(text.CASES_NONE.format(text=typed))
        if rows:
            self._open(self.cases.key())

    def _open(self, key: object) -> None:
        if isinstance(key, UUID):
            self.card.show_case(key)

    def _written(self) -> None:
        self._list()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self.cases.step(step)
                return True
        return False


def _row_view(row: CaseRow, now: datetime) -> CaseRowView:
    return CaseRowView(
        key=row.id, customer=text.SIR.format(name=row.customer), number=row.number, state=badge_of(row.state),
        what=text.DEVICE_PROGRAM.format(device=row.device, program=row.program),
        when=text.TAKEN_AT.format(when=moment(row.opened_at, now)),
    )  # fmt: skip
