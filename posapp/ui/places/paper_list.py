"""書類 (F5): what still waits for paper, what failed and why, what was printed today. A missing printer is said in the row."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.problem import stop
from posapp.services.front import Sentences, Services
from posapp.services.ports import PaperRow
from posapp.ui import keys
from posapp.ui import text_places as text
from posapp.ui.days import moment
from posapp.ui.places.card import GAP, MARGIN, Column, EmptyState, HeadCard
from posapp.ui.places.paper_rows import PaperRows, PaperView
from posapp.ui.places.paper_work import PaperWork, Said
from posapp.ui.places.place import Place
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.words import Words

ICONS = {Tone.GOOD: "check", Tone.ACCENT: "clock", Tone.CAUTION: "warn", Tone.STOP: "stop"}
"""Icon of a sentence about a work, by its tone."""


def paper_view(row: PaperRow, sentences: Sentences, now: datetime, *, customer: str = "") -> PaperView:
    """A kept paper as a row of a list."""
    note = text.PAPER_LINE.format(number=row.number, when=moment(row.issued_at, now))
    if row.prints > 1:
        note += "　" + text.COPIES.format(count=row.prints)
    reason = sentences.text(stop(row.reason, row.kind)) if row.state == "failed" and row.reason else ""
    return PaperView(
        key=row.id, title=row.title, note=note, state=row.state, customer=customer, reason=reason, copies=row.prints
    )  # fmt: skip


class PaperListPage(Place):
    """Two lists: not yet on paper, and printed today."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences = services, sentences
        self._rows: dict[UUID, PaperRow] = {}
        self.work = PaperWork(services, sentences, self)
        self.notice = Notice("check", "")
        self.notice.hide()
        self.all_button = Button(text.PRINT_ALL, kind="primary", icon="printer", cap=keys.cap("print"))
        self.open_card = HeadCard(text.UNPRINTED, note=text.UNPRINTED_NOTE)
        self.done_card = HeadCard(text.PRINTED_TODAY, note=text.PRINTED_TODAY_NOTE)
        self.open_rows, self.done_rows = PaperRows(), PaperRows()
        self.empty = EmptyState("printer", text.PAPERS_EMPTY, text.PAPERS_EMPTY_LINES)
        self._quiet, self.none_today = QWidget(), Words(text.TODAY_EMPTY, 14, role="quiet")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(margins=(MARGIN, MARGIN, MARGIN, MARGIN), gap=GAP)
        column.body.addWidget(self.notice)
        self.open_card.tools.addWidget(self.all_button)
        self.open_card.body.addWidget(self.open_rows)
        self.open_card.body.addWidget(self.empty)
        column.body.addWidget(self.open_card)
        line = QVBoxLayout(self._quiet)
        line.setContentsMargins(15, 16, 15, 16)
        line.addWidget(self.none_today)
        self.done_card.body.addWidget(self.done_rows)
        self.done_card.body.addWidget(self._quiet)
        column.body.addWidget(self.done_card)
        column.body.addStretch(1)
        outer.addWidget(column)

    def _wire(self) -> None:
        self.all_button.clicked.connect(self._print_all)
        for rows in (self.open_rows, self.done_rows):
            rows.printed.connect(lambda key: self.work.print((self._rows[key],)))
            rows.saved.connect(lambda key: self.work.save(self._rows[key]))
        self.work.told.connect(self._say)
        self.work.busy.connect(self._block)
        self.work.ended.connect(self._ended)

    def refresh(self) -> None:
        papers, now = self._services.papers, self._services.around.now()
        opened = (*papers.papers(state="failed"), *papers.papers(state="waiting"))
        done = tuple(
            r for r in papers.papers(state="printed") if r.issued_at.astimezone(now.tzinfo).date() == now.date()
        )
        self._rows = {row.id: row for row in (*opened, *done)}
        self.open_rows.show_papers(tuple(self._view(row, now) for row in opened))
        self.done_rows.show_papers(tuple(self._view(row, now) for row in reversed(done)))
        self.open_rows.setVisible(bool(opened))
        self.empty.setVisible(not opened)
        self._quiet.setVisible(not done)
        tone = Tone.CAUTION if opened else Tone.GOOD
        icon = "printer" if opened else "check"
        self.open_card.show_badges(BadgeView(text=text.COUNT.format(count=len(opened)), tone=tone, icon=icon))
        self.done_card.show_badges(BadgeView(text=text.COUNT.format(count=len(done)), tone=Tone.QUIET))
        self._free_all()

    def _view(self, row: PaperRow, now: datetime) -> PaperView:
        case = None if row.case_id is None else self._services.records.case(row.case_id)
        customer = text.SIR.format(name=case.customer) if case is not None else ""
        return paper_view(row, self._sentences, now, customer=customer)

    def _free_all(self) -> None:
        some = bool(self.open_rows.rows)
        self.all_button.setEnabled(some and not self.work.running)
        self.all_button.setToolTip("" if some else text.PRINT_NONE)
        self.open_card.say_note(text.UNPRINTED_NOTE if some else text.PRINT_NONE)

    def focus_first(self) -> None:
        """The first paper not yet printed, else the first printed one."""
        if not self.open_rows.focus_first():
            self.done_rows.focus_first()

    def act(self, name: str) -> bool:
        if name != "print":
            return False
        self._print_all()
        return True

    def _print_all(self) -> None:
        self.work.print(tuple(self._rows[box.view.key] for box in self.open_rows.rows))

    def _say(self, said: Said) -> None:
        self.notice.say(ICONS[said.tone], said.head, said.body, said.tone)
        self.notice.show()

    def _block(self, blocked: bool) -> None:
        self.open_rows.block(blocked)
        self.done_rows.block(blocked)
        self._free_all()

    def _ended(self) -> None:
        self.refresh()
        if self.notice.body.text() in self.open_rows.shared:
            self.notice.hide()  # it stands above the rows, and stays there as long as it holds
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.focus_first()
        self.changed.emit()
