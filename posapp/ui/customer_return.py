"""One step of a return on the customer's screen: rows, the checklist, the ways out, the sums. All large; knows no rule and no draft."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.ui import text_customer as text
from posapp.ui import text_returns as words
from posapp.ui.customer_views import HeadSeen, ReturnSeen, RowSeen
from posapp.ui.icons import paint_icon
from posapp.ui.pages.returns.way_card import heard, rows_of
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen, yen_width
from posapp.ui.theme import colour
from posapp.ui.views import WayView
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.tile import Tile
from posapp.ui.widgets.words import Words

ROW, WAY = 56, 208
HEAD_LEAST, HEAD_MOST = 30, 48
"""Heights between which a head of the checklist stretches."""


class ReturnScreen(QWidget):
    """Shows a ReturnSeen; what a step does not have takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device, self._day = Words("", 32, bold=True, elide=True), Words("", 20, role="quiet")
        self._offer = Words("", 20, role="quiet", wrap=True)
        self._head, self._lead = Words("", 28, bold=True, wrap=True), Words("", 20, wrap=True)
        self.tiles = [Tile() for _ in range(3)]
        self._tiles, self._rows, self._list = QWidget(), QVBoxLayout(), QVBoxLayout()
        self._aside, self._title, self._lines = Surface(), Words("", 24, bold=True), Words("", 24, wrap=True)
        self.ways = [Way() for _ in range(4)]
        self._beneath, self._foot = QWidget(), Words("", 16, role="quiet", wrap=True)
        self._shown: ReturnSeen | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        column = vertical(self)
        head = QHBoxLayout()
        head.addWidget(self._device, 1)
        head.addWidget(self._day)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self._offer)
        column.addSpacing(20)
        column.addWidget(self._head)
        column.addSpacing(4)
        column.addWidget(self._lead)
        column.addSpacing(16)
        for holder, parts in ((self._tiles, self.tiles), (self._beneath, self.ways)):
            row = horizontal(holder, spacing=16)
            for part in parts:
                row.addWidget(part, 1)
        column.addWidget(self._tiles)
        column.addSpacing(8)
        column.addLayout(self._middle(), 1)
        column.addWidget(self._beneath)
        column.addSpacing(8)
        column.addWidget(self._foot)

    def _middle(self) -> QHBoxLayout:
        """Rows or the checklist at the left, what is read beside them at the right."""
        self._rows.setSpacing(8)
        self._list.setSpacing(0)
        inside = vertical(self._aside, margins=(32, 24, 32, 24), spacing=16)
        inside.addWidget(self._title)
        inside.addWidget(self._lines)
        inside.addStretch(1)
        left = QVBoxLayout()
        left.addLayout(self._rows)
        left.addLayout(self._list, 100)
        left.addStretch(1)
        row = horizontal(spacing=32)
        row.addLayout(left, 4)
        row.addWidget(self._aside, 5)
        return row

    def show_return(self, view: ReturnSeen) -> None:
        """Show another step, or the same one further on."""
        before, self._shown = self._shown, view
        if view == before:
            return
        for label, said in (
            (self._device, view.device), (self._day, view.day), (self._offer, view.offer), (self._head, view.head),
            (self._lead, view.lead), (self._title, view.aside), (self._lines, "\n".join(view.lines)),
            (self._foot, view.foot),
        ):  # fmt: skip
            label.say(said)
            label.setVisible(bool(said))
        self._head.set_role(view.tone)
        self._aside.setVisible(bool(view.aside))
        self._tiles.setVisible(bool(view.tiles))
        for tile, one in zip(self.tiles, view.tiles, strict=False):
            tile.show_tile(one)
        if before is None or (before.rows, before.heads) != (view.rows, view.heads):
            self._build(view)
        self._beneath.setVisible(bool(view.ways))
        for nth, way in enumerate(self.ways):
            way.setVisible(nth < len(view.ways))
            if nth < len(view.ways):
                way.show_way(view.ways[nth])

    def _build(self, view: ReturnSeen) -> None:
        clear(self._rows)
        clear(self._list)
        for row in view.rows:
            self._rows.addWidget(Row(row))
        for head in view.heads:
            self._list.addWidget(HeadLine(head))


class Row(QWidget):
    """A tick or an icon, what it is, its answer at the right."""

    def __init__(self, view: RowSeen) -> None:
        super().__init__()
        self.setMinimumHeight(ROW)
        row = horizontal(self, spacing=16)
        icon, role = view.icon, "accent"
        if view.done is not None and (view.done or not icon):
            icon, role = ("boxed", "good") if view.done else ("right", "accent") if view.now else ("box", "quiet")
        row.addWidget(IconMark(icon, 28, role))
        row.addWidget(Words(view.label, 24, bold=view.now, wrap=True, role="quiet" if view.value else "ink"), 1)
        if view.value:
            row.addWidget(Words(view.value, 24, bold=True, wrap=True), 2)


