"""本人確認: whose device it is, who brings it, and how that was confirmed (古物営業法15条). The rules stand in `posapp.flows.intake_reading`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from posapp.domain.facts import date_text
from posapp.domain.people import NUMBER_NEVER_KEPT, age
from posapp.flows import reading
from posapp.flows.forms import YES
from posapp.flows.intake import WHO, IntakeView, check_who
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.services.replacing import NAMED
from posapp.ui import text_returns as words
from posapp.ui import text_sale
from posapp.ui.document_kinds import DOCUMENTS, OTHER_DOCUMENTS
from posapp.ui.pages.address_card import AddressCard
from posapp.ui.pages.consent_form import GUARDIAN
from posapp.ui.pages.document_input import DocumentInput
from posapp.ui.pages.field_page import Lone
from posapp.ui.pages.page import PrimaryView
from posapp.ui.pages.returns.fields import YES_NO, ReturnFields
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.section import SectionCard, Surface
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

ASKED: Final = (
    FieldSpec(key="owner", label=words.OWNER, kind=FieldKind.SEGMENT, options=YES_NO, width=4),
    FieldSpec(key="arrears", label=words.ARREARS, kind=FieldKind.SEGMENT, options=YES_NO, width=4),
    FieldSpec(key="paid_off", label=words.PAID_OFF, kind=FieldKind.SEGMENT, options=YES_NO, width=4),
    FieldSpec(key="purchase", label=words.PURCHASE, kind=FieldKind.SEGMENT, options=YES_NO, width=4),
    FieldSpec(key="replacement", label=words.REPLACEMENT, help=words.REPLACEMENT_HELP, help_icon="barcode", width=8),
)
NAME: Final = (
    FieldSpec(key="family", label=text_sale.FAMILY, kind=FieldKind.NAME, width=6),
    FieldSpec(key="given", label=text_sale.GIVEN, kind=FieldKind.NAME, width=6),
    FieldSpec(key="born", label=words.BORN, kind=FieldKind.DATE, width=6),
    FieldSpec(key="occupation", label=words.OCCUPATION, width=6),
)
WAYS: Final = (Option("document", words.BY_DOCUMENT), Option("signed", words.BY_SIGNATURE))
DOCUMENT: Final = (
    FieldSpec(key="doc_digits", label=text_sale.DIGITS, width=4, most=8),
    FieldSpec(key="doc_seen", label=words.SEEN, kind=FieldKind.CHECK, width=8),
)
SIGNED: Final = (FieldSpec(key="signed", label=words.SIGNED_IN_FRONT, kind=FieldKind.CHECK),)
SUSPICION: Final = (
    FieldSpec(key="suspicion", label=words.NOT_TAKEN_IN, kind=FieldKind.CHECK),
    FieldSpec(key="suspicion_note", label=words.SUSPICION_NOTE),
)
GUARDED: Final = tuple(spec for spec in GUARDIAN if spec.key != "guardian_pays")


class WhoPage(ReturnFields):
    """Questions and person at the left, address and identity at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, WHO, "person", check_who, words.TO_WHAT, parent)
        self.owner, self.name = SectionCard(words.CARD_OWNER, number=1), SectionCard(words.CARD_NAME, number=2)
        self.address = AddressCard(services.towns, number=3)
        self.identity = SectionCard(words.CARD_DOCUMENT, number=4, note=words.WHY_ASKED)
        self.guardian, self.doubt = SectionCard(words.CARD_GUARDIAN), Surface()
        self.asked, self.name_form, self.guardian_form = Form(ASKED), Form(NAME), Form(GUARDED, gap=4)
        self.way, self.kind = SegmentInput(WAYS), DocumentInput(DOCUMENTS, OTHER_DOCUMENTS)
        self.document, self.signature, self.suspicion = Form(DOCUMENT), Form(SIGNED), Form(SUSPICION)
        self._doubt_says = Words(words.SUSPICION_SAYS, 12, role="stop", wrap=True)
        for card, form in ((self.owner, self.asked), (self.name, self.name_form), (self.guardian, self.guardian_form)):
            card.body.addWidget(form)
        self._how = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._how.setSpacing(8)
        self._how.addWidget(self.way, 2)
        self._how.addWidget(self.kind, 5)
        self.identity.body.addLayout(self._how)
        self.identity.body.addWidget(self.document)
        self.identity.body.addWidget(self.signature)
        below = QVBoxLayout(self.doubt)
        below.setContentsMargins(16, 4, 16, 8)
        below.addWidget(self.suspicion)
        below.addWidget(self._doubt_says)
        person, place = (self.name, self.guardian, self.doubt), (self.address,)
        self.stand(
            (((self.owner, *person), (*place, self.identity)),),
            (((self.owner,),), (person, place), ((self.identity,),)),
        )
        self.wire(
            self.asked, self.name_form, self.guardian_form, self.address.postal, self.address.town, self.address.street,
            Lone("way", self.way), Lone("doc_kind", self.kind), self.document, self.signature, self.suspicion,
        )  # fmt: skip
        self.address.filled.connect(self._filled)
        self.address.opened.connect(lambda _opened: self.footing.emit())

    def _place(self, *, narrow: bool) -> None:
        super()._place(narrow=narrow)
        ways = QBoxLayout.Direction
        self._how.setDirection(ways.LeftToRight if narrow else ways.TopToBottom)
        self._lay_questions()

    def _lay_questions(self) -> None:
        """Four questions have room in one row where their card is as wide as the page."""
        four = bool(self._narrow) and not self.asked.fields["purchase"].isHidden()
        self.asked.lay(dict.fromkeys(("owner", "arrears", "paid_off", "purchase"), 3) if four else {})

    def _filled(self, values: dict[str, str]) -> None:
        self.left.emit(self._desk.put(self.view.draft, "person", **values))

    # --- the next contract belongs to the whole draft

    def values(self, view: IntakeView) -> Mapping[str, str]:
        """The number alone: its day stands in the panel and on the papers."""
        return {**super().values(view), "replacement": view.draft.replacement.partition(NAMED)[0]}

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        return replace(draft, replacement=value) if key == "replacement" else super().put(draft, key, value)

    def field_left(self, key: str, value: str) -> None:
        """A number that names a contract of this shop is bound to it as soon as it is typed."""
        if key == "replacement" and self._view is not None:
            self.changed.emit(self._desk.replacements.put(self.view.draft, value))
            value = self.view.draft.replacement
        super().field_left(key, value)

    def scan(self, code: str) -> bool:
        """A scan is the new device, where one is asked for."""
        if not self.asked.fields["replacement"].isVisibleTo(self):
            return False
        self.left.emit(self._desk.replacements.put(self.view.draft, code))
        self.focus_field("replacement")
        return True

    # --- showing

    def show_view(self, view: IntakeView) -> None:
        if view.draft.id != self._draft_id:
            self.address.open(False)
        form = view.draft.person
        minor = view.read is not None and view.read.minor and bool(form.born)
        wants = view.contract is not None and any(w.needs_purchase for w in view.contract.program.windows)
        stopped = form.suspicion == YES
        self.guardian.setVisible(minor and not stopped)  # nothing is taken in: there is nothing to consent to
        if self.asked.fields["purchase"].isHidden() is wants:
            self.asked.fields["purchase"].setVisible(wants)
            self._lay_questions()
        by_document = form.way != "signed"
        for part in (self.kind, self.document):
            part.setVisible(by_document)
        self.signature.setVisible(not by_document)
        never = form.doc_kind in {kind.value for kind in NUMBER_NEVER_KEPT}
        self.document.fields["doc_digits"].input.setEnabled(not never)
        self._doubt_says.setVisible(stopped)
        self.suspicion.fields["suspicion_note"].setVisible(stopped)
        super().show_view(view)
        self.asked.fields["replacement"].setVisible(wants and form.purchase == YES)
        self._show_born(form.born, view)
        self.guardian.say_note(words.GUARDIAN_WHY.format(age=self._age(view)) if minor else "")
        self.head(self.owner, tuple(self.asked.fields))
        self.head(self.name, tuple(self.name_form.fields))
        self.head(self.address, ("postal", "area", "town", "street", "building"))
        self.head(self.identity, ("way", "doc_kind", "doc_digits", "doc_seen", "signed"))
        self.head(self.guardian, tuple(self.guardian_form.fields))
        self.doubt.set_roles(*(("stopfill", "stopline") if stopped else ("surface", "line")))

    def _age(self, view: IntakeView) -> int:
        return view.intake.deliverer.age_on(view.intake.day) if view.intake else 0

    def _show_born(self, born: str, view: IntakeView) -> None:
        day, on = reading.read_date(born, "born"), view.intake.day if view.intake else None
        read = ""
        if isinstance(day, date) and on is not None and day <= on:
            read = words.AGE.format(day=date_text(day), age=age(day, on))
        self.name_form.fields["born"].say_under(read)

    def primary(self) -> PrimaryView:
        if self.address.choosing:
            return PrimaryView(label=words.TO_WHAT, enabled=False, sentence=text_sale.SAY_CHOOSE_TOWN)
        return super().primary()

    # --- the cursor

    def order(self) -> tuple[str, ...]:
        shut = () if self.document.fields["doc_digits"].input.isEnabled() else ("doc_digits",)
        return tuple(key for key in super().order() if key not in shut)

    def first_field(self) -> str:
        order = tuple(key for key in self.order() if key != "suspicion")
        missing = {p.where for p in self.problems()}
        return next((key for key in order if key in missing), order[0] if order else "")

    def focus_field(self, key: str) -> None:
        if key == "town" and self.address.choosing:
            self.address.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus_field(key)

    def focused(self) -> str:
        return "town" if self.address.list.hasFocus() else super().focused()

    def act(self, name: str) -> bool:
        if name == "back" and self.address.choosing:
            self.address.open(False)
            return True
        return super().act(name)
