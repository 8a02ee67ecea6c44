"""A chart's figures as a real table: heads, rows by month, readable by a screen reader cell by cell. Knows no chart."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from posapp.ui import text_charts as text
from posapp.ui.chart_views import Figures
from posapp.ui.theme import font

_ROW = 28
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


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
            return f"{self.shown.rows[row][0]} {self.shown.heads[column]} {self.shown.rows[row][column]}"
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
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(text.TABLE_SAYS)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for header in (rows, heads):
            header.setFont(font(12))
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._gone)
        self._showing = False

    def show_figures(self, figures: Figures) -> None:
        """Show other figures and stand in the row of the month shown."""
        self._showing = True
        if figures != self._model.shown:
            self._model.show_figures(figures)
        if figures.at is not None and self.currentIndex().row() != figures.at:
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self._model.index(figures.at, column))
        self._showing = False

    def figures(self) -> Figures:
        """What is shown."""
        return self._model.shown

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
