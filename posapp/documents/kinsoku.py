"""Line breaking for Japanese: 禁則, whole amounts, dates and words, no stray last line. Knows characters and widths, no typeface and no page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from posapp.documents.words import joined

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
    r"\d+(?:-\d+)+|\d{1,2}時〜\d{1,2}時|名義変更|言い分|お申し出|手数料|残り\d+回"
    r"|\d{1,2}:\d{2}(?:〜\d{0,2}:?\d{0,2})?"
    r"|(?:西暦)?\d{1,4}年\d{1,2}月(?:\d{1,2}日|分|末日|下旬|中旬|上旬)?(?:まで)?"
    r"|\d{1,2}月\d{1,2}日"
    r"|[+−-]?[\d,.]+(?:〜|～)?[\d,.]*(?:か月目|か月ごと|か月|万円|円|回目|回|台|人|年間|年|月分|月|日間|日|時間|時|分|秒|件|個|歳|枚|項|条|つ|ポイント|ページ|通|％|%)?"
    r"|＿{2,}(?:円|年|月分|月|日|回目|回|か月目|か月|ポイント)?"
    r"|[A-Za-z0-9]+(?:[-'’.,/_@:+&%~=?#][A-Za-z0-9]+)*[%+]?"
    r"|[ァ-ヴー・]{2,9}(?<!・)"
    r"|[一-鿿々]{2}(?![一-鿿々])"
    r"|[一-鿿](?:し|い|き|り|け|え|ち|み)(?:込|替|渡|取|消|終|続|落|扱|出|引|付|直|切|合)[ぁ-ん]?"
    r"|[ぁ-ん]{2,6}(?=[、。）」])"
    r"|ください|いただ[くきけい]|しない|できない|ならない|ない|とき|こと|もの|ため|ところ|まで|から|だけ|など|ほど|ずつ|すべて|または|ただし|そのほか|お客さま"
)
"""What stays on one line: dates, amounts with their counter, Latin words and numbers, short katakana words, two-character words, verbs
of two parts, ends of sentences, the commonest words in hiragana, and a blank to be filled in by hand with its counter."""

_WORD: Final = re.compile(r"[ァ-ヴー]+|[一-鿿々]+|[A-Za-z0-9]+|[ぁ-ん]")
_PAUSES: Final = frozenset("、。，．！？）］｝」』】〉》・")
_OPENING: Final = frozenset("（「『〔［")
_LEAST_LAST: Final = 3
_BACK: Final = 5
_SHORT: Final = 5
_COMPANY: Final = 10
_RAGGED, _MOST = 0.6, 10
"""So much of a line, and so many characters, may stay empty for a word to be whole."""


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
            free[i] = not (i > 1 and text[i - 2] in LINE_END)
        if before in LINE_END:
            word = _WORD.match(text, i)
            if word and word.end() - i <= 6:
                for k in range(i, word.end()):
                    free[k] = False
    return free


def _allowed(text: str, i: int) -> bool:
    """True when breaking before ``i`` offends only the wholeness of a word, not 禁則."""
    return text[i] not in LINE_START and text[i - 1] not in LINE_END and not _clings(text[i]) and not text[i].isspace()


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
        here = [(a, b) for a, b in whole if start <= a and b <= start + len(part)]
        lines.extend(
            (start + a, start + b)
            for a, b in _paragraph(
                part, widths[start : start + len(part)], width + 1e-6, [(a - start, b - start) for a, b in here]
            )
        )
        start += len(part) + 1
    return lines


def _paragraph(
    text: str, widths: Sequence[float], width: float, whole: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    if sum(widths) <= width:
        return [_trimmed(text, 0, len(text), first=True)]
    tiers = _tiers(text, tuple(whole))
    tight = _starts(text, widths, width, tiers, 0)
    if len(tight) > len(_starts(text, widths, width, tiers[2:], 0)):
        tiers = tiers[1:]
        tight = _starts(text, widths, width, tiers, 0)
    tries = (_starts(text, widths, width, tiers, back) for back in range(_BACK, 0, -1))
    starts = next((t for t in tries if len(t) == len(tight)), tight)
    _fill_last(text, widths, width, tiers[0], starts)
    ends = [*starts[1:], len(text)]
    return [_trimmed(text, a, b, first=a == 0) for a, b in zip(starts, ends, strict=True)]


@lru_cache(maxsize=4096)
def _tiers(text: str, whole: tuple[tuple[int, int], ...]) -> tuple[tuple[bool, ...], ...]:
    """Where lines may begin, the best places first: before words that no particle belongs to, before words, where 禁則 allows."""
    loose = break_places(text, whole)
    words, phrases = joined(text)
    places = (tuple(place and i not in held for i, place in enumerate(loose)) for held in (phrases, words))
    return (*places, tuple(loose))


def _starts(text: str, widths: Sequence[float], width: float, tiers: Sequence[Sequence[bool]], back: int) -> list[int]:
    """Where lines begin, each filled as far as it goes but for ``back`` characters given up for a better break.

    The places of the first tier that does not leave a line too short are taken, those of the last in any case.
    """
    starts = [0]
    total = 0.0
    lasts = [(0, 0.0)] * len(tiers)
    ragged = width - min(_RAGGED * width, _MOST * max(widths))
    i = 0
    while i < len(text):
        if i > starts[-1]:
            lasts = [(i, total) if tier[i] else last for tier, last in zip(tiers, lasts, strict=True)]
        if total + widths[i] > width and i > starts[-1] and not text[i].isspace():
            fit = (n for n, (at, reach) in enumerate(lasts) if at > starts[-1] and reach >= ragged)
            n = next(fit, len(tiers) - 1)
            at = lasts[n][0]
            at = _best(text, tiers[n], starts[-1], at, back) if at > starts[-1] else _forced(text, starts[-1], i)
            starts.append(at)
            total, i, lasts = 0.0, at, [(at, 0.0)] * len(tiers)
            continue
        total += widths[i]
        i += 1
    return starts


def _best(text: str, free: Sequence[bool], start: int, last: int, back: int) -> int:
    """The break at ``last``, or a better one up to ``back`` characters before it: after a mark, or where a new word begins."""
    for k in range(last, max(start, last - back - 1), -1):
        if free[k] and _good(text, k):
            return k
    return last


def _good(text: str, k: int) -> bool:
    """True where a reader pauses, a bracket opens or a new word begins."""
    return text[k - 1] in _PAUSES or text[k - 1].isspace() or text[k] in _OPENING or _begins(text, k)


def _begins(text: str, k: int) -> bool:
    """True where kana gives way to anything else, or to a word with お or ご: in Japanese a new word begins there."""
    before, here = text[k - 1], text[k]
    if not "ぁ" <= before <= "ん" or before in "おご":
        return False
    return not "ぁ" <= here <= "ん" or (here in "おご" and "一" <= text[k + 1 : k + 2] <= "鿿")


def _forced(text: str, start: int, i: int) -> int:
    """Where to break inside a word that fills the line: as late as 禁則 allows, else just before ``i``."""
    return next((k for k in range(i, start, -1) if _allowed(text, k)), i)


def _fill_last(text: str, widths: Sequence[float], width: float, free: Sequence[bool], starts: list[int]) -> None:
    """Give a stray last line company: a whole word where one is near, else just enough characters."""
    end = len(text.rstrip())
    if len(starts) < 2 or end - starts[-1] >= _SHORT:
        return
    places = [k for k in range(starts[-1] - 1, starts[-2], -1) if free[k] and end - k >= _LEAST_LAST]
    whole = [k for k in places if starts[-1] - k <= _COMPANY and _good(text, k)]
    needed = places if end - starts[-1] < _LEAST_LAST else []
    for k in (*whole[:1], *needed[:1]):
        if sum(widths[k:]) <= width:
            starts[-1] = k
            return


def _trimmed(text: str, start: int, end: int, *, first: bool) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while not first and start < end and text[start].isspace():
        start += 1
    return start, end
