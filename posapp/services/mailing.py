"""郵送での返却: returns that go by courier, step by step over weeks. Every effect happens once, here; the rules are the domain's.

What was typed since the last step is a draft of the return's own id; each step writes row, papers and event at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from posapp.domain import mail_return as rules
from posapp.domain.digest import digest_of
from posapp.domain.intake import Issue
from posapp.domain.mail_return import MailCase, MailReturn, MailState, MailTerms, Moved
from posapp.domain.problem import Problem, stop, stopping
from posapp.domain.program import HandedIn
from posapp.domain.quote import Quote
from posapp.flows import mail_reading as reading
from posapp.flows.flow import Cursor
from posapp.flows.intake_forms import FOUND, IntakeDraft
from posapp.flows.mail_forms import FLOW, MailDraft, MailForm
from posapp.services import snapshots
from posapp.services.intake_ports import FoundContract
from posapp.services.mail_ports import MailRecords, MailReturnRow
from posapp.services.papers import IntakePress
from posapp.services.ports import DraftRow, EventRow, PaperRow, Records
from posapp.services.quoting import Rules
from posapp.services.receiving import ReceiveDesk
from posapp.services.selling import CaseBody, Surroundings

P = TypeVar("P")
LETTER = "M"
APPLICATION, ASSESSMENT = "mail-application", "mail-assessment"
"""Kinds of paper: 返却申込書 and 査定のお知らせ."""
PAPERS = {MailState.APPLIED: (APPLICATION, "B"), MailState.ASSESSED: (ASSESSMENT, "J")}
"""The paper that a step leaves, and the first letter of its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailBody:
    """What the store keeps: the return, everything typed, its papers, and when each state was reached (state, ISO time)."""

    mail: MailReturn
    form: MailForm
    papers: tuple[UUID, ...] = ()
    times: tuple[tuple[str, str], ...] = ()


