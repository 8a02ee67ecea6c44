"""A list of papers to look at, with number, pages and print state. ↑↓ choose. Shows; prints nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, metrics_of, text_width
from posapp.ui.theme import RADIUS, colour
from posapp.ui.views import Tone
from posapp.ui.widgets.marks import INK

ROW = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRowView:
    """One paper: ``key`` is its kind; ``state`` a word in a tone with its icon."""

    key: str
    title: str
    note: str
    state: str
    tone: Tone
    icon: str


class PaperChoice(QWidget):
    """Rows of ``row`` px, 44 at least; ``chosen`` carries the key."""

    chosen = Signal(str)

    def __init__(self, row: int = ROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.rows: tuple[PaperRowView, ...] = ()
        self.now = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_papers(self, rows: tuple[PaperRowView, ...], now: str) -> None:
        """Show other papers or states."""
        self.rows, self.now = rows, now
        self.setAccessibleName("、".join(f"{row.title} {row.state}" for row in rows))
        self.updateGeometry()
        self.update()

    @property
    def middle(self) -> int:
        """Where the chosen row's middle is, in px from the top; the top without one."""
        at = next((n for n, row in enumerate(self.rows) if row.key == self.now), -1)
        return 0 if at < 0 else at * self._row + self._row // 2

    def sizeHint(self) -> QSize:
        return QSize(264, max(1, len(self.rows)) * self._row)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for nth, row in enumerate(self.rows):
            self._paint(
                painter, row, QRectF(0, nth * self._row, self.width(), self._row), last=nth == len(self.rows) - 1
            )

    def _paint(self, painter: QPainter, row: PaperRowView, box: QRectF, *, last: bool) -> None:
        now = row.key == self.now
        if now:
            ring = 2.0 if self.hasFocus() else 1.0
            inner = box.adjusted(0, 1, 0, -1)
            draw_box(painter, inner, fill=colour("soft"), line=colour("accent"), width=ring, radius=RADIUS)
        elif not last:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), colour("line"))
        paint_icon(painter, row.icon, QRectF(12, box.top() + (self._row - 20) / 2, 20, 20), colour(INK[row.tone]))
        wide = text_width(row.state, 12, bold=True)
        spot = QRectF(0, box.top(), box.width() - 12, self._row)
        draw_text(painter, spot, row.state, size=12, bold=True, tone=colour(INK[row.tone]), right=True)
        room = box.width() - 44 - 24 - wide
        title = metrics_of(14, True).elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        note = metrics_of(12, False).elidedText(row.note, Qt.TextElideMode.ElideRight, room)
        tone, top = colour("accent" if now else "ink"), box.top() + (self._row - 36) / 2
        draw_text(painter, QRectF(44, top, 1, 20), title, size=14, bold=True, tone=tone)
        draw_text(painter, QRectF(44, top + 20, 1, 16), note, size=12, tone=colour("quiet"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // self._row
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
