"""A sale walked through the services as staff would, without a window: the same steps for every program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posapp.flows.forms import YES, ApplicantForm, QuoteForm, SaleDraft
from posapp.services.front import Services

APPLICANT = ApplicantForm(
    family="小林", given="由美子", family_kana="こばやし", given_kana="ﾕﾐｺ", born="S58.4.12", mobile="０９０-１２３４-５６７８",
    postal="9870362", area="宮城県登米市", town="豊里町小口前", street="1-2", doc_issuer="宮城県公安委員会",
    doc_expires="2028-05-12", doc_digits="4821", doc_seen=YES, employer="北上川食品株式会社", income="420", persons="3",
    housing="own", savings="120", way="account", institution="見本銀行", method_digits="4567", purpose="personal", pledge=YES,
)  # fmt: skip

FORMS = {
    "docomo-okaeshi": (date(2021, 6, 15), QuoteForm(device="Xperia 1 II", cash_price="108,000")),
    "docomo-plain-36": (date(2021, 6, 15), QuoteForm(device="Xperia 1 II", cash_price="108,000")),
    "au-kaetoku": (date(2021, 6, 15), QuoteForm(device="Xperia 1 II", cash_price="108,000", residual="50,500")),
    "au-plain-36": (date(2021, 6, 15), QuoteForm(device="Xperia 1 II", cash_price="108,000")),
    "softbank-shintoku-standard": (
        date(2022, 12, 10),
        QuoteForm(device="Pixel 7 Pro", cash_price="144,960", step_first="3,020", step_second="3,020"),
    ),
    "softbank-shintoku-premium": (
        date(2023, 10, 2),
        QuoteForm(
            device="iPhone 15 Pro", cash_price="159,840", step_first="2,220", step_second="3,700", usage_fee="12,100"
        ),
    ),
    "softbank-shintoku-value": (
        date(2023, 12, 20),
        QuoteForm(device="Lenovo 14e Chromebook Gen 3", category="acpc", cash_price="86,400", step_first="900", step_second="2,100"),
    ),
    "softbank-plain-48": (date(2022, 12, 10), QuoteForm(device="Pixel 7 Pro", cash_price="144,960")),
    "sony-zanka-2y": (date(2026, 11, 21), QuoteForm(device="Xperia 1 VII", cash_price="108,000", residual="43,200")),
    "sony-zanka-1y": (
        date(2026, 11, 21),
        QuoteForm(device="α7C II", category="camera", cash_price="280,000", residual="160,000"),
    ),
}  # fmt: skip


def quoted(shop: Services, program: str) -> SaleDraft:
    """A draft with that program chosen."""
    on, form = FORMS[program]
    draft = shop.sales.begin()
    form = replace(form, on=on.isoformat(), program=program, price_reason="店頭価格", closing_confirmed=YES)
    return shop.sales.put_quote(draft, form)


def explained(shop: Services, draft: SaleDraft) -> SaleDraft:
    """Every topic explained, answered rightly and understood."""
    for topic in shop.sales.view(draft).topics:
        draft = shop.sales.explain(shop.sales.view(draft), topic.key)
        if topic.asks:
            draft = shop.sales.answer(shop.sales.view(draft), topic.key, topic.right)
        draft = shop.sales.understand(shop.sales.view(draft), topic.key)
    return draft


def filled(shop: Services, draft: SaleDraft, applicant: ApplicantForm = APPLICANT) -> SaleDraft:
    """The application with every consent."""
    draft = replace(draft, applicant=applicant)
    for key in ("privacy_shown", "inquiry", "bureau", "members", "partners"):
        draft = shop.sales.consent(draft, key, True)
    return draft


def ready(shop: Services, program: str) -> SaleDraft:
    """A sale that can be submitted."""
    return explained(shop, filled(shop, quoted(shop, program)))
