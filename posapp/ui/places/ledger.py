"""台帳 (F6): 古物台帳 of any period; a line is put right by a new one, the period is printed or written to a file at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from posapp.domain.ledger import ledger_number
from posapp.domain.months import Month
from posapp.domain.problem import Problem
from posapp.flows.ledger import CorrectionForm
from posapp.flows.reading import read_date
from posapp.services.front import Sentences, Services
from posapp.services.intake_ports import LedgerEntry
from posapp.services.ledger_book import BookLine, Keeping
from posapp.services.ports import StoreFault
from posapp.ui import dialogs, keys
from posapp.ui import text_ledger as text
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, MARGIN, EmptyState, HeadCard
from posapp.ui.places.ledger_correction import LedgerCorrection
from posapp.ui.places.ledger_table import LedgerTable
from posapp.ui.places.paper_work import PaperWork, Said
from posapp.ui.places.place import Place
from posapp.ui.show import ledger as show
from posapp.ui.views import FieldProblem, Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

_ICONS = {Tone.GOOD: "check", Tone.ACCENT: "info", Tone.CAUTION: "warn", Tone.STOP: "stop"}
_DAY = 174
"""Width in px of a day: a whole one in 西暦 fits."""
_UNTIL = 32
_Read = tuple[date, date, tuple[BookLine, ...], "Keeping | None"]


class LedgerPage(Place):
    """The book, or the correction of one line over it."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences, self._book = services, sentences, services.ledger
        self._now = Month.containing(self._today())
        self.first, self.last = _month(self._now)
        self._whole = self._again = False
        self._wanted = ""
        self._views: tuple[show.LedgerView, ...] = ()
        self._reader, self._writer = Worker(self), Worker(self)
        self.work = PaperWork(services, sentences, self)
        self.notice = Notice("check", "")
        self.notice.hide()
        self.month = Words("", 20, bold=True)
        self.days = {"first": _day_field(text.FROM), "last": _day_field(text.TO)}
        self.search = LineInput(FieldKind.SEARCH, icon="search")
        self.search.setPlaceholderText(text.SEARCH)
        self.search.setAccessibleName(text.SEARCH)
        self.steps = {
            "card1": Button(text.BEFORE, icon="left", cap=keys.cap("card1")),
            "card2": Button(text.THIS, cap=keys.cap("card2")),
            "card3": Button(text.AFTER, trailing="right", cap=keys.cap("card3")),
            "card4": Button(text.ALL, cap=keys.cap("card4")),
        }
        self.table = LedgerTable()
        self.total, self.kept, self.period = (
            Words("", 16, bold=True),
            Words("", 12, role="quiet"),
            Words("", 12, role="quiet"),
        )
        self.correct_button = Button(text.CORRECT, icon="edit", cap=keys.cap("page"))
        self.csv_button = Button(text.CSV, icon="save", cap=keys.cap("second"))
        self.print_button = Button(text.PRINT, kind="primary", icon="printer", cap=keys.cap("print"))
        self.correction = LedgerCorrection()
        self.empty = EmptyState("ledger", text.EMPTY, text.EMPTY_LINES, key=keys.cap("intake"), begin=text.BEGIN)
        self.none = EmptyState("ledger", text.NONE, text.NONE_LINES)
        self.stack, self._inside, self._listed = QStackedWidget(), QStackedWidget(), QWidget()
        self._lay_out()
        self._wire()

    def _today(self) -> date:
        return self._services.around.now().date()

    def _lay_out(self) -> None:
        listed = QVBoxLayout(self._listed)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(8)
        listed.addLayout(self._head())
        card = HeadCard(text.TITLE)
        until = Words(text.UNTIL, 14, role="quiet")
        until.setFixedWidth(_UNTIL)
        for widget in (self.days["first"], until, self.days["last"], self.search):
            card.tools.addWidget(widget)
        self.search.setFixedWidth(300)
        for page in (self.table, self.none):
            self._inside.addWidget(page)
        card.body.addWidget(self._inside, 1)
        listed.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.total, 1)
        for button in (self.correct_button, self.csv_button, self.print_button):
            foot.addWidget(button)
        listed.addLayout(foot)
        listed.addWidget(self.kept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        outer.setSpacing(8)
        outer.addWidget(self.notice)
        for face in (self._listed, self.correction, self.empty):
            self.stack.addWidget(face)
        outer.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.month)
        words.addWidget(self.period)
        head.addLayout(words, 1)
        for button in self.steps.values():
            head.addWidget(button)
        return head

    def _wire(self) -> None:
        for name, button in self.steps.items():
            button.clicked.connect(lambda _checked=False, name=name: self.act(name))
        for field in self.days.values():
            field.left.connect(lambda _text: self._typed())
            field.entered.connect(self.table.setFocus)
        self.search.changed.connect(lambda _text: self._list())
        self.search.entered.connect(self.table.setFocus)
        self.table.stepped.connect(self.step)
        self.table.entered.connect(self.correct)
        self.table.moved.connect(self._allow)
        self.correct_button.clicked.connect(self.correct)
        self.csv_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print)
        self.correction.written.connect(self._write)
        self.correction.left.connect(self._back_to_list)
        self.work.told.connect(self.tell)
        self.work.busy.connect(lambda _busy: self._allow())
        self.work.ended.connect(self.changed)

    # --- the period

    def refresh(self) -> None:
        """Read the period beside the window; what is asked meanwhile is read after it. 今月 goes on with the days."""
        now = Month.containing(self._today())
        if now != self._now and not self._whole and (self.first, self.last) == _month(self._now):
            self.first, self.last = _month(now)
        self._now = now
        if self._reader.running:
            self._again = True
            return
        asked = None if self._whole else (self.first, self.last)
        self._reader.start(lambda: self._read(asked), self._show, self._unread)

    def _read(self, asked: tuple[date, date] | None) -> _Read:
        first, last = asked or self._book.span()
        return first, last, self._book.lines(first, last), self._book.keeping()

    def _show(self, read: _Read) -> None:
        if self._again:
            self._again = False
            self.refresh()
            return
        self.first, self.last, lines, keeping = read
        self._views = show.views(lines)
        for key, day in (("first", self.first), ("last", self.last)):
            self.days[key].put(day.isoformat())
            self.days[key].set_stop(False)
        self.period.say(show.period(self.first, self.last))
        self.month.say(text.ALL if self._whole else _name(self.first, self.last))
        years = self._book.years(self._services.around.preferences().ledger_years)
        self.kept.say(show.kept(keeping, years))
        if self.stack.currentWidget() is not self.correction:
            self.stack.setCurrentWidget(self.empty if keeping is None else self._listed)
        self._list()
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = ""

    def _unread(self, fault: Exception) -> None:
        self.tell(Said(head=text.READ_FAILED, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def _list(self) -> None:
        typed = self.search.value().strip()
        rows = show.found(self._views, typed)
        self.table.show_rows(rows)
        held = self.table.hasFocus() or self.hasFocus()
        self._inside.setCurrentWidget(self.table if rows else self.none)
        if held:
            self.focus_first()
        self.none.title.say(text.NOT_FOUND.format(text=typed) if typed and self._views else text.NONE)
        self.total.say(show.summary(rows, searched=bool(typed)))
        self._allow()

    def _allow(self) -> None:
        free = not (self.work.running or self._writer.running)
        self.correct_button.setEnabled(free and self.table.view() is not None)
        for button in (self.csv_button, self.print_button):
            button.setEnabled(free)

    def show_period(self, first: date, last: date, *, whole: bool = False) -> None:
        """Show another period."""
        self.first, self.last, self._whole = first, last, whole
        self.notice.hide()
        self.refresh()

    def step(self, by: int) -> None:
        """The month before or after the one shown."""
        self.show_period(*_month(Month.containing(self.first).plus(by)))

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

    def _field(self, problem: Problem) -> FieldProblem:
        return FieldProblem(key=problem.where, text=self._sentences.short(problem))

    # --- what is done with a line, or with the period

    def correct(self) -> None:
        """Put the chosen line right; one that was put right before leads to its correction."""
        view = self.table.view()
        if view is None or self._writer.running:
            return
        if view.old:
            by = view.line.corrected_by
            head = text.ALREADY.format(number=view.line.row.number)
            self.tell(Said(head=head, body=text.ALREADY_MORE.format(by=by), tone=Tone.CAUTION))
            self.table.choose(by)
            return
        self.notice.hide()
        self.stack.setCurrentWidget(self.correction)
        self.correction.begin(view.line)

    def _write(self, line: BookLine, form: CorrectionForm) -> None:
        self._writer.start(lambda: self._book.correct(line, form), self._written, self._not_written)

    def _written(self, made: LedgerEntry | tuple[Problem, ...]) -> None:
        if isinstance(made, tuple):
            self.correction.show_problems(tuple(self._field(problem) for problem in made))
            return
        self._wanted = number = ledger_number(made.at, made.number)
        self._back_to_list()
        self.tell(Said(head=text.WRITTEN.format(number=number), body=text.WRITTEN_MORE))
        self.refresh()
        self.changed.emit()

    def _not_written(self, fault: Exception) -> None:
        self.tell(Said(head=text.NOT_WRITTEN, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def _back_to_list(self) -> None:
        self.stack.setCurrentWidget(self._listed)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def print(self) -> None:
        """The period as paper, at once."""
        lines = tuple(view.line.entry.id for view in self._views)
        self.work.print_ledger(self.first, self.last, lines)

    def export(self) -> None:
        """The period as a file."""
        if self._writer.running:
            return
        name = text.CSV_NAME.format(first=self.first, last=self.last)
        target = dialogs.save_file(self, text.CSV_TITLE, name, text.CSV_KINDS)
        if target is None:
            return
        path, first, last = target if target.suffix else target.with_suffix(".csv"), self.first, self.last

        def run() -> Path | tuple[Problem, ...]:
            made = self._book.csv(first, last)
            if isinstance(made, bytes):
                path.write_bytes(made)
                return path
            return made

        self._writer.start(run, self._exported, self._not_exported)

    def _exported(self, made: Path | tuple[Problem, ...]) -> None:
        if isinstance(made, Path):
            self.tell(Said(head=text.CSV_DONE, body=str(made)))
        else:
            self.tell(Said(head=text.CSV_FAILED, body=self._sentences.text(made[0]), tone=Tone.STOP))

    def _not_exported(self, fault: Exception) -> None:
        known = isinstance(fault, StoreFault) or not isinstance(fault, OSError)
        body = faults.said(fault, self._sentences) if known else text.CSV_FAILED_MORE
        self.tell(Said(head=text.CSV_FAILED, body=body, tone=Tone.STOP))

    def tell(self, said: Said) -> None:
        """What came of a work, over the list."""
        self.notice.say(_ICONS[said.tone], said.head or said.body, said.body if said.head else "", said.tone)
        self.notice.show()

    # --- keys

    def focus_first(self) -> None:
        """The table; with nothing in it the page itself, so that its keys are heard."""
        page = self.stack.currentWidget()
        if page is self.correction:
            self.correction.form.focus("model")
        elif page is self._listed and self._inside.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> bool:
        """F7 puts a line right (or writes the correction), F9 exports, F12 prints, Alt+1 … Alt+4 change the period."""
        if self.stack.currentWidget() is self.correction:
            if name == "page":
                self.correction.write()
            return name == "page"
        if self.stack.currentWidget() is self.empty:
            return False
        today = Month.containing(self._today())
        does = {
            "page": self.correct, "second": self.export, "print": self.print, "search": self.search.setFocus,
            "card1": lambda: self.step(-1), "card2": lambda: self.show_period(*_month(today)),
            "card3": lambda: self.step(1), "card4": lambda: self.show_period(*self._book.span(), whole=True),
        }  # fmt: skip
        if name not in does:
            return False
        does[name]()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → also where the table is away because the month is empty."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.stack.currentWidget() is self._listed:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def back(self) -> bool:
        """Esc leaves the correction, or empties the search."""
        if self.stack.currentWidget() is self.correction:
            self._back_to_list()
        elif self.search.value():
            self.search.put("")
            self._list()
        else:
            return False
        return True


def _day_field(says: str) -> LineInput:
    field = LineInput(FieldKind.DATE, most=20, size=14)
    field.setFixedWidth(_DAY)
    field.setAccessibleName(says)
    field.setToolTip(says)
    return field


def _month(month: Month) -> tuple[date, date]:
    after = month.plus(1)
    return date(month.year, month.number, 1), date(after.year, after.number, 1) - timedelta(days=1)


def _name(first: date, last: date) -> str:
    """2026年11月 for a whole month, else 台帳の期間 is told by its days alone."""
    whole = _month(Month.containing(first)) == (first, last)
    return text.MONTH.format(year=first.year, month=first.month) if whole else text.TITLE
