"""The papers of 回収: the receipt in both copies, 査定結果書 when nothing was taken in, 残りの支払予定, 写真票. Decides nothing, writes no intake.

A return that ends in "stop and report" makes no paper: 古物営業法15条3項 asks for word to the police at once, in no set form; a
sheet from the counter's printer would tell the person, and would put an unproven suspicion on paper. The record is in the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from posapp.domain.application import State, is_senior
from posapp.domain.checked import HeadSaid
from posapp.domain.digest import digest_of
from posapp.domain.intake import Intake, IntakeCase, Issue, Settlement, settle
from posapp.domain.intake_papers import Reason, RefusalCase, RemainingCase, Returned, sent_in, taken_in
from posapp.domain.mail_return import MailReturn
from posapp.domain.photo_sheet import PhotoOnSheet, PhotoSheetCase
from posapp.domain.problem import Problem, stop
from posapp.flows.intake import CHECK, FIND, WHAT, WHO, IntakeView, against
from posapp.flows.intake import FOUND as HEAD_FOUND
from posapp.flows.intake_forms import ELSEWHERE, FOUND, IntakeDraft
from posapp.services import snapshots
from posapp.services.editions import as_issued
from posapp.services.hand_sheets import numbers_in
from posapp.services.intake_ports import IntakeBody, IntakeRecords, IntakeState
from posapp.services.papers import IntakePress
from posapp.services.ports import CaseRow, PaperRow, Records
from posapp.services.quoting import Rules
from posapp.services.selling import CaseBody, Surroundings

P = TypeVar("P")
RECEIPT, REFUSAL, REMAINING, SHEET = "intake-receipt", "assessment-result", "remaining-payments", "photo-sheet"
LETTERS = {RECEIPT: "R", REFUSAL: "E", REMAINING: "Z", SHEET: "V"}
"""First letter of a paper's number; the rest is the draft's."""
COPIES = ("customer", "shop")
"""お客さま控え and 店舗控え."""
RUNNING = frozenset({State.FORMED, State.HANDED_OVER})
"""States of a case whose contract was formed: only such devices come back, only such contracts have payments left."""


Typed = tuple[str, str, str]
"""Step, field and what stands in it."""


class Telling(Protocol):
    """Reasons as a customer takes them home; app.py puts the catalogue's words here."""

    def told(self, problem: Problem) -> Reason | None:
        """What stands against the benefit and what would cure it; None for what concerns staff alone."""


class Photographed(Protocol):
    """The photos of a return; app.py puts `posapp.services.photos` here."""

    def on_sheet(self, draft: IntakeDraft) -> tuple[PhotoOnSheet, ...]:
        """Each as the shop's sheet names it, in the order of their numbers."""


Mailed = Callable[[UUID], "tuple[datetime, MailReturn] | None"]
"""The return by courier that a case's customer accepted, and when that was noted."""


