"""Tasks of cases in the store: `posapp.services.task_ports.TaskRecords` over an open database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select, update

from posapp.services.ports import EventRow, TaskRow
from posapp.services.task_ports import DatedTaskRow
from posapp.store import events, sending
from posapp.store.engine import Database
from posapp.store.rows import many
from posapp.store.tables import cases, tasks

_dated = (
    select(
        tasks.c.id, tasks.c.case_id, tasks.c.due, tasks.c.kind,
        tasks.c.detail,
        cases.c.number, cases.c.customer, cases.c.device, cases.c.program,
    )
    .join(cases, cases.c.id == tasks.c.case_id)
    .where(tasks.c.done.is_(False))
    .order_by(tasks.c.due, tasks.c.id)
)  # fmt: skip
_unstated = (
    _dated.where(tasks.c.detail != "", tasks.c.detail.not_like("{%"))
    .order_by(None)
    .order_by(tasks.c.case_id, tasks.c.due)
)
"""A detail of before is the program's name; one of today is a snapshot, or empty."""


class TaskShelf:
    """The tasks of one store; see TaskRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def dated(
        self, *, since: str | None = None, until: str | None = None, without: Collection[str] = ()
    ) -> tuple[DatedTaskRow, ...]:
        """Open tasks of a period, soonest first, but for some kinds."""
        asked = _dated
        if since is not None:
            asked = asked.where(tasks.c.due >= since)
        if until is not None:
            asked = asked.where(tasks.c.due <= until)
        if without:
            asked = asked.where(tasks.c.kind.not_in(sorted(without)))
        with self._database.reading() as connection:
            return many(connection, asked, DatedTaskRow)

    def unstated(self) -> tuple[DatedTaskRow, ...]:
        """Open tasks from before the days when what hangs on them was kept, by case."""
        with self._database.reading() as connection:
            return many(connection, _unstated, DatedTaskRow)

    def state(self, stated: Mapping[UUID, str], added: tuple[TaskRow, ...]) -> None:
        """Keep with these tasks what hangs on them, and add others."""
        with self._database.writing() as connection:
            for id, detail in stated.items():
                connection.execute(update(tasks).where(tasks.c.id == id).values(detail=detail))
            sending.plan(connection, added)

    def tick(self, id: UUID, *, done: bool, event: EventRow) -> bool:
        """Close a task or open it again."""
        moved = update(tasks).where(tasks.c.id == id, tasks.c.done.is_(not done)).values(done=done)
        with self._database.writing() as connection:
            if connection.execute(moved).rowcount == 0:
                return False
            events.append(connection, event)
            return True
