"""A PDF on the screen. Qt's PDF library is loaded when the first one is shown, not with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal
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
    return max(0, _document(pdf).pageCount())


def _document(pdf: bytes, parent: QWidget | None = None) -> QPdfDocument:
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument() if parent is None else QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


class PdfPreview(QWidget):
    """All pages below one another, as wide as there is room; a sentence until there is something to show."""

    _replaced = Signal()

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._pdf = b""
        self._painted, self._late, self._stale = True, 0, 0
        self._replaced.connect(self._anew, Qt.ConnectionType.QueuedConnection)
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
        view, before = self._ready(), self._document
        self._painted, self._stale = False, self._stale + 1
        # Loaded before it is shown: pages asked of a document that is just being loaded are never drawn.
        self._document = _document(pdf, self)
        view.setDocument(self._document)  # waits for the page that is being drawn
        self._replaced.emit()
        if before is not None:
            before.deleteLater()
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

    def _anew(self) -> None:
        """What the last PDF's pages left has arrived by now; which PDF a page is of is not told, so all are drawn again."""
        self._stale -= 1
        self._draw_again()

    def _draw_again(self) -> None:
        if self._view is not None:
            self._view.setPageSpacing(self._view.pageSpacing() + 1)  # another layout forgets the pages that were drawn
            self._view.setPageSpacing(self._view.pageSpacing() - 1)

    def _paint_done(self, drawn: QSize) -> None:
        """A page drawn for the size before arrives late and would stay, squeezed and hardly legible: all are drawn again."""
        if self._stale or self._view is None:
            return
        if self._late and abs(drawn.width() - self._page_width(self._view)) > _ROUNDED:
            self._late -= 1
            self._draw_again()
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

    def _ready(self) -> QPdfView:
        from PySide6.QtPdf import QPdfPageRenderer
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is None:
            self._view = QPdfView(self)
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            self._view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._view.setFrameShape(QFrame.Shape.NoFrame)
            # A page nearly as high as its room would need the bar, then fit without it, then need it again, and never be drawn.
            self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self._stack.addWidget(self._view)
            for renderer in self._view.findChildren(QPdfPageRenderer):
                renderer.pageRendered.connect(lambda _page, size, *_more: self._paint_done(size))
        return self._view
