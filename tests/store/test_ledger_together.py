"""Devices taken in at two counters at once: the ledger has no gap, every intake its own line, every period its lines."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from posapp.services.intake_ports import Reception
from posapp.store.doors import open_store
from posapp.store.driver import connect
from posapp.store.folder import store_path
from posapp.store.records import Store
from tests.store.conftest import Samples
from tests.store.test_intakes import entry, event, intake, receive
from tests.store.test_together import ROOT

COUNTER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from posapp.services.intake_ports import IntakeRow, LedgerEntry, Reception
from posapp.store.doors import open_store
from posapp.store.ids import uuid7

store, name = open_store(Path(sys.argv[1]), bytes(range(32))), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
turn = 0
while True:
    turn += 1
    at, id = datetime.now(UTC), uuid7()
    row = IntakeRow(id=id, number=f"{name}-{turn}", state="received", case_id=None, customer="", phone="", device="",
                    program="", imei=name, serial="", body="{}", format=1, at=at)
    def made(number):
        line = LedgerEntry(id=uuid7(), number=number, received_on="2024-12-18", corrects=None, intake_id=id, imei=name,
                           serial="", body="{}", format=1, at=at)
        return Reception(intake=row, entry=line, papers=(), events=())
    store.intakes.receive(id, made)
    print(turn, flush=True)
    time.sleep(0.003)  # a counter that never rests would keep the lock from the other for ever: SQLite has no queue
"""


def whole(store: Store, count: int) -> None:
    """Lines 1 to ``count``, each receipt with an intake of its own."""
    lines = store.intakes.ledger("2000-01-01", "2100-01-01")
    assert [line.number for line in lines] == list(range(1, count + 1))
    receipts = [line.intake_id for line in lines if line.corrects is None]
    assert len(set(receipts)) == len(receipts)
    assert all(id is not None and store.intakes.intake(id) is not None for id in receipts)


def test_threads_of_two_programs_leave_no_gap(store: Store, make: Samples, folder: Path, key: bytes) -> None:
    """Receipts, refusals, failures and corrections all at once: only what wrote a line has used up a number."""
    other = open_store(folder, key)
    first = receive(store, make)
    rows = [intake(make) for _ in range(48)]
    told = [event(make) for _ in range(48)]

    def counter(turn: int) -> int:
        shelf, row = (store, other)[turn % 2].intakes, rows[turn]
        if turn % 4 == 1:
            refused = replace(row, state="refused")
            shelf.receive(row.id, lambda _: Reception(intake=refused, entry=None, papers=(), events=()))
            return 0
        if turn % 4 == 2:
            with pytest.raises(ValueError):
                shelf.receive(
                    row.id,
                    lambda number: Reception(intake=row, entry=entry(number, row, body="x"), papers=(), events=()),
                )
            return 0
        if turn % 4 == 3:
            shelf.correct(lambda number: entry(number, first, corrects=1), told[turn])
            return 1
        shelf.receive(row.id, lambda number: Reception(intake=row, entry=entry(number, row), papers=(), events=()))
        return 1

    with ThreadPoolExecutor(4) as pool:
        lines = 1 + sum(pool.map(counter, range(48)))
    other.close()
    assert lines == 25
    whole(store, lines)


def test_the_same_device_taken_in_twice_at_once_is_one_line(
    store: Store, make: Samples, folder: Path, key: bytes
) -> None:
    other = open_store(folder, key)
    row = intake(make)

    def counter(shelf: Store) -> object:
        return shelf.intakes.receive(
            row.id, lambda number: Reception(intake=row, entry=entry(number, row), papers=(), events=())
        )

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(counter, (store, other))) == [row, row]
    other.close()
    whole(store, 1)


def test_two_processes_killed_in_the_middle_leave_no_gap(store: Store, folder: Path) -> None:
    """Whatever was answered for is there, in one row of numbers."""
    command = [sys.executable, "-c", COUNTER, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    counters = [subprocess.Popen([*command, name], **pipes) for name in ("A", "B")]  # type: ignore[call-overload]
    told = []
    try:
        for one in counters:
            assert one.stdout.readline() == "ready\n"
        for one in counters:
            one.stdin.write("\n")
            one.stdin.flush()
        for one in counters:
            for _ in range(20):
                assert one.stdout.readline()
    finally:
        for one in counters:
            one.kill()
            told.append(20 + len(one.stdout.read().split()))
            one.wait()
            one.stdout.close()
            one.stdin.close()
    lines = store.intakes.ledger("2000-01-01", "2100-01-01")
    by = {name: [line.number for line in lines if line.imei == name] for name in ("A", "B")}
    for answered, name in zip(told, by, strict=True):
        assert answered <= len(by[name]) <= answered + 1, "all that was answered for, and at most the one under way"
    assert min(by["A"][-1], by["B"][-1]) > max(by["A"][0], by["B"][0]), "they did write at the same time"
    whole(store, len(lines))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET body = '{}'", "DELETE FROM ledger", "UPDATE ledger SET number = 9",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger",
        "REPLACE INTO ledger (id, number, received_on, imei, serial, body, format, at)"
        " SELECT id, number, '2020-01-01', imei, serial, body, format, at FROM ledger",
    ],
)  # fmt: skip
def test_no_statement_changes_a_line(store: Store, make: Samples, folder: Path, key: bytes, statement: str) -> None:
    receive(store, make)
    before = store.intakes.ledger("2000-01-01", "2100-01-01")
    raw = connect(store_path(folder), key)
    with pytest.raises(IntegrityError, match="append-only"):
        raw.execute(statement)
    raw.close()
    assert store.intakes.ledger("2000-01-01", "2100-01-01") == before


def test_any_period_holds_its_lines_with_their_corrections(store: Store, make: Samples) -> None:
    """Against a filter over the whole book."""
    dice = random.Random(4)
    days = [(date(2024, 12, 1) + timedelta(days=nth)).isoformat() for nth in range(40)]
    receipts = [receive(store, make, on=dice.choice(days)) for _ in range(20)]
    for number in dice.sample(range(1, 21), 6):
        on = store.intakes.ledger("2024-12-01", "2025-12-31")[number - 1].received_on
        store.intakes.correct(partial(entry, row=receipts[number - 1], on=on, corrects=number), event(make))
    book = store.intakes.ledger("2000-01-01", "2100-01-01")
    whole(store, 26)
    for _ in range(60):
        first, last = dice.choice(days), dice.choice(days)
        inside = {line.number for line in book if first <= line.received_on <= last}
        expected = [line for line in book if line.number in inside or line.corrects in inside]
        assert list(store.intakes.ledger(first, last)) == expected
    assert store.intakes.ledger(days[-1], days[0]) == ()
