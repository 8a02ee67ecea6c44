"""申込 2/2: how it is paid, a minor's guardian, four separate consents, the pledge. Rules stand in `posapp.flows.application`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QWidget

from posapp.domain.application import PaymentWay
from posapp.domain.facts import facts_of, fill, law_facts
from posapp.flows.forms import YES, SaleDraft
from posapp.flows.purchase import CONSENT, SaleView, check_consent
from posapp.services.front import Sentences, Services
from posapp.ui import text_sale as words
from posapp.ui.pages.consent_form import CONSENTS, GUARDIAN, METHOD, NUMBERED, OPTIONAL, WAYS
from posapp.ui.pages.consent_row import ConsentRow, WayInput
from posapp.ui.pages.field_page import Lone
from posapp.ui.pages.form_band import FormBand
from posapp.ui.pages.sale_fields import SaleFieldPage
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.pages.topic_card import time_text
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.words import Words


class ConsentPage(SaleFieldPage):
    """Payment, guardian and pledge at the left, the consents at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services.sales, sentences, CONSENT, check_consent, words.TO_CONFIRM, parent)
        self.band = FormBand()
        self.method, self.guardian = SectionCard(words.CARD_METHOD, number=1), SectionCard(words.CARD_GUARDIAN)
        self.consents, self.promise = (
            SectionCard(words.CARD_CONSENTS, number=2),
            SectionCard(words.CARD_PLEDGE, number=3),
        )
        self.way, self.method_form, self.guardian_form = WayInput(WAYS), Form(METHOD), Form(GUARDIAN, gap=4)
        self.rows = {key: ConsentRow(words.CONSENT_TITLES[key]) for key in CONSENTS}
        self.pledge = CheckInput(words.PLEDGE)
        self._way_note = Words("", 12, role="quiet", wrap=True)
        self._lay_out()
        self.wire(
            Lone("way", self.way), self.method_form, self.guardian_form,
            *(Lone(key, row.tick) for key, row in self.rows.items()), Lone("pledge", self.pledge),
        )  # fmt: skip

    def _lay_out(self) -> None:
        for widget in (self.way, self.method_form, self._way_note):
            self.method.body.addWidget(widget)
        self.method.body.addStretch(1)
        for key in ("guardian_agrees", "guardian_pays"):
            self.guardian_form.fields[key].input.setFixedHeight(28)
        self.guardian.body.addWidget(self.guardian_form)
        self.guardian.body.addStretch(1)
        self.consents.body.addWidget(Words(words.CONSENT_LEAD, 14, wrap=True))
        for consent in self.rows.values():
            self.consents.body.addWidget(consent)
        self.consents.body.addStretch(1)
        self.promise.body.addWidget(Words(words.PLEDGE_TEXT, 14, wrap=True))
        self.pledge.setFixedHeight(28)
        self.promise.body.addWidget(self.pledge)
        self.promise.body.addStretch(1)
        left = vertical(spacing=8)
        left.addWidget(self.method)
        left.addWidget(self.guardian)
        left.addWidget(self.promise, 1)
        body = Content()
        row = horizontal(body, spacing=8)
        row.addLayout(left, 1)
        row.addWidget(self.consents, 1)
        self.area = scrolled(body)
        column = vertical(self, margins=(12, 12, 12, 12), spacing=8)
        column.addWidget(self.band)
        column.addWidget(self.area, 1)

    # --- showing

    def show_view(self, view: SaleView) -> None:
        form, checked = view.draft.applicant, view.checked
        line = view.draft.quote.line == YES
        self.way.allow(PaymentWay.WITH_LINE.value, line, words.WAY_BLOCKED)
        self.method_form.setVisible(form.way in NUMBERED)
        note = words.WAY_NOTES.get(form.way, "")
        self._way_note.say(note if line else f"{note}\n{words.WAY_BLOCKED}")
        self.guardian.setVisible(checked is not None and checked.minor)
        self.guardian.say_note(words.GUARDIAN_WHY.format(age=checked.age if checked else ""))
        self._show_consents(view)
        super().show_view(view)
        self._show_heads()
        needed = [key for key in self._needed() if key not in OPTIONAL]
        wrong = {p.where for p in self.problems()}
        self.band.show_band(
            long_form=checked is not None and checked.long_form, part=2, reasons=(words.FORM_WHY_2, words.FORM_WHY_2),
            done=sum(1 for key in needed if key not in wrong), of=len(needed),
        )  # fmt: skip

    def _needed(self) -> tuple[str, ...]:
        keys: list[str] = ["way", *CONSENTS, "pledge"]
        for form, card in ((self.method_form, self.method_form), (self.guardian_form, self.guardian)):
            keys += () if card.isHidden() else form.fields
        return tuple(keys)

    def _show_consents(self, view: SaleView) -> None:
        if view.quote is None:
            return
        facts = facts_of(view.quote) | law_facts(self._sales.regulation(view.quote), view.quote)
        facts["creditor"] = facts["creditor"] or words.GATE_CREDITOR
        for key, row in self.rows.items():
            given: str = getattr(view.draft.applicant, key)
            at = words.CONSENT_AT.format(time=time_text(datetime.fromisoformat(given))) if given else ""
            row.show_consent(fill(words.CONSENT_TEXTS[key], facts), at)

    def fill(self, values: Mapping[str, str]) -> None:
        super().fill({**values, **{key: YES if values[key] else "" for key in CONSENTS}})

    def _show_heads(self) -> None:
        self.head(self.method, ("way", *self.method_form.order()))
        self.head(self.guardian, self.guardian_form.order())
        self.head(self.promise, ("pledge",))
        given = sum(1 for row in self.rows.values() if row.tick.value())
        count = words.CONSENT_COUNT.format(count=given, of=len(CONSENTS))
        done = given == len(CONSENTS)
        self.consents.show_badges(
            BadgeView(
                text=words.CARD_DONE if done else count,
                tone=Tone.GOOD if done else Tone.ACCENT,
                icon="check" if done else "",
            )
        )

    # --- what was chosen

    def put(self, draft: SaleDraft, key: str, value: str) -> SaleDraft:
        """A consent keeps the time at which it was given; leaving its field again does not change it."""
        if key not in CONSENTS:
            return super().put(draft, key, value)
        if (value == YES) == bool(getattr(draft.applicant, key)):
            return draft
        return self._sales.consent(draft, key.removeprefix("consent_"), value == YES)

    def typed(self, key: str, value: str) -> None:
        """A consent or a pledge is an act: it is saved at once."""
        if key in CONSENTS or key == "pledge":
            self.left.emit(self.put(self.view.draft, key, value))
        else:
            super().typed(key, value)
