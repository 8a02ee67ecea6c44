"""台帳 (F6): 古物台帳 of any period; a line is put right by a new one, the period is printed or written to a file at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from posapp.domain.ledger import ledger_number
from posapp.domain.months import Month
from posapp.domain.problem import Problem
from posapp.flows.ledger import CorrectionForm
from posapp.services.front import Sentences, Services
from posapp.services.intake_ports import LedgerEntry
from posapp.services.ledger_book import BookLine, Keeping
from posapp.services.ports import StoreFault
from posapp.services.whole_files import write_whole
from posapp.ui import dialogs, keys
from posapp.ui import text_ledger as text
from posapp.ui.places.card import GAP, MARGIN, EmptyState
from posapp.ui.places.ledger_correction import LedgerCorrection
from posapp.ui.places.ledger_table import LedgerTable
from posapp.ui.places.paper_work import Said
from posapp.ui.places.period import PeriodPlace, PeriodWords
from posapp.ui.show import ledger as show
from posapp.ui.views import FieldProblem, Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.words import Words

_Read = tuple[date, date, tuple[BookLine, ...], "Keeping | None"]
_SAYS = PeriodWords(
    title=text.TITLE, search=text.SEARCH, none=text.NONE, not_found=text.NOT_FOUND, read_failed=text.READ_FAILED
)


class LedgerPage(PeriodPlace):
    """The book, or the correction of one line over it."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        self.table = LedgerTable()
        cards = (
            Button(text.BEFORE, icon="left", cap=keys.cap("card1")), Button(text.THIS, cap=keys.cap("card2")),
            Button(text.AFTER, trailing="right", cap=keys.cap("card3")), Button(text.ALL, cap=keys.cap("card4")),
        )  # fmt: skip
        none = EmptyState("ledger", text.NONE, text.NONE_LINES)
        super().__init__(services, sentences, _SAYS, self.table, none, cards)
        self._book = services.ledger
        self._now = Month.containing(self._today())
        self.first, self.last = _month(self._now)
        self._whole = False
        self._wanted = ""
        self._views: tuple[show.LedgerView, ...] = ()
        self.kept = Words("", 12, role="quiet")
        self.correct_button = Button(text.CORRECT, icon="edit", cap=keys.cap("page"))
        self.csv_button = Button(text.CSV, icon="save", cap=keys.cap("second"))
        self.print_button = Button(text.PRINT, kind="primary", icon="printer", cap=keys.cap("print"))
        self.correction = LedgerCorrection()
        self.empty = EmptyState("ledger", text.EMPTY, text.EMPTY_LINES, key=keys.cap("intake"), begin=text.BEGIN)
        self.stack, self._book_page = QStackedWidget(), QWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        listed = vertical(self._book_page, spacing=8)
        self._stand(listed, 300, (self.correct_button, self.csv_button, self.print_button), self.kept)
        outer = vertical(self, margins=(MARGIN, GAP, MARGIN, GAP), spacing=8)
        outer.addWidget(self.notice)
        for face in (self._book_page, self.correction, self.empty):
            self.stack.addWidget(face)
        outer.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self._listen()
        self.table.stepped.connect(self.step)
        self.table.entered.connect(self.correct)
        self.table.moved.connect(self._allow)
        self.correct_button.clicked.connect(self.correct)
        self.csv_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print)
        self.correction.written.connect(self._write)
        self.correction.left.connect(self._back_to_list)

    # --- the period

    def refresh(self) -> None:
        """Read the period; 今月 goes on with the days."""
        now = Month.containing(self._today())
        if now != self._now and not self._whole and (self.first, self.last) == _month(self._now):
            self.first, self.last = _month(now)
        self._now = now
        asked = None if self._whole else (self.first, self.last)
        self._read(lambda: self._found(asked), self._show)

    def _found(self, asked: tuple[date, date] | None) -> _Read:
        first, last = asked or self._book.span()
        return first, last, self._book.lines(first, last), self._book.keeping()

    def _show(self, read: _Read) -> None:
        self.first, self.last, lines, keeping = read
        self._views = show.views(lines)
        self._name(text.ALL if self._whole else _named(self.first, self.last))
        years = self._book.years(self._services.around.preferences().ledger_years)
        self.kept.say(show.kept(keeping, years))
        if self.stack.currentWidget() is not self.correction:
            self.stack.setCurrentWidget(self.empty if keeping is None else self._book_page)
        self._list()
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = ""

    def _list(self) -> None:
        rows = show.found(self._views, self.typed)
        self.table.show_rows(rows)
        self.total.say(show.summary(rows, searched=bool(self.typed)))
        self._listed(shown=bool(rows), read=bool(self._views))

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
        self._writer.start(
            lambda: self._book.correct(line, form),
            self._written,
            lambda fault: self._stopped(text.NOT_WRITTEN, fault),
        )

    def _written(self, made: LedgerEntry | tuple[Problem, ...]) -> None:
        if isinstance(made, tuple):
            self.correction.show_problems(tuple(self._field(problem) for problem in made))
            return
        self._wanted = number = ledger_number(made.at, made.number)
        self._back_to_list()
        self.tell(Said(head=text.WRITTEN.format(number=number), body=text.WRITTEN_MORE))
        self.refresh()
        self.changed.emit()

    def _back_to_list(self) -> None:
        self.stack.setCurrentWidget(self._book_page)
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
                return write_whole(path, made)
            return made

        self._writer.start(run, self._exported, self._not_exported)

    def _exported(self, made: Path | tuple[Problem, ...]) -> None:
        if isinstance(made, Path):
            self.tell(Said(head=text.CSV_DONE, body=str(made)))
        else:
            self.tell(Said(head=text.CSV_FAILED, body=self._sentences.text(made[0]), tone=Tone.STOP))

    def _not_exported(self, fault: Exception) -> None:
        if isinstance(fault, OSError) and not isinstance(fault, StoreFault):
            self.tell(Said(head=text.CSV_FAILED, body=text.CSV_FAILED_MORE, tone=Tone.STOP))
        else:
            self._stopped(text.CSV_FAILED, fault)

    # --- keys

    def focus_first(self) -> None:
        """The form of a correction, else the list."""
        if self.stack.currentWidget() is self.correction:
            self.correction.form.focus("model")
        else:
            super().focus_first()

    @property
    def filled(self) -> bool:
        return super().filled and self.stack.currentWidget() is self._book_page

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
        if step and self.stack.currentWidget() is self._book_page:
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


def _month(month: Month) -> tuple[date, date]:
    after = month.plus(1)
    return date(month.year, month.number, 1), date(after.year, after.number, 1) - timedelta(days=1)


def _named(first: date, last: date) -> str:
    """2026年11月 for a whole month, else 台帳の期間 is told by its days alone."""
    whole = _month(Month.containing(first)) == (first, last)
    return text.MONTH.format(year=first.year, month=first.month) if whole else text.TITLE
