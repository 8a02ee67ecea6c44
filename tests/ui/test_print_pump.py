"""The pump: what the last run left is found once, what is at the printer is followed, the window hears of every change."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from posapp.services.ports import StoreFault
from posapp.services.printing import INTERRUPTED, of_paper
from posapp.ui.print_pump import PrintPump
from tests.ui.places.test_paper_list import with_papers
from tests.ui.twins import Desk


def asked(desk: Desk) -> None:
    desk.services.prints.ask((of_paper(next(iter(desk.records.paper_rows.values()))),))


def pumping(qtbot: QtBot, desk: Desk) -> tuple[PrintPump, list[int], QObject]:
    owner, heard = QObject(), [0]
    pump = PrintPump(desk.services.prints, owner)
    pump.changed.connect(lambda: heard.__setitem__(0, heard[0] + 1))
    return pump, heard, owner


def beat(qtbot: QtBot, pump: PrintPump) -> None:
    qtbot.waitUntil(lambda: not pump.running)
    pump.beat()
    qtbot.waitUntil(lambda: not pump.running)


def test_nothing_happens_before_the_shop_is_open(qtbot: QtBot) -> None:
    desk = with_papers()
    asked(desk)
    pump, heard, _owner = pumping(qtbot, desk)
    beat(qtbot, pump)
    assert [job.state for job in desk.services.prints.jobs()] == ["waiting"] and heard == [0]


def test_what_the_last_run_left_is_found_once_and_not_printed(qtbot: QtBot) -> None:
    desk = with_papers()
    asked(desk)
    pump, heard, _owner = pumping(qtbot, desk)
    pump.begin()
    qtbot.waitUntil(lambda: pump.left == 1)
    assert [(job.state, job.reason) for job in desk.services.prints.jobs()] == [("failed", INTERRUPTED)]
    assert heard == [1] and desk.printer.sent == []
    asked(desk)
    pump.begin()
    beat(qtbot, pump)
    assert pump.left == 1, "what this run asks for is not left over"


def test_the_window_hears_when_a_print_goes_on(qtbot: QtBot) -> None:
    desk = with_papers()
    pump, heard, _owner = pumping(qtbot, desk)
    pump.begin()
    desk.printer.stopped = "printer-jammed"
    desk.services.prints.print((of_paper(next(iter(desk.records.paper_rows.values()))),))
    beat(qtbot, pump)
    beat(qtbot, pump)
    assert heard == [0]
    desk.printer.stopped = ""
    desk.printer.go_on()
    beat(qtbot, pump)
    assert heard == [1]
    assert [job.state for job in desk.services.prints.jobs()] == ["printed"]


def test_a_store_that_is_gone_for_a_moment_ends_nothing(qtbot: QtBot) -> None:
    desk = with_papers()
    pump, heard, _owner = pumping(qtbot, desk)
    pump.begin()
    qtbot.waitUntil(lambda: not pump.running)
    follow = desk.services.prints.follow

    def busy() -> bool:
        raise StoreFault("store-locked")

    desk.services.prints.follow = busy  # type: ignore[method-assign]
    beat(qtbot, pump)
    desk.services.prints.follow = follow  # type: ignore[method-assign]
    beat(qtbot, pump)
    assert heard == [0]
