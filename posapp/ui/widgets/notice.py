"""A filled box that says one thing: an icon, a bold head, a sentence. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.views import Tone
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import EDGE, FILL, INK, IconMark
from posapp.ui.widgets.words import Words


class Notice(QWidget):
    """Icon, head and body in a tone; an empty body leaves the head alone."""

    def __init__(
        self, icon: str, head: str, body: str = "", *, tone: Tone = Tone.CAUTION, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon, self.head, self.body = (
            IconMark(icon, 20, INK[tone]),
            Words("", 14, bold=True, wrap=True),
            Words("", 14, wrap=True),
        )
        row = horizontal(self, margins=(16, 9, 16, 9), spacing=8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = vertical(spacing=2)
        column.addWidget(self.head)
        column.addWidget(self.body)
        row.addLayout(column, 1)
        self.say(icon, head, body, tone)

    def say(self, icon: str, head: str, body: str = "", tone: Tone | None = None) -> None:
        """Say something else."""
        self._tone = tone or self._tone
        self._icon.show_icon(icon, INK[self._tone])
        self.head.set_role(INK[self._tone])
        self.head.say(head)
        self.body.say(body)
        self.body.setVisible(bool(body))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self.rect().toRectF()
        draw_box(QPainter(self), box, fill=colour(FILL[self._tone]), line=colour(EDGE[self._tone]))
