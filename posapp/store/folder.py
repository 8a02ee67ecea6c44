"""The store's folder: what its files are called, and how one is written so that a power cut leaves the old or the new.

Must not know SQL, keys or rows.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from posapp.services.ports import StoreFault

STORE_NAME = "posapp.db"
KEY_NAME = "posapp.key.json"
_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def writing_files(otherwise: str) -> Iterator[None]:
    """Turn what the file system refuses into StoreFault: disk-full, or ``otherwise``."""
    try:
        yield
    except OSError as error:
        code = "disk-full" if error.errno in _FULL else otherwise
        raise StoreFault(code, error.strerror or type(error).__name__) from None


def store_path(folder: Path) -> Path:
    """Where the store of ``folder`` lies."""
    return folder / STORE_NAME


def key_path(store: Path) -> Path:
    """Where the key file of a store lies: fixed in the store's folder, beside a copy under the copy's own name."""
    return store.parent / KEY_NAME if store.name == STORE_NAME else store.with_name(store.name + ".key.json")


def store_exists(folder: Path) -> bool:
    """True when ``folder`` holds a store (which may still be locked, damaged or newer)."""
    return store_path(folder).is_file()


def side_files(store: Path) -> tuple[Path, Path]:
    """The write-ahead log and its index that SQLite keeps beside an open store."""
    return store.with_name(store.name + "-wal"), store.with_name(store.name + "-shm")


def drop(store: Path) -> None:
    """Remove an unfinished copy with its side files."""
    for path in (store, *side_files(store)):
        path.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small private file: it appears whole or not at all. OSError when it cannot be written."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(part, path)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, over an older one, and make the name durable."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    os.replace(part, path)
    # A folder cannot be opened for fsync on Windows; there the rename is journalled by the file system.
    with suppress(OSError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
