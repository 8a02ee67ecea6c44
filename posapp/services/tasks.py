"""期限のある仕事: what is due in cases, open returns and returns by courier, as one list by day, and its paper. Decides no day itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Generic, Protocol, TypeVar
from uuid import NAMESPACE_OID, UUID, uuid5

from posapp.domain.digest import digest_of
from posapp.domain.intake import Issue
from posapp.domain.months import Month
from posapp.domain.outage import Kit
from posapp.domain.problem import Problem
from posapp.domain.quote import Quote
from posapp.domain.tasks import (
    BY_HAND,
    DEADLINES,
    LAPSING,
    ListedTask,
    Stake,
    TaskKind,
    TaskList,
    TaskListCase,
    assessment_due,
    problems_of,
    return_due,
    tasks_of,
)
from posapp.flows import reading
from posapp.flows.intake import INTAKE
from posapp.flows.intake_forms import FOUND, IntakeDraft
from posapp.services import snapshots
from posapp.services.case_steps import detail_of, task_row
from posapp.services.mail_ports import MailReturnRow
from posapp.services.papers import IntakePress
from posapp.services.ports import DraftRow, EventRow, PaperRow, Records
from posapp.services.quoting import QuoteDesk
from posapp.services.selling import CaseBody, Surroundings
from posapp.services.task_ports import DatedTaskRow, TaskRecords
from posapp.services.working_days import holiday, last_working_day

P = TypeVar("P")
KIND = "task-list"
LETTER = "T"
_MAIL = "mail-"


class Source(StrEnum):
    """Whose record a task leads to."""

    CASE = "case"
    DRAFT = "draft"
    MAIL = "mail"
    KIT = "kit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something due on ``day``.

    id        its own: the stored task's, else the record's
    record    what it opens: the case, the draft of a return, the return by courier
    applied   the day a benefit was applied for, where its assessment is what is due
    stake     what a return by that day saves, where later ones save less
    left      forms of a kit that were never keyed in; the kit is named by ``number``
    """

    source: Source
    id: UUID
    record: UUID
    day: date
    kind: TaskKind
    number: str
    customer: str
    device: str
    program: str
    applied: date | None = None
    left: int = 0
    stake: Stake | None = None

    @property
    def order(self) -> tuple[date, str, str, UUID]:
        """By day; what falls on the same day by kind and number."""
        return self.day, self.kind, self.number, self.id

    @property
    def by_hand(self) -> bool:
        """True when a person ticks it off; the others end with what is done in their record."""
        return self.source is Source.CASE and self.kind in BY_HAND

    @property
    def working(self) -> date:
        """The last working day up to a last day; the day itself where it is no deadline."""
        return last_working_day(self.day) if self.kind in DEADLINES else self.day


class MailTasks(Protocol):
    """The one thing that is read of returns by courier."""

    def waiting(self) -> tuple[MailReturnRow, ...]:
        """Those in which somebody still has to do something."""


class KitTasks(Protocol):
    """The one thing that is read of hand-written forms."""

    def waiting(self) -> tuple[Kit, ...]:
        """Kits that were used and of which something was never keyed in."""


class NoKits:
    """A counter without hand-written forms."""

    def waiting(self) -> tuple[Kit, ...]:
        """None."""
        return ()


