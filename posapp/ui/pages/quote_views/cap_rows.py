"""The months of 値引きの上限 as rows: what the benefit is made of, a bar against the limit, and the word for it. ↑↓ only."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.domain.cap import MonthState
from posapp.ui import text_cap as text
from posapp.ui.icons import paint_icon
from posapp.ui.pages.quote_views.row_list import HEAD, RowList, RowPainter, at, boxes
from posapp.ui.paint import draw_text, text_width, yen
from posapp.ui.show.cap import TONES, CapRow
from posapp.ui.theme import colour
from posapp.ui.widgets.bars import hatched_box
from posapp.ui.widgets.marks import INK

WHEN, DISCOUNT, WAIVED, BUYBACK, TOTAL, STATE = 148, 66, 74, 92, 86, 118
"""Widths in px of the columns; the bar takes what is left."""
LEFT, RIGHT, GAP = 12, 10, 10


def columns(width: float) -> tuple[QRectF, ...]:
    """Month, discounts, waived, buy-back, benefit, bar and state as boxes of height 0 across ``width``."""
    bar = max(24.0, width - LEFT - RIGHT - WHEN - DISCOUNT - WAIVED - BUYBACK - TOTAL - STATE)
    return tuple(boxes((WHEN, DISCOUNT, WAIVED, BUYBACK, TOTAL, bar, STATE), LEFT))


class CapHead(QWidget):
    """The heads of the columns above ``rows``."""

    def __init__(self, rows: CapRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setFixedHeight(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        cells = [at(cell, self.rect().toRectF()) for cell in columns(self._rows.viewport().width())]
        for nth, (box, words) in enumerate(zip(cells, text.HEADS, strict=True)):
            draw_text(painter, box, words, size=12, tone=colour("quiet"), right=0 < nth < 5)

    def fits(self) -> bool:
        """True when no head runs into its neighbour."""
        cells = columns(self._rows.viewport().width())
        return all(text_width(words, 12) <= cell.width() for words, cell in zip(text.HEADS, cells, strict=True))


class _Rows(RowPainter[CapRow]):
    """Draws one row."""

    def draw(self, painter: QPainter, row: QRectF, view: CapRow, nth: int) -> None:
        painter.fillRect(QRectF(row.left() + LEFT, row.bottom() - 1, row.width() - LEFT, 1), colour("line"))
        when, discounts, waived, buyback, total, bar, state = (at(cell, row) for cell in columns(row.width()))
        ink = colour("ink")
        wide = draw_text(painter, when, view.when, size=14, bold=view.worst, tone=ink)
        draw_text(painter, when.adjusted(wide + 6, 1, 0, 1), view.calendar, size=12, tone=colour("quiet"))
        draw_text(painter, discounts, f"{yen(view.discounts)}円", size=12, tone=ink, right=True)
        draw_text(painter, waived, view.waived, size=12, tone=ink, right=True)
        tone = colour("caution" if view.buyback == text.UNKNOWN_PRICE else "ink")
        draw_text(painter, buyback, view.buyback, size=12, tone=tone, right=True)
        draw_text(painter, total, view.total, size=14, bold=True, tone=ink, right=True)
        _bar(painter, bar, view)
        role = INK[TONES[view.state]]
        paint_icon(painter, text.ICONS[view.state], QRectF(state.left(), state.center().y() - 8, 14, 14), colour(role))
        draw_text(painter, state.adjusted(20, 0, 0, 0), view.verdict, size=12, bold=True, tone=colour(role))


def _bar(painter: QPainter, box: QRectF, view: CapRow) -> None:
    """Dark: discounts; blue: what falls away above the expected price; hatched: above the limit; a line: the limit."""
    box = box.adjusted(GAP, 7, -GAP, -8)
    each = box.width() / max(1, view.whole)
    end = box.left() + view.limit * each
    benefit = view.benefit if view.benefit is not None else view.discounts
    within = min(benefit, view.limit)
    painter.fillRect(QRectF(box.left(), box.top(), within * each, box.height()), colour("accent"))
    first = min(view.discounts, within)
    painter.fillRect(QRectF(box.left(), box.top(), first * each, box.height()), colour("ink"))
    if benefit > view.limit:
        over = QRectF(end, box.top(), (benefit - view.limit) * each, box.height())
        hatched_box(painter, over, line="stop", hatch="stop", fill="stopfill")
    elif view.state is MonthState.UNKNOWN:
        open_end = QRectF(box.left() + within * each, box.top(), (view.limit - within) * each, box.height())
        hatched_box(painter, open_end, line="cautionline", hatch="cautionline", fill="surface")
    painter.fillRect(QRectF(end - 1, box.top() - 4, 2, box.height() + 8), colour("ink"))


class CapRows(RowList[CapRow]):
    """The rows; the worst month is the one first looked at."""

    takes = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Rows(), text.ROWS, 2, parent)

    def first(self, views: tuple[CapRow, ...]) -> int:
        return next((n for n, view in enumerate(views) if view.worst), 0)

    def fits(self) -> bool:
        """True when no cell of any row is wider than its column."""
        when, discounts, waived, buyback, total, _bar_box, state = columns(self.viewport().width())
        for view in self._views:
            month = text_width(view.when, 14, bold=view.worst) + text_width(view.calendar, 12) + 6
            cells = (
                (month, when), (text_width(f"{yen(view.discounts)}円", 12), discounts),
                (text_width(view.waived, 12), waived), (text_width(view.buyback, 12), buyback),
                (text_width(view.total, 14, bold=True), total), (text_width(view.verdict, 12, bold=True) + 20, state),
            )  # fmt: skip
            if any(wide > cell.width() for wide, cell in cells):
                return False
        return True
