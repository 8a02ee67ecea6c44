"""The SQLAlchemy engine over SQLCipher: pool, transactions, and the translation of its failures.

Must not know tables or rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from posapp.services.ports import StoreFault
from posapp.store.driver import BUSY_MS, DBAPI, DriverError, connect
from posapp.store.faults import faults, opening_fault

_WRITES = "posapp_writes"


class Database:
    """One open store file, as transactions. Threads may share it; each transaction has a connection of its own."""

    def __init__(self, path: Path, key: bytes, *, busy_ms: int = BUSY_MS) -> None:
        """Open ``path`` and try the key. StoreFault: store-missing, wrong-key, store-damaged, store-locked …"""
        if not path.is_file():
            raise StoreFault("store-missing")
        self.path = path
        self._open = True
        self._reader = _engine(path, key, busy_ms)
        self._writer = self._reader.execution_options(**{_WRITES: True})
        try:
            with self.reading() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the store."""
        with faults(self.path), self._opened(self._reader).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; it has the store's write lock from its first line, and is on disk when this ends."""
        with faults(self.path), self._opened(self._writer).begin() as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """One transaction without foreign keys, for migrations.

        With them, dropping a parent table would delete its children.
        """
        with faults(self.path), self._opened(self._writer).connect() as connection:
            # Straight to the driver: inside a transaction, which SQLAlchemy would begin, this PRAGMA does nothing.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                # Never back into the pool: it would hand out a connection that checks no references.
                connection.invalidate()

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the store."""
        self._open = False
        self._reader.dispose()

    def _opened(self, engine: Engine) -> Engine:
        # A disposed engine would quietly open the file again.
        if not self._open:
            raise RuntimeError("the store is closed")
        return engine


def _engine(path: Path, key: bytes, busy_ms: int) -> Engine:
    def creator() -> Any:
        try:
            return connect(path, key, busy_ms=busy_ms)
        except DriverError as error:
            raise opening_fault(error, path, key) from None

    engine = create_engine(
        "sqlite://",
        module=DBAPI,
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        # The connection used last is used next: its decrypted pages are the ones wanted.
        pool_use_lifo=True,
        pool_timeout=busy_ms / 1000,
        # Statements may be told in an error, the customers' data in them never.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """The driver begins nothing by itself. IMMEDIATE: waiting for the lock is done here, never half-way through."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
