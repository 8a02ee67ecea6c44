"""What must leave the shop, and what is due, in the store. Works in the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, update

from posapp.services.ports import OutboxRow, TaskRow
from posapp.store.rows import every, insert_all, many
from posapp.store.tables import outbox, tasks

_send = insert(outbox)
_in_state = (
    every(outbox, OutboxRow).where(outbox.c.state == bindparam("wanted")).order_by(outbox.c.created_at, outbox.c.id)
)
_plan = insert(tasks)
_open = every(tasks, TaskRow).where(tasks.c.done.is_(False)).order_by(tasks.c.due, tasks.c.id)


def put(connection: Connection, rows: tuple[OutboxRow, ...]) -> None:
    """Lay rows out for sending."""
    insert_all(connection, _send, rows)


def in_state(connection: Connection, state: str) -> tuple[OutboxRow, ...]:
    """Rows in a state, oldest first."""
    return many(connection, _in_state, OutboxRow, wanted=state)


def sent(connection: Connection, ids: tuple[UUID, ...]) -> None:
    """These rows have left the shop."""
    if ids:
        connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(state="sent", reason=""))


def plan(connection: Connection, rows: tuple[TaskRow, ...]) -> None:
    """Add tasks."""
    insert_all(connection, _plan, rows)


def due(
    connection: Connection, until: str | None, since: str | None = None, case_id: UUID | None = None
) -> tuple[TaskRow, ...]:
    """Open tasks, soonest first: due up to a day and since a day (ISO dates), of one case; all open ones without."""
    asked = _open
    if until is not None:
        asked = asked.where(tasks.c.due <= until)
    if since is not None:
        asked = asked.where(tasks.c.due >= since)
    if case_id is not None:
        asked = asked.where(tasks.c.case_id == case_id)
    return many(connection, asked, TaskRow)


def close(connection: Connection, ids: tuple[UUID, ...]) -> None:
    """Close tasks."""
    if ids:
        connection.execute(update(tasks).where(tasks.c.id.in_(ids)).values(done=True))
