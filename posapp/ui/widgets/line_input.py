"""One line of text in the kit's frame: unit or icon inside, full-width digits taken, shown tidily when left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_field, draw_text, text_width
from posapp.ui.theme import FIELD, colour, font
from posapp.ui.widgets.entry import canonical, is_amount, shown
from posapp.ui.widgets.marks import draw_key_cap
from posapp.ui.widgets.spec import FieldKind

_INSIDE = 4
"""Px that Qt itself leaves beside the text."""


class LineInput(QLineEdit):
    """A text field. Signals carry the canonical text (see `posapp.ui.widgets.entry.canonical`).

    changed  at every edit by the user, never by `put`
    left     when the focus goes elsewhere, after the text was tidied
    entered  Enter was pressed
    """

    changed = Signal(str)
    left = Signal(str)
    entered = Signal()

    def __init__(
        self, kind: FieldKind = FieldKind.TEXT, *, unit: str = "", icon: str = "", lead: str = "", cap: str = "", most: int = 200, size: int = 16,
        height: int = FIELD, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kind, self._unit, self._icon, self._size = kind, unit, icon, size
        self._lead, self._cap = lead, cap
        self._stop = self._tight = False
        self.setFont(font(size))
        self.setFixedHeight(height)
        self.setMinimumWidth(56)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxLength(most)
        right = 12 + (round(text_width(unit, 14)) + 4 if unit else 0) + (24 if icon else 0)
        self.setTextMargins(40 if lead else 12, 0, right, 0)
        if is_amount(kind):
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if is_amount(kind) or kind in (FieldKind.PHONE, FieldKind.POSTAL):
            self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.textEdited.connect(lambda _text: self.changed.emit(self.value()))

    def value(self) -> str:
        """The canonical text."""
        return canonical(self._kind, self.text())

    def put(self, text: str) -> None:
        """Show a text without any signal. While the user is typing, an equal value leaves the text as it is."""
        if self.hasFocus() and self.value() == canonical(self._kind, text):
            return
        tidy = shown(self._kind, canonical(self._kind, text))
        if tidy != self.text():  # a page puts every field at every keystroke: those that stay are not painted anew
            self.setText(tidy)
            self._fit()
        if not self.hasFocus() and self.cursorPosition():
            self.setCursorPosition(0)

    def restore(self, text: str) -> None:
        """Put back what stood here before a scanner typed into it, and say so."""
        self.setText(text)
        self.changed.emit(self.value())

    def set_stop(self, stop: bool) -> None:
        """Red frame or not."""
        if stop != self._stop:
            self._stop = stop
            self.update()

    def fits(self) -> bool:
        """True when the text (if tidy) has room; long texts scroll and are not counted as cut."""
        return True

    def _fit(self) -> None:
        """Smaller type where a text is whole in it and else would be cut; not under the fingers of who types."""
        if self.hasFocus():
            return
        room = self.width() - self.textMargins().left() - self.textMargins().right() - _INSIDE
        tight = text_width(self.text(), self._size) > room >= text_width(self.text(), self._size - 2)
        if tight is not self._tight:
            self._tight = tight
            self.setFont(font(self._size - 2 if tight else self._size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) or is_amount(
            self._kind
        ):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return
        value = self.value()
        tidy = shown(self._kind, value)
        if tidy != self.text() and not self.isReadOnly():
            self.setText(tidy)
        self._fit()
        self.setCursorPosition(0)  # a text longer than its field shows how it begins
        self.left.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        draw_field(
            painter, box, focus=self.hasFocus(), stop=self._stop, sunken=self.isReadOnly() or not self.isEnabled()
        )
        if self._unit:
            draw_text(painter, box.adjusted(0, 0, -12, 0), self._unit, size=14, tone=colour("quiet"), right=True)
        if self._icon:
            side = 18
            spot = QRectF(box.right() - 12 - side, (box.height() - side) / 2, side, side)
            paint_icon(painter, self._icon, spot, colour("quiet"))
        if self._lead:
            paint_icon(painter, self._lead, QRectF(14, (box.height() - 22) / 2, 22, 22), colour("quiet"))
        if self._cap and not self.text():
            draw_key_cap(painter, box.right() - 16, box.center().y(), self._cap)
        painter.end()
        super().paintEvent(event)
