"""The sale: drafts, acknowledgements, submission and the application's further life. Every effect happens once, here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeAlias
from uuid import UUID

from posapp.domain.application import Application, State, Step, advance, is_senior
from posapp.domain.cap import Approval, excess
from posapp.domain.disclosure import (
    Acknowledgement,
    ShownTopic,
    Topic,
    choose,
    explain,
    fallen,
    flags_of,
    send_back,
    shown_topics,
    standing,
    understand,
)  # fmt: skip
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.outage import Matter
from posapp.domain.people import Shop
from posapp.domain.problem import Problem, stop, stopping
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation
from posapp.flows.application import check_application
from posapp.flows.approval import approval
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES, QuoteForm, SaleDraft
from posapp.flows.purchase import PURCHASE, SaleView, check_confirm
from posapp.services import snapshots
from posapp.services.approving import cap_events
from posapp.services.case_steps import cod_barred, dues_after, task_row
from posapp.services.hand_sheets import (
    NO_SHEETS,
    NOTHING_KEYED,
    HandSheets,
    Keyed,
    events_of,
    numbers_in,
    taken,
    use_of,
)
from posapp.services.issuing import Issue, valid_until
from posapp.services.ports import (
    Around,
    CaseRow,
    DraftRow,
    EventRow,
    OutboxRow,
    Records,
    SheetsTaken,
    Submission,
    TaskRow,
)
from posapp.services.quoting import QuoteDesk, Rules, Sheet
from posapp.services.whatif import choice_notices


class Surroundings(Around, Protocol):
    """What the sale needs from the shop around it."""

    def offline(self) -> bool:
        """True while nothing outside can be reached."""

    def shop(self) -> Shop:
        """The shop as papers name it."""

    def closing_day(self) -> str:
        """締め日 a new quote begins with: 10, 20 or end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBody:
    """What a case holds: the sale as taken. ``times`` pairs state and the ISO time it was reached."""

    quote: Quote
    others: tuple[Quote, ...]
    application: Application
    topics: tuple[ShownTopic, ...]
    acks: tuple[Acknowledgement, ...]
    quote_number: str
    price_list: str
    sample: bool
    offline: bool
    staff: str
    times: tuple[tuple[str, str], ...]
    cap_approval: Approval | None = None
    """Who let a quote above the discount cap be issued; never on a customer's paper."""
    sheets: tuple[str, ...] = ()
    """手書き用紙 that the sale was keyed in from."""


def beside(sheet: Sheet, quote: Quote) -> tuple[Quote, ...]:
    """The other quotes that the paper shows beside the chosen one; none above the discount cap, which nobody approved."""
    others = (c.quote for c in sheet.cards if c.quote is not None and c.program.id != quote.program.id)
    return tuple(other for other in others if not excess(other.discount_cap))


def is_sample(quote: Quote, around: Surroundings, sheets: tuple[str, ...] = ()) -> bool:
    """見本: a demo shop, or a quote as of another day than today (training, old papers) that no 手書き用紙 stands for."""
    return around.shop().sample or (quote.purchase.on != around.now().date() and not sheets)


Barring: TypeAlias = Callable[[str, date], tuple[Problem, ...]]
"""Program and day of a purchase → operators' documents that are required and not there."""


def bars_nothing(_program: str, _day: date) -> tuple[Problem, ...]:
    """For a counter without operators' documents."""
    return ()


