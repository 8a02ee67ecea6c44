"""A place that shows what falls into a period: two days, keys for the usual ones, a search, a table and its foot. Knows no row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from posapp.domain.days import era_text
from posapp.domain.problem import Problem
from posapp.flows.reading import read_date
from posapp.services.front import Sentences, Services
from posapp.ui import text_period as text
from posapp.ui.places import faults
from posapp.ui.places.card import EmptyState, HeadCard
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.places.place import Place
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.search_line import SearchLine
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

CARDS = ("card1", "card2", "card3", "card4")
"""The actions of the four periods that have a key."""
_DAY = 174
"""Width in px of a day: a whole one in 西暦 fits."""
_UNTIL = 32
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodWords:
    """What the place says of its rows; ``not_found`` is a template with ``text``."""

    title: str
    search: str
    none: str
    not_found: str
    read_failed: str


class PeriodPlace(Place):
    """``name`` says which period, ``period`` its days in 和暦; ``none`` stands where no row is. One reading at a time,
    beside the window: what is asked meanwhile is read after it."""

    def __init__(
        self, services: Services, sentences: Sentences, words: PeriodWords, table: QWidget, none: EmptyState, cards: tuple[Button, ...],
    ) -> None:  # fmt: skip
        super().__init__()
        self._services, self._sentences, self._says = services, sentences, words
        self.first = self.last = self._today()
        self._again = False
        self._reader, self._writer = Worker(self), Worker(self)
        self.work = PaperWork(services, sentences, self)
        self.notice = Notice("check", "")
        self.notice.hide()
        self.name, self.period = Words("", 20, bold=True), Words("", 12, role="quiet")
        self.days = {"first": _day_field(text.FROM), "last": _day_field(text.TO)}
        self.search = SearchLine(words.search, hint=True)
        self.cards, self.none, self._rows = cards, none, table
        self.total = Words("", 16, bold=True)
        self._inside = QStackedWidget()

    def _today(self) -> date:
        return self._services.around.now().date()

    # --- what a place of its own says

    def _list(self) -> None:
        """Show those of the rows read that the search finds."""
        raise NotImplementedError

    def _allow(self) -> None:
        """What can be done with the chosen row and with the period, now."""
        raise NotImplementedError

    def show_period(self, first: date, last: date) -> None:
        """Show another period."""
        raise NotImplementedError

    # --- laying out

    def _stand(self, column: QVBoxLayout, search: int, foot: tuple[Button, ...], note: Words) -> None:
        """Head, table and foot into ``column``; ``search`` is the search field's width."""
        head = horizontal(spacing=8)
        words = vertical()
        words.addWidget(self.name)
        words.addWidget(self.period)
        head.addLayout(words, 1)
        for button in self.cards:
            head.addWidget(button)
        column.addLayout(head)
        card = HeadCard(self._says.title)
        until = Words(text.UNTIL, 14, role="quiet")
        until.setFixedWidth(_UNTIL)
        for widget in (self.days["first"], until, self.days["last"], self.search):
            card.tools.addWidget(widget)
        self.search.setFixedWidth(search)
        for page in (self._rows, self.none):
            self._inside.addWidget(page)
        card.body.addWidget(self._inside, 1)
        column.addWidget(card, 1)
        below = horizontal(spacing=8)
        below.addWidget(self.total, 1)
        for button in foot:
            below.addWidget(button)
        column.addLayout(below)
        column.addWidget(note)

    def _listen(self) -> None:
        for name, button in zip(CARDS, self.cards, strict=True):
            button.clicked.connect(lambda _checked=False, name=name: self.act(name))
        for field in self.days.values():
            field.left.connect(lambda _text: self._typed())
            field.entered.connect(self.focus_first)
        self.search.changed.connect(lambda _text: self._list())
        self.search.entered.connect(self.focus_first)
        self.work.told.connect(self.tell)
        self.work.busy.connect(lambda _busy: self._allow())
        self.work.ended.connect(self.changed)

    # --- the period

    def _read(self, work: Callable[[], T], show: Callable[[T], object]) -> None:
        if self._reader.running:
            self._again = True
        else:
            self._reader.start(work, lambda read: self._arrived(read, show), self._unread)

    def _arrived(self, read: T, show: Callable[[T], object]) -> None:
        if self._again:
            self._again = False
            self.refresh()
        else:
            show(read)

    def _unread(self, fault: Exception) -> None:
        if self.isVisible():  # else nobody reads any more: the window was closed, and the store with it
            self._stopped(self._says.read_failed, fault)

    def _name(self, name: str) -> None:
        """Say which period is shown now."""
        for key, day in (("first", self.first), ("last", self.last)):
            self.days[key].put(day.isoformat())
            self.days[key].set_stop(False)
        self.name.say(name)
        self.period.say(text.PERIOD.format(first=era_text(self.first), last=era_text(self.last)))

    def _typed(self) -> None:
        """A day was typed: the period is read when both are days in order."""
        read = {key: read_date(field.value(), key) for key, field in self.days.items()}
        if self.notice.head.text() == text.NO_DAY:
            self.notice.hide()
        for key, day in read.items():
            self.days[key].set_stop(isinstance(day, Problem))
            if isinstance(day, Problem):
                self.tell(Said(head=text.NO_DAY, body=self._sentences.text(day), tone=Tone.STOP))
        first, last = read["first"], read["last"]
        if isinstance(first, date) and isinstance(last, date) and (first, last) != (self.first, self.last):
            self.show_period(min(first, last), max(first, last))

    # --- rows

    @property
    def typed(self) -> str:
        """What is searched for."""
        return self.search.value().strip()

    def _listed(self, *, shown: bool, read: bool) -> None:
        """The table, or why there is none; the focus stays where it was."""
        held = self._rows.hasFocus() or self.hasFocus()
        self._inside.setCurrentWidget(self._rows if shown else self.none)
        if held:
            self.focus_first()
        self.none.title.say(self._says.not_found.format(text=self.typed) if self.typed and read else self._says.none)
        self._allow()

    @property
    def filled(self) -> bool:
        """True while there are rows to choose from."""
        return self._inside.currentWidget() is self._rows

    def focus_first(self) -> None:
        """The table; with nothing in it the page itself, so that its keys are heard."""
        if self.filled:
            self._rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what came of a work

    def tell(self, said: Said) -> None:
        """What came of a work, over the list."""
        self.notice.say(ICONS[said.tone], said.head or said.body, said.body if said.head else "", said.tone)
        self.notice.show()

    def _stopped(self, head: str, fault: Exception) -> None:
        self.tell(Said(head=head, body=faults.said(fault, self._sentences), tone=Tone.STOP))


def _day_field(says: str) -> LineInput:
    field = LineInput(FieldKind.DATE, most=20, size=14)
    field.setFixedWidth(_DAY)
    field.setAccessibleName(says)
    field.setToolTip(says)
    return field
