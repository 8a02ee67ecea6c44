"""署名: what is taken in and what it costs, once more; the customer confirms what is final and signs. Knows no rule."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from posapp.domain.facts import yen_text
from posapp.domain.intake import Standing
from posapp.flows.intake import SIGN, IntakeView, check_sign
from posapp.services.front import Sentences, Services
from posapp.ui import text_returns as words
from posapp.ui.pages.returns.fields import ReturnFields
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldKind, FieldSpec
from posapp.ui.widgets.words import Words

CONFIRMED: Final = (
    FieldSpec(key="erased", label=words.SIGN_ERASED, kind=FieldKind.CHECK),
    FieldSpec(key="no_return", label=words.SIGN_NO_RETURN, kind=FieldKind.CHECK),
    FieldSpec(key="payments_told", label=words.SIGN_PAYMENTS, kind=FieldKind.CHECK),
    FieldSpec(key="signed", label=words.SIGN_SIGNED, kind=FieldKind.CHECK),
)


class SignPage(ReturnFields):
    """The sums at the left, the confirmations at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, SIGN, "sign", check_sign, words.RECEIVE, parent)
        self.summary, self.confirm = SectionCard(words.SIGN_SUMMARY), SectionCard(words.SIGN_TITLE)
        self.form = Form(CONFIRMED, gap=4)
        self._lines = Words("", 16, wrap=True)
        self.summary.body.addWidget(self._lines)
        self.confirm.body.addWidget(self.form)
        self.stand(((self.summary,), (self.confirm,)))
        self.wire(self.form)

    def show_view(self, view: IntakeView) -> None:
        super().show_view(view)
        if view.settled is None or view.intake is None:
            return
        left = [*view.settled.of(Standing.OPEN), *view.settled.of(Standing.CONTINUES)]
        said = words.SIGN_LEFT.format(count=len(left), yen=yen_text(sum(p.amount for p in left)))
        tick = self.form.fields["payments_told"].input
        tick.setText(words.SIGN_PAYMENTS.format(left=said if left else words.SIGN_NOTHING_LEFT))  # type: ignore[union-attr]
        device = view.intake.contract.purchase.device
        self._lines.say("\n".join((view.intake.deliverer.name, device.full_name, view.intake.number.read)))
        self.head(self.confirm, tuple(self.form.fields))
