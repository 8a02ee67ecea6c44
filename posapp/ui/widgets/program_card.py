"""A program card. All cards paint the same rows at the same heights; it shows a CardView and says when it is chosen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posapp.ui import text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import (
    baseline,
    draw_box,
    draw_mark,
    draw_text,
    draw_yen,
    metrics_of,
    text_width,
    yen,
    yen_width,
)
from posapp.ui.theme import RADIUS, colour, font, lightened
from posapp.ui.views import CardView
from posapp.ui.widgets.marks import draw_key_cap, key_cap_width

_PAD = 12
_WIDE = {"op": 23, "name": 45, "monthly": 74, "lines": 96, "rule1": 128, "kept": 144, "kept_yen": 165, "returned": 188,
         "returned_yen": 209, "rule2": 228, "words": 244, "height": 312}  # fmt: skip
_LOW = {"op": 19, "name": 40, "monthly": 68, "lines": 90, "rule1": 118, "kept": 130, "kept_yen": 151, "returned": 171,
        "returned_yen": 191, "rule2": 206, "words": 218, "height": 264}  # fmt: skip


@lru_cache(maxsize=512)
def wrapped(words: str, width: float, size: int = 12) -> tuple[str, ...]:
    """A text broken into lines of ``width`` px by the rules of Japanese line breaking."""
    layout = QTextLayout(words, font(size))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    rows: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rows.append(words[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(rows)


class ProgramCard(QAbstractButton):
    """A card 312 px high, 264 in a narrow window; a click, Enter or Space chooses it (``clicked``)."""

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(140)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_low(False)
        self.show_card(view)

    def set_low(self, low: bool) -> None:
        """Take the narrow window's lower form."""
        self._low = low
        self._at = _LOW if low else _WIDE
        self.setFixedHeight(self._at["height"])
        self.update()

    def show_card(self, view: CardView) -> None:
        """Show another program or other figures."""
        if view == self._view and self.accessibleName():
            return
        self._view = view
        self.setAccessibleName(f"{view.operator} {view.name}")
        figures = [f"{self._label()} {yen(view.monthly)}円"] if view.monthly is not None else [view.refusal]
        if view.kept is not None:
            figures.append(f"{text.KEPT_TOTAL} {yen(view.kept)}円")
        if view.kept is not None:
            returned = view.instead if view.returned is None else f"{yen(view.returned)}円"
            figures.append(f"{text.RETURN_TOTAL} {returned}")
        self.setAccessibleDescription("、".join((*figures, *view.conditions)))
        self.update()

    def view(self) -> CardView:
        """What is shown."""
        return self._view

    def _words(self) -> list[str]:
        """The conditions in rows; what stands in brackets is left out where the rows would not suffice."""
        given = self._view.short if self._low and self._view.short else self._view.conditions
        most = (self._at["height"] - self._at["words"] + 8) // 16
        rows = self._broken(given)
        return rows if len(rows) <= most else self._broken(tuple(w for w in given if w[:1] != "("))

    def _broken(self, given: tuple[str, ...]) -> list[str]:
        return [row for words in given for row in wrapped(words, self.width() - 2 * _PAD + 2)]

    def fits(self) -> bool:
        """True when every figure and word is inside the card."""
        view, room = self._view, self.width() - 2 * _PAD
        right = key_cap_width(view.cap) if view.cap else text_width(text.CHOSEN, 12, bold=True) + 20
        widths = [
            21 + text_width(self._operator(room - 25 - right), 12) + 4 + right,
            text_width(view.name, self._name_size(), bold=True),
            self._label_width() + yen_width(yen(view.monthly or 0), self._size(view.monthly, True), bold=True),
            *(text_width(line, 12) - 2 for line in view.lines),
            *(yen_width(yen(v), self._size(v), bold=True) for v in (view.kept, view.returned) if v is not None),
        ]
        rows = self._at["words"] + 16 * len(self._words()) <= self._at["height"] + 4
        return all(width <= room for width in widths) and rows

    def sizeHint(self) -> QSize:
        return QSize(166, self._at["height"])

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._at["height"])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, box = self._view, self.rect().toRectF()
        loud = view.chosen or self.hasFocus()
        draw_box(painter, box, fill=colour("surface"), line=colour("line"))
        if loud:
            draw_box(painter, box, line=colour("accent"), width=2.0)
        clip = QPainterPath()
        clip.addRoundedRect(box, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(QRectF(0, 0, box.width(), 4), lightened(view.colour))
        painter.restore()
        self._head(painter)
        if view.refusal:
            self._refusal(painter)
        else:
            self._figures(painter)

    def _label(self) -> str:
        return self._view.monthly_label or text.MONTHLY

    def _label_width(self) -> float:
        return text_width(self._label(), 12) + 4

    def _size(self, amount: int | None, beside_label: bool = False) -> int:
        """20 px; 16 for a sum of seven digits, which the card cannot hold larger."""
        room = self.width() - 2 * _PAD - (self._label_width() if beside_label else 0)
        return 20 if yen_width(yen(amount or 0), 20, bold=True) <= room else 16

    def _operator(self, room: float) -> str:
        """The operator's name, ended in … where the key beside it leaves no room."""
        return metrics_of(12, False).elidedText(self._view.operator, Qt.TextElideMode.ElideRight, room)

    def _name_size(self) -> int:
        room = self.width() - 2 * _PAD
        return next((s for s in (16, 14) if text_width(self._view.name, s, bold=True) <= room), 12)

    def _row(self, name: str, height: int = 16) -> QRectF:
        return QRectF(_PAD, self._at[name] - height / 2, self.width() - 2 * _PAD, height)

    def _head(self, painter: QPainter) -> None:
        view, row = self._view, self._row("op")
        draw_mark(painter, view.mark, QPointF(row.left() + 6, row.center().y()), colour(view.role))
        taken = text_width(text.CHOSEN, 12, bold=True) + 19 if view.chosen else key_cap_width(view.cap)
        words = self._operator(row.width() - 25 - taken)
        draw_text(painter, row.adjusted(21, 0, 0, 0), words, size=12, tone=colour("quiet"))
        if view.chosen:
            wide = draw_text(painter, row, text.CHOSEN, size=12, bold=True, tone=colour("accent"), right=True)
            tick = QRectF(row.right() - wide - 19, row.top() + 1, 14, 14)
            paint_icon(painter, "check", tick, colour("accent"))
        elif view.cap:
            draw_key_cap(painter, row.right(), row.center().y(), view.cap)
        size = self._name_size()
        draw_text(painter, self._row("name", 24), view.name, size=size, bold=True, tone=colour("ink"))

    def _figures(self, painter: QPainter) -> None:
        view = self._view
        quiet, ink = colour("quiet"), colour("ink")
        draw_text(painter, self._row("monthly", 16).translated(0, 2), self._label(), size=12, tone=ink)
        self._yen(painter, "monthly", view.monthly, "ink", beside_label=True)
        for nth, line in enumerate(view.lines):
            draw_text(painter, self._row("lines").translated(0, 16 * nth), line, size=12, tone=quiet)
        for rule in ("rule1", "rule2"):
            painter.fillRect(QRectF(_PAD, self._at[rule], self.width() - 2 * _PAD, 1), colour("line"))
        draw_text(painter, self._row("kept"), text.KEPT_TOTAL, size=12, tone=ink)
        self._yen(painter, "kept_yen", view.kept, "ink")
        draw_text(painter, self._row("returned"), text.RETURN_TOTAL, size=12, tone=ink)
        if view.returned is None:
            row = self._row("returned_yen", 24)
            draw_text(painter, row, view.instead, size=14, bold=True, tone=quiet, right=True)
        else:
            self._yen(painter, "returned_yen", view.returned, "accent" if view.chosen else "ink")
        for nth, words in enumerate(self._words()):
            draw_text(painter, self._row("words").translated(0, 16 * nth), words, size=12, tone=ink)

    def _yen(self, painter: QPainter, row: str, amount: int | None, role: str, *, beside_label: bool = False) -> None:
        if amount is None:
            return
        box = self._row(row, 28)
        size = self._size(amount, beside_label)
        base = baseline(metrics_of(size, True), box.top(), box.height())
        draw_yen(painter, box.right(), base, yen(amount), size=size, bold=True, tone=colour(role))

    def _refusal(self, painter: QPainter) -> None:
        row = self._row("monthly")
        paint_icon(painter, "stop", QRectF(row.left(), row.top(), 16, 16), colour("stop"))
        draw_text(painter, row.adjusted(22, 0, 0, 0), text.CANNOT_QUOTE, size=14, bold=True, tone=colour("stop"))
        for nth, words in enumerate(wrapped(self._view.refusal, self.width() - 2 * _PAD + 2)):
            draw_text(painter, self._row("lines").translated(0, 4 + 16 * nth), words, size=12, tone=colour("ink"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
