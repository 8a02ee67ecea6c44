"""A field that searches a list below it: its arrows move the list's choice, so that the hands stay where they type. Knows no list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from posapp.ui.theme import FIELD
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.spec import FieldKind

TALL = 48
"""Height in px where the field is what the page begins with."""


class SearchLine(LineInput):
    """``stepped`` is ↑ (-1) or ↓ (1); ``hint`` shows what can be searched for inside too."""

    stepped = Signal(int)

    def __init__(self, says: str, *, hint: bool = False, height: int = FIELD, parent: QWidget | None = None) -> None:
        super().__init__(FieldKind.SEARCH, icon="search", height=height, parent=parent)
        self.setAccessibleName(says)
        if hint:
            self.setPlaceholderText(says)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