class IntakePapers(Generic[P]):
    """Composes the papers of returns; those of a formed contract on any day are kept here too."""

    def __init__(
        self, press: Callable[[], IntakePress[P]], telling: Callable[[], Telling], rules: Rules, records: Records,
        intakes: IntakeRecords, around: Surroundings, photos: Photographed,
        mailed: Mailed,
    ) -> None:  # fmt: skip
        self._press = press
        self._telling = telling
        self._rules = rules
        self._records = records
        self._intakes = intakes
        self._around = around
        self._photos = photos
        self._mailed = mailed
        self._printable: tuple[tuple[Typed, ...], tuple[tuple[str, Problem], ...]] | None = None

    # --- a return that ended

    def received(self, draft: IntakeDraft, intake: Intake, now: datetime) -> tuple[PaperRow, ...]:
        """Both copies of the receipt; the customer's is followed by what is left to pay."""
        press, made = self._press(), []
        for mark in COPIES:
            case = IntakeCase(
                intake=intake, issue=self._issue(draft, RECEIPT, mark, now), answers=answers_of(draft),
                replacement=draft.replacement,
            )  # fmt: skip
            made.append(self._row(RECEIPT, press.compose_intake(case), case.issue, draft, intake))
            if mark == COPIES[0]:
                made.append(self._left(draft, intake, settle(intake), now))
        return (*made, *self._sheet(draft, intake, now))

    def _sheet(self, draft: IntakeDraft, intake: Intake, now: datetime) -> tuple[PaperRow, ...]:
        """The shop's sheet of photos; none without any."""
        photos = self._photos.on_sheet(draft)
        if not photos:
            return ()
        case = PhotoSheetCase(intake=intake, issue=self._issue(draft, SHEET, COPIES[1], now), photos=photos)
        return (self._row(SHEET, self._press().compose_photos(case), case.issue, draft, intake),)

    def _left(self, draft: IntakeDraft, intake: Intake, settled: Settlement, now: datetime) -> PaperRow:
        case = RemainingCase(
            contract=intake.contract, on=intake.day, issue=self._issue(draft, REMAINING, "", now),
            addressee=intake.deliverer.name, returned=taken_in(intake, settled), replacement=draft.replacement,
        )  # fmt: skip
        return self._row(REMAINING, self._press().compose_remaining(case), case.issue, draft, intake)

    def refused(self, view: IntakeView, now: datetime) -> tuple[PaperRow, ...]:
        """Both copies of 査定結果書; none before a contract was found."""
        draft, intake, settled = view.draft, view.intake, view.settled
        if intake is None or settled is None:
            return ()
        examined = bool(draft.check.choice)
        telling = self._telling()
        reasons = (telling.told(problem) for problem in against(view))
        told = tuple(dict.fromkeys(reason for reason in reasons if reason is not None))
        made = []
        for mark in COPIES:
            case = RefusalCase(
                intake=intake, issue=self._issue(draft, REFUSAL, mark, now), reasons=told,
                choices=view.choices if examined else (), chosen=view.chosen.way if view.chosen else None,
                examined=examined, answers=answers_of(draft),
            )  # fmt: skip
            made.append(self._row(REFUSAL, self._press().compose_refusal(case), case.issue, draft, intake))
        return (*made, *self._sheet(draft, intake, now))

    def of(self, id: UUID) -> tuple[IntakeBody, tuple[PaperRow, ...]] | None:
        """An intake that ended, and its papers in the order they were made."""
        row = self._intakes.intake(id)
        if row is None:
            return None
        body = snapshots.load(IntakeBody, row.body)
        return body, tuple(paper for key in body.papers if (paper := self._records.paper(key)) is not None)

    # --- a formed contract on any day

    def remaining(self, case_id: UUID) -> PaperRow | tuple[Problem, ...]:
        """残りの支払予定 of a formed contract as of today; one made today after the last change is not made again."""
        row = self._records.case(case_id)
        if row is None:
            return (stop("case-missing", "case"),)
        if State(row.state) not in RUNNING:
            return (stop("contract-not-formed", "case"),)
        since, returned, replacement = self._returned(row)
        return self._held(row, since) or self._made(row, returned, replacement)

    def _returned(self, row: CaseRow) -> tuple[datetime | None, Returned | None, str]:
        """The return of this case's device, when it was noted, and the next device's purchase."""
        numbers = [f"U{p.number[1:]}" for p in self._records.papers(case_id=row.id) if p.kind == RECEIPT]
        for taken in (taken for number in numbers for taken in self._intakes.intakes(number)):
            if taken.case_id == row.id and taken.state == IntakeState.RECEIVED:
                body = snapshots.load(IntakeBody, taken.body)
                if body.intake is not None:
                    return taken.at, taken_in(body.intake, settle(body.intake)), body.draft.replacement
        mailed = self._mailed(row.id)
        return (None, None, "") if mailed is None else (mailed[0], sent_in(mailed[1]), "")

    def _held(self, row: CaseRow, since: datetime | None) -> PaperRow | None:
        """The one made today, unless the device came back after it."""
        today = self._around.now()
        kept = [paper for paper in as_issued(self._records.papers(case_id=row.id)) if paper.kind == REMAINING]
        if not kept or kept[-1].issued_at.astimezone(today.tzinfo).date() != today.date():
            return None
        return kept[-1] if since is None or kept[-1].issued_at >= since else None

    def _made(self, row: CaseRow, returned: Returned | None, replacement: str) -> PaperRow:
        now, shop, body = self._around.now(), self._around.shop(), snapshots.load(CaseBody, row.body)
        series = f"{LETTERS[REMAINING]}-{now:%y%m%d}"
        issue = Issue(
            shop=shop, number=f"{series}-{self._records.next_number(f'U-{now:%y%m%d}'):03d}", issued_at=now,
            case_number=row.number, offline=self._around.offline(), sample=shop.sample or body.sample,
        )  # fmt: skip
        case = RemainingCase(
            contract=body.quote, on=now.date(), issue=issue, addressee=row.customer, returned=returned,
            replacement=replacement,
        )  # fmt: skip
        paper = self._press().compose_remaining(case)
        if is_senior(body.application.person.age_on(now.date()), self._rules.law.on(now.date())):
            paper = self._press().enlarged(paper)
        made = self._kept(REMAINING, paper, issue, row.id)
        self._records.keep_papers((made,))
        return made

    # --- what no face can print

    def unprintable(self, draft: IntakeDraft) -> tuple[tuple[str, Problem], ...]:
        """Characters of a draft that no paper could show: step, and problem with its field.

        A missing font is told when the papers are made: here it would stop staff at every letter.
        """
        texts = tuple(
            (step, key, text) for step, key, text in _texts(draft) if not text.isascii() or not text.isprintable()
        )
        if self._printable is None or self._printable[0] != texts:
            found: tuple[Problem, ...] = ()
            with suppress(Exception):
                found = self._press().unprintable((f"{step} {key}", text) for step, key, text in texts)
            self._printable = texts, tuple(_apart(problem) for problem in found)
        return self._printable[1]

    # --- rows

    def _issue(self, draft: IntakeDraft, kind: str, mark: str, now: datetime) -> Issue:
        shop = self._around.shop()
        return Issue(
            shop=shop, number=f"{LETTERS[kind]}{draft.number[1:]}", issued_at=now, case_number=draft.contract.number,
            copy_mark=mark, offline=self._around.offline(), sample=shop.sample, sheets=numbers_in(draft.sheets),
        )  # fmt: skip

    def _row(self, kind: str, paper: P, issue: Issue, draft: IntakeDraft, intake: Intake) -> PaperRow:
        """The shop's copy stays in the usual size; a customer from the senior age on reads large print."""
        law = self._rules.law.on(intake.day)
        if issue.copy_mark != COPIES[1] and is_senior(intake.deliverer.age_on(intake.day), law):
            paper = self._press().enlarged(paper)
        case_id = case_of(draft)
        return self._kept(kind, paper, issue, case_id)

    def _kept(self, kind: str, paper: P, issue: Issue, case_id: UUID | None) -> PaperRow:
        press = self._press()
        body = press.to_json(paper)
        return PaperRow(
            id=self._around.new_id(), number=issue.number, kind=kind, case_id=case_id, title=press.title(paper),
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0,
            issued_at=issue.issued_at,
        )  # fmt: skip


