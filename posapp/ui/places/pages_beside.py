"""A column of a card with a document beside it: one of several pages at the left, the document's pages at the right. Knows no place."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from posapp.ui.places.card import Column
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.pdf_preview import PdfPreview

NARROW = 660
"""Px of the whole below which the column is narrow."""


class PagesBeside(QWidget):
    """``wide`` and ``narrow`` are px of the column; ``empty`` stands at the right until a document does. PageUp and PageDown
    turn the document's pages wherever in the column the focus is."""

    def __init__(self, empty: str, *, wide: int, narrow: int) -> None:
        super().__init__()
        self._wide, self._narrow = wide, narrow
        self.preview = PdfPreview(empty)
        self._left = QWidget()
        self._pages = QStackedLayout(self._left)
        row = horizontal(self)
        row.addWidget(self._left)
        row.addWidget(self.preview, 1)

    def add(self, *, gap: int = 8) -> QVBoxLayout:
        """A further page; what belongs on it goes into the layout."""
        page = QWidget()
        column = vertical(page, margins=(19, 12, 12, 12), spacing=gap)
        self._pages.addWidget(page)
        return column

    def add_scrolling(self, content: QWidget) -> None:
        """A further page with one content that scrolls when it has no room."""
        scroll = Column(gap=0)
        scroll.body.addWidget(content)
        self.add().addWidget(scroll)

    @property
    def now(self) -> int:
        """Which page is shown, counted from 0."""
        return self._pages.currentIndex()

    def turn_to(self, page: int) -> None:
        """Show another page of the column."""
        self._pages.setCurrentIndex(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(self._narrow if self.width() < NARROW else self._wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.preview.turned(event):
            super().keyPressEvent(event)
