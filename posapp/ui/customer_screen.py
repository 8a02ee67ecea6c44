"""The one second screen of a counter, whichever flow runs: made when first asked for, switched by F11. Knows no offer and no return."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from posapp.ui.customer import CustomerDisplay
from posapp.ui.customer_views import CustomerView, ReturnSeen
from posapp.ui.main_window import MainWindow


class CustomerScreen(QObject):
    """``switched``: it went on or off, so that the frame can say so."""

    switched = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.display: CustomerDisplay | None = None

    @property
    def on(self) -> bool:
        """True while the customer sees it."""
        return self.display is not None and self.display.isVisible()

    def switch(self) -> None:
        """F11: on or off; Esc too where it lies over the window."""
        if self.display is None:
            self.display = CustomerDisplay(self._window)
            self.display.closed.connect(self.switch)
        if self.display.isVisible():
            self.display.hide()
        else:
            self.display.place(self._window)
        self.switched.emit()

    def show_offer(self, view: CustomerView | None) -> None:
        """The chosen quote, or that one is being prepared."""
        if self.display is not None and self.on:
            self.display.show_customer(view)

    def show_return(self, view: ReturnSeen | None) -> None:
        """A step of a return, or that one is being prepared."""
        if self.display is not None and self.on:
            self.display.show_return(view)

    def rest(self) -> None:
        """Another place is shown: nothing of the flow stays, and the place is not covered."""
        if self.display is not None:
            self.display.show_customer(None)
            if self.display.over:
                self.display.hide()
