"""The shop's store: `posapp.services.ports.Records` over an open database. Every method is one transaction.

Must not know files, keys or migrations; SQL is in the modules beside it. A known failure is a StoreFault; ValueError
means that the caller broke a rule of the tables (an unknown state, a text that is not JSON, a record that is not
there).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from posapp.services.ports import (
    CaseRow,
    DraftRow,
    EventRow,
    FileRow,
    IssueRow,
    OutboxRow,
    PaperRow,
    QuoteRow,
    SheetUse,
    Submission,
    TaskRow,
)
from posapp.store import cases, drafts, events, issues, outage_sheets, paper_files, papers, photos, sending, settings
from posapp.store.engine import Database
from posapp.store.examination import Finding, examine
from posapp.store.intakes import IntakeShelf
from posapp.store.mail_returns import MailShelf
from posapp.store.official_documents import OfficialShelf
from posapp.store.outage_sheets import OutageShelf
from posapp.store.photos import PhotoShelf
from posapp.store.prices import PriceShelf
from posapp.store.print_jobs import PrintShelf
from posapp.store.task_shelf import TaskShelf


def now() -> datetime:
    """The clock of the shop's computer."""
    return datetime.now(UTC)


class Store:
    """An open store. `posapp.store.doors` opens it; see Records for what each method promises."""

    def __init__(self, database: Database, copy: Callable[[Path], None], clock: Callable[[], datetime] = now) -> None:
        """``copy`` writes a checked copy of the store to a path."""
        self._database = database
        self._copy = copy
        self._clock = clock
        self.prices = PriceShelf(database)
        self.prints = PrintShelf(database)
        self.intakes = IntakeShelf(database)
        self.mail = MailShelf(database)
        self.photos = PhotoShelf(database)
        self.official = OfficialShelf(database)
        self.dated = TaskShelf(database)
        self.outage = OutageShelf(database)

    def close(self) -> None:
        """Close it; every method but this one fails afterwards."""
        self._database.close()

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the store's pages, structure, references and chain of events; empty when it is sound."""
        return examine(self._database)

    def setting(self, key: str) -> str | None:
        """One setting's JSON text."""
        with self._database.reading() as connection:
            return settings.get(connection, key)

    def put_setting(self, key: str, body: str) -> None:
        """Set one setting."""
        with self._database.writing() as connection:
            settings.put(connection, key, body)

    def next_number(self, series: str) -> int:
        """The next number of a series, from 1, each given once."""
        with self._database.writing() as connection:
            return settings.next_number(connection, series)

    def save_draft(self, row: DraftRow) -> None:
        """Insert or replace a draft; on disk when this returns."""
        with self._database.writing() as connection:
            drafts.save(connection, row)

    def draft(self, id: UUID) -> DraftRow | None:
        """One draft."""
        with self._database.reading() as connection:
            return drafts.get(connection, id)

    def drafts(self) -> tuple[DraftRow, ...]:
        """All drafts, newest first."""
        with self._database.reading() as connection:
            return drafts.newest_first(connection)

    def drop_draft(self, id: UUID) -> None:
        """Forget a draft with its photos; nothing when it is not there."""
        with self._database.writing() as connection:
            drafts.drop(connection, id)
            photos.drop_of(connection, id)

    def submit(self, submission: Submission) -> CaseRow:
        """Write case, quote, papers, outbox and events, and remove the draft: all or nothing, and once per case id."""
        opened = submission.case
        with self._database.writing() as connection:
            known = cases.get(connection, opened.id)
            if known is not None:
                return known
            cases.open_case(connection, opened)
            papers.keep_quote(connection, submission.quote)
            papers.keep(connection, submission.papers)
            if submission.issue is not None:
                issues.keep(connection, submission.issue)
            sending.put(connection, submission.outbox)
            outage_sheets.use(connection, submission.sheets)
            for event in submission.events:
                events.append(connection, event)
            drafts.drop(connection, opened.id)
            return opened

    def case(self, id: UUID) -> CaseRow | None:
        """One case."""
        with self._database.reading() as connection:
            return cases.get(connection, id)

    def cases(self, text: str = "", limit: int = 100) -> tuple[CaseRow, ...]:
        """Cases that hold ``text`` (see posapp.store.search), newest first."""
        with self._database.reading() as connection:
            return cases.matching(connection, text, limit)

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
        """Move a case, with its event, outbox rows and tasks, and what it sends and closes.

        None, and nothing written, when it is no longer in ``expect``.
        """
        with self._database.writing() as connection:
            if not cases.move(connection, id, expect=expect, state=state, body=body, at=event.at):
                return None
            events.append(connection, event)
            sending.put(connection, outbox)
            sending.plan(connection, tasks)
            sending.sent(connection, sent)
            sending.close(connection, done)
            return cases.get(connection, id)

    def quote(self, digest: str) -> QuoteRow | None:
        """One issued quote."""
        with self._database.reading() as connection:
            return papers.quote(connection, digest)

    def keep_quote(self, row: QuoteRow) -> None:
        """Keep a quote; the same digest twice is once."""
        with self._database.writing() as connection:
            papers.keep_quote(connection, row)

    def keep_issue(
        self, issue: IssueRow, quote: QuoteRow, paper: PaperRow | None, sheets: SheetUse | None = None
    ) -> None:
        """Keep a quote, its paper and its issue, with the sheets it was keyed in from: all or nothing."""
        with self._database.writing() as connection:
            outage_sheets.use(connection, sheets)
            papers.keep_quote(connection, quote)
            if paper is not None:
                papers.keep(connection, (paper,))
            issues.keep(connection, issue)

    def issues(self, text: str = "", limit: int = 200) -> tuple[IssueRow, ...]:
        """Issues that hold ``text`` (see posapp.store.search), newest first."""
        with self._database.reading() as connection:
            return issues.matching(connection, text, limit)

    def issues_of(self, number: str = "", digest: str = "") -> tuple[IssueRow, ...]:
        """Issues of a number and/or of a digest's beginning, newest first."""
        with self._database.reading() as connection:
            return issues.named(connection, number, digest)

    def paper(self, id: UUID) -> PaperRow | None:
        """One paper."""
        with self._database.reading() as connection:
            return papers.paper(connection, id)

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None:
        """Keep papers; the same id twice is once."""
        with self._database.writing() as connection:
            papers.keep(connection, rows)

    def papers(
        self, case_id: UUID | None = None, state: str | None = None, number: str | None = None
    ) -> tuple[PaperRow, ...]:
        """Papers of a case, in a state, with a number, oldest first."""
        with self._database.reading() as connection:
            return papers.issued(connection, case_id, state, number)

    def keep_file(self, row: FileRow) -> None:
        """Keep a PDF that leaves the shop; on disk when this returns."""
        with self._database.writing() as connection:
            paper_files.keep(connection, row)

    def files(self, sha256: str) -> tuple[FileRow, ...]:
        """Files of these bytes that left the shop, oldest first."""
        with self._database.reading() as connection:
            return paper_files.named(connection, sha256)

    def files_kept(self, paper_id: UUID) -> bool:
        """True when every file of the paper is on record."""
        with self._database.reading() as connection:
            return paper_files.all_kept(connection, paper_id)

    def unprinted(self) -> tuple[PaperRow, ...]:
        """Papers without a print that came out, and every other paper of their numbers, oldest first."""
        with self._database.reading() as connection:
            return papers.unprinted(connection)

    def outbox(self, state: str = "waiting") -> tuple[OutboxRow, ...]:
        """Rows of the outbox in a state, oldest first."""
        with self._database.reading() as connection:
            return sending.in_state(connection, state)

    def tasks(
        self, *, until: str | None = None, since: str | None = None, case_id: UUID | None = None
    ) -> tuple[TaskRow, ...]:
        """Open tasks, soonest first: due up to a day, due since a day, of one case."""
        with self._database.reading() as connection:
            return sending.due(connection, until, since, case_id)

    def append(self, event: EventRow) -> None:
        """Append one event."""
        with self._database.writing() as connection:
            events.append(connection, event)

    def events(self, subject: UUID | None = None) -> tuple[EventRow, ...]:
        """Events, oldest first."""
        with self._database.reading() as connection:
            return events.about(connection, subject)

    def backup(self, target: str) -> None:
        """Write a checked, encrypted copy to ``target`` with its key file beside it, and note the time."""
        self._copy(Path(target))
        with self._database.writing() as connection:
            settings.backed_up(connection, self._clock())

    def last_backup(self) -> datetime | None:
        """When the last backup ended well."""
        with self._database.reading() as connection:
            return settings.last_backup(connection)
