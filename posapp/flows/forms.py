"""What staff type in a sale, field by field, as text. Frozen; a change makes a new form. Nothing here is checked yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from posapp.domain.disclosure import Acknowledgement
from posapp.flows.flow import Cursor

YES = "yes"
"""The text of a ticked field."""
F = TypeVar("F")


def with_fields(form: F, fields: Mapping[str, object]) -> F:
    """The form with some of its fields changed, by their names."""
    held: Any = form
    made: F = replace(held, **fields)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteForm:
    """見積 as typed. Yen fields hold text such as ``108,000``; ``on`` is the day quoted for.

    device        what was typed or scanned; ``listed`` the key of the price list's device once chosen, else empty
    price_reason  why the price is not the list's
    program       the chosen program id; ``programs`` up to four ids shown side by side
    residual, step_first, step_second, usage_fee   amounts typed where the price list has none, for the chosen program
    plan          when the customer will change or hand in the device, as `posapp.flows.plans` writes it
    cover_monthly  yen a month of the cover, for もしも; try_points and try_down are amounts to try there
    cap_supervisor, cap_reason   who lets a quote above the discount cap be issued, and why
    cap_excess    the excess in yen for which they were typed: at another excess they no longer hold
    sheets        numbers of 手書き用紙 that this is keyed in from
    """

    on: str = ""
    device: str = ""
    listed: str = ""
    category: str = "phone"
    cash_price: str = ""
    price_reason: str = ""
    down_payment: str = ""
    discount: str = ""
    points: str = ""
    points_down: str = ""
    cover: str = "none"
    repairs_used: str = "0"
    line: str = YES
    closing_day: str = "end"
    closing_confirmed: str = ""
    program: str = ""
    programs: tuple[str, ...] = ()
    return_month: str = ""
    residual: str = ""
    step_first: str = ""
    step_second: str = ""
    usage_fee: str = ""
    plan: str = ""
    cover_monthly: str = ""
    try_points: str = ""
    try_down: str = ""
    cap_supervisor: str = ""
    cap_reason: str = ""
    cap_excess: str = ""
    sheets: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantForm:
    """申込 as typed. Ticks hold ``yes`` or nothing; the four consents hold the ISO time at which each was given."""

    family: str = ""
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""
    born: str = ""
    mobile: str = ""
    home_phone: str = ""
    postal: str = ""
    area: str = ""
    town: str = ""
    street: str = ""
    building: str = ""
    doc_kind: str = "driving-licence"
    doc_issuer: str = ""
    doc_expires: str = ""
    doc_digits: str = ""
    doc_seen: str = ""
    employer: str = ""
    employer_phone: str = ""
    income: str = ""
    persons: str = ""
    housing: str = ""
    savings: str = ""
    guardian_name: str = ""
    guardian_relation: str = ""
    guardian_phone: str = ""
    guardian_agrees: str = ""
    guardian_pays: str = ""
    way: str = "account"
    institution: str = ""
    method_digits: str = ""
    purpose: str = ""
    privacy_shown: str = ""
    consent_inquiry: str = ""
    consent_bureau: str = ""
    consent_members: str = ""
    consent_partners: str = ""
    pledge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleDraft:
    """One sale in the making: both forms, the acknowledgements, and where the cursor stands."""

    id: UUID
    number: str
    staff: str
    started_at: datetime
    cursor: Cursor
    quote: QuoteForm = QuoteForm()
    applicant: ApplicantForm = ApplicantForm()
    acks: tuple[Acknowledgement, ...] = ()
