"""大きな文字 on the way to ふりがな is not meant: a choice holds when it stands, and when the work before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.ui.widgets.edition_choice import EditionChoice
from tests.ui.pages.stage import press


def test_a_choice_passed_over_is_not_told(qtbot: QtBot) -> None:
    choice, told = EditionChoice(lambda: False), list[str]()
    qtbot.addWidget(choice)
    choice.settled.connect(lambda: told.append(choice.value()))
    with qtbot.waitSignal(choice.settled):
        press(choice, Qt.Key.Key_Right)
        press(choice, Qt.Key.Key_Right)
    assert told == ["ruby"]
    assert choice.accessibleName()


def test_a_choice_waits_for_the_work_before_it(qtbot: QtBot) -> None:
    works = [True, True, False]
    choice = EditionChoice(lambda: works.pop(0))
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.settled):
        press(choice, Qt.Key.Key_Right)
    assert works == [] and choice.value() == "large"
