"""Whether two prints of a paper say the same although lines and pages end elsewhere. Reads no file.

The same words in reading order are not enough: whoever lets two amounts change places on the page leaves that order as it was. So
nothing may stand before what it stood behind, and nothing is shown besides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import Final, TypeAlias

LINE: Final = 6.0
"""Points up or down within which words stand in one line: less than lies between two lines of a paper."""
_PAGE: Final = 1e5
"""More points than any page is high."""
_AMOUNT: Final = re.compile(r"\d円|\d,\d")
_DIGIT: Final = re.compile(r"\d")
_PAGE_NUMBER: Final = re.compile(r"(?<!\d)\d+/\d+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words without spaces, shown in one go: on which page, from 0, how many points from its lower left they begin and end, how large."""

    words: str
    page: int
    across: float
    up: float
    end: float
    size: float

    @property
    def down(self) -> float:
        """How far below the first page's foot, pages lying under each other."""
        return self.page * _PAGE - self.up

    @property
    def plain(self) -> str:
        """The words, whatever number the page has."""
        return _PAGE_NUMBER.sub("/", self.words)


Stretch: TypeAlias = tuple[Run, ...]
"""What an element of a paper shows without a break."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: what it says to those who do not see it, and the words that stand in it."""

    says: str
    labels: Stretch


@dataclass(frozen=True, slots=True)
class Heard:
    """A paper in the order in which it is read; ``furniture`` are the words of heads and feet, which are not."""

    flow: tuple[Stretch | Figure, ...]
    furniture: Stretch

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures, in order."""
        return tuple(part for part in self.flow if isinstance(part, Figure))

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Everything else, in order."""
        return tuple(part for part in self.flow if not isinstance(part, Figure))

    @property
    def words(self) -> tuple[str, ...]:
        """What is read before the first picture, what it says, what is read before the next, and so on."""
        found = [""]
        for part in self.flow:
            if isinstance(part, Figure):
                found += [part.says, ""]
            else:
                found[-1] += "".join(run.words for run in part)
        return tuple(found)

    @property
    def inner(self) -> Stretch:
        """Every word between heads and feet."""
        return tuple(chain(*self.stretches, *(figure.labels for figure in self.figures)))

    @property
    def last(self) -> int:
        """The last page with words on it."""
        return max(run.page for run in chain(self.inner, self.furniture))


@dataclass(frozen=True, slots=True)
class _Piece:
    """One stretch of the issued paper, letter by letter in the runs of that paper and of the one that is held against it."""

    then: Stretch
    now: Stretch

    @property
    def lone(self) -> bool:
        """True when it takes one line now."""
        return self.now[-1].down <= self.now[0].down + LINE


def same(given: Heard, issued: Heard) -> bool:
    """True when the paper says and shows nothing but what the issued one does, everything in the place that the order gives it."""
    if given.words != issued.words or issued.words == ("",):
        return False
    pictures = list(zip(given.figures, issued.figures, strict=True))
    pieces = tuple(_pieces(given, issued))
    return (
        all(_labelled(one, other) for one, other in pictures)
        and _furnished(given, issued)
        and _flows(given, issued, pieces)
        and not _turned(chain(pieces, *(_alike(one.labels, other.labels) for one, other in pictures)))
    )


def _pieces(given: Heard, issued: Heard) -> Iterator[_Piece]:
    letters = (run for run in chain(*given.stretches) for _ in run.words)
    for stretch in filter(None, issued.stretches):
        then = tuple(run for run in stretch for _ in run.words)
        yield _Piece(then, tuple(islice(letters, len(then))))


def _alike(given: Iterable[Run], issued: Iterable[Run]) -> Iterator[_Piece]:
    """Words, not in order, that stand in both."""
    left = list(given)
    for run in issued:
        twin = next((label for label in left if label.words == run.words), None)
        if twin is not None:
            left.remove(twin)
            yield _Piece((run,), (twin,))


def _labelled(given: Figure, issued: Figure) -> bool:
    """No word stands in the picture that does not in the issued one, figures as a whole. A label that had no room may be missing."""
    known = "".join(run.words for run in issued.labels)
    return Counter(_whole(given)) <= Counter(_whole(issued)) and all(run.words in known for run in given.labels)


