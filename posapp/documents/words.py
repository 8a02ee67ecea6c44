"""Where phrases and words begin in Japanese, as BudouX's models have learned it, mended by what they cannot know: names, amounts, blanks. Knows no width."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

import budoux

_JAPANESE: Final = re.compile(r"[ぁ-んァ-ヴ一-鿿]")
_KANJI: Final = re.compile(r"[一-鿿々〇]+")
_COMPOUND: Final = 7
"""A row of so many kanji at most is one word; a longer one ends where the models say, but never before or behind its last one."""
_WHOLE: Final = re.compile(
    r"(?:株式|合同)会社[ァ-ヴー・A-Za-z]+|[ァ-ヴー・A-Za-z]+(?:株式|合同)会社|[おご][一-鿿々]|[第約各][\d＿]|うかが[いうえわっ]|[一-鿿]が[りるれっ]|故障時利用料"
    r"|もう[一1]"
    r"|(?<![A-Za-z])i?[A-Z][A-Za-z0-9.+-]*(?: [A-Z0-9][A-Za-z0-9.+-]*){1,3}(?![A-Za-z0-9])"
)
"""Companies with their kind, a device's name of two to four words, and what the models divide wrongly."""
_REMARK: Final = re.compile(r"(?<=.)[（(][^）)]{1,3}[）)]")
"""A short remark in brackets belongs to what it remarks on: （税込）, （土）."""
_PARTICLE: Final = re.compile(r"[はがをにのとでもへや]|まで|から|だけ|など|ほど")
_BEGINS: Final = re.compile(r"いただ|くださ")
"""What begins a word behind other hiragana too."""
_PAUSES: Final = frozenset("、。！？・")


def begun(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The indexes where a phrase begins, and those where a word or its particle does: every phrase, and more."""
    spaced = {i for i in range(1, len(text)) if text[i - 1].isspace()}
    if not _JAPANESE.search(text):
        return frozenset(spaced), frozenset(spaced)
    rows = [(found.start(), found.end()) for found in _KANJI.finditer(text)]
    ends = {i for a, b in rows for i in (a + 1, b - 1) if a < i < b}
    short = {i for a, b in rows if b - a <= _COMPOUND for i in range(a + 1, b)}
    whole = {i for found in _WHOLE.finditer(text) for i in range(found.start() + 1, found.end())}
    remarks = {i for found in _REMARK.finditer(text) for i in range(found.start(), found.end())}
    pauses = {i for i in range(1, len(text)) if text[i - 1] in _PAUSES}
    phrases = (_pieces("ja", text) | spaced | pauses) - ends - short - whole - remarks
    words = {i for i in range(1, len(text)) if _stands(text, i)} | {
        i for i in _pieces("ja_word", text) if not _hiragana(text[i])
    }
    return frozenset(phrases), frozenset(phrases | (words - ends - whole) | spaced)


def _stands(text: str, i: int) -> bool:
    """Whether a particle or a figure begins behind a word at ``i``, or hiragana or a bracket behind other letters."""
    before, here = text[i - 1], text[i]
    if _hiragana(here):
        if _BEGINS.match(text, i):
            return True
        return not _hiragana(before) and bool(_PARTICLE.match(text, i) or not _KANJI.match(before))
    return here in "（(" or (not before.isascii() and before != here and (here.isascii() or here == "＿"))


def _pieces(model: str, text: str) -> set[int]:
    """Where a model has a piece of the text begin."""
    return {0, *accumulate(map(len, _parser(model).parse(text)))} - {0, len(text)}


@cache
def _parser(model: str) -> budoux.Parser:
    path = Path(budoux.__file__).parent / "models" / f"{model}.json"
    return budoux.Parser(json.loads(path.read_text("utf-8")))


def _hiragana(char: str) -> bool:
    return "ぁ" <= char <= "ん"
