"""Rows of the ports to and from tables, by the names of their fields. Must not know any one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, select

RowT = TypeVar("RowT")
_names: dict[type[Any], tuple[str, ...]] = {}


def names(kind: type[Any]) -> tuple[str, ...]:
    """The field names of a row's dataclass, in order."""
    found = _names.get(kind)
    if found is None:
        found = _names[kind] = tuple(field.name for field in fields(kind))
    return found


def values(row: Any) -> dict[str, Any]:
    """A row as the parameters of a statement."""
    return {name: getattr(row, name) for name in names(type(row))}


def every(table: Table, kind: type[RowT]) -> Select[Any]:
    """SELECT of just the columns that a row has, in its order."""
    return select(*(table.c[name] for name in names(kind)))


def one(connection: Connection, query: Select[Any], kind: type[RowT], **given: Any) -> RowT | None:
    """The first row, or None."""
    found = connection.execute(query, given).first()
    return None if found is None else kind(**found._mapping)


def many(connection: Connection, query: Select[Any], kind: type[RowT], **given: Any) -> tuple[RowT, ...]:
    """All rows."""
    return tuple(kind(**found._mapping) for found in connection.execute(query, given))


def insert_all(connection: Connection, statement: Any, rows: Iterable[Any]) -> None:
    """Insert rows; nothing when there are none (an empty executemany would insert defaults)."""
    given = [values(row) for row in rows]
    if given:
        connection.execute(statement, given)
