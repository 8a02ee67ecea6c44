"""Type-ahead over many devices: one folded text in which each device has a line. Knows nothing of prices and days.

20,000 devices are some 2 MB of text and two arrays; a key costs a few searches of that text, not a walk over objects.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from posapp.domain.folding import fold, fold_words
from posapp.domain.purchase import Device

# What stands before the fields of a line. No folded text holds them: they count as spaces, and spaces fall away.
_NAME, _SQUEEZED, _MAKER, _JAN = "\n", "\x1f", "\x1e", "\x1d"
_END, _NUMBER = _NAME.encode(), _JAN.encode()


def line_of(device: Device, maker: str, by: Callable[[str], str] = fold) -> str:
    """A device as type-ahead compares it. Sorted by these lines devices stand by name. ``by`` folds, and may know words."""
    name = " ".join(fold_words(device.full_name, by))
    return f"{name}{_SQUEEZED}{by(device.name)}{_MAKER}{' '.join(fold_words(maker, by))}{_JAN}{device.jan}"


class TypeAhead:
    """Finds numbers of lines; line 0 is the first that was given."""

    def __init__(self, lines: Iterable[str]) -> None:
        # In UTF-8: searching bytes is several times quicker than searching a text with Japanese in it.
        self._text = "".join([part for line in lines for part in (_NAME, line)]).encode() + _END
        self._starts = array("I", _places(self._text))
        self._starts.pop()

    def __len__(self) -> int:
        return len(self._starts)

    def find(self, text: str, limit: int, allowed: Callable[[int], bool] = lambda _: True) -> tuple[int, ...]:
        """Lines for what was typed, the nearest first, ``limit`` at most; all lines in their order for nothing typed.

        First those whose name begins with it (spaces or not), then those that hold every word in name or maker, then
        those whose article number begins with it. ``allowed`` leaves lines out.
        """
        found: dict[int, None] = {}
        for at in self._candidates(fold_words(text)):
            if len(found) >= limit:
                break
            if at not in found and allowed(at):
                found[at] = None
        return tuple(found)

    def _candidates(self, words: tuple[str, ...]) -> Iterator[int]:
        if not words:
            yield from range(len(self))
            return
        squeezed = "".join(words)
        for beginning in (f"{_NAME}{' '.join(words)}", f"{_SQUEEZED}{squeezed}"):
            yield from self._lines_with(beginning.encode())
        yield from self._lines_of(tuple(word.encode() for word in dict.fromkeys(words)))
        if squeezed.isdecimal():
            yield from self._lines_with(f"{_JAN}{squeezed}".encode())

    def _lines_with(self, beginning: bytes) -> Iterator[int]:
        """Lines in which a field begins so."""
        find = self._text.find
        place = find(beginning)
        while place >= 0:
            yield self._line_at(place)
            place = find(beginning, find(_END, place + 1))

    def _lines_of(self, words: tuple[bytes, ...]) -> Iterator[int]:
        """Lines that hold every word before the article number: of its digits any word of one digit would find some."""
        text, find = self._text, self._text.find
        # The rarest word leads, so that few lines are looked at for the others.
        first, *others = sorted(words, key=text.count) if len(words) > 1 else words
        place = find(first)
        while place >= 0:
            line_end = find(_END, place)
            start, end = text.rfind(_END, 0, place), find(_NUMBER, place, line_end)
            if end >= 0:
                for word in others:
                    if find(word, start, end) < 0:
                        break
                else:
                    yield self._line_at(place)
            place = find(first, line_end)

    def _line_at(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1


def _places(text: bytes) -> Iterator[int]:
    place = text.find(_END)
    while place >= 0:
        yield place
        place = text.find(_END, place + 1)
