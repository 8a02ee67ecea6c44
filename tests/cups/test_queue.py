"""The print list on a real CUPS queue: what is asked for comes out with its words, its tray and its sides; what goes wrong ends in the list."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from posapp.documents import press, reading_back
from posapp.domain.digest import digest_of
from posapp.services.ports import Around, PaperRow
from posapp.services.print_ports import Abilities, PrintFault, PrintJobRow, Stage, Way
from posapp.services.print_ways import PrintWay, PrintWays
from posapp.services.printing import (
    INTERRUPTED,
    LOST,
    SEARCH_AGAIN,
    SLOW,
    SLOW_AFTER,
    SLOW_PATIENCE,
    Order,
    PrintDesk,
    of_paper,
)
from posapp.store.doors import create_store, open_store
from posapp.store.ids import uuid7
from posapp.store.records import Store
from posapp.ui.printing_cups import CupsSpool
from tests.cups.server import NetworkPrinter, Queue, Server, until
from tests.documents.cases import case
from tests.services.folder_spool import clock

pytestmark = pytest.mark.cups
KEY = bytes(range(32))
SPOOL = CupsSpool()


def issued(store: Store, kind: str) -> PaperRow:
    paper = press.compose(kind, case("docomo-okaeshi"))
    body = press.to_json(paper)
    row = PaperRow(
        id=uuid7(), number=paper.number, kind=kind, case_id=None, title=press.title(paper), digest=digest_of(body), body=body,
        format=1, state="waiting", reason="", prints=0, issued_at=clock.now(),
    )  # fmt: skip
    store.keep_papers((row,))
    return row


class LateClock:
    """A clock that a test moves on."""

    by = timedelta()
    new_id, staff = staticmethod(clock.new_id), staticmethod(clock.staff)

    def now(self) -> datetime:
        return clock.now() + self.by


def opened(store: Store, *, patience: float = 90, around: Around = clock) -> PrintDesk:
    def draw(job: PrintJobRow, _making: object) -> bytes:
        row = None if job.paper_id is None else store.paper(job.paper_id)
        assert row is not None
        return press.draw(press.from_json(row.body), copy=job.copy, reprint=job.reprint)

    return PrintDesk(store.prints, SPOOL, PrintWays(store), draw, around, patience=timedelta(seconds=patience))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "data", KEY)
    yield made
    made.close()


@pytest.fixture
def queue(system: Server) -> Queue:
    return system.queue()


def settled(desk: PrintDesk) -> None:
    until(lambda: not desk.follow(), "the print list does not come to an end")


def states(desk: PrintDesk) -> list[tuple[str, str]]:
    return [(job.state, job.reason) for job in desk.jobs()]


def told_so(desk: PrintDesk, state: str, reason: str) -> None:
    def told() -> bool:
        desk.follow()
        return states(desk) == [(state, reason)]

    until(told, f"not {state} {reason}")


def test_a_paper_comes_out_word_for_word_with_its_tray_and_its_sides(store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    desk.ways.remember("quote", PrintWay(printer=queue.name, tray="tray-2", sides="long"))
    assert desk.print((of_paper(row),)) == ()
    settled(desk)
    (pdf,) = queue.came_out
    read, meant = reading_back.read(pdf), reading_back.read(press.draw(press.from_json(row.body)))
    assert read == meant and read.number == row.number
    (options,) = queue.told("options")
    assert {"InputSlot=Tray2", "Duplex=DuplexNoTumble", "PageSize=A4"} <= set(options.split())
    assert queue.told("title") == [row.title]
    kept = store.paper(row.id)
    assert kept is not None and (kept.state, kept.prints) == ("printed", 1)


def test_the_customers_copy_the_shops_copy_and_a_reprint(store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "application")
    desk.ways.remember("application", PrintWay(printer=queue.name, sides="short", shop=1))
    desk.print((of_paper(row),))
    settled(desk)
    kept = store.paper(row.id)
    assert kept is not None
    desk.print((of_paper(kept),))
    settled(desk)
    marks = [(read.copy, read.reprint) for read in map(reading_back.read, queue.came_out)]
    assert marks == [("customer", 0), ("shop", 0), ("customer", 1)]
    words = [set(reading_back.read(pdf).page_words[0].split("個別")) for pdf in queue.came_out]
    assert len(words) == 3
    assert all("Duplex=DuplexTumble" in options.split() for options in queue.told("options"))


def test_what_the_printer_can_do_is_asked_of_the_system(system: Server, queue: Queue) -> None:
    assert queue.name in SPOOL.printers()
    assert SPOOL.abilities(queue.name) == Abilities(
        trays=(("tray-1", "tray-1"), ("tray-2", "tray-2"), ("manual", "manual")), sides=("one", "long", "short")
    )
    with pytest.raises(PrintFault) as wrong:
        SPOOL.abilities("never-bought")
    assert wrong.value.code == "printer-missing"
    usual = system.queue(usual=True)
    assert SPOOL.usual() == usual.name
    assert SPOOL.abilities("").trays


def test_nothing_comes_out_before_it_is_let_go(queue: Queue) -> None:
    ticket = SPOOL.hand_over(b"%PDF-1.4 held", "見積書", Way(printer=queue.name))
    assert SPOOL.fates([ticket])[ticket].stage is Stage.HELD
    assert queue.told("title") == []
    SPOOL.release(ticket)
    until(lambda: SPOOL.fates([ticket])[ticket].stage is Stage.PRINTED, "not printed")
    assert queue.came_out == [b"%PDF-1.4 held"]
    SPOOL.withdraw(ticket)  # it has ended: nothing to take back
    SPOOL.withdraw("never-1")


def test_a_printer_that_was_never_there_ends_in_the_list(system: Server, store: Store) -> None:
    desk, row = opened(store), issued(store, "quote")
    problems = desk.print((of_paper(row),), Order(way=Way(printer="never-bought")))
    assert [(p.code, p.where) for p in problems] == [("printer-missing", "quote")]
    assert states(desk) == [("failed", "printer-missing")]


def test_jammed_paper_is_told_and_once_cleared_it_prints(store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    queue.jam()
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    told_so(desk, "sent", "printer-jammed")
    queue.clear()
    settled(desk)
    assert states(desk) == [("printed", "")] and len(queue.came_out) == 1


def test_a_queue_that_is_stopped_is_told_taken_back_and_retried(system: Server, store: Store, queue: Queue) -> None:
    desk, row = opened(store, patience=0.5), issued(store, "quote")
    system.run("cupsdisable", queue.name)
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    told_so(desk, "sent", "printer-stopped")
    told_so(desk, "failed", "printer-stopped")
    system.run("cupsenable", queue.name)
    (job,) = desk.jobs()
    until(lambda: SPOOL.fates([job.ticket])[job.ticket].stage is Stage.CANCELLED, "not taken back")
    assert queue.told("title") == [], "taken back: it does not come out unseen"
    assert desk.print_again({job.id: None}) == ()
    settled(desk)
    assert states(desk) == [("printed", "")] and len(queue.came_out) == 1


def test_a_queue_that_is_deleted_in_the_middle_ends_in_the_list(system: Server, store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    queue.jam()
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    told_so(desk, "sent", "printer-jammed")
    system.run("lpadmin", "-x", queue.name)
    told_so(desk, "failed", "printer-removed")
    other = system.queue()
    (job,) = desk.jobs()
    desk.retry(job.id, Way(printer=other.name))
    desk.run()
    settled(desk)
    assert len(other.came_out) == 1 and states(desk) == [("printed", "")]


def test_a_printer_that_vanishes_in_the_middle_ends_in_the_list(system: Server, store: Store) -> None:
    printer = NetworkPrinter()
    name = system.network(printer)
    desk, row = opened(store, patience=1), issued(store, "quote")
    desk.print((of_paper(row),), Order(way=Way(printer=name)))
    assert printer.begun.wait(120)
    printer.switch_off()
    told_so(desk, "failed", "printer-away")
    other = system.queue()
    (job,) = desk.jobs()
    desk.retry(job.id, Way(printer=other.name))
    desk.run()
    settled(desk)
    assert len(other.came_out) == 1


def test_a_printer_that_nobody_hears_of_again_is_told_and_taken_back(system: Server, store: Store) -> None:
    """CUPS's own way to a network printer waits for it without a word: the print is told as slow, and given up."""
    name = system.unreachable()
    late = LateClock()
    desk, row = opened(store, around=late), issued(store, "quote")
    desk.print((of_paper(row),), Order(way=Way(printer=name)))
    (job,) = desk.jobs()
    until(lambda: SPOOL.fates([job.ticket])[job.ticket].stage is Stage.PRINTING, "not begun")
    late.by += SLOW_AFTER
    told_so(desk, "sent", SLOW)
    late.by += SLOW_PATIENCE
    told_so(desk, "failed", SLOW)
    assert SPOOL.fates([job.ticket])[job.ticket].stage is Stage.CANCELLED


