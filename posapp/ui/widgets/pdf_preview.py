"""A PDF on the screen. Qt's PDF library is loaded when the first one is shown, not with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from posapp.ui.theme import colour
from posapp.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView


_ROUNDED, _MOST_LATE = 4, 4
"""px by which a page may differ from what is asked for; how many late pages are drawn again after one change of size."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; 0 when it cannot be read."""
    from PySide6.QtPdf import QPdfDocument

    document, buffer = QPdfDocument(), _buffer(pdf)
    document.load(buffer)
    count = document.pageCount()
    document.close()
    return max(0, count)


def _buffer(pdf: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


class PdfPreview(QWidget):
    """All pages below one another, as wide as there is room; a sentence until there is something to show."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._view: QPdfView | None = None
        self._pdf = b""
        self._painted, self._late = True, 0
        self._stack = QStackedLayout(self)
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        self._empty = Words(empty, 14, role="quiet", align="centre", wrap=True)
        column.addWidget(self._empty)
        self._stack.addWidget(waiting)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF from its first page; empty bytes show the sentence."""
        if pdf == self._pdf:
            return
        self._pdf = pdf
        if not pdf:
            self._stack.setCurrentIndex(0)
            return
        view, document = self._ready()
        self._painted = False
        before = self._buffer
        self._buffer = _buffer(pdf)
        document.load(self._buffer)
        if before is not None:
            before.close()
        palette = view.palette()
        palette.setColor(palette.ColorRole.Dark, colour("edge"))  # what QPdfView paints around the sheets
        view.setPalette(palette)
        view.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(1)

    def say_empty(self, sentence: str) -> None:
        """What stands there while nothing is shown."""
        self._empty.say(sentence)

    @property
    def painted(self) -> bool:
        """True once the first page of what is shown was painted (Qt paints them beside the window's thread)."""
        return self._painted or not self._pdf

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._painted, self._late = False, _MOST_LATE  # Qt draws the pages anew for another size

    def _paint_done(self, drawn: QSize) -> None:
        """A page drawn for the size before arrives late and would stay, squeezed and hardly legible: all are drawn again."""
        view = self._view
        if view is not None and self._late and abs(drawn.width() - self._page_width(view)) > _ROUNDED:
            self._late -= 1
            view.setPageSpacing(view.pageSpacing() + 1)  # another layout forgets the pages that were drawn
            view.setPageSpacing(view.pageSpacing() - 1)
            return
        self._painted = True

    def _page_width(self, view: QPdfView) -> float:
        """px of a page in the present width."""
        margins = view.documentMargins()
        return (view.viewport().width() - margins.left() - margins.right()) * self.devicePixelRatioF()

    def turn(self, step: int) -> bool:
        """Scroll by most of a screen, down (1) or up (−1); False when nothing is shown."""
        if self._view is None or not self._pdf:
            return False
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + step * round(bar.pageStep() * 0.9))
        return True

    def turned(self, event: QKeyEvent) -> bool:
        """PageUp and PageDown turn the pages; False for any other key and when nothing is shown."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        return bool(step) and self.turn(step)

    def go_to(self, page: int) -> None:
        """Show the top of a page, counted from 1."""
        if self._view is not None and self._pdf:
            self._view.pageNavigator().jump(page - 1, QPointF())

    def top(self) -> int:
        """How far the preview is scrolled, in px."""
        return self._view.verticalScrollBar().value() if self._view is not None else 0

    def pages(self) -> int:
        """Pages of the PDF shown."""
        return self._document.pageCount() if self._document is not None and self._pdf else 0

    def _ready(self) -> tuple[QPdfView, QPdfDocument]:
        from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is None or self._document is None:
            self._document, self._view = QPdfDocument(self), QPdfView(self)
            self._view.setDocument(self._document)
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            self._view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._view.setFrameShape(QFrame.Shape.NoFrame)
            self._stack.addWidget(self._view)
            for renderer in self._view.findChildren(QPdfPageRenderer):
                renderer.pageRendered.connect(lambda _page, size, *_more: self._paint_done(size))
        return self._view, self._document
