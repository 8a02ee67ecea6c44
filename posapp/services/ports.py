"""What the use cases need from outside, as Protocols, and the plain rows that cross that border.

The store implements these; tests give in-memory twins. Bodies are JSON text made by `posapp.services.snapshots`:
the store keeps them encrypted and never reads them. Times are aware datetimes in UTC, ids are UUIDv7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """An unfinished flow: where the cursor stands and everything typed so far.

    flow ``purchase``; step and field name the cursor; title and detail are what ホーム shows (customer, device).
    """

    id: UUID
    flow: str
    step: str
    field: str
    title: str
    detail: str
    body: str
    format: int
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """案件: one customer's matter after submission. ``state`` is a value of domain.application.State."""

    id: UUID
    number: str
    state: str
    customer: str
    kana: str
    phone: str
    device: str
    program: str
    body: str
    format: int
    opened_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """A frozen quote as issued: body is the whole snapshot, digest its SHA-256 in hex."""

    digest: str
    number: str
    case_id: UUID | None
    body: str
    format: int
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """An issued paper: body is the neutral paper, so that a reprint is identical. state, reason and prints are the sum of its prints.

    state  printed, failed (``reason`` says why) or waiting: what `posapp.services.print_ports.PrintRecords` wrote last
    """

    id: UUID
    number: str
    kind: str
    case_id: UUID | None
    title: str
    digest: str
    body: str
    format: int
    state: str
    reason: str
    prints: int
    issued_at: datetime


class Making(StrEnum):
    """What a PDF left the shop as."""

    SAVED = "saved"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A PDF of a paper as it left the shop: the SHA-256 of its bytes in hex, and how it was made the first time.

    copy, reprint  the marks it was drawn with: whose copy beyond what was issued, which 再発行
    """

    paper_id: UUID
    sha256: str
    size: int
    making: str
    copy: str
    reprint: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """見積の発行: one quote as it was handed out, for the list of quotes. The same quote under two numbers is two issues.

    issued_on    the shop's calendar day (ISO date); ``valid_until`` the last day that was printed
    paper_id     the printed 見積書, None while there is none
    """

    number: str
    digest: str
    case_id: UUID | None
    paper_id: UUID | None
    customer: str
    device: str
    program: str
    issued_at: datetime
    issued_on: str
    valid_until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """What must leave the shop. kind ``application``; state waiting, sent or failed."""

    id: UUID
    case_id: UUID
    kind: str
    title: str
    body: str
    state: str
    reason: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One append-only line of what happened: who did what to which record, without customer data in ``what``."""

    id: UUID
    at: datetime
    staff: str
    subject: UUID | None
    what: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """期限のある仕事: something due on a day (ISO date).

    detail  what hangs on the day, as a snapshot, or empty; tasks made before that hold the program's name
    """

    id: UUID
    case_id: UUID
    due: str
    kind: str
    title: str
    detail: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUse:
    """手書き用紙 that a record was keyed in from. ``own`` are numbers by which the record was known before."""

    numbers: tuple[str, ...]
    keyed_as: str
    own: tuple[str, ...]
    at: datetime


class SheetsTaken(Exception):
    """A sheet is not free any more; nothing was written."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Everything one submission writes in one transaction. The draft of the same id is removed with it."""

    case: CaseRow
    quote: QuoteRow
    papers: tuple[PaperRow, ...]
    outbox: tuple[OutboxRow, ...]
    events: tuple[EventRow, ...]
    issue: IssueRow | None = None
    sheets: SheetUse | None = None


class Clock(Protocol):
    """When it is, and what was never there before."""

    def now(self) -> datetime:
        """Local time of the shop, aware."""

    def new_id(self) -> UUID:
        """A fresh UUIDv7."""


class Around(Clock, Protocol):
    """The counter around the use cases."""

    def staff(self) -> str:
        """Who stands at the counter."""


