"""The print list in memory, by the border's rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from posapp.services.ports import PaperRow
from posapp.services.print_ports import PrintJobRow

_OPEN = ("waiting", "sent")


class HasPapers(Protocol):
    """Where the papers are whose sums the list writes."""

    paper_rows: dict[UUID, PaperRow]


class Prints:
    """`PrintRecords` over rows in memory."""

    def __init__(self, records: HasPapers) -> None:
        self._records = records
        self.rows: dict[UUID, PrintJobRow] = {}

    def ask(self, rows: tuple[PrintJobRow, ...]) -> tuple[PrintJobRow, ...]:
        there = {(r.paper_id, r.document_id, r.copy) for r in self.rows.values() if r.state in _OPEN}
        fresh = tuple(r for r in rows if (r.paper_id, r.document_id, r.copy) not in there)
        self.rows |= {r.id: r for r in fresh}
        for row in fresh:
            self._sum_up(row.paper_id, 0)
        return fresh

    def job(self, id: UUID) -> PrintJobRow | None:
        return self.rows.get(id)

    def jobs(
        self, *, states: Collection[str] = (), paper_ids: Collection[UUID] = (), document_id: UUID | None = None,
        since: datetime | None = None,
    ) -> tuple[PrintJobRow, ...]:  # fmt: skip
        return tuple(
            r
            for r in self.rows.values()
            if (not states or r.state in states)
            and (not paper_ids or r.paper_id in paper_ids)
            and (document_id is None or r.document_id == document_id)
            and (since is None or r.changed_at >= since)
        )

    def move(
        self, id: UUID, *, expect: Collection[str], state: str, at: datetime, reason: str = "", ticket: str = ""
    ) -> PrintJobRow | None:
        before = self.rows.get(id)
        if before is None or before.state not in expect:
            return None
        self.rows[id] = replace(before, state=state, reason=reason, ticket=ticket, changed_at=at)
        self._sum_up(before.paper_id, 1 if state == "printed" != before.state else 0)
        return self.rows[id]

    def direct(self, id: UUID, *, printer: str, tray: str, sides: str) -> None:
        self.rows[id] = replace(self.rows[id], printer=printer, tray=tray, sides=sides)

    def _sum_up(self, id: UUID | None, more: int) -> None:
        if id is None:
            return
        paper = self._records.paper_rows[id]
        prints = paper.prints + more
        jobs = sorted(self.jobs(paper_ids=(id,)), key=lambda job: job.changed_at, reverse=True)
        failed = next((job.reason for job in jobs if job.state == "failed"), None)
        on_its_way = any(job.state in _OPEN for job in jobs)
        state = "failed" if failed is not None else "printed" if prints and not on_its_way else "waiting"
        self._records.paper_rows[id] = replace(paper, state=state, reason=failed or "", prints=prints)
