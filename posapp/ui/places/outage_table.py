"""The sheets of a kit as a table: number, form, state, what it became. Read-only; ↑↓ move. Knows no kit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posapp.domain.outage import SheetState
from posapp.ui import text_outage as text
from posapp.ui.paint import draw_text, metrics_of
from posapp.ui.places.reading_table import ReadingCells, ReadingModel, ReadingTable
from posapp.ui.show.outage import SheetView
from posapp.ui.theme import colour

ROW = 34
_NUMBER, _STATE = 158, 88
_TONES = {SheetState.BLANK: "ink", SheetState.KEYED: "good", SheetState.SPOILED: "quiet"}


class SheetModel(ReadingModel[SheetView]):
    """The rows shown now."""

    heads = text.HEADS

    def words(self, row: SheetView, column: int) -> str:
        return row.cells[column]

    def spoken(self, row: SheetView, column: int) -> str:
        return row.says if column == 0 else row.cells[column]

    def right(self, column: int) -> bool:
        return False


class _Cells(ReadingCells[SheetView]):
    """Draws one cell; what is too long is cut with … and whole in the tool tip."""

    def draw(self, painter: QPainter, box: QRectF, model: Any, row: SheetView, column: int) -> None:
        inner = box.adjusted(12, 0, -8, -1)
        bold = column in (0, 2)
        tone = _TONES[row.state] if column in (0, 2) else "ink" if row.state is not SheetState.SPOILED else "quiet"
        shown = metrics_of(14, bold).elidedText(row.cells[column], Qt.TextElideMode.ElideRight, inner.width())
        draw_text(painter, inner, shown, size=14, bold=bold, tone=colour(tone))


class SheetTable(ReadingTable[SheetView]):
    """The table. ``takes`` is off: Enter is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines = SheetModel()
        super().__init__(self.lines, _Cells(), text.TABLE_SAYS, row=ROW, head=28, parent=parent)

    def show_rows(self, rows: tuple[SheetView, ...]) -> None:
        """Show other rows; the chosen one stays chosen while it is among them."""
        if rows == self.lines.rows:
            return
        held = self.view()
        self.put_rows(self.lines, rows, text.HEADS)
        self.choose(held.number if held else "")

    def choose(self, number: str) -> None:
        """Choose that sheet, else the first."""
        if self.lines.rows:
            self.selectRow(next((at for at, row in enumerate(self.lines.rows) if row.number == number), 0))

    def view(self) -> SheetView | None:
        """The chosen sheet."""
        at = self.currentIndex().row()
        return self.lines.rows[at] if 0 <= at < len(self.lines.rows) else None

    def widths(self, room: int) -> list[int]:
        rest = room - _NUMBER - _STATE
        return [_NUMBER, rest * 46 // 100, _STATE, rest - rest * 46 // 100]
