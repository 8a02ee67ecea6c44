"""What the customer presses: answers to a question, and the large 説明した/理解した. Says what was pressed, judges nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import ANSWER, TOGGLE, colour
from posapp.ui.widgets.button import RING
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.marks import draw_key_cap, key_cap_width
from posapp.ui.widgets.spec import Option


class _Answer(QAbstractButton):
    """One answer, 48 px high, with the digit that presses it. ``wrong`` shows a chosen one as not right."""

    def __init__(self, option: Option, digit: str) -> None:
        super().__init__()
        self.option = option
        self.wrong = False
        self._digit = digit
        self.setText(option.label)
        self.setCheckable(True)
        self.setFixedHeight(ANSWER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(option.label)

    def room_for(self) -> int:
        """The largest type size this answer alone could have."""
        for size in (20, 16, 14):
            if text_width(self.option.label, size, bold=True) + _beside(size) <= self.width():
                return size
        return 12

    def _size(self) -> int:
        """The size all answers of the row have room for, so that none looks heavier."""
        row = self.parentWidget()
        return row.size_for_all() if isinstance(row, AnswerButtons) else self.room_for()

    def fits(self) -> bool:
        """True when the answer has room."""
        size = self._size()
        return text_width(self.option.label, size, bold=True) + _beside(size) <= self.width()

    def sizeHint(self) -> QSize:
        return QSize(160, ANSWER)

    def _roles(self) -> tuple[str, str, str]:
        """Fill, line and ink."""
        if self.isChecked():
            return ("stopfill", "stop", "stop") if self.wrong else ("soft", "accent", "accent")
        if not self.isEnabled():
            return "sunken", "line", "quiet"
        return "surface", "accent" if self.hasFocus() else "edge", "ink"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen, size = self.isChecked(), self._size()
        fill, line, ink = self._roles()
        box = self.rect().toRectF()
        thick = 2.0 if chosen or self.hasFocus() else 1.0
        draw_box(painter, box, fill=colour(fill), line=colour(line), width=thick)
        words = text_width(self.option.label, size, bold=chosen)
        mark, gap = (20, 8) if size > 14 else (14, 4)
        x = (self.width() - words - (mark + gap if chosen else 0)) / 2
        if chosen:
            spot = QRectF(x, (self.height() - mark) / 2, mark, mark)
            paint_icon(painter, "cross" if self.wrong else "check", spot, colour(ink))
            x += mark + gap
        draw_text(painter, QRectF(x, 0, 1, self.height()), self.option.label, size=size, bold=chosen, tone=colour(ink))
        if self.isEnabled() and not chosen and (self.width() - words) / 2 > key_cap_width(self._digit) + 20:
            draw_key_cap(painter, box.right() - 10, box.center().y(), self._digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def _beside(size: int) -> int:
    """Pixels that mark and margins take beside an answer of that type size."""
    return 60 if size > 14 else 30


class AnswerButtons(QWidget):
    """Answers in a row, reached with ← → and the digits 1 to 4; ``answered`` carries the value pressed."""

    answered = Signal(str)

    def __init__(self, options: tuple[Option, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = horizontal(self, spacing=8)
        self._buttons: list[_Answer] = []
        self.show_answers(options)

    def show_answers(
        self, options: tuple[Option, ...], chosen: str = "", *, enabled: bool = True, wrong: bool = False, help: str = ""
    ) -> None:  # fmt: skip
        """Show these answers with the one already chosen; ``wrong`` when it was not right, ``help`` says what blocks."""
        if tuple(b.option for b in self._buttons) != options:
            for button in self._buttons:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = []
            for nth, option in enumerate(options, 1):
                button = _Answer(option, str(nth))
                button.clicked.connect(lambda _checked=False, value=option.value: self._press(value))
                self._row.addWidget(button)
                self._buttons.append(button)
        for button in self._buttons:
            button.setChecked(button.option.value == chosen)
            button.setEnabled(enabled)
            button.setToolTip(help)
            button.wrong = wrong
            button.update()

    def size_for_all(self) -> int:
        """The type size in which every answer has room."""
        return min((b.room_for() for b in self._buttons), default=20)

    def press(self, number: int) -> bool:
        """Press the answer of that number (from 1) as a finger would; False when it cannot be pressed."""
        button = self._buttons[number - 1] if 1 <= number <= len(self._buttons) else None
        if button is None or not button.isEnabled():
            return False
        button.click()
        return True

    def _press(self, value: str) -> None:
        for button in self._buttons:
            button.setChecked(button.option.value == value)
        self.answered.emit(value)

    def chosen(self) -> str:
        """The value pressed last, empty for none."""
        return next((b.option.value for b in self._buttons if b.isChecked()), "")

    def take_focus(self) -> None:
        """Put the focus on the chosen answer, else the first."""
        button = next((b for b in self._buttons if b.isChecked()), None) or next(iter(self._buttons), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = next((n for n, b in enumerate(self._buttons) if b.hasFocus()), 0)
        number = int(event.text()) if event.text() in ("1", "2", "3", "4") else 0
        if step and self._buttons:
            self._buttons[(at + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.press(number):
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToggleView:
    """State of a BigToggle: ``done`` shows it green with who and when in ``note``; ``primary`` fills it blue."""

    label: str
    note: str = ""
    cap: str = ""
    done: bool = False
    primary: bool = False
    enabled: bool = True
    icon: str = ""


class BigToggle(QAbstractButton):
    """説明した, 理解した, もう一度説明: 56 px high, two lines, its key."""

    def __init__(self, view: ToggleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedHeight(TOGGLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_toggle(view)

    def show_toggle(self, view: ToggleView) -> None:
        """Show another state."""
        self._view = view
        self.setText(view.label)
        self.setEnabled(view.enabled)
        self.setProperty(RING, view.primary)
        self.setAccessibleName(view.label)
        self.setAccessibleDescription(view.note)
        self.update()

    def view(self) -> ToggleView:
        """What is shown."""
        return self._view

    def _needed(self) -> float:
        cap = key_cap_width(self._view.cap) + 24 if self._view.cap else 12
        words = max(text_width(self._view.label, self._label_size(), bold=True), text_width(self._view.note, 12))
        return 12 + 22 + 16 + words + cap

    def _label_size(self) -> int:
        return 16 if self._view.note or self._view.cap else 14

    def fits(self) -> bool:
        """True when both lines and the key have room."""
        return self._needed() <= self.width() + 8

    def sizeHint(self) -> QSize:
        return QSize(round(self._needed()) + 8, TOGGLE)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._needed()) - 4, TOGGLE)

    def _roles(self) -> tuple[str, str, str]:
        view = self._view
        if view.done:
            return "goodfill", "good", "good"
        if not view.enabled:
            return "sunken", "line", "quiet"
        if view.primary:
            return "accent", "accent", "onaccent"
        return "surface", "accent" if self.hasFocus() else "edge", "ink"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view = self._view
        fill, line, ink = self._roles()
        box = self.rect().toRectF()
        thick = 2.0 if self.hasFocus() and not view.primary else 1.0
        draw_box(painter, box, fill=colour(fill), line=colour(line), width=thick)
        tone = colour(ink)
        icon = view.icon or ("check" if view.done else "box")
        left = 18 if view.note or view.cap else 12
        paint_icon(painter, icon, QRectF(left, (box.height() - 22) / 2, 22, 22), tone)
        left += 22 + (12 if view.note or view.cap else 8)
        if view.note:
            draw_text(painter, QRectF(left, 8, 1, 24), view.label, size=16, bold=True, tone=tone)
            draw_text(painter, QRectF(left, 31, 1, 16), view.note, size=12, tone=tone)
        else:
            size = self._label_size()
            draw_text(painter, QRectF(left, 0, 1, box.height()), view.label, size=size, bold=True, tone=tone)
        if view.cap:
            role = ink if view.primary or view.done else "quiet"
            draw_key_cap(painter, box.right() - 16, box.center().y(), view.cap, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
