from __future__ import annotations

import threading
import time
from functools import partial

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from posapp.ui.worker import Latest, Worker


def test_a_result_comes_back_to_the_windows_thread(qtbot: QtBot) -> None:
    worker = Worker()
    got: list[tuple[int, int]] = []
    here = threading.get_ident()
    assert worker.start(threading.get_ident, lambda ran: got.append((ran, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(got))
    ran, told = got[0]
    assert ran != here
    assert told == here
    assert not worker.running


def test_a_fault_comes_back_too(qtbot: QtBot) -> None:
    worker = Worker()
    faults: list[Exception] = []

    def fail() -> None:
        raise OSError("full")

    worker.start(fail, lambda _: pytest.fail("it failed"), faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], OSError)


def test_a_fault_nobody_takes_reaches_the_last_net(qtbot: QtBot) -> None:
    worker = Worker()

    def fail() -> None:
        raise RuntimeError("a bug")

    with capture_exceptions() as caught:
        worker.start(fail, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is RuntimeError


def test_one_work_at_a_time_and_progress(qtbot: QtBot) -> None:
    worker = Worker()
    got: list[str] = []
    told: list[tuple[int, int]] = []
    busy: list[bool] = []
    worker.progress.connect(lambda done, of: told.append((done, of)))
    worker.busy.connect(busy.append)

    def work() -> str:
        worker.tell(1, 2)
        time.sleep(0.02)
        return "done"

    assert worker.start(work, got.append)
    assert not worker.start(work, got.append)
    assert worker.running
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["done"]
    assert told == [(1, 2)]
    assert busy == [True, False]


def test_the_next_work_may_start_from_the_end_of_the_last(qtbot: QtBot) -> None:
    worker = Worker()
    got: list[int] = []
    worker.start(lambda: 1, lambda one: worker.start(lambda: one + 1, got.append))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [2]


def test_an_owner_that_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    worker = Worker()
    got: list[None] = []
    worker.start(lambda: time.sleep(0.05), got.append)
    worker.deleteLater()
    del worker
    qtbot.wait(150)
    assert got == []


def test_of_several_questions_only_the_last_is_answered(qtbot: QtBot) -> None:
    latest, gate = Latest(), threading.Event()
    ran: list[int] = []
    told: list[int] = []

    def answer(number: int) -> int:
        ran.append(number)
        if number == 1:
            gate.wait(10)
        return number

    for number in (1, 2, 3):
        latest.ask(partial(answer, number), told.append, lambda fault: pytest.fail(str(fault)))
    gate.set()
    qtbot.waitUntil(lambda: bool(told) and not latest.running)
    assert (ran, told) == ([1, 3], [3])


def test_a_question_that_was_dropped_is_not_answered_and_a_fault_is_told_once(qtbot: QtBot) -> None:
    latest, told = Latest(), list[str]()

    def fail() -> None:
        raise OSError("gone")

    latest.ask(fail, lambda _: told.append("made"), lambda _: told.append("dropped"))
    latest.drop()
    qtbot.waitUntil(lambda: not latest.running)
    latest.ask(fail, lambda _: told.append("made"), lambda fault: told.append(str(fault)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["gone"] and not latest.running
