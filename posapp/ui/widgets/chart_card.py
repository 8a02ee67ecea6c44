"""The return chart in its card: what it says in words, how others are laid over it, the month's spinner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.ui import text
from posapp.ui.views import ChartView
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.month_spinner import MonthSpinner
from posapp.ui.widgets.return_chart import ReturnChart
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

REST_MS = 400
"""The month is worth saving once the slider has rested this long."""


class ChartCard(Surface):
    """Shows a ChartView. The focus belongs to ``chart``.

    moved   carries the month asked for
    rested  the slider rests, or the focus leaves it: never after the card is gone, when the sale has moved on
    """

    moved = Signal(int)
    rested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line="surface", parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 11, 0)
        head.setSpacing(8)
        self._title, self._note = Words("", 16, bold=True), Words("", 12, role="quiet")
        self._cap, self.spinner, self.chart = KeyCap("← →"), MonthSpinner(), ReturnChart()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note)
        head.addWidget(self._cap)
        head.addWidget(self.spinner)
        column.addLayout(head)
        column.addWidget(self.chart, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rested)
        self.chart.installEventFilter(self)
        self.chart.moved.connect(self._moved)
        self.spinner.stepped.connect(self.chart.step)

    def show_chart(self, view: ChartView, month: int) -> None:
        """Show another quote or another month."""
        self.chart.show_chart(view, month)
        self._say()

    def _moved(self, month: int) -> None:
        self._say()
        self.moved.emit(month)
        self._rest.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The focus leaves the chart: what rests soon rests now."""
        if event.type() == QEvent.Type.FocusOut and self._rest.isActive():
            self._rest.stop()
            self.rested.emit()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

    def _say(self) -> None:
        view, month = self.chart.view(), self.chart.month()
        allowed = view.allowed()
        self.spinner.setVisible(bool(allowed))
        self._note.say(text.CHART_NOTE if view.others else "")
        self._fold()
        if not allowed:
            self._title.say(text.CHART_TITLE_NONE)
            return
        self._title.say(text.CHART_TITLE.format(month=month))
        label = text.MONTHS_TH.format(month=month)
        self.spinner.show_month(label, less=month > allowed[0], more=month < allowed[-1])

    def _fold(self) -> None:
        """Note and key are dropped where they have no room."""
        room = self.width() - self._title.sizeHint().width() - self.spinner.width() - 27 - 32
        self._cap.setVisible(bool(self.chart.view().allowed()) and room >= self._cap.width())
        self._note.setVisible(bool(self._note.text()) and room >= self._cap.width() + self._note.sizeHint().width() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
