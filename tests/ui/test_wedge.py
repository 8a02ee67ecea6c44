"""The barcode reader in any field, with the input method on or off."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posapp.ui.main_window import MainWindow
from posapp.ui.wedge import is_code
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.spec import FieldKind
from tests.ui.typing_in import press, read_in, type_in

JAN, IMEI = "4901234567894", "490154203237518"


@pytest.fixture
def field(qtbot: QtBot) -> LineInput:
    window = MainWindow()
    qtbot.addWidget(window)
    field = LineInput(FieldKind.YEN)
    window.show_page(field)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    return field


def window_of(field: QWidget) -> MainWindow:
    window = field.window()
    assert isinstance(window, MainWindow)
    return window


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (JAN, True),
        (IMEI, True),
        ("4901234567890", False),
        ("09012345678", False),
        ("490154203237519", False),
        ("", False),
    ],
)
def test_what_counts_as_a_code(text: str, code: bool) -> None:
    assert is_code(text) is code


@pytest.mark.parametrize("code", [JAN, IMEI])
def test_a_scan_leaves_the_field_as_it_was(field: LineInput, qtbot: QtBot, code: str) -> None:
    field.put("108000")
    with qtbot.waitSignal(window_of(field).scanned) as told:
        read_in(field, code)
    assert told.args == [code]
    assert field.value() == "108000"


def test_full_width_digits_typed_at_once_are_a_scan(field: LineInput, qtbot: QtBot) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in JAN)
    with qtbot.waitSignal(window_of(field).scanned) as told:
        read_in(field, wide)
    assert told.args == [JAN]


def test_a_scan_through_the_input_method(field: LineInput, qtbot: QtBot) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in JAN)
    with qtbot.waitSignal(window_of(field).scanned) as told:
        for length in range(1, len(wide) + 1):
            QApplication.sendEvent(field, QInputMethodEvent(wide[:length], []))
        taken = QInputMethodEvent("", [])
        taken.setCommitString(wide)
        QApplication.sendEvent(field, taken)
    assert told.args == [JAN]
    assert field.text() == ""


def test_typing_by_hand_is_no_scan(field: LineInput, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window_of(field).scanned), qtbot.waitSignal(field.entered):
        type_in(field, JAN)
        press(field, "Return")
    assert field.value() == JAN


def test_an_amount_typed_fast_is_no_scan(field: LineInput, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window_of(field).scanned), qtbot.waitSignal(field.entered):
        read_in(field, "108000")
    assert field.value() == "108000"


def test_a_second_window_takes_nothing_of_the_first_ones_scan(field: LineInput, qtbot: QtBot) -> None:
    other = MainWindow()
    qtbot.addWidget(other)
    heard: list[str] = []
    other.scanned.connect(heard.append)
    field.put("1")
    read_in(field, IMEI)
    field.put("108000")
    press(field, "Return")
    assert heard == []
    assert field.value() == "108000"
