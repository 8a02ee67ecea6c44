"""Small photos in a row: chosen by the arrows or a click, opened by Enter, thrown away by Delete. Knows no store and no draft."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from posapp.ui import text_photos as words
from posapp.ui.paint import draw_box, draw_text
from posapp.ui.theme import RADIUS_CHIP, colour

WIDE, HIGH, GAP = 46, 34, 4
"""Size of one small photo in px, and the air between two."""
_NUMBER = 15


@dataclass(frozen=True, slots=True)
class Thumb:
    """A small photo: ``key`` is its id, ``says`` what it shows in words; a null image while it is being read."""

    key: str
    number: int
    says: str
    image: QImage


class PhotoStrip(QWidget):
    """``opened`` and ``removed`` carry the key of a photo."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbs: tuple[Thumb, ...] = ()
        self._at = self._first = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH + 4)
        self.setAccessibleName(words.STRIP)

    def show_photos(self, thumbs: tuple[Thumb, ...]) -> None:
        """Show these; the chosen one stays chosen while it is there, a new last one is chosen."""
        if thumbs == self._thumbs:
            return
        keys = [thumb.key for thumb in thumbs]
        chosen = self.chosen
        grown = len(thumbs) > len(self._thumbs)
        self._thumbs = thumbs
        if grown or chosen not in keys:
            self._at = len(thumbs) - 1 if grown else min(self._at, max(0, len(thumbs) - 1))
        else:
            self._at = keys.index(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if thumbs else Qt.FocusPolicy.NoFocus)
        self._chose()

    @property
    def chosen(self) -> str:
        """The key of the chosen photo; empty without photos."""
        return self._thumbs[self._at].key if self._thumbs else ""

    def sizeHint(self) -> QSize:
        return QSize(3 * (WIDE + GAP), HIGH + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDE + 4, HIGH + 4)

    def room(self) -> int:
        """How many fit beside one another."""
        return max(1, (self.width() - 4 + GAP) // (WIDE + GAP))

    def _chose(self) -> None:
        """The chosen one is in sight, and said."""
        room = self.room()
        self._first = min(max(self._at - room + 1, min(self._first, self._at)), max(0, len(self._thumbs) - room))
        said = self._thumbs[self._at].says if self._thumbs else ""
        self.setAccessibleDescription(f"{words.COUNT.format(count=len(self._thumbs))} {said}")
        self.update()

    def _box(self, nth: int) -> QRectF:
        return QRectF(2 + (nth - self._first) * (WIDE + GAP), 2, WIDE, HIGH)

    def _under(self, x: float, y: float) -> int | None:
        shown = range(self._first, min(self._first + self.room(), len(self._thumbs)))
        return next((nth for nth in shown if self._box(nth).contains(x, y)), None)

    # --- by hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        nth = self._under(event.position().x(), event.position().y())
        if nth is not None:
            self._at = nth
            self._chose()
            self.opened.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = len(self._thumbs) - 1
        there = {
            Qt.Key.Key_Left: self._at - 1, Qt.Key.Key_Right: self._at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }.get(key)  # fmt: skip
        if not self._thumbs:
            super().keyPressEvent(event)
        elif there is not None:
            self._at = min(max(0, there), last)
            self._chose()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.chosen)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._chose()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            nth = self._under(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self._thumbs[nth].says if nth is not None else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        last = min(self._first + self.room(), len(self._thumbs))
        for nth in range(self._first, last):
            self._photo(painter, nth)
        more = len(self._thumbs) - last
        if more > 0:  # the last one in sight carries how many follow
            box = self._box(last - 1)
            spot = QRectF(box.right() - 24, box.bottom() - 16, 24, 16)
            draw_box(painter, spot, fill=colour("ink"), radius=RADIUS_CHIP)
            draw_text(painter, spot, f"+{more}", size=12, bold=True, tone=colour("surface"), centre=True)

    def _photo(self, painter: QPainter, nth: int) -> None:
        thumb, box = self._thumbs[nth], self._box(nth)
        draw_box(painter, box, fill=colour("sunken"), radius=RADIUS_CHIP)
        if not thumb.image.isNull():
            outline = QPainterPath()
            outline.addRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
            painter.save()
            painter.setClipPath(outline)
            painter.drawImage(box, thumb.image, _middle(thumb.image))
            painter.restore()
        chosen = self.hasFocus() and nth == self._at
        draw_box(
            painter, box, line=colour("accent" if chosen else "line"), width=2.0 if chosen else 1.0, radius=RADIUS_CHIP
        )
        spot = QRectF(box.left(), box.top(), _NUMBER + (6 if thumb.number > 9 else 0), _NUMBER)
        draw_box(painter, spot, fill=colour("ink"), radius=RADIUS_CHIP)
        draw_text(painter, spot, str(thumb.number), size=12, bold=True, tone=colour("surface"), centre=True)


def _middle(image: QImage) -> QRectF:
    """The part of an image that has the shape of a small photo."""
    wide, high = image.width(), image.height()
    if wide * HIGH > high * WIDE:
        part = high * WIDE / HIGH
        return QRectF((wide - part) / 2, 0, part, high)
    part = wide * HIGH / WIDE
    return QRectF(0, (high - part) / 2, wide, part)
