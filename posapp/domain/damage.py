"""How marks of damage are numbered: one count for screen and paper, in the order they were set. Knows no picture."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.domain.intake import DamageMark, Side

MOST_MARKS = 12
"""As many as a drawing of a hand's width keeps apart."""
EDGES = (Side.LEFT, Side.RIGHT, Side.TOP, Side.BOTTOM)
"""The four narrow sides, as seen from the front."""
_ONE = ord("①")


def sign(nth: int) -> str:
    """①, ②, …: how a text names the ``nth`` mark, which the drawing shows as its figure in a disc."""
    if not 1 <= nth <= MOST_MARKS:
        raise ValueError(f"no sign for mark {nth}")
    return chr(_ONE + nth - 1)


def signs(marks: Iterable[DamageMark]) -> dict[str, str]:
    """Finding → the signs of its marks, one after another."""
    found: dict[str, str] = {}
    for nth, mark in enumerate(marks, 1):
        found[mark.finding] = found.get(mark.finding, "") + sign(nth)
    return found


def signs_on(marks: Iterable[DamageMark], side: Side) -> str:
    """The signs on one side; empty for none."""
    return "".join(sign(nth) for nth, mark in enumerate(marks, 1) if mark.side is side)
