"""Lines of a quote as a table: label, before, after, change. Read-only; ↑↓ move, Tab goes on. Knows no quote."""

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

from posapp.ui import text_issued as text
from posapp.ui.paint import baseline, draw_figure, draw_text, figure_width, metrics_of, text_width
from posapp.ui.places.issued_views import TableRow
from posapp.ui.theme import colour, font

ROW = 32
_STYLE = """QTableView { border: none; background: transparent; }
QHeaderView::section { padding: 0 12px; }"""
_SHARES = {2: (50, 50), 3: (46, 27, 27), 4: (35, 24, 24, 17)}
"""How the columns share the width, in percent, by their number."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineModel(QAbstractTableModel):
    """The rows shown now under their heads."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heads: tuple[str, ...] = ("",)
        self.rows: tuple[TableRow, ...] = ()

    def show_rows(self, heads: tuple[str, ...], rows: tuple[TableRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return Qt.AlignmentFlag.AlignVCenter | side
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.note or row.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.cells[0]} {self.heads[index.column()]} {row.cells[index.column()]}"
        return None


class _Cells(QStyledItemDelegate):
    """Paints one cell; what is too long is cut with … and whole in the tool tip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, LineModel):
            return
        row, column, last = model.rows[index.row()], index.column(), len(model.heads) - 1
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("soft"))
            if column == 0:
                painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("grid"))
        inner = box.adjusted(12, 0, -12, -1)
        words = row.cells[column]
        if column == 0:
            _line(painter, inner, words, "ink" if row.changed or last == 1 else "quiet")
        else:
            newest = row.changed and column >= last - 1
            role = "accent" if newest and column == last == 3 else "ink" if newest or last == 1 else "quiet"
            _value(painter, inner, words, role, bold=newest and last == 3 and column == 2)
        painter.restore()


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


class LineTable(QTableView):
    """The table. ``entered``: Enter on a row; ``moved``: another row is chosen."""

    entered = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_STYLE)
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
        head.setFixedHeight(28)
        self.setAccessibleName(text.TABLE_SAYS)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())

    def show_rows(self, heads: tuple[str, ...], rows: tuple[TableRow, ...]) -> None:
        """Show other rows, the first one chosen."""
        if (heads, rows) == (self.lines.heads, self.lines.rows):
            return
        self.lines.show_rows(heads, rows)
        self._share()
        if rows:
            self.selectRow(0)
        self.scrollToTop()

    def key(self) -> str:
        """The chosen row's key; empty where rows have none."""
        at = self.currentIndex().row()
        return self.lines.rows[at].key if 0 <= at < len(self.lines.rows) else ""

    def _share(self) -> None:
        shares, room = _SHARES[max(2, len(self.lines.heads))], self.viewport().width()
        for column, share in enumerate(shares[: len(self.lines.heads)]):
            self.setColumnWidth(column, max(40, room * share // 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self.lines.rows)
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else count - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
