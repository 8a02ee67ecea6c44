"""The lines of 古物台帳 as a table, three short lines to a row; corrections are indented and tinted. Knows no store."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from posapp.ui import text_ledger as text
from posapp.ui.paint import baseline, draw_figure, draw_text, metrics_of, text_width
from posapp.ui.show.ledger import LedgerView
from posapp.ui.theme import colour, font

ROW = 68
_NUMBER, _PRICE = 168, 112
"""Widths in px of the outer columns; the two between them share the rest."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LedgerModel(QAbstractTableModel):
    """The lines shown now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[LedgerView, ...] = ()

    def show_rows(self, rows: tuple[LedgerView, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(text.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return text.COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            last = section == len(text.COLUMNS) - 1
            return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if last else Qt.AlignmentFlag.AlignLeft)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        view = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return view.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(" ".join(view.columns).split("\n"))
        return None


class _Cells(QStyledItemDelegate):
    """Paints one cell; what is too long is cut with … and whole in the tool tip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, LedgerModel):
            return
        view, column = model.rows[index.row()], index.column()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or view.correction:
            painter.fillRect(box, colour("soft" if chosen else "cautionfill"))
        if column == 0 and chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("grid"))
        inner = box.adjusted(12, 6, -12, -7)
        ink = "quiet" if view.old else "ink"
        if column == 0:
            _lines(painter, inner.adjusted(14 if view.correction else 0, 0, 0, 0), view.entry, ink, marked=2)
        elif column == 1:
            _lines(painter, inner, view.item, ink, marked=2)
        elif column == 2:
            _lines(painter, inner, view.person, ink)
        else:
            base = baseline(metrics_of(14, True), inner.top(), 19)
            face = font(14, bold=not view.old)
            draw_figure(painter, inner.right(), base, view.price, face=face, tone=colour(ink))
        painter.restore()


def _lines(painter: QPainter, box: QRectF, words: tuple[str, str, str], ink: str, *, marked: int = -1) -> None:
    for nth, line in enumerate(words):
        bold = nth == 0
        size = 14 if bold and text_width(line, 14, bold=True) <= box.width() else 12
        shown = metrics_of(size, bold).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        role = "caution" if nth == marked else ink if bold else "quiet"
        spot = QRectF(box.left(), box.top() + 19 * nth, box.width(), 19)
        draw_text(painter, spot, shown, size=size, bold=bold, tone=colour(role))


class LedgerTable(QTableView):
    """The table. ``stepped`` carries -1 or 1 for ← and →; ``entered``: Enter on a line; ``moved``: another is chosen."""

    stepped = Signal(int)
    entered = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LedgerModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "QTableView { border: none; background: transparent; } QHeaderView::section { padding: 0 12px; }"
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFont(font(12))
        head.setFixedHeight(30)
        self.setAccessibleName(text.TABLE_SAYS)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())

    def show_rows(self, rows: tuple[LedgerView, ...]) -> None:
        """Show other lines; the chosen one stays chosen while it is among them, else the first."""
        if rows == self.lines.rows:
            return
        held = self.view()
        self.lines.show_rows(rows)
        self._share()
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

    def _share(self) -> None:
        room = self.viewport().width() - _NUMBER - _PRICE
        for column, width in enumerate((_NUMBER, room * 54 // 100, room - room * 54 // 100, _PRICE)):
            self.setColumnWidth(column, max(40, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), len(self.lines.rows)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.selectRow(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
