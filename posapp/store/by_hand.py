"""`posapp.cli.ports.StoreByHand`: the store of one folder copied, put back and examined from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from posapp.store import doors, keys
from posapp.store.records import Store


class StoreByHand:
    """The store of one folder; each call opens and closes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def backup(self, target: Path, passphrase: Callable[[], str]) -> None:
        """Write an encrypted copy."""
        store = self._open(passphrase)
        try:
            store.backup(str(target))
        finally:
            store.close()

    def restore(self, source: Path, passphrase: Callable[[], str]) -> Path | None:
        """Put a copy in the store's place; the replaced store is kept beside it."""
        return doors.restore(self._folder, source, keys.for_copy(self._folder, source, passphrase))

    def check(self, passphrase: Callable[[], str]) -> tuple[str, ...]:
        """What is wrong, a line each."""
        store = self._open(passphrase)
        try:
            return tuple(f"{finding.area}: {finding.detail}" for finding in store.check())
        finally:
            store.close()

    def _key(self, passphrase: Callable[[], str]) -> bytes:
        return keys.from_keyring(self._folder) or keys.from_passphrase(self._folder, passphrase())

    def _open(self, passphrase: Callable[[], str]) -> Store:
        return doors.open_store(self._folder, self._key(passphrase))
