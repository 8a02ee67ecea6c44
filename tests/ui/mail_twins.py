"""The store of returns by courier in memory, for the windows' tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from posapp.services.mail_ports import OPEN, MailReturnRow
from posapp.services.ports import EventRow, PaperRow
from tests.ui.intake_twins import Held


@dataclass
class Mails:
    """`posapp.services.mail_ports.MailRecords` over lists."""

    records: Held
    rows: list[MailReturnRow] = field(default_factory=list)

    def open(self, row: MailReturnRow, papers: tuple[PaperRow, ...], event: EventRow) -> MailReturnRow:
        known = self.mail_return(row.id)
        if known is not None:
            return known
        self.rows.append(row)
        self._beside(row.id, papers, event)
        return row

    def advance(
        self, row: MailReturnRow, *, expect: str, papers: tuple[PaperRow, ...], event: EventRow, done: tuple[UUID, ...] = (),
    ) -> MailReturnRow | None:  # fmt: skip
        known = self.mail_return(row.id)
        if known is None or known.state != expect:
            return None
        self.rows[self.rows.index(known)] = row
        self.records.close_tasks(done)
        self._beside(row.id, papers, event)
        return row

    def _beside(self, id: UUID, papers: tuple[PaperRow, ...], event: EventRow) -> None:
        self.records.keep_papers(papers)
        self.records.append(event)
        self.records.drop_draft(id)

    def mail_return(self, id: UUID) -> MailReturnRow | None:
        return next((row for row in self.rows if row.id == id), None)

    def mail_returns(self, text: str = "", limit: int = 100) -> tuple[MailReturnRow, ...]:
        found = [
            r
            for r in reversed(self.rows)
            if text in f"{r.number} {r.customer} {r.kana} {r.phone} {r.device} {r.serial}"
        ]
        return tuple(found[:limit])

    def mail_returns_of(self, case_id: UUID) -> tuple[MailReturnRow, ...]:
        return tuple(row for row in reversed(self.rows) if row.case_id == case_id)

    def waiting(self) -> tuple[MailReturnRow, ...]:
        return tuple(sorted((row for row in self.rows if row.state in OPEN), key=lambda row: row.due or "9"))
