"""A table that is only read: ↑↓, Home and End move over its rows, Enter takes one, Tab goes on. Knows no row's contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

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

from posapp.ui.theme import colour, font

R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LEAST = 40
"""Px of the narrowest column."""


class ReadingModel(QAbstractTableModel, Generic[R]):
    """The rows shown now under their heads."""

    heads: tuple[str, ...] = ("",)

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[R] = ()

    def words(self, row: R, column: int) -> str:
        """The words of one cell."""
        raise NotImplementedError

    def tip(self, row: R, column: int) -> str:
        """The whole words of a cell that may be cut."""
        return self.words(row, column)

    def spoken(self, row: R, column: int) -> str:
        """A cell as it is heard."""
        raise NotImplementedError

    def right(self, column: int) -> bool:
        """True for a column of figures."""
        raise NotImplementedError

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
            side = Qt.AlignmentFlag.AlignRight if self.right(section) else Qt.AlignmentFlag.AlignLeft
            return Qt.AlignmentFlag.AlignVCenter | side
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = {
            int(Qt.ItemDataRole.DisplayRole): self.words, int(Qt.ItemDataRole.ToolTipRole): self.tip,
            int(Qt.ItemDataRole.AccessibleTextRole): self.spoken,
        }.get(int(role))  # fmt: skip
        return said(self.rows[index.row()], index.column()) if said is not None else None


class ReadingCells(QStyledItemDelegate, Generic[R]):
    """Paints the ground of a cell; what stands in it is drawn by `draw`."""

    rule = "grid"

    def draw(self, painter: QPainter, box: QRectF, model: Any, row: R, column: int) -> None:
        """Draw the contents of a cell."""
        raise NotImplementedError

    def ground(self, _row: R) -> str:
        """The colour behind a row that is not chosen; empty for none."""
        return ""

    def ruled(self, _model: Any, _nth: int) -> bool:
        """True where a line ends the row."""
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, ReadingModel):
            return
        row, column, box = model.rows[index.row()], index.column(), QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "soft" if chosen else self.ground(row)
        painter.save()
        if ground:
            painter.fillRect(box, colour(ground))
        if chosen and column == 0:
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
        if self.ruled(model, index.row()):
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour(self.rule))
        self.draw(painter, box, model, row, column)
        painter.restore()


class ReadingTable(QTableView, Generic[R]):
    """The table. ``entered``: Enter on a row; ``moved``: another one is chosen."""

    entered = Signal()
    moved = Signal()
    takes = True
    """False where Enter is left to the page."""

    def __init__(
        self, model: ReadingModel[R], cells: ReadingCells[R], name: str, *, row: int, head: int,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``row`` and ``head`` are heights in px."""
        super().__init__(parent)
        model.setParent(self)
        cells.setParent(self)
        self.setModel(model)
        self.setItemDelegate(cells)
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
        self.verticalHeader().setDefaultSectionSize(row)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setFont(font(12))
        heads.setFixedHeight(head)
        self.setAccessibleName(name)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())

    def widths(self, room: int) -> Sequence[int]:
        """How the columns share the width."""
        raise NotImplementedError

    def put_rows(self, model: ReadingModel[R], rows: Sequence[R], heads: tuple[str, ...]) -> None:
        """Show other rows."""
        model.beginResetModel()
        model.rows, model.heads = rows, heads
        model.endResetModel()
        self._share()

    def _share(self) -> None:
        for column, width in enumerate(self.widths(self.viewport().width())):
            self.setColumnWidth(column, max(_LEAST, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), self.model().rowCount()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.selectRow(0 if key == Qt.Key.Key_Home else count - 1)
        elif self.takes and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()
