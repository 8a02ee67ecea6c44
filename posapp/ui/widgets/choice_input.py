"""Choosing: a closed list, toggle buttons in a row, a tick. All by keyboard: arrows, Space; Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_field, draw_text, text_width
from posapp.ui.theme import FIELD, RADIUS, colour, font
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.spec import Option

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = 32
"""Where the words of a tick begin."""


class ChoiceInput(QComboBox):
    """A closed list. The wheel does not change it unless it has the focus."""

    changed = Signal(str)
    left = Signal(str)
    entered = Signal()

    def __init__(self, options: tuple[Option, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop = False
        self.setFixedHeight(FIELD)
        self.setMinimumWidth(72)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(font(16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(10)
        self.set_options(options)
        self.activated.connect(lambda _at: self.changed.emit(self.value()))

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer other things, keeping the choice when it is still there; no signal."""
        now = self.value()
        self.blockSignals(True)
        self.clear()
        for option in options:
            self.addItem(option.label, option.value)
        self.setCurrentIndex(self.findData(now))
        self.blockSignals(False)

    def value(self) -> str:
        """The chosen value, empty for none."""
        return str(self.currentData() or "")

    def put(self, text: str) -> None:
        """Choose without a signal."""
        self.setCurrentIndex(self.findData(text))

    def set_stop(self, stop: bool) -> None:
        """Red frame or not."""
        if stop != self._stop:
            self._stop = stop
            self.update()

    def fits(self) -> bool:
        """True when the chosen word is inside the frame."""
        return text_width(self.currentText(), 16) <= self.width() - 44

    def sizeHint(self) -> QSize:
        return QSize(144, FIELD)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, FIELD)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
            return
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.changed.emit(self.value())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit(self.value())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        draw_field(painter, box, focus=self.hasFocus(), stop=self._stop, sunken=not self.isEnabled())
        tone = colour("ink" if self.isEnabled() else "quiet")
        painter.save()
        painter.setClipRect(box.adjusted(12, 0, -32, 0))
        draw_text(painter, box.adjusted(12, 0, -32, 0), self.currentText(), size=16, tone=tone)
        painter.restore()
        paint_icon(painter, "down", QRectF(box.right() - 28, (box.height() - 16) / 2, 16, 16), tone)


class _Segment(QAbstractButton):
    """One of the buttons in a row."""

    def __init__(self, option: Option, parent: SegmentInput) -> None:
        super().__init__(parent)
        self.option = option
        self._row = parent
        self.setCheckable(True)
        self.setText(option.label)
        self.setAccessibleName(option.label)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(parent.height())

    def nextCheckState(self) -> None:
        """A press alone checks nothing: the row does, and tells what changed."""

    def _size(self) -> int:
        return 16 if text_width(self.option.label, 16, bold=True) + 40 <= self.width() else 14

    def needed(self) -> float:
        """Width in px that label and tick take."""
        size = self._size()
        return text_width(self.option.label, size, bold=self.isChecked()) + (22 if self.isChecked() else 0)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.option.label, 14, bold=True)) + 48, FIELD)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(text_width(self.option.label, 14, bold=True)) + 28, FIELD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        icon, role = self._row.look(self.option.value)
        tone = colour("quiet" if not self.isEnabled() else role if chosen else "ink")
        size = self._size()
        x = (self.width() - self.needed()) / 2
        if chosen:
            paint_icon(painter, icon, QRectF(x, (self.height() - 16) / 2, 16, 16), tone)
            x += 22
        draw_text(painter, QRectF(x, 0, 1, self.height()), self.option.label, size=size, bold=chosen, tone=tone)


