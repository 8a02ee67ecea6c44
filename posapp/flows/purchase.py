"""The guided sale as a table: 見積 → 重要事項説明 → 申込 → 支払方法と同意 → 確認 → 書類. Checks only; effects happen in services."""

from __future__ import annotations

from dataclasses import dataclass

from posapp.domain.application import is_credit
from posapp.domain.disclosure import Acknowledgement, ShownTopic
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.domain.quote import Quote
from posapp.flows.application import Checked
from posapp.flows.approval import cap_problems
from posapp.flows.flow import Flow, Step
from posapp.flows.forms import SaleDraft

QUOTE, DISCLOSURE, APPLICANT, CONSENT, CONFIRM, PAPERS = (
    "quote", "disclosure", "applicant", "consent", "confirm", "papers",
)  # fmt: skip

CONSENT_FIELDS = frozenset(
    [
        "way",
        "institution",
        "method_digits",
        "guardian_name",
        "guardian_relation",
        "guardian_phone",
        "guardian_agrees",
        "guardian_pays",
        "consent_inquiry",
        "consent_bureau",
        "consent_members",
        "consent_partners",
        "pledge",
    ]
)
"""Fields of the second page of 申込; all others are on the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleView:
    """A draft with everything that follows from it: what pages show and checks look at.

    quote_problems  why there is no quote, or what must be known of it
    fallen          how many understood topics fell because the quote changed
    submitted       the case exists: the application was taken
    official        operators' documents that are required and not there
    """

    draft: SaleDraft
    quote: Quote | None
    quote_problems: tuple[Problem, ...]
    topics: tuple[ShownTopic, ...]
    acks: tuple[Acknowledgement, ...]
    fallen: int
    checked: Checked | None
    submitted: bool
    official: tuple[Problem, ...] = ()


def check_quote(view: SaleView) -> tuple[Problem, ...]:
    """A quote on credit is chosen and possible."""
    if view.quote is None:
        found = view.quote_problems
        return found if stopping(found) else (*found, stop("quote-missing", "device"))
    if not is_credit(view.quote):
        return (*view.quote_problems, stop("lump-sum-needs-no-application", "program"))
    return (*view.quote_problems, *cap_problems(view.draft, view.quote))


def check_disclosure(view: SaleView) -> tuple[Problem, ...]:
    """Every topic is explained and understood for this very quote. Without topics nothing may be applied for."""
    if view.quote is not None and not view.topics:
        return (stop("topics-incomplete", "topics"),)
    found: list[Problem] = []
    if view.fallen:
        found.append(notice("acknowledgements-fell", "topics", count=view.fallen))
    open_topics = [t for t, ack in zip(view.topics, view.acks, strict=True) if not ack.done]
    found += [stop("topic-open", f"topic:{topic.key}", topic=topic.title) for topic in open_topics]
    return tuple(found)


def _applicant_problems(view: SaleView, *, consent_page: bool) -> tuple[Problem, ...]:
    if view.checked is None:
        return (stop("quote-missing", "device"),)
    return tuple(p for p in view.checked.problems if (p.where in CONSENT_FIELDS) is consent_page)


def check_applicant(view: SaleView) -> tuple[Problem, ...]:
    """The first page of the application."""
    return _applicant_problems(view, consent_page=False)


def check_consent(view: SaleView) -> tuple[Problem, ...]:
    """Payment, guardian, the separate consents and the pledge."""
    return _applicant_problems(view, consent_page=True)


def check_confirm(view: SaleView) -> tuple[Problem, ...]:
    """Everything together: a birth date typed late can open topics again."""
    steps = (check_quote(view), check_disclosure(view), check_applicant(view), check_consent(view))
    return (*(problem for found in steps for problem in found), *view.official)


def check_papers(view: SaleView) -> tuple[Problem, ...]:
    """The application was taken."""
    return () if view.submitted else (stop("not-submitted", "submit"),)


PURCHASE: Flow[SaleView] = Flow(
    "purchase",
    (
        Step(QUOTE, check_quote, lambda view: DISCLOSURE),
        Step(DISCLOSURE, check_disclosure, lambda view: APPLICANT),
        Step(APPLICANT, check_applicant, lambda view: CONSENT),
        Step(CONSENT, check_consent, lambda view: CONFIRM),
        Step(CONFIRM, check_confirm, lambda view: PAPERS),
        Step(PAPERS, check_papers, lambda view: None),
    ),
)
"""The sale. 申込 has two pages, which the stepper shows as one."""
