"""状態チェック: where the damage is, every head of the checklist seen by both sides, and the ways out side by side in yen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.assessment import part_of
from posapp.domain.intake import DamageMark, Side
from posapp.domain.program import Effect, Finding
from posapp.domain.quote import Quote
from posapp.flows.forms import YES
from posapp.flows.intake import CHECK, FOUND, GOOD, IntakeView, check_check
from posapp.flows.intake_forms import HeadAnswer, IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.ui import text_returns as words
from posapp.ui.pages.field_page import Lone
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.returns.fields import ReturnFields
from posapp.ui.pages.returns.head_row import TICK, HeadRow
from posapp.ui.pages.returns.way_card import WayCard
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.show import returned
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.device_drawing import DeviceDrawing, Spot
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldKind, FieldSpec
from posapp.ui.widgets.words import Words

MOST_WAYS: Final = 4
NARROW: Final = 820
_DRAWN: Final = frozenset({"phone", "feature-phone", "tablet"})
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
MONEY: Final = (
    FieldSpec(key="deduction", label=words.DEDUCTION, kind=FieldKind.YEN, width=4),
    FieldSpec(key="deduction_reason", label=words.DEDUCTION_REASON, width=8),
    FieldSpec(key="repair", label=words.REPAIR, kind=FieldKind.YEN, width=12),
)
MOST_MARKS: Final = len(_CIRCLED)


class CheckPage(ReturnFields):
    """Drawing and findings at the left, the heads at the right, the ways below."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, CHECK, "check", check_check, words.TO_SIGN, parent)
        self.drawing = DeviceDrawing()
        self.where = SectionCard(words.WHERE_TITLE, note=words.WHERE_NOTE, padding=12)
        self.list = SectionCard(words.CHECK_TITLE, padding=1)
        self.undo = Button(words.UNDO, kind="link", size=12, height=28)
        self.rows: dict[int, HeadRow] = {}
        self.ticks: dict[str, CheckInput] = {}
        self.ways = [WayCard() for _ in range(MOST_WAYS)]
        self.money = Form(MONEY, gap=4)
        self._findings = QVBoxLayout()
        self._said = Words(words.FINDINGS_NONE, 12, role="quiet", wrap=True)
        self._none = Words(words.NO_DRAWING, 12, role="quiet", wrap=True)
        self._rows = QVBoxLayout()
        self._head = 0
        self._built: tuple[object, ...] = ()
        self._lay_out()
        self.wire(self.money)
        self.drawing.marked.connect(self._mark)
        self.drawing.undone.connect(self._unmark)
        self.undo.clicked.connect(self._unmark)
        for card in self.ways:
            card.clicked.connect(lambda _checked=False, made=card: self._choose(made.view().key))

    def _lay_out(self) -> None:
        for part in (self.drawing, self._none):
            self.where.body.addWidget(part, 1 if part is self.drawing else 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.undo)
        self.where.body.addLayout(foot)
        self.where.body.addWidget(self._said)
        self._findings.setSpacing(0)
        self.where.body.addLayout(self._findings)
        self.where.body.addWidget(self.money)
        self.list.body.setContentsMargins(0, 0, 0, 0)
        self.list.body.setSpacing(0)
        columns = QHBoxLayout()
        columns.setContentsMargins(12, 4, 8, 4)
        columns.setSpacing(8)
        columns.addStretch(1)
        for label in (words.COLUMN_STAFF, words.COLUMN_CUSTOMER, words.COLUMN_DISPUTE):
            head = Words(label, 12, role="quiet")
            head.setFixedWidth(TICK)
            columns.addWidget(head)
        self.list.body.addLayout(columns)
        self._rows.setSpacing(0)
        self.list.body.addLayout(self._rows)
        self.list.body.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.where, 3)
        upper.addWidget(self.list, 7)
        titles = QHBoxLayout()
        titles.addWidget(Words(words.WAYS_TITLE, 14, bold=True))
        titles.addStretch(1)
        titles.addWidget(Words(words.WAYS_NOTE, 12, role="quiet"))
        cards = QHBoxLayout()
        cards.setSpacing(8)
        for card in self.ways:
            cards.addWidget(card)
        body = Content()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(upper, 1)
        inside.addLayout(titles)
        inside.addLayout(cards)
        self.area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self.area)

    # --- the draft behind the fields

    def values(self, view: IntakeView) -> Mapping[str, str]:
        check = view.draft.check
        found = {key: value for key, value in super().values(view).items() if key in self.money.fields}
        for number in self.rows:
            answer = check.answer(number)
            found[f"head:{number}"] = answer.result
            found |= {
                f"{name}:{number}": YES if getattr(answer, name) else "" for name in ("staff", "customer", "disputed")
            }
        return found | {f"finding:{code}": YES if code in check.findings else "" for code in self.ticks}

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        kind, _, name = key.partition(":")
        if not name:
            return super().put(draft, key, value)
        if kind == "finding":
            return self._desk.find_in(draft, name, found=value == YES)
        number = int(name)
        self._head = number
        return self._desk.answer(draft, _changed(draft.check.answer(number), kind, value))

    # --- showing

    def show_view(self, view: IntakeView) -> None:
        if view.contract is not None:
            self._build(view, view.contract)
        super().show_view(view)
        if view.contract is None or view.intake is None:
            return
        findings = view.contract.program.assessment.checklist.findings
        marked = {mark.finding: _CIRCLED[nth] for nth, mark in enumerate(view.draft.check.marks[:MOST_MARKS])}
        for number, row in self.rows.items():
            mine = [f for f in findings if f.head == number and f.code in view.draft.check.findings]
            said = "・".join(f"{marked.get(f.code, '')}{f.label}" for f in mine)
            cure = any(f.effect is Effect.CURE for f in mine)
            row.show_row(said, applying=number in view.applying, found=bool(mine), cure=cure)
        self._show_findings(view, findings)
        self._show_money(view)
        drawn = view.contract.purchase.device.category in _DRAWN
        for part in (self.drawing, self.undo):
            part.setVisible(drawn)
        self._none.setVisible(not drawn)
        marks = enumerate(view.draft.check.marks[:MOST_MARKS], 1)
        self.drawing.show_marks(tuple((str(nth), Spot(m.side.value, m.across, m.down)) for nth, m in marks))
        views = returned.ways(view, self._sentences)
        for nth, card in enumerate(self.ways):
            card.setVisible(nth < len(views))
            if nth < len(views):
                card.show_way(views[nth])
        self.list.say_note(words.CHECK_COUNT.format(count=len(view.applying)))

    def _build(self, view: IntakeView, contract: Quote) -> None:
        """Rows and ticks of this contract's checklist; made anew only when the checklist or the device is another one."""
        device = contract.purchase.device
        made = (contract.program.assessment.checklist, device.name, device.category)
        if made == self._built:
            return
        self._built = made
        clear(self._rows)
        clear(self._findings)
        self.rows = {head.number: HeadRow(head) for head in view.heads}
        for row in self.rows.values():
            self._rows.addWidget(row)
            row.result.installEventFilter(self)
            row.narrow(self.width() < NARROW)
        self.ticks = {}
        for finding in contract.program.assessment.checklist.findings:
            if finding.effect is Effect.CURE or part_of(finding, device) is not None:
                tick = CheckInput(finding.label)
                tick.setFixedHeight(28)
                self.ticks[finding.code] = tick
                self._findings.addWidget(tick)
        heads = {finding.code: finding.head for finding in contract.program.assessment.checklist.findings}
        parts = []
        for number, row in self.rows.items():
            parts.append(Lone(f"head:{number}", row.result))
            parts += [Lone(f"finding:{code}", tick) for code, tick in self.ticks.items() if heads[code] == number]
            parts += [Lone(f"{name}:{number}", tick) for name, tick in row.ticks.items()]
        self.wire(*parts)
        self.parts = (*self.parts, self.money)

    def _show_findings(self, view: IntakeView, findings: tuple[Finding, ...]) -> None:
        """The findings of the head in hand, once it is 「あり」."""
        head = next((h for h in view.heads if h.number == self._head), None)
        open_one = head is not None and view.draft.check.answer(head.number).result == FOUND
        shown = {f.code for f in findings if head is not None and open_one and f.head == head.number}
        for code, tick in self.ticks.items():
            tick.setVisible(code in shown)
        self._said.say(words.FINDINGS_OF.format(label=head.label) if head and open_one else words.FINDINGS_NONE)

    def _show_money(self, view: IntakeView) -> None:
        failing = view.settled is not None and bool(view.settled.failing)
        by_assessor = view.contract is not None and view.contract.program.assessment.by_assessor
        for key in ("deduction", "deduction_reason"):
            self.money.fields[key].setVisible(failing and by_assessor)
        self.money.fields["repair"].setVisible(failing)
        self.money.setVisible(failing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The head whose result has the focus is the one in hand."""
        if event.type() == QEvent.Type.FocusIn:
            number = next((n for n, row in self.rows.items() if row.result is watched), 0)
            if number and number != self._head and self._view is not None:
                self._head = number
                self.show_view(self._view)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows.values():
            row.narrow(self.width() < NARROW)

    # --- what is done

    def _mark(self, spot: Spot) -> None:
        """A touch marks the finding ticked last in the head in hand; without one there is nothing to mark."""
        draft = self.view.draft
        findings = self._of_head(draft)
        if findings and len(draft.check.marks) < MOST_MARKS:
            mark = DamageMark(finding=findings[-1], side=Side(spot.side), across=spot.across, down=spot.down)
            self.left.emit(self._desk.mark(draft, mark))

    def _of_head(self, draft: IntakeDraft) -> list[str]:
        contract = self.view.contract
        known = contract.program.assessment.checklist.findings if contract else ()
        here = {f.code for f in known if f.head == self._head and f.effect is not Effect.CURE}
        found = [code for code in draft.check.findings if code in here]
        return found or [f.code for f in known if f.code in draft.check.findings and f.effect is not Effect.CURE]

    def _unmark(self) -> None:
        if self.view.draft.check.marks:
            self.left.emit(self._desk.unmark(self.view.draft))

    def _choose(self, way: str) -> None:
        if way:
            self.left.emit(self._desk.put(self.view.draft, "check", choice=way))

    def act(self, name: str) -> bool:
        if name.startswith("card"):
            at = int(name[-1]) - 1
            if at < len(self.ways) and self.ways[at].isVisibleTo(self):
                self._choose(self.ways[at].view().key)
            return True
        return super().act(name)

    def action_words(self) -> dict[str, str]:
        return {f"card{nth}": card.view().title for nth, card in enumerate(self.ways, 1) if card.isVisibleTo(self)}

    def focus_field(self, key: str) -> None:
        if key == "choice":
            self.ways[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        if key.startswith("findings[") and self._view is not None:
            codes = self._view.draft.check.findings
            at = int(key[9:-1])
            key = f"finding:{codes[at]}" if at < len(codes) else key
        kind, _, name = key.partition(":")
        if kind == "head" and name:
            self._head = int(name)
        super().focus_field(key)

    def primary(self) -> PrimaryView:
        held = super().primary()
        problems = self.problems()
        if problems and not any(p.code == "head-open" for p in problems):
            return PrimaryView(
                label=held.label,
                enabled=False,
                sentence=self._sentences.text(problems[0]),
                badges=held.badges,
                jump=True,
            )
        return held


def _changed(answer: HeadAnswer, kind: str, value: str) -> HeadAnswer:
    """An answer after one of its fields changed. Who sees another result must confirm it anew."""
    if kind == "head":
        same = answer.result == value
        return HeadAnswer(
            head=answer.head, result=value, staff=answer.staff if same else value == GOOD, note=answer.note,
            customer=answer.customer and same, disputed=answer.disputed and same,
        )  # fmt: skip
    given = {"staff": answer.staff, "customer": answer.customer, "disputed": answer.disputed, kind: value == YES}
    return HeadAnswer(head=answer.head, result=answer.result, note=answer.note, **given)
