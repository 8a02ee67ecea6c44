"""The window: keys, signals, and no text cut at any size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posapp.ui import keys
from posapp.ui.main_window import MainWindow
from posapp.ui.views import ActionView, BottomView, FrameView, PanelView
from tests.ui import samples
from tests.ui.measure import cut
from tests.ui.typing_in import click, press


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show_frame(samples.FRAME)
    page = QWidget()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.show_page(page)
    with qtbot.waitActive(made):
        made.show()
    page.setFocus()
    return made


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("panel", [samples.SALE_PANEL, samples.REFUSED_PANEL], ids=["sale", "refused"])
@pytest.mark.parametrize("now", [0, 2, 4])
def test_nothing_is_cut(
    window: MainWindow, qapp: QApplication, size: tuple[int, int], panel: PanelView, now: int
) -> None:
    window.resize(*size)
    window.show_frame(replace(samples.FRAME, panel=panel, stepper=samples.stepper(now)))
    qapp.processEvents()
    assert (window.width(), window.height()) == size
    assert cut(window) == []


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (1280, 640)])
def test_a_panel_that_changed_looks_like_one_made_anew(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, size: tuple[int, int]
) -> None:
    window.resize(*size)
    fresh = MainWindow()
    qtbot.addWidget(fresh)
    fresh.resize(*size)
    fresh.show()
    few = replace(samples.SALE_PANEL, blocks=samples.SALE_PANEL.blocks[:3])
    for panel in (samples.REFUSED_PANEL, samples.SALE_PANEL, few, samples.SALE_PANEL, samples.REFUSED_PANEL):
        window.show_frame(replace(samples.FRAME, panel=panel))
        qapp.processEvents()
    fresh.show_frame(replace(samples.FRAME, panel=samples.REFUSED_PANEL))
    for _ in range(3):  # a scroll bar comes a moment later
        qapp.processEvents()
    assert [part.geometry() for part in window.panel._parts] == [part.geometry() for part in fresh.panel._parts]
    before = list(window.panel._parts)
    window.show_frame(replace(samples.FRAME, panel=replace(samples.REFUSED_PANEL, title="別の題")))
    assert window.panel._parts == before


@pytest.mark.parametrize("key", (*keys.PLACES, *keys.INNER), ids=lambda k: k.name)
def test_every_place_has_its_key_and_stands_in_the_menu(window: MainWindow, qtbot: QtBot, key: keys.Key) -> None:
    with qtbot.waitSignal(window.place) as told:
        press(window.focusWidget(), key.sequence)
    assert told.args == [key.name]
    assert window.actions_by_name[key.name] in window.menu.actions()


@pytest.mark.parametrize("key", keys.ACTIONS, ids=lambda k: k.name)
def test_every_action_has_its_key_and_stands_in_the_menu(window: MainWindow, qtbot: QtBot, key: keys.Key) -> None:
    with qtbot.waitSignal(window.acted) as told:
        press(window.focusWidget(), key.sequence)
    assert told.args == [key.name]
    assert window.actions_by_name[key.name] in window.menu.actions()


def test_an_action_takes_the_pages_word_and_can_be_switched_off(window: MainWindow, qtbot: QtBot) -> None:
    window.name_action("page", "説明した", enabled=False)
    assert window.actions_by_name["page"].text() == "説明した"
    with qtbot.assertNotEmitted(window.acted):
        press(window.focusWidget(), "F7")


def test_escape_and_enter_reach_the_window_when_nothing_else_takes_them(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.back):
        press(window.focusWidget(), "Escape")
    with qtbot.waitSignal(window.primary):
        press(window.focusWidget(), "Return")


def test_a_blocked_primary_does_nothing_and_the_sentence_says_why(window: MainWindow, qtbot: QtBot) -> None:
    bottom = BottomView(sentence="機種を選ぶと進めます。", primary=ActionView(label="次へ", cap="Enter", enabled=False))
    window.show_frame(replace(samples.FRAME, bottom=bottom))
    assert not window.bottom.primary_button.isEnabled()
    assert window.bottom.sentence.text() == "機種を選ぶと進めます。"
    assert window.bottom.primary_button.toolTip() == "機種を選ぶと進めます。"
    with qtbot.assertNotEmitted(window.primary):
        click(window.bottom.primary_button)


def test_parts_that_are_none_are_not_shown(window: MainWindow) -> None:
    window.show_frame(FrameView(place="home", top=samples.TOP))
    assert [w.isVisible() for w in (window.stepper, window.panel, window.panel_head, window.bottom)] == [False] * 4


def test_a_narrow_window_takes_the_narrow_panel_and_the_short_note(window: MainWindow, qapp: QApplication) -> None:
    window.resize(1024, 768)
    qapp.processEvents()
    assert window.panel.width() == 240
    window.resize(1280, 800)
    qapp.processEvents()
    assert window.panel.width() == 264
    assert "保存済み" in window.stepper.note_shown()


def test_a_done_step_can_be_gone_back_to(window: MainWindow, qtbot: QtBot) -> None:
    window.show_frame(replace(samples.FRAME, stepper=samples.stepper(2)))
    with qtbot.waitSignal(window.step) as told:
        click(window.stepper, QPoint(40, 20))
    assert told.args == ["見積"]


def test_chips_say_what_was_clicked(window: MainWindow, qtbot: QtBot) -> None:
    chip = next(c for c in window.top.findChildren(QWidget) if c.accessibleName() == "未送信 3")
    with qtbot.waitSignal(window.chip) as told:
        click(chip)
    assert told.args == ["unsent"]


def test_the_panels_button_answers(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.show_frame(replace(samples.FRAME, panel=samples.REFUSED_PANEL))
    qapp.processEvents()
    button = next(b for b in window.panel.findChildren(QWidget) if b.accessibleName() == "お断りの理由を印刷")
    with qtbot.waitSignal(window.pushed) as told:
        click(button)
    assert told.args == ["refusal"]


def test_a_filled_control_gets_its_ring(window: MainWindow, qapp: QApplication) -> None:
    window.bottom.primary_button.setFocus()
    qapp.processEvents()
    ring = window._ring
    assert ring.isVisible()
    assert ring.width() == window.bottom.primary_button.width() + 8
    window.bottom.back_button.setFocus()
    qapp.processEvents()
    assert not ring.isVisible()
