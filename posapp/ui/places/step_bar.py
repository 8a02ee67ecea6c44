"""The next steps of a case as buttons; below a blocked one stands why. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from posapp.domain.application import Step
from posapp.ui import text_places as text
from posapp.ui.places.case_views import StepView
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.words import Words


class StepBar(QWidget):
    """The next steps as buttons; below a blocked one stands why."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = horizontal(self, spacing=12)
        self.buttons: dict[Step, Button] = {}
        self.reasons: dict[Step, str] = {}

    def show_steps(self, views: tuple[StepView, ...]) -> None:
        """Show these steps; none says that everything is done."""
        clear(self._row)
        self.buttons, self.reasons = {}, {view.step: view.blocked for view in views}
        free = next((view.step for view in views if not view.blocked), None)
        for view in views:
            column = vertical(spacing=4)
            button = Button(view.label, kind="primary" if view.step is free else "plain", bold=view.step is free)
            button.setMinimumWidth(136)
            button.setEnabled(not view.blocked)
            button.setToolTip(view.blocked)
            button.setAccessibleDescription(view.blocked)
            button.clicked.connect(lambda _checked=False, step=view.step: self.pressed.emit(step))
            column.addWidget(button)
            if view.blocked:
                column.addWidget(Words(view.blocked, 12, role="quiet"))
            column.addStretch(1)
            self._row.addLayout(column)
            button.show()  # not only when the loop comes to it: the focus may go there at once
            self.buttons[view.step] = button
        if not views:
            self._row.addWidget(IconMark("check", 18, "good"))
            self._row.addWidget(Words(text.STEPS_DONE, 14))
        self._row.addStretch(1)

    def focus_first(self) -> bool:
        """The first step that can be taken."""
        for button in self.buttons.values():
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
