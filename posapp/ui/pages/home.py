"""ホーム: search has the focus; drafts name the field they resume at; tasks by date; unsent and unprinted; the month.

Reads the records each time it is shown; writes nothing.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.problem import stop
from posapp.services.front import Sentences, Services
from posapp.services.tasks import Task
from posapp.ui import keys, text_official, text_prices
from posapp.ui import text_home as text
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.home_rows import DraftRow, Hint, MonthGrid, Nothing, Rows, TaskRow, WaitRow
from posapp.ui.pages.home_words import field_name
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, MARGIN, HeadCard
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.places.place import Place
from posapp.ui.show.home import HomeView, back, home
from posapp.ui.show.tasks import periods
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.search_input import SearchInput
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

DRAFTS_SHOWN, WAITING_SHOWN = 3, 3
LEAST = 2
"""Characters before the records are searched."""


class HomePage(Place):
    """The first place.

    resume  the id of a draft to go on with;  case  the id of a case to open;  place  a place by its name
    issued  the number of an issued quote to open;  task  something due whose record is wanted
    """

    resume = Signal(object)
    case = Signal(object)
    issued = Signal(object)
    place = Signal(str)
    task = Signal(object)

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._sentences = services, sentences
        self._view: HomeView | None = None
        self._due: tuple[Task, ...] | None = None
        self._reader, self._again = Worker(self), False
        self.work = PaperWork(services, sentences, self)
        self.notice, self._told = Notice("check", ""), QWidget()
        self._told.hide()
        self._hits: dict[str, tuple[str, UUID | str]] = {}
        self.search = SearchInput(size=20, height=56, icon="", lead="search", cap=keys.cap("search"))
        self.search.setAccessibleName(text.SEARCH)
        self.search_help = Words("", 12, role="quiet", elide=True)
        self.sample = Hint(text_prices.HINT, text_prices.HINT_OPEN, keys.cap("prices"))
        self.official = Hint("", text_official.HINT_OPEN, keys.cap("official"))
        self.drafts, self.tasks = HeadCard(text.DRAFTS, note=text.DRAFTS_NOTE), HeadCard(text.TASKS, head=47)
        self.unsent, self.unprinted = HeadCard(text.UNSENT), HeadCard(text.UNPRINTED)
        self.month, self.month_grid = Surface(), MonthGrid()
        self._month_name, self._month_note = Words("", 16, bold=True), Words("", 12, role="quiet")
        self._lay_out()
        self._wire()

    # --- layout

    def _lay_out(self) -> None:
        column = vertical(self, margins=(MARGIN, MARGIN, MARGIN, MARGIN))
        head = QHBoxLayout()
        head.addWidget(Words(text.SEARCH, 16, bold=True))
        head.addStretch(1)
        head.addWidget(self.search_help)
        self._head_room = QWidget()
        self._head_room.setFixedWidth(8 + 208 + 8 + 208)
        head.addWidget(self._head_room)
        column.addLayout(head)
        column.addSpacing(4)
        self.quote_button = Button(text.QUOTE, kind="primary", icon="quote", cap=keys.cap("quote"), size=20, height=56)
        self.intake_button = Button(text.INTAKE, icon="intake", cap=keys.cap("intake"), size=20, bold=False, height=56)
        row = horizontal(spacing=8)
        row.addWidget(self.search, 1)
        for button in (self.quote_button, self.intake_button):
            button.setFixedWidth(208)
            row.addWidget(button)
        column.addLayout(row)
        column.addSpacing(16)
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 8)
        told.addWidget(self.notice)
        column.addWidget(self._told)
        column.addWidget(self.sample)
        column.addWidget(self.official)
        self._below = QWidget()
        column.addWidget(self._below)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GAP)
        right.setSpacing(GAP)
        left.addWidget(self.drafts)
        left.addWidget(self.tasks, 1)
        right.addWidget(self.unsent)
        right.addWidget(self.unprinted)
        right.addWidget(self.month, 1)
        self.month.setMinimumHeight(168)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 66)
        grid.setColumnStretch(1, 34)
        column.addLayout(grid, 1)
        self._tools()
        self._month_card()

    def _tools(self) -> None:
        self.all_tasks = Button(text.ALL, kind="link", cap=keys.cap("tasks"), height=32)
        self.print_tasks = Button(text.PRINT_TASKS, kind="link", icon="printer", cap=keys.cap("print"), height=32)
        self.tasks.tools.addWidget(self.print_tasks)
        self.tasks.tools.addWidget(self.all_tasks)
        self.open_unsent = Button(text.UNSENT_OPEN, height=36)
        self.unsent.tools.addWidget(self.open_unsent)
        self.open_unprinted = Button(text.UNPRINTED_OPEN, icon="printer", height=36)
        self.unprinted.tools.addWidget(self.open_unprinted)

    def _month_card(self) -> None:
        column = vertical(self.month, margins=(16, 12, 16, 8), spacing=8)
        head = QHBoxLayout()
        head.addWidget(self._month_name)
        head.addStretch(1)
        head.addWidget(self._month_note)
        column.addLayout(head)
        column.addWidget(self.month_grid, 1)

    def _wire(self) -> None:
        self.sample.pushed.connect(lambda: self.place.emit("prices"))
        self.official.pushed.connect(lambda: self.place.emit("official"))
        self.search.changed.connect(self._find)
        self.search.picked.connect(self._picked)
        self.search.entered.connect(lambda: self._find(self.search.value()))
        self.quote_button.clicked.connect(lambda: self.place.emit("quote"))
        self.intake_button.clicked.connect(lambda: self.place.emit("intake"))
        self.all_tasks.clicked.connect(lambda: self.place.emit("tasks"))
        self.print_tasks.clicked.connect(self.print)
        self.work.told.connect(self.tell)
        self.work.busy.connect(lambda busy: self.print_tasks.setEnabled(not busy))
        self.work.ended.connect(self.changed)
        self.open_unsent.clicked.connect(lambda: self.place.emit("cases"))
        self.open_unprinted.clicked.connect(lambda: self.place.emit("papers"))

    # --- what is shown

    def refresh(self) -> None:
        """Read again; nothing moves when nothing changed. What is due is read beside the window and comes a moment later."""
        first, book = back(self._services.around.now().date()), self._services.tasks
        self._again = not self._reader.start(lambda: book.tasks(first, book.ahead()), self._now_due, self._unread)
        self._look()

    def _now_due(self, due: tuple[Task, ...]) -> None:
        if self._again:
            self.refresh()
        self._due = due
        self._look()

    def _unread(self, fault: Exception) -> None:
        if self.isVisible():  # else nobody reads any more: the window was closed, and the store with it
            self.tell(Said(head=text.TASKS_UNREAD, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def _look(self) -> None:
        records, around = self._services.records, self._services.around
        sample = self._services.quotes.prices.head(around.now().date()).sample
        self.sample.setVisible(sample)
        ending = () if sample else self._services.official.due(around.now().date())  # one strip is enough
        self.official.setVisible(bool(ending))
        if ending:
            more = text_official.DUE_MORE.format(count=len(ending) - 1) if len(ending) > 1 else ""
            self.official.sentence.say(self._sentences.what(ending[0]) + more)
        self._below.setFixedHeight(16 if sample or ending else 8)
        papers = self._services.papers.unprinted()
        cases = (records.case(p.case_id) for p in papers[:WAITING_SHOWN] if p.case_id)
        view = home(
            now=around.now(), offline=around.offline(), drafts=records.drafts(), tasks=self._due,
            outbox=records.outbox(), papers=papers, names={c.id: c.customer for c in cases if c}, field_name=field_name,
            reason=self._reason,
        )  # fmt: skip
        if view != self._view:
            self._view = view
            self._show()

    def _reason(self, code: str) -> str:
        """A kept fault in few words."""
        return self._sentences.short(stop(code, "print"))

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self._show_drafts(view)
        self._show_tasks(view)
        self._show_waiting(view)
        self._month_name.say(view.month)
        self._month_note.say(view.month_note)
        self.month_grid.show_weeks(view.weeks)

    def _show_drafts(self, view: HomeView) -> None:
        clear(self.drafts.body)
        count = len(view.drafts)
        self.drafts.show_badges(*_count(count, Tone.QUIET))
        self.drafts.say_note(
            text.DRAFTS_NOTE if count <= DRAFTS_SHOWN else text.MORE.format(count=count - DRAFTS_SHOWN)
        )
        for nth, line in enumerate(view.drafts[:DRAFTS_SHOWN]):
            row = DraftRow(line, first=nth == 0)
            row.opened.connect(self.resume)
            self.drafts.body.addWidget(row)
        if not count:
            self.drafts.body.addWidget(Nothing(text.NO_DRAFTS, text.NO_DRAFTS_MORE, "edit"))
        self.drafts.body.addStretch(1)

    def _show_tasks(self, view: HomeView) -> None:
        clear(self.tasks.body)
        if view.tasks is None:
            return
        badges = []
        if view.late:
            badges.append(BadgeView(text=text.TASKS_LATE.format(count=view.late), tone=Tone.STOP, icon="warn"))
        if view.due_today:
            badges.append(
                BadgeView(text=text.TASKS_TODAY.format(count=view.due_today), tone=Tone.CAUTION, icon="clock")
            )
        self.tasks.show_badges(*badges)
        self.tasks.say_note(view.tasks_note)
        rows = []
        for line in view.tasks:
            row = TaskRow(line)
            row.opened.connect(self.task)
            rows.append(row)
        if rows:
            self.tasks.body.addWidget(Rows(rows), 100)
            self.tasks.body.addStretch(1)  # what few rows leave free stays below them
        else:
            self.tasks.body.addWidget(Nothing(text.NO_TASKS, text.NO_TASKS_MORE, "calendar"))
            self.tasks.body.addStretch(1)

    def _show_waiting(self, view: HomeView) -> None:
        icon = "offline" if view.offline else "unsent"
        for card, lines, button, nothing, mark in (
            (self.unsent, view.unsent, self.open_unsent, text.NO_UNSENT, icon),
            (self.unprinted, view.unprinted, self.open_unprinted, text.NO_UNPRINTED, "printer"),
        ):
            clear(card.body)
            count = len(lines)
            card.show_badges(*_count(count, Tone.CAUTION, mark))
            button.setVisible(count > 0)
            most = WAITING_SHOWN if card is self.unsent else max(1, WAITING_SHOWN - max(1, min(2, len(view.unsent))))
            if not count:
                card.body.addWidget(Nothing(nothing))
                continue
            rows = Rows([WaitRow(line) for line in lines[:most]])
            rows.fitted.connect(lambda shown, card=card, count=count: _say_more(card, count - shown))
            card.body.addWidget(rows, most)
            _say_more(card, count - most)
            if card is self.unsent and view.offline:
                card.body.addWidget(_indented(Words(text.UNSENT_NOTE, 12, role="quiet", elide=True)))

    # --- search

    def _find(self, words: str) -> None:
        words = words.strip()
        self._hits = {}
        if len(words) < LEAST:
            self.search.offer(())
            return
        options = []
        for draft in self._services.records.drafts():
            if words in f"{draft.title} {draft.detail}":
                name = text.SIR.format(name=draft.title) if draft.title else text.NO_NAME
                options.append(Option(str(draft.id), f"{name}  {draft.detail}", text.HIT_DRAFT))
                self._hits[str(draft.id)] = ("draft", draft.id)
        for issue in self._services.issued.list(words, 20):
            if issue.case_id is None and issue.number not in self._hits:
                name = text.SIR.format(name=issue.customer) if issue.customer else text.NO_NAME
                options.append(
                    Option(issue.number, f"{name}  {issue.device}", text.HIT_QUOTE.format(number=issue.number))
                )
                self._hits[issue.number] = ("issued", issue.number)
        for row in self._services.records.cases(words, 20):
            label = f"{text.SIR.format(name=row.customer)}  {row.device}"
            options.append(Option(str(row.id), label, row.number))
            self._hits[str(row.id)] = ("case", row.id)
        if not options:
            options.append(Option("", text.NO_HIT.format(words=words)))
        self.search.offer(tuple(options))

    def _picked(self, value: str) -> None:
        kind, id = self._hits.get(value, ("", None))
        if id is not None:
            self.search.put("")
            {"draft": self.resume, "issued": self.issued}.get(kind, self.case).emit(id)

    def _scan(self, code: str) -> None:
        self.search.setFocus()
        self.search.setText(code)
        self._find(code)

    # --- what is due, on paper

    def print(self) -> None:
        """What is late and what is due until the end of the next month."""
        first, last = periods(self._services.around.now().date())[2]
        self.work.print_tasks(first, last, self._due or ())

    def tell(self, said: Said) -> None:
        """What came of a work."""
        self.notice.say(ICONS[said.tone], said.head or said.body, said.body if said.head else "", said.tone)
        self._told.show()

    # --- the place

    def focus_first(self) -> None:
        """The search."""
        self.search.setFocus()

    def act(self, name: str) -> bool:
        """Ctrl+F leads to the search, F12 prints what is due until the end of the next month."""
        if name == "print":
            self.print()
            return True
        if name == "search":
            self.search.setFocus()
            self.search.selectAll()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        if isinstance(window, MainWindow):
            window.scanned.connect(self._scan)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._told.hide()  # what was printed is told once
        window = self.window()
        if isinstance(window, MainWindow):
            window.scanned.disconnect(self._scan)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 1100
        for button in (self.quote_button, self.intake_button):
            button.setFixedWidth(144 if narrow else 208)
        self._head_room.setFixedWidth(16 + 2 * (144 if narrow else 208))
        self.print_tasks.setVisible(not narrow)  # F12 prints there too
        self.search_help.say(text.SEARCH_HELP_SHORT if narrow else text.SEARCH_HELP)


def _count(count: int, tone: Tone, icon: str = "") -> tuple[BadgeView, ...]:
    return (BadgeView(text=text.COUNT.format(count=count), tone=tone, icon=icon),) if count else ()


def _say_more(card: HeadCard, more: int) -> None:
    card.say_note(text.MORE.format(count=more) if more > 0 else "")


def _indented(words: Words) -> QWidget:
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(16, 6, 16, 6)
    row.addWidget(words)
    return host
