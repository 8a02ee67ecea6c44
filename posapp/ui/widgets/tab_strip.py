"""A strip of tabs above a stack: the arrows move, the chosen one is underlined. Qt's own tab bar, painted in our tokens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import colour

HIGH = 36
PAD, TIGHT = 12, 7
"""Air beside a tab's word in px, and where the strip is narrow."""
NUMBER = 11
"""Room for the number of the key before the word."""


class TabStrip(QTabBar):
    """Tabs by their words. `currentChanged` tells the choice; ``entered`` that Down asks for what lies below."""

    entered = Signal()

    def __init__(self, words: tuple[str, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        for nth, word in enumerate(words, 1):
            self.addTab(word)
            self.setTabToolTip(nth - 1, f"Ctrl+{nth}")

    def _wanted(self, pad: int) -> int:
        return sum(self._wide(nth, pad) for nth in range(self.count()))

    def _pad(self) -> int:
        return PAD if self._wanted(PAD) <= self.width() else TIGHT

    def _wide(self, nth: int, pad: int) -> int:
        return round(text_width(self.tabText(nth), 14, bold=True)) + NUMBER + 2 * pad

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self._wide(index, self._pad()), HIGH)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(self._wide(index, TIGHT), HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HIGH)

    def fits(self) -> bool:
        """True when every tab has room."""
        return self._wanted(TIGHT) <= self.width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(0)
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.count() - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for nth in range(self.count()):
            box = QRectF(self.tabRect(nth))
            here = nth == self.currentIndex()
            pad = self._pad()
            role = "accent" if here else "ink"
            number = QRectF(box.left() + pad, box.top(), NUMBER, box.height())
            draw_text(painter, number, str(nth + 1), size=12, tone=colour("quiet"))
            word = QRectF(number.right(), box.top(), 1, box.height())
            draw_text(painter, word, self.tabText(nth), size=14, bold=here, tone=colour(role))
            if here:
                painter.fillRect(QRectF(box.left() + pad - 4, HIGH - 3, box.width() - 2 * pad + 8, 3), colour("accent"))
                if self.hasFocus():
                    frame = box.adjusted(2, 3, -2, -5)
                    draw_box(painter, frame, line=colour("accent"), width=2.0, radius=4)
