"""A large figure of the customer's screen with its label and its note. Knows no offer."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui.customer_views import TileView
from posapp.ui.paint import baseline, draw_text, draw_yen, metrics_of, yen, yen_width
from posapp.ui.theme import colour


class Tile(QWidget):
    """A figure of 64 px with its label above and its note below; a stripe at the left tells the three apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = TileView(label="", yen=None, note="", role="edge")
        self.setFixedHeight(176)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_tile(self, view: TileView) -> None:
        """Show another figure."""
        self._view = view
        self.setAccessibleName(f"{view.label} {view.instead if view.yen is None else yen(view.yen)} {view.note}")
        self.update()

    def _size(self) -> int:
        """64 px, smaller only for a sum that has no room."""
        amount, room = yen(self._view.yen or 0), self.width() - 52
        return next((s for s in (64, 52, 44) if yen_width(amount, s, bold=True) <= room), 32)

    def fits(self) -> bool:
        """True when the figure has room."""
        return yen_width(yen(self._view.yen or 0), self._size(), bold=True) <= self.width() - 44

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, box = self._view, self.rect().toRectF()
        painter.fillRect(box, colour("sunken"))
        painter.fillRect(QRectF(0, 0, 8, box.height()), colour(view.role))
        draw_text(painter, QRectF(28, 16, 1, 28), view.label, size=20, bold=True, tone=colour("ink"))
        inner = box.adjusted(28, 0, -24, 0)
        if view.yen is None:
            row = QRectF(inner.left(), 72, inner.width(), 40)
            draw_text(painter, row, view.instead, size=20, bold=True, tone=colour("quiet"), right=True)
            return
        size = self._size()
        tone = colour("accent" if view.role == "accent" else "ink")
        draw_yen(
            painter, inner.right(), baseline(metrics_of(size, True), 60, 72), yen(view.yen), size=size, bold=True,
            tone=tone,
        )  # fmt: skip
        note = QRectF(inner.left(), 140, inner.width(), 24)
        draw_text(painter, note, view.note, size=16, tone=colour("quiet"), right=True)