def _whole(figure: Figure) -> Iterator[str]:
    for run in figure.labels:
        yield from (run.words,) if _DIGIT.search(run.words) else run.words


def _furnished(given: Heard, issued: Heard) -> bool:
    """Heads and feet stand around all else and repeat what the paper says, but no amounts; no foot is missing."""
    number = {run.plain for run in _on(issued.furniture, 0)} & {run.plain for run in _on(issued.furniture, issued.last)}
    said = ("".join(issued.words), "".join(run.words for run in issued.furniture))
    foot = _foot(issued, 0)
    for page in range(given.last + 1):
        ups = [run.up for run in _on(given.inner, page)]
        for run in _on(given.furniture, page):
            if run.plain in number:
                continue
            inside = min(ups, default=0) - LINE < run.up < max(ups, default=0) + LINE
            if inside or _AMOUNT.search(run.words) or not any(run.words in words for words in said):
                return False
        if page < given.last and issued.last and _foot(given, page) != foot:
            return False
        if _turned(_alike(_on(given.furniture, page), _on(issued.furniture, min(page, issued.last)))):
            return False
    return True


def _foot(heard: Heard, page: int) -> list[str]:
    """The letters below all else on a page."""
    lowest = min((run.up for run in _on(heard.inner, page)), default=0)
    return sorted(chain(*(run.plain for run in _on(heard.furniture, page) if run.up < lowest)))


def _on(runs: Iterable[Run], page: int) -> list[Run]:
    return [run for run in runs if run.page == page]


def _flows(given: Heard, issued: Heard, pieces: tuple[_Piece, ...]) -> bool:
    """Each piece goes on without a gap, and the next one behind it to the right or below, wherever they did when issued."""
    now, then = _tops(given), _tops(issued)
    torn = (
        (_back(*held) and not _back(*was)) or (not _goes_on(*held, now) and _goes_on(*was, then))
        for piece in pieces
        for was, held in zip(pairwise(piece.then), pairwise(piece.now), strict=True)
    )
    return not any(torn) and not any(_before(one, other) for one, other in pairwise(pieces))


def _tops(heard: Heard) -> dict[int, float]:
    """Where each page begins below its head."""
    found = dict[int, float]()
    for run in heard.inner:
        found[run.page] = max(run.up, found.get(run.page, run.up))
    return found


def _goes_on(run: Run, after: Run, tops: dict[int, float]) -> bool:
    """True for the next words of a text: behind the last, in the next line or on the next page."""
    if after.page > run.page:
        return after.up > tops[after.page] - 2 * after.size
    if abs(after.down - run.down) <= LINE:
        return after is run or abs(after.across - run.end) <= LINE
    return 0 < after.down - run.down < 2 * run.size and after.across < run.end


def _back(run: Run, after: Run) -> bool:
    return after.down < run.down - LINE or (after.down <= run.down + LINE and after.across < run.across)


def _before(piece: _Piece, after: _Piece) -> bool:
    """True when the next piece begins before, as it did not. To the right it may begin higher, as taller cells of a row do."""
    run, other, was, then = piece.now[0], after.now[0], piece.then[0], after.then[0]
    if not _back(run, other) or _back(was, then):
        return False
    stacked = then.down > piece.then[-1].down + LINE
    return stacked or (piece.lone and after.lone) or other.across <= run.across or other.page < run.page


def _turned(pieces: Iterable[_Piece]) -> bool:
    """True when something stands above all of what it stood below, or left of what it stood right of."""
    lowest = float("-inf")
    near: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.then[0].down):
        then, now = piece.then[0], piece.now[0]
        above = [other for other in near if other.then[-1].down < then.down - LINE]
        lowest = max((lowest, *(other.now[0].down for other in above)))
        near = [other for other in near if other not in above]
        if piece.now[-1].down < lowest - LINE:
            return True
        for other in near:
            was, stands = other.then[0], other.now[0]
            height = max(LINE, min(now.size, stands.size))
            lined = abs(was.down - then.down) <= LINE and abs(stands.down - now.down) < height
            if lined and (was.across - then.across) * (stands.across - now.across) < 0:
                return True
        near.append(piece)
    return False
