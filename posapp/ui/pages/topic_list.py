"""The list of topics: where each stands, how many are done. Shows and answers which one was chosen; knows no rule."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from posapp.ui import text_sale as text
from posapp.ui.frame.bar import Strip
from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import TOPICS, colour
from posapp.ui.widgets.words import Words

ROW = 40


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic: state ``done``, ``again`` or ``open``."""

    key: str
    title: str
    state: str
    asks: bool = False


class Segments(QWidget):
    """One small box a topic: green done, amber again, blue present, grey open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: tuple[str, ...] = ()
        self.setFixedHeight(8)

    def show_roles(self, roles: tuple[str, ...]) -> None:
        """Paint other colour roles."""
        self._roles = roles
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        count = max(1, len(self._roles))
        step = (self.width() + 2) / count
        for nth, role in enumerate(self._roles):
            left = round(nth * step)
            painter.fillRect(QRect(left, 0, round((nth + 1) * step) - 2 - left, 8), colour(role))


class Rows(QWidget):
    """The rows, painted; arrows choose, the focus shows as a ring inside the present row."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TopicRow, ...] = ()
        self.now = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(TOPICS - 1, ROW * len(self.rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for nth, row in enumerate(self.rows):
            box = QRectF(0, nth * ROW, self.width(), ROW)
            if event.rect().intersects(box.toRect()):
                self._paint(painter, nth, row, box)

    def _paint(self, painter: QPainter, nth: int, row: TopicRow, box: QRectF) -> None:
        now = row.key == self.now
        if now:
            painter.fillRect(box, colour("accent"))
            if self.hasFocus():
                draw_box(painter, box.adjusted(3, 3, -3, -3), line=colour("onaccent"), width=1.5, radius=4)
        icon, role = {"done": ("check", "good"), "again": ("again", "caution"), "open": ("", "quiet")}[row.state]
        role = "onaccent" if now else role
        mark = QRectF(16, box.top() + 12, 18, 16)
        if icon or now:
            paint_icon(painter, icon or "right", mark, colour(role), 2.0)
        else:
            draw_box(painter, mark.adjusted(2.5, 1.5, -2.5, -1.5), line=colour("edge"), width=1.25, radius=7)
        tone = colour("onaccent" if now else "ink")
        number = QRectF(34, box.top(), 24, ROW)
        draw_text(painter, number, str(nth + 1), size=14, tone=tone if now else colour("quiet"), right=True)
        draw_text(painter, QRectF(66, box.top(), 1, ROW), row.title, size=14, bold=now, tone=tone)
        right = self.width() - 12.0
        if row.asks:
            paint_icon(painter, "question", QRectF(right - 16, box.top() + 12, 16, 16), tone)
            right -= 20
        room = right - 66 - text_width(row.title, 14, bold=now)
        if row.state == "again" and room > text_width(text.AGAIN, 12, bold=True) + 4:
            spot = QRectF(0, box.top(), right, ROW)
            draw_text(painter, spot, text.AGAIN, size=12, bold=True, tone=colour(role), right=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // ROW
        if event.button() is Qt.MouseButton.LeftButton and at < len(self.rows):
            self.chosen.emit(self.rows[at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((n for n, row in enumerate(self.rows) if row.key == self.now), -1)
        if step and 0 <= at + step < len(self.rows):
            self.chosen.emit(self.rows[at + step].key)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, _event: object) -> None:
        self.update()

    def focusOutEvent(self, _event: object) -> None:
        self.update()


class TopicList(Strip):
    """Head with count and segments, then the rows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("r", parent=parent)
        self.setFixedWidth(TOPICS)
        self._done, self._of = Words("", 20, bold=True), Words("", 14, role="quiet")
        self.segments, self.rows = Segments(), Rows()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.setSpacing(6)
        head.addWidget(Words(text.TOPICS, 14, bold=True))
        head.addStretch(1)
        head.addWidget(self._done)
        head.addWidget(self._of)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 4, 16, 8)
        bar.addWidget(self.segments)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.rows)
        self._area.viewport().setAutoFillBackground(False)
        self.rows.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self._area, 1)
        self.rows.chosen.connect(self.chosen)

    def show_topics(self, rows: tuple[TopicRow, ...], now: str) -> None:
        """Show other states; the present row is brought into sight."""
        moved = now != self.rows.now
        self.rows.rows, self.rows.now = rows, now
        self._done.say(str(sum(1 for row in rows if row.state == "done")))
        self._of.say(f"/ {len(rows)}")
        tones = {"done": "good", "again": "hatch", "open": "line"}
        self.segments.show_roles(
            tuple("accent" if r.key == now and r.state != "done" else tones[r.state] for r in rows)
        )
        self.rows.updateGeometry()
        self.rows.update()
        at = next((n for n, row in enumerate(rows) if row.key == now), 0)
        if moved:
            self._area.ensureVisible(0, QPoint(0, at * ROW + ROW // 2).y(), 0, ROW)
