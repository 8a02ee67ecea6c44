"""回収一覧: every device that came over the counter, taken in or not, found by any part of it, and the chosen one beside the list."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.services.front import Sentences, Services
from posapp.services.intake_ports import IntakeRow
from posapp.ui import keys
from posapp.ui import text_intakes as text
from posapp.ui.days import moment
from posapp.ui.places.card import GAP, MARGIN, EmptyState
from posapp.ui.places.case_list import CaseList, CaseRowView
from posapp.ui.places.intake_card import IntakeCard, badge_of
from posapp.ui.places.place import Place
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import FieldKind, Option
from posapp.ui.widgets.words import Words

MOST = 200
"""Intakes shown at once, the newest."""
LIST = 320
"""Least px of the list: name, state and number stand in it uncut."""
LEAST = 2
"""Characters a search needs."""
ALL = "all"


class IntakesPage(Place):
    """Search, kind and list at the left, the intake at the right. ↑↓ in the search field move the choice."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services = services
        self._rows: dict[UUID, IntakeRow] = {}
        self.search = LineInput(FieldKind.SEARCH, icon="search", height=48)
        self.search.setAccessibleName(text.SEARCH)
        self.hint = Words(text.HINT, 12, role="quiet", wrap=True)
        self.state = SegmentInput((Option(ALL, text.ALL), *(Option(k, v) for k, v in text.FILTERS.items())))
        self.state.setAccessibleName(text.STATE)
        self.state.put(ALL)
        self.list, self.card = CaseList(), IntakeCard(services, sentences)
        self.empty = EmptyState("intake", text.EMPTY, text.EMPTY_LINES, key=keys.cap("intake"), begin=text.BEGIN)
        self.none = EmptyState("search", "", text.NONE_LINES)
        self._left, self._whole = QWidget(), QWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Words(text.SEARCH, 16, bold=True))
        head.addStretch(1)
        head.addWidget(KeyCap(keys.cap("search")))
        left.addLayout(head)
        left.addSpacing(4)
        left.addWidget(self.search)
        left.addWidget(self.hint)
        left.addSpacing(4)
        left.addWidget(self.state)
        left.addSpacing(8)
        frame = Surface()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        left.addWidget(frame, 1)
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
        self._left.setMinimumWidth(LIST)
        row.addWidget(self._left, 2)
        row.addWidget(right, 4)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.empty)

    def _wire(self) -> None:
        self.search.changed.connect(lambda _text: self._list())
        self.search.entered.connect(self.card.focus_first)
        self.search.installEventFilter(self)
        self.state.changed.connect(lambda _value: self._list())
        self.state.entered.connect(self.card.focus_first)
        self.list.moved.connect(self._open)
        self.list.opened.connect(self.card.focus_first)
        self.list.itemClicked.connect(lambda _item: self._open(self.list.key()))
        self.card.work.ended.connect(self.changed)

    def refresh(self) -> None:
        self._list()

    def open_intake(self, number: str) -> None:
        """Show the intake of a number."""
        self.state.put(ALL)
        self.search.put(number)
        self._list()

    def focus_first(self) -> None:
        """The search field; with nothing kept at all the page itself, so that its keys are heard."""
        if self._stack.currentIndex() == 0:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> bool:
        does = {"search": self.focus_first, "print": self.card.reprint}
        if name not in does or self._stack.currentIndex() != 0:
            return False
        does[name]()
        return True

    def _list(self) -> None:
        typed, state = self.search.value().strip(), self.state.value()
        asked = typed if len(typed) >= LEAST else ""
        now = self._services.around.now()
        found = self._services.returns.intakes(asked, limit=MOST)
        rows = [row for row in found if state in (ALL, "", row.state)]
        self._rows = {row.id: row for row in rows}
        self._stack.setCurrentIndex(0 if found or asked else 1)
        many = text.MOST.format(count=MOST) if len(found) == MOST else text.HINT
        self.hint.say(text.TWO if len(typed) == 1 else many)
        self.list.show_cases(tuple(_row_view(row, now) for row in rows))
        self._beside.setCurrentIndex(0 if rows else 1)
        self.none.title.say(text.NONE.format(text=typed) if asked and not found else text.NONE_STATE)
        if rows:
            self._open(self.list.key())

    def _open(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._rows:
            self.card.show_intake(self._rows[key])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self.list.step(step)
                return True
        return False


def _row_view(row: IntakeRow, now: datetime) -> CaseRowView:
    return CaseRowView(
        key=row.id, customer=text.SIR.format(name=row.customer) if row.customer else text.NO_NAME,
        number=text.LINE.format(number=row.number, code=row.imei or row.serial or text.NO_CODE),
        state=badge_of(row.state), when=moment(row.at, now),
        what=text.WHAT.format(device=row.device, program=row.program) if row.program else row.device,
    )  # fmt: skip
