"""What a search compares: texts folded so that the counter's ways of typing meet. Must not know SQL or tables.

Full and half width, upper and lower case, hiragana and katakana are one; spaces and hyphens do not count. Plain
substrings, no patterns: ``%`` and ``_`` are characters like any other, and two-character names are found.
"""

from __future__ import annotations

import unicodedata

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# Written as escapes because they look alike: hyphen-minus, hyphen, non-breaking hyphen, figure dash, en
# dash, em dash, minus sign.
_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))


def fold(text: str) -> str:
    """One text as it is compared. Folding what is folded changes nothing."""
    while (folded := _fold_once(text)) != text:
        # Again: a taken-out hyphen may have stood between a kana and its voicing mark, which now belong together.
        text = folded
    return folded


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()).translate(_KATAKANA_TO_HIRAGANA | _HYPHENS)


def fold_all(*texts: str) -> str:
    """Several fields as one text; the line ends keep a hit from running over from one field into the next."""
    return "\n".join(fold(text) for text in texts)
