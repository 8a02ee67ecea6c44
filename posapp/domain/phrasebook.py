"""Another language as a value: its phrases by place, its names and its way to write figures; says a Japanese text in it.

A text is a phrase as a whole, or its lines or sentences are. What has no phrase is named, never guessed. Knows no paper, no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from posapp.domain.phrases import PLAIN, Phrase, kind_of

JAPANESE: Final = re.compile(
    "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f々〆〇\U00020000-\U0003ffff]"
)
"""A letter that only Japanese has."""
ANYWHERE: Final = "texts"
"""The place of phrases that hold everywhere."""

Marked: TypeAlias = tuple[tuple[str, bool], ...]
"""Stretches of text, bold or not."""
_Pieces: TypeAlias = list[tuple[str, bool]]

_LOOSE: Final = frozenset({"free", "typed", "text", "sentence", "list", "dots"})
_OPEN, _CLOSE = "（「『", "）」』"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """How a translation says what it is: ``tag`` on every page, ``sentence`` under the title, ``meta`` before the original's number.

    ``notes`` close the paper. ``{title}``, ``{number}`` and ``{digest}`` are the original's. ``reprint`` is 再発行 n回目 with ``{count}``.
    """

    tag: str
    sentence: str
    meta: str
    notes: tuple[str, ...]
    reprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How the language writes what is not words. ``months`` are the names of the twelve, ``thirds`` those of 上旬, 中旬, 下旬.

    capitals  a sentence begins with a capital letter
    """

    yen: str
    date: str
    month: str
    third: str
    months: tuple[str, ...]
    thirds: tuple[str, str, str]
    to: str
    comma: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Texts that have no phrase."""

    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, repr=False)
class Phrasebook:
    """One language. ``phrases`` by the place where they hold; ``names`` what is called otherwise in it."""

    tag: str
    name: str
    figures: Figures
    reference: Reference
    names: Mapping[str, str]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def say(self, text: Marked, *places: str) -> Marked | Unsaid:
        """The text in this language; ``places`` are where it stands, the narrowest first."""
        return _Saying(self, places).whole(text)

    def has(self, text: str, *places: str) -> bool:
        """True when the text can be said."""
        return not isinstance(self.say(((text, False),), *places), Unsaid)

    @cached_property
    def prepared(self) -> Mapping[str, tuple[tuple[str, Phrase], ...]]:
        """By place: each phrase with its anchor, the heaviest first."""
        return {
            place: tuple((phrase.anchor, phrase) for phrase in sorted(phrases, key=_heaviest))
            for place, phrases in self.phrases.items()
        }

    def match(self, phrase: Phrase, words: str) -> re.Match[str] | None:
        """How the words fit a phrase; its expression is made when it is first asked for."""
        expression = self._expressions.get(phrase.ja)
        if expression is None:
            expression = self._expressions[phrase.ja] = phrase.expression(self._any_name)
        return expression.fullmatch(words)

    @cached_property
    def _expressions(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def _any_name(self) -> str:
        return "|".join(map(re.escape, sorted(self.names, key=len, reverse=True))) or "(?!)"


def _heaviest(phrase: Phrase) -> tuple[int, int]:
    """Of two patterns with as many letters the one with fewer holes for any words comes first."""
    return -phrase.weight, sum(kind_of(hole) in _LOOSE for hole in phrase.holes)


def plain(text: Marked) -> str:
    """The words alone."""
    return "".join(part for part, _ in text)


class _Saying:
    """One text being said. ``start`` tells whether its first letter begins a sentence."""

    def __init__(self, book: Phrasebook, places: tuple[str, ...]) -> None:
        self._book = book
        self._places = (*places, ANYWHERE)

    def whole(self, text: Marked) -> Marked | Unsaid:
        """All of it, or what is missing."""
        words = plain(text)
        marks = [bold for part, bold in text for _ in part]
        missing: list[str] = []
        found = self._said(words, marks, missing, start=True)
        return Unsaid(tuple(missing)) if found is None else _joined(found)

    def _said(self, words: str, marks: list[bool], missing: list[str], *, start: bool) -> _Pieces | None:
        found = self._phrase(words, marks, start=start)
        if found is not None:
            return found
        if words in self._book.names:
            return [(self._named(words, start=start), all(marks))]
        if not JAPANESE.search(words):
            return list(zip(words, marks, strict=True))
        cut = _cut(words)
        if cut is None:
            missing.append(words)
            return None
        parts, between = cut
        said: _Pieces = []
        complete, at = True, 0
        for part in parts:
            at = words.index(part, at)
            one = self._said(part, marks[at : at + len(part)], missing, start=start)
            at += len(part)
            complete = complete and one is not None
            said += [(between, False)] if said else []
            said += one or []
        return said if complete else None

    def _named(self, words: str, *, start: bool) -> str:
        """A name; one that is the same in both languages keeps its small letter."""
        name = self._book.names[words]
        return name if name == words else self._begun(name, start=start)

    def _begun(self, text: str, *, start: bool) -> str:
        return text[:1].upper() + text[1:] if start and self._book.figures.capitals else text

    def _phrase(self, words: str, marks: list[bool], *, start: bool) -> _Pieces | None:
        for place in self._places:
            for anchor, phrase in self._book.prepared.get(place, ()):
                if anchor in words:
                    match = self._book.match(phrase, words)
                    begun = start and place == ANYWHERE  # a phrase of one place stands there as it is written
                    found = None if match is None else self._filled(phrase, match, marks, start=begun)
                    if found is not None:
                        return found
        return None

    def _filled(self, phrase: Phrase, match: re.Match[str], marks: list[bool], *, start: bool) -> _Pieces | None:
        bold = all(marks)
        found: _Pieces = []
        for piece, hole in phrase.pieces(match.groupdict()):
            first = start and not found
            if hole:
                span = marks[match.start(piece) : match.end(piece)]
                said = self._hole(kind_of(piece), match.group(piece), span, start=first)
                if said is None:
                    return None
                found += said
            elif piece.startswith(".") and found and found[-1][0].endswith("."):
                found.append((piece[1:], bold))  # a name may end in a full stop of its own
            else:
                found.append((self._begun(piece, start=first), bold))
        return found

    def _hole(self, kind: str, words: str, marks: list[bool], *, start: bool) -> _Pieces | None:
        if kind in PLAIN:
            return list(zip(words, marks, strict=True))
        if kind == "known":
            return [(self._named(words, start=start), all(marks))]
        if kind in _FIGURES:
            return [(_FIGURES[kind](self._book.figures, words), all(marks))]
        if kind in _LISTS:
            return self._list(words, marks, _LISTS[kind], start=start)
        said = _Saying(self._book, ())._said(words, marks, [], start=start)
        return list(zip(words, marks, strict=True)) if said is None and kind == "typed" else said

    def _list(self, words: str, marks: list[bool], mark: str, *, start: bool) -> _Pieces | None:
        found: _Pieces = []
        at = 0
        for part in _parted(words, mark):
            said = _Saying(self._book, ())._said(part, marks[at : at + len(part)], [], start=start and not found)
            if said is None:
                return None
            found += [(self._book.figures.comma, False)] if found else []
            found += said
            at += len(part) + len(mark)
        return found


_LISTS: Final = {"list": "、", "dots": "・"}


def _cut(words: str) -> tuple[list[str], str] | None:
    """The parts of a text that stand for themselves and what goes between them: lines, what 　 parts, sentences."""
    for mark, between in (("\n", "\n"), ("　", " ")):
        if mark in words:
            return [part for part in words.split(mark) if part], between
    sentences = _parted(words, "。", keep=True)
    return (sentences, " ") if len(sentences) > 1 else None


def _parted(words: str, mark: str, *, keep: bool = False) -> list[str]:
    """Cut at a mark outside brackets; ``keep`` leaves the mark at the end of each part."""
    parts, deep, start = [], 0, 0
    for i, char in enumerate(words):
        deep += (char in _OPEN) - (char in _CLOSE)
        if char == mark and deep <= 0:
            parts.append(words[start : i + keep])
            start = i + 1
    return [*parts, *([words[start:]] if start < len(words) else [])]


def _joined(found: Iterable[tuple[str, bool]]) -> Marked:
    """Neighbours of one weight as one stretch."""
    joined: list[tuple[str, bool]] = []
    for part, bold in found:
        if joined and joined[-1][1] == bold:
            joined[-1] = (joined[-1][0] + part, bold)
        else:
            joined.append((part, bold))
    return tuple(joined)


def _yen(figures: Figures, text: str) -> str:
    sign, rest = (text[0], text[1:]) if text[0] in "+−-" else ("", text)
    return sign + figures.yen.format(n=rest.removesuffix("円"))


def _man(figures: Figures, text: str) -> str:
    return figures.yen.format(n=f"{int(text.removesuffix('万円').replace(',', '')) * 10**4:,}")


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", text))


def _date(figures: Figures, text: str) -> str:
    year, month, day = _numbers(text)
    return figures.date.format(year=year, month=figures.months[int(month) - 1], day=day)


def _month(figures: Figures, text: str) -> str:
    year, month = _numbers(text)
    named = figures.month.format(year=year, month=figures.months[int(month) - 1])
    if not text.endswith("旬"):
        return named
    return figures.third.format(third=figures.thirds["上中下".index(text[-2])], month=named)


def _moon(figures: Figures, text: str) -> str:
    return figures.months[int(text.removesuffix("月")) - 1]


def _span(figures: Figures, text: str) -> str:
    return text.replace("〜", figures.to).replace("・", figures.comma)


_FIGURES: Final[Mapping[str, Callable[[Figures, str], str]]] = {
    "yen": _yen, "man": _man, "date": _date, "month": _month, "moon": _moon, "bare": _moon, "span": _span,
}  # fmt: skip
