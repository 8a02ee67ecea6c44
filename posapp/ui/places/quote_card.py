"""One issued quote: verified, as it was issued; printed again; quoted anew with every difference. Computes nothing.

Reading, verifying and quoting run beside the window; of several quotes asked for in a row only the last is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from posapp.domain.difference import lines
from posapp.domain.facts import regular_payment
from posapp.services.front import Sentences, Services
from posapp.services.ports import CaseRow, IssueRow
from posapp.services.reopening import Opened, Renewal
from posapp.ui import keys
from posapp.ui import text_issued as text
from posapp.ui.places import faults
from posapp.ui.places import issued_views as views
from posapp.ui.places.line_table import LineTable
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.theme import FIELD
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.money import MoneyLabel
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

_A_DAY = 118
"""Px of a whole date."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the worker brings: the quote, its case, and for an expired one what today makes of it."""

    opened: Opened
    case: CaseRow | None
    renewal: Renewal | None


class QuoteCard(Surface):
    """The card. ``started`` carries the form of a new sale and the customer's name; ``changed``: a paper was printed."""

    started = Signal(object, str)
    changed = Signal()

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences = services, sentences
        self._wanted: IssueRow | None = None
        self.opened: Opened | None = None
        self.renewal: Renewal | None = None
        self._case: CaseRow | None = None
        self._every = self._focus = False
        self.worker = Worker(self)
        self.work = PaperWork(services, sentences, self)
        self.name, self.number = Words("", 20, bold=True, elide=True), Words("", 14, role="quiet")
        self.badge, self.notice = Badge(), Notice("clock", text.CHECKING, tone=Tone.ACCENT)
        self.facts: list[Words] = []
        self.amounts = {key: MoneyLabel(size=20) for key in (text.MONTHLY, text.KEPT, text.RETURNED)}
        self.head, self.fold = Words(text.AS_ISSUED, 14, bold=True), Button("", kind="link", cap=keys.cap("second"))
        self.table = LineTable()
        self.renew = Button(text.RENEW, icon="quote", cap=keys.cap("page"))
        self.go_on = Button(text.GO_ON, kind="primary", trailing="right", cap=keys.ENTER)
        self.back_to = Button(text.BACK, cap=keys.ESCAPE)
        self.print_again = Button(text.PRINT, icon="printer", cap=keys.cap("print"))
        self.save = Button(text.SAVE)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        outer = vertical(self, margins=(1, 1, 1, 1))
        column = vertical(margins=(19, 15, 19, 10), spacing=10)
        head = horizontal(spacing=12)
        for part in (self.name, self.badge):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.number)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(self._fact_grid())
        column.addWidget(Hairline())
        column.addLayout(self._amount_row())
        outer.addLayout(column)
        outer.addWidget(Hairline())
        line = QHBoxLayout()
        line.setContentsMargins(19, 4, 12, 4)
        line.addWidget(self.head)
        line.addStrut(FIELD)
        line.addStretch(1)
        line.addWidget(self.fold)
        outer.addLayout(line)
        outer.addWidget(self.table, 1)
        outer.addWidget(Hairline())
        outer.addLayout(self._button_row())

    def _fact_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for nth, label in enumerate(text.FACTS):
            row, left = nth % 2, 2 * (nth // 2)
            grid.addWidget(Words(label, 12, role="quiet"), row, left)
            value = Words("", 14, elide=True)
            grid.addWidget(value, row, left + 1)
            self.facts.append(value)
        for left, share in ((1, 1), (5, 1)):  # a case with its whole number needs as much as a device
            grid.setColumnStretch(left, share)
        grid.setColumnMinimumWidth(3, _A_DAY)
        return grid

    def _amount_row(self) -> QHBoxLayout:
        row = horizontal(spacing=24)
        for label, amount in self.amounts.items():
            part = vertical(spacing=2)
            part.addWidget(Words(label, 12, role="quiet"))
            part.addWidget(amount, 0, Qt.AlignmentFlag.AlignLeft)
            row.addLayout(part, 1)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = horizontal(margins=(19, 10, 19, 10), spacing=12)
        for button in (self.print_again, self.save):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.back_to, self.renew, self.go_on):
            row.addWidget(button)
        return row

    def _wire(self) -> None:
        self.fold.clicked.connect(self.unfold)
        self.renew.clicked.connect(self.quote_anew)
        self.go_on.clicked.connect(self.start_sale)
        self.back_to.clicked.connect(self.back)
        self.print_again.clicked.connect(self.reprint)
        self.save.clicked.connect(self._save)
        self.table.entered.connect(self.start_sale)
        self.work.told.connect(self._tell)
        self.work.busy.connect(lambda _busy: self._buttons())
        self.work.ended.connect(self._printed)

    # --- reading beside the window

    def show_issue(self, issue: IssueRow) -> None:
        """Show an issued quote; an expired one comes with what today makes of it."""
        self._wanted, self._focus, seen = issue, False, self.opened
        days_left = self._services.issued.days_left(issue)
        if seen is None or (seen.issue, seen.days_left) != (issue, days_left):  # a day that began makes it another
            self._read()

    def _read(self) -> None:
        issue = self._wanted
        if issue is not None and not self.worker.running:
            self.worker.start(lambda: self._fetch(issue), self._show, self._failed)

    def _fetch(self, issue: IssueRow) -> _Read:
        """On the worker's thread."""
        book = self._services.issued
        opened = book.open(issue)
        case = None if issue.case_id is None else self._services.records.case(issue.case_id)
        renewal = book.renew(opened.quote) if opened.expired and opened.quote and case is None else None
        return _Read(opened, case, renewal)

    def _show(self, read: _Read) -> None:
        if read.opened.issue != self._wanted:
            self._read()  # another one was asked for meanwhile
            return
        self.opened, self.renewal, self._case, self._every = read.opened, read.renewal, read.case, False
        issue = read.opened.issue
        self.name.say(views.name_of(issue))
        self.number.say(issue.number)
        self.badge.show_badge(views.state_badge(read.opened))
        told = views.facts(read.opened, read.case, self._services.around.now())
        for value, words in zip(self.facts, told, strict=True):
            value.say(words)
        self._show_amounts()
        self._show_lines()
        if self._focus or self.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_first()

    def _failed(self, fault: Exception) -> None:
        self.notice.say("stop", text.WRONG, faults.said(fault, self._sentences), Tone.STOP)

    # --- what is shown

    def _show_amounts(self) -> None:
        quote = self.opened.quote if self.opened else None
        best = quote.best if quote else None
        self.amounts[text.MONTHLY].show_amount(regular_payment(quote) if quote else None, instead=text.NO_AMOUNT)
        self.amounts[text.KEPT].show_amount(quote.kept.burden if quote else None, instead=text.NO_AMOUNT)
        self.amounts[text.RETURNED].show_amount(
            best.burden if best else None, instead=text.NO_RETURN if quote else text.NO_AMOUNT, role="accent"
        )

    def _show_lines(self) -> None:
        opened, renewal = self.opened, self.renewal
        heads: tuple[str, ...]
        if opened is None:
            return
        if renewal is None:
            said, heads = views.said(opened, self._sentences), text.HEADS_ISSUED
            frozen = lines(opened.quote, opened.quote) if opened.quote else ()
            rows, head, unchanged = views.issued_rows(frozen, self._sentences), text.AS_ISSUED, 0
        elif renewal.fresh is None:
            said, heads = views.renewed(opened, renewal, self._sentences), text.HEADS_OFFERS
            rows, head, unchanged = views.offer_rows(renewal.offers), text.OFFERS, 0
        else:
            said, heads, head = views.renewed(opened, renewal, self._sentences), text.HEADS_CHANGES, text.CHANGES
            rows = views.changed_rows(renewal, self._sentences, every=self._every)
            unchanged = sum(line.same for line in renewal.lines)
        self.notice.say(said.icon, said.head, said.body, said.tone)
        self.head.say(head)
        self.fold.setVisible(bool(unchanged))
        self.fold.say(text.UNFOLDED if self._every else text.FOLDED.format(count=unchanged))
        self.table.show_rows(heads, rows)
        self._buttons()

    def _buttons(self) -> None:
        opened, renewal, busy = self.opened, self.renewal, self.work.running
        offers = renewal is not None and renewal.fresh is None
        self.renew.setVisible(renewal is None)
        self.back_to.setVisible(renewal is not None)
        self.save.setVisible(renewal is None)  # in a narrow window there is no room for both
        self.go_on.setVisible(renewal is not None and (not offers or bool(renewal.offers)))
        self.go_on.say(text.GO_ON_WITH if offers else text.GO_ON)
        _free(self.renew, text.CANNOT_RENEW if opened is None or opened.quote is None else "")
        why = text.CANNOT_PRINT if opened is None or opened.paper is None else ""
        why = why or (text.PAPER_ALTERED if opened is not None and not opened.paper_intact else "")
        for button in (self.print_again, self.save):
            _free(button, why or (text.RENEWING if busy else ""))

    def focus_first(self) -> None:
        """Where work goes on: the new sale when there is one to start, else quoting anew. A quote that is read just now first."""
        self._focus = self.worker.running
        if self._focus:
            return
        for button in (self.go_on, self.renew, self.print_again, self.back_to):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    # --- what is done

    def unfold(self) -> None:
        """Show the lines that did not change too, or only those that did."""
        if self.fold.isVisible():
            self._every = not self._every
            self._show_lines()

    def quote_anew(self) -> None:
        """The same purchase by today's rules and prices."""
        quote = self.opened.quote if self.opened else None
        if quote is None or self.renewal is not None or self.worker.running:
            return
        self.notice.say("clock", text.RENEWING, "", Tone.ACCENT)
        self.worker.start(lambda: self._services.issued.renew(quote), self._renewed, self._failed)

    def _renewed(self, renewal: Renewal) -> None:
        if self.opened is not None and self.opened.issue == self._wanted:
            self.renewal, self._every = renewal, False
            self._show_lines()
            self.focus_first()
        else:
            self._read()

    def start_sale(self) -> None:
        """A new sale of the same purchase, with the program chosen where the old one is gone."""
        renewal, opened = self.renewal, self.opened
        if renewal is None or opened is None or not self.go_on.isVisible():
            return
        form = renewal.form if renewal.fresh is not None else replace(renewal.form, program=self.table.key())
        self.started.emit(form, opened.issue.customer)

    def back(self) -> bool:
        """From today's conditions to those of the issue; False when these are shown already."""
        if self.renewal is None:
            return False
        self.renewal = None
        self._show_lines()
        self.focus_first()
        return True

    def reprint(self) -> None:
        """The printed 見積書 again, as it was."""
        if self.opened is not None and self.opened.paper is not None and self.print_again.isEnabled():
            self.work.print((self.opened.paper,))

    def _save(self) -> None:
        if self.opened is not None and self.opened.paper is not None:
            self.work.save(self.opened.paper)

    def _tell(self, said: Said) -> None:
        self.notice.say(ICONS[said.tone], said.head, said.body, said.tone)

    def _printed(self) -> None:
        """The paper's copies have changed; what printing said stays above."""
        opened = self.opened
        if opened is not None and opened.paper is not None:
            paper = self._services.papers.paper(opened.paper.id) or opened.paper
            self.opened = replace(opened, paper=paper)
            self.facts[-1].say(views.paper_text(paper))
        self._buttons()
        self.changed.emit()


def _free(button: QWidget, why: str) -> None:
    """Free a button, or block it and say why."""
    button.setEnabled(not why)
    button.setToolTip(why)
    button.setAccessibleDescription(why)
