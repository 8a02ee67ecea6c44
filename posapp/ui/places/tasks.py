"""期限のある仕事 (Ctrl+T): everything due in a period by day; a task opens its record, is ticked off, or all are printed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from posapp.domain.problem import Problem
from posapp.flows.reading import read_date
from posapp.services.front import Sentences, Services
from posapp.services.tasks import Task
from posapp.ui import keys
from posapp.ui import text_tasks as text
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, MARGIN, EmptyState, HeadCard
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.places.place import Place
from posapp.ui.places.task_list import TaskTable
from posapp.ui.show import tasks as show
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

_DAY = 174
"""Width in px of a day: a whole one in 西暦 fits."""
_UNTIL = 32
MOST = 2000
"""Tasks in the list at once, the first ones; the paper holds all."""
_CARDS = ("card1", "card2", "card3", "card4")


class TasksPage(Place):
    """The list of a period. ``opened`` carries the task whose record is wanted."""

    opened = Signal(object)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences, self._book = services, sentences, services.tasks
        self._at: int | None = 2
        self._day = self._today()
        self.first, self.last = show.periods(self._day)[2]
        self._read: tuple[show.TaskView, ...] = ()
        self._ticked: dict[UUID, show.TaskView] = {}
        self._again = False
        self._reader, self._writer = Worker(self), Worker(self)
        self.work = PaperWork(services, sentences, self)
        self.notice = Notice("check", "")
        self.notice.hide()
        self.name, self.period = Words("", 20, bold=True), Words("", 12, role="quiet")
        self.days = {"first": _day_field(text.FROM), "last": _day_field(text.TO)}
        self.search = LineInput(FieldKind.SEARCH, icon="search")
        self.search.setPlaceholderText(text.SEARCH)
        self.search.setAccessibleName(text.SEARCH)
        self.cards = tuple(Button(word, cap=keys.cap(key)) for key, word in zip(_CARDS, text.CARDS, strict=True))
        self.table = TaskTable()
        self.none = EmptyState("calendar", text.NONE, text.NONE_LINES)
        self.total, self.foot = Words("", 16, bold=True), Words(text.FOOT, 12, role="quiet", wrap=True)
        self.tick_button = Button(text.TICK, icon="check", cap=keys.cap("page"))
        self.print_button = Button(text.PRINT, icon="printer", cap=keys.cap("print"))
        self.open_button = Button(text.OPEN, kind="primary", cap=keys.ENTER)
        self._inside = QStackedWidget()
        self._lay_out()
        self._wire()

    def _today(self) -> date:
        return self._services.around.now().date()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        outer.setSpacing(8)
        outer.addWidget(self.notice)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.period)
        head.addLayout(words, 1)
        for button in self.cards:
            head.addWidget(button)
        outer.addLayout(head)
        card = HeadCard(text.TITLE)
        until = Words(text.UNTIL, 14, role="quiet")
        until.setFixedWidth(_UNTIL)
        for widget in (self.days["first"], until, self.days["last"], self.search):
            card.tools.addWidget(widget)
        self.search.setFixedWidth(248)
        for page in (self.table, self.none):
            self._inside.addWidget(page)
        card.body.addWidget(self._inside, 1)
        outer.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.total, 1)
        for button in (self.tick_button, self.print_button, self.open_button):
            foot.addWidget(button)
        outer.addLayout(foot)
        outer.addWidget(self.foot)

    def _wire(self) -> None:
        for key, button in zip(_CARDS, self.cards, strict=True):
            button.clicked.connect(lambda _checked=False, key=key: self.act(key))
        for field in self.days.values():
            field.left.connect(lambda _text: self._typed())
            field.entered.connect(self.focus_first)
        self.search.changed.connect(lambda _text: self._list())
        self.search.entered.connect(self.focus_first)
        self.table.opened.connect(self.open)
        self.table.moved.connect(self._allow)
        self.tick_button.clicked.connect(self.tick)
        self.print_button.clicked.connect(self.print)
        self.open_button.clicked.connect(self.open)
        self.work.told.connect(self.tell)
        self.work.busy.connect(lambda _busy: self._allow())
        self.work.ended.connect(self.changed)

    # --- the period

    def refresh(self) -> None:
        """Read the period beside the window; what is asked meanwhile is read after it. A period with a key goes on with the days."""
        today = self._today()
        if today != self._day:
            self._day = today
            self._ticked.clear()
        if self._at is not None:
            self.first, self.last = show.periods(today)[self._at]
        if self._reader.running:
            self._again = True
            return
        first, last = self.first, self.last
        self._reader.start(
            lambda: tuple(show.view_of(task, today) for task in self._book.tasks(first, last)), self._show, self._unread
        )

    def _show(self, read: tuple[show.TaskView, ...]) -> None:
        if self._again:
            self._again = False
            self.refresh()
            return
        self._read = read
        for key, day in (("first", self.first), ("last", self.last)):
            self.days[key].put(day.isoformat())
            self.days[key].set_stop(False)
        self.name.say(text.OTHER if self._at is None else text.FROM_TODAY[self._at])
        self.period.say(show.period(self.first, self.last))
        self._list()

    def _unread(self, fault: Exception) -> None:
        if self.isVisible():  # else nobody reads any more: the window was closed, and the store with it
            self.tell(Said(head=text.READ_FAILED, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def _list(self) -> None:
        typed = self.search.value().strip()
        every = self._read
        kept = [view for view in self._ticked.values() if self._shows(view.task)]
        if kept:
            open_ones = {view.task.id for view in every}
            every = (*every, *(view for view in kept if view.task.id not in open_ones))
            every = tuple(sorted(every, key=lambda view: view.task.order))
        views = show.found(every, typed)
        self.table.show_views(views[:MOST])
        held = self.table.hasFocus() or self.hasFocus()
        self._inside.setCurrentWidget(self.table if views else self.none)
        if held:
            self.focus_first()
        self.none.title.say(text.NOT_FOUND.format(text=typed) if typed and every else text.NONE)
        self.total.say(show.total(views, self._day, MOST, searched=bool(typed)))
        self._allow()

    def _shows(self, task: Task) -> bool:
        return self.first <= task.day <= self.last or (self.first <= self._day <= self.last and task.day < self._day)

    def _allow(self) -> None:
        view = self.table.view()
        shown = view is not None and self._inside.currentWidget() is self.table
        self.open_button.setEnabled(shown)
        self.tick_button.setEnabled(shown and view is not None and view.task.by_hand and not self._writer.running)
        self.tick_button.say(text.UNTICK if view is not None and view.done else text.TICK)
        self.print_button.setEnabled(not self.work.running)

    def show_period(self, first: date, last: date, at: int | None = None) -> None:
        """Show another period; ``at`` names one that has a key."""
        self.first, self.last, self._at = first, last, at
        self.notice.hide()
        self.refresh()

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

    # --- what is done with a task, or with the period

    def open(self) -> None:
        """The record of the chosen task."""
        view = self.table.view()
        if view is not None and self.open_button.isEnabled():
            self.opened.emit(view.task)

    def tick(self) -> None:
        """The customer was told; or that was a slip."""
        view = self.table.view()
        if view is None or self._writer.running:
            return
        if not view.task.by_hand:
            self.tell(Said(head=text.NOT_BY_HAND, body=text.NOT_BY_HAND_MORE, tone=Tone.CAUTION))
            return
        task, done = view.task, not view.done
        self._writer.start(
            lambda: self._book.tick(task, done=done), lambda moved: self._moved(view, moved=moved), self._not_ticked
        )

    def _moved(self, view: show.TaskView, *, moved: bool) -> None:
        if not moved:
            self.tell(Said(head=text.TICKED_ELSEWHERE, tone=Tone.CAUTION))
        elif view.done:
            self.tell(Said(head=text.UNTICKED.format(who=view.who, head=view.head)))
        else:
            self._ticked[view.task.id] = show.view_of(view.task, self._day, done=True)
            self.tell(Said(head=text.TICKED.format(who=view.who, head=view.head), body=text.TICKED_MORE))
        self.refresh()
        self.changed.emit()

    def _not_ticked(self, fault: Exception) -> None:
        self.tell(Said(head=text.NOT_TICKED, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def print(self) -> None:
        """The period as paper, at once."""
        self.work.print_tasks(self.first, self.last, tuple(view.task for view in self._read))

    def tell(self, said: Said) -> None:
        """What came of a work, over the list."""
        self.notice.say(ICONS[said.tone], said.head or said.body, said.body if said.head else "", said.tone)
        self.notice.show()

    # --- keys

    def focus_first(self) -> None:
        """The list; with nothing in it the page itself, so that its keys are heard."""
        if self._inside.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> bool:
        """F7 ticks off, F12 prints, Ctrl+F searches, Alt+1 … Alt+4 change the period."""
        if name in _CARDS:
            at = _CARDS.index(name)
            self.show_period(*show.periods(self._today())[at], at)
            return True
        does = {"page": self.tick, "print": self.print, "search": self.search.setFocus}
        if name not in does:
            return False
        does[name]()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # another place is shown: what was ticked off is gone when this one is opened anew
            self._ticked.clear()
            self.notice.hide()


def _day_field(name: str) -> LineInput:
    field = LineInput(FieldKind.DATE)
    field.setAccessibleName(name)
    field.setFixedWidth(_DAY)
    return field
