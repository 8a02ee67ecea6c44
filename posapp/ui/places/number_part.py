"""端末の番号: typed or scanned when a device is handed over, so that a scan finds its contract years later. Stores nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.domain.problem import Problem
from posapp.flows.device_numbers import read_imei, read_serial
from posapp.services.intake_ports import FoundContract
from posapp.ui import text_places as text
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.words import Words

HIGH = 36


class NumberPart(QWidget):
    """Two fields and 控える. ``kept`` asks for the numbers to be stored."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.imei, self.serial = LineInput(height=HIGH, icon="barcode"), LineInput(height=HIGH)
        self.keep = Button(text.NUMBERS_KEEP, height=HIGH)
        self._said = Words(text.NUMBERS_WHY, 12, role="quiet", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (label, box) in enumerate(((text.NUMBERS_IMEI, self.imei), (text.NUMBERS_SERIAL, self.serial))):
            box.setAccessibleName(label)
            box.changed.connect(lambda _text: self.show_problem(None, ""))
            grid.addWidget(Words(label, 12, role="quiet"), 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        self.imei.entered.connect(lambda: self.serial.setFocus(Qt.FocusReason.TabFocusReason))
        self.serial.entered.connect(self.kept)
        self.keep.clicked.connect(self.kept)
        grid.addWidget(self.keep, 1, 2)
        grid.addWidget(self._said, 2, 0, 1, 3)

    def show_numbers(self, held: FoundContract) -> None:
        """What is known of another device."""
        self.imei.put(held.imei)
        self.serial.put(held.serial)
        self.show_problem(None, "")

    def read(self) -> tuple[str, str] | Problem:
        """IMEI and serial number, both empty when nothing was typed; or what is wrong with one of them."""
        imei = read_imei(self.imei.value(), "imei", required=False)
        if isinstance(imei, Problem):
            return imei
        serial = read_serial(self.serial.value(), "serial", required=False)
        return serial if isinstance(serial, Problem) else (imei, serial)

    def show_problem(self, problem: Problem | None, said: str) -> None:
        """Say what is wrong at its field, or what the fields are for."""
        self.imei.set_stop(problem is not None and problem.where == "imei")
        self.serial.set_stop(problem is not None and problem.where == "serial")
        self._said.say(said or text.NUMBERS_WHY)
        self._said.set_role("stop" if problem is not None else "quiet")
        if problem is not None:
            (self.serial if problem.where == "serial" else self.imei).setFocus(Qt.FocusReason.OtherFocusReason)

    def scan(self, code: str) -> None:
        """A reader's IMEI."""
        self.imei.put(code)
        self.show_problem(None, "")
