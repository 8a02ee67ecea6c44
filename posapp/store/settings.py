"""Settings, number series and the times of backups in the store. Works in the caller's transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from posapp.store.tables import backups, counters, settings

_get = select(settings.c.body).where(settings.c.key == bindparam("wanted"))
_new = insert(settings)
_put = _new.on_conflict_do_update(index_elements=[settings.c.key], set_={"body": _new.excluded.body})
_next = (
    insert(counters)
    .values(series=bindparam("series"), last=1)
    .on_conflict_do_update(index_elements=[counters.c.series], set_={"last": counters.c.last + 1})
    .returning(counters.c.last)
)
_backed_up = insert(backups)
_last_backup = select(func.max(backups.c.ended_at))


def get(connection: Connection, key: str) -> str | None:
    """One setting's JSON text, None when never set."""
    return connection.execute(_get, {"wanted": key}).scalar()


def put(connection: Connection, key: str, body: str) -> None:
    """Set one setting."""
    connection.execute(_put, {"key": key, "body": body})


def next_number(connection: Connection, series: str) -> int:
    """Count a series up by one, from 1; the caller's transaction makes it atomic."""
    number: int = connection.execute(_next, {"series": series}).scalar_one()
    return number


def backed_up(connection: Connection, at: datetime) -> None:
    """Note that a backup ended well."""
    connection.execute(_backed_up, {"ended_at": at})


def last_backup(connection: Connection) -> datetime | None:
    """When the last one did."""
    return connection.execute(_last_backup).scalar()
