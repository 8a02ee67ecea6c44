"""案件 in the store: opened once, found by what staff type, moved from state to state.

Works in the caller's transaction.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from posapp.domain.folding import fold
from posapp.services.ports import CaseRow
from posapp.store.rows import every, many, one, values
from posapp.store.search import fold_all
from posapp.store.tables import cases

_open = insert(cases)
_get = every(cases, CaseRow).where(cases.c.id == bindparam("key"))
_newest = (cases.c.opened_at.desc(), cases.c.id.desc())
_found = (
    select(cases.c.id)
    .where(func.instr(cases.c.search, bindparam("needle")) > 0)
    .order_by(*_newest)
    .limit(bindparam("most"))
)
_list = every(cases, CaseRow).order_by(*_newest).limit(bindparam("most"))
_search = every(cases, CaseRow).where(cases.c.id.in_(_found)).order_by(*_newest)
_move = update(cases).where(cases.c.id == bindparam("key"), cases.c.state == bindparam("expect"))


def open_case(connection: Connection, row: CaseRow) -> None:
    """Write a new case with the text that searches compare."""
    search = fold_all(row.number, row.customer, row.kana, row.phone, row.device)
    connection.execute(_open, {**values(row), "search": search})


def get(connection: Connection, id: UUID) -> CaseRow | None:
    """One case."""
    return one(connection, _get, CaseRow, key=id)


def matching(connection: Connection, text: str, limit: int) -> tuple[CaseRow, ...]:
    """Cases that hold ``text`` in number, name, kana, phone or device, newest first; all when nothing is left of it."""
    needle = fold(text)
    if not needle:
        return many(connection, _list, CaseRow, most=limit)
    return many(connection, _search, CaseRow, needle=needle, most=limit)


def move(connection: Connection, id: UUID, *, expect: str, state: str, body: str, at: datetime) -> bool:
    """Compare and set: False, and nothing written, when the case is not in ``expect``."""
    given = {"key": id, "expect": expect, "state": state, "body": body, "changed_at": at}
    return connection.execute(_move, given).rowcount == 1
