"""What SQLite, SQLCipher and the disk say, told as a StoreFault.

Must not know tables or rows, nor put a value into a message.

Codes: disk-full, store-locked, wrong-key, store-damaged, store-newer, store-missing; and two that name another mend:
store-readonly (no permission to write the store or its folder), backup-unreachable (the place of a copy cannot be used).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc

from posapp.services.ports import StoreFault
from posapp.store.driver import DriverError
from posapp.store.keyfile import fits

_CODES = {
    "SQLITE_FULL": "disk-full",
    "SQLITE_BUSY": "store-locked",
    "SQLITE_LOCKED": "store-locked",
    "SQLITE_PROTOCOL": "store-locked",
    "SQLITE_CORRUPT": "store-damaged",
    "SQLITE_NOTADB": "store-damaged",
    "SQLITE_CANTOPEN": "store-missing",
    "SQLITE_READONLY": "store-readonly",
    "SQLITE_PERM": "store-readonly",
    "SQLITE_AUTH": "store-readonly",
}
_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "disk I/O error": "SQLITE_IOERR",
}
"""sqlite3_errstr: fixed words of SQLite's interface."""
_LEAST_FREE = 1 << 20


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn the known failures of the store at ``path`` into StoreFault.

    A broken constraint, or a value that no column takes, is a mistake of the program: ValueError with the constraint's
    name and no value of the row.
    """
    try:
        yield
    except exc.IntegrityError as error:
        raise ValueError(str(error.orig)) from None
    except exc.TimeoutError:
        raise StoreFault("store-locked", "no free connection") from None
    except exc.DBAPIError as error:
        raise _fault(error.orig or error, path, error) from None
    except exc.StatementError as error:
        raise ValueError(str(error.orig)) from None
    except DriverError as error:
        raise _fault(error, path, error) from None


def opening_fault(error: Exception, path: Path, key: bytes) -> Exception:
    """The same for the first touch, where "not a database" is a wrong key unless the key file vouches for the key."""
    if _name(error) == "SQLITE_NOTADB" and not fits(path, key):
        return StoreFault("wrong-key")
    return _fault(error, path, error)


def _fault(error: BaseException, path: Path, known: Exception) -> Exception:
    """The StoreFault for a driver's error, or ``known`` itself when it is a bug of ours."""
    name = _name(error)
    if name == "SQLITE_IOERR":
        return StoreFault(_io_code(path), str(error))
    code = _CODES.get(name)
    return known if code is None else StoreFault(code, str(error))


def _name(error: BaseException) -> str:
    """SQLite's primary result code (the extended ones add words to it)."""
    # Copying pages raises without the code's name: there SQLite's own words tell it.
    named = str(getattr(error, "sqlite_errorname", None) or _WORDS.get(str(error), ""))
    return "_".join(named.split("_")[:2])


def _io_code(path: Path) -> str:
    """SQLite says "disk I/O error" too when the index of the log finds no room; the free space decides."""
    try:
        return "disk-full" if shutil.disk_usage(path.parent).free < _LEAST_FREE else "store-missing"
    except OSError:
        return "store-missing"
