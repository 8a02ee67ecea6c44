"""A question of a card: fields, the button that does it and the one that goes back. Knows no place and stores nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posapp.domain.problem import Problem
from posapp.ui import keys
from posapp.ui.views import FieldProblem
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.spec import FieldSpec


class Asking(QWidget):
    """``taken`` carries the form's values, ``left`` goes back."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, fields: tuple[FieldSpec, ...], take: str, leave: str, *, icon: str) -> None:
        """``take`` and ``leave`` are the words of the buttons, ``icon`` the first one's."""
        super().__init__()
        self._first = fields[0].key
        self.form = Form(fields)
        self.take_button = Button(take, kind="primary", icon=icon, cap=keys.cap("second"))
        self.quit_button = Button(leave, cap=keys.ESCAPE)
        row = horizontal(spacing=8)
        row.addWidget(self.take_button, 1)
        row.addWidget(self.quit_button)
        column = vertical(self, spacing=12)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addLayout(row)
        self.form.finished.connect(self.take_button.setFocus)
        self.take_button.clicked.connect(self.take)
        self.quit_button.clicked.connect(self.left)

    def begin(self, values: dict[str, str]) -> None:
        """Ask afresh."""
        self.form.put(values)
        self.form.show_problems(())
        self.focus_first()

    def take(self) -> None:
        """Ask for it to be done."""
        if self.take_button.isEnabled():
            self.taken.emit(self.form.values())

    def show_problems(self, problems: tuple[Problem, ...], short: Callable[[Problem], str]) -> None:
        """Problems at their fields, the cursor in the first of them."""
        found = tuple(FieldProblem(key=p.where, text=short(p)) for p in problems if p.where in self.form.fields)
        self.form.show_problems(found)
        self.form.focus(found[0].key if found else self._first)

    def block(self, why: str) -> None:
        """While a work runs nothing else begins; empty frees the buttons."""
        for button in (self.take_button, self.quit_button):
            button.setEnabled(not why)
            button.setToolTip(why)

    def focus_first(self) -> None:
        """The first field."""
        self.form.focus(self._first)
