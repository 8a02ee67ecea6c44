"""The left column of 重要事項説明: how many topics are done, the segments, the list. Shows; knows no rule."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posapp.ui import text_sale as text
from posapp.ui.pages.scroll import scrolled
from posapp.ui.theme import TOPICS
from posapp.ui.widgets.bar import Strip
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.topics import ProgressSegments, TopicList, TopicState, TopicView
from posapp.ui.widgets.words import Words


class TopicPanel(Strip):
    """Head with count and segments, then the rows; the present row is always in sight."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("r", parent=parent)
        self.setFixedWidth(TOPICS)
        self._done, self._of = Words("", 20, bold=True), Words("", 14, role="quiet")
        self.segments, self.rows = ProgressSegments(), TopicList()
        self.views: tuple[TopicView, ...] = ()
        head = horizontal(margins=(16, 12, 16, 0), spacing=6)
        head.addWidget(Words(text.TOPICS, 14, bold=True))
        head.addStretch(1)
        head.addWidget(self._done)
        head.addWidget(self._of)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 4, 16, 8)
        bar.addWidget(self.segments)
        column = vertical(self, margins=(0, 0, 1, 0))
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self._scroll(), 1)
        self.rows.chosen.connect(self.chosen)

    def done(self) -> str:
        """How many are done, as shown."""
        return self._done.text()

    def _scroll(self) -> QScrollArea:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addStretch(1)
        self._area = scrolled(body)
        return self._area

    def show_topics(self, views: tuple[TopicView, ...], done: frozenset[str]) -> None:
        """Show other states; ``done`` holds the keys of the topics understood, the present one too."""
        self._done.say(str(len(done)))
        self._of.say(f"/ {len(views)}")
        self.segments.show_states(tuple(TopicState.DONE if view.key in done else view.state for view in views))
        if views == self.views:
            return
        self.views = views
        self.rows.show_topics(views)
        each = self._fit()
        at = next((n for n, view in enumerate(views) if view.state is TopicState.NOW), 0)
        self._area.ensureVisible(0, at * each + each // 2, 0, each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> int:
        """One topic more than usual takes a little of each row rather than a scroll bar."""
        return self.rows.set_room(self._area.viewport().height())
