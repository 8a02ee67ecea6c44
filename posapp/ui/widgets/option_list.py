"""A list to choose from with ↑↓ and Enter, in place or under a search field: word at the left, reading or price at the right."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_text, metrics_of, text_width
from posapp.ui.theme import colour
from posapp.ui.widgets.spec import Option

ROW = 40
_VALUE, _NOTE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class _Rows(QStyledItemDelegate):
    """Paints one row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, colour("soft"))
            paint_icon(painter, "check", QRectF(box.left() + 14, box.center().y() - 9, 18, 18), colour("accent"))
        tone = colour("accent" if chosen else "ink")
        note = str(index.data(_NOTE) or "")
        inner = box.adjusted(40, 0, -14, 0)
        beside = text_width(note, 12, bold=chosen)
        room = max(0.0, inner.width() - (beside + 12 if note else 0))  # a price or a reading is never cut for the name
        label = metrics_of(16, chosen).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        draw_text(painter, inner, label, size=16, bold=chosen, tone=tone)
        draw_text(painter, inner, note, size=12, bold=chosen, tone=colour("accent" if chosen else "quiet"), right=True)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW)


class OptionList(QListWidget):
    """Options in rows of 40 px. ``picked`` carries the value on Enter, Space or a click; ``moved`` as the choice moves."""

    picked = Signal(str)
    moved = Signal(str)
    closed = Signal()

    def __init__(self, options: tuple[Option, ...] = (), *, rows: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setStyleSheet("")
        self.set_options(options)
        self.itemClicked.connect(lambda item: self.picked.emit(str(item.data(_VALUE))))
        self.currentRowChanged.connect(lambda _row: self.moved.emit(self.value()))

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Show other options with the first one chosen; the height follows up to the number of rows."""
        self.blockSignals(True)
        self.clear()
        for option in options:
            item = QListWidgetItem(option.label)
            item.setData(_VALUE, option.value)
            item.setData(_NOTE, option.note)
            item.setToolTip(f"{option.label} {option.note}".strip())
            self.addItem(item)
        self.setCurrentRow(0 if options else -1)
        self.blockSignals(False)
        self.setFixedHeight(min(max(1, len(options)), self._rows) * ROW + 2)

    def wanted(self) -> int:
        """The width at which no row is cut, in px."""
        rows = [self.item(n) for n in range(self.count())]
        wide = (text_width(i.text(), 16, bold=True) + text_width(str(i.data(_NOTE) or ""), 12, bold=True) for i in rows)
        return ceil(max(wide, default=0)) + 40 + 14 + 12 + 4

    def value(self) -> str:
        """The value of the chosen row, empty for none."""
        item = self.currentItem()
        return str(item.data(_VALUE)) if item is not None else ""

    def put(self, value: str) -> None:
        """Choose a row by its value, without a signal."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(_VALUE) == value:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def step(self, step: int) -> None:
        """Move the choice up (−) or down (+)."""
        if self.count():
            self.setCurrentRow(min(max(0, self.currentRow() + step), self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.value():
                self.picked.emit(self.value())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
