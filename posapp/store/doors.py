"""The doors to the store for the composition root: is there one, create it, open it, put a backup in its place.

Opening an up-to-date store imports no Alembic. Where the key comes from: `posapp.store.keys`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from posapp.services.ports import StoreFault
from posapp.store import backup, paper_files
from posapp.store.driver import BUSY_MS, connect
from posapp.store.engine import Database
from posapp.store.faults import faults
from posapp.store.folder import STORE_NAME, drop, put_in_place, store_path, writing_files
from posapp.store.folder import store_exists as store_exists
from posapp.store.migrating import SCRIPTS, is_newer, migrate, revision_of
from posapp.store.records import Store, now
from posapp.store.tables import REVISION

Clock = Callable[[], datetime]


def create_store(folder: Path, key: bytes, *, clock: Clock = now) -> Store:
    """Create the store of ``folder`` under a key of 32 bytes, and open it. It appears whole or not at all.

    FileExistsError when there is one already; StoreFault disk-full, store-readonly (the folder cannot be written).
    """
    path = store_path(folder)
    if path.exists():
        raise FileExistsError(path)
    part = path.with_name(STORE_NAME + ".part")
    with writing_files("store-readonly"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        drop(part)
        try:
            _build(part, key)
            put_in_place(part, path)
        finally:
            drop(part)
    return open_store(folder, key, clock=clock)


def open_store(
    folder: Path, key: bytes, *, clock: Clock = now, busy_ms: int = BUSY_MS, scripts: Path = SCRIPTS
) -> Store:
    """Open the store of ``folder``. An older schema is brought up to date, after a copy of it was put beside it.

    StoreFault: store-missing, wrong-key, store-damaged, store-newer, store-locked, disk-full …
    """
    path = store_path(folder)
    database = Database(path, key, busy_ms=busy_ms)
    try:
        revision = revision_of(database)
        if is_newer(revision):
            raise StoreFault("store-newer", revision)
        if revision != REVISION:
            backup.copy_store(path, key, path.with_name(f"posapp-schema-{revision}-{clock():%Y%m%dT%H%M%S}.db"))
            migrate(database, scripts=scripts)
    except BaseException:
        database.close()
        raise
    return Store(database, lambda target: backup.copy_store(path, key, target), clock)


def restore(folder: Path, source: Path, key: bytes, *, clock: Clock = now) -> Path | None:
    """Put a backup in the place of the folder's store; see `posapp.store.backup.restore`. Close the store first."""

    def prepare(incoming: Path) -> None:
        database = Database(incoming, key)
        try:
            if revision_of(database) == REVISION:  # an older one is told by its migration
                with database.writing() as connection:
                    paper_files.from_now_on(connection)
        finally:
            database.close()

    return backup.restore(folder, source, key, clock(), prepare)


def _build(path: Path, key: bytes) -> None:
    with faults(path):
        connect(path, key, create=True).close()
    database = Database(path, key)
    try:
        migrate(database)
    finally:
        database.close()