class Records(Protocol):
    """The shop's store. Every method is one transaction; a known failure raises StoreFault."""

    def setting(self, key: str) -> str | None:
        """One setting's JSON text (``shop``, ``staff``, ``ui``), None when never set."""

    def put_setting(self, key: str, body: str) -> None:
        """Set one setting."""

    def next_number(self, series: str) -> int:
        """The next number of a series such as ``Q-190615``, from 1, without gaps."""

    def save_draft(self, row: DraftRow) -> None:
        """Insert or replace a draft; durable when this returns."""

    def draft(self, id: UUID) -> DraftRow | None:
        """One draft."""

    def drafts(self) -> tuple[DraftRow, ...]:
        """All open drafts, newest first."""

    def drop_draft(self, id: UUID) -> None:
        """Forget a draft (staff threw it away)."""

    def submit(self, submission: Submission) -> CaseRow:
        """Write it once: a second call with the same case id changes nothing and returns the stored case. SheetsTaken."""

    def case(self, id: UUID) -> CaseRow | None:
        """One case."""

    def cases(self, text: str = "", limit: int = 100) -> tuple[CaseRow, ...]:
        """Cases whose number, name, kana, phone or device holds ``text`` (two characters or more), newest first."""

    def advance(
        self,
        id: UUID,
        *,
        expect: str,
        state: str,
        body: str,
        event: EventRow,
        outbox: tuple[OutboxRow, ...] = (),
        tasks: tuple[TaskRow, ...] = (),
        sent: tuple[UUID, ...] = (),
        done: tuple[UUID, ...] = (),
    ) -> CaseRow | None:
        """Move a case from state ``expect`` to ``state``; None when it was no longer in ``expect``.

        ``sent`` are rows of the outbox that have left the shop with it, ``done`` tasks that it closes.
        """

    def quote(self, digest: str) -> QuoteRow | None:
        """One issued quote."""

    def keep_quote(self, row: QuoteRow) -> None:
        """Keep an issued quote; the same digest twice is once."""

    def keep_issue(
        self, issue: IssueRow, quote: QuoteRow, paper: PaperRow | None, sheets: SheetUse | None = None
    ) -> None:
        """Keep a quote with its issue and its paper. The same number and digest again is one issue, with the newer paper.

        SheetsTaken, and nothing kept, when a sheet it was keyed in from is not free.
        """

    def issues(self, text: str = "", limit: int = 200) -> tuple[IssueRow, ...]:
        """Issues whose number, customer, device, program, day of issue (ISO) or digest holds ``text``, newest first."""

    def issues_of(self, number: str = "", digest: str = "") -> tuple[IssueRow, ...]:
        """Issues of a number and/or of a digest's beginning, newest first."""

    def paper(self, id: UUID) -> PaperRow | None:
        """One issued paper."""

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None:
        """Keep issued papers."""

    def papers(
        self, case_id: UUID | None = None, state: str | None = None, number: str | None = None
    ) -> tuple[PaperRow, ...]:
        """Issued papers of a case, in a state, with a number, oldest first."""

    def keep_file(self, row: FileRow) -> None:
        """Keep what left the shop, durable when this returns; the same bytes of the same paper again are once."""

    def files(self, sha256: str) -> tuple[FileRow, ...]:
        """Files of these bytes that left the shop."""

    def files_kept(self, paper_id: UUID) -> bool:
        """True when every file of the paper is on record; False for papers older than the record of files."""

    def unprinted(self) -> tuple[PaperRow, ...]:
        """Papers without a print that came out, and every other paper of their numbers, oldest first."""

    def outbox(self, state: str = "waiting") -> tuple[OutboxRow, ...]:
        """Rows of the outbox in a state, oldest first."""

    def tasks(
        self, *, until: str | None = None, since: str | None = None, case_id: UUID | None = None
    ) -> tuple[TaskRow, ...]:
        """Open tasks, soonest first: due up to a day, due since a day, of one case."""

    def append(self, event: EventRow) -> None:
        """Append one event."""

    def events(self, subject: UUID | None = None) -> tuple[EventRow, ...]:
        """Events, oldest first."""

    def backup(self, target: str) -> None:
        """Write a consistent encrypted copy of the store to the path ``target``."""

    def last_backup(self) -> datetime | None:
        """When the last backup ended well."""


class StoreFault(Exception):
    """A known failure of the store. ``code`` names the sentence: disk-full, store-locked, wrong-key, store-damaged, store-newer, store-missing,
    store-readonly, backup-unreachable."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
