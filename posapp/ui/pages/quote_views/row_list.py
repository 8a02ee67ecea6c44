"""A list of painted rows, never half of one: ↑↓ look at another row, Enter takes it. Knows no row's contents."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from posapp.ui.paint import draw_box
from posapp.ui.theme import colour

ROW, HEAD = 26, 18
"""Heights in px of a row and of the heads above."""
_VIEW = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Spoken(Protocol):
    """What a row shows."""

    @property
    def spoken(self) -> str:
        """The row as one sentence."""


V = TypeVar("V", bound=Spoken)


def boxes(widths: tuple[float, ...], left: float) -> list[QRectF]:
    """Boxes of height 0 beside each other."""
    made, x = [], left
    for wide in widths:
        made.append(QRectF(x, 0, wide, 0))
        x += wide
    return made


def at(cell: QRectF, row: QRectF) -> QRectF:
    """A column's box in a row."""
    return QRectF(row.left() + cell.left(), row.top(), cell.width(), row.height())


class RowPainter(QStyledItemDelegate, Generic[V]):
    """Paints the row looked at; what stands in a row is drawn by `draw`."""

    def draw(self, painter: QPainter, row: QRectF, view: V, nth: int) -> None:
        """Draw the contents of the nth row."""
        raise NotImplementedError

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colour("soft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_box(painter, row.adjusted(1, 1, -1, -1), line=colour("accent"), width=2.0, radius=4)
        self.draw(painter, row, index.data(_VIEW), index.row())
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, ROW)


class RowList(QListWidget, Generic[V]):
    """The rows. ``moved`` as another one is looked at; ``picked`` carries its view on Enter or a double click."""

    moved = Signal()
    picked = Signal(object)
    takes = True
    """False where a row is only looked at."""

    def __init__(self, painter: RowPainter[V], name: str, least: int, parent: QWidget | None = None) -> None:
        """``least`` rows have room in any window."""
        super().__init__(parent)
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { border: none; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(least * ROW)
        self.currentRowChanged.connect(lambda _row: self.moved.emit())
        self.itemDoubleClicked.connect(lambda _item: self._pick())
        self._views: tuple[V, ...] = ()

    def show_rows(self, views: tuple[V, ...]) -> None:
        """Show these rows; nothing happens when they are the same. No signal."""
        if views == self._views:
            return
        first = self.first(views)
        self._views = views
        self.blockSignals(True)
        for nth, view in enumerate(views):
            item = self.item(nth) if nth < self.count() else QListWidgetItem(self)
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, view.spoken)
            item.setToolTip(self.tip(view))
        while self.count() > len(views):
            self.takeItem(self.count() - 1)
        self.setCurrentRow(first if views else -1)
        self.blockSignals(False)

    def first(self, views: tuple[V, ...]) -> int:
        """Which of the rows to come is looked at first."""
        raise NotImplementedError

    def tip(self, _view: V) -> str:
        """What a row cannot show whole."""
        return ""

    def view(self) -> V | None:
        """The row looked at."""
        at = self.currentRow()
        return self._views[at] if 0 <= at < len(self._views) else None

    def views(self) -> tuple[V, ...]:
        """What is shown."""
        return self._views

    def _pick(self) -> None:
        if self.view() is not None:
            self.picked.emit(self.view())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setViewportMargins(0, 0, 0, self.height() % ROW)
        self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.takes and event.key() in _TAKES:
            self._pick()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()
