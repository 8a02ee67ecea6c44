"""One way out for the device on the counter: what is still to pay, of what it is made, and what it saves. Knows no rule."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posapp.ui import text_returns as words
from posapp.ui.icons import paint_icon
from posapp.ui.paint import baseline, draw_box, draw_text, draw_yen, metrics_of, text_width, yen, yen_width
from posapp.ui.theme import colour
from posapp.ui.views import WayView
from posapp.ui.widgets.marks import draw_key_cap, key_cap_width

HEIGHT = 156
LINES = 3
_PAD = 12


class WayCard(QAbstractButton):
    """A card; a click, Enter or Space chooses it (``clicked``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = WayView(key="", title="", to_pay=None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(120)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def view(self) -> WayView:
        """What is shown."""
        return self._view

    def show_way(self, view: WayView) -> None:
        """Show a way."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(heard(view))
            self.setToolTip("\n".join(view.lines))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses too; on the chosen card it goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._view.chosen:
            event.ignore()
        else:
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, view = QPainter(self), self._view
        box = self.rect().toRectF()
        fill = "stopfill" if view.refused else "surface"
        line = "accent" if view.chosen or self.hasFocus() else "stopline" if view.refused else "line"
        draw_box(
            painter, box, fill=colour(fill), line=colour(line), width=2.0 if view.chosen or self.hasFocus() else 1.0
        )
        inner = box.adjusted(_PAD, 10, -_PAD, -8)
        self._title(painter, inner)
        self._sum(painter, inner)
        for nth, text in enumerate(rows_of(view.lines, inner.width())):
            self._words(painter, QRectF(inner.left(), inner.top() + 60 + 17 * nth, inner.width(), 16), text)
        rule = inner.bottom() - 24
        painter.fillRect(QRectF(inner.left(), rule, inner.width(), 1), colour("line"))
        foot = QRectF(inner.left(), rule + 4, inner.width(), 20)
        room = foot.width() - text_width(view.foot, 12) - 4
        size = next((size for size in (14, 12) if text_width(view.foot_value, size, bold=True) <= room), 0)
        tone = colour(view.foot_role)
        draw_text(painter, foot, view.foot_value, size=size or 12, bold=True, tone=tone, right=True)
        if size:  # what is less or more says by itself than what
            self._words(painter, foot, view.foot, role="quiet" if not view.foot_value else "ink")

    def _title(self, painter: QPainter, inner: QRectF) -> None:
        view, box = self._view, QRectF(inner.left(), inner.top(), inner.width(), 22)
        taken, room = 0.0, box.width() - text_width(view.title, 14, bold=True) - 8
        word = text_width(words.CHOSEN_WAY, 12, bold=True)
        if view.chosen:
            taken = word + 20 if word + 20 <= room else 14
            paint_icon(painter, "check", QRectF(box.right() - taken, box.top() + 4, 14, 14), colour("accent"))
            if taken > word:
                draw_text(painter, box, words.CHOSEN_WAY, size=12, bold=True, tone=colour("accent"), right=True)
        elif view.cap and key_cap_width(view.cap) <= room:
            taken = key_cap_width(view.cap)
            draw_key_cap(painter, box.right(), box.center().y(), view.cap)
        room = box.width() - taken - (8 if taken else 0)
        title = metrics_of(14, True).elidedText(view.title, Qt.TextElideMode.ElideRight, room)
        draw_text(painter, box, title, size=14, bold=True, tone=colour("stop" if view.refused else "ink"))

    def _sum(self, painter: QPainter, inner: QRectF) -> None:
        view, box = self._view, QRectF(inner.left(), inner.top() + 26, inner.width(), 30)
        if view.to_pay is None:
            draw_text(painter, box, view.instead, size=14, bold=True, tone=colour("quiet"), right=True)
            return
        if text_width(words.TO_PAY, 12) + 8 + yen_width(yen(view.to_pay), 20, bold=True) <= box.width():
            draw_text(painter, box, words.TO_PAY, size=12, tone=colour("quiet"))
        tone = colour("accent" if view.chosen else "ink")
        base = baseline(metrics_of(20, True), box.top(), box.height())
        draw_yen(painter, box.right(), base, yen(view.to_pay), size=20, bold=True, tone=tone)

    def _words(self, painter: QPainter, box: QRectF, text: str, role: str = "ink") -> None:
        if text_width(text, 12) > box.width():
            text = text.partition("（")[0]  # what stands in brackets gives way first; the tool tip has it
        shown = metrics_of(12, False).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        draw_text(painter, box, shown, size=12, tone=colour(role))


def rows_of(lines: tuple[str, ...], width: float, size: int = 12) -> list[str]:
    """The lines in as many rows as a card has; a long one takes the rows that nobody else needs."""
    made: list[str] = []
    for nth, text in enumerate(lines[:LINES]):
        rest = len(lines) - nth - 1
        while text_width(text, size) > width and len(made) + rest + 1 < LINES:
            cut = next((n for n in range(len(text), 0, -1) if text_width(text[:n], size) <= width), 1)
            made.append(text[:cut])
            text = text[cut:]
        made.append(text)
    return made


def heard(view: WayView) -> str:
    """The card as sentences, for who hears it."""
    sum_of = f"{words.TO_PAY} {yen(view.to_pay)}円" if view.to_pay is not None else view.instead
    return "。".join(part for part in (view.title, sum_of, *view.lines, f"{view.foot}{view.foot_value}") if part)