class SaleDesk:
    """Runs sales against the store. Drafts are frozen; each method gives the next draft."""

    def __init__(
        self, desk: QuoteDesk, rules: Rules, topics: tuple[Topic, ...], records: Records, around: Surroundings,
        barring: Barring = bars_nothing, sheets: HandSheets = NO_SHEETS,
    ) -> None:  # fmt: skip
        self._barring = barring
        self._sheets = sheets
        self._desk = desk
        self._rules = rules
        self._topics = topics
        self._records = records
        self._around = around
        self._known: tuple[Quote, str] | None = None
        self._taken: tuple[UUID, bool] | None = None

    def _digest(self, quote: Quote) -> str:
        """The digest of the very quote asked last is kept: it hashes every outcome, and views come with each keystroke."""
        if self._known is None or self._known[0] is not quote:
            self._known = (quote, quote.digest)
        return self._known[1]

    def _is_taken(self, id: UUID) -> bool:
        """True once the draft was submitted. Asked of the store once a draft, not with each keystroke; `submit` asks again."""
        if self._taken is None or self._taken[0] != id:
            self._taken = (id, self._records.case(id) is not None)
        return self._taken[1]

    # --- drafts

    def begin(self) -> SaleDraft:
        """A new, numbered draft; nothing is stored before the first field is left."""
        now = self._around.now()
        day = f"{now:%y%m%d}"
        number = f"Q-{day}-{self._records.next_number(f'Q-{day}'):04d}"
        return SaleDraft(
            id=self._around.new_id(), number=number, staff=self._around.staff(), started_at=now,
            cursor=Cursor(PURCHASE.first),
            quote=QuoteForm(on=now.date().isoformat(), closing_day=self._around.closing_day()),
        )  # fmt: skip

    def save(self, draft: SaleDraft) -> datetime:
        """Make the draft durable; returns the time of saving. A sale that was submitted leaves no draft behind."""
        now = self._around.now()
        if self._records.case(draft.id) is not None:
            return now
        person = f"{draft.applicant.family} {draft.applicant.given}".strip()
        program = self._rules.program(draft.quote.program, self._desk.day_of(draft.quote))
        detail = "・".join(part for part in (draft.quote.device, program.short_name if program else "") if part)
        self._records.save_draft(
            DraftRow(
                id=draft.id,
                flow=PURCHASE.name,
                step=draft.cursor.step,
                field=draft.cursor.field,
                title=person,
                detail=detail,
                body=snapshots.dump(draft),
                format=snapshots.FORMAT,
                saved_at=now,
            )
        )
        return now

    def drafts(self) -> tuple[DraftRow, ...]:
        """Open drafts, newest first."""
        return self._records.drafts()

    def resume(self, id: UUID) -> SaleDraft | None:
        """A draft as it was left, on the same step and field; SnapshotUnreadable when its body is damaged."""
        row = self._records.draft(id)
        return None if row is None else snapshots.load(SaleDraft, row.body)

    def discard(self, id: UUID) -> None:
        """Staff threw the draft away."""
        self._records.drop_draft(id)

    # --- what follows from a draft

    def sheet(self, draft: SaleDraft) -> Sheet:
        """見積 for this draft."""
        return self._desk.sheet(draft.quote)

    def view(self, draft: SaleDraft, sheet: Sheet | None = None) -> SaleView:
        """The draft with everything that follows from it."""
        sheet = sheet or self.sheet(draft)
        quote = sheet.chosen.quote if sheet.chosen else None
        problems = (*sheet.problems, *(sheet.chosen.problems if sheet.chosen else ()))
        if quote is None:
            return SaleView(
                draft=draft, quote=None, quote_problems=problems, topics=(), acks=(), fallen=0, checked=None, submitted=False
            )  # fmt: skip
        regulation = self._rules.law.on(quote.purchase.on)
        problems += choice_notices(draft.quote, quote, regulation.small_saving) + self.keyed(draft, quote).problems
        checked = check_application(
            draft.applicant, quote, regulation, today=quote.purchase.on, staff=draft.staff, line=draft.quote.line == YES
        )
        senior = checked.age is not None and is_senior(checked.age, regulation)
        flags = flags_of(
            quote, minor=checked.minor, guardian_pays=checked.minor and draft.applicant.guardian_pays == YES,
            senior=senior, window_payment=draft.applicant.way == "window", offline=self._around.offline(),
            line=draft.quote.line == YES,
        )  # fmt: skip
        topics = shown_topics(self._topics, flags, facts_of(quote) | law_facts(regulation, quote))
        digest = self._digest(quote)
        return SaleView(
            draft=draft, quote=quote, quote_problems=problems, topics=topics,
            acks=standing(draft.acks, topics, digest), fallen=fallen(draft.acks, digest), checked=checked,
            submitted=self._is_taken(draft.id), official=self._barring(quote.program.id, quote.purchase.on),
        )  # fmt: skip

    def keyed(self, draft: SaleDraft, quote: Quote) -> Keyed:
        """手書き用紙 that this sale is keyed in from; of one that was submitted they are its own."""
        if not draft.quote.sheets or self._is_taken(draft.id):
            return NOTHING_KEYED
        return self._sheets.keyed(draft.quote.sheets, Matter.SALE, own=(draft.number,), on=quote.purchase.on)

    def regulation(self, quote: Quote) -> Regulation:
        """The law's parameters on the day of a quote."""
        return self._rules.law.on(quote.purchase.on)

    # --- changes to a draft

    def put_quote(self, draft: SaleDraft, form: QuoteForm) -> SaleDraft:
        """見積 changed."""
        return replace(draft, quote=form)

    def put_applicant(self, draft: SaleDraft, **fields: str) -> SaleDraft:
        """Fields of 申込 changed."""
        return replace(draft, applicant=replace(draft.applicant, **fields))

    def consent(self, draft: SaleDraft, key: str, given: bool) -> SaleDraft:
        """One of the separate consents (``inquiry`` … ``partners``) or ``privacy_shown`` was given or taken back."""
        name = key if key == "privacy_shown" else f"consent_{key}"
        return self.put_applicant(draft, **{name: self._around.now().isoformat(timespec="seconds") if given else ""})

    def move(self, draft: SaleDraft, cursor: Cursor) -> SaleDraft:
        """The cursor stands elsewhere."""
        return replace(draft, cursor=cursor)

    def explain(self, view: SaleView, key: str) -> SaleDraft:
        """Staff explained a topic."""
        return self._with(view, key, lambda ack, _: explain(ack, by=view.draft.staff, at=self._around.now()))

    def answer(self, view: SaleView, key: str, text: str) -> SaleDraft:
        """The customer answered the topic's question."""
        return self._with(view, key, lambda ack, topic: choose(ack, topic, text, self._around.now()))

    def understand(self, view: SaleView, key: str) -> SaleDraft:
        """The customer understood a topic."""
        return self._with(view, key, lambda ack, topic: understand(ack, topic, self._around.now()))

    def send_back(self, view: SaleView, key: str) -> SaleDraft:
        """The customer wants a topic explained again."""
        return self._with(view, key, lambda ack, _: send_back(ack))

    def _with(
        self, view: SaleView, key: str, change: Callable[[Acknowledgement, ShownTopic], Acknowledgement]
    ) -> SaleDraft:
        pairs = zip(view.acks, view.topics, strict=True)
        acks = tuple(change(ack, topic) if topic.key == key else ack for ack, topic in pairs)
        touched = tuple(ack for ack in acks if ack.explained_at or ack.answers or ack.sent_back)
        others = tuple(a for a in view.draft.acks if a.topic not in {t.topic for t in touched})
        return replace(view.draft, acks=(*others, *touched))

    # --- submission

    def submit(self, draft: SaleDraft) -> CaseRow | tuple[Problem, ...]:
        """Take the application: once, whole, in one transaction. It stops at 送信待ち; only the creditor's answer goes on."""
        self._taken = None
        held = self._records.case(draft.id)
        if held is not None:
            return held
        sheet = self.sheet(draft)
        view = self.view(draft, sheet)
        blocking = stopping(check_confirm(view))
        if blocking or view.quote is None or view.checked is None or view.checked.application is None:
            return blocking
        now = self._around.now()
        body = self._body(view, sheet, view.quote, view.checked.application, now)
        self._taken = None  # the view above has asked before the case was there
        try:
            return self._records.submit(self._submission(draft, body, now))
        except SheetsTaken as fault:
            return taken(fault)

    def _body(self, view: SaleView, sheet: Sheet, quote: Quote, application: Application, now: datetime) -> CaseBody:
        at = now.isoformat(timespec="seconds")
        states = (State.EXPLAINED, State.TAKEN, State.WAITING)
        sheets = numbers_in(view.draft.quote.sheets)  # the view has looked them up, and the store does once more
        return CaseBody(
            quote=quote, application=application, topics=view.topics, acks=view.acks, quote_number=view.draft.number,
            others=beside(sheet, quote), cap_approval=approval(view.draft, quote),
            price_list=sheet.price_list, sample=is_sample(quote, self._around, sheets), sheets=sheets,
            offline=self._around.offline(), staff=view.draft.staff, times=tuple((s.value, at) for s in states),
        )  # fmt: skip

    def _submission(self, draft: SaleDraft, body: CaseBody, now: datetime) -> Submission:
        quote, person = body.quote, body.application.person
        day = f"{now:%y%m%d}"
        number = f"C-{day}-{self._records.next_number(f'C-{day}'):03d}"
        text, digest = snapshots.dump(body), self._digest(quote)
        issue = Issue(
            quote=quote, number=draft.number, customer=person.name, at=now, case_id=draft.id,
            until=valid_until(quote, self.regulation(quote)),
        )  # fmt: skip
        events = tuple(
            EventRow(id=self._around.new_id(), at=now, staff=draft.staff, subject=draft.id, what=state, body="{}")
            for state, _ in body.times
        )
        events += cap_events(draft, quote, id=self._around.new_id(), at=now)
        events += events_of(body.sheets, number, draft.id, self._around)
        return Submission(
            sheets=use_of(body.sheets, number, (draft.number,), now),
            case=CaseRow(
                id=draft.id, number=number, state=State.WAITING.value, customer=person.name, kana=person.kana,
                phone=person.mobile, device=quote.purchase.device.full_name, program=quote.program.short_name,
                body=text, format=snapshots.FORMAT, opened_at=now, changed_at=now,
            ),
            quote=issue.kept(digest),
            issue=issue.row(digest),
            papers=(),
            outbox=(
                OutboxRow(
                    id=self._around.new_id(), case_id=draft.id, kind="application", title=person.name,
                    body=snapshots.dump(body.application), state="waiting", reason="", created_at=now,
                ),
            ),
            events=events,
        )  # fmt: skip

    # --- the application's further life

    def case(self, id: UUID) -> tuple[CaseRow, CaseBody] | None:
        """A case with its body read."""
        row = self._records.case(id)
        return None if row is None else (row, snapshots.load(CaseBody, row.body))

    def step(self, id: UUID, step: Step) -> CaseRow | Problem:
        """Record what happened to an application: sent, approved, declined, formed, handed over."""
        found = self.case(id)
        if found is None:
            return stop("case-missing", "case")
        row, body = found
        state = advance(State(row.state), step, offline=self._around.offline())
        if isinstance(state, Problem):
            return state
        now, closing = self._around.now(), step in (Step.CHANGE_TO_COD, Step.LAPSE)
        barred = cod_barred(body.quote.program, body.times, now.date()) if step is Step.CHANGE_TO_COD else None
        if barred is not None:
            return barred
        times = (*body.times, (state.value, now.isoformat(timespec="seconds")))
        event = EventRow(
            id=self._around.new_id(), at=now, staff=self._around.staff(), subject=id, what=state.value, body="{}"
        )
        moved = self._records.advance(
            id, expect=row.state, state=state.value, body=snapshots.dump(replace(body, times=times)), event=event,
            tasks=self._tasks(row, body, state, now.date()),
            sent=tuple(out.id for out in self._records.outbox() if out.case_id == id) if step is Step.SEND else (),
            done=tuple(task.id for task in self._records.tasks(case_id=id)) if closing else (),
        )  # fmt: skip
        return stop("changed-elsewhere", "case") if moved is None else moved

    def _tasks(self, row: CaseRow, body: CaseBody, state: State, today: date) -> tuple[TaskRow, ...]:
        return tuple(
            task_row(due, self._around.new_id(), row.id, row.customer) for due in dues_after(state, body.quote, today)
        )
