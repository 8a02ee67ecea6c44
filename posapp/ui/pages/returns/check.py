"""状態チェック: where the damage is, every head of the checklist seen by both sides, and the ways out side by side in yen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.assessment import part_of
from posapp.domain.damage import MOST_MARKS, signs
from posapp.domain.intake import DamageMark, Side
from posapp.domain.problem import Problem
from posapp.domain.program import Effect, Finding
from posapp.domain.quote import Quote
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES
from posapp.flows.intake import CHECK, FOUND, GOOD, WHO, IntakeView, check_check
from posapp.flows.intake_forms import CheckForm, HeadAnswer, IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.ui import keys, text_photos
from posapp.ui import text_returns as words
from posapp.ui.pages.field_page import Lone
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.returns.damage_card import DamageCard
from posapp.ui.pages.returns.fields import NARROW, ReturnFields
from posapp.ui.pages.returns.head_list import HeadList
from posapp.ui.pages.returns.head_row import NAMES, HeadRow
from posapp.ui.pages.returns.photo_work import PhotoWork
from posapp.ui.pages.returns.way_row import DEDUCTION, WayRow
from posapp.ui.pages.scroll import scrolled
from posapp.ui.show import returned
from posapp.ui.views import ActionView
from posapp.ui.widgets.choice_input import CheckInput, SegmentInput
from posapp.ui.widgets.device_drawing import Spot
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.spec import Option

DRAWING: Final = "view1"
"""The action that leads to the drawing, and back to the head in hand."""


class CheckPage(ReturnFields):
    """Drawing and findings at the left, the heads at the right, the ways below."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, CHECK, "check", check_check, words.TO_SIGN, parent)
        self.where, self.list, self.below = DamageCard(), HeadList(), WayRow()
        self.drawing = self.where.drawing
        self.photos = PhotoWork(services.photos, sentences, self.where.photos, self)
        self._head = 0
        self._finding = ""
        self._built: tuple[object, ...] = ()
        self._lay_out()
        self.drawing.marked.connect(self._mark)
        self.drawing.undone.connect(self._unmark)
        self.where.undo.clicked.connect(self._unmark)
        self.below.chosen.connect(self._choose)
        self.photos.changed.connect(self.left)
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        upper = horizontal(spacing=8)
        upper.addWidget(self.where)
        upper.addWidget(self.list, 1)
        body = QWidget()  # rows and drawing give way before anything scrolls
        inside = vertical(body, spacing=8)
        inside.addLayout(upper, 1)
        inside.addWidget(self.below)
        self.area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self.area)

    @property
    def rows(self) -> dict[int, HeadRow]:
        """The heads by their numbers."""
        return self.list.rows

    # --- the draft behind the fields

    def values(self, view: IntakeView) -> Mapping[str, str]:
        check = view.draft.check
        found = {key: value for key, value in super().values(view).items() if key in self.below.inputs}
        for number in self.rows:
            answer = check.answer(number)
            found[f"head:{number}"] = answer.result
            found |= {f"{name}:{number}": YES if getattr(answer, name) else "" for name in NAMES}
        found["view"] = check.answer(self._disputed(check)).note
        return found | {f"finding:{code}": YES if code in check.findings else "" for code in self.where.ticks}

    def _disputed(self, check: CheckForm) -> int:
        """The head in hand when the customer sees it otherwise, else the first such head; 0 for none."""
        heads = [answer.head for answer in check.answers if answer.disputed]
        return self._head if self._head in heads else next(iter(heads), 0)

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        kind, _, name = key.partition(":")
        if key == "view":
            return self._desk.answer(draft, replace(draft.check.answer(self._disputed(draft.check)), note=value))
        if not name:
            return super().put(draft, key, value)
        if kind == "finding":
            return self._desk.find_in(draft, name, found=value == YES)
        number = int(name)
        return self._desk.answer(draft, _changed(draft.check.answer(number), kind, value))

    # --- showing

    def show_view(self, view: IntakeView) -> None:
        if view.contract is not None:
            self._build(view, view.contract)
        super().show_view(view)
        if view.contract is None or view.intake is None:
            return
        check, findings = view.draft.check, view.contract.program.assessment.checklist.findings
        marks = signs(check.marks)
        for number, row in self.rows.items():
            mine = [f for f in findings if f.head == number and f.code in check.findings]
            said = "・".join(f"{marks.get(f.code, '')}{f.label}" for f in mine)
            row.show_row(
                said, "".join(marks.get(f.code, "") for f in mine), applying=number in view.applying, found=bool(mine), in_hand=number == self._head,
                cure=any(f.effect is Effect.CURE for f in mine),
            )  # fmt: skip
        self._show_card(view, findings)
        self.below.show_ways(returned.ways(view, self._sentences), self._asked(view, view.contract))
        self.list.say_count(len(view.applying))

    def _asked(self, view: IntakeView, contract: Quote) -> frozenset[str]:
        """What only somebody here can say: the estimate of a repair, the assessor's deduction, how the customer sees it."""
        failing = view.settled is not None and bool(view.settled.failing)
        asked = {"repair", *(DEDUCTION if contract.program.assessment.by_assessor else ())} if failing else set()
        return frozenset(asked | {"view"} if self._disputed(view.draft.check) else asked)

    def _show_card(self, view: IntakeView, findings: tuple[Finding, ...]) -> None:
        """The findings of the head in hand, once it is 「あり」, and the marks."""
        check = view.draft.check
        head = next((h for h in view.heads if h.number == self._head), None)
        shown: frozenset[str] = frozenset()
        said = words.FINDINGS_NONE
        if head is not None:
            said = head.question
            if check.answer(head.number).result == FOUND:
                shown, said = frozenset(f.code for f in findings if f.head == head.number), words.FINDINGS_OF
        if view.contract is not None:
            self.drawing.show_device(view.contract.purchase.device.category)
        self.where.show_card(shown, said, marks=len(check.marks))
        marks = enumerate(check.marks, 1)
        self.drawing.show_marks(tuple((str(nth), Spot(m.side.value, m.across, m.down)) for nth, m in marks))
        named = signs(check.marks)
        found = (f for f in findings if f.code in check.findings)
        labels = tuple(Option(f.code, f"{named.get(f.code, '')}{f.label}") for f in found)
        self.photos.show(view.draft, labels, self._finding_in_hand)

    def _build(self, view: IntakeView, contract: Quote) -> None:
        """Rows and ticks of this contract's checklist; made anew only when the checklist or the device is another one."""
        device = contract.purchase.device
        made = (contract.program.assessment.checklist, device.name, device.category)
        if made == self._built:
            return
        self._built, self._head, self._finding = made, 0, ""
        self.list.offer(view.heads)
        known = contract.program.assessment.checklist.findings
        self.where.offer(tuple(f for f in known if f.effect is Effect.CURE or part_of(f, device) is not None))
        heads = {finding.code: finding.head for finding in known}
        parts = []
        for number, row in self.rows.items():
            row.cured.connect(lambda number=number: self._cure(number))
            ticks = {f"finding:{code}": tick for code, tick in self.where.ticks.items() if heads[code] == number}
            fields: dict[str, SegmentInput | CheckInput] = {f"head:{number}": row.result, **ticks}
            fields |= {f"{name}:{number}": tick for name, tick in row.ticks.items()}
            for key, box in fields.items():
                box.setProperty("head", number)
                box.setProperty("finding", key.removeprefix("finding:") if key in ticks else "")
                box.installEventFilter(self)
                parts.append(Lone(key, box))
        self.wire(*parts, *(Lone(key, box) for key, box in self.below.inputs.items()))
        self._chain(heads)

    def _chain(self, heads: Mapping[str, int]) -> None:
        """Tab: each head with what is found in it and its ticks, then drawing and photos, then the ways."""
        ticks = self.where.ticks
        order: list[QWidget] = []
        for number, row in self.rows.items():
            order += [row.result, *(tick for code, tick in ticks.items() if heads[code] == number)]
            order += [*row.ticks.values(), row.cure]
        held = set(ticks.values())
        order += [box for box in self.where.findChildren(QWidget) if box not in held and _takes_tab(box)]
        order += [*self.below.inputs.values(), *self.below.cards]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The head whose result or tick has the focus is the one in hand."""
        if event.type() == QEvent.Type.FocusIn:
            number, finding = watched.property("head"), watched.property("finding")
            self._finding = finding or self._finding
            if number and number != self._head and self._view is not None:
                self._head = number
                self.show_view(self._view)
                self.footing.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.where.set_narrow(narrow)
        self.list.set_narrow(narrow)

    # --- what is done

    def _mark(self, spot: Spot) -> None:
        """A touch marks the finding in hand; without one there is nothing to mark."""
        draft = self.view.draft
        found = self._markable(draft)
        if not found:
            self.where.hint(words.MARK_FIRST)
        elif len(draft.check.marks) < MOST_MARKS:
            mark = DamageMark(finding=self._finding_in_hand(), side=Side(spot.side), across=spot.across, down=spot.down)
            self.left.emit(self._desk.mark(draft, mark))

    def _markable(self, draft: IntakeDraft) -> list[str]:
        """What was found in the head in hand, else in any head, in the order it was ticked."""
        contract = self.view.contract
        known = contract.program.assessment.checklist.findings if contract else ()
        heads = {f.code: f.head for f in known if f.effect is not Effect.CURE}
        found = [code for code in draft.check.findings if code in heads]
        return [code for code in found if heads[code] == self._head] or found

    def _finding_in_hand(self) -> str:
        """What a mark or a photo set now shows; empty while nothing was found."""
        found = self._markable(self.view.draft)
        return self._finding if self._finding in found else next(iter(found[-1:]), "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.closed(self.view) and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Photos dropped anywhere on the page are added."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.photos.add(paths)

    def _unmark(self) -> None:
        if self.view.draft.check.marks:
            self.left.emit(self._desk.unmark(self.view.draft))

    def _cure(self, number: int) -> None:
        """The customer put it right here: nothing is found any more, and the customer confirms it anew."""
        self._head = number
        answer = HeadAnswer(head=number, result=GOOD, staff=True, note=words.CURED)
        self.left.emit(self._desk.answer(self.view.draft, answer))
        self.rows[number].ticks["customer"].setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm(self) -> None:
        """F9: the customer has seen the head in hand, or takes that back."""
        answer = self.view.draft.check.answer(self._head)
        if answer.result:
            value = "" if answer.customer else YES
            self.left.emit(self.put(self.view.draft, f"customer:{self._head}", value))

    def _choose(self, way: str) -> None:
        """The cursor goes to the chosen card, so that Enter goes on."""
        card = next((card for card in self.below.cards if card.view().key == way), None)
        if way and card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            draft = self._desk.put(self.view.draft, "check", choice=way)
            self.left.emit(self._desk.move(draft, Cursor(CHECK, "choice")))

    def act(self, name: str) -> bool:
        if name.startswith("card"):
            at = int(name[-1]) - 1
            cards = self.below.cards
            if at < len(cards) and cards[at].isVisibleTo(self):
                self._choose(cards[at].view().key)
            return True
        if name == "second":
            self._confirm()
            return True
        if name == "page":
            if not self.closed(self.view):
                self.where.photos.offer()
            return True
        if name == DRAWING:
            self._to_drawing_or_back()
            return True
        return super().act(name)

    def _to_drawing_or_back(self) -> None:
        """From a head to the drawing and its photos; from there back to the head."""
        if self.where.isAncestorOf(self.focusWidget() or self) and self.focused() == "":
            self.focus_field(f"head:{self._head}")
        elif self.drawing.isVisibleTo(self):
            self.drawing.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            first = next((b for b in self.where.findChildren(QWidget) if _takes_tab(b) and b.isVisibleTo(self)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def action_words(self) -> dict[str, str]:
        ways = {f"card{n}": card.view().title for n, card in enumerate(self.below.cards, 1) if card.isVisibleTo(self)}
        return ways | {"page": text_photos.ADD_PHOTO, "second": words.BY_CUSTOMER, DRAWING: words.TO_DRAWING}

    def problems(self) -> tuple[Problem, ...]:
        """The choice of a way comes last: what keeps a way from being possible is said first."""
        return tuple(sorted(super().problems(), key=lambda problem: problem.where == "choice"))

    # --- the cursor

    def order(self) -> tuple[str, ...]:
        """Enter passes over the ticks of a head that both sides have confirmed."""
        if self._view is None:
            return ()
        check, now = self._view.draft.check, self.focused()
        answers = {number: check.answer(number) for number in self.rows}
        done = {
            f"{n}:{number}" for number, a in answers.items() for n in NAMES if a.staff and (a.customer or a.disputed)
        }
        return (*(key for key in super().order() if key == now or key not in done), "choice")

    def focused(self) -> str:
        return "choice" if any(card.hasFocus() for card in self.below.cards) else super().focused()

    def focus_field(self, key: str) -> None:
        if key == "purchase":  # a window may ask for the next purchase, which is asked on 本人確認
            self.wanted.emit(WHO, key)
            return
        if key == "choice":
            cards = self.below.cards
            next((c for c in cards if c.view().chosen), cards[0]).setFocus(Qt.FocusReason.TabFocusReason)
            return
        if key.startswith("findings[") and self._view is not None:
            codes, at = self._view.draft.check.findings, int(key[9:-1])
            key = f"finding:{codes[at]}" if at < len(codes) else key
        kind, _, name = key.partition(":")
        if kind == "finding" and self._view is not None and self._view.contract is not None:
            known = self._view.contract.program.assessment.checklist.findings
            kind, name = "head", str(next((f.head for f in known if f.code == name), 0))
        if kind in ("head", *NAMES) and name.isdigit() and int(name) != self._head:
            self._head = int(name)
            if self._view is not None:
                self.show_view(self._view)
        super().focus_field(key)

    def primary(self) -> PrimaryView:
        held = super().primary()
        problems = self.problems()
        if problems and not self.ends() and not any(p.code == "head-open" for p in problems):
            said = self._sentences.text(problems[0])
            held = PrimaryView(label=held.label, enabled=False, sentence=said, badges=held.badges, jump=True)
        drawn = bool(self._view and self._view.draft.check.findings) and self.drawing.isVisibleTo(self)
        return replace(held, tool=ActionView(label=words.TO_DRAWING, cap=keys.cap(DRAWING)) if drawn else None)


def _takes_tab(box: QWidget) -> bool:
    return bool(box.focusPolicy() & Qt.FocusPolicy.TabFocus)


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
