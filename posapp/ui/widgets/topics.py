"""The list of things to explain, and its segmented progress bar. Shows states; knows no topic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from posapp.ui import text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_text, text_width
from posapp.ui.theme import colour
from posapp.ui.widgets.layouts import vertical


class TopicState(StrEnum):
    """Where a topic stands."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"
    AGAIN = "again"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """One row of the list; ``asks`` marks a question to the customer."""

    key: str
    number: int
    title: str
    state: TopicState
    asks: bool = False


_ICON = {
    TopicState.DONE: ("check", "good"),
    TopicState.NOW: ("right", "onaccent"),
    TopicState.OPEN: ("ring", "edge"),
    TopicState.AGAIN: ("again", "caution"),
}
_SEGMENT = {
    TopicState.DONE: "good",
    TopicState.NOW: "accent",
    TopicState.OPEN: "line",
    TopicState.AGAIN: "hatch",
}


ROW, LEAST_ROW = 40, 38
"""px of a row, and what it may shrink to before the list must be moved."""


class _Row(QAbstractButton):
    """A topic, 40 px high; a little less where all of them then fit."""

    def __init__(self, view: TopicView) -> None:
        super().__init__()
        self.view = view
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_topic(view)

    def show_topic(self, view: TopicView) -> None:
        """Show another state of the topic."""
        self.view = view
        self.setAccessibleName(f"{view.number} {view.title}")
        self.update()

    def _room(self) -> float:
        return self.width() - 66 - 12 - (28 if self.view.asks else 0)

    def _says_again(self) -> bool:
        """True when もう一度 has room beside the title; the icon before it says the same."""
        needed = text_width(self.view.title, 14) + text_width(text.AGAIN, 12, bold=True) + 12
        return self.view.state is TopicState.AGAIN and needed <= self.width() - 66 - 12

    def fits(self) -> bool:
        """True when the title has room."""
        return text_width(self.view.title, 14, bold=self.view.state is TopicState.NOW) <= self._room()

    def sizeHint(self) -> QSize:
        return QSize(264, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, high = self.view, self.height()
        now = view.state is TopicState.NOW
        if now or self.underMouse():
            painter.fillRect(self.rect(), colour("accent" if now else "sunken"))
        icon, role = _ICON[view.state]
        paint_icon(painter, icon, QRectF(16, (high - 18) / 2, 18, 18), colour(role))
        ink = colour("onaccent" if now else "ink")
        number = QRectF(34, 0, 24, high)
        draw_text(painter, number, str(view.number), size=14, tone=ink if now else colour("quiet"), right=True)
        draw_text(painter, QRectF(66, 0, 1, high), view.title, size=14, bold=now, tone=ink)
        right = QRectF(0, 0, self.width() - 12, high)
        if self._says_again():
            draw_text(painter, right, text.AGAIN, size=12, bold=True, tone=colour("caution"), right=True)
        elif view.asks:
            spot = QRectF(right.right() - 16, (high - 16) / 2, 16, 16)
            paint_icon(painter, "question", spot, ink)


class TopicList(QWidget):
    """Topics in rows; ``chosen`` carries the key of the one clicked or moved to with ↑↓."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vertical(self)
        self._rows: list[_Row] = []
        self._group = QButtonGroup(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_topics(self, topics: tuple[TopicView, ...]) -> None:
        """Show these topics; rows are reused."""
        while len(self._rows) > len(topics):
            self._rows.pop().deleteLater()
        for nth, view in enumerate(topics):
            if nth < len(self._rows):
                self._rows[nth].show_topic(view)
                continue
            row = _Row(view)
            row.clicked.connect(lambda _checked=False, made=row: self.chosen.emit(made.view.key))
            self._column.addWidget(row)
            self._rows.append(row)

    def set_room(self, room: int) -> int:
        """Rows as high as ``room`` allows; what each of them is high now."""
        each = room // max(1, len(self._rows))
        each = min(ROW, each) if each >= LEAST_ROW else ROW
        for row in self._rows:
            row.setFixedHeight(each)
        return each

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((n for n, row in enumerate(self._rows) if row.view.state is TopicState.NOW), 0)
        if step and 0 <= at + step < len(self._rows):
            self.chosen.emit(self._rows[at + step].view.key)
            return
        super().keyPressEvent(event)


class ProgressSegments(QWidget):
    """One small bar for each state, in order."""

    def __init__(
        self, states: tuple[TopicState, ...] = (), *, height: int = 8, gap: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._states, self._gap = states, gap
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(self, states: tuple[TopicState, ...]) -> None:
        """Show other states."""
        if states != self._states:
            self._states = states
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        count = max(1, len(self._states))
        each = (self.width() - self._gap * (count - 1)) / count
        for nth, state in enumerate(self._states):
            left = round(nth * (each + self._gap))
            painter.fillRect(QRectF(left, 0, round(each), self.height()), colour(_SEGMENT[state]))
