"""再入力シート and 取引履歴: two papers of a case as of now, put together from what the store holds of it. Writes nothing but them.

A return that ended in a report leaves no trace in either: it left no paper, and only returns with a paper are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from posapp.domain.application import State, is_senior
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import (
    OF_STATE,
    Event,
    Happened,
    HistoryCase,
    MadePaper,
    RekeyingCase,
    told_events,
)
from posapp.domain.digest import digest_of
from posapp.domain.intake import settle
from posapp.domain.intake_papers import Returned, sent_in, taken_in
from posapp.domain.mail_return import MailState
from posapp.domain.problem import Problem, stop
from posapp.services import snapshots
from posapp.services.editions import as_issued
from posapp.services.intake_papers import RECEIPT, REFUSAL, REMAINING
from posapp.services.intake_ports import IntakeBody, IntakeRecords, IntakeRow, IntakeState
from posapp.services.issuing import valid_until
from posapp.services.mail_ports import MailRecords
from posapp.services.mailing import APPLICATION, ASSESSMENT, MailBody
from posapp.services.official import handed_over
from posapp.services.papers import LETTERS as OF_SALE
from posapp.services.papers import IntakePress
from posapp.services.ports import CaseRow, PaperRow, Records
from posapp.services.quoting import Rules
from posapp.services.selling import CaseBody, Surroundings

P = TypeVar("P")
REKEYING, HISTORY = "rekeying", "history"
LETTERS = {REKEYING: "K", HISTORY: "Y"}
"""First letter of a paper's number; the rest is the day and its own count."""
FOR_CUSTOMER = frozenset({*OF_SALE, RECEIPT, REFUSAL, REMAINING, APPLICATION, ASSESSMENT})
"""Kinds of paper that go home with a customer."""
_OF_INTAKE = {IntakeState.RECEIVED: Happened.TAKEN_IN, IntakeState.REFUSED: Happened.TAKEN_HOME}
_OF_MAIL = {
    MailState.APPLIED: Happened.MAIL_APPLIED,
    MailState.COLLECTED: Happened.MAIL_COLLECTED,
    MailState.ASSESSED: Happened.MAIL_ASSESSED,
    MailState.ACCEPTED: Happened.MAIL_ACCEPTED,
    MailState.WITHDRAWN: Happened.MAIL_WITHDRAWN,
    MailState.KEPT: Happened.MAIL_KEPT,
}


