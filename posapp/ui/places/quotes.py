"""見積一覧: every issued quote, found by any part of it, and the chosen one opened beside the list."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.services.front import Sentences, Services
from posapp.services.ports import IssueRow
from posapp.ui import keys
from posapp.ui import text_issued as text
from posapp.ui.days import moment
from posapp.ui.places.card import GAP, MARGIN, EmptyState
from posapp.ui.places.case_list import CaseList, CaseRowView
from posapp.ui.places.issued_views import badge_of, name_of
from posapp.ui.places.place import Place
from posapp.ui.places.quote_card import QuoteCard
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words

MOST = 200
"""Quotes shown at once, the newest."""
LIST = 296
"""Least px of the list: name, state and number stand in it uncut."""
LEAST = 2
"""Characters a search needs."""
_Key: TypeAlias = tuple[str, str]
"""Number and digest."""


class QuotesPage(Place):
    """Search and list at the left, the quote at the right. ``started`` carries the form of a new sale and a name."""

    started = Signal(object, str)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services = services
        self._rows: dict[_Key, IssueRow] = {}
        self.search = LineInput(FieldKind.SEARCH, icon="search", height=48)
        self.search.setAccessibleName(text.SEARCH)
        self.hint = Words(text.HINT, 12, role="quiet", wrap=True)
        self.issues, self.card = CaseList(), QuoteCard(services, sentences)
        self.empty = EmptyState("paper", text.EMPTY, text.EMPTY_LINES, key=keys.cap("quote"), begin=text.BEGIN)
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
        left.addSpacing(8)
        frame = Surface()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.issues)
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
        self.issues.moved.connect(self._open)
        self.issues.opened.connect(self.card.focus_first)
        self.issues.itemClicked.connect(lambda _item: self._open(self.issues.key()))
        self.card.started.connect(self.started)
        self.card.changed.connect(self.changed)

    def refresh(self) -> None:
        self._list()

    def open_number(self, number: str) -> None:
        """Show the newest quote of a number (or of whatever a paper's mark holds)."""
        found = self._services.issued.find(number)
        self.search.put(found[0].number if found else number)
        self._list()

    def focus_first(self) -> None:
        """The search field; with no quote at all the page itself, so that its keys are heard."""
        if self._stack.currentIndex() == 0:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> bool:
        does = {
            "search": self.focus_first,
            "page": self.card.quote_anew,
            "second": self.card.unfold,
            "print": self.card.reprint,
        }
        if name not in does or self._stack.currentIndex() != 0:
            return False
        does[name]()
        return True

    def back(self) -> bool:
        return self.card.back()

    def _list(self) -> None:
        typed = self.search.value().strip()
        asked = typed if len(typed) >= LEAST else ""
        book, now = self._services.issued, self._services.around.now()
        rows = (book.find(asked) or book.list(asked, MOST)) if asked else book.list("", MOST)
        self._rows = {(row.number, row.digest): row for row in rows}
        self._stack.setCurrentIndex(0 if rows or asked else 1)
        self.hint.say(text.MOST.format(count=MOST) if len(rows) == MOST else text.HINT)
        self.issues.show_cases(tuple(self._view(key, row, now) for key, row in self._rows.items()))
        self._beside.setCurrentIndex(0 if rows else 1)
        self.none.title.say(text.NONE.format(text=typed))
        if rows:
            self._open(self.issues.key())

    def _view(self, key: _Key, row: IssueRow, now: datetime) -> CaseRowView:
        return CaseRowView(
            key=key, customer=name_of(row), number=row.number, state=badge_of(row, self._services.issued.days_left(row)),
            what=text.WHAT.format(device=row.device, program=row.program),
            when=text.ISSUED.format(when=moment(row.issued_at, now)),
        )  # fmt: skip

    def _open(self, key: object) -> None:
        row = next((row for held, row in self._rows.items() if held == key), None)
        if row is not None:
            self.card.show_issue(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self.issues.step(step)
                return True
        return False
