"""見積の発行 in the store: who got which frozen quote under which number, found by what staff type.

Works in the caller's transaction. The list never touches the quotes' bodies.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, bindparam, func
from sqlalchemy.dialects.sqlite import insert

from posapp.domain.folding import fold
from posapp.services.ports import IssueRow
from posapp.store.rows import every, many, one, values
from posapp.store.search import fold_all
from posapp.store.tables import issues

_LEARNS = ("case_id", "paper_id", "customer", "search")
_new = insert(issues)
_keep = _new.on_conflict_do_update(
    index_elements=[issues.c.number, issues.c.digest], set_={name: _new.excluded[name] for name in _LEARNS}
)
_newest = (issues.c.issued_at.desc(), issues.c.number.desc(), issues.c.digest)
_exact = every(issues, IssueRow).where(issues.c.number == bindparam("key"), issues.c.digest == bindparam("of"))
_list = every(issues, IssueRow).order_by(*_newest).limit(bindparam("most"))
_search = (
    every(issues, IssueRow)
    .where(func.instr(issues.c.search, bindparam("needle")) > 0)
    .order_by(*_newest)
    .limit(bindparam("most"))
)
_all = every(issues, IssueRow).order_by(*_newest)


def keep(connection: Connection, row: IssueRow) -> None:
    """The same quote under the same number is one issue: it learns its case, its newest paper and a name, and keeps its day."""
    held = one(connection, _exact, IssueRow, key=row.number, of=row.digest)
    if held is not None:
        row = replace(
            held,
            case_id=row.case_id or held.case_id,
            paper_id=row.paper_id or held.paper_id,
            customer=row.customer or held.customer,
        )
    connection.execute(_keep, {**values(row), "search": searched(row)})


def searched(row: IssueRow) -> str:
    """The text that searches compare."""
    return fold_all(row.number, row.customer, row.device, row.program, row.issued_on, row.digest)


def matching(connection: Connection, text: str, limit: int) -> tuple[IssueRow, ...]:
    """Issues that hold ``text``, newest first; all when nothing is left of it."""
    needle = fold(text)
    if not needle:
        return many(connection, _list, IssueRow, most=limit)
    return many(connection, _search, IssueRow, needle=needle, most=limit)


def named(connection: Connection, number: str, digest: str) -> tuple[IssueRow, ...]:
    """Issues of a number and/or of a digest's beginning, newest first."""
    query = _all.where(issues.c.number == number) if number else _all
    return many(connection, query.where(issues.c.digest.startswith(digest, autoescape=True)), IssueRow)
