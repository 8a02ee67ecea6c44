"""値引きの上限: the limit and how it is found, every month's benefit beside it, and a supervisor's approval above it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from posapp.domain.cap import Approval, cap_working
from posapp.flows.approval import LEAST_REASON, MOST_REASON, approved, read_approval, stands_for
from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_cap as text
from posapp.ui.pages.quote_views.cap_rows import CapHead, CapRows
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.paint import yen
from posapp.ui.show.cap import CapView, cap_view
from posapp.ui.widgets.empty import EmptyState
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.marks import Badge, IconMark
from posapp.ui.widgets.words import Words

_SUPERVISOR, _REASON = "cap_supervisor", "cap_reason"
FIELD_HIGH = 36


class ApprovalBand(QWidget):
    """Supervisor and reason, and one line that says whether the approval holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.supervisor = LineInput(most=60, size=14, height=FIELD_HIGH)
        self.reason = LineInput(most=MOST_REASON, size=14, height=FIELD_HIGH)
        self.supervisor.setFixedWidth(132)
        self.supervisor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.supervisor.setAccessibleName(text.SUPERVISOR)
        self.reason.setAccessibleName(text.REASON)
        self.reason.setPlaceholderText(text.REASON_HELP.format(least=LEAST_REASON))
        self._icon, self._said = IconMark("warn", 16, "caution"), Words("", 12, wrap=True)
        line = horizontal(spacing=8)
        for label, field, stretch in ((text.SUPERVISOR, self.supervisor, 0), (text.REASON, self.reason, 1)):
            line.addWidget(Words(label, 12, role="quiet"))
            line.addWidget(field, stretch)
        told = horizontal(spacing=6)
        told.addWidget(self._icon)
        told.addWidget(self._said, 1)
        column = vertical(self, margins=(12, 4, 12, 6), spacing=4)
        column.addLayout(line)
        column.addLayout(told)

    def show_form(self, form: QuoteForm, over: int, said: str, *, wrong: tuple[str, ...], holds: bool) -> None:
        """Show what was typed for this excess, which fields lack something, and what follows."""
        stands = stands_for(form, over)
        self.supervisor.put(form.cap_supervisor if stands else "")
        self.reason.put(form.cap_reason if stands else "")
        self.supervisor.set_stop(_SUPERVISOR in wrong)
        self.reason.set_stop(_REASON in wrong)
        self._icon.show_icon("check" if holds else "warn", "good" if holds else "caution")
        self._said.say(said)

    def says(self) -> str:
        """The line below the fields."""
        return self._said.text()


class CapTab(QuoteView):
    """One tab: the working of the cap."""

    key = "cap"
    title = text.VIEW
    fields = (_SUPERVISOR, _REASON)
    lead = text.LEAD

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sales, self._sentences = services.sales, sentences
        self._form, self._view = QuoteForm(), CapView()
        self.limit, self.ground = Words("", 16, bold=True), Words("", 12, role="quiet", wrap=True)
        self.badge = Badge()
        self.rows = CapRows()
        self.rows.setAccessibleDescription(text.FORMULA)
        self.head = CapHead(self.rows)
        self.head.setToolTip(text.FORMULA)
        self.notes = Words("", 12, role="quiet", wrap=True)
        self.band = ApprovalBand()
        self.empty = EmptyState("yen", "", ())
        self.empty.set_roles("surface", "surface")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        top = horizontal(margins=(12, 0, 12, 0), spacing=12)
        top.addWidget(self.limit)
        top.addWidget(self.badge)
        top.addWidget(self.ground, 1)
        under = QHBoxLayout()
        under.setContentsMargins(12, 0, 12, 4)
        under.addWidget(self.notes, 1)
        self._full = QWidget()
        column = vertical(self._full, margins=(0, 6, 0, 0), spacing=2)
        column.addLayout(top)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        column.addLayout(under)
        column.addWidget(self.band)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    def _wire(self) -> None:
        for name, field in (("supervisor", self.band.supervisor), ("reason", self.band.reason)):
            field.changed.connect(lambda value, name=name: self._typed(name, value, save=False))
            field.left.connect(lambda value, name=name: self._typed(name, value, save=True))
        self.band.supervisor.entered.connect(self.band.reason.setFocus)

    # --- what is shown

    def show_sheet(self, sheet: Sheet, form: QuoteForm) -> None:
        quote = sheet.chosen.quote if sheet.chosen else None
        if quote is None:
            return
        self._form = form
        self._view = cap_view(quote, cap_working(quote, self._sales.regulation(quote)))
        view = self._view
        if view.empty is not None:
            self.empty.say(*view.empty)
            self._stack.setCurrentWidget(self.empty)
            return
        self.limit.say(view.limit)
        self.ground.say(view.ground)
        if view.badge is not None:
            self.badge.show_badge(view.badge)
        self.rows.show_rows(view.rows)
        self.notes.say("".join(view.notes))
        self.band.setVisible(bool(view.over))
        if view.over:
            self._show_approval(form, view.over)
        self._stack.setCurrentWidget(self._full)

    def _show_approval(self, form: QuoteForm, over: int) -> None:
        typed = bool(form.cap_supervisor.strip() or form.cap_reason.strip())
        if not typed:
            self.band.show_form(form, over, text.APPROVE, wrong=(), holds=False)
        elif not stands_for(form, over):
            before = yen(int(form.cap_excess)) if form.cap_excess.isdecimal() else text.NOTHING
            said = text.FELL.format(before=before) + text.APPROVE
            self.band.show_form(form, over, said, wrong=(), holds=False)
        else:
            found = read_approval(form.cap_supervisor, form.cap_reason, over)
            holds = isinstance(found, Approval)
            problems = () if isinstance(found, Approval) else found
            said = "".join(self._sentences.text(problem) for problem in problems)
            if isinstance(found, Approval):
                said = text.APPROVED.format(supervisor=found.supervisor)
            self.band.show_form(form, over, said, wrong=tuple(p.where for p in problems), holds=holds)

    # --- what is done

    def _typed(self, name: str, value: str, *, save: bool) -> None:
        over = self._view.over
        held = {"supervisor": self._form.cap_supervisor, "reason": self._form.cap_reason}[name]
        same = stands_for(self._form, over) and held == value
        if not over or (same and not save) or (save and not value and not stands_for(self._form, over)):
            return
        self._form = approved(self._form, over, **{name: value})
        (self.left if save else self.changed).emit(self._form)

    # --- keys

    def first(self) -> QWidget:
        if self._view.empty is not None:
            return self
        return self.band.supervisor if self._view.over else self.rows

    def field(self) -> str:
        for key, field in ((_SUPERVISOR, self.band.supervisor), (_REASON, self.band.reason)):
            if field.hasFocus():
                return key
        return super().field()

    def focus_field(self, key: str) -> None:
        wanted = {_SUPERVISOR: self.band.supervisor, _REASON: self.band.reason}.get(key)
        (wanted if wanted is not None and self._view.over else self.first()).setFocus()
