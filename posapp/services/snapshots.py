"""Frozen values ↔ JSON text for the store: the same canonical text that digests are made of, and its way back.

Knows the shapes of domain and flows; knows no store.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TypeVar
from uuid import UUID

import cattrs

from posapp.domain.digest import canonical
from posapp.domain.months import Month
from posapp.domain.problem import Value

T = TypeVar("T")

FORMAT = 1
"""Number of the snapshot format; a store keeps it beside every body."""


class SnapshotUnreadable(Exception):
    """A stored body is not of the shape its format promises."""


@cache
def _converter() -> cattrs.Converter:
    made = cattrs.Converter(forbid_extra_keys=True)
    made.register_structure_hook(Month, lambda text, _: Month.parse(text))
    made.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    made.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    made.register_structure_hook(UUID, lambda text, _: UUID(text))
    made.register_structure_hook(Value, lambda value, _: value)
    return made


def dump(value: object) -> str:
    """The canonical JSON text of a frozen value."""
    return canonical(value)


def load(kind: type[T], body: str) -> T:
    """The value a body was made from. SnapshotUnreadable when it is of another shape."""
    try:
        return _converter().structure(json.loads(body), kind)
    except (ValueError, cattrs.BaseValidationError) as wrong:
        raise SnapshotUnreadable(f"{kind.__name__}: {wrong}") from wrong
