"""Small marks: badge, chip, key cap, icon. They show a state in a word, an icon and a colour together."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import BADGE, CHIP, KEYCAP, RADIUS_CHIP, RADIUS_KEY, colour
from posapp.ui.views import BadgeView, ChipView, Tone

FILL = {
    Tone.PLAIN: "surface", Tone.QUIET: "sunken", Tone.ACCENT: "soft", Tone.GOOD: "goodfill",
    Tone.CAUTION: "cautionfill", Tone.STOP: "stopfill",
}  # fmt: skip
INK = {
    Tone.PLAIN: "ink", Tone.QUIET: "quiet", Tone.ACCENT: "accent", Tone.GOOD: "good", Tone.CAUTION: "caution",
    Tone.STOP: "stop",
}  # fmt: skip
EDGE = {
    Tone.PLAIN: "line", Tone.QUIET: "line", Tone.ACCENT: "softline", Tone.GOOD: "good", Tone.CAUTION: "cautionline",
    Tone.STOP: "stopline",
}  # fmt: skip


def key_cap_width(text: str) -> float:
    """Width in px of a key cap."""
    return max(24.0, text_width(text, 12) + 10)


def draw_key_cap(painter: QPainter, right: float, middle: float, text: str, role: str = "quiet") -> float:
    """Paint a key cap ending at ``right``, centred on ``middle``; answers its left edge."""
    width = key_cap_width(text)
    box = QRectF(right - width, middle - KEYCAP / 2, width, KEYCAP)
    draw_box(painter, box, line=colour("edge" if role == "quiet" else role), radius=RADIUS_KEY)
    draw_text(painter, box, text, size=12, tone=colour(role), centre=True)
    return box.left()


class KeyCap(QWidget):
    """A key at the place of its use: F8, Esc, Alt+2."""

    def __init__(self, text: str, role: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._role = text, role
        self._fit()

    def say(self, text: str) -> None:
        """Another key."""
        if text != self._text:
            self._text = text
            self._fit()
            self.update()

    def _fit(self) -> None:
        self.setFixedSize(ceil(key_cap_width(self._text)), KEYCAP)
        self.setAccessibleName(self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_key_cap(painter, self.width(), self.height() / 2, self._text, self._role)


class IconMark(QWidget):
    """An icon of ``size`` px in a colour role."""

    def __init__(self, name: str, size: int = 16, role: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setFixedSize(size, size)

    def show_icon(self, name: str, role: str = "") -> None:
        """Show another icon."""
        shown = name, role or self._role
        if shown != (self._name, self._role):
            self._name, self._role = shown
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self.rect().toRectF(), colour(self._role))


class Badge(QWidget):
    """A state in one word, 24 px high."""

    def __init__(self, view: BadgeView | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view or BadgeView(text="")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(self._view)

    def show_badge(self, view: BadgeView) -> None:
        """Show another state."""
        self._view = view
        self.setAccessibleName(view.text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._view.text

    def sizeHint(self) -> QSize:
        return QSize(ceil(text_width(self._view.text, 12, bold=True)) + (36 if self._view.icon else 16), BADGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        draw_box(painter, box, fill=colour(FILL[self._view.tone]), radius=RADIUS_CHIP)
        tone = colour(INK[self._view.tone])
        left = 8.0
        if self._view.icon:
            paint_icon(painter, self._view.icon, QRectF(8, (box.height() - 14) / 2, 14, 14), tone)
            left = 26.0
        draw_text(painter, box.adjusted(left, 0, 0, 0), self._view.text, size=12, bold=True, tone=tone)


class Chip(QAbstractButton):
    """A state of the shop in the top bar, 28 px high; a click asks for its list."""

    def __init__(self, view: ChipView, *, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._short = view, short
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(view.help)
        self.setAccessibleName(f"{view.text} {view.figure}".strip())

    def _label(self) -> str:
        return self._view.short if self._short and self._view.short else self._view.text

    def sizeHint(self) -> QSize:
        loud = self._view.tone is Tone.CAUTION
        width = 34 + text_width(self._label(), 12, bold=loud) + 8
        if self._view.figure:
            width += 4 + text_width(self._view.figure, 14, bold=True)
        return QSize(ceil(width), CHIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, box = self._view, self.rect().toRectF()
        draw_box(painter, box, fill=colour(FILL[view.tone]), line=colour(EDGE[view.tone]), radius=RADIUS_CHIP)
        tone = colour(INK[view.tone])
        paint_icon(painter, view.icon, QRectF(9, 6, 16, 16), tone)
        loud = view.tone is Tone.CAUTION
        width = draw_text(painter, box.adjusted(31, 0, 0, 0), self._label(), size=12, bold=loud, tone=tone)
        if view.figure:
            draw_text(painter, box.adjusted(31 + width + 5, 0, 0, 0), view.figure, size=14, bold=True, tone=tone)
