"""Where the store's key comes from each morning: the operating system's keyring, or a passphrase.

Must not know SQL or rows. The key is 32 random bytes, made once per store; it is never logged. The doors here may ask
the desktop's keyring or run Argon2: never call them on the window's thread.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import keyring
from keyring.errors import KeyringError

from posapp.services.ports import StoreFault
from posapp.store import keyfile
from posapp.store.driver import KEY_BYTES
from posapp.store.folder import store_exists, store_path, writing_files
from posapp.store.keyfile import Cost, KeyFile

SERVICE = "posapp"


def keyring_available() -> bool:
    """True when this desktop has a real keyring (not a plain text file, not none)."""
    return keyring.get_keyring().priority >= 1


def new_key(
    folder: Path, passphrase: str | None = None, *, use_keyring: bool = True, cost: Cost | None = None
) -> bytes:
    """Make the key of a store about to be created, and keep it in the keyring and/or sealed under ``passphrase``.

    Raises FileExistsError when the folder already holds a store (its key would be lost), ValueError when neither the
    keyring nor a passphrase would keep the key. StoreFault disk-full, store-readonly when the key file cannot be written.
    """
    if store_exists(folder):
        raise FileExistsError(store_path(folder))
    with writing_files("store-readonly"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(KEY_BYTES)
    known = KeyFile(id=str(uuid4()), check=keyfile.fingerprint(key))
    if passphrase is not None:
        known = replace(known, seal=keyfile.seal(key, passphrase, cost or Cost()))
    kept = use_keyring and _put(known, key)
    if not kept and passphrase is None:
        raise ValueError("no keyring here: a passphrase is needed")
    _write(folder, known)
    return key


def from_keyring(folder: Path) -> bytes | None:
    """The key from the keyring; None when it is not there or the keyring stays shut: ask for the passphrase then."""
    return _ask_keyring(_known(folder))


def from_passphrase(folder: Path, text: str) -> bytes:
    """The key from its passphrase. StoreFault: ``wrong-key`` for a wrong one (or when none was ever set)."""
    return _unseal(_known(folder), text)


def for_copy(folder: Path, copy: Path, ask: Callable[[], str]) -> bytes:
    """The key of a backup, also of one from another computer; ``ask`` is called only when the passphrase is needed.

    A copy of this folder's own store opens with its present passphrase, another with the one of the key file beside it.
    StoreFault: ``store-missing`` when there is no key file for it, ``wrong-key``.
    """
    own, held = _readable(store_path(folder)), keyfile.read(copy)
    known = own if held is None or (own is not None and own.check == held.check) else held
    if known is None:
        raise StoreFault("store-missing", "key file")
    return _ask_keyring(known) or _unseal(known, ask())


def set_passphrase(folder: Path, key: bytes, text: str, *, cost: Cost | None = None) -> None:
    """Set or change the passphrase; the store itself is not written."""
    known = _own(folder, key)
    _write(folder, replace(known, seal=keyfile.seal(key, text, cost or Cost())))


def _readable(store: Path) -> KeyFile | None:
    """The key file of a store that is about to be replaced; a spoilt one stands in nobody's way."""
    try:
        return keyfile.read(store)
    except StoreFault:
        return None


def _known(folder: Path) -> KeyFile:
    """The key file, or StoreFault ``store-missing``."""
    known = keyfile.read(store_path(folder))
    if known is None:
        raise StoreFault("store-missing", "key file")
    return known


def _ask_keyring(known: KeyFile) -> bytes | None:
    if not keyring_available():
        return None
    try:
        key = bytes.fromhex(keyring.get_password(SERVICE, known.id) or "")
    except (KeyringError, ValueError):
        return None
    return key if keyfile.fingerprint(key) == known.check else None


def _unseal(known: KeyFile, text: str) -> bytes:
    if known.seal is None:
        raise StoreFault("wrong-key", "no passphrase was set")
    return keyfile.unseal(known.seal, text)


def _own(folder: Path, key: bytes) -> KeyFile:
    """The key file, if ``key`` is its key; else StoreFault ``wrong-key``."""
    known = _known(folder)
    if keyfile.fingerprint(key) != known.check:
        raise StoreFault("wrong-key")
    return known


def _write(folder: Path, known: KeyFile) -> None:
    with writing_files("store-readonly"):
        keyfile.write(store_path(folder), known)


def _put(known: KeyFile, key: bytes) -> bool:
    if not keyring_available():
        return False
    try:
        keyring.set_password(SERVICE, known.id, key.hex())
    except KeyringError:
        return False
    return True
