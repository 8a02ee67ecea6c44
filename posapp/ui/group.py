"""A head with its rows of words, for summaries. Data only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One head with its rows; ``step`` and ``field`` say where it is mended. Rows are (label, value)."""

    title: str
    step: str
    field: str
    rows: tuple[tuple[str, str], ...]
    strong: tuple[str, ...] = ()
    """Labels whose values are set large."""
