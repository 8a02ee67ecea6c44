"""Where pages end: as few pages as it takes, sections whole and pages evenly filled before anything is divided. Knows heights, not what is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Final

from posapp.documents.faults import PaperFault
from posapp.documents.pdf_flow import Band, Page, Row, Share

_PAGE: Final = 1_000.0
"""What a page costs: more than any division that is not forbidden."""
_NEVER: Final = 1_000_000.0
_EMPTY, _EMPTY_LAST = 100.0, 30.0
"""What an empty page would cost; a part that is left empty costs its square of it."""
_LITTLE, _SCANT = 0.26, 1_500.0
"""A last page that holds less than the first costs the second for each part less: about a page's price for nothing at all."""
_SOUGHT, _PIECE, _NOTE, _ROW, _SMALL, _FIRST, _ALONE = -8.0, 5.0, 20.0, 8.0, 18.0, 20.0, 300.0
"""What it costs to end a page where a break is welcome; between pieces of a section; between a thing and its notes; between the rows
of a long table; between those of one that is smaller than half a page; after the first row under a head, or before the last one where
rows are high; before the last one where they are low, or before one that is read with the row above."""
_TALL: Final = 12.0
"""A row this high (mm) holds two lines or more and may stand alone under a head."""
_SLACK: Final = 0.01


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row with the band it is of, its place there, and what it costs to end a page before it.

    high   what the row adds to a page that has others, its gap and the band's head included
    above  the height of the band's head, where it is repeated above the row at the top of a page
    """

    band: Band
    nth: int
    row: Row
    gap: float
    cost: float
    high: float
    above: float


def _piece(band: Band, nth: int, cost: float, tight: float) -> _Piece:
    row, gap = band.rows[nth], 0.0 if nth else band.before * tight
    head = band.head.height if band.head else 0.0
    if nth:
        return _Piece(band, nth, row, gap, cost, row.height, head)
    return _Piece(band, nth, row, gap, cost, gap + head + row.height, 0.0)


@dataclass(frozen=True, slots=True)
class Spread:
    """Pages and what they cost: the fewer and the less divided, the less."""

    pages: list[Page]
    cost: float

    @property
    def divided(self) -> bool:
        """True where something is divided that would better be whole, or a page is left half empty."""
        return self.cost - len(self.pages) * _PAGE > _NOTE


def paginate(bands: Sequence[Band], top: float, bottom: float, tight: float = 1.0) -> Spread:
    """Place the bands on pages between ``top`` and ``bottom`` (mm), gaps drawn in by ``tight``.

    Raises PaperFault paper-needs when one piece is taller than a page.
    """
    chapters = [_best(chapter, top, bottom, tight) for chapter in _chapters(bands)]
    pages = [page for chapter in chapters for page in chapter.pages]
    for page in pages:
        _loosen(page, bottom - 1.6)
    return Spread(pages, sum(chapter.cost for chapter in chapters))


def least(bands: Sequence[Band], room: float, by: float) -> int:
    """So many pages it takes at the least, were all rows only ``by`` as high."""
    chapters = (_pieces(chapter, room, by**3) for chapter in _chapters(bands))
    return sum(ceil(sum(piece.gap + by * (piece.high - piece.gap) for piece in pieces) / room) for pieces in chapters)


def _chapters(bands: Sequence[Band]) -> Iterator[Sequence[Band]]:
    """The bands between breaks that always begin a page."""
    start = 0
    for i, band in enumerate(bands):
        if band.breaks and not band.soft:
            yield bands[start:i]
            start = i + 1
    yield bands[start:]


def _pieces(bands: Sequence[Band], room: float, tight: float) -> list[_Piece]:
    """The rows of a chapter one after another."""
    pieces: list[_Piece] = []
    before: Band | None = None
    sought = False
    for band in bands:
        if band.breaks:
            sought = True
            continue
        headed = before is not None and before.with_next
        for nth in range(len(band.rows)):
            cost = _inside(band, nth, room, headed=headed) if nth else _between(before, band, sought=sought)
            pieces.append(_piece(band, nth, cost, tight))
        before, sought = band, False
    return pieces


def _between(before: Band | None, band: Band, *, sought: bool) -> float:
    """What it costs to end a page before a band."""
    if before is not None and before.with_next:
        return _NEVER
    if sought:
        return _SOUGHT
    if band.opens:
        return 0.0
    return _NOTE if band.clings else _PIECE


def _inside(band: Band, nth: int, room: float, *, headed: bool) -> float:
    """What it costs to end a page before the ``nth`` row of a band; what is taller than a page is divided like any other."""
    if band.whole and band.height <= room:
        return _NEVER
    left = len(band.rows) - nth
    if nth > 1 and band.rows[nth].joined:
        return _ALONE
    if nth == 1:
        if band.rows[0].height < _TALL:
            return _NEVER
        return _SMALL if not headed and not band.head else _FIRST if band.rows[0].height >= 2 * _TALL else _ALONE
    if left == 1:
        return _ALONE if band.rows[nth].height < 2 * _TALL else _FIRST
    return _SMALL if band.height < 0.5 * room else _ROW


def _best(bands: Sequence[Band], top: float, bottom: float, tight: float) -> Spread:
    """A chapter's pages; what is spare is left out rather than begin a page."""
    made = _laid(bands, top, bottom, tight)
    lean = [band for band in bands if not band.spare]
    if len(lean) < len(bands):
        without = _laid(lean, top, bottom, tight)
        if len(without.pages) < len(made.pages) or any(page[0].band.spare for page in made.pages):
            return without
    return made


