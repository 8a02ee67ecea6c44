"""Strict reading of one JSON object: every key known, every value of its kind. Each failure names its key and the mend."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from posapp.cli.malformed import Malformed
from posapp.cli.source import NotWhole
from posapp.domain.money import LARGEST
from posapp.domain.problem import Problem
from posapp.flows import reading

REQUIRED: Any = object()
"""Stands for "no default"."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RATE = re.compile(r"\d{1,3}(\.\d{1,4})?")
FIRST_DAY, _LAST = date.fromisoformat("1990-01-01"), date.fromisoformat("2199-12-31")
MOST_ITEMS = 200
MOST_COUNT = 600


class Table:
    """One object of the request and the place where it stands."""

    def __init__(self, value: object, at: str, keys: Sequence[str]) -> None:
        if not isinstance(value, dict):
            raise Malformed("wrong-kind", at, given=_kind(value), wanted="{ }")
        for key in value:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, 1)
                place = f"{at}.{key}" if at else key
                raise Malformed("unknown-key-near" if near else "unknown-key", place, near=near, allowed=keys)
        self._values: dict[str, Any] = value
        self.at = at

    def place(self, key: str) -> str:
        """The key's full name in the request."""
        return f"{self.at}.{key}" if self.at else key

    def has(self, key: str) -> bool:
        """True when the key is there and not null."""
        return self._values.get(key) is not None

    def get(self, key: str) -> object:
        """The raw value, None when it is absent."""
        return self._values.get(key)

    def _take(self, key: str, default: object) -> tuple[Any, bool]:
        """The value and True, or the default and False. null stands for an absent key only where the default is null."""
        if key not in self._values:
            if default is REQUIRED:
                raise Malformed("missing-key", self.place(key))
            return default, False
        if self._values[key] is not None:
            return self._values[key], True
        if default is None:
            return None, False
        raise Malformed("null", self.place(key))

    def whole(self, key: str, default: Any = REQUIRED, *, low: int = 0, high: int = MOST_COUNT) -> Any:
        """A whole number between two bounds."""
        value, given = self._take(key, default)
        return whole(value, self.place(key), low=low, high=high) if given else value

    def yen(self, key: str, default: Any = REQUIRED) -> Any:
        """An amount in yen."""
        return self.whole(key, default, high=LARGEST)

    def flag(self, key: str, default: Any = REQUIRED) -> Any:
        """true or false."""
        value, given = self._take(key, default)
        if given and not isinstance(value, bool):
            raise Malformed("wrong-kind", self.place(key), given=_kind(value), wanted="true / false")
        return value

    def text(self, key: str, default: Any = REQUIRED, *, most: int = reading.LONGEST_NAME, empty: bool = False) -> Any:
        """A line of text without control characters."""
        value, given = self._take(key, default)
        return line(value, self.place(key), most=most, empty=empty) if given else value

    def word(self, key: str, allowed: Collection[str], default: Any = REQUIRED) -> Any:
        """One of the words of a vocabulary."""
        value, given = self._take(key, default)
        return word(value, self.place(key), allowed) if given else value

    def day(self, key: str, default: Any = REQUIRED, *, first: date = FIRST_DAY) -> Any:
        """A date such as 2019-06-15, not before ``first``."""
        value, given = self._take(key, default)
        return day(value, self.place(key), first=first) if given else value

    def moment(self, key: str, default: Any = REQUIRED) -> Any:
        """A time with its offset, such as 2019-06-15T14:22:00+09:00."""
        value, given = self._take(key, default)
        return moment(value, self.place(key)) if given else value

    def rate(self, key: str, default: Decimal) -> Decimal:
        """A percentage as a decimal string, 0 to 100."""
        value, given = self._take(key, default)
        if not given:
            return default
        if not (isinstance(value, str) and _RATE.fullmatch(value) and value.isascii() and Decimal(value) <= 100):
            raise Malformed("not-a-rate", self.place(key), given=told(value))
        return Decimal(value)

    def table(self, key: str, keys: Sequence[str], default: Any = REQUIRED) -> Table:
        """An object inside this one; an absent one is empty."""
        value, _ = self._take(key, default)
        return Table(value, self.place(key), keys)

    def items(self, key: str, default: Any = REQUIRED) -> Iterator[tuple[str, Any]]:
        """The items of a list, each with its place."""
        value, _ = self._take(key, default)
        if not isinstance(value, (list, tuple)):
            raise Malformed("wrong-kind", self.place(key), given=_kind(value), wanted="[ ]")
        if len(value) > MOST_ITEMS:
            raise Malformed("too-many", self.place(key), most=MOST_ITEMS)
        yield from ((f"{self.place(key)}[{at}]", item) for at, item in enumerate(value))

    def words(self, key: str, allowed: Collection[str], default: Any = REQUIRED) -> tuple[str, ...]:
        """A list of words, each once, in the order given."""
        return tuple(dict.fromkeys(word(item, place, allowed) for place, item in self.items(key, default)))

    def pairs(self, key: str) -> Iterator[tuple[str, Any]]:
        """The pairs of an object whose keys are data; none when it is absent or null."""
        value = self._values.get(key)
        if value is None:
            return
        if not isinstance(value, dict):
            raise Malformed("wrong-kind", self.place(key), given=_kind(value), wanted="{ }")
        yield from value.items()


def whole(value: object, place: str, *, low: int = 0, high: int = MOST_COUNT) -> int:
    """A whole number between two bounds; true, false and 1.0 are none."""
    if isinstance(value, bool) or not isinstance(value, int):
        if isinstance(value, NotWhole) and value.text.lstrip("-").isdigit():
            raise Malformed("number-bounds", place, given=told(value), low=low, high=high)
        raise Malformed("not-whole", place, given=told(value))
    if not low <= value <= high:
        raise Malformed("number-bounds", place, given=value, low=low, high=high)
    return value


def line(value: object, place: str, *, most: int = reading.LONGEST_NAME, empty: bool = False) -> str:
    """A line of text as the counter's fields take it (NFC, trimmed)."""
    if not isinstance(value, str):
        raise Malformed("wrong-kind", place, given=_kind(value), wanted='" "')
    # A person's fields refuse My Number when the application is checked; permits and device names may hold such digits.
    read = reading.read_text(value, place, required=not empty, most=most, numbers=True)
    if isinstance(read, Problem):
        raise Malformed(read.code, place, most=most)
    return read


def word(value: object, place: str, allowed: Collection[str]) -> str:
    """One of the words of a vocabulary."""
    if not isinstance(value, str) or value not in allowed:
        raise Malformed("unknown-word", place, given=told(value), allowed=tuple(allowed))
    return value


def day(value: object, place: str, *, first: date = FIRST_DAY) -> date:
    """A date of the calendar in ISO form, not before ``first``."""
    if not (isinstance(value, str) and value.isascii() and _DATE.fullmatch(value)):
        raise Malformed("not-a-date", place, given=told(value))
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise Malformed("no-such-date", place, given=value) from None
    if not first <= found <= _LAST:
        raise Malformed("date-bounds", place, given=value, first=first, last=_LAST)
    return found


def moment(value: object, place: str) -> datetime:
    """A time with its offset."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not FIRST_DAY <= found.date() <= _LAST:
        raise Malformed("not-a-time", place, given=told(value))
    return found


def told(value: object) -> str:
    """A value as it may be shown in a message."""
    if isinstance(value, NotWhole):
        return value.text
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return _kind(value) if isinstance(value, (dict, list)) else str(value)


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "{ }"
    return "[ ]" if isinstance(value, list) else told(value)
