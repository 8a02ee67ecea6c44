"""The second screen: what the customer sees. Big, calm, complete; no staff, customer or shop data ever reaches it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from posapp.ui import keys
from posapp.ui import text_customer as text
from posapp.ui.chart_views import MonthlyView, TimeView
from posapp.ui.customer_return import ReturnScreen
from posapp.ui.customer_views import CustomerView, ReturnSeen
from posapp.ui.views import ChartView, ConditionView
from posapp.ui.widgets.bar import Hairline, Strip, clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.monthly_chart import MonthlyChart
from posapp.ui.widgets.return_chart import ReturnChart
from posapp.ui.widgets.tile import Tile
from posapp.ui.widgets.time_chart import TimeChart
from posapp.ui.widgets.words import Words

MARGIN = 48
_OWN = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
ZOOM = 5 / 3
"""The chart's type of 12 px becomes 20 px on 1280×800, and more on a larger screen."""


class CustomerDisplay(Strip):
    """The customer's window; `show_customer` follows the sale, None says that an offer is being prepared.

    closed  the way back was asked for, where it lies over the staff's window
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setWindowTitle(text.TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(1280, 800)
        self.tiles = [Tile() for _ in range(3)]
        self.returning = ReturnScreen()
        self.totals = ReturnChart(zoom=ZOOM, slider=False)
        self.monthly = MonthlyChart(zoom=ZOOM, slider=False)
        self.times = TimeChart(zoom=ZOOM, slider=False)
        self._charts = QStackedWidget()
        for chart in (self.totals, self.monthly, self.times):
            self._charts.addWidget(chart)
        self._device, self._day = Words("", 32, bold=True, elide=True), Words("", 20, role="quiet")
        self._offer, self._question = Words("", 20, role="quiet", wrap=True), Words("", 20, bold=True)
        self._head, self._conditions = Words("", 20, bold=True), QHBoxLayout()
        self._waiting = Words(text.WAITING, 28, role="quiet", align="centre")
        self._shown: tuple[ConditionView, ...] = ()
        self._back = Button(text.BACK, kind="link", cap=keys.cap("customer"), size=12, height=26, parent=self)
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.clicked.connect(self.closed)
        # Of no effect in a window of its own, which never gets a key.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.closed)
        self._lay_out()
        self._over(None)
        self.show_customer(None)

    def _lay_out(self) -> None:
        outer = vertical(self, margins=(MARGIN, 32, MARGIN, 24))
        outer.addWidget(self._waiting, 1)
        self._body = QWidget()
        outer.addWidget(self._body, 20)
        outer.addWidget(self.returning, 20)
        column = vertical(self._body)
        head = QHBoxLayout()
        head.addWidget(self._device, 1)
        head.addWidget(self._day)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self._offer)
        column.addSpacing(20)
        row = horizontal(spacing=16)
        for tile, share in zip(self.tiles, (336, 408, 408), strict=True):
            row.addWidget(tile, share)
        column.addLayout(row)
        column.addSpacing(24)
        column.addWidget(self._question)
        column.addSpacing(8)
        column.addWidget(self._charts, 1)
        column.addSpacing(8)
        column.addWidget(Hairline())
        column.addSpacing(16)
        foot = horizontal(spacing=32)
        foot.addWidget(self._head)
        foot.addLayout(self._conditions, 1)
        column.addLayout(foot)

    def show_customer(self, view: CustomerView | None) -> None:
        """Show an offer, or that one is being prepared."""
        self._body.setVisible(view is not None)
        self._waiting.setVisible(view is None)
        self.returning.hide()
        self._waiting.say(text.WAITING)
        if view is None:
            return
        self._device.say(view.device)
        self._day.say(view.day)
        self._offer.say(view.offer)
        for tile, one in zip(self.tiles, view.tiles, strict=True):
            tile.show_tile(one)
        self._question.say(view.question)
        self._show_chart(view)
        self._head.say(view.head)
        if view.conditions != self._shown:
            self._shown = view.conditions
            clear(self._conditions)
            for condition in view.conditions:
                self._conditions.addLayout(_condition(condition), 1)

    def show_return(self, view: ReturnSeen | None) -> None:
        """Show a step of a return, or that one is being prepared."""
        self._body.hide()
        self.returning.setVisible(view is not None)
        self._waiting.setVisible(view is None)
        self._waiting.say(text.RETURN_WAITING)
        if view is not None:
            self.returning.show_return(view)

    def _show_chart(self, view: CustomerView) -> None:
        """The chart that staff have open, and no other."""
        if isinstance(view.chart, MonthlyView):
            self.monthly.show_chart(view.chart)
            self._charts.setCurrentWidget(self.monthly)
        elif isinstance(view.chart, TimeView):
            self.times.show_chart(view.chart)
            self._charts.setCurrentWidget(self.times)
        elif isinstance(view.chart, ChartView):
            self.totals.show_chart(view.chart, view.month)
            self._charts.setCurrentWidget(self.totals)

    def place(self, beside: QWidget) -> None:
        """Fill the screen that ``beside`` is not on; where there is only one, lie over ``beside`` until F11 or Esc."""
        here = beside.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        self._over(None if others else beside)
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.setGeometry(beside.rect())
            self.show()
            self.raise_()
        beside.activateWindow()

    def _over(self, beside: QWidget | None) -> None:
        """Be a part of the window, whose keys go on working, or a window of its own. Only one of them has the way back."""
        self._back.setVisible(beside is not None)
        if beside is None:
            self.setWindowFlags(_OWN)
            return
        self.setParent(beside, Qt.WindowType.Widget)
        beside.installEventFilter(self)

    @property
    def over(self) -> bool:
        """True while it lies over the staff's own window: there is no other screen."""
        return not self.isWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window that this lies over."""
        if event.type() is QEvent.Type.Resize and self.over and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        larger = min(max(min(self.width() / 1280, self.height() / 800), 1.0), 2.0)
        for chart in (self.totals, self.monthly, self.times):
            chart.set_zoom(ZOOM * larger)
        self._back.adjustSize()
        self._back.move(self.width() - self._back.width() - 12, 4)


def _condition(view: ConditionView) -> QHBoxLayout:
    row = horizontal(spacing=12)
    row.addWidget(IconMark(view.icon, 28, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
    words = "\n".join(view.lines).replace("（", "\n(").replace("）", ")")
    row.addWidget(Words(words, 20, wrap=True), 1)
    return row
