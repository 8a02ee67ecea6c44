"""A phrase in two languages: a Japanese pattern with holes, and the same in another language with the same holes.

Holes are ``{kind}`` or ``{kind2}`` where a kind stands twice. A stretch in double brackets, ``[[…]]``, may be missing; the
first of one side belongs to the first of the other. The other side may count: ``{n|payment|payments}``.
Knows no paper, no file and no single language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_HOLE: Final = re.compile(r"\{([a-z]+)(\d*)\}")
_COUNTED: Final = re.compile(r"\{([a-z]+\d*)\|((?:[^{}|]|\{[a-z]+\d*\})*)\|((?:[^{}|]|\{[a-z]+\d*\})*)\}")
_OPTIONAL: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_STRAY: Final = re.compile(r"[{}]|\[\[|\]\]")

NUMBER: Final = r"\d[\d,]*(?:\.\d+)?"
SHAPES: Final[Mapping[str, str]] = {
    "n": NUMBER,
    "yen": rf"[+−-]?{NUMBER}円",
    "man": r"\d[\d,]*万円",
    "date": r"\d{4}年\d{1,2}月\d{1,2}日",
    "month": r"\d{4}年\d{1,2}月(?:[上中下]旬)?",
    "moon": r"\d{1,2}月",
    "bare": r"\d{1,2}",
    "time": r"\d{1,2}:\d{2}",
    "span": r"\d+(?:〜\d+)?(?:・\d+(?:〜\d+)?)*",
    "ref": r"[A-Za-z0-9](?:[A-Za-z0-9 .:/_-]*[A-Za-z0-9])?",
    "signs": r"[①-⑳・]+",
    "known": "",
    "free": r"[^\n]+?",
    "typed": r"[^\n]+?",
    "text": r"[^。\n]+?",
    "sentence": r"[^。\n]+?。",
    "list": r"[^。\n]+?",
    "dots": r"[^。\n]+?",
}
"""What a hole of each kind takes.

n a number · yen, man (万円) amounts · date, month (2019年8月下旬 too), moon (7月), bare (7 of 7〜9月) · time · span (1〜3・5)
ref letters and figures of a number
known a name of the list of names · free words that stay as they are · typed words that stay unless there is a phrase for them
text, sentence (with its 。), list (by 、), dots (by ・) words that are phrases themselves
"""
PLAIN: Final = frozenset({"n", "time", "ref", "signs", "free"})
"""Kinds whose words are the same in every language."""


@dataclass(frozen=True)
class Phrase:
    """One Japanese pattern and its rendering."""

    ja: str
    other: str

    @property
    def holes(self) -> tuple[str, ...]:
        """Names of the Japanese side's holes in order."""
        return tuple(f"{kind}{number}" for kind, number in _HOLE.findall(self.ja))

    @cached_property
    def weight(self) -> int:
        """How many letters of its own the pattern has: of two that fit, the heavier one is meant."""
        return len(_HOLE.sub("", self.ja).replace("[[", "").replace("]]", ""))

    @cached_property
    def anchor(self) -> str:
        """The longest stretch that every text of this phrase holds."""
        return max(_HOLE.split(_OPTIONAL.sub("{n}", self.ja))[::3], key=len)

    def expression(self, names: str) -> re.Pattern[str]:
        """What texts of this phrase look like; ``names`` is the expression of the known names."""
        parts, at, optional = [], 0, 0
        for found in _OPTIONAL.finditer(self.ja):
            parts.append(_shape(self.ja[at : found.start()], names))
            parts.append(f"(?P<_{optional}>{_shape(found.group(1), names)})?")
            at, optional = found.end(), optional + 1
        parts.append(_shape(self.ja[at:], names))
        return re.compile("".join(parts))

    def pieces(self, there: Mapping[str, str | None]) -> Iterator[tuple[str, bool]]:
        """The rendering as (literal, False) and (hole, True) for the groups of a match, numbers counted."""
        optional = iter(range(self.other.count("[[")))
        chosen = _OPTIONAL.sub(lambda f: f.group(1) if there.get(f"_{next(optional)}") is not None else "", self.other)
        counted = _COUNTED.sub(lambda f: f.group(2 if there.get(f.group(1)) == "1" else 3), chosen)
        for i, part in enumerate(_HOLE.split(counted)):
            if i % 3 == 0 and part:
                yield part, False
            elif i % 3 == 1:
                kind = part
            elif i % 3 == 2:
                yield f"{kind}{part}", True


def _shape(pattern: str, names: str) -> str:
    parts = _HOLE.split(pattern)
    found = [re.escape(parts[0])]
    for kind, number, literal in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found.append(f"(?P<{kind}{number}>{SHAPES[kind] or names}){re.escape(literal)}")
    return "".join(found)


def kind_of(hole: str) -> str:
    """The kind of a hole by its name: yen of yen2."""
    return hole.rstrip("0123456789")


def broken(phrase: Phrase) -> str:
    """The code of what is wrong with a phrase, empty for a sound one."""
    for side in (phrase.ja, phrase.other):
        bare = _HOLE.sub("", _COUNTED.sub("", _OPTIONAL.sub(r"\1", side)))
        if _STRAY.search(bare):
            return "phrase-braces"
    named = [kind_of(hole) for hole in phrase.holes]
    if any(kind not in SHAPES for kind in named):
        return "phrase-kind"
    counted = {found[0] for found in _COUNTED.findall(phrase.other)}
    ours, theirs = set(phrase.holes), {f"{kind}{number}" for kind, number in _HOLE.findall(phrase.other)}
    if len(ours) != len(phrase.holes) or ours != theirs | counted:
        return "phrase-holes"
    if len(_OPTIONAL.findall(phrase.ja)) != len(_OPTIONAL.findall(phrase.other)):
        return "phrase-stretches"
    return "" if _kept_apart(phrase) else "phrase-stretches"


def _kept_apart(phrase: Phrase) -> bool:
    """True when a hole that may be missing is asked for only in the same stretch of the other side."""
    for mine, others in zip(_OPTIONAL.findall(phrase.ja), _OPTIONAL.findall(phrase.other), strict=True):
        if set(_HOLE.findall(mine)) - set(_HOLE.findall(others)):
            return False
    return True
