"""Templates in the programs' words: do their braces match, and how wide a card line becomes. Fills nothing in."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

CARD_LINES = 4
CARD_WIDTH = 32
"""Half-width cells of one card line: 16 full-width characters."""

_FACT = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[\[(?:(?!\[\[).)*?\]\]", re.DOTALL)
_STRAY = re.compile(r"[{}]|\[\[|\]\]")

_NARROW = {"points": 6, "payments": 2, "always_due": 2, "operator": 8, "surcharge": 8, "usage_fee": 8}
_USUAL = 10
"""Cells of a fact when filled in: 24か月目 and 2021年6月 take 10 or fewer."""


def well_formed(text: str) -> bool:
    """True when every brace belongs to a ``{name}`` and every double bracket to an unnested ``[[stretch]]``."""
    inside = [found.group()[2:-2] for found in _OPTIONAL.finditer(text)]
    return not any(_STRAY.search(_FACT.sub("", part)) for part in (_OPTIONAL.sub("", text), *inside))


def cells(text: str) -> int:
    """Width of a well-formed template in half-width cells, its facts taken at their usual width."""
    bare = _FACT.sub(lambda found: "x" * _NARROW.get(found.group(1), _USUAL), text.replace("[[", "").replace("]]", ""))
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in bare)
