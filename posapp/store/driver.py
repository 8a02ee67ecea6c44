"""One bare SQLCipher connection, keyed and set up. Must not know SQLAlchemy, tables or rows."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, cast

from sqlcipher3 import dbapi2 as dbapi

KEY_BYTES = 32
BUSY_MS = 3000
CACHE_KIB = 2**16
"""Decrypted pages that a connection may keep: a search over some hundred thousand cases decrypts its index once, not with every
key. Only pages that were read take memory, so a small store's cache stays small."""

DBAPI: ModuleType = dbapi
DriverError: type[Exception] = dbapi.Error


class Connection(Protocol):
    """The part of the driver's connection that is used here."""

    def execute(self, sql: str, values: tuple[Any, ...] = ...) -> Any:
        """Run one statement."""

    def backup(self, target: Connection) -> None:
        """Copy the whole store into another connection."""

    def close(self) -> None:
        """Close it."""


def connect(path: Path, key: bytes, *, busy_ms: int = BUSY_MS, create: bool = False) -> Connection:
    """Open ``path`` with a raw key of 32 bytes; the key is tried before this returns.

    Transactions are begun by the caller (no implicit BEGIN). Raises the driver's errors.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a store key has 32 bytes")
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    raw = dbapi.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000)
    connection = cast(Connection, raw)
    try:
        # SQLCipher would print its own lines on standard error for a wrong key; the fault says it better.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # else REPLACE would take an append-only line away unseen
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection
