"""Price lists in the store: `posapp.services.price_ports.PriceRecords` over an open database.

A price is never rewritten: an import adds rows and ends others, and `price_ends` keeps the last day that each had before, so that
undoing is deleting the rows and giving the days back. A row whose last day lies before its first holds on no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from posapp.domain.prices import Found
from posapp.services.ports import EventRow
from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRow
from posapp.store import events
from posapp.store.engine import Database
from posapp.store.rows import every, many, one, values
from posapp.store.tables import price_ends, price_imports, price_rows

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

_CHUNK = 500
"""Rows that are in memory at once on their way in or out."""

_row = price_rows.c


def _ends_by(day: ColumnElement[str]) -> ColumnElement[bool]:
    return or_(_row.valid_until == "", _row.valid_until >= day)


_on = bindparam("day", type_=_row.valid_from.type)
_holds = (_row.valid_from <= _on) & _ends_by(_on)
_lives = _ends_by(_row.valid_from)
"""The row holds on some day."""

_imports = every(price_imports, PriceImportRow).order_by(price_imports.c.number.desc())
_standing = (
    select(price_imports.c.id).where(price_imports.c.undone_at.is_(None)).order_by(price_imports.c.number.desc())
)
_stamp = select(func.max(price_imports.c.number), func.count(price_imports.c.undone_at))
_new_import = insert(price_imports)
_undone = update(price_imports).where(price_imports.c.id == bindparam("key"))
_told = update(price_imports).where(price_imports.c.id == bindparam("key")).values(digest=bindparam("content"))
_new_row = insert(price_rows)
_key_order = (_row.device_key, _row.valid_from)
_since = every(price_rows, PriceRow).where(_lives, _ends_by(bindparam("since"))).order_by(*_key_order)
_lines = select(_row.id, _row.search).where(_holds).order_by(_row.search)
_offers = select(_row.id, _row.device_key, _row.name, _row.jan, _row.cash_price)
_by_key = every(price_rows, PriceRow).where(_row.device_key == bindparam("wanted"), _holds)
_by_jan = every(price_rows, PriceRow).where(_row.jan == bindparam("wanted"), _holds)
_days = select(_row.valid_from, _row.valid_until).where(_row.device_key == bindparam("wanted"), _lives)
_count = select(func.count()).select_from(price_rows).where(_holds)
_meant = (_row.device_key == bindparam("key")) & (_row.valid_from == bindparam("first")) & _lives
_note_end = insert(price_ends).from_select(
    ["import_id", "row_id", "valid_until"],
    select(bindparam("by", type_=price_ends.c.import_id.type), _row.id, _row.valid_until).where(_meant),
)
_ends_of = select(func.count()).select_from(price_ends).where(price_ends.c.import_id == bindparam("by"))
_end = update(price_rows).where(_meant).values(valid_until=bindparam("last"))
_before = (
    select(price_ends.c.valid_until)
    .where(price_ends.c.row_id == _row.id, price_ends.c.import_id == bindparam("by"))
    .scalar_subquery()
)
_ended_by = select(price_ends.c.row_id).where(price_ends.c.import_id == bindparam("by"))
_reopen = update(price_rows).where(_row.id.in_(_ended_by)).values(valid_until=_before)
_forget_ends = delete(price_ends).where(price_ends.c.import_id == bindparam("by"))
_forget_rows = delete(price_rows).where(_row.added_by == bindparam("by"))


class PriceShelf:
    """The price list of one store; see PriceRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamp(self) -> str:
        """Another text after every import and undo."""
        with self._database.reading() as connection:
            return _stamp_of(connection)

    def imports(self) -> tuple[PriceImportRow, ...]:
        """All imports, the newest first."""
        with self._database.reading() as connection:
            return many(connection, _imports, PriceImportRow)

    def rows(self, since: str) -> Iterator[PriceRow]:
        """Every price that holds on a day from ``since`` on. One view of the store, however long the reading takes."""
        with self._database.reading() as connection:
            found = connection.execution_options(yield_per=_CHUNK).execute(_since, {"since": since})
            for row in found:
                yield PriceRow(**row._mapping)

    def lines(self, day: str) -> tuple[tuple[int, str], ...]:
        """Number and search line of every price of a day."""
        with self._database.reading() as connection:
            return tuple((number, line) for number, line in connection.execute(_lines, {"day": day}))

    def offers(self, numbers: Iterable[int]) -> tuple[Found, ...]:
        """The devices of some numbers, in that order."""
        wanted = tuple(numbers)
        if not wanted:
            return ()
        with self._database.reading() as connection:
            rows = connection.execute(_offers.where(_row.id.in_(wanted)))
            known = {id: Found(key=key, name=name, jan=jan, cash_price=price) for id, key, name, jan, price in rows}
        return tuple(known[number] for number in wanted if number in known)

    def by_key(self, key: str, day: str) -> PriceRow | None:
        """The price of a device on a day."""
        with self._database.reading() as connection:
            return one(connection, _by_key, PriceRow, wanted=key, day=day)

    def by_jan(self, code: str, day: str) -> PriceRow | None:
        """The same by article number."""
        with self._database.reading() as connection:
            return one(connection, _by_jan, PriceRow, wanted=code, day=day)

    def days(self, key: str) -> tuple[tuple[str, str], ...]:
        """First and last days of a device's prices, the earliest first."""
        with self._database.reading() as connection:
            found = connection.execute(_days.order_by(_row.valid_from), {"wanted": key})
            return tuple((first, last) for first, last in found)

    def count(self, day: str) -> int:
        """How many prices hold on a day."""
        with self._database.reading() as connection:
            found: int = connection.execute(_count, {"day": day}).scalar_one()
            return found

    def take(
        self, row: PriceImportRow, added: Iterable[PriceRow], ended: Iterable[PriceEnd], event: EventRow, *, expect: str
    ) -> PriceImportRow | None:
        """Write an import whole; None when the list is no longer as ``expect`` says."""
        with self._database.writing() as connection:
            if _stamp_of(connection) != expect:
                return None
            taken = replace(row, number=int(expect.partition("/")[0]) + 1, digest="0" * 64)
            connection.execute(_new_import, {name: v for name, v in values(taken).items() if name != "undone_at"})
            content = sha256()
            _end_prices(connection, row.id, ended, content)
            _add_prices(connection, row.id, added, content)
            taken = replace(taken, digest=content.hexdigest())
            connection.execute(_told, {"key": row.id, "content": taken.digest})
            events.append(connection, event)
            return taken

    def undo(self, id: UUID, at: datetime, event: EventRow) -> bool:
        """Take back the newest import that stands."""
        with self._database.writing() as connection:
            if connection.execute(_standing).scalar() != id:
                return False
            for statement in (_reopen, _forget_ends, _forget_rows):
                connection.execute(statement, {"by": id})
            connection.execute(_undone, {"key": id, "undone_at": at})
            events.append(connection, event)
            return True


def _end_prices(connection: Connection, by: UUID, ended: Iterable[PriceEnd], content: Hash) -> None:
    given = [{"by": by, "key": end.device_key, "first": end.valid_from, "last": end.last} for end in ended]
    if not given:
        return
    connection.execute(_note_end, given)
    if connection.execute(_ends_of, {"by": by}).scalar_one() != len(given):
        raise ValueError("no such price to end")
    connection.execute(_end, given)
    for end in given:
        content.update(f"-{end['key']}\t{end['first']}\t{end['last']}\n".encode())


def _add_prices(connection: Connection, by: UUID, added: Iterable[PriceRow], content: Hash) -> None:
    walk = iter(added)
    while rows := list(islice(walk, _CHUNK)):
        connection.execute(_new_row, [{**values(price), "added_by": by} for price in rows])
        for price in rows:
            content.update(f"+{price.valid_from}\t{price.valid_until}\t{price.body}\n".encode())


def _stamp_of(connection: Connection) -> str:
    """How many imports there ever were, and how many of them were undone: both only grow."""
    number, undone = connection.execute(_stamp).one()
    return f"{number or 0}/{undone}"
