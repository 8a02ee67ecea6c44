"""− 24か月目 +: steps through the months a return is possible in. 32 px over a hit area of 36."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from posapp.ui import text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text
from posapp.ui.theme import colour


class _Step(QAbstractButton):
    """One end of the spinner."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(38, 36)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(38, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = "quiet" if not self.isEnabled() else "accent" if self.isDown() else "ink"
        paint_icon(painter, self._icon, QRectF(11, 10, 16, 16), colour(role))


class MonthSpinner(QWidget):
    """Shows a month; ``stepped`` carries −1 or +1."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self.setFixedSize(164, 36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._less, self._more = _Step("minus", text.EARLIER), _Step("plus", text.LATER)
        row.addWidget(self._less)
        row.addStretch(1)
        row.addWidget(self._more)
        self._less.clicked.connect(lambda: self.stepped.emit(-1))
        self._more.clicked.connect(lambda: self.stepped.emit(1))

    def show_month(self, label: str, *, less: bool, more: bool) -> None:
        """Show a month and whether there is an earlier and a later one."""
        if (label, less, more) == (self._label, self._less.isEnabled(), self._more.isEnabled()):
            return
        self._label = label
        self._less.setEnabled(less)
        self._more.setEnabled(more)
        self.setAccessibleName(label)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF().adjusted(0, 2, 0, -2)
        draw_box(painter, box, fill=colour("surface"), line=colour("edge"))
        for x in (38, self.width() - 39):
            painter.fillRect(QRectF(x, box.top() + 1, 1, box.height() - 2), colour("line"))
        draw_text(painter, box, self._label, size=16, bold=True, tone=colour("ink"), centre=True)
