"""A ranking in rows: place, name, a bar to scale, the total and beside it in the same size the total if kept. ↑↓ and Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from posapp.ui import text_compare as text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen
from posapp.ui.show.comparison import RankView
from posapp.ui.theme import colour, lightened
from posapp.ui.widgets.bars import hatched_box

ROW, HEAD = 26, 18
_VIEW = Qt.ItemDataRole.UserRole
PLACE, NAME, TOTAL, KEPT, MORE, WHEN = 28, 166, 90, 108, 78, 110
"""Widths in px of the columns; the bar takes what is left."""
LEFT, RIGHT, GAP = 8, 10, 8


def columns(width: float) -> tuple[QRectF, ...]:
    """Place, name, bar, total, kept, difference and month as boxes of height 0 across ``width``."""
    bar = max(24.0, width - LEFT - RIGHT - PLACE - NAME - TOTAL - KEPT - MORE - WHEN - GAP)
    boxes, x = [], float(LEFT)
    for wide in (PLACE, NAME, bar, TOTAL, KEPT, MORE, GAP + WHEN):
        boxes.append(QRectF(x, 0, wide, 0))
        x += wide
    boxes[-1].setLeft(boxes[-1].left() + GAP)
    return tuple(boxes)


def _at(cell: QRectF, row: QRectF) -> QRectF:
    return QRectF(row.left() + cell.left(), row.top(), cell.width(), row.height())


class RankingHead(QWidget):
    """The heads of the columns above ``rows``, as wide as these are without their scroll bar."""

    def __init__(self, rows: Ranking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setFixedHeight(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = self.rect().toRectF()
        place, name, bar, total, kept, more, when = (_at(cell, row) for cell in self._columns())
        tone = colour("quiet")
        wide = QRectF(bar.left(), row.top(), total.right() - bar.left(), row.height())
        hint = wide.adjusted(0, 0, -text_width(text.HEADS[2], 12) - GAP, 0)
        if hint.right() - text_width(text.FEE_HINT, 12) > name.left() + text_width(text.HEADS[1], 12) + GAP:
            draw_text(painter, hint, text.FEE_HINT, size=12, tone=tone, right=True)
        for box, words, right in zip(
            (place, name, wide, kept, more, when), text.HEADS, (False, False, True, True, True, False), strict=True
        ):
            draw_text(painter, box, words, size=12, tone=tone, right=right)

    def _columns(self) -> tuple[QRectF, ...]:
        return columns(self._rows.viewport().width())

    def fits(self) -> bool:
        """True when no head runs into its neighbour."""
        _place, _name, bar, total, kept, more, when = self._columns()
        room = (bar.width() + total.width(), kept.width(), more.width(), when.width())
        return all(text_width(words, 12) <= wide for words, wide in zip(text.HEADS[2:], room, strict=True))


class _Rows(QStyledItemDelegate):
    """Paints one row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = index.data(_VIEW)
        if not isinstance(view, RankView):
            return
        row = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colour("soft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_box(painter, row.adjusted(1, 1, -1, -1), line=colour("accent"), width=2.0, radius=4)
        painter.fillRect(QRectF(row.left() + LEFT, row.bottom() - 1, row.width() - LEFT, 1), colour("line"))
        place, name, bar, total, kept, more, when = (_at(cell, row) for cell in columns(row.width()))
        draw_text(
            painter, place, str(view.rank), size=16, bold=view.least, tone=colour("accent" if view.least else "ink")
        )
        _name(painter, name, view)
        _bar(painter, bar, view)
        _amount(painter, total, view.burden, bold=True)
        _amount(painter, kept, view.kept, bold=True)
        tone = colour("good" if view.least else "ink")
        draw_text(painter, more, view.difference, size=12, bold=view.least, tone=tone, right=True)
        draw_text(painter, when, view.when, size=12, tone=colour("caution" if view.bad else "ink"))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, ROW)


def _name(painter: QPainter, box: QRectF, view: RankView) -> None:
    painter.fillRect(QRectF(box.left(), box.top() + 5, 4, box.height() - 11), lightened(view.colour))
    inner = box.adjusted(10, 0, -6, 0)
    if view.chosen:
        paint_icon(painter, "check", QRectF(inner.right() - 14, box.center().y() - 8, 14, 14), colour("accent"))
        inner.adjust(0, 0, -18, 0)
    shown = metrics_of(14, view.chosen).elidedText(view.name, Qt.TextElideMode.ElideRight, inner.width())
    draw_text(painter, inner, shown, size=14, bold=view.chosen, tone=colour("ink"))


def _bar(painter: QPainter, box: QRectF, view: RankView) -> None:
    """Solid: paid under the plan; amber hatch: more when damaged; thin outline: up to the total if kept."""
    box = box.adjusted(4, 7, -8, -8)
    each = box.width() / max(1, view.whole)
    whole = QRectF(box.left(), box.top(), view.kept * each, box.height())
    solid = QRectF(box.left(), box.top(), view.burden * each, box.height())
    if view.returns:
        draw_box(painter, whole, line=colour("softline"), radius=0)
    painter.fillRect(solid, colour("accent" if view.returns else "ink"))
    if view.damaged is not None and view.damaged > view.burden:
        fee = QRectF(solid.right(), box.top(), (view.damaged - view.burden) * each, box.height())
        hatched_box(painter, fee, line="hatch", hatch="hatch", fill="cautionfill")


def _amount(painter: QPainter, box: QRectF, amount: int, *, bold: bool) -> None:
    base = baseline(metrics_of(16, bold), box.top(), box.height())
    draw_yen(painter, box.right(), base, yen(amount), size=16, bold=bold, tone=colour("ink"))


class Ranking(QListWidget):
    """The rows. ``moved`` as another row is looked at; ``picked`` carries a RankView on Enter or a double click."""

    moved = Signal()
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { border: none; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(text.RANKING)
        self.setMinimumHeight(2 * ROW)
        self.currentRowChanged.connect(lambda _row: self.moved.emit())
        self.itemDoubleClicked.connect(lambda _item: self._pick())
        self._views: tuple[RankView, ...] = ()

    def show_rows(self, views: tuple[RankView, ...]) -> None:
        """Show these rows with the first one looked at, the same one as before where only figures changed. No signal."""
        if views == self._views:
            return
        same = [v.key for v in views] == [v.key for v in self._views]
        at = self.currentRow() if same else 0
        self._views = views
        self.blockSignals(True)
        self.clear()
        for view in views:
            item = QListWidgetItem()
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, view.spoken)
            item.setToolTip(f"{view.operator} {view.name}".strip())
            self.addItem(item)
        self.setCurrentRow(at if views else -1)
        self.blockSignals(False)

    def view(self) -> RankView | None:
        """The row looked at."""
        at = self.currentRow()
        return self._views[at] if 0 <= at < len(self._views) else None

    def views(self) -> tuple[RankView, ...]:
        """What is shown."""
        return self._views

    def _pick(self) -> None:
        if self.view() is not None:
            self.picked.emit(self.view())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick()
        elif event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        ):
            super().keyPressEvent(event)
        else:
            event.ignore()
