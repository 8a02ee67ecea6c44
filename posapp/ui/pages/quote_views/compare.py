"""比べる: the same purchase under every program that takes it, ranked by the customer's own plan, and why one wins."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from posapp.domain.comparison import Habit, OwnPlan
from posapp.domain.problem import Problem
from posapp.flows.forms import QuoteForm
from posapp.flows.plans import plan_text, read_plan
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_compare as text
from posapp.ui.pages.quote_views.ranking import Ranking, RankingHead
from posapp.ui.pages.quote_views.row_list import HEAD, ROW
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.show.comparison import RankView, ranking
from posapp.ui.theme import FIELD, LINE
from posapp.ui.widgets.button import RING, Button
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.spec import FieldKind, Option
from posapp.ui.widgets.words import Words

_BEST, _MONTH = "best", "month"
_FIRST_MONTH = 24
"""What 月を決める begins with."""
LEAD = 24
"""Height in px of the first sentence below the rows, in bold, with the air around."""
AIR = 12
"""Gaps in px above, between and below the parts."""


class CompareView(QuoteView):
    """Plan, ranking, and sentences about the row looked at."""

    key = "compare"
    title = text.VIEW
    fields = ("plan",)
    chosen = False
    lead = text.LEAD

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quotes, self._sentences = services.quotes, sentences
        self._form, self._note = QuoteForm(), ""
        self.plan = SegmentInput(tuple(Option(value, label) for value, label in text.PLANS))
        self.plan.setAccessibleName(text.PLAN)
        self.months = LineInput(FieldKind.NUMBER, unit=text.MONTHS_UNIT, most=3)
        self.months.setAccessibleName(text.MONTHS)
        self.months.setFixedWidth(104)
        self.months.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.print = Button(text.PRINT, icon="printer")
        self.print.setAccessibleName(text.PRINT_NAME)
        self.print.setToolTip(text.PRINT_HELP)
        self.rows = Ranking()
        self.head = RankingHead(self.rows)
        self.below = Words("", 12, role="quiet", align="right")
        self.why, self.more = Words("", 14, bold=True, wrap=True), Words("", 12, wrap=True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        chooser = horizontal(margins=(11, 0, 11, 0), spacing=8)
        chooser.addWidget(self.plan, 1)
        chooser.addWidget(self.months)
        chooser.addWidget(self.print)
        words = Content()
        told = vertical(words, margins=(12, 2, 12, 2))
        told.addWidget(self.why)
        told.addWidget(self.more)
        told.addStretch(1)
        self._told = scrolled(words)
        self._told.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # longer sentences are read with the arrow keys
        self._told.setProperty(RING, True)
        column = vertical(self, margins=(0, 6, 0, 0), spacing=2)
        column.addLayout(chooser)
        column.addWidget(self.head)
        column.addWidget(self.rows)
        beneath = QHBoxLayout()
        beneath.setContentsMargins(12, 0, 12, 0)
        beneath.addWidget(self.below)
        column.addLayout(beneath)
        column.addWidget(self._told)
        column.addStretch(1)

    def _wire(self) -> None:
        self.plan.changed.connect(self._planned)
        self.plan.entered.connect(self._enter)
        self.months.changed.connect(lambda _text: self._counted(save=False))
        self.months.left.connect(lambda _text: self._counted(save=True))
        self.months.entered.connect(self.rows.setFocus)
        self.rows.moved.connect(self._tell)
        self.rows.picked.connect(self._choose)
        self.print.clicked.connect(lambda: self.acted.emit("print-comparison"))

    # --- what is shown

    def show_sheet(self, sheet: Sheet, form: QuoteForm) -> None:
        self._form = form
        plan = read_plan(form.plan)
        counts = isinstance(plan, OwnPlan) and plan.habit is Habit.MONTH
        self.plan.put(_segment(form.plan, counts))
        self.months.setVisible(counts)
        if isinstance(plan, OwnPlan) and counts:
            self.months.put(str(plan.number))
        self.months.set_stop(False)
        shown = ranking(self._quotes.comparison(form), form.program, self._sentences.text)
        self._note = shown.note
        self.rows.show_rows(shown.rows)
        self._whole_lines()
        self._tell()

    def _tell(self) -> None:
        row = self.rows.view()
        first, more = row.said if row is not None else ("", "")
        self.why.say(first)
        self.why.setVisible(bool(first))
        self.more.say(more + self._note)
        self._told.setAccessibleName(text.ABOUT)
        self._told.setAccessibleDescription(first + more + self._note)
        self._told.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._whole_lines()

    def _whole_lines(self) -> None:
        """Whole rows, and below them whole lines: half of either looks cut."""
        count, room = len(self.rows.views()), self.height() - FIELD - HEAD - AIR
        if _rows(count, room) < count:
            room -= LINE[12]  # one line says how many rows follow
        rows = _rows(count, room)
        lines = max(2, (room - rows * ROW - LEAD) // LINE[12])
        self.rows.setFixedHeight(rows * ROW)
        self.below.setVisible(rows < count)
        self.below.say(text.BELOW.format(count=count - rows))
        self._told.setFixedHeight(LEAD + lines * LINE[12])

    # --- what is done

    def _planned(self, value: str) -> None:
        plan = {_BEST: "", _MONTH: plan_text(OwnPlan(habit=Habit.MONTH, number=_FIRST_MONTH))}.get(value, value)
        self._form = replace(self._form, plan=plan)
        self.left.emit(self._form)

    def _enter(self) -> None:
        (self.months if self.months.isVisible() else self.rows).setFocus()

    def _counted(self, *, save: bool) -> None:
        plan = f"{_MONTH}:{self.months.value()}"
        wrong = isinstance(read_plan(plan), Problem)
        self.months.set_stop(wrong)
        self.months.setToolTip(self._sentences.text(p) if isinstance(p := read_plan(plan), Problem) else "")
        if not wrong and (save or plan != self._form.plan) and self.months.isVisible():
            self._form = replace(self._form, plan=plan)
            (self.left if save else self.changed).emit(self._form)

    def _choose(self, row: RankView) -> None:
        """Take that program, to be handed in as the plan says; amounts typed for another one fall away."""
        form = replace(self._form, program=row.key, return_month=row.month)
        if row.key != self._form.program:
            form = replace(form, residual="", step_first="", step_second="", usage_fee="")
        self._form = form
        self.left.emit(form)

    # --- keys

    def first(self) -> QWidget:
        return self.plan

    def field(self) -> str:
        if self.plan.hasFocus() or self.months.hasFocus():
            return "plan"
        return super().field()


def _rows(count: int, room: int) -> int:
    """How many of the rows are shown at once, with two lines of sentences below."""
    return max(2, min(count, (room - LEAD - 2 * LINE[12]) // ROW))


def _segment(plan: str, counts: bool) -> str:
    """The segment that stands for a form's plan; none for one that only a request can name."""
    return _MONTH if counts else plan or _BEST
