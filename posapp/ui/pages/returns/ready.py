"""返却の準備: what the customer does at the counter before the device is looked at, one tick each. Knows no rule."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posapp.flows.forms import YES
from posapp.flows.intake import READY, IntakeView, check_ready
from posapp.flows.intake_forms import READY_STEPS, IntakeDraft
from posapp.flows.intake_reading import ready_steps
from posapp.services.front import Sentences, Services
from posapp.ui import text_returns as words
from posapp.ui.pages.field_page import Lone
from posapp.ui.pages.returns.fields import ReturnFields
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.section import SectionCard, Surface
from posapp.ui.widgets.words import Words

PREFIX = "ready:"


class _Step(Surface):
    """One step: number, tick, and how it is done."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.tick = CheckInput(words.READY_STEPS[key])
        self._number, self._lines = Words("", 20, bold=True, role="accent"), Words("", 14, role="quiet", wrap=True)
        row = horizontal(self, margins=(16, 10, 16, 10), spacing=12)
        self._number.setFixedWidth(16)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        column = vertical(spacing=2)
        column.addWidget(self.tick)
        column.addWidget(self._lines)
        column.addStretch(1)
        row.addLayout(column, 1)

    def show_step(self, number: int, lines: tuple[str, ...]) -> None:
        """Its number among those needed, and what is read aloud."""
        self._number.say(str(number))
        self._lines.say("\n".join(lines))
        self.tick.setAccessibleDescription(" ".join(lines))


class ReadyPage(ReturnFields):
    """The steps in two columns, in the order they are done."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, READY, "ready", check_ready, words.TO_CHECK, parent)
        self.card = SectionCard(words.READY_TITLE, note=words.READY_NOTE)
        self.steps = {key: _Step(key, self.card) for key in READY_STEPS}
        self._guides = services.guides
        body = Content()
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for nth in range(2):
            self._grid.setColumnStretch(nth, 1)
        self._stand: tuple[str, ...] = ()
        self.card.body.addLayout(self._grid)
        self.card.body.addStretch(1)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.card)
        self.area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self.area)
        self.wire(*(Lone(PREFIX + key, step.tick) for key, step in self.steps.items()))

    def values(self, view: IntakeView) -> Mapping[str, str]:
        return {PREFIX + key: YES if key in view.draft.ready else "" for key in READY_STEPS}

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        return self._desk.tick(draft, key.removeprefix(PREFIX), value == YES)

    def show_view(self, view: IntakeView) -> None:
        needed = ready_steps(view.contract) if view.contract else READY_STEPS
        self._place_steps(needed)
        guides = self._guides(view.contract.purchase.device) if view.contract else {}
        for nth, key in enumerate(needed, 1):
            self.steps[key].show_step(nth, guides.get(key, ()))
        super().show_view(view)
        done = sum(1 for key in needed if key in view.draft.ready)
        tone, icon = (Tone.GOOD, "check") if done == len(needed) else (Tone.QUIET, "")
        self.card.show_badges(BadgeView(text=words.READY_DONE.format(done=done, of=len(needed)), tone=tone, icon=icon))

    def _place_steps(self, needed: tuple[str, ...]) -> None:
        """Two in a row, without gaps where this device has fewer steps."""
        if needed == self._stand:
            return
        self._stand = needed
        for key, step in self.steps.items():
            if key not in needed:
                self._grid.removeWidget(step)
                step.hide()
        for nth, key in enumerate(needed):
            self._grid.addWidget(self.steps[key], nth // 2, nth % 2)
            self.steps[key].show()