class SegmentInput(QWidget):
    """Toggle buttons in one frame; exactly one or none is chosen."""

    changed = Signal(str)
    left = Signal(str)
    entered = Signal()

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None, *, height: int = FIELD) -> None:
        super().__init__(parent)
        self._stop = False
        self._looks: dict[str, tuple[str, str]] = {}
        self._buttons: list[_Segment] = []
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = horizontal(self)
        for option in options:
            button = _Segment(option, self)
            button.clicked.connect(lambda _checked=False, value=option.value: self._choose(value))
            row.addWidget(button)
            self._buttons.append(button)

    def value(self) -> str:
        """The chosen value, empty for none."""
        return next((b.option.value for b in self._buttons if b.isChecked()), "")

    def put(self, text: str) -> None:
        """Choose without a signal."""
        chosen = [button.option.value == text for button in self._buttons]
        if chosen != [button.isChecked() for button in self._buttons]:
            for button, checked in zip(self._buttons, chosen, strict=True):
                button.setChecked(checked)
            self.update()

    def set_stop(self, stop: bool) -> None:
        """Red frame or not."""
        if stop != self._stop:
            self._stop = stop
            self.update()

    def set_look(self, value: str, icon: str, role: str) -> None:
        """Show a value, once chosen, with another icon and in another colour role (good, caution, stop)."""
        if self.look(value) != (icon, role):
            self._looks[value] = icon, role
            self.update()

    def look(self, value: str) -> tuple[str, str]:
        """Icon and colour role of a value once chosen."""
        return self._looks.get(value, ("check", "accent"))

    def fits(self) -> bool:
        """True when every label is inside its button."""
        return all(b.needed() <= b.width() for b in self._buttons)

    def _choose(self, value: str) -> None:
        before = self.value()
        self.put(value)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if value != before:
            self.changed.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._buttons:
            super().keyPressEvent(event)
            return
        at = next((n for n, b in enumerate(self._buttons) if b.isChecked()), -1 if step > 0 else 0)
        self._choose(self._buttons[(at + step) % len(self._buttons)].option.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.left.emit(self.value())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        draw_box(painter, box, fill=colour("surface"))
        frame = QPainterPath()
        frame.addRoundedRect(box, RADIUS, RADIUS)
        painter.setClipPath(frame)
        for nth, button in enumerate(self._buttons):
            if button.isChecked():
                role = self.look(button.option.value)[1]
                painter.fillRect(button.geometry(), colour("soft" if role == "accent" else f"{role}fill"))
            if nth:
                painter.fillRect(QRectF(button.x(), 1, 1, self.height() - 2), colour("line"))
        painter.setClipping(False)
        line = colour("stop" if self._stop else "accent" if self.hasFocus() else "edge")
        draw_box(painter, box, line=line, width=2.0 if self._stop or self.hasFocus() else 1.0)


class CheckInput(QAbstractButton):
    """A tick with its words; value ``yes`` or empty."""

    changed = Signal(str)
    left = Signal(str)
    entered = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop = False
        self.setText(label)
        self.setCheckable(True)
        self.setFixedHeight(FIELD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.changed.emit(self.value()))

    def value(self) -> str:
        """``yes`` when ticked."""
        return "yes" if self.isChecked() else ""

    def put(self, text: str) -> None:
        """Tick or not, without a signal."""
        self.setChecked(text == "yes")

    def set_stop(self, stop: bool) -> None:
        """Red frame or not."""
        if stop != self._stop:
            self._stop = stop
            self.update()

    def fits(self) -> bool:
        """True when the words have room."""
        return not self.text() or text_width(self._lines()[-1], 12) <= self.width() - _LEFT

    def one_line(self) -> bool:
        """True when the words stand in one line."""
        return len(self._lines()) == 1

    def _lines(self) -> tuple[str, ...]:
        """The words in one line, or in two where that has no room even in small type."""
        room, words = self.width() - _LEFT, self.text()
        if text_width(words, 14) <= room:
            return (words,)
        cut = next((n for n in range(len(words), 0, -1) if text_width(words[:n], 12) <= room), 0)
        if cut == len(words):
            return (words,)
        cut = words.rfind("・", 0, cut) + 1 or cut
        return (words[:cut], words[cut:])

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), 14)) + 40, FIELD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit(self.value())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(1, (self.height() - 20) / 2, 20, 20)
        line = "accent" if self.hasFocus() or self.isChecked() else "stop" if self._stop else "edge"
        fill = "accent" if self.isChecked() else "stopfill" if self._stop else "surface"
        width = 2.0 if self.hasFocus() or self._stop else 1.0
        draw_box(painter, box, fill=colour(fill), line=colour(line), width=width, radius=4)
        if self.isChecked():
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), colour("onaccent"))
        tone = colour("ink" if self.isEnabled() else "quiet")
        lines = self._lines()
        size = 14 if text_width(self.text(), 14) <= self.width() - _LEFT else 12
        high = self.height() if len(lines) == 1 else 16
        for nth, line in enumerate(lines):
            top = (self.height() - high * len(lines)) / 2 + nth * high
            draw_text(painter, QRectF(_LEFT - 2, top, 1, high), line, size=size, tone=tone)
        if self.hasFocus():
            draw_box(painter, box.adjusted(-1, -1, 1, 1), line=colour("accent"), width=1, radius=5)
