"""Line breaking for Japanese: 禁則 always, amounts and dates whole, and all lines of a text chosen together so that as few as can be end
in a phrase. Knows characters and widths, no typeface and no page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from posapp.documents.words import begun

LINE_START: Final = frozenset(
    "、。，．・：；？！ー々ゝゞヽヾ゛゜…‥․）］｝〕〉》」』】’”〟ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "!%),-.:;?]}»›℃‰％°′″‴‵‶‷‐‑–⁃－〜～゠⁇⁈⁉‼‧〻〗〙〛〞｠"
)
"""Characters that may not begin a line (行頭禁則)."""

LINE_END: Final = frozenset("（［｛〔〈《「『【〖〘〚‘‚‛“„‟〝⁅｟([{«‹￥＄¥$£〒№#＃@＠")
"""Characters that may not end a line (行末禁則)."""

NO_BREAK: Final = "\u00a0"
"""A space that holds its neighbours on one line, as between the day and the month of another language."""

_WHOLE: Final = re.compile(
    r"\d+(?:-\d+)+|\d{1,2}時〜\d{1,2}時|残り\d+回"
    r"|\d{1,2}:\d{2}(?:〜\d{0,2}:?\d{0,2})?"
    r"|(?:西暦)?\d{1,4}年\d{1,2}月(?:\d{1,2}日|分|末日|下旬|中旬|上旬)?(?:まで)?"
    r"|\d{1,2}月\d{1,2}日|[\d〜]+回目 [\d,]+円|年[\d.]+(?:%|回)|＿+年＿+月(?:＿+日)?"
    r"|[+−-]?[\d,.]+(?:〜|～)?[\d,.]*(?:か月目|か月ごと|か月|万円|円|回目|回|台|人|年間|年|月分|月|日間|日|時間|時|分|秒|件|個|歳|枚|項|条|つ|ポイント|ページ|通|％|%)?"
    r"|＿{2,}(?:円|年|月分|月|日|回目|回|か月目|か月|ポイント)?"
    r"|[A-Za-z0-9]+(?:[-'’.,/_@:+&%~=?#][A-Za-z0-9]+)*[%+]?"
    r"|[ァ-ヴー・]{2,9}(?<!・)"
)
"""What stays on one line: dates, amounts with their counter, Latin words and numbers, short katakana words, and a blank to be filled in
by hand with its counter."""

_WORD: Final = re.compile(r"[ァ-ヴー]+|[一-鿿々]+|[A-Za-z0-9]+|[ぁ-ん]")
_KANJI: Final = re.compile(r"[一-鿿々〇]{2}")
_PAUSES: Final = frozenset("、。，．！？）］｝」』】〉》")
_OPENING: Final = frozenset("（「『〔［")
_LINE: Final = 100.0
"""What a line costs: more than any end inside a phrase, less than one inside a word."""
_RAGGED: Final = 40.0
"""What an empty line would cost; a part that stays empty costs its square of it."""
_PAUSE, _PHRASE, _WORD_END, _JOINT, _LETTER, _PARTED, _FIGURE, _WRONG = (
    0.0,
    3.0,
    30.0,
    60.0,
    250.0,
    1_000.0,
    1_500.0,
    1e6,
)
"""What it costs to end a line: at a mark, with a phrase, with a word, between the parts of a compound, inside a word, inside what is
whole, inside a figure of it, against 禁則."""
_BRACKETS: Final = re.compile("（[^（）]{1,16}）|「[^「」]{1,16}」")
_BRACKET: Final = 15.0
"""What it costs besides to part short words in brackets."""
_STRAY: Final = {1: 30.0, 2: 30.0, 3: 6.0, 4: 3.0}
"""What a last line of so few characters costs."""


def _clings(char: str) -> bool:
    """True for characters that belong to the one before: combining marks, joiners, variation selectors."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or char in "ﾞﾟ"


