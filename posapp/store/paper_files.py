"""PDF files of papers that left the shop, by the SHA-256 of their bytes. Works in the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, Text, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from posapp.services.ports import FileRow
from posapp.store import settings as settings_rows
from posapp.store.paper_tables import paper_files
from posapp.store.rows import every, many, values
from posapp.store.tables import papers, settings

AFTER = "paper-files-after"
"""The setting that holds when the last paper was issued of which files went out unrecorded; none in a store that began with schema 6."""

_last = select(func.json_quote(func.max(papers.c.issued_at, type_=Text)))
_keep = insert(paper_files).on_conflict_do_nothing(index_elements=["paper_id", "sha256"])
_files = (
    every(paper_files, FileRow)
    .where(paper_files.c.sha256 == bindparam("key"))
    .order_by(paper_files.c.at, paper_files.c.paper_id)
)
_older = select(papers.c.id).where(
    papers.c.id == bindparam("paper"),
    papers.c.issued_at
    <= select(func.json_extract(settings.c.body, "$")).where(settings.c.key == AFTER).scalar_subquery(),
)


def from_now_on(connection: Connection) -> None:
    """The record has a gap: of the papers so far, other files may have left the shop."""
    last = connection.execute(_last).scalar()
    if last is not None:
        settings_rows.put(connection, AFTER, last)


def keep(connection: Connection, row: FileRow) -> None:
    """Keep a file; the same bytes of the same paper stay as they were first made."""
    connection.execute(_keep, values(row))


def named(connection: Connection, sha256: str) -> tuple[FileRow, ...]:
    """Files of these bytes, oldest first."""
    return many(connection, _files, FileRow, key=sha256)


def all_kept(connection: Connection, paper_id: UUID) -> bool:
    """True unless the paper is older than the record of files."""
    return connection.execute(_older, {"paper": paper_id}).first() is None
