"""The drawing by hand: a touch or the keys mark a place on one of six sides; what is shown is also said."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posapp.domain.intake import Side
from posapp.domain.purchase import CATEGORIES
from posapp.ui.widgets.device_drawing import WHOLE, DeviceDrawing, Spot

ARROWS = {"left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right, "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down}


class Drawing:
    """A drawing of the size it has on the page, with what it told."""

    def __init__(self, qtbot: QtBot, category: str = "phone", wide: int = 282, high: int = 170) -> None:
        self.widget = DeviceDrawing()
        qtbot.addWidget(self.widget)
        self.widget.resize(wide, high)
        self.widget.show_device(category)
        self.widget.show()
        self.marked: list[Spot] = []
        self.undone = 0
        self.widget.marked.connect(self.marked.append)
        self.widget.undone.connect(self._undone)

    def _undone(self) -> None:
        self.undone += 1

    def touch(self, side: str, across: float, down: float) -> None:
        box = self.widget.box(side)
        at = QPoint(round(box.left() + box.width() * across), round(box.top() + box.height() * down))
        QTest.mouseClick(self.widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def key(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.widget, key)


@pytest.mark.parametrize("category", sorted(CATEGORIES))
@pytest.mark.parametrize(("wide", "high"), ((282, 170), (178, 96), (282, 260)))
def test_a_touch_on_any_side_of_any_device_marks_that_side(qtbot: QtBot, category: str, wide: int, high: int) -> None:
    made = Drawing(qtbot, category, wide, high)
    for side in Side:
        made.touch(side, 0.5, 0.5)
        spot = made.marked[-1]
        box = made.widget.box(side)
        assert spot.side == side, side
        assert abs(spot.across - 500) <= 1000 / box.width() + 1 and abs(spot.down - 500) <= 1000 / box.height() + 1
        assert QRectF(made.widget.rect()).contains(box)
    assert len(made.marked) == len(Side)


def test_a_touch_beside_the_device_marks_nothing(qtbot: QtBot) -> None:
    made = Drawing(qtbot)
    QTest.mouseClick(made.widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert made.marked == []


def test_a_touch_just_beside_a_narrow_edge_still_means_it(qtbot: QtBot) -> None:
    made = Drawing(qtbot)
    box = made.widget.box("left")
    at = QPoint(round(box.left()) - 2, round(box.center().y()))
    QTest.mouseClick(made.widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert [(spot.side, spot.across) for spot in made.marked] == [("left", 0)]


def test_arrows_walk_over_the_edges_to_the_neighbours_and_round(qtbot: QtBot) -> None:
    made = Drawing(qtbot)
    for arrow, times, side in (
        ("right", 11, "right"), ("right", 21, "back"), ("right", 21, "left"), ("right", 21, "front"), ("left", 1, "left"),
        ("right", 1, "front"), ("up", 11, "top"), ("up", 40, "top"), ("down", 21, "front"), ("down", 21, "bottom"),
        ("down", 40, "bottom"), ("up", 21, "front"),
    ):  # fmt: skip
        made.key(ARROWS[arrow], times)
        assert made.widget.cross.side == side, (arrow, times)


def test_page_keys_choose_a_side_in_its_middle_and_enter_marks(qtbot: QtBot) -> None:
    made = Drawing(qtbot)
    for _ in Side:
        made.key(Qt.Key.Key_PageDown)
        made.key(Qt.Key.Key_Return)
    assert {spot.side for spot in made.marked} == {*Side}
    assert {(spot.across, spot.down) for spot in made.marked} == {(500, 500)}
    made.key(Qt.Key.Key_PageUp)
    made.key(Qt.Key.Key_Space)
    assert made.marked[-1].side == "bottom"
    made.key(Qt.Key.Key_Delete)
    made.key(Qt.Key.Key_Backspace)
    assert made.undone == 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.sampled_from(sorted(ARROWS)), max_size=60), category=st.sampled_from(sorted(CATEGORIES)))
def test_the_cross_never_leaves_the_device(qtbot: QtBot, keys: list[str], category: str) -> None:
    made = Drawing(qtbot, category)
    for key in keys:
        made.key(ARROWS[key])
        spot = made.widget.cross
        assert spot.side in {*Side} and 0 <= spot.across <= WHOLE and 0 <= spot.down <= WHOLE


def test_another_device_begins_in_the_middle_of_its_front(qtbot: QtBot) -> None:
    made = Drawing(qtbot)
    made.key(Qt.Key.Key_PageDown, 2)
    made.widget.show_device("watch")
    assert made.widget.cross == Spot(Side.FRONT, 500, 500)


def test_marks_and_cross_are_said(qtbot: QtBot) -> None:
    made = Drawing(qtbot)
    made.widget.show_marks((("1", Spot("left", 500, 100)), ("2", Spot("back", 300, 400))))
    made.key(Qt.Key.Key_PageDown)
    said = made.widget.accessibleDescription()
    assert said == "印 2か所、1 左の側面、2 裏、十字は右の側面の左から50％、上から50％"
    assert "Enter" in made.widget.accessibleName()
