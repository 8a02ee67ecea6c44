"""A chart's figures as a real table: heads, rows by month, readable by a screen reader cell by cell. Knows no chart."""

from __future__ import annotations

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

from posapp.ui import text_charts as text
from posapp.ui.chart_views import Figures
from posapp.ui.paint import draw_text, text_width
from posapp.ui.theme import colour, font

_ROW, _HEAD, _PAD = 26, 38, 7
_STYLE = f"""QTableView {{ border: none; border-radius: 0; }} QHeaderView {{ background: transparent; }}
QTableCornerButton::section {{ background: transparent; border: none; }}
QHeaderView::section {{ padding: 0 {_PAD}px; height: {_HEAD}px; }} QHeaderView::section:vertical {{ border-bottom: none; }}"""
"""Heads of two lines and rows close together; colours are the theme's."""
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


def _one_line(head: str) -> str:
    return head.replace("\n", "")


class _Model(QAbstractTableModel):
    """The first column of a Figures is the head of its row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = Figures(heads=("",), rows=(), months=())

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown.heads) - 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown.rows[row][column]
        if role == Qt.ItemDataRole.AccessibleTextRole:  # a reader hears which month and what the figure is
            head = _one_line(self.shown.heads[column])
            return f"{self.shown.rows[row][0]} {head} {self.shown.rows[row][column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in self.shown.figures else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown.heads[section + 1] if across else self.shown.rows[section][0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _one_line(self.shown.heads[section + 1]) if across else self.shown.rows[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = across and section + 1 in self.shown.figures
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def show_figures(self, figures: Figures) -> None:
        """Take other figures; a table of the same shape keeps its place."""
        same = (len(figures.rows), figures.heads) == (len(self.shown.rows), self.shown.heads)
        if not same:
            self.beginResetModel()
        self.shown = figures
        if not same:
            self.endResetModel()
        elif figures.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(figures.rows) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(figures.rows) - 1)


class _Cell(QStyledItemDelegate):
    """A cell in the type of the charts; ``size`` is smaller where the columns have no room."""

    size = 14

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("soft"))
        right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        role = "accent" if chosen else "ink"
        draw_text(
            painter, box.adjusted(_PAD, 0, -_PAD, 0), index.data(), size=self.size, tone=colour(role), right=right
        )


class FigureTable(QTableView):
    """The table. ``moved`` carries the month of the row gone to; ``turned`` asks for the chart again (T, Esc)."""

    moved = Signal(int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setFont(font(14))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(_STYLE)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(text.TABLE_SAYS)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(20)
        self._cells = _Cell(self)
        self.setItemDelegate(self._cells)
        for header in (rows, heads):
            header.setFont(font(12))
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._gone)
        self._showing = False

    def show_figures(self, figures: Figures) -> None:
        """Show other figures and stand in the row of the month shown."""
        if figures == self._model.shown:
            return  # whoever reads goes on in the row where they are
        self._showing = True
        self._model.show_figures(figures)
        self._share()
        if figures.at is not None and self.currentIndex().row() != figures.at:
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self._model.index(figures.at, column))
        self._showing = False

    def figures(self) -> Figures:
        """What is shown."""
        return self._model.shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Each column as wide as its widest words, what is left over shared out; smaller type where that is too wide."""
        shown = self._model.shown
        room = self.viewport().width()
        for self._cells.size in (14, 12):
            wide = [
                max(
                    [text_width(part, 12) for part in head.split("\n")]
                    + [text_width(row[nth], self._cells.size) for row in shown.rows]
                )
                + 2 * _PAD
                for nth, head in enumerate(shown.heads)
            ][1:]
            if sum(wide) <= room:
                break
        more = max(0.0, room - sum(wide)) / max(1, len(wide))
        for nth, width in enumerate(wide):
            self.setColumnWidth(nth, int(width + more))

    def _gone(self, now: QModelIndex) -> None:
        month = self._model.shown.months[now.row()] if now.isValid() else None
        if month is not None and not self._showing:
            self.moved.emit(month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_T, Qt.Key.Key_Escape):
            self.turned.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the primary's key
        else:
            super().keyPressEvent(event)
