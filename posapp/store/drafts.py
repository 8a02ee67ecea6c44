"""Unfinished flows in the store. Every function works in the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from posapp.services.ports import DraftRow
from posapp.store.rows import every, many, names, one, values
from posapp.store.tables import drafts

_insert = insert(drafts)
_save = _insert.on_conflict_do_update(
    index_elements=[drafts.c.id],
    set_={name: _insert.excluded[name] for name in names(DraftRow) if name != "id"},
)
_get = every(drafts, DraftRow).where(drafts.c.id == bindparam("key"))
_all = every(drafts, DraftRow).order_by(drafts.c.saved_at.desc(), drafts.c.id.desc())
_drop = delete(drafts).where(drafts.c.id == bindparam("key"))


def save(connection: Connection, row: DraftRow) -> None:
    """Insert or replace."""
    connection.execute(_save, values(row))


def get(connection: Connection, id: UUID) -> DraftRow | None:
    """One draft."""
    return one(connection, _get, DraftRow, key=id)


def newest_first(connection: Connection) -> tuple[DraftRow, ...]:
    """All drafts."""
    return many(connection, _all, DraftRow)


def drop(connection: Connection, id: UUID) -> None:
    """Remove one, if it is there."""
    connection.execute(_drop, {"key": id})
