"""確認: the whole sale on one page in the order of the paper, and the one act that takes the application."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.problem import Problem, stopping
from posapp.flows.forms import ApplicantForm
from posapp.flows.purchase import (
    APPLICANT,
    CONFIRM,
    CONSENT,
    DISCLOSURE,
    PURCHASE,
    QUOTE,
    SaleView,
    check_confirm,
)
from posapp.services.front import Sentences, Services
from posapp.services.ports import CaseRow
from posapp.ui import text_sale as words
from posapp.ui.group import Group
from posapp.ui.pages.consent_form import TYPED
from posapp.ui.pages.page import PrimaryView, SalePage
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.pages.summary import groups
from posapp.ui.places import faults
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.group_box import GroupBox
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words


class ConfirmPage(SalePage):
    """Two columns of groups: the purchase at the left, the customer at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._sentences = services, sentences
        self._view: SaleView | None = None
        self._shown: tuple[tuple[Group, ...], bool] | None = None
        self._unprintable: tuple[ApplicantForm | None, tuple[Problem, ...]] = (None, ())
        """What the paper cannot print of a form: only 受付 asks, because the fonts are large."""
        self.boxes: list[GroupBox] = []
        self.notice = Notice("stop", "", tone=Tone.STOP)
        self.notice.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._columns: list[QVBoxLayout] = []
        body = Content()
        row = horizontal(body, spacing=8)
        for _ in range(2):
            card = Surface()
            column = vertical(card, margins=(0, 4, 0, 4))
            self._columns.append(column)
            row.addWidget(card, 1)
        outer = vertical(self, margins=(12, 12, 12, 12), spacing=8)
        outer.addWidget(Words(words.CHECK_HEAD, 16, bold=True))
        outer.addWidget(self.notice)
        self.area = scrolled(body)
        outer.addWidget(self.area, 1)

    # --- showing

    def show_view(self, view: SaleView) -> None:
        self._view = view
        shown = groups(view), not view.submitted
        if shown != self._shown:
            self._shown = shown
            self._build(*shown)
        problems, unprinted = self._problems(), self._unprinted()
        if problems:
            self.notice.say("stop", words.MEND_OPEN, self._sentences.text(problems[0]), Tone.STOP)
        elif unprinted:
            self._refuse(self._sentences.text(unprinted[0]))
        self.notice.setVisible(bool(problems or unprinted))

    def _build(self, made: tuple[Group, ...], mendable: bool) -> None:
        self.boxes = []
        for column in self._columns:
            clear(column)
        for nth, group in enumerate(made):
            column = self._columns[0 if group.step in (QUOTE, DISCLOSURE) else 1]
            if column.count():
                column.addWidget(Hairline())
            box = GroupBox(group, str(nth + 1), mendable=mendable)
            box.asked.connect(self.wanted)
            column.addWidget(box)
            self.boxes.append(box)
        for column in self._columns:
            column.addStretch(1)

    def _problems(self) -> tuple[Problem, ...]:
        return () if self._view is None or self._view.submitted else stopping(check_confirm(self._view))

    def _unprinted(self) -> tuple[Problem, ...]:
        """Fields that were found unprintable and still hold what they held."""
        form, problems = self._unprintable
        return problems if self._view is not None and self._view.draft.applicant == form else ()

    def primary(self) -> PrimaryView:
        problems = self._problems()
        if self._view is not None and self._view.submitted:
            badge = BadgeView(text=words.CARD_DONE, tone=Tone.GOOD, icon="check")
            return PrimaryView(label=words.SUBMITTED, sentence=words.SAY_SUBMITTED, badges=(badge,))
        if problems:
            badge = BadgeView(text=words.MEND_COUNT.format(count=len(problems)), tone=Tone.STOP, icon="stop")
            said = words.SAY_NOT_YET.format(count=len(problems))
            return PrimaryView(label=words.SUBMIT, enabled=False, sentence=said, badges=(badge,), jump=True)
        if unprinted := self._unprinted():
            badge = BadgeView(text=words.MEND_COUNT.format(count=len(unprinted)), tone=Tone.STOP, icon="stop")
            return PrimaryView(
                label=words.SUBMIT, sentence=self._sentences.text(unprinted[0]), badges=(badge,), jump=True
            )
        offline = self._services.around.offline()
        return PrimaryView(label=words.SUBMIT, sentence=words.SAY_SUBMIT_OFFLINE if offline else words.SAY_SUBMIT)

    def focus_field(self, key: str) -> None:
        step = _step_of(key, self._problems(), self._view) or _typed_at(key, self._unprinted())
        if key and step:
            self.wanted.emit(step, key)
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acting

    def act(self, name: str) -> bool:
        if name == "back":
            return self._view is not None and self._view.submitted  # what was taken is not changed any more
        if name == "problem":
            problems = self._problems() or self._unprinted()
            if problems:
                self.focus_field(problems[0].where)
            return True
        return name == "primary" and not self._submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits lead to the groups: nothing is typed on this page."""
        at = int(event.text()) - 1 if event.text() in tuple("123456789") else -1
        if 0 <= at < len(self.boxes) and not self.boxes[at].mend.isHidden():
            self.boxes[at].mend.click()
            return
        super().keyPressEvent(event)

    def _submit(self) -> bool:
        """Take the application, once. True when it was taken; a draft that could not be taken stays as it is."""
        if self._view is None:
            return False
        if self._view.submitted:
            return True
        try:
            unprinted = self._services.papers.unprintable(self._view.draft.applicant)
            taken = unprinted or self._services.sales.submit(self._view.draft)
        except Exception as fault:  # a known fault of store or fonts is said; a bug is raised again
            self._refuse(faults.said(fault, self._sentences))
            return False
        self._unprintable = (self._view.draft.applicant, unprinted)
        if not isinstance(taken, CaseRow):
            self.footing.emit()
            self._refuse(self._sentences.text(taken[0]) if taken else "")
            return False
        return True

    def _refuse(self, sentence: str) -> None:
        self.notice.say("stop", words.NOT_SUBMITTED, sentence, Tone.STOP)
        self.notice.show()


def _step_of(key: str, problems: tuple[Problem, ...], view: SaleView | None) -> str:
    """The step at which a problem of this page is mended; empty when it is none of its problems."""
    if view is None or not any(problem.where == key for problem in problems):
        return ""
    for step in PURCHASE.steps:
        if step.name != CONFIRM and any(problem.where == key for problem in step.check(view)):
            return step.name
    return ""


def _typed_at(key: str, problems: tuple[Problem, ...]) -> str:
    """The page of 申込 on which an unprintable field is typed; empty when it is none of those."""
    if not any(problem.where == key for problem in problems):
        return ""
    return CONSENT if key in TYPED else APPLICANT
