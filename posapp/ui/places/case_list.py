"""Cases in rows of three lines: who and state, what, number and day. ↑↓ move, the chosen one is shown beside."""

from __future__ import annotations

from collections.abc import Hashable

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
from posapp.ui.paint import draw_box, draw_text, metrics_of, text_width
from posapp.ui.theme import BADGE, RADIUS_CHIP, colour
from posapp.ui.views import BadgeView, CaseRowView
from posapp.ui.widgets.marks import FILL, INK

ROW = 84
_VIEW = Qt.ItemDataRole.UserRole


class _Rows(QStyledItemDelegate):
    """Paints one case."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = index.data(_VIEW)
        if not isinstance(view, CaseRowView):
            return
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, colour("soft"))
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_box(painter, box.adjusted(1, 1, -1, -1), line=colour("accent"), width=2.0, radius=4)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        inner = box.adjusted(16, 11, -16, 0)
        room = inner.width() - _badge(painter, inner, view.state, chosen=chosen) - 12
        _line(painter, inner, 0, 24, view.customer, room, size=16, bold=True, role="ink")
        _line(painter, inner, 26, 16, view.what, inner.width(), size=12, role="ink")
        taken = text_width(view.when, 12)
        draw_text(
            painter, QRectF(inner.left(), inner.top() + 45, inner.width(), 16), view.when, size=12,
            tone=colour("quiet"), right=True,
        )  # fmt: skip
        _line(painter, inner, 45, 16, view.number, inner.width() - taken - 12, size=12, role="quiet")
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)


def _line(
    painter: QPainter, box: QRectF, top: int, high: int, words: str, room: float, *, size: int, role: str,
    bold: bool = False,
) -> None:  # fmt: skip
    shown = metrics_of(size, bold).elidedText(words, Qt.TextElideMode.ElideRight, room)
    spot = QRectF(box.left(), box.top() + top, room, high)
    draw_text(painter, spot, shown, size=size, bold=bold, tone=colour(role))


def _badge(painter: QPainter, box: QRectF, view: BadgeView, *, chosen: bool) -> float:
    """Paint the state at the right end; answers its width in px."""
    width = text_width(view.text, 12, bold=True) + (36 if view.icon else 16)
    spot = QRectF(box.right() - width, box.top(), width, BADGE)
    fill = "surface" if chosen and FILL[view.tone] == "soft" else FILL[view.tone]
    draw_box(painter, spot, fill=colour(fill), radius=RADIUS_CHIP)
    tone = colour(INK[view.tone])
    if view.icon:
        paint_icon(painter, view.icon, QRectF(spot.left() + 8, spot.top() + 5, 14, 14), tone)
    left = spot.adjusted(26 if view.icon else 8, 0, 0, 0)
    draw_text(painter, left, view.text, size=12, bold=True, tone=tone)
    return width


class CaseList(QListWidget):
    """The rows. ``moved`` carries the chosen row's key as the choice moves, ``opened`` on Enter."""

    moved = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { border: none; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(lambda _row: self.moved.emit(self.key()))
        self._views: tuple[CaseRowView, ...] = ()

    def show_cases(self, views: tuple[CaseRowView, ...]) -> None:
        """Show these cases; the chosen one stays chosen, else the first is. No signal."""
        if views == self._views:
            return
        held = self.key()
        self._views = views
        self.blockSignals(True)
        self.clear()
        for view in views:
            item = QListWidgetItem()
            item.setData(_VIEW, view)
            words = " ".join((view.customer, view.what, view.number, view.state.text))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(f"{view.customer}\n{view.what}")
            self.addItem(item)
        self.setCurrentRow(0 if views else -1)
        self.blockSignals(False)
        if held is not None:
            self.choose(held)

    def key(self) -> Hashable | None:
        """The chosen case."""
        at = self.currentRow()
        return self._views[at].key if 0 <= at < len(self._views) else None

    def choose(self, key: Hashable) -> bool:
        """Choose a case without a signal; False when it is not in the list."""
        at = next((n for n, view in enumerate(self._views) if view.key == key), -1)
        if at >= 0:
            self.blockSignals(True)
            self.setCurrentRow(at)
            self.blockSignals(False)
        return at >= 0

    def step(self, step: int) -> None:
        """Move the choice up (−) or down (+)."""
        if self.count():
            self.setCurrentRow(min(max(0, self.currentRow() + step), self.count() - 1))

    def views(self) -> tuple[CaseRowView, ...]:
        """What is shown."""
        return self._views

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
