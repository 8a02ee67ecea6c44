"""What happened, one line after another, never changed. Works in the caller's transaction.

Each line carries the hash of the line before it, so that a line altered, removed or put between by hand shows in
`broken_links`.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from uuid import UUID

from sqlalchemy import Connection, insert, select, text

from posapp.services.ports import EventRow
from posapp.store.rows import every, many, names, values
from posapp.store.tables import events

FIRST = "0" * 64
_append = insert(events)
_last = select(events.c.hash).order_by(events.c.seq.desc()).limit(1)
_read = every(events, EventRow).order_by(events.c.seq)
_chain = select(events).order_by(events.c.seq)
_given_out = text("SELECT seq FROM sqlite_sequence WHERE name = 'events'")


def append(connection: Connection, event: EventRow) -> None:
    """Add one line."""
    prev = connection.execute(_last).scalar() or FIRST
    connection.execute(_append, {**values(event), "prev": prev, "hash": link(prev, event)})


def about(connection: Connection, subject: UUID | None) -> tuple[EventRow, ...]:
    """Lines about one record, or all, oldest first."""
    return many(connection, _read if subject is None else _read.where(events.c.subject == subject), EventRow)


def link(prev: str, event: EventRow) -> str:
    """The hash of a line: SHA-256 over the hash before it and every field."""
    subject = None if event.subject is None else event.subject.hex
    fields = [event.id.hex, event.at.astimezone(UTC).isoformat(), event.staff, subject, event.what, event.body]
    content = json.dumps([prev, *fields], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def broken_links(connection: Connection) -> tuple[str, ...]:
    """Where the chain does not hold, in numbers of lines; empty when it does."""
    found: list[str] = []
    prev, expected = FIRST, 1
    for row in connection.execute(_chain):
        event = EventRow(**{name: row._mapping[name] for name in names(EventRow)})
        if row.seq != expected:
            found.append(f"lines {expected} to {row.seq - 1} are gone")
        if row.prev != prev or row.hash != link(row.prev, event):
            found.append(f"line {row.seq} was changed")
        prev, expected = row.hash, row.seq + 1
    given_out = connection.execute(_given_out).scalar() or 0
    if given_out >= expected:
        found.append(f"lines {expected} to {given_out} are gone")
    return tuple(found)
