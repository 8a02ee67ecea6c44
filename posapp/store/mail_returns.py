"""Returns by courier in the store: `posapp.services.mail_ports.MailRecords` over an open database."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from posapp.domain.folding import fold
from posapp.services.mail_ports import OPEN, MailReturnRow
from posapp.services.ports import EventRow, PaperRow
from posapp.store import drafts, events, papers, sending
from posapp.store.engine import Database
from posapp.store.return_tables import mail_returns
from posapp.store.rows import every, many, one, values
from posapp.store.search import fold_all

_SEARCHED = ("number", "customer", "kana", "phone", "device", "serial")
_all = every(mail_returns, MailReturnRow)
_newest = (mail_returns.c.opened_at.desc(), mail_returns.c.id.desc())
_one = _all.where(mail_returns.c.id == bindparam("key"))
_of_case = _all.where(mail_returns.c.case_id == bindparam("key")).order_by(*_newest)
_list = _all.order_by(*_newest).limit(bindparam("most"))
_found = (
    select(mail_returns.c.id)
    .where(func.instr(mail_returns.c.search, bindparam("needle")) > 0)
    .order_by(*_newest)
    .limit(bindparam("most"))
)
_search = _all.where(mail_returns.c.id.in_(_found)).order_by(*_newest)
_waiting = _all.where(mail_returns.c.state.in_(OPEN)).order_by(
    mail_returns.c.due == "", mail_returns.c.due, mail_returns.c.id
)


class MailShelf:
    """Returns by courier of one store; see MailRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, row: MailReturnRow, papers: tuple[PaperRow, ...], event: EventRow) -> MailReturnRow:
        """Write a new one once; the stored row when it is known."""
        with self._database.writing() as connection:
            known = one(connection, _one, MailReturnRow, key=row.id)
            if known is not None:
                return known
            connection.execute(insert(mail_returns), _written(row))
            drafts.drop(connection, row.id)
            _beside(connection, papers, event)
            return row

    def advance(
        self, row: MailReturnRow, *, expect: str, papers: tuple[PaperRow, ...], event: EventRow, done: tuple[UUID, ...] = (),
    ) -> MailReturnRow | None:  # fmt: skip
        """Replace it while its state is still ``expect``, and close the tasks ``done``; None when somebody else moved it."""
        moved = update(mail_returns).where(mail_returns.c.id == row.id, mail_returns.c.state == expect)
        with self._database.writing() as connection:
            if connection.execute(moved.values(_written(row))).rowcount == 0:
                return None
            drafts.drop(connection, row.id)
            sending.close(connection, done)
            _beside(connection, papers, event)
            return row

    def mail_return(self, id: UUID) -> MailReturnRow | None:
        """One of them."""
        with self._database.reading() as connection:
            return one(connection, _one, MailReturnRow, key=id)

    def mail_returns(self, text: str = "", limit: int = 100) -> tuple[MailReturnRow, ...]:
        """Those that hold ``text``, newest first."""
        needle = fold(text)
        with self._database.reading() as connection:
            if not needle:
                return many(connection, _list, MailReturnRow, most=limit)
            return many(connection, _search, MailReturnRow, needle=needle, most=limit)

    def mail_returns_of(self, case_id: UUID) -> tuple[MailReturnRow, ...]:
        """Those of one case, newest first."""
        with self._database.reading() as connection:
            return many(connection, _of_case, MailReturnRow, key=case_id)

    def waiting(self) -> tuple[MailReturnRow, ...]:
        """Those that still wait for somebody, soonest due first."""
        with self._database.reading() as connection:
            return many(connection, _waiting, MailReturnRow)


def _written(row: MailReturnRow) -> dict[str, object]:
    return {**values(row), "search": fold_all(*(getattr(row, name) for name in _SEARCHED))}


def _beside(connection: Connection, made: tuple[PaperRow, ...], event: EventRow) -> None:
    papers.keep(connection, made)
    events.append(connection, event)
