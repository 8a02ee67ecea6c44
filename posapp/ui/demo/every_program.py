"""The papers of every program: a sale of each, taken through the same use cases that the windows use, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from posapp.domain.application import Step
from posapp.domain.people import DocumentKind
from posapp.domain.program import PlanKind, Program
from posapp.flows.forms import YES, ApplicantForm, SaleDraft
from posapp.services.editions import Edition
from posapp.services.front import Doors, Services
from posapp.services.ports import CaseRow, PaperRow
from posapp.ui.demo import people
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.outside import Outside

_AFTER = timedelta(days=14)
"""How long after a program's first day its sample sale plays."""
_LATER = timedelta(days=30)
"""How much later it is tried again while no device with its amounts has come out."""


def papers(programs: tuple[Program, ...], doors: Callable[[Outside], Doors]) -> Iterator[tuple[str, bytes]]:
    """(program and kind, PDF) of every program on credit, each sold and formed on a day it was sold.

    The first that takes devices back has its papers in large print and with readings too.
    """
    in_editions = next((program.id for program in programs if program.windows), "")
    for program in programs:
        if program.plan.kind is PlanKind.LUMP:
            continue
        at = datetime.combine(program.valid_from + _AFTER, time(11, 5), people.JAPAN)
        outside = Outside(at, online=True)
        services = doors(outside).create(people.SHOP, people.STAFF, people.PASSPHRASE)
        try:
            yield from _sold(services, program, outside, in_editions=program.id == in_editions)
        finally:
            services.close()


def _sold(
    services: Services, program: Program, outside: Outside, *, in_editions: bool
) -> Iterator[tuple[str, bytes]]:  # fmt: skip
    draft = _understood(services, _quoted(services, program, outside))
    row = services.sales.submit(draft)
    if not isinstance(row, CaseRow):
        raise Stuck(f"{program.id}: {', '.join(problem.code for problem in row)}")
    for step in (Step.SEND, Step.APPROVE, Step.FORM):
        services.sales.step(row.id, step)
    found = services.sales.case(row.id)
    if found is None:
        raise Stuck(f"{program.id}: the case is gone")
    made = services.papers.issue(*found)
    for paper in made:
        yield f"{program.id}-{paper.kind}", services.papers.pdf(paper)
    if in_editions:
        yield from _editions(services, program, made)


def _editions(services: Services, program: Program, made: tuple[PaperRow, ...]) -> Iterator[tuple[str, bytes]]:
    """The same papers in large print and with readings."""
    for paper in made:
        for edition in Edition:
            other = services.editions.make(paper, edition)
            if isinstance(other, PaperRow):
                yield f"{program.id}-{paper.kind}-{edition}", services.papers.pdf(other)


def _quoted(services: Services, program: Program, outside: Outside) -> SaleDraft:
    """A draft with the first listed telephone that this program can be quoted for, on the first such day; else with any device."""
    begun = outside.now
    for telephone in (True, False):
        outside.now = begun
        while program.sold_on(outside.now.date()):
            found = _quoted_today(services, program, telephone=telephone)
            if found is not None:
                return found
            outside.now += _LATER
    raise Stuck(f"{program.id}: no listed device can be quoted")


def _quoted_today(services: Services, program: Program, *, telephone: bool) -> SaleDraft | None:
    draft = services.sales.begin()
    for found in services.quotes.search(draft.quote, "", limit=1000):
        listed = services.quotes.by_key(draft.quote, found.key)
        if listed is None or listed.terms_for(program.id) is None:
            continue
        if telephone and listed.device.category != "phone":
            continue
        form = replace(services.quotes.choose(draft.quote, listed), program=program.id, closing_confirmed=YES)
        tried = services.sales.put_quote(draft, form)
        chosen = services.sales.sheet(tried).chosen
        if chosen is not None and chosen.quote is not None:
            return tried
    return None


def _understood(services: Services, draft: SaleDraft) -> SaleDraft:
    """The application filled in, every consent given, every topic explained and understood."""
    sales = services.sales
    typed = {key: value for key, value in people.ANSWERS.items() if not value.startswith("<")}
    draft = replace(
        draft,
        applicant=ApplicantForm(
            family=people.READINGS["family"][1], given=people.READINGS["given"][1],
            family_kana=people.READINGS["family"][0], given_kana=people.READINGS["given"][0],
            **{**typed, "doc_expires": f"{draft.started_at.year + 3}-05-12"},
            area="宮城県登米市", town="豊里町小口前", doc_kind=DocumentKind.LICENCE.value, doc_seen=YES,
            housing="own", purpose="personal", pledge=YES,
        ),
    )  # fmt: skip
    for consent in ("privacy_shown", "inquiry", "bureau", "members", "partners"):
        draft = sales.consent(draft, consent, True)
    for topic in sales.view(draft).topics:
        draft = sales.explain(sales.view(draft), topic.key)
        if topic.asks:
            draft = sales.answer(sales.view(draft), topic.key, topic.right)
        draft = sales.understand(sales.view(draft), topic.key)
    return draft
