"""A row of a price list while it is read: its cells, and every reason found so far. Knows no column's meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from posapp.catalog.price_cells import Raw, Refused
from posapp.domain.problem import Problem

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(slots=True)
class Draft:
    """One row; ``line`` counts from 1."""

    line: int
    cells: Sequence[Raw]
    problems: list[Problem] = field(default_factory=list)

    def tried(self, otherwise: T, read: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What a cell says; its problem is kept and ``otherwise`` stands for it."""
        try:
            return read(*given, **named)
        except Refused as refused:
            self.problems.append(refused.problem)
            return otherwise

    def at(self, key: str) -> str:
        """A field's place in the file."""
        return f"rows[{self.line}].{key}"
