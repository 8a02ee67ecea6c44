"""What becomes of the rows of a price list, as five big counts to choose from. ←→ move. Knows no price list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posapp.ui import text_prices as text
from posapp.ui.icons import paint_icon
from posapp.ui.paint import baseline, draw_box, draw_figure, draw_text, figure_width, metrics_of, text_width
from posapp.ui.theme import colour, font
from posapp.ui.views import Tone
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.marks import EDGE, FILL, INK

HEIGHT = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class FateView:
    """One kind of row: its key, how many there are, and how it is painted while there are some."""

    key: str
    count: int
    tone: Tone
    icon: str


class _Fate(QAbstractButton):
    """Icon, word and count."""

    def __init__(self, owner: FateTabs, view: FateView) -> None:
        super().__init__(owner)
        self.view, self._owner = view, owner
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_fate(self, view: FateView) -> None:
        """Show another count."""
        self.view = view
        self.setAccessibleName(text.FATE_SAYS.format(word=text.FATES[view.key], count=view.count))
        self.update()

    def _figure(self) -> str:
        return f"{self.view.count:,}"

    def fits(self) -> bool:
        """True when word and count stand side by side."""
        words = text_width(text.FATES[self.view.key], 14, bold=True)
        return 14 + 20 + 8 + words + 8 + figure_width(self._figure(), 20, bold=True) + 12 <= self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, chosen = self.rect().toRectF(), self.isChecked()
        tone = self.view.tone if self.view.count else Tone.QUIET
        fill = FILL[tone] if chosen else "surface"
        line = "accent" if chosen and self._owner.hasFocus() else INK[tone] if chosen else EDGE[tone]
        draw_box(painter, box, fill=colour(fill), line=colour(line), width=2.0 if chosen else 1.0)
        ink = colour(INK[tone])
        paint_icon(painter, self.view.icon, QRectF(14, (box.height() - 20) / 2, 20, 20), ink)
        word = text.FATES[self.view.key]
        word_ink = ink if chosen or not self.view.count else colour("ink")
        draw_text(painter, QRectF(42, 0, 1, box.height()), word, size=14, bold=True, tone=word_ink)
        face = font(20, bold=True)
        base = baseline(metrics_of(20, True), 0, box.height())
        draw_figure(painter, box.right() - 14, base, self._figure(), face=face, tone=ink)
        if chosen:
            painter.fillRect(QRectF(14, box.bottom() - 5, box.width() - 28, 3), ink)


class FateTabs(QWidget):
    """The five in a row, one chosen; ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(self, views: tuple[FateView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = horizontal(self, spacing=8)
        self._fates = {view.key: _Fate(self, view) for view in views}
        self.key = views[0].key
        for key, fate in self._fates.items():
            fate.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            row.addWidget(fate, 1)
        self.show_fates(views)

    def show_fates(self, views: tuple[FateView, ...]) -> None:
        """Show other counts; the chosen one stays chosen."""
        for view in views:
            self._fates[view.key].show_fate(view)
        self.put(self.key)

    def put(self, key: str) -> None:
        """Choose without a signal."""
        self.key = key
        for name, fate in self._fates.items():
            fate.setChecked(name == key)
        self.setAccessibleName(self._fates[key].accessibleName())

    def _choose(self, key: str) -> None:
        moved = key != self.key
        self.put(key)
        if moved:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        names = list(self._fates)
        self._choose(names[min(max(0, names.index(self.key) + step), len(names) - 1)])

    def counts(self) -> dict[str, int]:
        """How many of each, as shown."""
        return {key: fate.view.count for key, fate in self._fates.items()}
