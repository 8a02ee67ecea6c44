"""Changes in rows: what is changed, the new burden, the difference with its sign and word, and why. ↑↓ and Enter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posapp.ui import text_whatif as text
from posapp.ui.pages.quote_views.row_list import RowList, RowPainter
from posapp.ui.paint import baseline, draw_text, draw_yen, metrics_of, yen
from posapp.ui.show.whatif import ChangeView
from posapp.ui.theme import colour

LEFT, RIGHT, GROUP, WORDS, BURDEN, MORE, GAP = 12, 8, 50, 160, 84, 152, 8
"""Widths in px; words and reason share what is left, the words having the least they need."""
_TONES = {1: "stop", 0: "quiet", -1: "good"}


def columns(row: QRectF) -> tuple[QRectF, ...]:
    """Group, words, burden, difference and reason; words and reason share what the figures leave."""
    spare = row.width() - LEFT - RIGHT - GROUP - BURDEN - MORE - 2 * GAP
    words = max(float(WORDS), spare * 0.46)
    boxes, x = [], row.left() + LEFT
    for wide, gap in ((GROUP, 0), (words, 0), (BURDEN, GAP), (MORE, GAP), (max(0.0, spare - words), 0)):
        boxes.append(QRectF(x, row.top(), wide, row.height()))
        x += wide + gap
    return tuple(boxes)


class _Rows(RowPainter[ChangeView]):
    """Draws one row."""

    def draw(self, painter: QPainter, row: QRectF, view: ChangeView, nth: int) -> None:
        if view.group and nth:
            painter.fillRect(QRectF(row.left() + LEFT, row.top(), row.width() - LEFT, 1), colour("line"))
        group, words, burden, more, why = columns(row)
        draw_text(painter, group, view.group, size=12, tone=colour("quiet"))
        _cut(painter, words, view.words, 14, "ink")
        if view.burden is not None:
            base = baseline(metrics_of(14, False), burden.top(), burden.height())
            draw_yen(painter, burden.right(), base, yen(view.burden), size=14, bold=False, tone=colour("ink"))
        draw_text(painter, more, view.difference, size=14, bold=True, tone=colour(_TONES[view.more]), right=True)
        _cut(painter, why, view.why, 12, "quiet")


def _cut(painter: QPainter, box: QRectF, words: str, size: int, role: str) -> None:
    """Long names of covers end in …; the whole sentence stands below the rows."""
    shown = metrics_of(size, False).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    draw_text(painter, box, shown, size=size, tone=colour(role))


class Changes(RowList[ChangeView]):
    """The rows; the one looked at stays, where it is still there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Rows(), text.LIST, 3, parent)

    def first(self, views: tuple[ChangeView, ...]) -> int:
        held = self.view()
        return next((n for n, view in enumerate(views) if held is not None and view.key == held.key), 0)
