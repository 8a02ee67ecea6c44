"""Operators' documents in the store: `posapp.services.official_ports.OfficialRecords` over an open, encrypted database.

A document is written whole in one transaction and never deleted: what was handed over can be shown years later.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from posapp.services.official_ports import OfficialRow
from posapp.services.ports import EventRow
from posapp.store import events
from posapp.store.engine import Database
from posapp.store.paper_tables import official_documents as documents
from posapp.store.rows import every, many, one, values

_insert = insert(documents)
_all = every(documents, OfficialRow).order_by(documents.c.slot, documents.c.valid_from, documents.c.id)
_data = select(documents.c.data).where(documents.c.id == bindparam("key"))
_standing = documents.c.withdrawn_at.is_(None)
_beside = (
    every(documents, OfficialRow)
    .where(
        documents.c.slot == bindparam("place"),
        _standing,
        or_(documents.c.valid_until == "", documents.c.valid_until >= bindparam("first")),
        or_(bindparam("last") == "", documents.c.valid_from <= bindparam("last")),
    )
    .order_by(documents.c.valid_from)
)
_end = update(documents).where(documents.c.id == bindparam("key"), _standing).values(valid_until=bindparam("day"))
_withdraw = update(documents).where(documents.c.id == bindparam("key"), _standing).values(withdrawn_at=bindparam("at"))


class OfficialShelf:
    """Documents of one store; see OfficialRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, row: OfficialRow, data: bytes, event: EventRow, ended: tuple[UUID, str] | None = None
    ) -> OfficialRow:
        """Keep a document, or answer the one that holds a day of its slot already; then nothing is written."""
        with self._database.writing() as connection:
            held = _overlapping(connection, row, None if ended is None else ended[0])
            if held is not None:
                return held
            if ended is not None:
                connection.execute(_end, {"key": ended[0], "day": ended[1]})
            fresh = {name: value for name, value in values(row).items() if name != "withdrawn_at"}
            connection.execute(_insert, {**fresh, "data": data})
            events.append(connection, event)
        return row

    def documents(self) -> tuple[OfficialRow, ...]:
        """All documents, by slot and first day."""
        with self._database.reading() as connection:
            return many(connection, _all, OfficialRow)

    def data(self, id: UUID) -> bytes | None:
        """The bytes of a document."""
        with self._database.reading() as connection:
            return connection.execute(_data, {"key": id}).scalar()

    def withdraw(self, id: UUID, at: datetime, event: EventRow) -> bool:
        """Take a document out of use."""
        with self._database.writing() as connection:
            if connection.execute(_withdraw, {"key": id, "at": at}).rowcount != 1:
                return False
            events.append(connection, event)
        return True


def _overlapping(connection: Connection, row: OfficialRow, ended: UUID | None) -> OfficialRow | None:
    """The first document that holds one of the days of a new one; the one that is being ended does not count."""
    query = _beside if ended is None else _beside.where(documents.c.id != ended)
    return one(connection, query, OfficialRow, place=row.slot, first=row.valid_from, last=row.valid_until)
