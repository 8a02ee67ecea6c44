"""申込 1/2: who applies, where they live, how they were identified, where they work. The rules stand in `posapp.flows.application`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from posapp.domain.facts import date_text
from posapp.domain.people import NUMBER_NEVER_KEPT, age
from posapp.domain.problem import Problem
from posapp.domain.quote import Quote
from posapp.flows import reading
from posapp.flows.flow import Cursor
from posapp.flows.purchase import APPLICANT, SaleView, check_applicant
from posapp.services.front import Sentences, Services
from posapp.ui import text_sale as words
from posapp.ui.document_kinds import DOCUMENTS, OTHER_DOCUMENTS
from posapp.ui.pages.address_card import AddressCard
from posapp.ui.pages.applicant_form import DOCUMENT, OPTIONAL, PERSON, SEEN, WORK_LONG, WORK_NARROW, WORK_SHORT
from posapp.ui.pages.document_input import DocumentInput
from posapp.ui.pages.field_page import Lone
from posapp.ui.pages.form_band import FormBand
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.privacy_gate import BUSINESS, PrivacyGate
from posapp.ui.pages.reasons import form_reason
from posapp.ui.pages.sale_fields import SaleFieldPage
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.pages.topic_card import time_text
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.words import Words

GATE_FIELDS = ("purpose", "privacy_shown")
NARROW_PAGE = 840


class ApplicantPage(SaleFieldPage):
    """The gate first, then four cards."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services.sales, sentences, APPLICANT, check_applicant, words.TO_CONSENT, parent)
        self._shop = services.around.shop
        self.band, self.gate = FormBand(), PrivacyGate()
        self.person, self.address = SectionCard(words.CARD_PERSON, number=1), AddressCard(services.towns)
        self.document_card, self.work = SectionCard(words.CARD_DOCUMENT, number=3), SectionCard("", number=4)
        self.person_form, self.document, self.seen_form = Form(PERSON), Form(DOCUMENT), Form(SEEN)
        self.document_kind = DocumentInput(DOCUMENTS, OTHER_DOCUMENTS)
        self.long_work, self.narrow_work, self.short_work = Form(WORK_LONG), Form(WORK_NARROW), Form(WORK_SHORT)
        self._seen_note = Words(words.SEEN_NOTE, 12, role="quiet", elide=True)
        self._asked_gate = False
        self._lay_out()
        self.wire(
            self.person_form, self.address.postal, self.address.town, self.address.street,
            Lone("doc_kind", self.document_kind), self.document, self.seen_form, self.long_work, self.narrow_work,
            self.short_work,
        )  # fmt: skip
        self.address.filled.connect(self._filled)
        self.address.opened.connect(self._town_list)
        self.gate.chosen.connect(lambda value: self.field_left("purpose", value))
        self.gate.entered.connect(self._through_gate)

    def _lay_out(self) -> None:
        self.person.body.addWidget(self.person_form)
        self.person.body.addStretch(1)
        self.document_card.body.addWidget(self.document_kind)
        self.document_card.body.addWidget(self.document)
        self.seen_form.fields["doc_seen"].input.setFixedHeight(28)
        row = QHBoxLayout()
        row.addWidget(self.seen_form, 1)
        row.addWidget(self._seen_note, 1)
        self.document_card.body.addLayout(row)
        self.document_card.body.addStretch(1)
        self.work.body.addWidget(self.long_work)
        self.work.body.addWidget(self.narrow_work)
        self.work.body.addWidget(self.short_work)
        self.work.body.addStretch(1)
        cards = Content()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for nth, card in enumerate((self.person, self.address, self.document_card, self.work)):
            grid.addWidget(card, nth // 2, nth % 2)
            card.body.setContentsMargins(15, 8, 15, 8)
            grid.setColumnStretch(nth % 2, 1)
        self.area = scrolled(cards)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.gate)
        column = vertical(self, margins=(12, 12, 12, 12), spacing=8)
        column.addWidget(self.band)
        column.addWidget(self._stack, 1)

    # --- showing

    @property
    def gated(self) -> bool:
        """True while the purpose of use stands before the fields."""
        return self._stack.currentWidget() is self.gate

    def show_view(self, view: SaleView) -> None:
        if view.draft.id != self._draft_id:
            self._asked_gate = False
            self.address.open(False)
        self._view = view
        long_form = view.checked is not None and view.checked.long_form
        self._choose_work()
        self.work.say(words.CARD_WORK_LONG if long_form else words.CARD_WORK_SHORT)
        form = view.draft.applicant
        through = form.privacy_shown != "" and form.purpose == "personal"
        self._stack.setCurrentIndex(1 if self._asked_gate or not through else 0)
        quote = view.quote
        creditor = quote.program.operator.creditor.name if quote and quote.program.operator.creditor else ""
        self.gate.show_gate(self._shop(), creditor, form.purpose)
        super().show_view(view)
        self._show_born(form.born, quote)
        self._show_document(form.doc_kind)
        self._show_heads(form.privacy_shown)
        if quote is not None:
            needed = self._needed(long_form)
            wrong = {p.where for p in self.problems()}
            self.band.show_band(
                long_form=long_form, part=1, done=sum(1 for key in needed if key not in wrong), of=len(needed),
                reasons=(form_reason(view, self._sales), form_reason(view, self._sales, short=True)),
            )  # fmt: skip

    def _needed(self, long_form: bool) -> tuple[str, ...]:
        """The fields that must be filled, whether or not the gate stands before them."""
        keys = [key for part in self.parts[:-3] for key in (part.fields if isinstance(part, Form) else (part.key,))]
        keys += self.long_work.fields if long_form else ()
        if not self.document.fields["doc_digits"].input.isEnabled():
            keys.remove("doc_digits")
        return tuple(key for key in keys if key not in OPTIONAL)

    def _choose_work(self) -> None:
        long_form = self._view is not None and self._view.checked is not None and self._view.checked.long_form
        narrow = self.width() < NARROW_PAGE
        self.long_work.setVisible(long_form and not narrow)
        self.narrow_work.setVisible(long_form and narrow)
        self.short_work.setVisible(not long_form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_work()

    def fill(self, values: Mapping[str, str]) -> None:
        super().fill({**values, "born_read": self.person_form.fields["born_read"].value()})

    def _show_born(self, born: str, quote: Quote | None) -> None:
        day = reading.read_date(born, "born")
        read = ""
        if isinstance(day, date) and quote is not None and day <= quote.purchase.on:
            read = words.AGE.format(day=date_text(day), age=age(day, quote.purchase.on))
        box = self.person_form.fields["born_read"]
        if box.value() != read:
            box.put(read, auto=True)

    def _show_document(self, kind: str) -> None:
        never = kind in {k.value for k in NUMBER_NEVER_KEPT}
        self.document.fields["doc_digits"].input.setEnabled(not never)
        self.document.fields["doc_digits"].input.setToolTip(words.NEVER_KEPT if never else "")
        self._seen_note.say(words.NEVER_KEPT if never else words.SEEN_NOTE)

    def _show_heads(self, privacy: str) -> None:
        at = time_text(datetime.fromisoformat(privacy)) if privacy else ""
        self.person.say_note(words.PRIVACY_NOTE.format(time=at) if at else "")
        document = ("doc_kind", *self.document.order(), "doc_seen")
        forms = (self.long_work, self.narrow_work, self.short_work)
        work = next(form for form in forms if not form.isHidden()).order()
        self.head(self.person, self.person_form.order())
        address = (*self.address.postal.order(), *self.address.town.order(), *self.address.street.order())
        self.head(self.address, address)
        if self.address.choosing:
            self.address.show_badges(BadgeView(text=words.CHOOSING_TOWN))
        self.head(self.document_card, document)
        self.head(self.work, work)

    def problems(self) -> tuple[Problem, ...]:
        """The gate's first; then the fields'."""
        found = super().problems()
        return tuple(sorted(found, key=lambda p: p.where not in GATE_FIELDS))

    def primary(self) -> PrimaryView:
        if not self.gated:
            if self.address.choosing:
                return PrimaryView(label=words.TO_CONSENT, enabled=False, sentence=words.SAY_CHOOSE_TOWN)
            return super().primary()
        purpose = self.view.draft.applicant.purpose if self._view else ""
        if purpose == BUSINESS:
            badge = BadgeView(text=words.PURPOSE_BUSINESS, tone=Tone.STOP, icon="stop")
            return PrimaryView(label=words.GATE_GO, enabled=False, sentence=words.GATE_SAY_BUSINESS, badges=(badge,))
        said = words.GATE_SAY_READY if purpose else words.GATE_SAY_PURPOSE
        return PrimaryView(label=words.GATE_GO, enabled=bool(purpose), sentence=said)

    # --- the cursor

    def order(self) -> tuple[str, ...]:
        digits = self.document.fields["doc_digits"].input.isEnabled()
        return tuple(key for key in super().order() if digits or key != "doc_digits")

    def focus_field(self, key: str) -> None:
        if key in GATE_FIELDS and self._view is not None:
            self._asked_gate = True
            self.show_view(self._view)
        if self.gated:
            self.gate.purpose.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == "town" and self.address.choosing:
            self.address.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus_field(key)
        self.footing.emit()

    def first_field(self) -> str:
        return "purpose" if self.gated else super().first_field()

    def focused(self) -> str:
        if self.gated:
            return "purpose" if self.gate.purpose.hasFocus() else ""
        return "town" if self.address.list.hasFocus() else super().focused()

    def act(self, name: str) -> bool:
        if name == "primary" and self.gated:
            self._through_gate()
            return True
        if name == "page":
            self.focus_field("privacy_shown")
            return True
        if name == "back" and self.address.choosing:
            self.address.open(False)
            return True
        if name == "problem" and self.gated:
            self.gate.purpose.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().act(name)

    def action_words(self) -> dict[str, str]:
        return {"page": words.PRIVACY_ACTION}

    def _through_gate(self) -> None:
        """The purpose of use was shown: record when, and open the first field."""
        if self.view.draft.applicant.purpose != "personal":
            return
        self._asked_gate = False
        draft = self._sales.consent(self.view.draft, "privacy_shown", True)
        self.left.emit(self._sales.move(draft, Cursor(APPLICANT, "family")))
        self.focus_field(self.first_field())

    def _filled(self, values: dict[str, str]) -> None:
        self.left.emit(self._sales.put_applicant(self.view.draft, **values))

    def _town_list(self, _opened: bool) -> None:
        if self._view is not None:
            self._show_heads(self._view.draft.applicant.privacy_shown)
        self.footing.emit()

    def typed(self, key: str, value: str) -> None:
        """A document of which no digit may be kept empties the digits."""
        super().typed(key, value)
        if key == "doc_kind" and value in {k.value for k in NUMBER_NEVER_KEPT}:
            super().typed("doc_digits", "")
