"""Tables of a translated paper or in large print: columns as wide as their words ask, since the composers measured them for Japanese
in the usual size. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, floor
from typing import Any, Final

from posapp.documents.blocks import ClauseTable, FigureTable, FormTable
from posapp.documents.kinsoku import break_places
from posapp.documents.paper import JAPANESE
from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_type import Style
from posapp.documents.runs import Text
from posapp.documents.words import begun

_LABEL: Final = 44
"""The widest label of a form or clause in millimetres, before the edition's growth."""
_FINE: Final = 10
"""Steps of a millimetre that widths are shared in."""
_CELL: Final = 4.6
"""What a form's cell takes beside its words, in millimetres."""


def fitted(block: Any, place: Place) -> Any:
    """A form's or clauses' labels fitted to their words; every other block, and all Japanese, as it is."""
    if place.setter.spoken == JAPANESE:
        return block
    if isinstance(block, FormTable):
        return _form(block, place)
    return _clauses(block, place) if isinstance(block, ClauseTable) else block


def columns(block: FigureTable, place: Place) -> list[float]:
    """The widths of a table's columns in millimetres: as composed in Japanese of the usual size, else as the words ask."""
    if place.scale.grow == 1 and place.setter.spoken == JAPANESE:
        free = [column for column in block.columns if not column.width]
        share = (place.width - sum(column.width for column in block.columns)) / max(len(free), 1)
        return [column.width or share for column in block.columns]
    room = floor(place.width * _FINE)
    asked = [_asked(block, i, place) for i in range(len(block.columns))]
    if sum(column.word for column in asked) > room:
        asked = [_asked(block, i, place, words=False) for i in range(len(block.columns))]
    widths = _shared(asked, room)
    widest = max(range(len(widths)), key=lambda i: widths[i])
    widths[widest] += room - sum(widths)
    return [width / _FINE for width in widths]


def _wide(text: str | Text, style: Style, place: Place, *, bold: bool = False, tabular: bool = False) -> float:
    """Width of the longest line of a text that is broken only where it says so."""
    if not isinstance(text, str):
        bold = bold or any(run.bold for run in text)
        text = "".join(run.text for run in text)
    return max((place.setter.width(line, style, bold=bold, tabular=tabular) for line in text.split("\n")), default=0.0)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a column would take in tenths of a millimetre: all its cells whole, its longest word, its head whole."""

    cells: int
    word: int
    head: int


def _asked(block: FigureTable, i: int, place: Place, *, words: bool = True) -> _Asked:
    """Figures and dates are never parted, nor in Japanese the names of strong rows: a total stands beside its whole name.

    words  nor is any word, which asks for more room than there may be
    """
    column, last, style = block.columns[i], len(block.columns) - 1, place.scale.body
    outer = 0.0 if block.flush else 1.4
    room = (outer if i == 0 else 1.0) + (outer if i == last else 1.0) + 0.1
    cells = word = 0.0
    for row in block.rows:
        if i < len(row.cells) - 1 or i == len(row.cells) - 1 == last:  # else it runs on over the columns after it
            bold = (row.strong or column.strong) and i not in row.light
            cells = max(cells, _wide(row.cells[i], style, place, bold=bold, tabular=column.right))
            named = row.strong and i == 0 and place.setter.spoken == JAPANESE
            piece = row.cells[i] if named else _apart(row.cells[i], place, words=words)
            word = max(word, _wide(piece, style, place, bold=bold, tabular=column.right))
    head = "" if block.bare else column.head
    pieces, whole = (
        _wide(_apart(head, place, words=words), style, place, bold=True),
        _wide(head, place.scale.note, place, bold=True),
    )
    return _Asked(*(ceil((wide + room) * _FINE) for wide in (max(cells, pieces), max(word, pieces), whole)))


def _apart(text: str, place: Place, *, words: bool) -> str:
    """Each piece that is never parted on a line of its own: in other languages than Japanese every word."""
    if place.setter.spoken != JAPANESE:
        return text.replace(" ", "\n")
    return _parted(text, words)


@lru_cache(maxsize=4096)
def _parted(text: str, words: bool) -> str:
    begin = begun(text)[1] if words else range(len(text))
    return "".join(
        f"\n{char}" if free and i in begin else char
        for i, (char, free) in enumerate(zip(text, break_places(text), strict=True))
    )


def _shared(asked: list[_Asked], room: int) -> list[int]:
    """Tenths of a millimetre for each column: what its cells ask, then its head, then a share of what is left.

    In want the widest give first, down to their longest word.
    """
    widths = [column.cells for column in asked]
    while sum(widths) > room:
        giving = [i for i, column in enumerate(asked) if widths[i] > column.word]
        if not giving:
            return widths
        widths[max(giving, key=lambda i: widths[i])] -= 1
    for i in sorted(range(len(widths)), key=lambda i: asked[i].head - widths[i]):
        widths[i] += max(0, min(asked[i].head - widths[i], room - sum(widths)))
    spare = (room - sum(widths)) // len(widths)
    return [width + spare for width in widths]


def _form(block: FormTable, place: Place) -> FormTable:
    scale = place.scale
    firsts = [row[0] for row in block.rows]
    seconds = [row[1] for row in block.rows if len(row) > 1]
    both = scale.grow > 1
    label = _label([cell.label for cell in (*firsts, *(seconds if both else ()))], place, bold=False)
    second = _label([cell.label for cell in seconds], place, bold=False) if seconds else block.second_label
    if both or not seconds:
        return replace(block, label=label, second_label=second)
    values = [
        (_wide(row[0].value, scale.body, place), _wide(row[1].value, scale.body, place))
        for row in block.rows
        if len(row) > 1
    ]

    def lines(at: int) -> int:
        left, right = at - label - _CELL, place.width - at - second - _CELL
        if min(left, right) < _CELL:
            return len(values) * 99
        return sum(max(ceil(a / left), ceil(b / right), 1) for a, b in values)

    at = min(range(label + 10, floor(place.width) - second - 10), key=lambda at: (lines(at), abs(at - block.second_at)))
    return replace(block, label=label, second_label=second, second_at=at)


def _clauses(block: ClauseTable, place: Place) -> ClauseTable:
    return replace(block, label=max(_label([row.label for row in block.rows], place, bold=True), 22))


def _label(texts: list[str], place: Place, *, bold: bool) -> int:
    """A label column for these words, before the edition's growth."""
    asked = max((_wide(text, place.scale.note, place, bold=bold) for text in texts), default=0.0) + 3.4
    return min(_LABEL, ceil(asked / place.scale.grow))