def _laid(bands: Sequence[Band], top: float, bottom: float, tight: float) -> Spread:
    pieces = _pieces(bands, bottom - top, tight)
    pages: list[Page] = []
    starts, cost = _starts(pieces, bottom - top)
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        page: Page = []
        at = top
        for piece in pieces[start:end]:
            if not page or piece.nth == 0:
                at += piece.gap if page else 0.0
                page.append(Share(piece.band, at, goes_on=piece.nth > 0))
            page[-1].rows.append(piece.row)
            at = page[-1].bottom
        pages.append(page)
    return Spread(pages, cost)


def _starts(pieces: Sequence[_Piece], room: float) -> tuple[list[int], float]:
    """The first piece of each page so that all of them together cost least, and the cost."""
    count = len(pieces)
    costs = [0.0] + [inf] * count
    came = [0] * (count + 1)
    for end in range(1, count + 1):
        high = 0.0
        for start in range(end - 1, -1, -1):
            first = pieces[start]
            if high + first.row.height > room + _SLACK:
                break
            whole = high + first.high - first.gap + first.above
            high += first.high
            if whole <= room + _SLACK:
                cost = costs[start] + (first.cost if start else 0.0) + _filled(whole / room, last=end == count)
                if cost < costs[end]:
                    costs[end], came[end] = cost, start
        if costs[end] == inf:
            raise PaperFault("paper-needs", f"{pieces[end - 1].row.height:.0f} mm")
    starts: list[int] = []
    end = count
    while end:
        end = came[end]
        starts.insert(0, end)
    return starts, costs[count]


def _filled(share: float, *, last: bool) -> float:
    """What a page costs that is filled so far."""
    empty = max(0.0, 1.0 - share)
    if not last:
        return _PAGE + _EMPTY * empty * empty
    return _PAGE + _EMPTY_LAST * empty * empty + max(0.0, _LITTLE - share) * _SCANT


def _loosen(page: Page, bottom: float, most: float = 2.4) -> None:
    """Give room that is left over to the gaps above section heads, so that a nearly full page is not crowded."""
    opening = [i for i, share in enumerate(page) if i and share.band.opens]
    if not opening:
        return
    each = min(most, max(0.0, bottom - page[-1].bottom) / len(opening))
    shift = 0.0
    for i, share in enumerate(page):
        shift += each if i in opening else 0.0
        share.top += shift
