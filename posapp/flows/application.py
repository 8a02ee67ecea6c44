"""申込 as typed → a checked application, or every problem with its field. Pure: today and the quote are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from posapp.domain.application import (
    Application,
    BureauConsents,
    Household,
    Housing,
    PaymentMethod,
    PaymentWay,
    Work,
    asks_long_form,
    is_minor,
)  # fmt: skip
from posapp.domain.people import NUMBER_NEVER_KEPT, Address, DocumentKind, Guardian, IdentityDocument, Person, age
from posapp.domain.problem import Problem, stop
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation
from posapp.flows import reading
from posapp.flows.forms import YES, ApplicantForm

T = TypeVar("T")
_MAN = 100 * 100
"""万円: income and savings are typed in units of ten thousand yen."""


@dataclass(slots=True)
class _Reader:
    """Collects problems while fields are read; a field that cannot be read gives its stand-in."""

    problems: list[Problem] = field(default_factory=list)

    def take(self, result: T | Problem, stand_in: T) -> T:
        if isinstance(result, Problem):
            self.problems.append(result)
            return stand_in
        return result

    def need(self, holds: bool, code: str, where: str) -> None:
        if not holds:
            self.problems.append(stop(code, where))


@dataclass(frozen=True, slots=True)
class Checked:
    """The application when nothing is wrong, and the problems in the order of the fields."""

    application: Application | None
    problems: tuple[Problem, ...]
    long_form: bool
    minor: bool
    age: int | None


def check_application(
    form: ApplicantForm, quote: Quote, regulation: Regulation, *, today: date, staff: str, line: bool
) -> Checked:
    """Read the whole form. ``today`` is the day of application."""
    reader = _Reader()
    born = reading.read_date(form.born, "born")
    years = None if isinstance(born, Problem) or born > today else age(born, today)
    minor = years is not None and is_minor(years, regulation)
    long_form = asks_long_form(quote, regulation)
    reader.need(form.privacy_shown != "", "privacy-not-shown", "privacy_shown")
    _purpose(reader, form)
    person = _person(reader, form, today)
    document = _document(reader, form, today, staff)
    work = Work(
        employer=reader.take(reading.read_text(form.employer, "employer", required=long_form), ""),
        phone=reader.take(reading.read_phone(form.employer_phone, "employer_phone", required=False), ""),
    )
    household = _household(reader, form) if long_form else None
    guardian = _guardian(reader, form) if minor else None
    method = _method(reader, form, line=line)
    consents = _consents(reader, form)
    reader.need(form.pledge == YES, "pledge-missing", "pledge")
    application = None
    if not reader.problems:
        application = Application(
            person=person, document=document, work=work, household=household, guardian=guardian, method=method,
            consents=consents, pledge=True, applied_on=today, long_form=long_form, line=line,
        )  # fmt: skip
    return Checked(application, tuple(reader.problems), long_form, minor, years)


def _purpose(reader: _Reader, form: ApplicantForm) -> None:
    if form.purpose == "business":
        reader.problems.append(stop("business-leaves-this-path", "purpose"))
    else:
        reader.need(form.purpose == "personal", "purpose-missing", "purpose")


def _person(reader: _Reader, form: ApplicantForm, today: date) -> Person:
    def text(key: str, *, required: bool = True) -> str:
        return reader.take(reading.read_text(getattr(form, key), key, required=required), "")

    family, given = text("family"), text("given")
    family_kana = reader.take(reading.read_kana(form.family_kana, "family_kana"), "")
    given_kana = reader.take(reading.read_kana(form.given_kana, "given_kana"), "")
    born = reader.take(reading.read_date(form.born, "born"), today)
    reader.need(born <= today and age(born, today) < 130, "born-impossible", "born")
    mobile = reader.take(reading.read_mobile(form.mobile, "mobile"), "")
    home = reader.take(reading.read_phone(form.home_phone, "home_phone", required=False), "")
    address = Address(
        postal=reader.take(reading.read_postal(form.postal, "postal"), ""),
        area=text("area"),
        town=text("town", required=False),
        street=text("street"),
        building=text("building", required=False),
    )
    return Person(
        family=family, given=given, family_kana=family_kana, given_kana=given_kana, born=born,
        address=address, mobile=mobile, home_phone=home,
    )  # fmt: skip


def _choice(reader: _Reader, kind: Callable[[str], T], text: str, where: str, stand_in: T) -> T:
    try:
        return kind(text)
    except ValueError:
        reader.problems.append(stop("choice-missing", where))
        return stand_in


def _document(reader: _Reader, form: ApplicantForm, today: date, staff: str) -> IdentityDocument:
    kind = _choice(reader, DocumentKind, form.doc_kind, "doc_kind", DocumentKind.LICENCE)
    issuer = reader.take(reading.read_text(form.doc_issuer, "doc_issuer"), "")
    expires = reader.take(reading.read_date(form.doc_expires, "doc_expires"), today)
    reader.need(expires >= today, "document-expired", "doc_expires")
    digits = ""
    if kind in NUMBER_NEVER_KEPT:
        reader.need(not form.doc_digits.strip(), "digits-never-kept", "doc_digits")
    else:
        digits = reader.take(reading.read_last_digits(form.doc_digits, "doc_digits", required=True), "")
    reader.need(form.doc_seen == YES, "document-not-seen", "doc_seen")
    return IdentityDocument(kind=kind, issuer=issuer, expires=expires, last_digits=digits, checked_by=staff)


def _household(reader: _Reader, form: ApplicantForm) -> Household:
    income = reader.take(reading.read_yen(form.income, "income", empty=None), 0)
    persons = reader.take(reading.read_count(form.persons, "persons", low=1, high=30), 1)
    housing = _choice(reader, Housing, form.housing, "housing", Housing.OWN)
    savings = reader.take(reading.read_yen(form.savings, "savings"), 0)
    return Household(income=income * _MAN, persons=persons, housing=housing, savings=savings * _MAN)


def _guardian(reader: _Reader, form: ApplicantForm) -> Guardian:
    name = reader.take(reading.read_text(form.guardian_name, "guardian_name"), "")
    relation = reader.take(reading.read_text(form.guardian_relation, "guardian_relation"), "")
    phone = reader.take(reading.read_phone(form.guardian_phone, "guardian_phone", required=True), "")
    reader.need(form.guardian_agrees == YES, "guardian-must-agree", "guardian_agrees")
    return Guardian(name=name, relation=relation, phone=phone, pays=form.guardian_pays == YES)


def _method(reader: _Reader, form: ApplicantForm, *, line: bool) -> PaymentMethod:
    way = _choice(reader, PaymentWay, form.way, "way", PaymentWay.ACCOUNT)
    if way is PaymentWay.WITH_LINE:
        reader.need(line, "with-line-needs-line", "way")
    if way not in (PaymentWay.ACCOUNT, PaymentWay.CARD):
        return PaymentMethod(way=way)
    institution = reader.take(reading.read_text(form.institution, "institution"), "")
    digits = reader.take(reading.read_last_digits(form.method_digits, "method_digits", required=True), "")
    return PaymentMethod(way=way, institution=institution, last_digits=digits)


def _consents(reader: _Reader, form: ApplicantForm) -> BureauConsents:
    times: dict[str, datetime | None] = {}
    for key in ("inquiry", "bureau", "members", "partners"):
        text: str = getattr(form, f"consent_{key}")
        times[key] = datetime.fromisoformat(text) if text else None
        reader.need(text != "", "consent-missing", f"consent_{key}")
    return BureauConsents(**times)
