"""A page of fields of 回収: its texts are one form of the draft, its problems those of one step. Knows no field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.problem import Problem
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES
from posapp.flows.intake import RECEIPT, REFUSING, IntakeView, ends_here
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.ui import dialogs
from posapp.ui import text_returns as words
from posapp.ui.pages.field_page import FieldPage
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.places import faults
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import Option

NARROW = 820
"""Width in px of a page below which its cards stand in other rows."""
Row: TypeAlias = tuple[tuple[QWidget, ...], ...]
"""Columns beside each other, each with its cards."""
YES_NO = (Option("yes", words.YES), Option("no", words.NO))


class ReturnFields(FieldPage[IntakeView, IntakeDraft]):
    """Fields over one form of an IntakeDraft. ``ended``: the return was recorded and nothing was taken in."""

    ended = Signal()
    FREE: tuple[str, ...] = (
        "way",
        "doc_kind",
        "repairs_used",
        "paid_off",
        "source",
        "case_id",
        "holder",
        "kana",
        "phone",
    )

    def __init__(
        self, services: Services, sentences: Sentences, step: str, part: str,
        check: Callable[[IntakeView], tuple[Problem, ...]], onward: str, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(sentences, step, check, onward, parent)
        self._desk, self._part = services.returns, part
        self._rows: dict[bool, tuple[Row, ...]] = {}
        self._narrow: bool | None = None

    def draft_of(self, view: IntakeView) -> IntakeDraft:
        return view.draft

    def values(self, view: IntakeView) -> Mapping[str, str]:
        form = getattr(view.draft, self._part)
        found = {field.name: getattr(form, field.name) for field in fields(form)}
        return {key: value for key, value in found.items() if isinstance(value, str)}

    def closed(self, view: IntakeView) -> bool:
        return view.received

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        return self._desk.put(draft, self._part, **{key: value})

    def moved(self, draft: IntakeDraft, cursor: Cursor) -> IntakeDraft:
        return self._desk.move(draft, cursor)

    # --- the end without a receipt

    def ends(self) -> bool:
        """True when the primary records that nothing is taken in."""
        return self._view is not None and not self._view.received and ends_here(self._view, self._step)

    def may_go(self) -> bool:
        return self.ends() or super().may_go()

    def primary(self) -> PrimaryView:
        if not self.ends():
            return super().primary()
        refused = next((p for p in self.problems() if p.code in (*REFUSING, "stop-and-report")), None)
        head = words.NOT_TAKEN if refused else words.KEPT
        badge = BadgeView(text=head, tone=Tone.STOP if refused else Tone.CAUTION, icon="stop" if refused else "info")
        said = self._sentences.what(refused) if refused else words.SAY_KEPT
        return PrimaryView(label=words.REPORT, sentence=said, badges=(badge,), jump=refused is not None)

    def act(self, name: str) -> bool:
        if name == "primary" and self.ends():
            self._end()
            return True
        return super().act(name)

    def _end(self) -> None:
        """Record it, once staff said so; then what is to be done, or the papers that go home with the device."""
        draft = self.view.draft
        suspicious = draft.person.suspicion == YES
        asked = words.REPORT_ASK if suspicious else words.REFUSE_ASK
        if not dialogs.ask(self, words.REPORT, asked, yes=words.REPORT):
            return
        try:
            (self._desk.report if suspicious else self._desk.refuse)(draft)
        except Exception as fault:  # a known fault of the store is said; a bug is raised again
            dialogs.tell(self, words.NOT_RECORDED, faults.said(fault, self._sentences))
            return
        if suspicious:  # nothing goes to anybody on paper
            dialogs.tell(self, words.RECORDED, words.REPORT_DONE)
            self.ended.emit()
        else:
            self.changed.emit(draft)  # what follows from it says now that it was recorded
            self.wanted.emit(RECEIPT, "")

    # --- laying out

    def stand(self, wide: tuple[Row, ...], narrow: tuple[Row, ...]) -> None:
        """Cards in rows of columns of equal width, for a wide and for a narrow window; scrolls only where it is too low."""
        self._rows = {False: wide, True: narrow}
        for card in (card for row in wide for column in row for card in column if isinstance(card, SectionCard)):
            card.body.setContentsMargins(15, 8, 15, 8)
        body = Content()
        self._body = vertical(body, spacing=8)
        self._place(narrow=False)
        self.area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self.area)

    def _place(self, *, narrow: bool) -> None:
        if narrow is self._narrow or not self._rows:
            return
        self._narrow = narrow
        while self._body.count():  # the cards stay where they are in the window: only what lays them out goes
            self._body.takeAt(0)
        for row in self._rows[narrow]:
            across = horizontal(spacing=8)
            for cards in row:
                column = vertical(spacing=8)
                for card in cards:
                    column.addWidget(card)
                column.addStretch(1)
                across.addLayout(column, 1)
            self._body.addLayout(across)
        self._body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(narrow=self.width() < NARROW)