def break_places(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[bool]:
    """For each index, whether a line may begin there; never inside the stretches of ``whole``. Index 0 is always True."""
    free = [True] * len(text)
    for start, end in (*whole, *(found.span() for found in _WHOLE.finditer(text))):
        for i in range(start + 1, end):
            free[i] = False
    for i in range(1, len(text)):
        before, here = text[i - 1], text[i]
        if here in LINE_START or before in LINE_END or here.isspace() or _clings(here) or before == NO_BREAK:
            free[i] = False
        elif before.isspace():
            free[i] = free[i] and not (i > 1 and text[i - 2] in LINE_END)
        if before in LINE_END:
            word = _WORD.match(text, i)
            if word and word.end() - i <= 6:
                for k in range(i, word.end()):
                    free[k] = False
    return free


def break_lines(
    text: str, widths: Sequence[float], width: float, whole: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Break ``text`` (with the width of each character) into lines no wider than ``width``, not inside a stretch of ``whole``.

    Returns (start, end) pairs without the spaces around a break; a newline always breaks. A word wider than a whole line is
    broken between characters, since nothing may stand outside the margin.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        here = tuple((a - start, b - start) for a, b in whole if start <= a and b <= start + len(part))
        broken = _paragraph(part, widths[start : start + len(part)], max(width, 0.0) + 1e-6, here)
        lines.extend((start + a, start + b) for a, b in broken)
        start += len(part) + 1
    return lines


def _paragraph(
    text: str, widths: Sequence[float], width: float, whole: tuple[tuple[int, int], ...]
) -> list[tuple[int, int]]:
    if sum(widths) <= width:
        return [_trimmed(text, 0, len(text))]
    costs = _costs(text, whole)
    usual = [i for i, cost in enumerate(costs) if cost < _PARTED]
    starts = _starts(text, costs, usual, widths, width) or _starts(text, costs, range(len(text)), widths, width)
    return [_trimmed(text, a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@lru_cache(maxsize=4096)
def _costs(text: str, whole: tuple[tuple[int, int], ...]) -> tuple[float, ...]:
    """What it costs to begin a line at each index."""
    phrases, words = begun(text)
    free = break_places(text, whole)
    costs = [_cost(text, i, free=free[i], phrase=i in phrases, word=i in words) for i in range(len(text))]
    for found in _BRACKETS.finditer(text):
        for i in range(found.start() + 1, found.end()):
            costs[i] += _BRACKET
    return tuple(costs)


def _cost(text: str, i: int, *, free: bool, phrase: bool, word: bool) -> float:
    before, here = text[i - 1], text[i]
    if not free:
        if here in LINE_START or before in LINE_END or _clings(here) or here.isspace():
            return _WRONG
        return _FIGURE if before.isascii() and here.isascii() else _PARTED
    if phrase:
        return _PAUSE if before in _PAUSES or here in _OPENING else _PHRASE
    if word:
        return _JOINT if _KANJI.match(text, i - 1) or before.isspace() else _WORD_END
    return _LETTER


def _starts(
    text: str, costs: Sequence[float], places: Sequence[int], widths: Sequence[float], width: float
) -> list[int]:
    """Where lines begin, of these places, so that all of them together cost least; none where a piece is wider than the line.

    A single character stands on a line of its own, however wide.
    """
    reach = [0.0, *accumulate(widths)]
    best: list[tuple[float, int, int]] = [(0.0, 0, -1)]  # cost, place, which one the line before begins at
    for end in [*places[1:], len(text)]:
        seen = len(text[:end].rstrip())
        found: tuple[float, int, int] | None = None
        for n in range(len(best) - 1, -1, -1):
            cost, start, _ = best[n]
            filled = (reach[seen] - reach[start]) / width
            if filled > 1 and end - start > 1:
                break
            if end < len(text):
                cost += costs[end] + _RAGGED * (1 - filled) ** 2
            else:
                cost += _STRAY.get(seen - start, 0.0)
            if found is None or cost + _LINE < found[0]:
                found = (cost + _LINE, end, n)
        if found:
            best.append(found)
    if best[-1][1] < len(text):
        return []
    starts: list[int] = []
    at = best[-1][2]
    while at >= 0:
        starts.insert(0, best[at][1])
        at = best[at][2]
    return starts


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start].isspace():
        start += 1
    return start, end
