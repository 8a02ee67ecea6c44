"""One canonical text for every frozen value, and its digest. Equal values give equal digests on every machine."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from uuid import UUID

from posapp.domain.months import Month


def plain(value: object) -> object:
    """A frozen domain value as JSON types: dates as ISO text, decimals and months as text, tuples as lists."""
    kind = type(value)
    if value is None or kind is str or kind is int:
        return value
    known = _KNOWN.get(kind)
    if known is not None:  # most values are records met before: a quote has hundreds, and is asked at every keystroke
        return {name: plain(getattr(value, name)) for name in known}
    if isinstance(value, int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (Decimal, Month, UUID, str)):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return {name: plain(getattr(value, name)) for name in _names(value)}


_KNOWN: dict[type, tuple[str, ...]] = {}


def _names(value: object) -> tuple[str, ...]:
    kind = type(value)
    if kind not in _KNOWN:
        if not dataclasses.is_dataclass(kind):
            raise TypeError(f"no canonical form for {kind.__name__}")
        _KNOWN[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _KNOWN[kind]


def canonical(value: object) -> str:
    """The canonical JSON text: sorted keys, no spaces, characters as they are."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(value: object) -> str:
    """SHA-256 of the canonical text, in lower-case hex."""
    return sha256(canonical(value).encode()).hexdigest()


def short_digest(digest: str) -> str:
    """The first 16 hex digits in groups of four, as papers and screens print them."""
    return " ".join(digest[at : at + 4].upper() for at in range(0, 16, 4))
