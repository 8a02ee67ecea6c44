"""Fields that a record gained after records of its kind had been issued. Knows nothing of canonical texts or digests."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")
_LATER = "later"


def later(default: T) -> T:
    """A record's field that came after records of its kind had been issued.

    While it holds its default the canonical text leaves it out, so that what was issued before keeps its digest.
    """
    made: T = dataclasses.field(default=default, metadata={_LATER: True})
    return made


def added_to(kind: type[Any]) -> Mapping[str, object]:
    """The fields of a record that came later, each with its default."""
    return {field.name: field.default for field in dataclasses.fields(kind) if _LATER in field.metadata}
