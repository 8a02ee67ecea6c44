"""A ranking in rows: place, name, a bar to scale, the total and beside it in the same size the total if kept. ↑↓ and Enter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import text_compare as text
from posapp.ui.icons import paint_icon
from posapp.ui.pages.quote_views.row_list import HEAD, RowList, RowPainter, at, boxes
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen
from posapp.ui.show.comparison import RankView
from posapp.ui.theme import colour, lightened
from posapp.ui.widgets.bars import hatched_box

PLACE, NAME, TOTAL, KEPT, MORE, WHEN = 28, 166, 90, 108, 78, 110
"""Widths in px of the columns; the bar takes what is left."""
LEFT, RIGHT, GAP = 8, 10, 8


def columns(width: float) -> tuple[QRectF, ...]:
    """Place, name, bar, total, kept, difference and month as boxes of height 0 across ``width``."""
    bar = max(24.0, width - LEFT - RIGHT - PLACE - NAME - TOTAL - KEPT - MORE - WHEN - GAP)
    made = boxes((PLACE, NAME, bar, TOTAL, KEPT, MORE, GAP + WHEN), LEFT)
    made[-1].setLeft(made[-1].left() + GAP)
    return tuple(made)


class RankingHead(QWidget):
    """The heads of the columns above ``rows``, as wide as these are without their scroll bar."""

    def __init__(self, rows: Ranking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setFixedHeight(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = self.rect().toRectF()
        place, name, bar, total, kept, more, when = (at(cell, row) for cell in self._columns())
        tone = colour("quiet")
        wide = QRectF(bar.left(), row.top(), total.right() - bar.left(), row.height())
        hint = wide.adjusted(0, 0, -text_width(text.HEADS[2], 12) - GAP, 0)
        if hint.right() - text_width(text.FEE_HINT, 12) > name.left() + text_width(text.HEADS[1], 12) + GAP:
            draw_text(painter, hint, text.FEE_HINT, size=12, tone=tone, right=True)
        for box, words, right in zip(
            (place, name, wide, kept, more, when), text.HEADS, (False, False, True, True, True, False), strict=True
        ):
            draw_text(painter, box, words, size=12, tone=tone, right=right)

    def _columns(self) -> tuple[QRectF, ...]:
        return columns(self._rows.viewport().width())

    def fits(self) -> bool:
        """True when no head runs into its neighbour."""
        _place, _name, bar, total, kept, more, when = self._columns()
        room = (bar.width() + total.width(), kept.width(), more.width(), when.width())
        return all(text_width(words, 12) <= wide for words, wide in zip(text.HEADS[2:], room, strict=True))


class _Rows(RowPainter[RankView]):
    """Draws one row."""

    def draw(self, painter: QPainter, row: QRectF, view: RankView, nth: int) -> None:
        painter.fillRect(QRectF(row.left() + LEFT, row.bottom() - 1, row.width() - LEFT, 1), colour("line"))
        place, name, bar, total, kept, more, when = (at(cell, row) for cell in columns(row.width()))
        draw_text(
            painter, place, str(view.rank), size=16, bold=view.least, tone=colour("accent" if view.least else "ink")
        )
        _name(painter, name, view)
        _bar(painter, bar, view)
        _amount(painter, total, view.burden, bold=True)
        _amount(painter, kept, view.kept, bold=True)
        tone = colour("good" if view.least else "ink")
        draw_text(painter, more, view.difference, size=12, bold=view.least, tone=tone, right=True)
        draw_text(painter, when, view.when, size=12, tone=colour("caution" if view.bad else "ink"))


def _name(painter: QPainter, box: QRectF, view: RankView) -> None:
    painter.fillRect(QRectF(box.left(), box.top() + 5, 4, box.height() - 11), lightened(view.colour))
    inner = box.adjusted(10, 0, -6, 0)
    if view.chosen:
        paint_icon(painter, "check", QRectF(inner.right() - 14, box.center().y() - 8, 14, 14), colour("accent"))
        inner.adjust(0, 0, -18, 0)
    shown = metrics_of(14, view.chosen).elidedText(view.name, Qt.TextElideMode.ElideRight, inner.width())
    draw_text(painter, inner, shown, size=14, bold=view.chosen, tone=colour("ink"))


def _bar(painter: QPainter, box: QRectF, view: RankView) -> None:
    """Solid: paid under the plan; amber hatch: more when damaged; thin outline: up to the total if kept."""
    box = box.adjusted(4, 7, -8, -8)
    each = box.width() / max(1, view.whole)
    whole = QRectF(box.left(), box.top(), view.kept * each, box.height())
    solid = QRectF(box.left(), box.top(), view.burden * each, box.height())
    if view.returns:
        draw_box(painter, whole, line=colour("softline"), radius=0)
    painter.fillRect(solid, colour("accent" if view.returns else "ink"))
    if view.damaged is not None and view.damaged > view.burden:
        fee = QRectF(solid.right(), box.top(), (view.damaged - view.burden) * each, box.height())
        hatched_box(painter, fee, line="hatch", hatch="hatch", fill="cautionfill")


def _amount(painter: QPainter, box: QRectF, amount: int, *, bold: bool) -> None:
    base = baseline(metrics_of(16, bold), box.top(), box.height())
    draw_yen(painter, box.right(), base, yen(amount), size=16, bold=bold, tone=colour("ink"))


class Ranking(RowList[RankView]):
    """The rows; the first one is looked at, the same one as before where only figures changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Rows(), text.RANKING, 2, parent)

    def first(self, views: tuple[RankView, ...]) -> int:
        return self.currentRow() if [v.key for v in views] == [v.key for v in self.views()] else 0

    def tip(self, view: RankView) -> str:
        return f"{view.operator} {view.name}".strip()
