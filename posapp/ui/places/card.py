"""What the places are built of: a card with a large head, an empty state, a scrolling column. Knows no place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.views import BadgeView
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.content import Content
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge, KeyCap
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

MARGIN = 24
GAP = 16


def stack(card: Surface, *parts: QWidget) -> None:
    """Fill a card with parts from border to border, one below the other; the last takes the room that is left."""
    column = vertical(card, margins=(1, 1, 1, 1))
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)


class HeadCard(Surface):
    """A card with a head of ``head`` px: title 16, badge, quiet note, buttons; rows go into ``body``."""

    def __init__(self, title: str, *, note: str = "", head: int = 55, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        column = vertical(self, margins=(1, 1, 1, 1))
        strip = QWidget()
        strip.setFixedHeight(head)
        row = horizontal(strip, margins=(15, 0, 15, 0), spacing=8)
        self.title = Words(title, 16, bold=True)
        row.addWidget(self.title)
        self._badges = horizontal(spacing=8)
        row.addLayout(self._badges)
        row.addStretch(1)
        self._note = Words(note, 12, role="quiet")
        row.addWidget(self._note)
        self.tools = horizontal(spacing=8)
        row.addLayout(self.tools)
        column.addWidget(strip)
        column.addWidget(Hairline())
        self.body = vertical()
        column.addLayout(self.body, 1)
        self._shown: tuple[BadgeView, ...] = ()

    def say_note(self, note: str) -> None:
        """The quiet words at the head's right."""
        self._note.say(note)

    def show_badges(self, *badges: BadgeView) -> None:
        """The state beside the title."""
        if badges != self._shown:
            self._shown = badges
            clear(self._badges)
            for badge in badges:
                self._badges.addWidget(Badge(badge))


class _Disc(QWidget):
    """A line icon in a soft circle of 72 px."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(72, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, self.rect().toRectF(), fill=colour("soft"), radius=36)
        paint_icon(painter, self._icon, QRectF(20, 20, 32, 32), colour("accent"))


class EmptyState(QWidget):
    """Says what will be here and how to begin: ``key`` with ``begin`` is the key that leads on."""

    def __init__(
        self, icon: str, title: str, lines: tuple[str, ...], *, key: str = "", begin: str = "", parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        column = vertical(self, margins=(24, 24, 24, 24), spacing=4)
        column.addStretch(2)
        column.addWidget(_Disc(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        self.title = Words(title, 20, bold=True, align="centre", wrap=True)
        column.addWidget(self.title)
        column.addSpacing(4)
        for line in lines:
            column.addWidget(Words(line, 14, role="quiet", align="centre", wrap=True))
        if key:
            column.addSpacing(16)
            row = horizontal(spacing=8)
            row.addStretch(1)
            row.addWidget(KeyCap(key, "accent"))
            row.addWidget(Words(begin, 14, bold=True, role="accent"))
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(3)


class Column(QScrollArea):
    """A column that scrolls when it has no room; widgets go into ``body``."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = GAP) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = Content()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(gap)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
