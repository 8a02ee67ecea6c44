"""The rows of a preview as a table that stays quick with 20,000 of them: painted from plain rows, no item is made for any.

Knows no price list; `posapp.ui.show.prices` makes the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posapp.ui import text_prices as text
from posapp.ui.paint import baseline, draw_figure, draw_text, figure_width, metrics_of, text_width
from posapp.ui.places.reading_table import ReadingCells, ReadingModel, ReadingTable
from posapp.ui.show.prices import PriceRow
from posapp.ui.theme import colour, font

ROW, ROW_REFUSED = 34, 52
_LINE, _DEVICE = 0, 1
_NOW, _AFTER, _BY = 3, 4, 5
_ROLES = {_NOW: "quiet", _AFTER: "ink", _BY: "accent"}
_AMOUNT, _DIFFERENCE = 120, 116
"""Widths in px of the columns of figures: a whole date fits, and a million yen."""
_SHARES, _SHARES_REFUSED = (46, 54), (28, 38, 34)
"""How the other columns share what is left, in percent."""
_LINE_WIDTH = 78


class PriceModel(ReadingModel[PriceRow]):
    """The rows shown now; ``refused`` has other columns than the rest."""

    refused = False

    def words(self, row: PriceRow, column: int) -> str:
        if column == _LINE:
            return str(row.line) if row.line else text.NO_LINE
        if self.refused:
            return (row.device, row.what, row.mend)[column - 1]
        return (row.device, row.what, row.before, row.after, row.by)[column - 1]

    def spoken(self, row: PriceRow, column: int) -> str:
        return f"{row.device} {self.words(row, column)}"

    def right(self, column: int) -> bool:
        return column == _LINE or (not self.refused and column in _ROLES)


class _Cells(ReadingCells[PriceRow]):
    """Draws one cell: names cut with … (the tool tip has them whole), sentences on two lines, figures in cells."""

    rule = "line"

    def ruled(self, model: Any, nth: int) -> bool:
        """Below the last row of a device."""
        return nth + 1 == len(model.rows) or model.rows[nth + 1].first

    def draw(self, painter: QPainter, box: QRectF, model: Any, row: PriceRow, column: int) -> None:
        inner, words = box.adjusted(9, 0, -9, -1), model.words(row, column)
        if column == _LINE:
            if row.first:
                _figure(painter, inner, words, "quiet", size=12)
        elif column == _DEVICE:
            if row.first:
                _line(painter, inner, words, bold=True)
        elif model.refused:
            _two_lines(painter, inner, words, "stop" if column == 2 else "ink")
        elif column in _ROLES:
            _figure(painter, inner, words, _ROLES[column], bold=column == _AFTER)
        else:
            _line(painter, inner, words)


def _figure(
    painter: QPainter, box: QRectF, words: str, role: str, *, bold: bool = False, size: int = 14
) -> None:  # fmt: skip
    room = box.width() + text_width(words, size, bold=bold) - figure_width(words, size, bold=bold)
    shown = metrics_of(size, bold).elidedText(words, Qt.TextElideMode.ElideRight, room)
    base = baseline(metrics_of(size, bold), box.top(), box.height())
    draw_figure(painter, box.right(), base, shown, face=font(size, bold=bold), tone=colour(role))


def _line(painter: QPainter, box: QRectF, words: str, *, bold: bool = False) -> None:
    size = 14 if text_width(words, 14, bold=bold) <= box.width() else 12
    shown = metrics_of(size, bold).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    draw_text(painter, box, shown, size=size, bold=bold, tone=colour("ink"))


def _two_lines(painter: QPainter, box: QRectF, words: str, role: str) -> None:
    metrics, first = metrics_of(12, False), len(words)
    while first > 1 and metrics.horizontalAdvance(words[:first]) > box.width():
        first -= 1
    rest = words[first:]
    if not rest:
        draw_text(painter, box, words, size=12, tone=colour(role))
        return
    shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, box.width())
    half = QRectF(box.left(), box.top() + 9, box.width(), 16)
    draw_text(painter, half, words[:first], size=12, tone=colour(role))
    draw_text(painter, half.translated(0, 17), shown, size=12, tone=colour(role))


class PriceTable(ReadingTable[PriceRow]):
    """The table; letters are left to the search field."""

    takes = False

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = PriceModel()
        super().__init__(self.rows, _Cells(), text.CHECK, row=ROW, head=32, parent=parent)
        self.setStyleSheet("QTableView { border: none; background: transparent; }")

    def show_rows(self, rows: Sequence[PriceRow], *, refused: bool) -> None:
        """Show other rows, the first one chosen."""
        self.verticalHeader().setDefaultSectionSize(ROW_REFUSED if refused else ROW)
        self.rows.refused = refused
        self.put_rows(self.rows, rows, text.COLUMNS_REFUSED if refused else text.COLUMNS)
        if rows:
            self.selectRow(0)

    def widths(self, room: int) -> tuple[int, ...]:
        fixed = () if self.rows.refused else (_AMOUNT, _AMOUNT, _DIFFERENCE)
        room -= _LINE_WIDTH + sum(fixed)
        shares = _SHARES_REFUSED if self.rows.refused else _SHARES
        return (_LINE_WIDTH, *(room * share // 100 for share in shares), *fixed)