class MailDesk(Generic[P]):
    """Runs returns by courier against the store."""

    def __init__(
        self, returns: ReceiveDesk[P], catalog: Rules, records: Records, mails: MailRecords,
        press: Callable[[], IntakePress[P]], around: Surroundings,
    ) -> None:  # fmt: skip
        self._returns = returns
        self._rules = catalog
        self._records = records
        self._mails = mails
        self._press = press
        self._around = around
        self._held: tuple[str, MailBody] | None = None

    def _today(self) -> date:
        return self._around.now().date()

    # --- what is there

    def list(self, text: str = "", limit: int = 100) -> tuple[MailReturnRow, ...]:
        """Returns that hold ``text``: without one the open ones first, soonest due first; else the newest first."""
        found = self._mails.mail_returns(text, limit)
        if text:
            return found
        waiting = self._mails.waiting()
        known = {row.id for row in waiting}
        return (*waiting, *(row for row in found if row.id not in known))[:limit]

    def of_case(self, case_id: UUID) -> tuple[MailReturnRow, ...]:
        """Returns of a case, newest first."""
        return self._mails.mail_returns_of(case_id)

    def accepted(self, case_id: UUID) -> tuple[datetime, MailReturn] | None:
        """The return of a case that the customer accepted, and when that was noted."""
        row = next((row for row in self.of_case(case_id) if row.state == MailState.ACCEPTED), None)
        return None if row is None else (row.changed_at, snapshots.load(MailBody, row.body).mail)

    def known(self, id: UUID) -> tuple[MailReturnRow, MailBody] | None:
        """One return; SnapshotUnreadable when its body is damaged."""
        row = self._mails.mail_return(id)
        if row is None:
            return None
        held = self._held
        if held is None or held[0] != row.body:  # a contract is long to read, and every field that is left asks for it
            held = self._held = row.body, snapshots.load(MailBody, row.body)
        return row, held[1]

    def papers(self, body: MailBody) -> tuple[PaperRow, ...]:
        """Its papers in the order they were made."""
        return tuple(paper for key in body.papers if (paper := self._records.paper(key)) is not None)

    def by_courier(self, contract: Quote) -> bool:
        """True when the device goes by courier. A contract frozen before programs said so asks today's catalogue."""
        program = contract.program
        if program.handed_in is HandedIn.COURIER:
            return True
        same = (p for p in self._rules.programs if (p.id, p.version) == (program.id, program.version))
        return any(p.handed_in is HandedIn.COURIER for p in same)

    # --- the beginning

    def begin(self, draft: IntakeDraft) -> MailReturnRow | tuple[Problem, ...]:
        """A return for the contract that 回収 found or that was typed there; one that is under way already is that one."""
        view = self._returns.view(draft)
        if view.contract is None:
            return view.contract_problems
        held = draft.contract
        if held.source == FOUND:
            row = self._records.case(UUID(held.case_id))
            if row is not None:
                return self.begin_case(self._returns.known(row))
        number = held.imei or held.serial
        same = [row for row in self._mails.waiting() if number and row.serial == number]
        if same:
            return same[0]
        form = MailForm(name=held.holder, kana=held.kana, phone=held.phone, serial=number)
        return self._begin(draft.id, view.contract, None, form, number)

    def begin_case(self, found: FoundContract) -> MailReturnRow | tuple[Problem, ...]:
        """A return for a case of this shop. Who bought and where they live stand in it already."""
        under_way = [row for row in self.of_case(found.row.id) if row.state not in ("withdrawn", "kept")]
        if under_way:
            return under_way[0]
        body = snapshots.load(CaseBody, found.row.body)
        person = body.application.person
        number = found.imei or found.serial
        home = person.address
        form = MailForm(
            name=person.name, kana=person.kana, phone=person.mobile, postal=home.postal, area=home.area, town=home.town,
            street=home.street, building=home.building, serial=number,
        )  # fmt: skip
        return self._begin(self._around.new_id(), body.quote, found.row.id, form, number)

    def _begin(
        self, id: UUID, contract: Quote, case: UUID | None, form: MailForm, number: str
    ) -> MailReturnRow | tuple[Problem, ...]:
        if not self.by_courier(contract):
            return (stop("mail-not-by-courier", "contract", program=contract.program.id),)
        law = self._rules.law.on(self._today())
        terms = MailTerms(answer_days=law.mail_answer_days, assess_days=law.mail_assess_days)
        made = rules.announce(contract, terms, self._today(), number)
        if isinstance(made, Problem):
            return (made,)
        now = self._around.now()
        series = f"{LETTER}-{now:%y%m%d}"
        body = MailBody(mail=made, form=form, times=((made.state, now.isoformat()),))
        row = self._row(
            MailReturnRow(
                id=id, number=f"{series}-{self._records.next_number(series):03d}", state="", case_id=case, customer="",
                kana="", phone="", device=contract.purchase.device.full_name, program=contract.program.short_name,
                serial="", due="", body="", format=snapshots.FORMAT, opened_at=now, changed_at=now,
            ),
            body, now,
        )  # fmt: skip
        return self._mails.open(row, (), self._event(id, "mail-announced", now))

    def _row(self, row: MailReturnRow, body: MailBody, now: datetime) -> MailReturnRow:
        mail, form = body.mail, body.form
        due = rules.due(mail)
        given = mail.application
        return replace(
            row, state=mail.state.value, due=due.day.isoformat() if due else "", body=snapshots.dump(body), changed_at=now,
            customer=given.name if given else form.name, kana=given.kana if given else form.kana,
            phone=given.phone if given else form.phone, serial=given.serial if given else mail.number,
        )  # fmt: skip

    # --- what is typed between the steps

    def draft(self, id: UUID) -> MailDraft | None:
        """What was typed for the next step, or a fresh form for it; SnapshotUnreadable when the body is damaged."""
        found = self.known(id)
        if found is None:
            return None
        row, body = found
        held = self._records.draft(id)
        if held is not None:
            kept = snapshots.load(MailDraft, held.body)
            if kept.cursor.step == row.state:
                return kept
        today = self._today().isoformat()
        fresh = {"announced": "applied_on", "applied": "collected_on", "collected": "assessed_on"}.get(row.state)
        days = {key: today for key in (fresh, "answered_on") if key is not None}
        return MailDraft(
            id=id, started_at=self._around.now(), cursor=Cursor(row.state), form=replace(body.form, **days)
        )

    def put(self, draft: MailDraft, **fields: str) -> MailDraft:
        """Fields of the form changed."""
        return replace(draft, form=replace(draft.form, **fields))

    def save(self, draft: MailDraft) -> None:
        """Make what was typed durable, with the cursor. What a letter says counts from now on, before anybody applies."""
        found = self.known(draft.id)
        if found is None or found[0].state != draft.cursor.step:
            return
        row, body = found
        now = self._around.now()
        self._records.save_draft(
            DraftRow(
                id=draft.id, flow=FLOW, step=draft.cursor.step, field=draft.cursor.field,
                title=draft.form.name or row.customer, detail=row.device, body=snapshots.dump(draft),
                format=snapshots.FORMAT, saved_at=now,
            )
        )  # fmt: skip
        if body.mail.state is MailState.ANNOUNCED:
            self._note_letter(row, body, draft, now)

    def _note_letter(self, row: MailReturnRow, body: MailBody, draft: MailDraft, now: datetime) -> None:
        letter = reading.read_letter(draft.form)
        if isinstance(letter, Problem):
            return
        moved = rules.note_letter(body.mail, letter)
        if not isinstance(moved[0], MailReturn) or moved[0] == body.mail:
            return
        noted = replace(body, mail=moved[0], form=draft.form)  # so that nothing typed hangs on the draft alone
        written = self._row(row, noted, now)
        held = self._records.draft(draft.id)
        self._mails.advance(written, expect=row.state, papers=(), event=self._event(row.id, "mail-letter-noted", now))
        if held is not None:
            self._records.save_draft(held)

    def tried(self, mail: MailReturn, draft: MailDraft) -> Moved:
        """The step that the draft's form would take today, or what stands against it."""
        today, form = self._today(), draft.form
        state = mail.state
        if state is MailState.ASSESSED or (mail.open and form.answer):
            answer = reading.read_answer(form)
            return answer if isinstance(answer, tuple) else rules.answer(mail, answer, today)
        if state is MailState.ANNOUNCED:
            return self._applied(mail, form, today)
        if state is MailState.APPLIED:
            collection = reading.read_collection(form)
            return collection if isinstance(collection, tuple) else rules.collect(mail, collection, today)
        assessed = reading.read_assessed(form)
        return assessed if isinstance(assessed, tuple) else rules.assess(mail, assessed, today)

    def _applied(self, mail: MailReturn, form: MailForm, today: date) -> Moved:
        letter, given = reading.read_letter(form), reading.read_application(form, mail)
        if isinstance(letter, Problem) or isinstance(given, tuple):
            in_letter = (letter,) if isinstance(letter, Problem) else ()
            return (*in_letter, *(given if isinstance(given, tuple) else ()))
        noted = rules.note_letter(mail, letter)
        return rules.apply(noted[0], given, today) if isinstance(noted[0], MailReturn) else noted

    # --- the steps

    def step(self, draft: MailDraft) -> MailReturnRow | tuple[Problem, ...]:
        """Take the step that the form is filled in for; the stopping problems when it cannot be taken."""
        return self._step(draft, lambda mail: self.tried(mail, draft))

    def lapse(self, draft: MailDraft) -> MailReturnRow | tuple[Problem, ...]:
        """Nothing was said in time: the device is kept."""
        return self._step(draft, lambda mail: rules.lapse(mail, self._today()))

    def _step(self, draft: MailDraft, take: Callable[[MailReturn], Moved]) -> MailReturnRow | tuple[Problem, ...]:
        found = self.known(draft.id)
        if found is None:
            return (stop("mail-missing", "state"),)
        row, body = found
        moved = take(body.mail)
        mail = moved[0] if moved else None
        if not isinstance(mail, MailReturn):
            return stopping(p for p in moved if isinstance(p, Problem))
        now = self._around.now()
        paper = self._paper(row, mail, now)
        if isinstance(paper, tuple):
            return paper
        papers = () if paper is None else (paper,)
        after = MailBody(
            mail=mail, form=draft.form, papers=(*body.papers, *(made.id for made in papers)),
            times=(*body.times, (mail.state, now.isoformat())),
        )  # fmt: skip
        ended = not mail.open and row.case_id is not None  # nobody waits for the window or the letter any more
        written = self._mails.advance(
            self._row(row, after, now), expect=row.state, papers=papers,
            event=self._event(row.id, f"mail-{mail.state}", now),
            done=tuple(task.id for task in self._records.tasks(case_id=row.case_id)) if ended else (),
        )  # fmt: skip
        return (stop("mail-moved-elsewhere", "state"),) if written is None else written

    def _paper(self, row: MailReturnRow, mail: MailReturn, now: datetime) -> PaperRow | tuple[Problem, ...] | None:
        """The paper of a step, None where it leaves none, or the characters that cannot be printed."""
        kind, letter = PAPERS.get(mail.state, ("", ""))
        if not kind:
            return None
        press, shop = self._press(), self._around.shop()
        case = self._records.case(row.case_id) if row.case_id else None
        issue = Issue(
            shop=shop, number=f"{letter}{row.number[1:]}", issued_at=now, case_number=case.number if case else "",
            offline=self._around.offline(), sample=shop.sample,
        )  # fmt: skip
        paper = press.compose_mail(kind, MailCase(mail=mail, issue=issue, today=now.date()))
        unprintable = press.problems(paper)
        if unprintable:
            return unprintable
        body = press.to_json(paper)
        return PaperRow(
            id=self._around.new_id(), number=issue.number, kind=kind, case_id=row.case_id, title=press.title(paper),
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0,
            issued_at=now,
        )  # fmt: skip

    def _event(self, id: UUID, what: str, now: datetime) -> EventRow:
        return EventRow(
            id=self._around.new_id(), at=now, staff=self._around.staff(), subject=id, what=what, body="{}"
        )  # fmt: skip
