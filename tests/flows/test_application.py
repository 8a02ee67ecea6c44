"""申込 checked: every field that can be wrong names itself, and a whole form becomes an application."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from posapp.domain.application import Housing, PaymentWay
from posapp.domain.people import DocumentKind
from posapp.flows.application import check_application
from posapp.flows.forms import YES, ApplicantForm
from tests.domain.samples import law
from tests.flows.samples import FORM, QUOTE, SHORT, TODAY, check, wrong


def test_a_whole_form_is_an_application() -> None:
    checked = check(FORM)
    assert (checked.problems, checked.long_form, checked.minor, checked.age) == ((), True, False, 34)
    made = checked.application
    assert made is not None
    assert (made.person.name, made.person.kana, made.person.born) == (
        "小林 由美子",
        "コバヤシ ユミコ",
        date(1985, 4, 12),
    )
    assert (made.person.mobile, made.person.address.postal) == ("090-0000-1234", "987-0362")
    assert made.household is not None
    assert (made.household.income, made.household.savings) == (3_800_000, 1_500_000)
    assert made.household.housing is Housing.OWN_WITH_LOAN
    assert (made.document.kind, made.document.checked_by) == (DocumentKind.LICENCE, "中村 健")
    assert (made.method.way, made.method.last_digits) == (PaymentWay.ACCOUNT, "4321")
    assert made.consents.complete and made.consents.inquiry == datetime.fromisoformat("2019-06-15T14:36:00+09:00")
    assert (made.applied_on, made.guardian, made.line, made.pledge) == (TODAY, None, True, True)


WRONG: list[tuple[dict[str, str], list[tuple[str, str]]]] = [
    ({"family": ""}, [("family", "field-empty")]),
    ({"given": "由\n美子"}, [("given", "control-characters")]),
    ({"family_kana": "小林"}, [("family_kana", "kana-only")]),
    ({"given_kana": ""}, [("given_kana", "field-empty")]),
    ({"born": ""}, [("born", "field-empty")]),
    ({"born": "2030-01-01"}, [("born", "born-impossible")]),
    ({"born": "1880-01-01"}, [("born", "born-impossible")]),
    ({"mobile": "090-0000"}, [("mobile", "phone-too-short")]),
    ({"home_phone": "12"}, [("home_phone", "phone-unreadable")]),
    ({"postal": "98"}, [("postal", "postal-seven-digits")]),
    ({"area": ""}, [("area", "field-empty")]),
    ({"town": "x" * 101}, [("town", "text-too-long")]),
    ({"street": ""}, [("street", "field-empty")]),
    ({"building": "123456789012"}, [("building", "my-number-refused")]),
    ({"doc_kind": "library-card"}, [("doc_kind", "choice-missing")]),
    ({"doc_issuer": ""}, [("doc_issuer", "field-empty")]),
    ({"doc_expires": "2019-06-14"}, [("doc_expires", "document-expired")]),
    ({"doc_expires": "soon"}, [("doc_expires", "date-unreadable")]),
    ({"doc_digits": ""}, [("doc_digits", "field-empty")]),
    ({"doc_digits": "123456789012"}, [("doc_digits", "last-four-only")]),
    ({"doc_kind": "my-number-card-front"}, [("doc_digits", "digits-never-kept")]),
    ({"doc_kind": "insurance-confirmation", "doc_digits": " 1 "}, [("doc_digits", "digits-never-kept")]),
    ({"doc_seen": ""}, [("doc_seen", "document-not-seen")]),
    ({"employer": ""}, [("employer", "field-empty")]),
    ({"employer_phone": "1"}, [("employer_phone", "phone-unreadable")]),
    ({"income": ""}, [("income", "field-empty")]),
    ({"income": "-1"}, [("income", "yen-negative")]),
    ({"persons": "0"}, [("persons", "number-out-of-range")]),
    ({"housing": ""}, [("housing", "choice-missing")]),
    ({"savings": "lots"}, [("savings", "yen-unreadable")]),
    ({"way": ""}, [("way", "choice-missing")]),
    ({"institution": ""}, [("institution", "field-empty")]),
    ({"method_digits": "1234567"}, [("method_digits", "last-four-only")]),
    ({"way": "card", "institution": ""}, [("institution", "field-empty")]),
    ({"purpose": ""}, [("purpose", "purpose-missing")]),
    ({"purpose": "business"}, [("purpose", "business-leaves-this-path")]),
    ({"privacy_shown": ""}, [("privacy_shown", "privacy-not-shown")]),
    ({"consent_inquiry": ""}, [("consent_inquiry", "consent-missing")]),
    ({"consent_bureau": ""}, [("consent_bureau", "consent-missing")]),
    ({"consent_members": ""}, [("consent_members", "consent-missing")]),
    ({"consent_partners": ""}, [("consent_partners", "consent-missing")]),
    ({"pledge": ""}, [("pledge", "pledge-missing")]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), WRONG, ids=[str(row[0]) for row in WRONG])
def test_each_wrong_field_names_itself(changes: dict[str, str], expected: list[tuple[str, str]]) -> None:
    checked = check(replace(FORM, **changes))
    assert [(p.where, p.code) for p in checked.problems] == expected
    assert checked.application is None


def test_an_empty_form_lists_every_field_and_names_only_fields() -> None:
    checked = check(ApplicantForm())
    names = [field.name for field in fields(ApplicantForm)]
    assert {p.where for p in checked.problems} <= set(names)
    assert len(checked.problems) > 20
    assert all(p.stops for p in checked.problems)


def test_a_card_whose_number_is_never_kept_needs_none() -> None:
    made = check(replace(FORM, doc_kind="my-number-card-front", doc_digits="")).application
    assert made is not None and made.document.last_digits == ""


def test_the_short_form_asks_for_no_household() -> None:
    blank = {"employer": "", "employer_phone": "", "income": "", "persons": "", "housing": "", "savings": ""}
    checked = check(replace(FORM, **blank), SHORT)
    assert (checked.problems, checked.long_form) == ((), False)
    assert checked.application is not None and checked.application.household is None
    assert len(check(replace(FORM, **blank)).problems) == 4


def test_a_minor_needs_a_guardian_who_agrees() -> None:
    minor = {"born": "2001-01-01"}
    assert wrong(replace(FORM, **minor)) == [
        ("guardian_name", "field-empty"),
        ("guardian_relation", "field-empty"),
        ("guardian_phone", "field-empty"),
        ("guardian_agrees", "guardian-must-agree"),
    ]
    whole = minor | {
        "guardian_name": "小林 太郎", "guardian_relation": "父", "guardian_phone": "090-0000-5678", "guardian_agrees": YES,
    }  # fmt: skip
    for pays in ("", YES):
        checked = check(replace(FORM, **whole, guardian_pays=pays))
        assert checked.minor and checked.application is not None and checked.application.guardian is not None
        assert checked.application.guardian.pays is (pays == YES)


def test_the_adult_age_is_that_of_the_day() -> None:
    born = replace(FORM, born="2001-06-16", doc_expires="2030-01-01")
    for day, minor in ((date(2019, 6, 15), True), (date(2021, 6, 15), True), (date(2022, 4, 1), False)):
        checked = check_application(born, QUOTE, law(day), today=day, staff="中村", line=True)
        assert checked.minor is minor


def test_ways_of_payment() -> None:
    with_line = replace(FORM, way="with-line", institution="", method_digits="")
    assert wrong(with_line) == []
    assert wrong(with_line, line=False) == [("way", "with-line-needs-line")]
    made = check(replace(FORM, way="window", institution="", method_digits="")).application
    assert made is not None and (made.method.way, made.method.institution) == (PaymentWay.WINDOW, "")


def test_without_a_birth_date_no_age_is_guessed() -> None:
    checked = check(replace(FORM, born="?"))
    assert (checked.age, checked.minor) == (None, False)
    assert check(replace(FORM, born="2030-01-01")).age is None


def test_a_name_with_rare_characters() -> None:
    made = check(replace(FORM, family="𠮷﨑", given="<b>")).application
    assert made is not None and made.person.name == "𠮷﨑 <b>"
