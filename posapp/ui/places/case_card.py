"""One case: who and what, its life, the steps it may take now, its papers. Knows no list; writes through SaleDesk alone."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posapp.domain.application import State, Step
from posapp.domain.cap import Approval
from posapp.domain.facts import date_text
from posapp.domain.problem import Problem
from posapp.services.case_papers import HISTORY, REKEYING
from posapp.services.front import Sentences, Services
from posapp.services.intake_papers import RUNNING
from posapp.services.ports import CaseRow, PaperRow, StoreFault
from posapp.services.selling import CaseBody
from posapp.services.snapshots import SnapshotUnreadable
from posapp.services.translating import Language, in_order
from posapp.ui import dialogs, text_mail
from posapp.ui import text_places as text
from posapp.ui.days import moment
from posapp.ui.main_window import MainWindow
from posapp.ui.paint import yen
from posapp.ui.places import faults
from posapp.ui.places.card import Column
from posapp.ui.places.case_papers import CasePapers
from posapp.ui.places.case_views import DeadlineView, StepView, badge_of, deadline_of, life_of, steps_of
from posapp.ui.places.life_line import LifeLine
from posapp.ui.places.number_part import NumberPart
from posapp.ui.places.official_part import OfficialDocuments
from posapp.ui.places.paper_rows import paper_views
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.places.return_link import ReturnLink
from posapp.ui.places.step_bar import StepBar
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Everything the card shows; equal values need no repainting."""

    row: CaseRow
    body: CaseBody
    papers: tuple[PaperRow, ...]
    deadline: DeadlineView | None
    steps: tuple[StepView, ...]
    day: str


