"""A whole sale for the tests of the flow: the form of a customer who may apply, and views at each step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from posapp.domain.disclosure import Acknowledgement, ShownTopic
from posapp.domain.quote import Quote
from posapp.flows.application import Checked, check_application
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES, ApplicantForm, SaleDraft
from posapp.flows.purchase import SaleView
from tests.domain.samples import OKAESHI, law, purchase, quote_of

TODAY = date(2019, 6, 15)
AT = "2019-06-15T14:36:00+09:00"
QUOTE = quote_of(OKAESHI, purchase())
SHORT = quote_of("docomo-plain-36", purchase(price=72_000))

FORM = ApplicantForm(
    family="小林", given="由美子", family_kana="コバヤシ", given_kana="ゆみこ", born="S60.4.12", mobile="09000001234",
    postal="9870362", area="宮城県登米市", town="豊里町小口前", street="99-2", doc_issuer="宮城県公安委員会",
    doc_expires="2022-05-12", doc_digits="3456", doc_seen=YES, employer="みどり町図書館", employer_phone="022-000-5678",
    income="380", persons="3", housing="own-with-loan", savings="150", institution="あおば見本銀行", method_digits="4321",
    purpose="personal", privacy_shown=AT, consent_inquiry=AT, consent_bureau=AT, consent_members=AT,
    consent_partners=AT, pledge=YES,
)  # fmt: skip


def check(form: ApplicantForm, quote: Quote = QUOTE, *, line: bool = True) -> Checked:
    return check_application(form, quote, law(TODAY), today=TODAY, staff="中村 健", line=line)


def wrong(form: ApplicantForm, *, line: bool = True) -> list[tuple[str, str]]:
    """The problems of a form as (field, code)."""
    return [(p.where, p.code) for p in check(form, line=line).problems]


TOPIC = ShownTopic(
    key="kept", version="1", group="g", title="返さない場合", headline="h", lead="l", points=(), paper="p", picture="",
)  # fmt: skip
DRAFT = SaleDraft(
    id=UUID(int=1), number="Q-190615-0001", staff="中村 健", started_at=datetime(2019, 6, 15, tzinfo=UTC),
    cursor=Cursor("quote"), applicant=FORM,
)  # fmt: skip
ACK = Acknowledgement(topic="kept", version="1", digest=QUOTE.digest)
DONE = replace(ACK, explained_at=DRAFT.started_at, understood_at=DRAFT.started_at)
FINISHED = SaleView(
    draft=DRAFT, quote=QUOTE, quote_problems=(), topics=(TOPIC,), acks=(DONE,), fallen=0, checked=check(FORM),
    submitted=True,
)  # fmt: skip
"""A view that holds at every step."""
