"""期限のある仕事 (Ctrl+T): everything due in a period by day; a task opens its record, is ticked off, or all are printed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from posapp.services.front import Sentences, Services
from posapp.services.tasks import Task
from posapp.ui import keys
from posapp.ui import text_tasks as text
from posapp.ui.places.card import GAP, MARGIN, EmptyState
from posapp.ui.places.paper_work import Said
from posapp.ui.places.period import CARDS, PeriodPlace, PeriodWords
from posapp.ui.places.task_list import TaskTable
from posapp.ui.show import tasks as show
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.words import Words

MOST = 2000
"""Tasks in the list at once, the first ones; the paper holds all."""
_SAYS = PeriodWords(
    title=text.TITLE, search=text.SEARCH, none=text.NONE, not_found=text.NOT_FOUND, read_failed=text.READ_FAILED
)


class TasksPage(PeriodPlace):
    """The list of a period. ``opened`` carries the task whose record is wanted."""

    opened = Signal(object)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        self.table = TaskTable()
        cards = tuple(Button(word, cap=keys.cap(key)) for key, word in zip(CARDS, text.CARDS, strict=True))
        none = EmptyState("calendar", text.NONE, text.NONE_LINES)
        super().__init__(services, sentences, _SAYS, self.table, none, cards)
        self._book = services.tasks
        self._at: int | None = 2
        self._day = self._today()
        self.first, self.last = show.periods(self._day)[2]
        self._views: tuple[show.TaskView, ...] = ()
        self._ticked: dict[UUID, show.TaskView] = {}
        self.foot = Words(text.FOOT, 12, role="quiet", wrap=True)
        self.tick_button = Button(text.TICK, icon="check", cap=keys.cap("page"))
        self.print_button = Button(text.PRINT, icon="printer", cap=keys.cap("print"))
        self.open_button = Button(text.OPEN, kind="primary", cap=keys.ENTER)
        outer = vertical(self, margins=(MARGIN, GAP, MARGIN, GAP), spacing=8)
        outer.addWidget(self.notice)
        self._stand(outer, 248, (self.tick_button, self.print_button, self.open_button), self.foot)
        self._wire()

    def _wire(self) -> None:
        self._listen()
        self.table.opened.connect(self.open)
        self.table.moved.connect(self._allow)
        self.tick_button.clicked.connect(self.tick)
        self.print_button.clicked.connect(self.print)
        self.open_button.clicked.connect(self.open)

    # --- the period

    def refresh(self) -> None:
        """Read the period; one that has a key goes on with the days."""
        today = self._today()
        if today != self._day:
            self._day = today
            self._ticked.clear()
        if self._at is not None:
            self.first, self.last = show.periods(today)[self._at]
        first, last = self.first, self.last
        self._read(lambda: tuple(show.view_of(task, today) for task in self._book.tasks(first, last)), self._show)

    def _show(self, read: tuple[show.TaskView, ...]) -> None:
        self._views = read
        self._name(text.OTHER if self._at is None else text.FROM_TODAY[self._at])
        self._list()

    def _list(self) -> None:
        every = self._views
        kept = [view for view in self._ticked.values() if self._shows(view.task)]
        if kept:
            open_ones = {view.task.id for view in every}
            every = (*every, *(view for view in kept if view.task.id not in open_ones))
            every = tuple(sorted(every, key=lambda view: view.task.order))
        views = show.found(every, self.typed)
        self.table.show_views(views[:MOST])
        self.total.say(show.total(views, self._day, MOST, searched=bool(self.typed)))
        self._listed(shown=bool(views), read=bool(every))

    def _shows(self, task: Task) -> bool:
        return self.first <= task.day <= self.last or (self.first <= self._day <= self.last and task.day < self._day)

    def _allow(self) -> None:
        view = self.table.view()
        shown = view is not None and self.filled
        self.open_button.setEnabled(shown)
        self.tick_button.setEnabled(shown and view is not None and view.task.by_hand and not self._writer.running)
        self.tick_button.say(text.UNTICK if view is not None and view.done else text.TICK)
        self.print_button.setEnabled(not self.work.running)

    def show_period(self, first: date, last: date, at: int | None = None) -> None:
        """Show another period; ``at`` names one that has a key."""
        self.first, self.last, self._at = first, last, at
        self.notice.hide()
        self.refresh()

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
            lambda: self._book.tick(task, done=done),
            lambda moved: self._moved(view, moved=moved),
            lambda fault: self._stopped(text.NOT_TICKED, fault),
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

    def print(self) -> None:
        """The period as paper, at once."""
        self.work.print_tasks(self.first, self.last, tuple(view.task for view in self._views))

    # --- keys

    def act(self, name: str) -> bool:
        """F7 ticks off, F12 prints, Ctrl+F searches, Alt+1 … Alt+4 change the period."""
        if name in CARDS:
            at = CARDS.index(name)
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
