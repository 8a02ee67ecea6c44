"""Yen are whole numbers. This module knows their bounds and how they are split."""

from __future__ import annotations

from typing import TypeAlias

Yen: TypeAlias = int
"""An amount in yen, tax included unless its name says otherwise; never negative in a contract."""

LARGEST: Yen = 2**31 - 1
"""The largest amount any field takes: a bound of storage, not a rule of trade."""


def share(total: Yen, parts: int, *, remainder_at: int) -> tuple[Yen, ...]:
    """Split ``total`` yen into ``parts`` equal whole amounts; the remainder goes to part ``remainder_at`` (0 = first)."""
    each, rest = divmod(total, parts)
    amounts = [each] * parts
    amounts[remainder_at] += rest
    return tuple(amounts)
