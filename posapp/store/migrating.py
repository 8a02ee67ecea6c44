"""From an older schema, or none, to the newest, in one transaction.

Alembic is imported only here, and only when there is something to do.

Must not know rows. For whoever writes a revision: a batch recreate (SQLite's way to change a column) loses CHECKs and
triggers unless the table is given with ``copy_from`` and the triggers are made again; a test compares the outcome
with `posapp.store.tables`.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from posapp.services.ports import StoreFault
from posapp.store.engine import Database
from posapp.store.examination import orphans
from posapp.store.tables import REVISION

SCRIPTS = Path(__file__).with_name("migrations")


def revision_of(database: Database) -> str:
    """The schema of an open store. StoreFault ``store-damaged`` when it has none."""
    with database.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise StoreFault("store-damaged", "no schema")
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is None:
        raise StoreFault("store-damaged", "no schema")
    return str(revision)


def is_newer(revision: str) -> bool:
    """True when only a newer posapp can read this schema. Revisions are numbers of four digits."""
    return not revision.isdecimal() or int(revision) > int(REVISION)


def migrate(database: Database, *, scripts: Path = SCRIPTS) -> None:
    """Run the missing revisions. All or nothing: afterwards no row may be an orphan and no table may hold fewer rows.

    StoreFault ``store-damaged`` when that would happen; the store is then as it was.
    """
    with database.rebuilding() as connection:
        before = _sizes(connection)
        _upgrade(connection, scripts)
        after = _sizes(connection)
        lost = [table for table, size in before.items() if after.get(table, 0) < size]
        if lost or orphans(connection):
            raise StoreFault("store-damaged", f"a migration would lose rows: {', '.join(lost) or 'orphans'}")


def _upgrade(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def _sizes(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = inspect(connection).get_table_names()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in tables}
