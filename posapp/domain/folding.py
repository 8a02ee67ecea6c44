"""One folded form for texts that are compared when something is looked for. For finding only, never for showing.

Full and half width, upper and lower case, hiragana and katakana are one; spaces and hyphens do not count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# Written as escapes because they look alike: hyphen-minus, hyphen, non-breaking hyphen, figure dash, en
# dash, em dash, minus sign.
_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))
_ALIKE = _KATAKANA_TO_HIRAGANA | _HYPHENS


def fold(text: str) -> str:
    """One text as it is compared. Folding what is folded changes nothing."""
    while (folded := _fold_once(text)) != text:
        # Again: a taken-out hyphen may have stood between a kana and its voicing mark, which now belong together.
        text = folded
    return folded


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()).translate(_ALIKE)


def fold_words(text: str, by: Callable[[str], str] = fold) -> tuple[str, ...]:
    """The words of a text, each folded; those of which nothing is left fall away. ``by`` may know words already."""
    return tuple(folded for word in text.split() if (folded := by(word)))
