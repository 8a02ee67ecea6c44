"""The focus ring of filled controls: 2 px, with a gap of 2 px, drawn over the window so that no control makes room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.widgets.button import RING

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """Follows the focus inside ``window`` and rings controls whose property ``ring`` is True."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._on: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        inside = new is not None and self._window.isAncestorOf(new) and bool(new.property(RING))
        self._on, self._watched = new if inside else None, []
        above = self._on
        while above is not None and above is not self._window:  # whatever holds the control may move with it
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and watched in self._watched:
            self._place()
        return False

    def _place(self) -> None:
        if self._on is None or not self._on.isVisible():
            self.hide()
            return
        corner = self._on.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._on.size()).adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, self.rect().toRectF(), line=colour("accent"), width=2.0, radius=10)
