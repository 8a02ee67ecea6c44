"""Type-ahead: any part of a name is typed, a list below offers what fits, Enter takes it. Finding is done by whoever listens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from posapp.ui.theme import FIELD
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.option_list import OptionList
from posapp.ui.widgets.spec import FieldKind, Option


class SearchInput(LineInput):
    """A field with a list. Listen to ``changed``, answer with `offer`; ``picked`` carries the value taken.

    The list is a child of the window and never takes the focus, so the input method keeps working.
    """

    picked = Signal(str)

    def __init__(
        self,
        *,
        size: int = 16,
        height: int = FIELD,
        icon: str = "search",
        lead: str = "",
        cap: str = "",
        wide: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(FieldKind.SEARCH, icon=icon, lead=lead, cap=cap, size=size, height=height, parent=parent)
        self._list: OptionList | None = None
        self._wide = wide
        self._offered: tuple[Option, ...] = ()

    def offer(self, options: tuple[Option, ...]) -> None:
        """Show what fits what was typed; nothing closes the list."""
        self._offered = options
        if not options or not self.hasFocus():
            self.close_list()
            return
        shown = self._open()
        shown.set_options(options)
        self._place()
        shown.show()
        shown.raise_()

    def offered(self) -> tuple[Option, ...]:
        """What the list shows now."""
        return self._offered

    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def _open(self) -> OptionList:
        if self._list is None:
            self._list = OptionList(parent=self.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.picked.connect(self._take)
        return self._list

    def _place(self) -> None:
        if self._list is not None:
            corner = self.mapTo(self.window(), QPoint(0, self.height() + 2))
            self._list.move(corner)
            room = self.window().width() - corner.x() - 12
            self._list.setFixedWidth(min(room, max(self.width(), self._wide, self._list.wanted())))

    def _take(self, value: str) -> None:
        self.close_list()
        self.picked.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list is not None and self.is_open():
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._list.step(1 if key == Qt.Key.Key_Down else -1)
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.value())
                return
            if key == Qt.Key.Key_Escape:
                self.close_list()
                event.accept()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()
