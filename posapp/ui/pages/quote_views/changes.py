"""Changes in rows: what is changed, the new burden, the difference with its sign and word, and why. ↑↓ and Enter."""

from __future__ import annotations

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

from posapp.ui import text_whatif as text
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, yen
from posapp.ui.show.whatif import ChangeView
from posapp.ui.theme import colour

ROW = 26
LEFT, RIGHT, GROUP, WORDS, BURDEN, MORE, GAP = 12, 8, 50, 160, 84, 152, 8
"""Widths in px; words and reason share what is left, the words having the least they need."""
_VIEW = Qt.ItemDataRole.UserRole
_TONES = {1: "stop", 0: "quiet", -1: "good"}


def columns(row: QRectF) -> tuple[QRectF, ...]:
    """Group, words, burden, difference and reason; words and reason share what the figures leave."""
    spare = row.width() - LEFT - RIGHT - GROUP - BURDEN - MORE - 2 * GAP
    words = max(float(WORDS), spare * 0.46)
    boxes, x = [], row.left() + LEFT
    for wide, gap in ((GROUP, 0), (words, 0), (BURDEN, GAP), (MORE, GAP), (max(0.0, spare - words), 0)):
        boxes.append(QRectF(x, row.top(), wide, row.height()))
        x += wide + gap
    return tuple(boxes)


class _Rows(QStyledItemDelegate):
    """Paints one row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = index.data(_VIEW)
        if not isinstance(view, ChangeView):
            return
        row = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colour("soft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_box(painter, row.adjusted(1, 1, -1, -1), line=colour("accent"), width=2.0, radius=4)
        if view.group and index.row():
            painter.fillRect(QRectF(row.left() + LEFT, row.top(), row.width() - LEFT, 1), colour("line"))
        group, words, burden, more, why = columns(row)
        draw_text(painter, group, view.group, size=12, tone=colour("quiet"))
        _cut(painter, words, view.words, 14, "ink")
        if view.burden is not None:
            base = baseline(metrics_of(14, False), burden.top(), burden.height())
            draw_yen(painter, burden.right(), base, yen(view.burden), size=14, bold=False, tone=colour("ink"))
        draw_text(painter, more, view.difference, size=14, bold=True, tone=colour(_TONES[view.more]), right=True)
        _cut(painter, why, view.why, 12, "quiet")
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, ROW)


def _cut(painter: QPainter, box: QRectF, words: str, size: int, role: str) -> None:
    """Long names of covers end in …; the whole sentence stands below the rows."""
    shown = metrics_of(size, False).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    draw_text(painter, box, shown, size=size, tone=colour(role))


class Changes(QListWidget):
    """The rows. ``moved`` as another one is looked at; ``picked`` carries a ChangeView on Enter or a double click."""

    moved = Signal()
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { border: none; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(text.LIST)
        self.setMinimumHeight(3 * ROW)
        self._views: tuple[ChangeView, ...] = ()
        self.currentRowChanged.connect(lambda _row: self.moved.emit())
        self.itemDoubleClicked.connect(lambda _item: self._pick())

    def show_rows(self, views: tuple[ChangeView, ...]) -> None:
        """Show these rows; the one looked at stays, where it is still there. No signal."""
        if views == self._views:
            return
        held, count = self.view(), self.count()
        self._views = views
        self.blockSignals(True)
        for at, view in enumerate(views):
            item = self.item(at) if at < count else QListWidgetItem(self)
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, view.spoken)
        while self.count() > len(views):
            self.takeItem(self.count() - 1)
        at = next((n for n, view in enumerate(views) if held is not None and view.key == held.key), 0)
        self.setCurrentRow(at if views else -1)
        self.blockSignals(False)

    def view(self) -> ChangeView | None:
        """The row looked at."""
        at = self.currentRow()
        return self._views[at] if 0 <= at < len(self._views) else None

    def views(self) -> tuple[ChangeView, ...]:
        """What is shown."""
        return self._views

    def _pick(self) -> None:
        if self.view() is not None:
            self.picked.emit(self.view())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self._pick()
        elif event.key() in (
            keys.Key_Up, keys.Key_Down, keys.Key_PageUp, keys.Key_PageDown, keys.Key_Home, keys.Key_End
        ):  # fmt: skip
            super().keyPressEvent(event)
        else:
            event.ignore()
