"""The rows of a preview as a table that stays quick with 20,000 of them: painted from plain rows, no item is made for any.

Knows no price list; `posapp.ui.show.prices` makes the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
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

from posapp.ui import text_prices as text
from posapp.ui.paint import baseline, draw_figure, draw_text, figure_width, metrics_of, text_width
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
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PriceModel(QAbstractTableModel):
    """The rows shown now; ``refused`` has other columns than the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[PriceRow] = ()
        self.refused = False

    def show_rows(self, rows: Sequence[PriceRow], *, refused: bool) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self.refused = rows, refused
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns())

    def columns(self) -> tuple[str, ...]:
        """The headings."""
        return text.COLUMNS_REFUSED if self.refused else text.COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section == _LINE or (not self.refused and section in _ROLES)
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            )
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.device} {self.cell(row, index.column())}"
        return None

    def cell(self, row: PriceRow, column: int) -> str:
        """The words of one cell."""
        if column == _LINE:
            return str(row.line) if row.line else text.NO_LINE
        if self.refused:
            return (row.device, row.what, row.mend)[column - 1]
        return (row.device, row.what, row.before, row.after, row.by)[column - 1]


class _Cells(QStyledItemDelegate):
    """Paints one cell: names cut with … (the tool tip has them whole), sentences on two lines, figures in cells."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, PriceModel):
            return
        row, column = model.rows[index.row()], index.column()
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("soft"))
            if column == _LINE:
                painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
        last = index.row() + 1 == len(model.rows) or model.rows[index.row() + 1].first
        if last:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        inner = box.adjusted(9, 0, -9, -1)
        words = model.cell(row, column)
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
        painter.restore()


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


class PriceTable(QTableView):
    """The table; ↑↓ and Home, End move, letters are left to the search field, Tab goes on to the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PriceModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; background: transparent; }")
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
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setFont(font(12))
        head.setFixedHeight(32)
        self.setAccessibleName(text.CHECK)

    def show_rows(self, rows: Sequence[PriceRow], *, refused: bool) -> None:
        """Show other rows, the first one chosen."""
        self.verticalHeader().setDefaultSectionSize(ROW_REFUSED if refused else ROW)
        self.rows.show_rows(rows, refused=refused)
        self._share()
        if rows:
            self.selectRow(0)

    def _share(self) -> None:
        fixed = () if self.rows.refused else (_AMOUNT, _AMOUNT, _DIFFERENCE)
        room = self.viewport().width() - _LINE_WIDTH - sum(fixed)
        shares = _SHARES_REFUSED if self.rows.refused else _SHARES
        for column, width in enumerate((_LINE_WIDTH, *(room * share // 100 for share in shares), *fixed)):
            self.setColumnWidth(column, max(40, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self.rows.rows)
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else count - 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
