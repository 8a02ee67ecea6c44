"""Push buttons: icon, label, key cap. A blocked one is grey; the sentence beside it must say what frees it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import FIELD, colour
from posapp.ui.widgets.marks import draw_key_cap, key_cap_width

RING = "ring"
"""Qt property: True asks for a focus ring outside the control (filled controls)."""


class Button(QPushButton):
    """A button 40 px high.

    kind  ``primary`` (filled, one a page), ``plain`` (bordered), ``accent`` (bordered in blue), ``link`` (no frame)
    icon  name of a line icon before the label; ``trailing`` one behind it; ``cap`` the key that does the same
    """

    def __init__(
        self, label: str, *, kind: str = "plain", icon: str = "", trailing: str = "", cap: str = "", size: int = 14,
        bold: bool | None = None, height: int = FIELD, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, parent)
        self._kind, self._icon, self._trailing, self._cap, self._size = kind, icon, trailing, cap, size
        self._bold = kind in ("primary", "accent") if bold is None else bold
        self._icon_size = 22 if size >= 20 else 16
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setProperty(RING, kind == "primary")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(label)

    def say(self, label: str, cap: str | None = None) -> None:
        """Show another label and, when given, another key."""
        cap = self._cap if cap is None else cap
        if (label, cap) != (self.text(), self._cap):
            self._cap = cap
            self.setText(label)
            self.setAccessibleName(label)
            self.updateGeometry()
            self.update()

    def _content(self) -> float:
        width = text_width(self.text(), self._size, bold=self._bold)
        for name in (self._icon, self._trailing):
            width += self._icon_size + 8 if name else 0
        return width + (key_cap_width(self._cap) + 8 if self._cap else 0)

    def sizeHint(self) -> QSize:
        return QSize(ceil(self._content()) + (8 if self._kind == "link" else 32), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(self._content()) + (8 if self._kind == "link" else 16), self.height())

    def fits(self) -> bool:
        """True when label, icons and key are inside the button."""
        return self._content() <= self.width()

    def _roles(self) -> tuple[str, str, str]:
        """Fill, line and ink; empty for none."""
        if not self.isEnabled():
            return ("" if self._kind == "link" else "sunken", "" if self._kind == "link" else "line", "quiet")
        if self._kind == "primary":
            return ("accent", "", "onaccent")
        if self._kind == "accent":
            return ("surface", "accent", "accent")
        if self._kind == "link":
            return ("", "accent" if self.hasFocus() else "", "accent")
        return ("surface", "accent" if self.hasFocus() else "edge", "ink")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line, ink = self._roles()
        box = self.rect().toRectF()
        thick = 2.0 if self.hasFocus() and self._kind != "primary" else 1.0
        pressed = self.isDown() or (self.underMouse() and self.isEnabled() and self._kind not in ("primary", "link"))
        draw_box(
            painter, box, fill=colour("soft" if pressed and self._kind != "primary" else fill) if fill else None,
            line=colour(line) if line else None, width=thick,
        )  # fmt: skip
        tone = colour(ink)
        x = box.left() + max(4.0, (box.width() - self._content()) / 2)
        side = self._icon_size
        if self._icon:
            paint_icon(painter, self._icon, QRectF(x, (box.height() - side) / 2, side, side), tone)
            x += side + 8
        x += draw_text(painter, QRectF(x, 0, 1, box.height()), self.text(), size=self._size, bold=self._bold, tone=tone)
        if self._trailing:
            paint_icon(painter, self._trailing, QRectF(x + 8, (box.height() - side) / 2, side, side), tone)
            x += side + 8
        if self._cap:
            role = "quiet" if self._kind == "plain" else ink
            draw_key_cap(painter, x + 8 + key_cap_width(self._cap), box.center().y(), self._cap, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.animateClick()
            return
        super().keyPressEvent(event)
