"""What a search compares: several fields as one folded text. Must not know SQL or tables.

Plain substrings, no patterns: ``%`` and ``_`` are characters like any other, and two-character names are found.
"""

from __future__ import annotations

from posapp.domain.folding import fold


def fold_all(*texts: str) -> str:
    """Several fields as one text; the line ends keep a hit from running over from one field into the next."""
    return "\n".join(fold(text) for text in texts)
