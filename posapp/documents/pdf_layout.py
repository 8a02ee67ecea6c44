"""Blocks onto pages: as loose as the edition has it, or with lines and gaps a little closer where that saves a page. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from posapp.documents.blocks import Block, SideBySide
from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_flow import Band, Page
from posapp.documents.pdf_pages import Spread, least, paginate
from posapp.documents.pdf_stack import stack
from posapp.documents.pdf_tags import Node

_CLOSER: Final = (0.97, 0.94, 0.91)
"""How far lines may be drawn together; no letter gets smaller."""
_PRICE: Final = 150.0
"""What it costs to draw them together wholly: the loosest lines that serve are taken."""
_UNROLLED: Final = 10.0
"""What it costs to set one under another what was composed side by side."""

_Try: TypeAlias = tuple[float, Spread, Node, float]
"""What it costs, the pages, their element, and how close the lines are."""


def laid(blocks: Sequence[Block], place: Place, top: float, bottom: float) -> list[Page]:
    """The pages of the blocks between ``top`` and ``bottom`` (mm); what is laid out is added to the place's element.

    Raises PaperFault paper-needs when one piece is taller than a page.
    """
    found: list[_Try] = []
    bands = _tried(found, blocks, place, top, bottom)
    natural = found[0][1]
    for by in _steps(natural, bands, place, bottom - top):
        _tried(found, blocks, place.tightened(by), top, bottom)
        tried = found[-1][1]
        if len(tried.pages) < len(natural.pages) and not tried.divided:
            break
    if natural.divided and any(isinstance(block, SideBySide) for block in blocks):
        for by in dict.fromkeys((1.0, min(found, key=lambda tried: tried[0])[3])):
            _tried(found, blocks, place.unrolled().tightened(by), top, bottom, _UNROLLED)
    _, spread, node, _ = min(found, key=lambda tried: tried[0])
    place.node.kids.extend(node.kids)
    return spread.pages


def _steps(natural: Spread, bands: Sequence[Band], place: Place, room: float) -> list[float]:
    """How close lines have to be to save a page; the middle one where a page is not to be saved, but a division may be."""
    pages = len(natural.pages)
    closest = place.scale.closest
    if pages < 2:
        return []
    saving = [by for by in dict.fromkeys(max(by, closest) for by in _CLOSER) if least(bands, room, by) < pages]
    return saving or ([max(_CLOSER[1], closest)] if natural.divided else [])


def _tried(
    found: list[_Try],
    blocks: Sequence[Block],
    place: Place,
    top: float,
    bottom: float,
    price: float = 0.0,
) -> Sequence[Band]:
    """One more try with its cost, in an element of its own."""
    node = Node("Div")
    tight = place.scale.tight
    bands = stack(blocks, place.under(node))
    spread = paginate(bands, top, bottom, place.scale.gap)
    found.append((spread.cost + _PRICE * (1.0 - tight) + price, spread, node, tight))
    return bands
