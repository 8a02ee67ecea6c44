"""One window for one folder: a second start calls the first to the front, or says that it is open."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.ui import start as starting
from posapp.ui import text_front as text
from posapp.ui.main_window import MainWindow
from posapp.ui.only_one import CALL, LOCK, OnlyOne
from posapp.ui.places.opening import OpeningPage
from posapp.ui.start import Running, Start
from posapp.ui.widgets.words import Words
from tests.ui.measure import cut
from tests.ui.pages.stage import shoot
from tests.ui.typing_in import press


class Shop:
    """What takes the window over."""

    def close(self) -> None:
        """Nothing to let go of."""


def take_over(_window: MainWindow, _opening: OpeningPage) -> Running:
    return Shop()


def test_a_folder_has_one_window_and_the_next_may_follow(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first, second = OnlyOne(folder), OnlyOne(folder, patience=0.2)
    assert first.take() and first.take(), "who has it may ask again"
    assert not second.take()
    assert not second.call(), "the first does not listen"
    assert OnlyOne(tmp_path / "other").take(), "another shop's folder is another matter"
    first.release()
    assert second.take()


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    came: list[bool] = []
    first = OnlyOne(tmp_path)
    assert first.take()
    first.listen(lambda: came.append(True))
    answered: list[bool] = []
    caller = Thread(target=lambda: answered.append(OnlyOne(tmp_path, patience=10).call()))
    caller.start()
    qtbot.waitUntil(lambda: bool(answered))
    caller.join()
    assert answered == [True] and came == [True]
    assert (tmp_path / CALL).read_text("ascii") == ""


def test_a_killed_window_gives_the_folder_up(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from posapp.ui.only_one import OnlyOne; "
        "only = OnlyOne(Path(sys.argv[1])); os._exit(0 if only.take() else 1)"
    )
    root = Path(starting.__file__).parents[2]
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=root)
    assert (tmp_path / LOCK).exists(), "it went without a word"
    assert OnlyOne(tmp_path).take()


def test_a_folder_that_takes_no_file_is_left_to_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "ascii")
    barred = OnlyOne(tmp_path / "file" / "data", patience=0.1)
    assert barred.take()
    barred.listen(lambda: None)
    assert not barred.call()


@pytest.fixture
def second(qtbot: QtBot, tmp_path: Path) -> tuple[OnlyOne, Start, MainWindow]:
    """A start whose folder another window has."""
    first = OnlyOne(tmp_path)
    assert first.take()
    window = MainWindow()
    qtbot.addWidget(window)
    start = Start(window, lambda: take_over, OnlyOne(tmp_path))
    page = window.pages.currentWidget()
    assert isinstance(page, OpeningPage)
    qtbot.waitUntil(lambda: text.OPEN_ALREADY in [words.text() for words in page.findChildren(Words)])
    return first, start, window


def test_a_second_window_says_that_there_is_one_and_opens_nothing(
    second: tuple[OnlyOne, Start, MainWindow], qtbot: QtBot
) -> None:
    _first, start, window = second
    shoot(window, "open-already", width=1024, height=768)
    assert cut(window) == []
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window.focusWidget(), "Return")
    QApplication.processEvents()
    assert start.running is None
    assert text.OPEN_ALREADY in [words.text() for words in window.findChildren(Words) if words.isVisible()]


def test_once_the_first_is_closed_the_second_opens_the_shop(
    second: tuple[OnlyOne, Start, MainWindow], qtbot: QtBot
) -> None:
    first, start, window = second
    first.release()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window.focusWidget(), "Return")
    qtbot.waitUntil(lambda: start.running is not None)


def test_the_open_window_comes_to_the_front_when_called(qtbot: QtBot, tmp_path: Path) -> None:
    only = OnlyOne(tmp_path)
    assert only.take(), "`run` asks before there is a window"
    window = MainWindow()
    qtbot.addWidget(window)
    start = Start(window, lambda: take_over, only)
    qtbot.waitUntil(lambda: start.running is not None)
    window.showMinimized()
    (tmp_path / CALL).write_text("come", "ascii")
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert window.isVisible()


def test_run_calls_the_first_window_and_opens_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication
) -> None:
    first = OnlyOne(tmp_path)
    assert first.take()
    monkeypatch.setattr(OnlyOne, "call", lambda _self: True)
    before = set(qapp.topLevelWidgets())
    assert starting.run(lambda: take_over, tmp_path) == 0
    assert set(qapp.topLevelWidgets()) == before


def test_the_program_itself_started_twice_opens_one_window(tmp_path: Path) -> None:
    root = Path(starting.__file__).parents[2]
    env = os.environ | {"POSAPP_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "posapp"]
    first = subprocess.Popen(command, cwd=root, env=env)
    try:
        end = time.monotonic() + 60
        while not (tmp_path / CALL).exists() and time.monotonic() < end:
            time.sleep(0.1)
        assert (tmp_path / CALL).exists(), "the first start did not open the shop"
        assert first.poll() is None
        assert subprocess.run(command, cwd=root, env=env, timeout=60).returncode == 0
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()
