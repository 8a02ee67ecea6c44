"""Lines of a quote as a table: label, before, after, change. Read-only; ↑↓ move, Tab goes on. Knows no quote."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posapp.ui import text_issued as text
from posapp.ui.paint import baseline, draw_figure, draw_text, figure_width, metrics_of, text_width
from posapp.ui.places.issued_views import TableRow
from posapp.ui.places.reading_table import ReadingCells, ReadingModel, ReadingTable
from posapp.ui.theme import colour, font

ROW = 32
_SHARES = {2: (50, 50), 3: (46, 27, 27), 4: (35, 24, 24, 17)}
"""How the columns share the width, in percent, by their number."""


class LineModel(ReadingModel[TableRow]):
    """The rows shown now under their heads."""

    def words(self, row: TableRow, column: int) -> str:
        return row.cells[column]

    def tip(self, row: TableRow, column: int) -> str:
        return row.note or row.cells[column]

    def spoken(self, row: TableRow, column: int) -> str:
        return f"{row.cells[0]} {self.heads[column]} {row.cells[column]}"

    def right(self, column: int) -> bool:
        return column > 0


class _Cells(ReadingCells[TableRow]):
    """Draws one cell; what is too long is cut with … and whole in the tool tip."""

    def draw(self, painter: QPainter, box: QRectF, model: Any, row: TableRow, column: int) -> None:
        last, inner, words = len(model.heads) - 1, box.adjusted(12, 0, -12, -1), row.cells[column]
        if column == 0:
            _line(painter, inner, words, "ink" if row.changed or last == 1 else "quiet")
        else:
            newest = row.changed and column >= last - 1
            role = "accent" if newest and column == last == 3 else "ink" if newest or last == 1 else "quiet"
            _value(painter, inner, words, role, bold=newest and last == 3 and column == 2)


def _line(painter: QPainter, box: QRectF, words: str, role: str) -> None:
    size = 14 if text_width(words, 14) <= box.width() else 12
    shown = metrics_of(size, False).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    draw_text(painter, box, shown, size=size, tone=colour(role))


def _value(painter: QPainter, box: QRectF, words: str, role: str, *, bold: bool) -> None:
    size = 14 if figure_width(words, 14, bold=bold) <= box.width() else 12
    room = box.width() + text_width(words, size, bold=bold) - figure_width(words, size, bold=bold)
    shown = metrics_of(size, bold).elidedText(words, Qt.TextElideMode.ElideRight, room)
    base = baseline(metrics_of(size, bold), box.top(), box.height())
    draw_figure(painter, box.right(), base, shown, face=font(size, bold=bold), tone=colour(role))


class LineTable(ReadingTable[TableRow]):
    """The table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines = LineModel()
        super().__init__(self.lines, _Cells(), text.TABLE_SAYS, row=ROW, head=28, parent=parent)

    def show_rows(self, heads: tuple[str, ...], rows: tuple[TableRow, ...]) -> None:
        """Show other rows, the first one chosen."""
        if (heads, rows) == (self.lines.heads, self.lines.rows):
            return
        self.put_rows(self.lines, rows, heads)
        if rows:
            self.selectRow(0)
        self.scrollToTop()

    def key(self) -> str:
        """The chosen row's key; empty where rows have none."""
        at = self.currentIndex().row()
        return self.lines.rows[at].key if 0 <= at < len(self.lines.rows) else ""

    def widths(self, room: int) -> list[int]:
        count = len(self.lines.heads)
        return [room * share // 100 for share in _SHARES[max(2, count)][:count]]
