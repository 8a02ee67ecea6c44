"""The strip of tabs: arrows, ends, Down into the view, and what a screen reader is told."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from posapp.ui.widgets.tab_strip import HIGH, TabStrip
from tests.ui.typing_in import press

WORDS = ("返却月と総額", "比べる", "もしも", "毎月の支払い", "時期", "満了時の選択", "値引きの上限")


@pytest.fixture
def strip(qtbot: QtBot) -> TabStrip:
    made = TabStrip(WORDS, "見積の表示")
    qtbot.addWidget(made)
    made.resize(700, HIGH)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("keys", "at"),
    [(("Right",), 1), (("Right", "Right", "Left"), 1), (("End",), 6), (("End", "Right"), 6), (("End", "Home"), 0)],
)
def test_arrows_walk_the_tabs_and_stop_at_the_ends(strip: TabStrip, keys: tuple[str, ...], at: int) -> None:
    for key in keys:
        press(strip, key)
    assert strip.currentIndex() == at


def test_down_asks_for_the_view(strip: TabStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.entered):
        press(strip, "Down")


@pytest.mark.parametrize("wide", [700, 660])
def test_all_seven_fit_where_the_window_is_narrow(strip: TabStrip, wide: int) -> None:
    strip.resize(wide, HIGH)
    assert strip.fits()
    assert strip.tabRect(6).right() <= wide


def test_a_reader_hears_a_list_of_tabs(strip: TabStrip) -> None:
    heard = QAccessible.queryAccessibleInterface(strip)
    assert heard is not None
    assert heard.role() is QAccessible.Role.PageTabList
    tabs = [heard.child(nth) for nth in range(heard.childCount())]
    names = [t.text(QAccessible.Text.Name) for t in tabs if t is not None and t.role() is QAccessible.Role.PageTab]
    assert names == list(WORDS)
