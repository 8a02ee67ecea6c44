"""One canonical text for every frozen value, and its digest. Equal values give equal digests on every machine."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, TypeAlias
from uuid import UUID

from posapp.domain.added import added_to
from posapp.domain.added import later as later
from posapp.domain.months import Month, iso_text
from posapp.domain.program import Program

MOST_KEPT = 64
"""Programs whose text is kept; a catalogue has a dozen versions, a long look at old contracts brings more."""

MOST_PLAIN = 1 << 12
"""Runs of plain values whose text is kept."""
_PLAIN: dict[int, tuple[tuple[object, ...], str]] = {}
_UNCHANGING = {int, str}

Writer: TypeAlias = Callable[[Any], str]
"""A value of one type as canonical text."""


def canonical(value: object) -> str:
    """The canonical JSON text: sorted keys, no spaces, characters as they are.

    Dates are ISO text, decimals and months text, tuples lists, records objects. TypeError for what has no such form.
    """
    return _WRITERS[type(value)](value)


def _list(value: tuple[object, ...] | list[object]) -> str:
    return f"[{','.join([_WRITERS[type(item)](item) for item in value])}]"


def _tuple(value: tuple[object, ...]) -> str:
    """Runs of plain values, such as the numbers of instalments, come back as the same object hundreds of times in a quote."""
    kept = _PLAIN.get(id(value))
    if kept is not None:  # holding the value keeps its id its own
        return kept[1]
    text = _list(value)
    if set(map(type, value)) <= _UNCHANGING:
        if len(_PLAIN) >= MOST_PLAIN:
            _PLAIN.clear()
        _PLAIN[id(value)] = value, text
    return text


def _dict(value: dict[object, object]) -> str:
    pairs = sorted((str(key), item) for key, item in value.items())
    return f"{{{','.join([f'{encode_basestring(key)}:{canonical(item)}' for key, item in pairs])}}}"


class _Writers(dict[type, Writer]):
    """A writer for each type, made when the type is first met: a quote has hundreds of records of few types."""

    def __missing__(self, kind: type) -> Writer:
        writer = self[kind] = _made_for(kind)
        return writer


_WRITERS = _Writers(
    {
        type(None): lambda _: "null",
        bool: lambda value: "true" if value else "false",
        int: repr,
        str: encode_basestring,
        date: lru_cache(maxsize=1 << 12)(lambda value: f'"{value.isoformat()}"'),  # a quote's days come back and back
        datetime: lambda value: f'"{value.isoformat()}"',
        Decimal: lambda value: f'"{value}"',
        Month: lambda value: f'"{iso_text(value.index)}"',
        UUID: lambda value: f'"{value}"',
        tuple: _tuple,
        list: _list,
        dict: _dict,
    }
)


def _made_for(kind: type) -> Writer:
    if issubclass(kind, Enum):
        return lambda value: canonical(value.value)
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"no canonical form for {kind.__name__}")
    write = _record(kind)
    return _kept(write) if kind is Program else write


def _record(kind: type) -> Writer:
    names = sorted(field.name for field in dataclasses.fields(kind))
    added = added_to(kind)
    if added:
        return lambda value: _dict(
            {name: item for name in names if (item := getattr(value, name)) != added.get(name, dataclasses.MISSING)}
        )
    if len(names) < 2:  # attrgetter gives a tuple only for two names or more
        return lambda value: _dict({name: getattr(value, name) for name in names})
    form = "{" + ",".join(f'"{name}":%s' for name in names) + "}"
    get = attrgetter(*names)
    # Most fields are whole numbers, which the form writes by itself.
    return lambda value: (
        form % tuple([item if type(item) is int else _WRITERS[type(item)](item) for item in get(value)])
    )


def _kept(write: Writer) -> Writer:
    """The text of the same object is made once: every quote holds its whole program, and there are few programs."""
    known: dict[int, tuple[object, str]] = {}

    def look_up(value: object) -> str:
        if id(value) not in known:
            if len(known) >= MOST_KEPT:
                known.clear()
            known[id(value)] = value, write(value)  # holding the value keeps its id its own
        return known[id(value)][1]

    return look_up


def digest_of(value: object) -> str:
    """SHA-256 of the canonical text, in lower-case hex."""
    return sha256(canonical(value).encode()).hexdigest()


def short_digest(digest: str) -> str:
    """The first 16 hex digits in groups of four, as papers and screens print them."""
    return " ".join(digest[at : at + 4].upper() for at in range(0, 16, 4))
