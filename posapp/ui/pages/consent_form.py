"""申込 2/2 as data: payment, guardian, consents. Knows no widget and no rule."""

from __future__ import annotations

from typing import Final

from posapp.domain.application import PaymentWay
from posapp.ui import text_sale as words
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option

WAYS: Final = (
    Option(PaymentWay.ACCOUNT.value, words.WAY_ACCOUNT),
    Option(PaymentWay.CARD.value, words.WAY_CARD),
    Option(PaymentWay.WITH_LINE.value, words.WAY_WITH_LINE),
    Option(PaymentWay.WINDOW.value, words.WAY_WINDOW),
)
NUMBERED: Final = frozenset({PaymentWay.ACCOUNT.value, PaymentWay.CARD.value})
"""Ways that name an institution and last digits."""
METHOD: Final = (
    FieldSpec(key="institution", label=words.INSTITUTION, width=7),
    FieldSpec(key="method_digits", label=words.METHOD_DIGITS, width=5, most=8),
)
GUARDIAN: Final = (
    FieldSpec(key="guardian_name", label=words.GUARDIAN_NAME, kind=FieldKind.NAME, width=4),
    FieldSpec(key="guardian_relation", label=words.GUARDIAN_RELATION, width=3),
    FieldSpec(key="guardian_phone", label=words.GUARDIAN_PHONE, kind=FieldKind.PHONE, width=5),
    FieldSpec(key="guardian_agrees", label=words.GUARDIAN_AGREES, kind=FieldKind.CHECK),
    FieldSpec(key="guardian_pays", label=words.GUARDIAN_PAYS, kind=FieldKind.CHECK),
)
CONSENTS: Final = ("consent_inquiry", "consent_bureau", "consent_members", "consent_partners")
OPTIONAL: Final = frozenset({"guardian_pays"})
TYPED: Final = frozenset(spec.key for spec in (*METHOD, *GUARDIAN))
"""Fields of 申込 2/2 that hold typed text; all others are on the first page."""
