"""The passphrase of a shop that has one. Knows no store; the front tries it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from posapp.ui import keys
from posapp.ui import text_places as text
from posapp.ui.places.card import MARGIN
from posapp.ui.places.place import Place
from posapp.ui.places.secret import veil
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.field import FieldBox
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import FieldSpec
from posapp.ui.widgets.words import Words


class UnlockPage(Place):
    """One field and one button. ``entered`` carries the passphrase."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = veil(FieldBox(FieldSpec(key="secret", label=text.SECRET_ONE)))
        self.lead = Words(text.UNLOCK_LEAD, 14, wrap=True)
        self.notice = Notice("stop", "", tone=Tone.STOP)
        self.notice.hide()
        self.go = Button(text.UNLOCK_GO, kind="primary", size=16, cap=keys.ENTER)
        self._lay_out()
        self.field.entered.connect(lambda _key: self._enter())
        self.field.changed.connect(lambda _key, _value: self._typed())
        self.go.clicked.connect(self._enter)
        self._typed()

    def _lay_out(self) -> None:
        card = Surface()
        card.setFixedWidth(480)
        column = vertical(card, margins=(32, 28, 32, 28), spacing=16)
        head = horizontal(spacing=12)
        head.addWidget(IconMark("lock", 28, "accent"))
        head.addWidget(Words(text.UNLOCK_TITLE, 20, bold=True, wrap=True), 1)
        column.addLayout(head)
        column.addWidget(self.lead)
        column.addWidget(self.notice)
        column.addWidget(self.field)
        self.go.setMinimumWidth(160)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        column.addWidget(Words(text.UNLOCK_LOST, 12, role="quiet", wrap=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.addStretch(2)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(3)

    def focus_first(self) -> None:
        self.field.take_focus()

    def act(self, name: str) -> bool:
        """``primary`` is Enter where no field takes it."""
        if name != "primary":
            return False
        self._enter()
        return True

    def busy(self, busy: bool) -> None:
        """The passphrase is being tried, which takes a second on purpose."""
        self.field.setEnabled(not busy)
        if busy:
            self.notice.hide()
        self.lead.say(text.UNLOCK_BUSY if busy else text.UNLOCK_LEAD)
        self._typed(busy=busy)

    def fault(self, sentence: str) -> None:
        """Say why it did not open; the whole field is chosen, to be typed over."""
        self.notice.say("stop", sentence, "", Tone.STOP)
        self.notice.show()
        self.field.input.set_stop(True)
        self.field.take_focus()
        if isinstance(self.field.input, QLineEdit):
            self.field.input.selectAll()

    def _typed(self, *, busy: bool = False) -> None:
        some = bool(self.field.value())
        self.go.setEnabled(some and not busy)
        self.go.setToolTip(text.UNLOCK_BUSY if busy else "" if some else text.NEED_SECRET)
        if some and not busy:
            self.field.set_problem("")

    def _enter(self) -> None:
        if self.field.value() and self.go.isEnabled():
            self.entered.emit(self.field.value())
        elif not self.field.value():
            self.field.set_problem(text.NEED_SECRET)
