"""The choices at the end of the term side by side: dates, payments and totals, every total as large as the others."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posapp.ui import text_ends as text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen, yen_width
from posapp.ui.show.ends import EndCardView
from posapp.ui.theme import colour
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.marks import INK
from posapp.ui.widgets.program_card import wrapped

HIGH, LABEL = 108, 18
"""Height in px of a card whose name has one line, and of each line more."""
_PAD, _TOP = 8, 7
_ROWS = 3
"""Lines below the total, the mark among them."""


class EndCard(QAbstractButton):
    """One choice; the one with the focus or a click is looked at (``checked``)."""

    def __init__(self, view: EndCardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(HIGH)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(view.label)
        self.setAccessibleDescription(view.spoken)

    def view(self) -> EndCardView:
        """What is shown."""
        return self._view

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setChecked(True)

    def sizeHint(self) -> QSize:
        return QSize(160, HIGH)

    def _room(self) -> float:
        return self.width() - 2 * _PAD

    def _rows(self) -> list[str]:
        return [row for line in self._view.lines if line for row in wrapped(line, self._room() + 1)]

    def names(self) -> int:
        """How many lines the choice's name takes."""
        return len(wrapped(self._view.label, self._room() + 1, 14))

    def set_names(self, lines: int) -> None:
        """Keep room for a name of so many lines."""
        self.setFixedHeight(HIGH + LABEL * (lines - 1))

    def fits(self) -> bool:
        """True when every line and the total have their room."""
        view, room = self._view, self._room()
        rows = len(self._rows()) + bool(view.mark) <= _ROWS
        mark = text_width(view.mark, 12, bold=True) + 18 <= room
        label = text_width(text.TOTAL, 12) + 4
        total = (
            text_width(view.instead, 12, bold=True) if view.total is None else yen_width(yen(view.total), 20, bold=True)
        )
        return rows and mark and label + total <= room and self.height() >= HIGH + LABEL * (self.names() - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, box = self._view, self.rect().toRectF()
        draw_box(painter, box, fill=colour("surface"), line=colour("line"))
        if self.isChecked() or self.hasFocus():
            draw_box(painter, box, line=colour("accent"), width=2.0)
        top = float(_TOP)
        for row in wrapped(view.label, self._room() + 1, 14):
            draw_text(painter, self._row(top, LABEL), row, size=14, bold=True, tone=colour("ink"))
            top += LABEL
        self._total(painter, self.height() - 83)
        top = self.height() - 55.0
        for row in self._rows():
            draw_text(painter, self._row(top, 16), row, size=12, tone=colour("ink"))
            top += 16
        if view.mark:
            spot, tone = self._row(top, 16), colour(INK[view.tone])
            paint_icon(painter, view.icon, QRectF(spot.left(), spot.top() + 1, 14, 14), tone)
            draw_text(painter, spot.adjusted(18, 0, 0, 0), view.mark, size=12, bold=True, tone=tone)

    def _total(self, painter: QPainter, top: float) -> None:
        row = self._row(top, 28)
        draw_text(painter, row.adjusted(0, 4, 0, 0), text.TOTAL, size=12, tone=colour("quiet"))
        if self._view.total is None:
            spot = row.adjusted(0, 4, 0, 0)
            draw_text(painter, spot, self._view.instead, size=12, bold=True, tone=colour("quiet"), right=True)
            return
        base = baseline(metrics_of(20, True), top, 28)
        draw_yen(painter, row.right(), base, yen(self._view.total), size=20, bold=True, tone=colour("ink"))

    def _row(self, top: float, height: float) -> QRectF:
        return QRectF(_PAD, top, self._room(), height)


class EndCards(QWidget):
    """The row of cards. ``looked`` when another one is looked at."""

    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[EndCard, ...] = ()
        self.setAccessibleName(text.CHOICES)
        self._row = horizontal(self, spacing=8)

    def show_cards(self, views: tuple[EndCardView, ...]) -> None:
        """Show these choices; the one looked at stays the same where the choices are."""
        if views == tuple(card.view() for card in self.cards):
            return
        same = [v.label for v in views] == [c.view().label for c in self.cards]
        at = self.at() if same else 0
        clear(self._row)
        self.cards = tuple(EndCard(view, self) for view in views)
        for card in self.cards:
            self._row.addWidget(card, 1)
            card.show()
        if self.cards:
            self.cards[at].setChecked(True)
        self._row.activate()
        self._level()
        for card in self.cards:
            card.toggled.connect(lambda checked: self.looked.emit() if checked else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._level()

    def _level(self) -> None:
        """All cards as high as the longest name needs."""
        lines = max((card.names() for card in self.cards), default=1)
        for card in self.cards:
            card.set_names(lines)

    def at(self) -> int:
        """Which card is looked at, 0 for the first."""
        return next((at for at, card in enumerate(self.cards) if card.isChecked()), 0)

    def view(self) -> EndCardView | None:
        """The choice looked at."""
        return self.cards[self.at()].view() if self.cards else None
