"""One return by courier, opened: the line of its life, what is to be done next with its form only, its papers. Decides no rule."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from posapp.domain.facts import date_text, yen_text
from posapp.domain.mail_return import MailReturn, MailState, consequence, silent_after
from posapp.domain.problem import Problem
from posapp.flows.flow import Cursor
from posapp.flows.mail_forms import WITHDRAW, MailDraft, MailForm
from posapp.services.front import Sentences, Services
from posapp.services.mail_ports import MailReturnRow
from posapp.services.mailing import MailBody
from posapp.services.ports import PaperRow, StoreFault
from posapp.services.snapshots import SnapshotUnreadable
from posapp.ui import dialogs, keys
from posapp.ui import text_mail as text
from posapp.ui.pages.mail import views as show
from posapp.ui.pages.mail.head import MailHead
from posapp.ui.pages.mail.steps import MailSteps
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, stack
from posapp.ui.places.paper_rows import PaperRows, paper_views
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.views import FieldProblem, PanelView, Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker


class MailCard(QWidget):
    """``gone`` asks for the list, ``written`` says that the return moved, ``shown`` that the panel shows something else."""

    gone = Signal()
    written = Signal()
    shown = Signal()

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences, self._desk = services, sentences, services.mailing
        self._row: MailReturnRow | None = None
        self._body: MailBody | None = None
        self._draft: MailDraft | None = None
        self._papers: tuple[PaperRow, ...] = ()
        self._tries = self._touched = self._wrong = False
        self._writer = Worker(self)
        self.work = PaperWork(services, sentences, self)
        self.head, self.notice, self.steps = MailHead(), Notice("check", ""), MailSteps(services.towns)
        self.end_head, self.end_body = Words("", 16, bold=True), Words("", 14, wrap=True)
        self.papers, self.paper_box = PaperRows(), Surface()
        self.back_button = Button(text.BACK, icon="left", cap=keys.ESCAPE)
        self.second = Button(text.WITHDRAW_NOW, cap=keys.cap("second"))
        self.record = Button("", kind="primary", icon="edit", cap=keys.cap("page"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        ended = QWidget()
        words = QVBoxLayout(ended)
        words.setContentsMargins(0, 16, 0, 0)
        words.addWidget(self.end_head)
        words.addWidget(self.end_body)
        words.addStretch(1)
        middle = QWidget()
        self._middle = QStackedLayout(middle)
        self._middle.addWidget(self.steps)
        self._middle.addWidget(ended)
        stack(self.paper_box, self.papers)
        foot = horizontal(spacing=8)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.second)
        foot.addWidget(self.record)
        column = vertical(self, margins=(GAP, 12, GAP, 12), spacing=8)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(middle, 1)
        column.addWidget(self.paper_box)
        column.addLayout(foot)
        self.notice.hide()

    def _wire(self) -> None:
        self.steps.typed.connect(self._typed)
        self.steps.left.connect(self._left)
        self.steps.filled.connect(self._filled)
        self.steps.finished.connect(lambda: self.record.setFocus(Qt.FocusReason.TabFocusReason))
        self.back_button.clicked.connect(self.gone)
        self.second.clicked.connect(self.end_otherwise)
        self.record.clicked.connect(self.take)
        self.papers.printed.connect(lambda key: self.work.print(tuple(p for p in self._papers if p.id == key)))
        self.papers.saved.connect(lambda key: self.work.save(next(p for p in self._papers if p.id == key)))
        self.work.told.connect(self.tell)
        self.work.busy.connect(self.papers.block)
        self.work.ended.connect(self._printed)

    # --- what is shown

    @property
    def id(self) -> UUID | None:
        """The return that is open here."""
        return None if self._row is None else self._row.id

    @property
    def state(self) -> str:
        """Where it stands; empty while none is open."""
        return "" if self._row is None else self._row.state

    @property
    def mail(self) -> MailReturn | None:
        """The open return as it was recorded last."""
        return None if self._body is None else self._body.mail

    @property
    def form(self) -> MailForm | None:
        """Everything typed, as it stands in the window."""
        return None if self._draft is None else self._draft.form

    def open(self, id: UUID) -> bool:
        """Show a return with what was typed for its next step; False when it cannot be read."""
        try:
            found, draft = self._desk.known(id), self._desk.draft(id)
        except SnapshotUnreadable:
            found = draft = None
            self.tell(Said(head=text.UNREADABLE, body=text.UNREADABLE_MORE, tone=Tone.STOP))
        if found is None or draft is None:
            return False
        self._row, self._body = found
        self._draft, self._tries, self._touched = draft, False, False
        self.notice.hide()
        self._show(fresh=True)
        return True

    def refresh(self) -> None:
        """Another day, or another window moved it: show it anew unless only the draft is ahead."""
        if self._row is None:
            return
        found, today = self._desk.known(self._row.id), self._services.around.now().date()
        stale = self._draft is not None and self._draft.started_at.date() != today
        untouched = self._services.records.draft(self._row.id) is None
        if found is not None and (found[0].state != self._row.state or (stale and untouched)):
            self.open(self._row.id)
        else:
            self._show(fresh=False)

    def _show(self, *, fresh: bool) -> None:
        row, body, draft = self._row, self._body, self._draft
        if row is None or body is None or draft is None:
            return
        mail, now = body.mail, self._services.around.now()
        tried = self._tried()
        self.head.show_return(row, body, row.customer or draft.form.name, now)
        self._middle.setCurrentIndex(0 if mail.open else 1)
        self.steps.show_step(mail, draft.form, consequence(tried, now.date()), fresh=fresh)
        if not mail.open:
            head, more = text.END_WORDS[show.stands(mail)]
            self.end_head.say(head)
            self.end_body.say(more)
        self._show_buttons(mail)
        self._show_papers(body)
        if self._tries:
            self._show_problems()
        self.shown.emit()

    def _show_buttons(self, mail: MailReturn) -> None:
        self.record.setVisible(mail.open)
        self.record.say(text.RECORD.get(mail.state.value, ""))
        late = mail.open and self._services.around.now().date() > silent_after(mail)
        before_answer = mail.open and mail.state is not MailState.ASSESSED
        self.second.setVisible(late or before_answer)
        applied = mail.application is not None
        self.second.say(text.LAPSE if late else text.WITHDRAW_NOW if applied else text.KEEP_NOW)

    def _show_papers(self, body: MailBody) -> None:
        self._papers = self._desk.papers(body)
        shown = self._papers[-1:] if body.mail.open else self._papers  # while there is a form, it needs the room
        self.papers.show_papers(paper_views(shown, self._services, self._sentences))
        self.paper_box.setVisible(bool(self._papers))

    def _tried(self) -> MailReturn:
        """The return as the form would make it, so that the sums follow what is typed."""
        body, draft = self._body, self._draft
        assert body is not None and draft is not None
        if body.mail.state is MailState.COLLECTED:
            moved = self._desk.tried(body.mail, draft)
            if moved and isinstance(moved[0], MailReturn):
                return moved[0]
        return body.mail

    def panel(self) -> PanelView | None:
        """Both ways in yen."""
        if self._row is None or self._draft is None:
            return None
        customer = self._row.customer or self._draft.form.name
        return show.panel(self._tried(), customer, self._services.around.now().date(), self._sentences)

    # --- what is typed

    def _typed(self, key: str, value: str) -> None:
        if self._draft is not None:
            self._touched = self._touched or getattr(self._draft.form, key) != value
            self._draft = self._desk.put(self._draft, **{key: value})
            if key in ("deduction", "result", "assessed_on"):
                self._show(fresh=False)

    def _left(self, key: str, value: str) -> None:
        if self._draft is None:
            return
        self._touched = self._touched or getattr(self._draft.form, key) != value
        self._draft = self._desk.put(self._draft, **{key: value})
        if self._touched:  # a form that was only looked at begins with another day's date tomorrow
            self._keep()
        self._show(fresh=False)

    def _filled(self, values: dict[str, str]) -> None:
        if self._draft is not None:
            self._touched = True
            self._draft = self._desk.put(self._draft, **values)
            self._keep()

    def _keep(self) -> None:
        """Make what was typed durable, with the field that has the cursor."""
        if self._draft is None or self._row is None:
            return
        self._draft = MailDraft(
            id=self._draft.id, started_at=self._draft.started_at, form=self._draft.form,
            cursor=Cursor(self._row.state, self.steps.focused() or self._draft.cursor.field),
        )  # fmt: skip
        try:
            self._desk.save(self._draft)
        except StoreFault as fault:
            self.tell(Said(head=text.FAILED, body=faults.said(fault, self._sentences), tone=Tone.STOP))
            return
        found = self._desk.known(self._draft.id)
        if found is not None:
            self._row, self._body = found

    # --- the steps

    def take(self) -> None:
        """Record the next step, or show what must be mended first."""
        draft = self._draft
        if draft is None or self._body is None or not self._body.mail.open or self._writer.running:
            return
        self._tries = True
        if self._show_problems():
            self.mend()
            return
        self._run(lambda: self._desk.step(draft))

    def end_otherwise(self) -> None:
        """The customer withdraws on the way, or said nothing in time."""
        draft, body = self._draft, self._body
        if draft is None or body is None or not self.second.isVisibleTo(self) or self._writer.running:
            return
        last = body.mail.contract.schedule[-1]
        facts = {"yen": yen_text(last.amount), "day": date_text(last.due)}
        if self.second.text() == text.LAPSE:
            asked = text.LAPSE_MORE.format(until=date_text(silent_after(body.mail)), **facts)
            if dialogs.ask(self, text.LAPSE_ASK, asked, yes=text.LAPSE):
                self._run(lambda: self._desk.lapse(draft))
            return
        applied = body.mail.application is not None
        title = text.WITHDRAW_ASK if applied else text.KEEP_ASK
        if dialogs.ask(self, title, text.WITHDRAW_MORE.format(**facts), yes=self.second.text()):
            today = self._services.around.now().date().isoformat()
            withdrawn = self._desk.put(draft, answer=WITHDRAW, answered_on=today)
            self._run(lambda: self._desk.step(withdrawn))

    def _run(self, work: Callable[[], MailReturnRow | tuple[Problem, ...]]) -> None:
        self.record.setEnabled(False)
        self._writer.start(work, self._done, self._not_done)

    def _done(self, made: MailReturnRow | tuple[Problem, ...]) -> None:
        self.record.setEnabled(True)
        if isinstance(made, tuple):
            self._tell_wrong(made)
            return
        self.open(made.id)
        if self._body is not None:
            head, more = text.DONE[show.stands(self._body.mail)]
            self.tell(Said(head=head, body=more))
        self.written.emit()
        self.focus_first()

    def _not_done(self, fault: Exception) -> None:
        self.record.setEnabled(True)
        self.tell(Said(head=text.FAILED, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def _problems(self) -> tuple[Problem, ...]:
        body, draft = self._body, self._draft
        if body is None or draft is None or not body.mail.open:
            return ()
        moved = self._desk.tried(body.mail, draft)
        return (
            ()
            if moved and isinstance(moved[0], MailReturn)
            else tuple(p for p in moved if isinstance(p, Problem) and p.stops)
        )

    def _show_problems(self) -> tuple[Problem, ...]:
        problems = self._problems()
        shown = tuple(FieldProblem(key=p.where, text=self._sentences.short(p), stops=p.stops) for p in problems)
        self.steps.show_problems(shown)
        if problems:
            self._tell_wrong(problems)
        elif self._wrong:
            self.notice.hide()
        self._wrong = bool(problems)
        self.head.next.setHidden(self._wrong)  # what is to be done next is to mend them, and the form needs the room
        return problems

    def _tell_wrong(self, problems: tuple[Problem, ...]) -> None:
        """The one thing that is wrong in full; of several how many, in one line: their fields need the room."""
        one = self._sentences.text(problems[0]) if len(problems) == 1 else ""
        head = text.NOT_DONE if one else text.NOT_DONE_COUNT.format(count=len(problems))
        self.tell(Said(head=head, body=one, tone=Tone.STOP))

    def mend(self) -> None:
        """F8: the next field to be mended."""
        order = self.steps.order()
        wrong = [p.where for p in self._show_problems() if p.where in order]
        now = order.index(self.steps.focused()) if self.steps.focused() in order else -1
        wrong.sort(key=order.index)
        later = [key for key in wrong if order.index(key) > now]
        if wrong:
            self.steps.focus((later or wrong)[0])

    # --- papers

    def print(self) -> None:
        """F12: the newest paper."""
        if self._papers:
            self.work.print(self._papers[-1:])

    def _printed(self) -> None:
        if self._body is not None:
            self._show_papers(self._body)
        self.written.emit()

    def tell(self, said: Said) -> None:
        """What came of a work."""
        self.notice.say(ICONS[said.tone], said.head or said.body, said.body if said.head else "", said.tone)
        self.notice.show()

    # --- the cursor

    def focus_first(self) -> None:
        """The field where it was left, else the first open one; papers or the way back when nothing is to be typed."""
        body, draft = self._body, self._draft
        if body is None or draft is None:
            return
        if body.mail.open:
            order = self.steps.order()
            missing = {p.where for p in self._problems()}
            first = next((key for key in order if key in missing), order[0] if order else "")
            self.steps.focus(draft.cursor.field if draft.cursor.field in order else first)
        elif not self.papers.focus_first():
            self.back_button.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self, name: str) -> bool:
        """F7 records, F8 leads to what must be mended, F9 ends otherwise, F12 prints, Alt+1 and Alt+2 answer, Ctrl+1 and Ctrl+2 turn."""
        cards = self.steps.ways
        does: dict[str, Callable[[], object]] = {
            "page": self.take, "problem": self.mend, "second": self.end_otherwise, "print": self.print,
            "card1": cards[0].click, "card2": cards[1].click,
            "view1": lambda: self.steps.turn(0), "view2": lambda: self.steps.turn(1),
        }  # fmt: skip
        if name not in does:
            return False
        if not name.startswith("card") or (self._body is not None and self._body.mail.state is MailState.ASSESSED):
            does[name]()
        return True

    def back(self) -> bool:
        """Esc closes the list of towns first."""
        if self.steps.address.choosing:
            self.steps.address.open(False)
            return True
        return False

    def scan(self, code: str) -> None:
        """A scanned number belongs to the device that is sent, or to the courier's slip."""
        if self._body is None:
            return
        state = self._body.mail.state
        key = {MailState.ANNOUNCED: "serial", MailState.APPLIED: "slip"}.get(state)
        if key is not None:
            form = self.steps.device if key == "serial" else self.steps.collected
            form.put({key: code})
            self._left(key, code)
