"""Tasks in rows under the heads of their groups; ↑↓ move from task to task. Knows no store."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from posapp.ui import text_tasks as text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, metrics_of, text_width
from posapp.ui.show.tasks import Band, TaskView, grouped
from posapp.ui.theme import RADIUS_CHIP, colour
from posapp.ui.views import Tone
from posapp.ui.widgets.marks import INK

ROW, BAND = 56, 32
_DAY, _NUMBER = 136, 124
"""Widths in px of the day and of the number; who and what share the rest."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TaskModel(QAbstractListModel):
    """The rows shown now, heads of groups among them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Band | TaskView, ...] = ()

    def show_rows(self, rows: tuple[Band | TaskView, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(200, BAND if isinstance(row, Band) else ROW)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name} {row.count}" if isinstance(row, Band) else row.says
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, TaskView):
            return "\n".join((f"{row.who}　{row.task.number}", row.what, row.head, row.detail))
        return None


class _Rows(QStyledItemDelegate):
    """Paints one row; what is too long is cut with … and whole in the tool tip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, TaskModel):
            return
        row, box = model.rows[index.row()], QRectF(option.rect)
        painter.save()
        if isinstance(row, Band):
            _band(painter, box, row)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, colour("soft"))
                painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("grid"))
            _task(painter, box.adjusted(16, 0, -16, -1), row)
        painter.restore()


def _band(painter: QPainter, box: QRectF, band: Band) -> None:
    painter.fillRect(box, colour("ground"))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
    inner = box.adjusted(16, 0, -16, -1)
    tone = "stop" if band.name == text.LATE else "ink"
    wide = draw_text(painter, inner, band.name, size=14, bold=True, tone=colour(tone))
    draw_text(painter, inner.adjusted(wide + 8, 0, 0, 0), band.count, size=12, tone=colour("quiet"))


def _task(painter: QPainter, box: QRectF, view: TaskView) -> None:
    ink = "quiet" if view.done else INK[view.tone]
    under = text.HOLIDAY.format(weekday=view.under, holiday=view.holiday) if view.holiday else view.under
    paint_icon(painter, view.icon, QRectF(box.left(), box.top() + 11, 16, 16), colour("good" if view.done else ink))
    day = QRectF(box.left(), box.top(), _DAY, box.height())
    _pair(painter, day, view.day, under, ink, left=20, bold=True, loud=view.tone is Tone.STOP)
    room = box.width() - _DAY - _NUMBER
    who = QRectF(day.right(), box.top(), room * 36 // 100 - 16, box.height())
    _pair(painter, who, view.who, view.what, "quiet" if view.done else "ink", bold=True)
    what = QRectF(day.right() + room * 36 // 100, box.top(), room - room * 36 // 100 - 12, box.height())
    _pair(painter, what, view.head, view.detail, "quiet" if view.done else "ink")
    last = QRectF(box.right() - _NUMBER, box.top(), _NUMBER, box.height())
    if view.done:
        wide = text_width(text.DONE, 12, bold=True) + 16
        badge = QRectF(last.right() - wide, last.center().y() - 12, wide, 24)
        draw_box(painter, badge, fill=colour("goodfill"), radius=RADIUS_CHIP)
        draw_text(painter, badge.adjusted(8, 0, 0, 0), text.DONE, size=12, bold=True, tone=colour("good"))
    else:
        draw_text(painter, last, view.task.number, size=12, tone=colour("quiet"), right=True)


def _pair(
    painter: QPainter, box: QRectF, head: str, under: str, ink: str, *, left: int = 0, bold: bool = False, loud: bool = False
) -> None:  # fmt: skip
    upper = QRectF(box.left() + left, box.top() + 8, box.width() - left, 22)
    cut = metrics_of(14, bold).elidedText(head, Qt.TextElideMode.ElideRight, upper.width())
    draw_text(painter, upper, cut, size=14, bold=bold, tone=colour(ink))
    lower = QRectF(box.left(), box.top() + 29, box.width(), 18)
    cut = metrics_of(12, False).elidedText(under, Qt.TextElideMode.ElideRight, lower.width())
    draw_text(painter, lower, cut, size=12, tone=colour(ink if loud else "quiet"))


class TaskTable(QListView):
    """The rows. ``opened``: Enter or a double click on a task; ``moved``: another one is chosen."""

    opened = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TaskModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(text.LIST_SAYS)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def show_views(self, views: tuple[TaskView, ...]) -> None:
        """Show other tasks; the chosen one stays chosen while it is among them, else the first."""
        rows = grouped(views)
        if rows == self.lines.rows:
            return
        held = self.view()
        self.lines.show_rows(rows)
        self.choose(held.task.id if held else None)

    def views(self) -> tuple[TaskView, ...]:
        """The tasks that are shown."""
        return tuple(row for row in self.lines.rows if isinstance(row, TaskView))

    def choose(self, id: UUID | None) -> None:
        """Choose that task, else the first."""
        places = [(at, row.task.id) for at, row in enumerate(self.lines.rows) if isinstance(row, TaskView)]
        if places:
            at = next((at for at, held in places if held == id), places[0][0])
            self.setCurrentIndex(self.lines.index(at, 0))
            if at == places[0][0]:
                self.scrollToTop()  # with the head of its group

    def view(self) -> TaskView | None:
        """The chosen task."""
        at = self.currentIndex().row()
        row = self.lines.rows[at] if 0 <= at < len(self.lines.rows) else None
        return row if isinstance(row, TaskView) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.view() is not None:
            self.scrollTo(self.currentIndex())  # a sentence above the list takes room from it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, views = event.key(), self.views()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and views:
            self.choose(views[0 if key == Qt.Key.Key_Home else -1].task.id)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()
