"""The arrows in a field that searches move the list's choice, and leave the text alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.ui.widgets.search_line import TALL, SearchLine
from tests.ui.pages.stage import press, write


def test_arrows_step_and_letters_are_typed(qtbot: QtBot) -> None:
    field = SearchLine("お名前で探す", hint=True, height=TALL)
    qtbot.addWidget(field)
    steps: list[int] = []
    field.stepped.connect(steps.append)
    write(field, "小林")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(field, key)
    assert (field.value(), steps, field.height()) == ("小林", [1, 1, -1], TALL)
    assert field.accessibleName() == field.placeholderText() == "お名前で探す"
