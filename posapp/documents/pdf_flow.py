"""Bands of rows onto pages: table heads repeated, headings kept with what follows, whole things kept whole. Knows heights, not what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from posapp.documents.faults import PaperFault
from posapp.documents.pdf_pen import Pen

Draw: TypeAlias = Callable[[Pen, float], None]
"""Draws a row whose top edge is at the given height (mm)."""
Around: TypeAlias = Callable[[Pen, float, float], None]
"""Draws something around rows between a top and a bottom edge (mm)."""


_TALL = 12.0
"""A row this high (mm) holds two lines or more and may stand alone under a head."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece that is never divided: its height in millimetres and how it is drawn."""

    height: float
    draw: Draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows that belong together.

    head       repeated above the rows on every page they run to
    before     gap above in millimetres, dropped at the top of a page
    ground     drawn under, frame drawn over each page's share of the rows
    whole      never divided
    with_next  never the last on a page
    opens      the page may be loosened above it (section heads)
    breaks     begins a new page; when also ``soft``, only where the page is more than half full
    spare      left out rather than begin a page
    """

    rows: tuple[Row, ...]
    head: Row | None = None
    before: float = 3.0
    ground: Around | None = None
    frame: Around | None = None
    whole: bool = False
    with_next: bool = False
    opens: bool = False
    breaks: bool = False
    soft: bool = False
    spare: bool = False

    @property
    def height(self) -> float:
        """All rows and one head."""
        return sum(row.height for row in self.rows) + (self.head.height if self.head else 0.0)

    def least(self, room: float) -> float:
        """What must fit on a page of ``room`` for the band to begin there; what is taller than a page begins like any other."""
        if self.whole and self.height <= room:
            return self.height
        first = (
            self.rows[0].height if self.rows and self.rows[0].height >= _TALL else sum(r.height for r in self.rows[:2])
        )
        return first + (self.head.height if self.head else 0.0)


@dataclass(slots=True)
class Share:
    """The rows of a band on one page and the height of their top edge; ``goes_on`` when the page before has others."""

    band: Band
    top: float
    rows: list[Row] = field(default_factory=list)
    goes_on: bool = False

    @property
    def bottom(self) -> float:
        """Lower edge of the last row."""
        return self.top + sum(row.height for row in self.rows) + (self.band.head.height if self.band.head else 0.0)

    def draw(self, pen: Pen) -> None:
        """Ground, head, rows, frame."""
        if self.band.ground:
            self.band.ground(pen, self.top, self.bottom)
        at = self.top
        if self.band.head:
            with pen.aside(self.goes_on):
                self.band.head.draw(pen, at)
            at += self.band.head.height
        for row in self.rows:
            pen.lift()
            row.draw(pen, at)
            at += row.height
        if self.band.frame:
            self.band.frame(pen, self.top, self.bottom)


Page: TypeAlias = list[Share]


def paginate(bands: Sequence[Band], top: float, bottom: float) -> list[Page]:
    """Place the bands on pages between ``top`` and ``bottom`` (mm). Raises PaperFault paper-needs when one piece is taller than a page."""
    pages = [
        page for chapter in _chapters(bands) for page in _evened(chapter, top, bottom, _filled(chapter, top, bottom))
    ]
    for page in pages:
        _loosen(page, bottom - 1.6)
    return pages


def _chapters(bands: Sequence[Band]) -> Iterator[Sequence[Band]]:
    """The bands between breaks that always begin a page."""
    start = 0
    for i, band in enumerate(bands):
        if band.breaks and not band.soft:
            yield bands[start:i]
            start = i + 1
    yield bands[start:]


def _filled(bands: Sequence[Band], top: float, bottom: float, short: Mapping[int, float] | None = None) -> list[Page]:
    """A chapter's pages, each as full as it goes; ``short`` gives a page another lower edge."""
    ends = short or {}
    pages: list[Page] = [[]]
    at = top
    for i, band in enumerate(bands):
        if band.breaks:
            if pages[-1] and at - top > (bottom - top) / 2:
                pages.append([])
                at = top
            continue
        gap = band.before if pages[-1] else 0.0
        if pages[-1] and at + gap + _needed(bands, i, bottom - top) > ends.get(len(pages) - 1, bottom):
            if band.spare:
                continue
            pages.append([])
            at, gap = top, 0.0
        at = _place(pages, band, at + gap, top, bottom, ends)
    return [page for page in pages if page]


_LEAST_LAST, _ENOUGH = 0.32, 0.27
"""A last page that is filled less than the first takes something from the page before, until it holds the second at least."""
_LEAST_BEFORE = (0.38, 0.5, 0.28)
"""But leaves that page so much: where a section comes over, where a piece or a row does, and where only a section can."""


def _evened(bands: Sequence[Band], top: float, bottom: float, pages: list[Page]) -> list[Page]:
    """The same pages, but nearly nothing alone on the last: a whole section comes over to it, or some rows."""
    high = bottom - top
    if len(pages) < 2 or pages[-1][-1].bottom - top >= _LEAST_LAST * high:
        return pages
    for end in _ends(pages[-2], top, high):
        tried = _filled(bands, top, bottom, {len(pages) - 2: end})
        if len(tried) == len(pages) and tried[-1][-1].bottom - top >= _ENOUGH * high:
            return tried
    return pages


def _ends(page: Page, top: float, high: float) -> Iterator[float]:
    """Where a page could end earlier: before its sections, else before its pieces and between their rows; the last first."""
    heads = [share.top for share in page[1:] if share.band.opens]
    others = [share.top for share in page[1:] if not share.band.opens]
    for share in page:
        at = share.top + (share.band.head.height if share.band.head else 0.0)
        others += [at := at + row.height for row in share.rows[:-1] if not share.band.whole]
    for places, least in zip((heads, others, heads), _LEAST_BEFORE, strict=True):
        yield from (at + 0.005 for at in sorted(places, reverse=True) if at - top >= least * high)


def _needed(bands: Sequence[Band], i: int, room: float) -> float:
    band = bands[i]
    if band.with_next and i + 1 < len(bands) and not bands[i + 1].breaks:
        return band.height + bands[i + 1].before + _needed(bands, i + 1, room)
    return band.least(room)


def _place(pages: list[Page], band: Band, at: float, top: float, bottom: float, ends: Mapping[int, float]) -> float:
    head = band.head.height if band.head else 0.0
    share = Share(band, at)
    pages[-1].append(share)
    at += head
    for row in band.rows:
        if at + row.height > ends.get(len(pages) - 1, bottom) + 0.01 and share.rows:
            share = _turned(share, top, alone=row is band.rows[-1])
            pages.append([share])
            at = share.bottom
        if at + row.height > bottom + 0.01:
            raise PaperFault("paper-needs", f"{row.height:.0f} mm")
        share.rows.append(row)
        at += row.height
    return at


def _turned(share: Share, top: float, *, alone: bool) -> Share:
    """The share on the next page. A last row takes the one before along, so that it does not stand there alone."""
    taken = [share.rows.pop()] if alone and len(share.rows) > 2 and share.rows[-1].height < 2 * _TALL else []
    return Share(share.band, top, taken, goes_on=True)


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
