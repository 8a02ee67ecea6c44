"""Issued quotes and papers in the store: kept once; `posapp.store.print_jobs` writes what their printing came to.

Works in the caller's transaction.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from posapp.services.ports import PaperRow, QuoteRow
from posapp.store.rows import every, insert_all, many, one, values
from posapp.store.tables import papers, quotes

_quote = every(quotes, QuoteRow).where(quotes.c.digest == bindparam("key"))
_new_quote = insert(quotes)
# The same quote again changes nothing, save that a quote issued before its case learns the case.
_keep_quote = _new_quote.on_conflict_do_update(
    index_elements=[quotes.c.digest],
    set_={"case_id": _new_quote.excluded.case_id},
    where=quotes.c.case_id.is_(None),
)
_keep_papers = insert(papers).on_conflict_do_nothing(index_elements=[papers.c.id])
_papers = every(papers, PaperRow).order_by(papers.c.issued_at, papers.c.id)
_open = papers.alias()
_unprinted = _papers.where(papers.c.number.in_(select(_open.c.number).where(_open.c.state.in_(("waiting", "failed")))))
_paper = every(papers, PaperRow).where(papers.c.id == bindparam("key"))


def quote(connection: Connection, digest: str) -> QuoteRow | None:
    """One issued quote."""
    return one(connection, _quote, QuoteRow, key=digest)


def keep_quote(connection: Connection, row: QuoteRow) -> None:
    """Keep a quote once."""
    connection.execute(_keep_quote, values(row))


def keep(connection: Connection, rows: tuple[PaperRow, ...]) -> None:
    """Keep papers; the same id twice is once."""
    insert_all(connection, _keep_papers, rows)


def issued(connection: Connection, case_id: UUID | None, state: str | None, number: str | None) -> tuple[PaperRow, ...]:
    """Papers of a case, in a state, with a number, oldest first."""
    query = _papers
    if case_id is not None:
        query = query.where(papers.c.case_id == case_id)
    if state is not None:
        query = query.where(papers.c.state == state)
    if number is not None:
        query = query.where(papers.c.number == number)
    return many(connection, query, PaperRow)


def unprinted(connection: Connection) -> tuple[PaperRow, ...]:
    """Papers without a print that came out, and every other paper of their numbers, oldest first."""
    return many(connection, _unprinted, PaperRow)


def paper(connection: Connection, id: UUID) -> PaperRow | None:
    """One paper."""
    return one(connection, _paper, PaperRow, key=id)
