"""申込 1/2 as data: the fields of each card. Knows no widget and no rule."""

from __future__ import annotations

from typing import Final

from posapp.domain.application import Housing
from posapp.ui import text
from posapp.ui import text_sale as words
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option

PERSON: Final = (
    FieldSpec(key="family", label=words.FAMILY, kind=FieldKind.NAME, width=6, reading_to="family_kana"),
    FieldSpec(key="given", label=words.GIVEN, kind=FieldKind.NAME, width=6, reading_to="given_kana"),
    FieldSpec(key="family_kana", label=words.FAMILY_KANA, kind=FieldKind.KANA, width=6),
    FieldSpec(key="given_kana", label=words.GIVEN_KANA, kind=FieldKind.KANA, width=6),
    FieldSpec(key="born", label=words.BORN, kind=FieldKind.DATE, width=6),
    FieldSpec(key="born_read", label=words.BORN_READ, width=6, derived=True),
    FieldSpec(key="mobile", label=words.MOBILE, kind=FieldKind.PHONE, width=6),
    FieldSpec(key="home_phone", label=words.HOME_PHONE, kind=FieldKind.PHONE, width=6, help=words.IF_ANY),
)
AREA: Final = (
    FieldSpec(key="postal", label=words.POSTAL, kind=FieldKind.POSTAL, width=6),
    FieldSpec(key="area", label=words.AREA, width=6),
)
TOWN: Final = (FieldSpec(key="town", label=words.TOWN),)
STREET: Final = (
    FieldSpec(key="street", label=words.STREET, width=5),
    FieldSpec(key="building", label=words.BUILDING, width=7, help=words.IF_ANY),
)
DOCUMENT: Final = (
    FieldSpec(key="doc_issuer", label=words.ISSUER, width=5),
    FieldSpec(key="doc_expires", label=words.EXPIRES, kind=FieldKind.DATE, width=4),
    FieldSpec(key="doc_digits", label=words.DIGITS, width=3, most=8),
)
SEEN: Final = (FieldSpec(key="doc_seen", label=words.SEEN, kind=FieldKind.CHECK),)
WORK_SHORT: Final = (
    FieldSpec(key="employer", label=words.EMPLOYER, width=12, help=words.IF_ANY),
    FieldSpec(key="employer_phone", label=words.EMPLOYER_PHONE, kind=FieldKind.PHONE, width=6, help=words.IF_ANY),
)
HOUSINGS: Final = (
    Option(Housing.OWN.value, words.OWN),
    Option(Housing.OWN_WITH_LOAN.value, words.OWN_WITH_LOAN),
    Option(Housing.RENTED.value, words.RENTED),
    Option(Housing.FAMILY.value, words.FAMILY_HOME),
)
WORK_LONG: Final = (
    FieldSpec(key="employer", label=words.EMPLOYER, width=5),
    FieldSpec(key="employer_phone", label=words.EMPLOYER_PHONE, kind=FieldKind.PHONE, width=4),
    FieldSpec(key="persons", label=words.PERSONS, kind=FieldKind.NUMBER, unit=text.PERSON, width=3),
    FieldSpec(key="income", label=words.INCOME, kind=FieldKind.NUMBER, unit=text.MAN_YEN, width=4),
    FieldSpec(key="housing", label=words.HOUSING, kind=FieldKind.CHOICE, options=HOUSINGS, width=4),
    FieldSpec(key="savings", label=words.SAVINGS, kind=FieldKind.NUMBER, unit=text.MAN_YEN, width=4),
)
WORK_NARROW: Final = (
    FieldSpec(key="employer", label=words.EMPLOYER, width=7),
    FieldSpec(key="employer_phone", label=words.EMPLOYER_PHONE, kind=FieldKind.PHONE, width=5),
    FieldSpec(key="persons", label=words.PERSONS, kind=FieldKind.NUMBER, unit=text.PERSON, width=5),
    FieldSpec(key="housing", label=words.HOUSING, kind=FieldKind.CHOICE, options=HOUSINGS, width=7),
    FieldSpec(key="income", label=words.INCOME, kind=FieldKind.NUMBER, unit=text.MAN_YEN, width=5),
    FieldSpec(key="savings", label=words.SAVINGS, kind=FieldKind.NUMBER, unit=text.MAN_YEN, width=7),
)
"""The same in three rows, for windows in which the page scrolls anyway."""
OPTIONAL: Final = frozenset({"home_phone", "building", "employer_phone", "born_read", "town"})
"""Fields that may stay empty on either form."""
