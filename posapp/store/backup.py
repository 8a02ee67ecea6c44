"""Copies of a store, and the way back.

A copy is made while the store is in use, encrypted with the same key, and examined before it gets its name.

Must not know rows. Beside each copy lies its key file, so that with the passphrase it opens on another computer.
"""

from __future__ import annotations

import glob
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from posapp.services.ports import StoreFault
from posapp.store import keyfile
from posapp.store.driver import DriverError, connect
from posapp.store.engine import Database
from posapp.store.examination import examine
from posapp.store.faults import faults, opening_fault
from posapp.store.folder import (
    STORE_NAME,
    drop,
    key_path,
    put_in_place,
    side_files,
    store_path,
    write_whole,
    writing_files,
)
from posapp.store.migrating import is_newer, revision_of

_CUT_OFF_S = 60 * 60
"""Seconds after which an unfinished copy of another process is taken to be cut off."""


def copy_store(source: Path, key: bytes, target: Path) -> None:
    """Write a consistent, examined copy of ``source`` to ``target``; an older file there gives way only to a good one.

    StoreFault: disk-full, backup-unreachable (the place cannot be written), store-damaged (the copy is not sound) …
    """
    own = (source, key_path(source), *side_files(source))
    if target.resolve() in {path.resolve() for path in own}:
        raise StoreFault("backup-unreachable", "the store itself")
    if target.exists() and not target.is_file():
        # Renamed over a device, the copy would take the device's place.
        raise StoreFault("backup-unreachable", "not a file")
    if not target.parent.is_dir():
        raise StoreFault("backup-unreachable", "no such folder")
    # A name of its own for each process: two that copy to one place at once must not take each other's pages.
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with writing_files("backup-unreachable"):
        _clear_away(target)
        try:
            _copy_pages(source, key, part)
            _examine_copy(part, key)
            put_in_place(part, target)
            if key_path(source).is_file():
                write_whole(key_path(target), key_path(source).read_bytes())
        finally:
            drop(part)


def restore(
    folder: Path, source: Path, key: bytes, at: datetime, prepare: Callable[[Path], None]
) -> Path | None:  # fmt: skip
    """Put the copy ``source``, which ``key`` opens, in the place of the folder's store, which nobody may have open.

    ``prepare`` gets the copy before it takes the store's place.

    Returns where the replaced store now lies (with its key file), None when there was none. StoreFault: wrong-key,
    store-damaged, store-newer, store-locked (somebody has the store open), backup-unreachable (no such copy) … ; the
    store is then as it was.
    """
    if not source.is_file():
        raise StoreFault("backup-unreachable", "no such copy")
    store = store_path(folder)
    with writing_files("store-readonly"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        incoming = store.with_name(STORE_NAME + ".incoming")
        try:
            copy_store(source, key, incoming)
            prepare(incoming)
            aside = _set_aside(store, key, at)
            _adopt_key(incoming, store, key)
            put_in_place(incoming, store)
        finally:
            drop(incoming)
            key_path(incoming).unlink(missing_ok=True)
    return aside


def _clear_away(target: Path) -> None:
    """Remove what copies to ``target`` left behind that were cut off: this process's own, and those long untouched."""
    for left in target.parent.glob(f"{glob.escape(target.name)}.*.part*"):
        own = left.name.startswith(f"{target.name}.{os.getpid()}.")
        with suppress(FileNotFoundError):
            if own or time.time() - left.stat().st_mtime > _CUT_OFF_S:
                left.unlink()


def _copy_pages(source: Path, key: bytes, part: Path) -> None:
    try:
        origin = connect(source, key)
    except DriverError as error:
        raise opening_fault(error, source, key) from None
    try:
        with faults(part):
            copy = connect(part, key, create=True)
            try:
                origin.backup(copy)
            finally:
                copy.close()
    finally:
        origin.close()


def _examine_copy(part: Path, key: bytes) -> None:
    copy = Database(part, key)
    try:
        if is_newer(revision_of(copy)):
            raise StoreFault("store-newer")
        found = examine(copy)
    finally:
        copy.close()
    if found:
        raise StoreFault("store-damaged", f"{found[0].area}: {found[0].detail}")


def _set_aside(store: Path, key: bytes, at: datetime) -> Path | None:
    """Copy the present store, whatever its state, to a name of its own, and clear away its side files."""
    if not store.is_file():
        return None
    aside = _free(store, f"posapp-before-restore-{at:%Y%m%dT%H%M%S}")
    log, log_aside = side_files(store)[0], side_files(aside)[0]
    try:
        # As it lies, log first of all: opening a damaged store can already cost it its log.
        for present, kept in ((log, log_aside), (store, aside), (key_path(store), key_path(aside))):
            if present.is_file():
                shutil.copy2(present, kept)
        if _fold_log(store, key):
            shutil.copy2(store, aside)
            log_aside.unlink(missing_ok=True)
    except BaseException:
        drop(aside)
        key_path(aside).unlink(missing_ok=True)
        raise
    for left in side_files(store):
        # A log left by a damaged store must not meet the new one.
        left.unlink(missing_ok=True)
    return aside


def _free(store: Path, stem: str) -> Path:
    """A name that nothing has yet, so that a second restore in the same second keeps what the first set aside."""
    path, more = store.with_name(f"{stem}.db"), count(2)
    while path.exists():
        path = store.with_name(f"{stem}-{next(more)}.db")
    return path


def _fold_log(store: Path, key: bytes) -> bool:
    """Fold the write-ahead log in; False when the store cannot be read. StoreFault ``store-locked`` when it is in use."""
    try:
        present = connect(store, key)
        try:
            # Leaving the write-ahead log needs the store to oneself.
            present.execute("PRAGMA journal_mode = DELETE")
        finally:
            present.close()
    except DriverError as error:
        fault = opening_fault(error, store, key)
        if not isinstance(fault, StoreFault) or fault.code not in ("store-damaged", "wrong-key"):
            raise fault from None
        if fault.code == "wrong-key" and key_path(store).is_file() and any(left.exists() for left in side_files(store)):
            # Under a key of its own, and perhaps in use: without that key nobody can tell.
            raise StoreFault("store-locked", "open and close the present store first") from None
        return False
    return True


def _adopt_key(incoming: Path, store: Path, key: bytes) -> None:
    """Let the key file fit the store that comes in: its own came with it, when it is from another computer."""
    if not keyfile.fits(store, key) and keyfile.fits(incoming, key):
        write_whole(key_path(store), key_path(incoming).read_bytes())
