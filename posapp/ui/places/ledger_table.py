"""The lines of 古物台帳 as a table, three short lines to a row; corrections are indented and tinted. Knows no store."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from posapp.ui import text_ledger as text
from posapp.ui.paint import baseline, draw_figure, draw_text, metrics_of, text_width
from posapp.ui.places.reading_table import ReadingCells, ReadingModel, ReadingTable
from posapp.ui.show.ledger import LedgerView
from posapp.ui.theme import colour, font

ROW = 68
_NUMBER, _PRICE = 168, 112
"""Widths in px of the outer columns; the two between them share the rest."""
_LINE = 19
"""Px of one of its lines; a narrow window gives a row another one, so that addresses are read whole."""


class LedgerModel(ReadingModel[LedgerView]):
    """The lines shown now."""

    heads = text.COLUMNS

    def words(self, row: LedgerView, column: int) -> str:
        return row.columns[column]

    def spoken(self, row: LedgerView, column: int) -> str:
        return " ".join(" ".join(row.columns).split("\n"))

    def right(self, column: int) -> bool:
        return column == len(text.COLUMNS) - 1


class _Cells(ReadingCells[LedgerView]):
    """Draws one cell; what is too long is cut with … and whole in the tool tip."""

    def ground(self, row: LedgerView) -> str:
        return "cautionfill" if row.correction else ""

    def draw(self, painter: QPainter, box: QRectF, _model: Any, row: LedgerView, column: int) -> None:
        inner, ink = box.adjusted(12, 6, -12, -7), "quiet" if row.old else "ink"
        if column == 0:
            _lines(painter, inner.adjusted(14 if row.correction else 0, 0, 0, 0), row.entry, ink, marked=2)
        elif column == 1:
            _lines(painter, inner, row.item, ink, marked=2)
        elif column == 2:
            _lines(painter, inner, row.person, ink)
        else:
            base = baseline(metrics_of(14, True), inner.top(), _LINE)
            face = font(14, bold=not row.old)
            draw_figure(painter, inner.right(), base, row.price, face=face, tone=colour(ink))


def _lines(painter: QPainter, box: QRectF, words: tuple[str, str, str], ink: str, *, marked: int = -1) -> None:
    """Three lines; the second goes on in another one where the row is high enough for four."""
    top = box.top()
    for nth, line in enumerate(words):
        bold = nth == 0
        size = 14 if bold and text_width(line, 14, bold=True) <= box.width() else 12
        role = "caution" if nth == marked else ink if bold else "quiet"
        parts = _halves(line, box.width()) if nth == 1 and box.height() >= 4 * _LINE - 2 else (line,)
        for part in parts:
            shown = metrics_of(size, bold).elidedText(part, Qt.TextElideMode.ElideRight, box.width())
            draw_text(
                painter, QRectF(box.left(), top, box.width(), _LINE), shown, size=size, bold=bold, tone=colour(role)
            )
            top += _LINE


def _halves(line: str, width: float) -> tuple[str, ...]:
    """A line as it is, or in two where it has no room, at a space if there is one late enough."""
    cut = next((n for n in range(len(line), 0, -1) if text_width(line[:n], 12) <= width), 1)
    if cut == len(line):
        return (line,)
    space = max(line.rfind(" ", 0, cut), line.rfind("　", 0, cut))
    cut = space if space > cut // 2 else cut
    # 12-3 stays together.
    cut = next((n for n in range(cut, cut // 2, -1) if not (line[n - 1].isascii() and line[n].isascii())), cut)
    return (line[:cut].rstrip(), line[cut:].lstrip())


class LedgerTable(ReadingTable[LedgerView]):
    """The table. ``stepped`` carries -1 or 1 for ← and →."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines = LedgerModel()
        super().__init__(self.lines, _Cells(), text.TABLE_SAYS, row=ROW, head=30, parent=parent)

    def show_rows(self, rows: tuple[LedgerView, ...]) -> None:
        """Show other lines; the chosen one stays chosen while it is among them, else the first."""
        if rows == self.lines.rows:
            return
        held = self.view()
        self.put_rows(self.lines, rows, text.COLUMNS)
        if rows:
            self.choose(held.line.row.number if held else "")

    def choose(self, number: str) -> None:
        """Choose the line of that number, else the first."""
        at = next((n for n, view in enumerate(self.lines.rows) if view.line.row.number == number), 0)
        self.selectRow(at)
        self.scrollTo(self.lines.index(at, 0))

    def view(self) -> LedgerView | None:
        """The chosen line."""
        at = self.currentIndex().row()
        return self.lines.rows[at] if 0 <= at < len(self.lines.rows) else None

    def widths(self, room: int) -> tuple[int, ...]:
        item = (room - _NUMBER - _PRICE) * 54 // 100
        person = room - _NUMBER - _PRICE - item
        whole = all(
            text_width(line, 12) <= wide - 24
            for view in self.lines.rows
            for line, wide in ((view.item[1], item), (view.person[1], person))
        )
        self.verticalHeader().setDefaultSectionSize(ROW if whole else ROW + _LINE)
        return _NUMBER, item, person, _PRICE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)