def answers_of(draft: IntakeDraft) -> tuple[HeadSaid, ...]:
    """What staff and customer said to each head that was answered."""
    return tuple(
        HeadSaid(
            head=answer.head, found=answer.result == HEAD_FOUND, agreed=answer.customer, disputed=answer.disputed,
            view=answer.note if answer.disputed else "",
        )
        for answer in draft.check.answers
        if answer.result
    )  # fmt: skip


def _apart(problem: Problem) -> tuple[str, Problem]:
    step, _, key = problem.where.partition(" ")
    return step, replace(problem, where=key)


def _texts(draft: IntakeDraft) -> Iterator[Typed]:
    """Everything typed that a paper or the ledger shows. What a found contract brings was printed before."""
    if draft.contract.source == ELSEWHERE:
        for key in ("number", "maker", "serial"):
            yield FIND, key, getattr(draft.contract, key)
        yield FIND, "device", draft.contract.quote.device
    for key, text in asdict(draft.person).items():
        yield WHO, key, text
    yield WHAT, "serial", draft.device.serial
    yield CHECK, "deduction_reason", draft.check.deduction_reason
    for answer in draft.check.answers:
        yield CHECK, f"head:{answer.head}", answer.note
    yield WHO, "replacement", draft.replacement


def case_of(draft: IntakeDraft) -> UUID | None:
    """The case of a contract of this store; None for a contract made elsewhere."""
    return UUID(draft.contract.case_id) if draft.contract.source == FOUND else None
