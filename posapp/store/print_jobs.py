"""The print list in the store: `posapp.services.print_ports.PrintRecords` over an open database.

A print and the sum that its paper carries (state, reason, how many came out) change in one transaction.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, insert, select, update

from posapp.services.print_ports import PrintJobRow
from posapp.store.engine import Database
from posapp.store.paper_tables import print_jobs
from posapp.store.rows import every, insert_all, many, one
from posapp.store.tables import papers

_OPEN = ("waiting", "sent")
_job = every(print_jobs, PrintJobRow).where(print_jobs.c.id == bindparam("key"))
_jobs = every(print_jobs, PrintJobRow).order_by(print_jobs.c.asked_at, print_jobs.c.id)
_paper = select(papers.c.state, papers.c.prints).where(papers.c.id == bindparam("key"))
_sum = update(papers).where(papers.c.id == bindparam("key"))
_of_paper = (
    select(print_jobs.c.state, print_jobs.c.reason)
    .where(print_jobs.c.paper_id == bindparam("key"))
    .order_by(print_jobs.c.changed_at.desc(), print_jobs.c.id.desc())
)


class PrintShelf:
    """The prints of one store; see PrintRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, rows: tuple[PrintJobRow, ...]) -> tuple[PrintJobRow, ...]:
        """Keep new prints, unless the same copy is on its way already."""
        with self._database.writing() as connection:
            fresh = tuple(row for row in rows if not _on_its_way(connection, row))
            insert_all(connection, insert(print_jobs), fresh)
            for id in {row.paper_id for row in fresh if row.paper_id is not None}:
                _sum_up(connection, id, 0)
        return fresh

    def job(self, id: UUID) -> PrintJobRow | None:
        """One print."""
        with self._database.reading() as connection:
            return one(connection, _job, PrintJobRow, key=id)

    def jobs(
        self, *, states: Collection[str] = (), paper_ids: Collection[UUID] = (), document_id: UUID | None = None,
        since: datetime | None = None,
    ) -> tuple[PrintJobRow, ...]:  # fmt: skip
        """Prints, oldest first."""
        query = _jobs
        if states:
            query = query.where(print_jobs.c.state.in_(sorted(states)))
        if paper_ids:
            query = query.where(print_jobs.c.paper_id.in_(sorted(paper_ids)))
        if document_id is not None:
            query = query.where(print_jobs.c.document_id == document_id)
        if since is not None:
            query = query.where(print_jobs.c.changed_at >= since)
        with self._database.reading() as connection:
            return many(connection, query, PrintJobRow)

    def move(
        self, id: UUID, *, expect: Collection[str], state: str, at: datetime, reason: str = "", ticket: str = ""
    ) -> PrintJobRow | None:
        """Move a print on, with its paper's sum."""
        with self._database.writing() as connection:
            before = one(connection, _job, PrintJobRow, key=id)
            if before is None or before.state not in expect:
                return None
            connection.execute(
                update(print_jobs)
                .where(print_jobs.c.id == id)
                .values(state=state, reason=reason, ticket=ticket, changed_at=at)
            )
            if before.paper_id is not None:
                came_out = state == "printed" and before.state != "printed"
                _sum_up(connection, before.paper_id, 1 if came_out else 0)
            return one(connection, _job, PrintJobRow, key=id)

    def direct(self, id: UUID, *, printer: str, tray: str, sides: str) -> None:
        """Another printer, tray or side for the next time."""
        with self._database.writing() as connection:
            connection.execute(
                update(print_jobs).where(print_jobs.c.id == id).values(printer=printer, tray=tray, sides=sides)
            )


def _on_its_way(connection: Connection, row: PrintJobRow) -> bool:
    """Whether the same copy of the same paper waits or is at the printer; of an operator's document every customer gets one."""
    if row.paper_id is None:
        return False
    same = and_(print_jobs.c.paper_id == row.paper_id, print_jobs.c.copy == row.copy)
    found = select(print_jobs.c.id).where(and_(same, print_jobs.c.state.in_(_OPEN)))
    return connection.execute(found).first() is not None


def _sum_up(connection: Connection, paper_id: UUID, more: int) -> None:
    """What the list comes to for one paper: anything failed, else anything on its way, else whether it ever came out.

    A print that was called off counts for nothing; a paper that came out once is printed for good.
    """
    prints = connection.execute(_paper, {"key": paper_id}).one().prints + more
    prints_of = [(state, reason) for state, reason in connection.execute(_of_paper, {"key": paper_id})]
    failed = next((reason for state, reason in prints_of if state == "failed"), None)
    if failed is not None:
        found, reason = "failed", failed
    else:
        on_its_way = any(state in _OPEN for state, _ in prints_of)
        found, reason = ("printed" if prints and not on_its_way else "waiting"), ""
    connection.execute(_sum.values(state=found, reason=reason, prints=prints), {"key": paper_id})
