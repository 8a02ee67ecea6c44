"""Readings over hard words: where they stand in a text. Knows words, no ink.

Every appearance has its reading, not only the first: people come back to one clause of a paper, not to its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

Readings: TypeAlias = tuple[tuple[str, str], ...]
"""Words and how they are read."""
Place: TypeAlias = tuple[int, int, str]
"""Where a word begins and ends, and its reading."""

SIZE: Final = 8.0
"""Readings in points: no letter of a paper is smaller, so the lines make room instead."""

_LENDS: Final = re.compile(r"[ぁ-ヿ、。，．・（）「」]")

_OVER: Final = 3.5
"""How far a reading may stand over a neighbour, in points, where that is no kanji."""


def over(text: str, start: int, end: int) -> float:
    """By how many points the reading of a word may be wider than the word: kana and marks beside it lend some room."""
    beside = (text[start - 1] if start else "", text[end : end + 1])
    return sum(_OVER for char in beside if _LENDS.fullmatch(char))


def places(text: str, readings: Readings) -> list[Place]:
    """The words of ``text`` that have a reading, the longest first where one is inside another."""
    if not readings:
        return []
    known = dict(readings)
    return [(found.start(), found.end(), known[found.group()]) for found in _finder(readings).finditer(text)]


def used(texts: Iterable[str], readings: Readings) -> Readings:
    """Of these readings the ones whose words stand in the texts, in the order given."""
    words = {text[a:b] for text in texts for a, b, _ in places(text, readings)}
    return tuple((word, kana) for word, kana in readings if word in words)


@lru_cache(maxsize=8)
def _finder(readings: Readings) -> re.Pattern[str]:
    words = sorted((word for word, _ in readings), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