class CasePapers(Generic[P]):
    """Makes the two papers; one that would say the same on the same day is not made again."""

    def __init__(
        self, press: Callable[[], IntakePress[P]], rules: Rules, records: Records, intakes: IntakeRecords,
        mails: MailRecords, around: Surroundings,
    ) -> None:  # fmt: skip
        self._press = press
        self._rules = rules
        self._records = records
        self._intakes = intakes
        self._mails = mails
        self._around = around

    def make(self, kind: str, case_id: UUID) -> PaperRow | tuple[Problem, ...]:
        """One of the two, of a case as it stands now."""
        row = self._records.case(case_id)
        if row is None:
            return (stop("case-missing", "case"),)
        body, now = snapshots.load(CaseBody, row.body), self._around.now()
        held = self._held(kind, row, now)
        if held is not None:
            same = self._paper(kind, row, body, held.number, held.issued_at.astimezone(now.tzinfo))
            if self._press().to_json(same) == held.body:
                return held
        day = f"{LETTERS[kind]}-{now:%y%m%d}"
        number = f"{day}-{self._records.next_number(day):04d}"
        made = self._row(kind, row, number, self._paper(kind, row, body, number, now), now)
        self._records.keep_papers((made,))
        return made

    def _held(self, kind: str, row: CaseRow, now: datetime) -> PaperRow | None:
        """The newest of this kind, when it was made today."""
        kept = [paper for paper in as_issued(self._records.papers(case_id=row.id)) if paper.kind == kind]
        today = kept and kept[-1].issued_at.astimezone(now.tzinfo).date() == now.date()
        return kept[-1] if today else None

    def _paper(self, kind: str, row: CaseRow, body: CaseBody, number: str, at: datetime) -> P:
        press, case = self._press(), self._case(row, body, number, at)
        papers = tuple(self._papers(row))
        if kind == REKEYING:
            known = self._intakes.contract(row.id)
            numbers = (known.number, known.imei, known.serial) if known else ("", "", "")
            contract, imei, serial = numbers
            return press.compose_rekeying(
                RekeyingCase(case=case, papers=papers, contract=contract, imei=imei, serial=serial)
            )
        taken = self._taken(row)
        told = HistoryCase(
            case=case, papers=papers, returned=self._returned(row, taken),
            events=(*self._of_sale(body, case), *self._official(row), *_of_counter(taken), *self._by_courier(row)),
        )  # fmt: skip
        paper = press.compose_history(told)
        age = body.application.person.age_on(at.date())
        return press.enlarged(paper) if is_senior(age, case.regulation) else paper

    def _case(self, row: CaseRow, body: CaseBody, number: str, at: datetime) -> PaperCase:
        law = self._rules.law.on(body.quote.purchase.on)
        return PaperCase(
            quote=body.quote, regulation=law, shop=self._around.shop(), staff=body.staff, number=number, issued_at=at,
            addressee=row.customer, application=body.application, topics=body.topics, acks=body.acks,
            state=State(row.state), case_number=row.number, quote_number=body.quote_number,
            consent_number=OF_SALE["consent"] + body.quote_number[1:], valid_until=valid_until(body.quote, law),
            offline=self._around.offline(), price_list=body.price_list, sample=body.sample, sheets=body.sheets,
            text_version=max((topic.version for topic in body.topics), default=""),
        )  # fmt: skip

    # --- what the store holds

    def _papers(self, row: CaseRow) -> Iterator[MadePaper]:
        """What the customer was given; the two copies of one paper are one."""
        seen = set()
        for paper in self._records.papers(case_id=row.id):
            if paper.kind in FOR_CUSTOMER and (paper.kind, paper.number) not in seen:
                seen.add((paper.kind, paper.number))
                yield MadePaper(kind=paper.kind, number=paper.number, at=paper.issued_at)

    def _of_sale(self, body: CaseBody, case: PaperCase) -> Iterable[Event]:
        issues = self._records.issues_of(number=body.quote_number, digest=body.quote.digest)
        if issues:
            yield Event(at=issues[-1].issued_at, what=Happened.QUOTED, number=body.quote_number)
        yield from told_events(case)
        for state, at in body.times:
            what = OF_STATE.get(State(state))
            if what is not None:
                number = case.case_number if what is Happened.APPLIED else ""
                yield Event(at=datetime.fromisoformat(at), what=what, number=number)

    def _official(self, row: CaseRow) -> Iterator[Event]:
        """Operators' documents that the customer was given."""
        for given in handed_over(self._records.events(row.id)):
            yield Event(at=given.at, what=Happened.OFFICIAL_GIVEN, number=given.name)

    def _taken(self, row: CaseRow) -> tuple[tuple[IntakeRow, PaperRow], ...]:
        """Returns of this case that left a paper, with that paper, oldest first."""
        found: dict[UUID, tuple[IntakeRow, PaperRow]] = {}
        for paper in self._records.papers(case_id=row.id):
            if paper.kind in (RECEIPT, REFUSAL):
                for intake in self._intakes.intakes(f"U{paper.number[1:]}"):
                    if intake.case_id == row.id and intake.state in _OF_INTAKE:
                        found.setdefault(intake.id, (intake, paper))
        return tuple(found.values())

    def _by_courier(self, row: CaseRow) -> Iterator[Event]:
        for found in self._mails.mail_returns_of(row.id):
            for state, at in snapshots.load(MailBody, found.body).times:
                what = _OF_MAIL.get(MailState(state))
                if what is not None:
                    yield Event(at=datetime.fromisoformat(at), what=what, number=found.number)

    def _returned(self, row: CaseRow, taken: tuple[tuple[IntakeRow, PaperRow], ...]) -> Returned | None:
        """The return that changed the payments."""
        for intake, _ in taken:
            found = snapshots.load(IntakeBody, intake.body).intake
            if intake.state == IntakeState.RECEIVED and found is not None:
                return taken_in(found, settle(found))
        for mail in self._mails.mail_returns_of(row.id):
            if mail.state == MailState.ACCEPTED:
                return sent_in(snapshots.load(MailBody, mail.body).mail)
        return None

    def _row(self, kind: str, row: CaseRow, number: str, paper: P, now: datetime) -> PaperRow:
        press = self._press()
        body = press.to_json(paper)
        return PaperRow(
            id=self._around.new_id(), number=number, kind=kind, case_id=row.id, title=press.title(paper),
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0,
            issued_at=now,
        )  # fmt: skip


def _of_counter(taken: tuple[tuple[IntakeRow, PaperRow], ...]) -> Iterator[Event]:
    for intake, paper in taken:
        yield Event(at=intake.at, what=_OF_INTAKE[IntakeState(intake.state)], number=paper.number)
