"""A chart of months in its card: what it says in words, the month's spinner, and the same figures as a table (T)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from posapp.ui import text
from posapp.ui import text_charts as said
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.figure_table import FigureTable
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.month_picker import MonthPicker
from posapp.ui.widgets.month_spinner import MonthSpinner
from posapp.ui.widgets.words import Words

REST_MS = 400
"""The month is worth saving once the slider has rested this long."""
TABLE_KEY = "T"


class ChartCard(QWidget):
    """Holds one chart. The focus belongs to ``chart``, or to the table while that stands in its place.

    moved   carries the month asked for
    rested  the slider rests, or the focus leaves it: never after the card is gone, when the sale has moved on
    """

    moved = Signal(int)
    rested = Signal()

    def __init__(self, chart: MonthPicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart, self.table, self.spinner = chart, FigureTable(), MonthSpinner()
        self._title, self._note, self._cap = Words("", 16, bold=True), Words("", 12, role="quiet"), KeyCap("← →")
        self._turn = Button(said.TABLE, kind="link", cap=TABLE_KEY, size=12, height=28)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = vertical(self, margins=(1, 2, 1, 2))
        head = horizontal(margins=(16, 0, 11, 0), spacing=8)
        head.addWidget(self._title)
        head.addStretch(1)
        for widget in (self._note, self._turn, self._cap, self.spinner):
            head.addWidget(widget)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self._rest.timeout.connect(self.rested)
        for part in (self.chart, self.table):
            part.installEventFilter(self)
        self.chart.told.connect(self._say)
        self.chart.moved.connect(self._moved)
        self.table.moved.connect(self.chart.go)
        self.table.turned.connect(self.turn)
        self.spinner.stepped.connect(self.chart.step)
        self._turn.clicked.connect(self.turn)

    @property
    def tabled(self) -> bool:
        """True while the table stands in the chart's place."""
        return self._stack.currentWidget() is self.table

    def turn(self) -> None:
        """T: the table instead of the chart, or the chart again."""
        tabled = not self.tabled
        inside = self.chart.hasFocus() or self.table.hasFocus() or self._turn.hasFocus()
        self._stack.setCurrentWidget(self.table if tabled else self.chart)
        self._turn.say(said.CHART if tabled else said.TABLE)
        self._say()
        if inside:
            self.first().setFocus()

    def first(self) -> QWidget:
        """What takes the focus."""
        return self.table if self.tabled else self.chart

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.turn()
        else:
            super().keyPressEvent(event)

    def _moved(self, month: int) -> None:
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
        month, allowed = self.chart.month(), self.chart.allowed()
        self.spinner.setVisible(bool(allowed))
        self._note.say(self.chart.note())
        self._title.say(self.chart.headline())
        if allowed:
            label = text.MONTHS_TH.format(month=month)
            self.spinner.show_month(label, less=month > allowed[0], more=month < allowed[-1])
        if self.tabled:
            self.table.show_figures(self.chart.figures())
        self._fold()

    def _fold(self) -> None:
        """Key cap and note are dropped where they have no room."""
        spinner = self.spinner.width() if self.chart.allowed() else 0
        room = self.width() - self._title.sizeHint().width() - spinner - self._turn.sizeHint().width() - 27 - 32
        cap = bool(self.chart.allowed()) and room >= self._cap.width()
        self._cap.setVisible(cap)
        room -= self._cap.width() + 8 if cap else 0
        self._note.setVisible(bool(self._note.text()) and room >= self._note.sizeHint().width() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