class TaskBook(Generic[P]):
    """Reads what is due and gives it out. ``quotes`` is this book's own desk: it is asked beside the window's thread."""

    def __init__(
        self, tasks: TaskRecords, records: Records, mail: MailTasks, quotes: QuoteDesk, press: Callable[[], IntakePress[P]],
        around: Surroundings, kits: KitTasks | None = None,
    ) -> None:  # fmt: skip
        self._kits = kits or NoKits()
        self._tasks = tasks
        self._records = records
        self._mail = mail
        self._quotes = quotes
        self._press = press
        self._around = around
        self._known: dict[UUID, tuple[DraftRow, date, Task | None]] = {}

    def tasks(self, first: date, last: date) -> tuple[Task, ...]:
        """What is due in a period, both days included, by day; with today in it also everything that is late."""
        today = self._around.now().date()
        with_late = first <= today <= last
        found = [*self._of_cases(first, last, today, with_late=with_late)]
        for task in (*self._of_drafts(today), *self._of_mail(), *self._of_kits()):
            if first <= task.day <= last or (with_late and task.day < today):
                found.append(task)
        return tuple(sorted(found, key=lambda task: task.order))

    def ahead(self) -> date:
        """The last day that the shop looks at every day: its own number of days from today on, and all of this month."""
        today = self._around.now().date()
        far = timedelta(days=self._quotes.law(today).task_ahead_days)
        return max(today + far, Month.containing(today).last_day())

    def _of_cases(self, first: date, last: date, today: date, *, with_late: bool) -> Iterable[Task]:
        """What nobody can make up for once its day is over is told no more then."""
        rows = list(self._tasks.dated(since=max(first, today).isoformat(), until=last.isoformat()))
        if with_late or first < today:
            until = min(last, today - timedelta(days=1)).isoformat()
            since = None if with_late else first.isoformat()
            rows += self._tasks.dated(since=since, until=until, without=[kind.value for kind in LAPSING])
        return (_of_case(row) for row in rows)

    def _of_mail(self) -> Iterable[Task]:
        for row in self._mail.waiting():
            if row.due:
                yield Task(
                    source=Source.MAIL, id=row.id, record=row.id, day=date.fromisoformat(row.due),
                    kind=TaskKind(f"{_MAIL}{row.state}"), number=row.number, customer=row.customer, device=row.device,
                    program=row.program,
                )  # fmt: skip

    def _of_kits(self) -> Iterable[Task]:
        for kit in self._kits.waiting():
            if kit.due is not None:
                id = uuid5(NAMESPACE_OID, kit.number)
                yield Task(
                    source=Source.KIT, id=id, record=id, day=kit.due, kind=TaskKind.OUTAGE_SHEETS, number=kit.number,
                    customer="", device="", program="", left=len(kit.never_keyed),
                )  # fmt: skip

    def catch_up(self) -> int:
        """Contracts formed before what hangs on a day was kept: their tasks get it, and the last month before the total
        rises is added. Once each; how many contracts."""
        met = 0
        for case, group in groupby(self._tasks.unstated(), key=lambda row: row.case_id):
            rows, yesterday = tuple(group), self._around.now().date() - timedelta(days=1)
            quote = self._quote(case)
            dues = () if quote is None else tasks_of(quote, yesterday)
            told = {(due.kind.value, due.day.isoformat()): detail_of(due) for due in dues}
            open_still = any(row.kind == TaskKind.WINDOW_CLOSES for row in rows)
            added = tuple(
                task_row(due, self._around.new_id(), case, rows[0].customer)
                for due in dues
                if open_still and due.kind is TaskKind.TOTAL_RISES
            )
            self._tasks.state({row.id: told.get((row.kind, row.due), "") for row in rows}, added)
            met += 1
        return met

    def _quote(self, case: UUID) -> Quote | None:
        row = self._records.case(case)
        try:
            return None if row is None else snapshots.load(CaseBody, row.body).quote
        except snapshots.SnapshotUnreadable:
            return None  # 案件 says so when it is opened

    # --- begun, not yet assessed

    def _of_drafts(self, today: date) -> Iterable[Task]:
        rows = [row for row in self._records.drafts() if row.flow == INTAKE.name]
        known = self._known
        self._known = {}
        for row in rows:
            held = known.get(row.id)
            if held is None or held[:2] != (row, today):
                held = row, today, self._of_draft(row, today)
            self._known[row.id] = held
            if held[2] is not None:
                yield held[2]

    def _of_draft(self, row: DraftRow, today: date) -> Task | None:
        try:
            draft = snapshots.load(IntakeDraft, row.body)
        except snapshots.SnapshotUnreadable:
            return None  # ホーム says so when it is opened
        contract, applied = self._contract(draft), applied_on(draft)
        if contract is None:
            return None
        due = assessment_due(contract, applied, draft.device.window) or return_due(contract, today)
        if due is None:
            return None
        return Task(
            source=Source.DRAFT, id=row.id, record=row.id, day=due.day, kind=due.kind, number=draft.number,
            customer=row.title, device=contract.purchase.device.full_name, program=contract.program.short_name,
            applied=applied if due.kind is TaskKind.ASSESSMENT else None,
        )  # fmt: skip

    def _contract(self, draft: IntakeDraft) -> Quote | None:
        form = draft.contract
        if form.source == FOUND:
            row = self._records.case(UUID(form.case_id))
            return None if row is None else snapshots.load(CaseBody, row.body).quote
        chosen = self._quotes.sheet(form.quote).chosen if form.source else None
        return chosen.quote if chosen else None

    # --- ticked off by hand

    def tick(self, task: Task, *, done: bool) -> bool:
        """The customer was told, or that was a slip; False when somebody else did the same, or it ends elsewhere."""
        if not task.by_hand:
            return False
        event = EventRow(
            id=self._around.new_id(), at=self._around.now(), staff=self._around.staff(), subject=task.record,
            what="task-done" if done else "task-open", body="{}",
        )  # fmt: skip
        return self._tasks.tick(task.id, done=done, event=event)

    # --- on paper

    def paper(self, first: date, last: date) -> PaperRow | tuple[Problem, ...]:
        """タスク一覧 of a period, kept in the list of papers."""
        wrong = problems_of(TaskList(first=first, last=last))
        if wrong:
            return wrong
        listed = TaskList(first=first, last=last, tasks=tuple(_listed(task) for task in self.tasks(first, last)))
        press, now, shop = self._press(), self._around.now(), self._around.shop()
        series = f"{LETTER}-{now:%y%m%d}"
        issue = Issue(
            shop=shop, number=f"{series}-{self._records.next_number(series):04d}", issued_at=now, case_number="",
            copy_mark="", offline=self._around.offline(), sample=shop.sample,
        )  # fmt: skip
        composed = press.compose_tasks(TaskListCase(listed=listed, issue=issue, staff=self._around.staff()))
        unprintable = press.problems(composed)
        if unprintable:
            return unprintable
        body = press.to_json(composed)
        made = PaperRow(
            id=self._around.new_id(), number=issue.number, kind=KIND, case_id=None, title=press.title(composed),
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0,
            issued_at=now,
        )  # fmt: skip
        self._records.keep_papers((made,))
        return made


def applied_on(draft: IntakeDraft) -> date:
    """The day the benefit was applied for: as typed, else the day the draft was begun."""
    read = reading.read_date(draft.applied_on, "applied_on") if draft.applied_on else draft.started_at.date()
    return draft.started_at.date() if isinstance(read, Problem) else read


def _of_case(row: DatedTaskRow) -> Task:
    return Task(
        source=Source.CASE, id=row.id, record=row.case_id, day=date.fromisoformat(row.due), kind=TaskKind(row.kind),
        number=row.number, customer=row.customer, device=row.device, program=row.program, stake=_stake(row.detail),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _stake(detail: str) -> Stake | None:
    """What was kept with the task; nothing with one from before that was kept."""
    try:
        return snapshots.load(Stake, detail)
    except snapshots.SnapshotUnreadable:
        return None


def _listed(task: Task) -> ListedTask:
    return ListedTask(
        day=task.day, kind=task.kind, number=task.number, customer=task.customer, device=task.device,
        program=task.program, working=task.working, holiday=holiday(task.day), applied=task.applied,
        left=task.left, stake=task.stake,
    )  # fmt: skip