class CaseCard(Surface):
    """The card. ``changed``: the case or its papers were written. ``mailed``: the id of its return by courier, to be opened."""

    changed = Signal()
    mailed = Signal(object)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences = services, sentences
        self._id: UUID | None = None
        self._seen: _Seen | None = None
        self._reader: MainWindow | None = None
        self._papers: dict[UUID, PaperRow] = {}
        self.work = PaperWork(services, sentences, self)
        self.name, self.number = Words("", 20, bold=True, elide=True), Words("", 14, role="quiet")
        self.badge, self.sample = Badge(), Badge(BadgeView(text=text.CASE_SAMPLE, tone=Tone.CAUTION))
        self.linked = ReturnLink(services)
        self.notice, self.deadline, self.over_cap = Notice("check", ""), Notice("clock", ""), Notice("warn", "")
        self.by_hand = Notice("edit", "")
        self.life, self.steps, self.paper_part = LifeLine(), StepBar(), CasePapers(services.translations.languages)
        self.papers, self.make = self.paper_part.rows, self.paper_part.make
        self.official = OfficialDocuments(services, sentences)
        self.numbers, self.mail = NumberPart(), Button(text_mail.TITLE, icon="mail")
        self._facts: list[Words] = []
        self._body = QWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        scroll = Column(gap=0)
        outer.addWidget(scroll)
        column = vertical(margins=(19, 15, 19, 12), spacing=12)
        head = horizontal(spacing=12)
        head.addWidget(self.name)
        head.addWidget(self.badge)
        head.addWidget(self.sample)
        head.addStretch(1)
        head.addWidget(self.number)
        column.addLayout(head)
        column.addWidget(self.notice)
        body = vertical(self._body, spacing=12)
        body.addLayout(self._fact_grid())
        body.addWidget(self.over_cap)
        body.addWidget(self.by_hand)
        body.addWidget(self.linked)
        body.addWidget(Hairline())
        body.addWidget(Words(text.LIFE, 14, bold=True))
        body.addWidget(self.life)
        body.addWidget(self.deadline)
        body.addWidget(self.numbers)
        body.addWidget(self.mail, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Hairline())
        body.addWidget(Words(text.NEXT_STEPS, 14, bold=True))
        body.addWidget(self.steps)
        column.addWidget(self._body)
        scroll.body.addLayout(column)
        scroll.body.addWidget(Hairline())
        scroll.body.addWidget(self.paper_part)
        scroll.body.addWidget(self.official)
        scroll.body.addStretch(1)

    def _fact_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        labels = (text.FACT_DEVICE, text.FACT_PROGRAM, text.FACT_PHONE, text.FACT_TAKEN)
        for nth, label in enumerate(labels):
            row, left = nth % 2, 2 * (nth // 2)
            grid.addWidget(Words(label, 12, role="quiet"), row, left)
            value = Words("", 14, elide=True)
            grid.addWidget(value, row, left + 1)
            self._facts.append(value)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _wire(self) -> None:
        self.steps.pressed.connect(self._take)
        self.papers.printed.connect(lambda key: self.work.print((self._papers[key],)))
        self.papers.saved.connect(lambda key: self.work.save(self._papers[key]))
        self.make.clicked.connect(self._make)
        self.paper_part.left.clicked.connect(self._left)
        self.paper_part.history.clicked.connect(lambda: self._tell(HISTORY))
        self.paper_part.rekeying.clicked.connect(lambda: self._tell(REKEYING))
        for language, button in self.paper_part.translate.items():
            button.clicked.connect(lambda _checked=False, each=language: self._translate(each))
        self.mail.clicked.connect(self._mail)
        self.numbers.kept.connect(self._keep)
        self.official.told.connect(self._say)
        self.official.changed.connect(self._ended)
        self.work.told.connect(self._say)
        self.work.busy.connect(self._block)
        self.work.ended.connect(self._ended)

    # --- what is shown

    def show_case(self, id: UUID) -> None:
        """Show a case, read afresh; a sentence about another one goes."""
        another = id != self._id
        if another:
            self._id, self._seen = id, None
            self.notice.hide()
        try:
            seen = self._read(id)
        except SnapshotUnreadable:
            self._body.hide()
            self.official.hide()
            self._name_of(self._services.records.case(id))
            self._say(Said(head=text.CASE_UNREADABLE, body=text.CASE_UNREADABLE_MORE, tone=Tone.STOP))
            return
        if seen is not None:
            self.official.show_case(seen.row, seen.body.quote.program.id, seen.body.quote.purchase.on)
        if seen is not None and seen != self._seen:
            self._seen = seen
            self._show(seen)
            self.linked.show_case(id)
            if another:
                self.numbers.show_numbers(self._services.returns.known(seen.row))

    def _read(self, id: UUID) -> _Seen | None:
        found = self._services.sales.case(id)
        if found is None:
            return None
        row, body = found
        around = self._services.around
        now = around.now()
        deadline = deadline_of(row, self._services.records.tasks(case_id=row.id), now.date())
        steps = steps_of(
            State(row.state), offline=around.offline(), cod=body.quote.program.cod_days is not None, deadline=deadline,
            sentences=self._sentences,
        )  # fmt: skip
        papers = in_order(self._services.papers.papers(case_id=id))
        return _Seen(row=row, body=body, papers=papers, deadline=deadline, steps=steps, day=now.date().isoformat())

    def _name_of(self, row: CaseRow | None) -> None:
        if row is not None:
            self.name.say(text.SIR.format(name=row.customer))
            self.number.say(row.number)
            self.badge.show_badge(badge_of(row.state))

    def _show(self, seen: _Seen) -> None:
        now = self._services.around.now()
        held = self.steps.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._body.show()
        self._name_of(seen.row)
        self.sample.setVisible(seen.body.sample)
        taken = text.FACT_TAKEN_BY.format(when=moment(seen.row.opened_at, now), staff=seen.body.staff)
        for value, words in zip(
            self._facts, (seen.row.device, seen.row.program, seen.row.phone, taken), strict=True
        ):  # fmt: skip
            value.say(words)
        self._show_approval(seen.body.cap_approval)
        self.by_hand.setVisible(bool(seen.body.sheets))
        day = date_text(seen.body.quote.purchase.on)
        self.by_hand.say(
            "edit",
            text.BY_HAND.format(numbers="・".join(seen.body.sheets)),
            text.BY_HAND_MORE.format(day=day),
            Tone.ACCENT,
        )
        self.life.show_life(life_of(State(seen.row.state), seen.body.times, now))
        self.deadline.setVisible(seen.deadline is not None)
        if seen.deadline is not None:
            icon, tone = ("stop", Tone.STOP) if seen.deadline.late else ("clock", Tone.CAUTION)
            self.deadline.say(icon, seen.deadline.head, seen.deadline.body, tone)
        running = State(seen.row.state) in RUNNING
        self.numbers.setVisible(running)
        self.mail.setVisible(running and self._services.mailing.by_courier(seen.body.quote))
        self.steps.show_steps(seen.steps)
        self._show_papers(seen.papers, formed=running)
        if held and not self.steps.focus_first():
            self.papers.focus_first()

    def _show_approval(self, found: Approval | None) -> None:
        """Who let a quote above the discount cap be issued, and why; nothing for every other case."""
        self.over_cap.setVisible(found is not None)
        if found is not None:
            head = text.OVER_CAP.format(yen=yen(found.excess), supervisor=found.supervisor)
            self.over_cap.say("warn", head, found.reason)

    def _show_papers(self, rows: tuple[PaperRow, ...], *, formed: bool) -> None:
        self._papers = {row.id: row for row in rows}
        self.paper_part.show_papers(paper_views(rows, self._services, self._sentences), formed=formed)
        if self.notice.body.text() in self.papers.shared:
            self.notice.hide()  # it stands above the rows

    def focus_first(self) -> None:
        """The first step that can be taken, else the first paper."""
        if not self.steps.focus_first():
            self.paper_part.focus_first()

    # --- what is done

    def _take(self, step: Step) -> None:
        """Record a step, once staff said that it really happened."""
        _label, title, body = text.STEPS[step.value]
        if self._id is None or (step is Step.HAND_OVER and not self._numbered()):
            return
        if not dialogs.ask(self, title, body, yes=text.STEP_YES):
            return
        try:
            result = self._services.sales.step(self._id, step)
        except StoreFault as fault:
            wrong = faults.said(fault, self._sentences)
        else:
            wrong = self._sentences.text(result) if isinstance(result, Problem) else ""
        if wrong:
            self._say(Said(head=text.NOT_RECORDED, body=wrong, tone=Tone.STOP))
        else:
            self.notice.hide()
        self.show_case(self._id)
        self.changed.emit()
        if step is Step.FORM and not wrong:
            self._make()  # 契約成立のお知らせ goes home with the customer

    def _numbered(self) -> bool:
        """Before a device leaves the shop its number is kept, unless staff say that there is none at hand."""
        read = self._read_numbers()
        if read == ("", ""):
            return dialogs.ask(self, text.NUMBERS_NONE, text.NUMBERS_NONE_MORE, yes=text.NUMBERS_NONE_YES)
        return read is not None and self._note(*read)

    def _keep(self) -> None:
        """控える."""
        read = self._read_numbers()
        if read is not None and self._note(*read):
            self._say(Said(head=text.NUMBERS_HELD))

    def _read_numbers(self) -> tuple[str, str] | None:
        read = self.numbers.read()
        if isinstance(read, Problem):
            self.numbers.show_problem(read, self._sentences.text(read))
            return None
        return read

    def _note(self, imei: str, serial: str) -> bool:
        """Keep the numbers; False with a notice when the store failed."""
        row = self._seen.row if self._seen is not None else None
        if row is None:
            return False
        desk = self._services.returns
        try:
            desk.note_numbers(row.id, number=desk.known(row).number, imei=imei, serial=serial)
        except StoreFault as fault:
            self._say(Said(head=text.NOT_RECORDED, body=faults.said(fault, self._sentences), tone=Tone.STOP))
            return False
        return True

    def _scan(self, code: str) -> None:
        """A scanned IMEI goes to the device of this case, where one can be noted."""
        if self.numbers.isVisible():
            self.numbers.scan(code)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listen(self.window())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._listen(None)

    def _listen(self, window: QWidget | None) -> None:
        """Hear the reader of the window the card stands in, while it is shown."""
        if self._reader is not None:
            self._reader.scanned.disconnect(self._scan)
        self._reader = window if isinstance(window, MainWindow) else None
        if self._reader is not None:
            self._reader.scanned.connect(self._scan)

    def _mail(self) -> None:
        """The device goes by courier: its return, begun or under way."""
        if self._seen is not None:
            made = self._services.mailing.begin_case(self._services.returns.known(self._seen.row))
            if isinstance(made, tuple):
                self._say(Said(head=text_mail.FAILED, body=self._sentences.text(made[0]), tone=Tone.STOP))
            else:
                self.mailed.emit(made.id)

    def _make(self) -> None:
        if self._id is not None:
            self.work.issue(self._id)

    def _left(self) -> None:
        if self._id is not None:
            self.work.left(self._id)

    def _tell(self, kind: str) -> None:
        if self._id is not None:
            self.work.tell(kind, self._id)

    def _translate(self, language: Language) -> None:
        if self._id is not None:
            self.work.translate(self._id, language)

    def _say(self, said: Said) -> None:
        self.notice.say(ICONS[said.tone], said.head, said.body, said.tone)
        self.notice.show()

    def _block(self, blocked: bool) -> None:
        self.paper_part.block(blocked)

    def _ended(self) -> None:
        if self._id is not None:
            self.show_case(self._id)
        self.changed.emit()
