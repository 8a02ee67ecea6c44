"""The slider of months: keys are Qt's own, words follow, `show_month` moves it without a signal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posapp.ui.widgets.month_slider import MonthSlider


def slider(qtbot: QtBot) -> tuple[MonthSlider, list[int]]:
    made = MonthSlider("申込みの月", label_wide=88)
    qtbot.addWidget(made)
    moved: list[int] = []
    made.moved.connect(moved.append)
    made.show_month(25, 12, 49, lambda month: f"{month}か月目")
    made.resize(400, 24)
    with qtbot.waitActive(made):
        made.show()
    return made, moved


def test_it_is_put_without_a_signal_and_says_its_month(qtbot: QtBot) -> None:
    made, moved = slider(qtbot)
    assert (made.month(), made.says(), moved) == (25, "25か月目", [])
    assert made.slider.accessibleName() == "申込みの月"
    assert made.slider.accessibleDescription() == "25か月目"
    made.show_month(60, 12, 49, str)
    assert (made.month(), made.says(), moved) == (49, "49", [])


def test_keys_move_it_and_it_stops_at_its_ends(qtbot: QtBot) -> None:
    made, moved = slider(qtbot)
    made.setFocus()
    assert made.slider.hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(made.slider, key)
    assert moved == [26, 32, 49, 12]
    assert made.says() == "12か月目"
    assert not made.grab().isNull()
