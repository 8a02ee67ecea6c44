"""The life of an application as one line: where it has been and when, where it stands, what may follow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import colour
from posapp.ui.views import StepState

_DOT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeView:
    """One state: ``when`` is the day and time it was reached; ``refused`` paints it red with a cross."""

    label: str = ""
    state: StepState = StepState.OPEN
    when: tuple[str, str] | tuple[()] = ()
    refused: bool = False


class LifeLine(QWidget):
    """States from left to right, equally spaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[LifeView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_life(self, views: tuple[LifeView, ...]) -> None:
        """Show other states."""
        if views != self._views:
            self._views = views
            reached = (v.label for v in views if v.state is not StepState.OPEN)
            self.setAccessibleName(" → ".join(reached))
            self.updateGeometry()
            self.update()

    def views(self) -> tuple[LifeView, ...]:
        """What is shown, for tests."""
        return self._views

    def sizeHint(self) -> QSize:
        return QSize(420, _DOT + 8 + 20 + 15 * max(len(self._lines(view)) for view in (*self._views, LifeView())))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _lines(self, view: LifeView) -> tuple[str, ...]:
        """Day and time in one line where there is room for all, else in two."""
        room = self._part() - 12
        together = all(text_width(" ".join(v.when), 12) <= room for v in self._views)
        return (" ".join(view.when),) if together and view.when else view.when

    def _part(self) -> float:
        return self.width() / max(1, len(self._views))

    def fits(self) -> bool:
        """True when every word has room in its part."""
        return all(
            text_width(t, 14 if n == 0 else 12, bold=n == 0) <= self._part() - 4
            for view in self._views
            for n, t in enumerate((view.label, *self._lines(view)))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        part = self._part()
        for nth, view in enumerate(self._views):
            middle = part * (nth + 0.5)
            if nth:
                reached = view.state is not StepState.OPEN
                bar = QRectF(middle - part + _DOT / 2 + 4, _DOT / 2 - 1, part - _DOT - 8, 2)
                painter.fillRect(bar, colour("good" if reached else "line"))
            self._paint_dot(painter, QRectF(middle - _DOT / 2, 0, _DOT, _DOT), view)
            now = view.state is StepState.NOW
            role = "stop" if view.refused else "accent" if now else "quiet" if view.state is StepState.OPEN else "ink"
            box = QRectF(middle, _DOT + 6, 0, 20)
            draw_text(painter, box, view.label, size=14, bold=now, tone=colour(role), centre=True)
            for row, line in enumerate(self._lines(view)):
                box = QRectF(middle, _DOT + 28 + 15 * row, 0, 15)
                draw_text(painter, box, line, size=12, tone=colour("quiet"), centre=True)

    def _paint_dot(self, painter: QPainter, box: QRectF, view: LifeView) -> None:
        if view.refused:
            draw_box(painter, box, fill=colour("stopfill"), line=colour("stop"), width=1.5, radius=_DOT / 2)
            paint_icon(painter, "cross", box.adjusted(5, 5, -5, -5), colour("stop"))
        elif view.state is StepState.NOW:
            draw_box(painter, box, fill=colour("accent"), radius=_DOT / 2)
            draw_box(painter, box.adjusted(8, 8, -8, -8), fill=colour("onaccent"), radius=4)
        elif view.state is StepState.DONE:
            draw_box(painter, box, fill=colour("goodfill"), line=colour("good"), width=1.5, radius=_DOT / 2)
            paint_icon(painter, "check", box.adjusted(5, 5, -5, -5), colour("good"))
        else:
            draw_box(
                painter, box.adjusted(3, 3, -3, -3), fill=colour("surface"), line=colour("edge"), radius=_DOT / 2 - 3
            )
