"""What is laid on pages: rows, the bands they belong to, and a band's share of a page. Knows heights, not what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from posapp.documents.pdf_pen import Pen

Draw: TypeAlias = Callable[[Pen, float], None]
"""Draws a row whose top edge is at the given height (mm)."""
Around: TypeAlias = Callable[[Pen, float, float], None]
"""Draws something around rows between a top and a bottom edge (mm)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece that is never divided: its height in millimetres and how it is drawn; ``joined`` to the row above it."""

    height: float
    draw: Draw
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows that belong together.

    head       repeated above the rows on every page they run to
    before     gap above in millimetres, dropped at the top of a page
    ground     drawn under, frame drawn over each page's share of the rows
    whole      never divided
    with_next  never the last on a page
    opens      a page may well begin here, or be loosened above it (section heads)
    clings     belongs to what is above it (notes)
    breaks     begins a new page; when also ``soft``, only where pages are filled well enough so
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
    clings: bool = False
    breaks: bool = False
    soft: bool = False
    spare: bool = False

    @property
    def height(self) -> float:
        """All rows and one head."""
        return sum(row.height for row in self.rows) + (self.head.height if self.head else 0.0)


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
