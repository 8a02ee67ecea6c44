"""本人確認書類: the two usual documents beside a third place that opens the others. Knows no rule about them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from posapp.ui import text_sale as words
from posapp.ui.icons import paint_icon
from posapp.ui.theme import colour
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.spec import Option

OTHER = "other"


class DocumentInput(SegmentInput):
    """A SegmentInput whose last place opens a menu (↓ or a click) and then carries what was chosen there."""

    def __init__(self, usual: tuple[Option, ...], others: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__((*usual, Option(OTHER, words.DOC_OTHER)), parent)
        self._others = others
        self.menu = QMenu(self)
        for option in others:
            action = self.menu.addAction(option.label)
            action.triggered.connect(lambda _checked=False, chosen=option: self._take(chosen))

    def put(self, text: str) -> None:
        """Choose without a signal; one of the others takes the last place."""
        other = next((option for option in self._others if option.value == text), None)
        self._name(other or Option(OTHER, words.DOC_OTHER))
        super().put(text)

    def open(self) -> None:
        """Show the other documents below the last place."""
        last = self._buttons[-1]
        self.menu.setMinimumWidth(last.width())
        self.menu.popup(last.mapToGlobal(QPoint(0, last.height())))

    def _name(self, option: Option) -> None:
        last = self._buttons[-1]
        last.option = option
        last.setText(option.label)
        last.setAccessibleName(option.label)
        last.updateGeometry()
        last.update()

    def _take(self, option: Option) -> None:
        before = self.value()
        self.put(option.value)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if option.value != before:
            self.changed.emit(option.value)

    def _choose(self, value: str) -> None:
        chosen = self.value()
        if value == self._buttons[-1].option.value and value in (OTHER, chosen):
            super().put(chosen)  # a click has already moved the mark
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open()
            return
        if value in {button.option.value for button in self._buttons[:-1]}:
            self._name(Option(OTHER, words.DOC_OTHER))
        super()._choose(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        last = self._buttons[-1]
        if last.width() < last.needed() + 44:
            return
        spot = QRectF(last.geometry().right() - 22, (self.height() - 14) / 2, 14, 14)
        paint_icon(QPainter(self), "down", spot, colour("quiet"))
