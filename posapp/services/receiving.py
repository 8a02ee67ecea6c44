"""回収: drafts, what follows from them, receipt and ledger. Every effect happens once, here; the rules are the domain's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from posapp.domain.application import State
from posapp.domain.handin_choices import Way
from posapp.domain.intake import DamageMark, Intake
from posapp.domain.ledger import LedgerRow, ledger_number, row_of
from posapp.domain.problem import Problem, stop, stopping
from posapp.domain.program import Program
from posapp.domain.quote import Quote
from posapp.flows import reading
from posapp.flows.device_numbers import read_imei
from posapp.flows.flow import Cursor
from posapp.flows.forms import with_fields
from posapp.flows.intake import INTAKE, IntakeView, against, check_sign, following, view_of
from posapp.flows.intake_forms import ELSEWHERE, FOUND, READY_STEPS, CheckForm, ContractForm, HeadAnswer, IntakeDraft
from posapp.flows.intake_reading import Before
from posapp.services import snapshots
from posapp.services.hand_sheets import NO_SHEETS, Handed, HandSheets, events_of, handed, numbers_in, taken, use_of
from posapp.services.intake_papers import RUNNING, IntakePapers, case_of
from posapp.services.intake_ports import (
    ContractRow,
    FoundContract,
    IntakeBody,
    IntakeRecords,
    IntakeRow,
    IntakeState,
    LedgerEntry,
    Reception,
)
from posapp.services.intake_rows import ledger_entry, version_of
from posapp.services.ports import CaseRow, DraftRow, EventRow, PaperRow, Records, SheetsTaken
from posapp.services.quoting import QuoteDesk, Rules, Sheet
from posapp.services.replacing import Replacements
from posapp.services.selling import CaseBody, Surroundings

P = TypeVar("P")


class ReceiveDesk(Generic[P]):
    """Runs returns against the store. Drafts are frozen; each method gives the next draft."""

    def __init__(
        self, quotes: QuoteDesk, rules: Rules, records: Records, intakes: IntakeRecords,
        papers: IntakePapers[P], around: Surroundings, sheets: HandSheets = NO_SHEETS,
    ) -> None:  # fmt: skip
        self._sheets = sheets
        self._quotes = quotes
        self._rules = rules
        self._records = records
        self._intakes = intakes
        self._papers = papers
        self._around = around
        self._contract: tuple[str, Quote] | None = None
        self._taken: tuple[tuple[str, str], Before | None] | None = None
        self._done: tuple[UUID, bool] | None = None
        self.replacements = Replacements(records, intakes)

    # --- drafts

    def begin(self) -> IntakeDraft:
        """A new, numbered draft; nothing is stored before the first field is left."""
        now = self._around.now()
        day = f"{now:%y%m%d}"
        number = f"U-{day}-{self._records.next_number(f'U-{day}'):03d}"
        return IntakeDraft(
            id=self._around.new_id(), number=number, staff=self._around.staff(), started_at=now,
            cursor=Cursor(INTAKE.first),
        )  # fmt: skip

    def save(self, draft: IntakeDraft) -> datetime:
        """Make the draft durable; returns the time of saving. An intake that ended leaves no draft behind."""
        now = self._around.now()
        if self._is_done(draft.id):
            return now
        person = f"{draft.person.family} {draft.person.given}".strip() or draft.contract.holder
        contract = self._contract_of(draft)[0]
        detail = contract.purchase.device.full_name if contract else draft.contract.quote.device
        self._records.save_draft(
            DraftRow(
                id=draft.id, flow=INTAKE.name, step=draft.cursor.step, field=draft.cursor.field, title=person,
                detail=detail, body=snapshots.dump(draft), format=snapshots.FORMAT, saved_at=now,
            )
        )  # fmt: skip
        return now

    def resume(self, id: UUID) -> IntakeDraft | None:
        """A draft as it was left; SnapshotUnreadable when its body is damaged."""
        row = self._records.draft(id)
        return None if row is None else snapshots.load(IntakeDraft, row.body)

    def discard(self, id: UUID) -> None:
        """Staff threw the draft away."""
        self._records.drop_draft(id)

    def move(self, draft: IntakeDraft, cursor: Cursor) -> IntakeDraft:
        """The cursor stands elsewhere."""
        return replace(draft, cursor=cursor)

    # --- the contract

    def find(self, text: str, limit: int = 50) -> tuple[FoundContract, ...]:
        """The contract that a whole IMEI, serial or contract number names; else those that hold ``text`` in name, kana, phone …"""
        code = reading.narrow(text).replace(" ", "").upper()
        imei = read_imei(text, "find")
        exact = self._intakes.contracts_of(imei if isinstance(imei, str) else code) if code else ()
        rows = tuple(row for held in exact if (row := self._records.case(held.case_id)) is not None)
        if not rows and not isinstance(imei, str):  # nothing that a case is searched by holds a whole IMEI
            rows = self._records.cases(text.strip(), limit)
        return tuple(self.known(row) for row in rows if State(row.state) in RUNNING)

    def known(self, row: CaseRow) -> FoundContract:
        """A case with the numbers its device is known by."""
        held = self._intakes.contract(row.id)
        return FoundContract(
            row=row, imei=held.imei if held else "", serial=held.serial if held else "", number=held.number if held else ""
        )  # fmt: skip

    def choose(self, draft: IntakeDraft, found: FoundContract) -> IntakeDraft:
        """The draft for a contract of this store: names and numbers follow the contract."""
        family, _, given = found.row.customer.partition(" ")
        contract = ContractForm(
            source=FOUND, case_id=str(found.row.id), number=found.number or found.row.number, imei=found.imei,
            serial=found.serial, holder=found.row.customer, kana=found.row.kana, phone=found.row.phone,
        )  # fmt: skip
        return replace(draft, contract=contract, person=replace(draft.person, family=family, given=given))

    def programs(self) -> tuple[Program, ...]:
        """Programs with a benefit, the newest version of each, by operator and name."""
        newest = {p.id: p for p in sorted(self._rules.programs, key=lambda p: p.valid_from) if p.returns}
        return tuple(sorted(newest.values(), key=lambda p: (p.operator.key, p.name)))

    def note_numbers(self, case_id: UUID, *, number: str = "", imei: str = "", serial: str = "") -> None:
        """Keep the numbers of a handed-over device, so that a scan finds its contract years later."""
        self._intakes.keep_contract(ContractRow(case_id=case_id, number=number, imei=imei, serial=serial))

    def sheet(self, draft: IntakeDraft) -> Sheet:
        """A contract made elsewhere, read like a quote of its purchase day."""
        return self._quotes.sheet(draft.contract.quote)

    def _contract_of(self, draft: IntakeDraft, on: date | None = None) -> tuple[Quote | None, tuple[Problem, ...]]:
        """The contract by the rules of its purchase day, assessed by the criteria and surcharges of the day ``on``, or today."""
        contract, problems = self._formed(draft)
        if contract is None:
            return None, problems
        held, today = contract.program, self._around.now().date()
        newest = self._rules.program(held.id, on or today)
        if newest is None or newest.assessment == held.assessment:
            return contract, problems
        return replace(contract, program=replace(held, assessment=newest.assessment)), problems

    def _formed(self, draft: IntakeDraft) -> tuple[Quote | None, tuple[Problem, ...]]:
        form = draft.contract
        if form.source == FOUND:
            return self._found_contract(form.case_id)
        if form.source != ELSEWHERE:
            return None, (stop("contract-missing", "contract"),)
        program = next((p for p in self.programs() if p.id == form.quote.program), None)
        if program is not None and form.quote.category not in ("", *program.categories):
            return None, (stop("category-not-taken", "category", category=form.quote.category),)
        sheet = self.sheet(draft)
        if sheet.purchase is not None and sheet.purchase.on > self._around.now().date():
            return None, (stop("purchase-in-future", "on", on=sheet.purchase.on.isoformat()),)
        quote = sheet.chosen.quote if sheet.chosen else None
        problems = tuple(p for p in sheet.problems if p.code not in _OF_A_SALE)
        problems += sheet.chosen.problems if sheet.chosen else ()
        if quote is None or stopping(problems):
            return None, problems if stopping(problems) else (*problems, stop("contract-incomplete", "program"))
        return quote, problems

    def _found_contract(self, case_id: str) -> tuple[Quote | None, tuple[Problem, ...]]:
        if self._contract is None or self._contract[0] != case_id:
            row = self._records.case(UUID(case_id))
            if row is None:
                return None, (stop("case-missing", "contract"),)
            self._contract = case_id, snapshots.load(CaseBody, row.body).quote
        return self._contract[1], ()

    # --- what follows from a draft

    def view(self, draft: IntakeDraft) -> IntakeView:
        """The draft with everything that follows from it."""
        done = self._is_done(draft.id)
        told = Handed(at=self._around.now()) if done else handed(self._sheets, draft, self._around.now())
        now = told.at
        contract, problems = self._contract_of(draft, now.date())
        law = self._rules.law.on(now.date())
        return view_of(
            draft, contract, told.problems + problems, now, adult=law.adult_age, before=self._before(draft), received=done,
            little=law.small_saving, unprintable=() if done else self._papers.unprintable(draft),
        )  # fmt: skip

    def _before(self, draft: IntakeDraft) -> Before | None:
        imei = read_imei(draft.device.imei, "imei")
        key = (imei if isinstance(imei, str) else "", draft.device.serial.strip().upper())
        if self._taken is None or self._taken[0] != key:
            line = next((held for code in key if code and (held := self._intakes.taken(code)) is not None), None)
            row = snapshots.load(LedgerRow, line.body) if line is not None else None
            self._taken = key, Before(row.number, row.received_on) if row is not None else None
        return self._taken[1]

    def _is_done(self, id: UUID) -> bool:
        if self._done is None or self._done[0] != id:
            self._done = id, self._intakes.intake(id) is not None
        return self._done[1]

    # --- changes to a draft

    def put(self, draft: IntakeDraft, part: str, **fields: str) -> IntakeDraft:
        """Fields of one form changed; ``part`` is contract, person, device, check or sign."""
        return replace(draft, **{part: replace(getattr(draft, part), **fields)})

    def put_quote(self, draft: IntakeDraft, **fields: str) -> IntakeDraft:
        """Fields of a contract made elsewhere changed."""
        quote = with_fields(draft.contract.quote, fields)
        return replace(draft, contract=replace(draft.contract, quote=quote))

    def tick(self, draft: IntakeDraft, step: str, done: bool) -> IntakeDraft:
        """A step of the preparation was done, or taken back."""
        held = {*draft.ready, step} if done else {*draft.ready} - {step}
        ticked = replace(draft, ready=tuple(key for key in READY_STEPS if key in held))
        contract = self._contract_of(draft)[0]
        return ticked if contract is None else following(ticked, contract)

    def answer(self, draft: IntakeDraft, answer: HeadAnswer) -> IntakeDraft:
        """A head of the checklist was answered. Good takes its findings and marks away."""
        check = draft.check.put(answer)
        if answer.result == "good":
            check = self._without(draft, check, answer.head)
        return replace(draft, check=check)

    def find_in(self, draft: IntakeDraft, finding: str, *, found: bool) -> IntakeDraft:
        """A finding was ticked, or taken back with its marks."""
        check = draft.check
        if found == (finding in check.findings):
            return draft
        others = tuple(code for code in check.findings if code != finding)
        if found:
            return replace(draft, check=replace(check, findings=(*others, finding)))
        marks = tuple(mark for mark in check.marks if mark.finding != finding)
        return replace(draft, check=replace(check, findings=others, marks=marks))

    def mark(self, draft: IntakeDraft, mark: DamageMark) -> IntakeDraft:
        """Where on the device a finding was seen."""
        return replace(draft, check=replace(draft.check, marks=(*draft.check.marks, mark)))

    def unmark(self, draft: IntakeDraft) -> IntakeDraft:
        """Take the last mark back."""
        return replace(draft, check=replace(draft.check, marks=draft.check.marks[:-1]))

    def _without(self, draft: IntakeDraft, check: CheckForm, head: int) -> CheckForm:
        contract = self._contract_of(draft)[0]
        known = contract.program.assessment.checklist.findings if contract else ()
        gone = {finding.code for finding in known if finding.head == head}
        return replace(
            check, findings=tuple(code for code in check.findings if code not in gone),
            marks=tuple(mark for mark in check.marks if mark.finding not in gone),
        )  # fmt: skip

    # --- the end of an intake

    def receive(self, draft: IntakeDraft) -> IntakeRow | tuple[Problem, ...]:
        """Take the device in: intake, ledger line and both copies of the receipt, once and whole."""
        held = self._intakes.intake(draft.id)
        if held is not None:
            return held
        self._taken = None
        view = self.view(draft)
        blocking = stopping(check_sign(view))
        if blocking or view.intake is None or view.settled is None:
            return blocking
        now, bound = self._around.now(), self.replacements.events
        numbers = numbers_in(draft.sheets)  # the view has looked them up, and the store does once more
        intake, settled = view.intake, view.settled

        def made(number: int) -> Reception:
            numbered = replace(intake, ledger_number=ledger_number(now, number))
            papers = self._papers.received(draft, numbered, now)
            return Reception(
                intake=self._row(draft, numbered, IntakeState.RECEIVED, settled.problems, now, papers),
                entry=ledger_entry(self._around.new_id(), draft, number, row_of(numbered, settled), now),
                papers=papers,
                events=(
                    self._event(draft, "intake-received", now), *bound(draft, now, self._around.new_id),
                    *events_of(numbers, draft.number, draft.id, self._around),
                ),
                sheets=use_of(numbers, draft.number, (draft.number,), now),
                done=waited,
            )  # fmt: skip

        waited = self._waited(draft)
        self._done = self._taken = None
        try:
            return self._intakes.receive(draft.id, made)
        except SheetsTaken as fault:
            return taken(fault)

    def receipt(self, id: UUID) -> tuple[IntakeBody, tuple[PaperRow, ...]] | None:
        """An intake that ended, and its papers in the order they were made."""
        return self._papers.of(id)

    def refuse(self, draft: IntakeDraft) -> IntakeRow:
        """The device goes home with the customer; the reasons are kept, no line in the ledger."""
        return self._end(draft, IntakeState.REFUSED)

    def report(self, draft: IntakeDraft) -> IntakeRow:
        """Stop and report (古物営業法15条3項): what was seen is kept, nothing is taken in."""
        return self._end(draft, IntakeState.REPORTED)

    # --- the ledger

    def ledger(self, first: str, last: str) -> tuple[LedgerEntry, ...]:
        """Lines of a period (ISO dates, both included), with every correction of them."""
        return self._intakes.ledger(first, last)

    def intakes(self, text: str = "", limit: int = 100) -> tuple[IntakeRow, ...]:
        """Intakes that hold ``text``, newest first."""
        return self._intakes.intakes(text, limit)

    def correct(self, line: LedgerEntry, row: LedgerRow, reason: str) -> LedgerEntry | Problem:
        """Put a line right by a new one that names it; the old one stays as it was written."""
        told = reading.read_text(reason, "reason")
        if isinstance(told, Problem):
            return told
        old = snapshots.load(LedgerRow, line.body)
        if replace(row, number=old.number, corrects=old.corrects, reason=old.reason) == old:
            return stop("correction-without-change", "reason", number=old.number)
        now = self._around.now()

        def made(number: int) -> LedgerEntry:
            put_right = replace(row, number=ledger_number(now, number), corrects=old.number, reason=told)
            return LedgerEntry(
                id=self._around.new_id(), number=number, received_on=line.received_on, corrects=line.number,
                intake_id=line.intake_id, imei=row.imei, serial=row.serial, body=snapshots.dump(put_right),
                format=snapshots.FORMAT, at=now,
            )  # fmt: skip

        event = EventRow(
            id=self._around.new_id(), at=now, staff=self._around.staff(), subject=line.id, what="ledger-corrected",
            body="{}",
        )  # fmt: skip
        return self._intakes.correct(made, event)

    def _end(self, draft: IntakeDraft, state: IntakeState) -> IntakeRow:
        view = self.view(draft)
        now = self._around.now()
        problems = against(view) if view.settled else view.contract_problems
        papers = self._papers.refused(view, now) if state is IntakeState.REFUSED else ()
        numbers = handed(self._sheets, draft, now).numbers
        stays = view.chosen is not None and view.chosen.way in (Way.KEEP, Way.BUYBACK)
        reception = Reception(
            intake=self._row(draft, view.intake, state, problems, now, papers), entry=None, papers=papers,
            done=self._waited(draft) if state is IntakeState.REFUSED and stays else (),
            events=(self._event(draft, f"intake-{state}", now), *events_of(numbers, draft.number, draft.id, self._around)),
            sheets=use_of(numbers, draft.number, (draft.number,), now),
        )  # fmt: skip
        self._done = None
        try:
            return self._intakes.receive(draft.id, lambda _: reception)
        except SheetsTaken:  # what was refused is kept all the same; the sheet says itself what became of it
            return self._intakes.receive(draft.id, lambda _: replace(reception, sheets=None))

    def _waited(self, draft: IntakeDraft) -> tuple[UUID, ...]:
        """What the contract still asked for: nobody waits for a window once the device is here, or its owner keeps it."""
        case = case_of(draft)
        return tuple(task.id for task in self._records.tasks(case_id=case)) if case else ()

    def _row(
        self, draft: IntakeDraft, intake: Intake | None, state: IntakeState, problems: tuple[Problem, ...], now: datetime,
        papers: tuple[PaperRow, ...] = (),
    ) -> IntakeRow:  # fmt: skip
        device = intake.contract.purchase.device if intake else None
        body = IntakeBody(
            draft=draft, intake=intake, problems=problems, choice=draft.check.choice, checklist=version_of(intake),
            papers=tuple(paper.id for paper in papers),
        )  # fmt: skip
        return IntakeRow(
            id=draft.id, number=draft.number, state=state,
            case_id=case_of(draft),
            customer=f"{draft.person.family} {draft.person.given}".strip(), phone=draft.contract.phone,
            device=device.full_name if device else draft.contract.quote.device,
            program=intake.contract.program.short_name if intake else "",
            imei=intake.imei.read if intake else "", serial=intake.serial.read if intake else "",
            body=snapshots.dump(body), format=snapshots.FORMAT, at=now,
        )  # fmt: skip

    def _event(self, draft: IntakeDraft, what: str, now: datetime) -> EventRow:
        return EventRow(
            id=self._around.new_id(), at=now, staff=draft.staff, subject=draft.id, what=what, body="{}"
        )  # fmt: skip


_OF_A_SALE = frozenset({"price-basis-missing", "price-reason-missing", "closing-day-not-confirmed"})
"""Problems that a sale has and a contract long made has not."""