class HeadLine(QWidget):
    """One head: what it is, what was found, and who has seen it."""

    def __init__(self, view: HeadSeen) -> None:
        super().__init__()
        self.setMinimumHeight(HEAD_LEAST)
        self.setMaximumHeight(HEAD_MOST)
        self._view = view
        marks = [name for name, seen in ((text.CHECK_SHOP, view.shop), (text.CHECK_YOU, view.customer)) if seen]
        self.setAccessibleName(f"{view.label} {view.value} {' '.join(marks)}")
        self.setToolTip(view.value)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(560, HEAD_MOST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, view, box = QPainter(self), self._view, self.rect().toRectF()
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), colour("line"))
        right = box.right()
        seen = ((text.CHECK_YOU, view.customer), (text.CHECK_SHOP, view.shop))
        for name, done in seen if view.role != "quiet" else ():
            if name == text.CHECK_YOU and view.disputed:
                right = self._mark(painter, right, text.CHECK_DISPUTED, "warn", "caution")
            else:
                right = self._mark(painter, right, name, "check" if done else "ring", "good" if done else "quiet")
        label = metrics_of(20, True).elidedText(view.label, Qt.TextElideMode.ElideRight, 216)
        draw_text(painter, QRectF(0, 0, 216, box.height()), label, size=20, bold=True, tone=colour("ink"))
        room = QRectF(240, 0, right - 248, box.height())
        shown = metrics_of(20, True).elidedText(view.value, Qt.TextElideMode.ElideRight, room.width())
        draw_text(painter, room, shown, size=20, bold=True, tone=colour(view.role))

    def _mark(self, painter: QPainter, right: float, name: str, icon: str, role: str) -> float:
        """A name and its tick, ending at ``right``; answers where the next one ends."""
        wide = text_width(name, 16) + 26
        spot = QRectF(right - wide, 0, wide, self.height())
        paint_icon(painter, icon, QRectF(spot.left(), (self.height() - 20) / 2, 20, 20), colour(role))
        draw_text(painter, spot.adjusted(26, 0, 0, 0), name, size=16, tone=colour(role))
        return spot.left() - 16


class Way(QWidget):
    """One way out, as large as an offer's figure; nothing here can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._view = WayView(key="", title="", to_pay=None)
        self.setFixedHeight(WAY)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_way(self, view: WayView) -> None:
        """Show a way."""
        self._view = view
        self.setAccessibleName(heard(view))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, WAY)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, view = QPainter(self), self._view
        fill, line = ("stopfill", "stopline") if view.refused else ("surface", "accent" if view.chosen else "line")
        box = self.rect().toRectF()
        draw_box(painter, box, fill=colour(fill), line=colour(line), width=3.0 if view.chosen else 1.0)
        inner = box.adjusted(20, 12, -20, -12)
        title = metrics_of(20, True).elidedText(view.title, Qt.TextElideMode.ElideRight, inner.width())
        tone = colour("stop" if view.refused else "ink")
        draw_text(painter, QRectF(inner.left(), inner.top(), 1, 28), title, size=20, bold=True, tone=tone)
        self._sum(painter, QRectF(inner.left(), inner.top() + 32, inner.width(), 48))
        for nth, said in enumerate(rows_of(view.lines, inner.width(), 16)):
            shown = metrics_of(16, False).elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
            spot = QRectF(inner.left(), inner.top() + 84 + 22 * nth, inner.width(), 22)
            draw_text(painter, spot, shown, size=16, tone=colour("ink"))
        foot = QRectF(inner.left(), inner.bottom() - 26, inner.width(), 26)
        draw_text(painter, foot, view.foot_value, size=20, bold=True, tone=colour(view.foot_role), right=True)
        if text_width(view.foot, 16) + text_width(view.foot_value, 20, bold=True) + 8 <= foot.width():
            draw_text(painter, foot, view.foot, size=16, tone=colour("quiet"))

    def _sum(self, painter: QPainter, box: QRectF) -> None:
        view = self._view
        if view.to_pay is None:
            draw_text(painter, box, view.instead, size=20, bold=True, tone=colour("quiet"), right=True)
            return
        size = next((s for s in (40, 32) if yen_width(yen(view.to_pay), s, bold=True) <= box.width()), 24)
        if text_width(words.TO_PAY, 16) + 8 + yen_width(yen(view.to_pay), size, bold=True) <= box.width():
            draw_text(painter, box, words.TO_PAY, size=16, tone=colour("quiet"))
        base = baseline(metrics_of(size, True), box.top(), box.height())
        tone = colour("accent" if view.chosen else "ink")
        draw_yen(painter, box.right(), base, yen(view.to_pay), size=size, bold=True, tone=tone)
