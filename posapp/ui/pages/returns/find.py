"""契約: search over this shop's contracts at the left; at the right the chosen one, or one made elsewhere, typed from its paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from posapp.domain.facts import date_text
from posapp.domain.program import PlanKind
from posapp.flows.forms import QuoteForm, with_fields
from posapp.flows.intake import FIND, IntakeView, check_find
from posapp.flows.intake_forms import ELSEWHERE, FOUND, IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.services.intake_ports import FoundContract
from posapp.ui import dialogs, text_quote
from posapp.ui import text_returns as words
from posapp.ui.days import moment
from posapp.ui.pages.field_page import Part
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.returns.fields import NARROW, ReturnFields
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.places.case_list import CaseList
from posapp.ui.places.case_views import badge_of
from posapp.ui.views import BadgeView, CaseRowView, Tone
from posapp.ui.widgets.empty import EmptyState
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.search_line import TALL, SearchLine
from posapp.ui.widgets.section import SectionCard, Surface
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

SEARCH: Final = "find"
LEAST: Final = 2
"""Characters a search needs."""
_QUOTED: Final = frozenset(field.name for field in fields(QuoteForm))
CONTRACT: Final = (
    FieldSpec(key="program", label=words.PROGRAM, kind=FieldKind.CHOICE),
    FieldSpec(key="device", label=words.DEVICE, width=7),
    FieldSpec(
        key="category", label=words.CATEGORY, kind=FieldKind.CHOICE, width=5,
        options=tuple(Option(value, label) for value, label in text_quote.CATEGORIES),
    ),
    FieldSpec(key="on", label=words.BOUGHT_ON, kind=FieldKind.DATE, width=4),
    FieldSpec(key="cash_price", label=words.PRICE, kind=FieldKind.YEN, width=4),
    FieldSpec(
        key="closing_day", label=words.CLOSING, kind=FieldKind.CHOICE, width=4,
        options=tuple(Option(value, label) for value, label in text_quote.CLOSING_DAYS),
    ),
    FieldSpec(key="down_payment", label=words.DOWN, kind=FieldKind.YEN, width=4),
    FieldSpec(key="discount", label=words.DISCOUNT, kind=FieldKind.YEN, width=4),
    FieldSpec(key="maker", label=words.MAKER, width=4),
    FieldSpec(key="residual", label=words.RESIDUAL, kind=FieldKind.YEN),
    FieldSpec(key="step_first", label=words.STEP_FIRST, kind=FieldKind.YEN, width=4),
    FieldSpec(key="step_second", label=words.STEP_SECOND, kind=FieldKind.YEN, width=4),
    FieldSpec(key="usage_fee", label=words.FEE, kind=FieldKind.YEN, width=4),
    FieldSpec(key="number", label=words.CONTRACT_NUMBER, width=5),
    FieldSpec(key="imei", label=words.CONTRACT_IMEI, width=7, help=words.IF_ANY),
    FieldSpec(key="serial", label=words.CONTRACT_SERIAL, help=words.IF_ANY),
)  # fmt: skip
SHEETS: Final = (
    FieldSpec(key="sheets", label=words.SHEETS, help=words.SHEETS_HELP),
    FieldSpec(key="handed_on", label=words.HANDED_ON, kind=FieldKind.DATE, width=7),
    FieldSpec(key="handed_at", label=words.HANDED_AT, width=5, most=8),
)
"""A return that was taken in by hand: its sheet, and when that was."""

_NUMBERS: Final = ("imei", "serial")
_BY_HAND: Final = tuple(spec.key for spec in SHEETS)
_BY_COURIER: Final = BadgeView(text=words.BY_COURIER, tone=Tone.ACCENT, icon="mail")


class FindPage(ReturnFields):
    """The search field has the focus; ↑↓ in it move the choice, Enter takes it and goes on.

    mailed   the contract's device goes by courier: the id of its return, begun or under way
    """

    mailed = Signal(object)

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, FIND, "contract", check_find, words.TO_WHO, parent)
        self.search = SearchLine(words.FIND_FIELD, height=TALL)
        self.list = CaseList()
        self.empty = EmptyState("search", words.FIND_EMPTY_HEAD, words.FIND_EMPTY_LINES)
        self.card = SectionCard(words.ELSEWHERE_TITLE, note=words.ELSEWHERE_NOTE)
        self.form, self.sheets = Form(CONTRACT), Form(SHEETS)
        self.terms = Words("", 12, role="quiet", wrap=True)
        self._mailing = services.mailing
        self._hits: tuple[FoundContract, ...] = ()
        self.now = services.around.now
        self._lay_out()
        self.wire(self.sheets, self.form)
        self.form.offer("program", tuple(Option(p.id, p.name) for p in self._desk.programs()))
        self.search.changed.connect(self._look)
        self.search.entered.connect(self._take)
        self.search.stepped.connect(self.list.step)
        self.list.opened.connect(self._take)

    def _lay_out(self) -> None:
        left = vertical(spacing=4)
        left.addWidget(Words(words.FIND_TITLE, 16, bold=True))
        left.addWidget(self.search)
        left.addWidget(Words(words.FIND_FIELD, 12, role="quiet", wrap=True))
        self._under = QWidget()
        self._beneath = QStackedLayout(self._under)
        frame = Surface()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        self._beneath.addWidget(self.empty)
        self._beneath.addWidget(frame)
        left.addSpacing(8)
        left.addWidget(self._under, 1)
        left.addSpacing(8)
        left.addWidget(self.sheets)
        left.addStretch(0)
        body = Content()
        right = QVBoxLayout(body)
        right.setContentsMargins(0, 0, 0, 0)
        self.card.body.addWidget(self.form)
        self.card.body.addWidget(self.terms)
        self.card.body.addStretch(1)
        right.addWidget(self.card)
        self.area = scrolled(body)
        self._row = horizontal(self, margins=(12, 12, 12, 12), spacing=12)
        self._row.addLayout(left, 4)
        self._row.addWidget(self.area, 5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows the list gives way: what is typed must be read."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._row.setStretch(0, 1 if narrow else 4)
        self._row.setStretch(1, 2 if narrow else 5)
        self.sheets.lay({"handed_on": 12, "handed_at": 12} if narrow else {})

    # --- the draft behind the fields

    def values(self, view: IntakeView) -> Mapping[str, str]:
        quote = view.draft.contract.quote
        typed = {key: str(getattr(quote, key)) for key in self.form.fields if key in _QUOTED}
        return {**super().values(view), **typed, **{key: getattr(view.draft, key) for key in _BY_HAND}}

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        if key in _BY_HAND:
            return with_fields(draft, {key: value})
        if key in ("imei", "serial") and draft.contract.source == FOUND:
            return super().put(draft, key, value)
        draft = self._desk.put(draft, "contract", source=ELSEWHERE)
        return self._desk.put_quote(draft, **{key: value}) if key in _QUOTED else super().put(draft, key, value)

    # --- showing

    def show_view(self, view: IntakeView) -> None:
        program = next((p for p in self._desk.programs() if p.id == view.draft.contract.quote.program), None)
        kind = program.plan.kind if program else None
        for key, wanted in (
            ("residual", PlanKind.RESIDUAL),
            ("step_first", PlanKind.STEPS),
            ("step_second", PlanKind.STEPS),
        ):
            self.form.fields[key].setVisible(kind is wanted)
        fee = program is not None and any(window.charges_usage_fee for window in program.windows)
        self.form.fields["usage_fee"].setVisible(fee)
        super().show_view(view)
        for key in _BY_HAND[1:]:
            self.sheets.fields[key].setVisible(bool(view.draft.sheets))
        chosen = view.draft.contract.source == ELSEWHERE and view.contract is not None
        badge = BadgeView(text=words.CHOSEN, tone=Tone.GOOD, icon="check")
        self.card.show_badges(*((badge,) if chosen else ()))
        contract = view.contract
        self.terms.say(
            words.TERMS_OF.format(day=date_text(contract.purchase.on), version=contract.program.version)
            if contract
            else ""
        )
        if not self.search.value():
            self._show_hits()

    def by_courier(self) -> bool:
        """True when the chosen contract's device is not handed in over the counter."""
        contract = self._view.contract if self._view is not None else None
        return contract is not None and self._mailing.by_courier(contract)

    def may_go(self) -> bool:
        return self.by_courier() or super().may_go()

    def act(self, name: str) -> bool:
        if name != "primary" or not self.by_courier():
            return super().act(name)
        made = self._mailing.begin(self.view.draft)
        if isinstance(made, tuple):
            dialogs.tell(self, words.MAIL_NOT_BEGUN, self._sentences.text(made[0]))
        else:
            self.mailed.emit(made.id)
        return True

    def primary(self) -> PrimaryView:
        if self.by_courier():
            return PrimaryView(label=words.TO_MAIL, sentence=words.SAY_MAIL, badges=(_BY_COURIER,))
        held = super().primary()
        if self._view is not None and not self._view.draft.contract.source:
            return PrimaryView(label=words.TO_WHO, enabled=False, sentence=self._sentences.text(self.problems()[0]))
        return held

    # --- searching

    def _look(self, text: str) -> None:
        self._hits = self._desk.find(text) if len(text.strip()) >= LEAST else ()
        self._show_hits()

    def _show_hits(self) -> None:
        text = self.search.value().strip()
        self.list.show_cases(tuple(_row(hit, self.now()) for hit in self._hits))
        if text and not self._hits and len(text) >= LEAST:
            self.empty.say(words.FIND_NOTHING.format(text=text), words.FIND_NOTHING_LINES)
        else:
            self.empty.say(words.FIND_EMPTY_HEAD, words.FIND_EMPTY_LINES)
        self._beneath.setCurrentIndex(1 if self._hits else 0)
        by_hand = self._view is not None and bool(self._view.draft.sheets)
        self._under.setVisible(bool(self._hits) or not by_hand)  # a sheet's fields need the room that hints would take

    def _take(self) -> None:
        """Enter: the chosen contract, and on to the next step."""
        key = self.list.key()
        hit = next((hit for hit in self._hits if hit.row.id == key), None)
        if hit is None:
            return
        again = self.view.draft.contract.case_id == str(hit.row.id)
        self.left.emit(self._desk.choose(self.view.draft, hit))
        if again or not self.by_courier():  # who goes by courier is told so before a record is begun
            self.forward.emit()

    def scan(self, code: str) -> bool:
        """A scanned device whose contract is known opens it at once; in a number's own field the scan is that number."""
        at, order = self.focused(), self.order()
        if at in _NUMBERS:
            self.seen.add(at)
            self.left.emit(self.put(self.view.draft, at, code))
            self.focus_field(next(iter(order[order.index(at) + 1 :]), at))
            return True
        self.search.put(code)
        self._look(code)
        if len(self._hits) == 1:
            self._take()
        return True

    # --- the cursor

    def _after(self, part: Part) -> None:
        """The sheet's fields lead to the search, or on where a contract is chosen already."""
        if part is not self.sheets:
            super()._after(part)
        elif self.may_go():
            self.forward.emit()
        else:
            self.focus_field(SEARCH)

    def first_field(self) -> str:
        return SEARCH

    def focus_field(self, key: str) -> None:
        if key in (SEARCH, "", "contract"):
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus_field(key)

    def focused(self) -> str:
        return SEARCH if self.search.hasFocus() else super().focused()


def _row(hit: FoundContract, now: datetime) -> CaseRowView:
    row = hit.row
    numbers = hit.imei or hit.serial or words.NO_NUMBERS
    key: UUID = row.id
    return CaseRowView(
        key=key, customer=row.customer, what=f"{row.device}・{row.program}", number=f"{hit.number or row.number}・{numbers}",
        when=moment(row.opened_at, now), state=badge_of(row.state),
    )  # fmt: skip
