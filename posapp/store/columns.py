"""Column kinds and rules that every table uses. Must not know any table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import CheckConstraint, Column, DateTime, Dialect, Integer, Text, Uuid
from sqlalchemy.types import TypeDecorator


class Utc(TypeDecorator[datetime]):
    """An aware datetime. SQLite keeps no offset, so it is written as UTC and comes back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without offset: nobody could tell what it meant."""
        if value is None or value.utcoffset() is None:
            raise ValueError("a time without offset")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say again what was meant."""
        return None if value is None else value.replace(tzinfo=UTC)


def key_id() -> Column[object]:
    """A record's own UUIDv7."""
    return Column("id", Uuid, primary_key=True)


def text(name: str) -> Column[str]:
    """A text that is always there, perhaps empty."""
    return Column(name, Text, nullable=False)


def texts(*names: str) -> tuple[Column[str], ...]:
    """Several of them in a row."""
    return tuple(map(text, names))


def when(name: str, *, may_be_open: bool = False) -> Column[datetime]:
    """A moment; ``may_be_open``: or none yet."""
    return Column(name, Utc, nullable=may_be_open)


def count(name: str) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False)


def filled(name: str) -> CheckConstraint:
    """The text is not blank."""
    return CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled")


def day(name: str, *, may_be_open: bool = False) -> CheckConstraint:
    """The text is an ISO day; ``may_be_open``: or nothing."""
    # IS, not =: date() of what is no date is NULL, and a CHECK lets NULL pass.
    rule = f"{name} IS date({name})"
    return CheckConstraint(f"{name} = '' OR {rule}" if may_be_open else rule, name=f"{name}_day")


def positive(name: str) -> CheckConstraint:
    """The number is at least 1."""
    return CheckConstraint(f"{name} >= 1", name=f"{name}_positive")


def json_text(name: str = "body") -> CheckConstraint:
    """The text is JSON."""
    return CheckConstraint(f"json_valid({name})", name=f"{name}_json")


def one_of(name: str, values: Iterable[str]) -> CheckConstraint:
    """The text is one of a few words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({words})", name=f"{name}_known")


def hex_digits(name: str, length: int | None = None) -> CheckConstraint:
    """The text is lower-case hex, of ``length`` digits; without a length it may be empty."""
    rule = f"{name} NOT GLOB '*[^0-9a-f]*'"
    return CheckConstraint(rule if length is None else f"length({name}) = {length} AND {rule}", name=f"{name}_hex")
