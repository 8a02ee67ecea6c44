"""The start: a picture first, everything else beside it; and the collector stays in the window's thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from posapp.ui import sweeper
from posapp.ui.main_window import MainWindow
from posapp.ui.places.opening import OpeningPage
from posapp.ui.start import Running, Start
from posapp.ui.sweeper import Sweeper


@pytest.fixture
def collector() -> Iterator[None]:
    """The collector as it was, whatever the test does to it."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()
    gc.unfreeze()


class Shop:
    """What takes the window over."""

    def __init__(self, window: MainWindow, opening: OpeningPage) -> None:
        self.opening = opening
        self.shown = window.pages.currentWidget()

    def close(self) -> None:
        """Nothing to let go of."""


def test_the_window_stands_before_anything_is_fetched(qtbot: QtBot, collector: None) -> None:
    fetched = []

    def take_over(window: MainWindow, opening: OpeningPage) -> Running:
        return Shop(window, opening)

    def fetch():  # type: ignore[no-untyped-def]
        fetched.append(current_thread())
        return take_over

    window = MainWindow()
    qtbot.addWidget(window)
    start = Start(window, fetch)
    assert isinstance(window.pages.currentWidget(), OpeningPage)
    assert not fetched
    qtbot.waitUntil(lambda: start.running is not None)
    assert isinstance(start.running, Shop)
    assert start.running.shown is start.running.opening
    assert fetched[0] is not main_thread()


def test_the_collector_runs_from_the_timer_alone(qtbot: QtBot, collector: None) -> None:
    owner = QObject()
    Sweeper(owner)
    assert not gc.isenabled()


def test_the_oldest_generation_that_is_due_is_collected(collector: None) -> None:
    gc.disable()
    gc.collect()
    gc.set_threshold(100_000, 10, 10)
    assert sweeper.sweep() is None
    kept = [[] for _ in range(100_001)]  # type: ignore[var-annotated]
    assert sweeper.sweep() == 0
    assert len(kept) == 100_001
    for _ in range(11):
        gc.collect(0)
    assert sweeper.sweep() == 1
