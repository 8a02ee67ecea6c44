"""The stepper: every step of the flow by name, the present one underlined, number and last saving at the end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from posapp.ui.icons import paint_icon
from posapp.ui.paint import draw_box, draw_text, text_width
from posapp.ui.theme import STEPPER, colour
from posapp.ui.views import StepperView, StepState, StepView
from posapp.ui.widgets.bar import Strip


class Stepper(Strip):
    """Shows a StepperView; ``chosen`` carries the key of a done step that was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("b", parent=parent)
        self.setFixedHeight(STEPPER)
        self._view = StepperView(steps=())
        self._boxes: list[tuple[QRectF, StepView]] = []

    def show_steps(self, view: StepperView) -> None:
        """Show another place in the flow."""
        if view == self._view:
            return
        self._view = view
        now = next((s.label for s in view.steps if s.state is StepState.NOW), "")
        self.setAccessibleName(f"{now} {view.note}".strip())
        self._boxes = []
        left = 16.0
        for step in view.steps:
            width = 28 + text_width(step.label, 14, bold=step.state is StepState.NOW)
            self._boxes.append((QRectF(left, 0, width, STEPPER), step))
            left += width + 24
        self.update()

    def steps_end(self) -> float:
        """Where the last step ends, in px from the left."""
        return self._boxes[-1][0].right() if self._boxes else 0.0

    def note_shown(self) -> str:
        """The note that has room: the long one, the short one or none."""
        room = self.width() - self.steps_end() - 40
        return next((n for n in (self._view.note, self._view.short) if n and text_width(n, 12) <= room), "")

    def fits(self) -> bool:
        """True when all steps are inside the bar."""
        return self.steps_end() <= self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for nth, (box, step) in enumerate(self._boxes):
            self._paint_step(painter, nth + 1, box, step)
            if nth + 1 < len(self._boxes):
                paint_icon(painter, "right", QRectF(box.right() + 4, 12, 16, 16), colour("quiet"))
        note = self.note_shown()
        if note:
            box = QRectF(0, 0, self.width() - 16, STEPPER)
            draw_text(painter, box, note, size=12, tone=colour("quiet"), right=True)

    def _paint_step(self, painter: QPainter, number: int, box: QRectF, step: StepView) -> None:
        circle = QRectF(box.left(), 10, 20, 20)
        now = step.state is StepState.NOW
        tone = colour({"now": "ink", "done": "ink", "again": "caution", "open": "quiet"}[step.state])
        if now:
            draw_box(painter, circle, fill=colour("accent"), radius=10)
            draw_text(painter, circle, str(number), size=12, bold=True, tone=colour("onaccent"), centre=True)
            painter.fillRect(QRectF(box.left(), STEPPER - 3, box.width(), 3), colour("accent"))
        elif step.state is StepState.DONE:
            draw_box(painter, circle, line=colour("good"), width=1.5, radius=10)
            paint_icon(painter, "check", circle.adjusted(3.5, 3.5, -3.5, -3.5), colour("good"))
        elif step.state is StepState.AGAIN:
            draw_box(painter, circle, line=colour("caution"), width=1.5, radius=10)
            paint_icon(painter, "again", circle.adjusted(4, 4, -4, -4), colour("caution"))
        else:
            draw_box(painter, circle, line=colour("edge"), radius=10)
            draw_text(painter, circle, str(number), size=12, tone=colour("quiet"), centre=True)
        draw_text(painter, box.adjusted(28, 0, 0, 0), step.label, size=14, bold=now, tone=tone)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            for box, step in self._boxes:
                if box.contains(QPointF(event.position())) and step.state in (StepState.DONE, StepState.AGAIN):
                    self.chosen.emit(step.key)
