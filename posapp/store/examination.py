"""Is the store sound? Pages, structure, references and the chain of events.

Tells of tables and line numbers, never of what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import Connection

from posapp.services.ports import StoreFault
from posapp.store.engine import Database
from posapp.store.events import broken_links

Area: TypeAlias = Literal["pages", "structure", "references", "events"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    area    ``pages``: the encrypted file; ``structure``: SQLite's view of it;
            ``references``: rows without their parent; ``events``: the chain
    detail  SQLite's or our own words for a log, in English
    """

    area: Area
    detail: str


def examine(database: Database) -> tuple[Finding, ...]:
    """Everything found; empty for a sound store. Reads the whole store: seconds for a big one."""
    found: list[Finding] = []
    try:
        with database.reading() as connection:
            found += [Finding("pages", line) for line in _lines(connection, "PRAGMA cipher_integrity_check")]
            found += [
                Finding("structure", line) for line in _lines(connection, "PRAGMA integrity_check") if line != "ok"
            ]
            found += [Finding("references", line) for line in orphans(connection)]
            found += [Finding("events", line) for line in broken_links(connection)]
    except StoreFault as fault:
        if fault.code != "store-damaged":
            raise
        found.append(Finding("structure", fault.detail))
    return tuple(found)


def orphans(connection: Connection) -> tuple[str, ...]:
    """Rows whose parent is not there."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return tuple(f"row {row[1]} of {row[0]} has no {row[2]}" for row in found)


def _lines(connection: Connection, pragma: str) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in connection.exec_driver_sql(pragma))
