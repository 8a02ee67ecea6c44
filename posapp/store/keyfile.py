"""The key file beside a store: who the key is, and the key itself sealed under a passphrase.

The store's key is always 32 random bytes. Sealing: Argon2id (RFC 9106) over the passphrase and a fresh salt gives 64
bytes; the first half is used once, as a one-time pad over the key, the second half authenticates the sealed key with
HMAC-SHA256. So a passphrase can be changed without writing the store anew, and a wrong one is told from a damaged
file.

Must not know the keyring, SQL or rows. Nothing here is secret without the passphrase: ``check`` is 8 bytes of a hash
of a random key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from posapp.services.ports import StoreFault
from posapp.store.folder import key_path, write_whole

FORMAT = 1
_MOST_MEMORY_KIB = 1 << 20
_MOST_TIME = 64
_MOST_LANES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess at a passphrase costs (RFC 9106, second recommended option): passes, memory in KiB, lanes."""

    time: int = 3
    memory_kib: int = 1 << 16
    lanes: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A key sealed under a passphrase; all bytes in hex."""

    kdf: str
    salt: str
    time: int
    memory_kib: int
    lanes: int
    sealed: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What stands in a key file.

    id     names the keyring's entry
    check  tells the right key from another
    seal   None when only the keyring has the key
    """

    id: str
    check: str
    seal: Seal | None = None
    format: int = FORMAT


def fingerprint(key: bytes) -> str:
    """16 hex digits that tell keys apart and say nothing about the key."""
    return hashlib.sha256(b"posapp store key\0" + key).hexdigest()[:16]


def fits(store: Path, key: bytes) -> bool:
    """True when the key file beside ``store`` says that this is its key."""
    try:
        known = read(store)
    except StoreFault:
        return False
    return known is not None and hmac.compare_digest(known.check, fingerprint(key))


def seal(key: bytes, passphrase: str, cost: Cost) -> Seal:
    """Seal ``key`` under ``passphrase`` with a fresh salt.

    Takes the time that ``cost`` asks: never on the window's thread.
    """
    if not passphrase.strip():
        raise ValueError("an empty passphrase protects nothing")
    salt = secrets.token_bytes(16)
    pad, mac = _stretch(passphrase, salt, cost)
    sealed = bytes(a ^ b for a, b in zip(key, pad, strict=True))
    tag = hmac.digest(mac, sealed, "sha256")
    return Seal(kdf="argon2id", salt=salt.hex(), sealed=sealed.hex(), tag=tag.hex(), **asdict(cost))


def unseal(held: Seal, passphrase: str) -> bytes:
    """The key. StoreFault ``wrong-key`` when the passphrase is another."""
    pad, mac = _stretch(
        passphrase, bytes.fromhex(held.salt), Cost(time=held.time, memory_kib=held.memory_kib, lanes=held.lanes)
    )
    sealed = bytes.fromhex(held.sealed)
    if not hmac.compare_digest(hmac.digest(mac, sealed, "sha256"), bytes.fromhex(held.tag)):
        raise StoreFault("wrong-key")
    return bytes(a ^ b for a, b in zip(sealed, pad, strict=True))


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    # NFKC: the same words typed with the IME on, in full width, are the same passphrase.
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    long = hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, 64, Type.ID)
    return long[:32], long[32:]


def write(store: Path, known: KeyFile) -> None:
    """Write the key file of ``store``, whole or not at all."""
    write_whole(key_path(store), (json.dumps(asdict(known), indent=2) + "\n").encode())


def read(store: Path) -> KeyFile | None:
    """The key file of ``store``, None when there is none.

    StoreFault ``store-missing`` when it cannot be read, ``store-damaged`` when it cannot be understood.
    """
    try:
        data = json.loads(key_path(store).read_text("utf-8"))
        return _checked(data)
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreFault("store-missing", "key file") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise StoreFault("store-damaged", "key file") from None


def _checked(data: dict[str, Any]) -> KeyFile:
    """A key file from its JSON; ValueError, TypeError or KeyError when it is not one."""
    if data["format"] != FORMAT:
        raise ValueError("format")
    known = KeyFile(id=str(data["id"]), check=str(data["check"]))
    if data["seal"] is None:
        return known
    held = Seal(**data["seal"])
    lengths = [len(bytes.fromhex(part)) for part in (held.salt, held.sealed, held.tag)]
    # Bounds before Argon2 sees them: a spoilt file must not ask for all the memory there is.
    costs = ((held.time, _MOST_TIME), (held.memory_kib, _MOST_MEMORY_KIB), (held.lanes, _MOST_LANES))
    if held.kdf != "argon2id" or lengths != [16, 32, 32] or not all(1 <= given <= most for given, most in costs):
        raise ValueError("seal")
    return replace(known, seal=held)
