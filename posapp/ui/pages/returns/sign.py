"""署名: what is taken in and what it costs, once more; the customer confirms what is final and signs, and the device is taken in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.problem import Problem, stopping
from posapp.flows.intake import INTAKE, SIGN, IntakeView, check_sign
from posapp.services.front import Sentences, Services
from posapp.ui import text_returns as words
from posapp.ui.group import Group
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.returns.fields import ReturnFields
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.places import faults
from posapp.ui.show.sums import left_to_pay, sums
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.group_box import GroupBox
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldKind, FieldSpec

CONFIRMED: Final = (
    FieldSpec(key="erased", label=words.SIGN_ERASED, kind=FieldKind.CHECK),
    FieldSpec(key="no_return", label=words.SIGN_NO_RETURN, kind=FieldKind.CHECK),
    FieldSpec(key="payments_told", label=words.SIGN_PAYMENTS, kind=FieldKind.CHECK),
    FieldSpec(key="signed", label=words.SIGN_SIGNED, kind=FieldKind.CHECK),
)


class SignPage(ReturnFields):
    """The summary at the left, the confirmations at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, SIGN, "sign", check_sign, words.RECEIVE, parent)
        self.summary = SectionCard(words.SIGN_SUMMARY, padding=1)
        self.confirm = SectionCard(words.SIGN_TITLE)
        self.form = Form(CONFIRMED, gap=4)
        self.notice = Notice("stop", "", tone=Tone.STOP)
        self.boxes: list[GroupBox] = []
        self._shown: tuple[Group, ...] = ()
        self._lay_out()
        self.wire(self.form)

    def _lay_out(self) -> None:
        self._groups = vertical()
        self.summary.body.setContentsMargins(0, 4, 0, 4)
        self.summary.body.addLayout(self._groups)
        self.summary.body.addStretch(1)
        self.confirm.body.addWidget(self.form)
        self.confirm.body.addWidget(self.notice)
        self.confirm.body.addStretch(1)
        self.notice.hide()
        body = Content()
        row = horizontal(body, spacing=8)
        row.addWidget(self.summary, 3)
        row.addWidget(self.confirm, 2)
        self.area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self.area)

    # --- showing

    def show_view(self, view: IntakeView) -> None:
        super().show_view(view)
        groups = sums(view)
        if groups != self._shown:
            self._shown = groups
            self._build(groups)
        tick = self.form.fields["payments_told"].input
        if view.settled is not None and isinstance(tick, CheckInput):
            tick.setText(words.SIGN_PAYMENTS.format(left=left_to_pay(view.settled)))
        earlier = self._earlier()
        if earlier:
            self._refuse(self._sentences.text(earlier[0]))
        else:
            self.notice.hide()
        self.head(self.confirm, tuple(self.form.fields))

    def _build(self, groups: tuple[Group, ...]) -> None:
        clear(self._groups)
        self.boxes = []
        for nth, group in enumerate(groups):
            if nth:
                self._groups.addWidget(Hairline())
            box = GroupBox(group, "", mendable=not self.view.received)
            box.asked.connect(self.wanted)
            self._groups.addWidget(box)
            self.boxes.append(box)

    def _earlier(self) -> tuple[Problem, ...]:
        """What fell on an earlier step since, for example on another day."""
        return tuple(problem for problem in self.problems() if problem.where not in self.form.fields)

    def _refuse(self, sentence: str) -> None:
        self.notice.say("stop", words.NOT_RECEIVED, sentence, Tone.STOP)
        self.notice.show()

    def primary(self) -> PrimaryView:
        held = super().primary()
        if self._view is not None and self._view.received:
            return PrimaryView(label=words.ALREADY_RECEIVED, sentence=words.DONE_SENTENCE)
        return PrimaryView(label=words.RECEIVE, sentence=words.SAY_RECEIVE) if held.enabled else held

    # --- acting

    def act(self, name: str) -> bool:
        return not self._receive() if name == "primary" else super().act(name)

    def _receive(self) -> bool:
        """Take the device in, once. True when it was taken; a draft that could not be taken stays as it is."""
        view = self.view
        if view.received:
            return True
        try:
            taken = self._desk.receive(view.draft)
        except Exception as fault:  # a known fault of store or papers is said; a bug is raised again
            self._refuse(faults.said(fault, self._sentences))
            return False
        if isinstance(taken, tuple):
            self._refuse(self._sentences.text(taken[0]))
            return False
        self.changed.emit(view.draft)  # what follows from it says now that it was received
        return True

    def focus_field(self, key: str) -> None:
        step = self._step_of(key)
        if step:
            self.wanted.emit(step, key)
            return
        super().focus_field(key)
        if not self.order():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_of(self, key: str) -> str:
        """The earlier step at which a problem of this page is mended; empty for its own fields."""
        if not key or key in self.form.fields or self._view is None:
            return ""
        for step in INTAKE.steps:
            if step.name == SIGN:
                break
            if any(problem.where == key for problem in stopping(step.check(self._view))):
                return step.name
        return ""