def test_called_off_at_the_system(system: Server, store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    queue.jam()
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    (job,) = desk.jobs()
    system.run("cancel", job.ticket)
    told_so(desk, "cancelled", "print-cancelled-there")
    queue.clear()
    assert queue.came_out == []


def test_called_off_by_staff(store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    queue.jam()
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    told_so(desk, "sent", "printer-jammed")
    (job,) = desk.jobs()

    def called_off() -> bool:
        ended = desk.cancel(job.id)
        return ended is not None and ended.state == "cancelled"

    until(called_off, "not called off")
    queue.clear()
    assert queue.came_out == [] and store.papers(state="waiting")


def test_a_broken_printer_is_stopped_by_the_system_and_told(store: Store, queue: Queue) -> None:
    desk, row = opened(store, patience=0.5), issued(store, "quote")
    (queue.folder / "broken").touch()
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    told_so(desk, "failed", "printer-stopped")
    assert queue.came_out == []


def test_a_print_server_that_stops_is_waited_for(system: Server, store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    queue.jam()
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    told_so(desk, "sent", "printer-jammed")
    system.stop()
    told_so(desk, "sent", "printer-silent")
    other = issued(store, "schedule")
    assert [p.code for p in desk.print((of_paper(other),), Order(way=Way(printer=queue.name)))] != []
    queue.clear()
    system.start()
    until(lambda: not desk.follow(), "the print list does not come to an end")
    assert len(queue.came_out) == 1, "the system kept what it had taken"


def test_what_the_system_forgot_is_for_staff_to_see(store: Store, queue: Queue) -> None:
    desk, row = opened(store), issued(store, "quote")
    desk.print((of_paper(row),), Order(way=Way(printer=queue.name)))
    settled(desk)
    (job,) = desk.jobs()
    assert SPOOL.fates([f"{queue.name}-99999"])[f"{queue.name}-99999"].stage is Stage.UNKNOWN
    store.prints.move(job.id, expect=("printed",), state="sent", at=clock.now(), ticket=f"{queue.name}-99999")
    told_so(desk, "failed", LOST)


KILLED = """
import os, signal, sys
from pathlib import Path

from posapp.services.print_ports import Way
from posapp.services.printing import Order, of_paper
from posapp.store.doors import open_store
from posapp.ui.printing_cups import CupsSpool
from tests.cups import test_queue as here

moment = sys.argv[3]
real = CupsSpool.hand_over, CupsSpool.release

def cut(name, whole):
    def run(self, *given):
        if moment == f"before {name}":
            os.kill(os.getpid(), signal.SIGKILL)
        made = whole(self, *given)
        if moment == f"after {name}":
            os.kill(os.getpid(), signal.SIGKILL)
        return made
    return run

CupsSpool.hand_over, CupsSpool.release = cut("hand over", real[0]), cut("release", real[1])
store = open_store(Path(sys.argv[1]), here.KEY)
desk = here.opened(store)
(row,) = store.papers()
desk.ask((of_paper(row),), Order(way=Way(printer=sys.argv[2])))
desk.run()
"""


@pytest.mark.parametrize("moment", ["before hand over", "after hand over", "before release", "after release"])
def test_a_kill_between_asking_and_sending_loses_nothing_and_prints_nothing_twice(
    system: Server, store: Store, queue: Queue, tmp_path: Path, moment: str
) -> None:
    row = issued(store, "quote")
    command = [sys.executable, "-c", KILLED, str(tmp_path / "data"), queue.name, moment]
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(root)}, timeout=120, check=False)
    assert ended.returncode == -signal.SIGKILL
    again = open_store(tmp_path / "data", KEY)
    try:
        desk = opened(again)
        assert len(desk.jobs()) == 1, "what was asked for is in the list"
        desk.recover()
        settled(desk)
        if moment == "after release":
            assert states(desk) == [("printed", "")] and len(queue.came_out) == 1
        else:
            assert states(desk) == [("failed", INTERRUPTED)] and queue.came_out == []
        assert system.run("lpstat", "-o", queue.name) == "", "nothing stays held that nobody will ever let go"
        kept = again.paper(row.id)
        assert kept is not None
        desk.print((of_paper(kept),), Order(way=Way(printer=queue.name)))
        settled(desk)
        reprints = [reading_back.read(pdf).reprint for pdf in queue.came_out]
        assert reprints == ([0, 1] if moment == "after release" else [0]), "a second sheet says that it is one"
    finally:
        again.close()


def test_what_was_left_behind_is_found_when_the_system_is_back(store: Store, queue: Queue, system: Server) -> None:
    """The machine starts anew after a power cut, and posapp before the print server."""
    late = LateClock()
    desk, row = opened(store, around=late), issued(store, "quote")
    (job,) = desk.ask((of_paper(row),), Order(way=Way(printer=queue.name)))
    store.prints.move(job.id, expect=("waiting",), state="sent", at=clock.now())
    ticket = SPOOL.hand_over(b"%PDF-1.4 held", "見積書", Way(printer=queue.name), str(job.id))
    SPOOL.hand_over(b"%PDF-1.4 somebody else's", "予定表", Way(printer=queue.name))
    assert SPOOL.held() == {ticket: str(job.id)}
    system.stop()
    try:
        assert [told.id for told in desk.recover()] == [job.id]
    finally:
        system.start()
    assert SPOOL.held() == {ticket: str(job.id)}, "the system remembers whose it is"
    late.by = SEARCH_AGAIN
    desk.follow()
    assert SPOOL.held() == {} and SPOOL.fates([ticket])[ticket].stage is Stage.CANCELLED
    assert len(system.run("lpstat", "-o", queue.name).splitlines()) == 1 and queue.came_out == []
    system.run("cancel", "-a", queue.name)
