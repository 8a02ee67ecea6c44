"""A program killed in the middle of an import or an undo: the list is the one before or the one after, never a part."""

from __future__ import annotations

from pathlib import Path

from posapp.store.doors import open_store
from posapp.store.records import Store
from tests.killed import answers

DEVICES = 2_000

KEEPER = """
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from posapp.services.ports import EventRow
from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRow
from posapp.store.doors import open_store
from posapp.store.ids import uuid7

folder, devices = Path(sys.argv[1]), int(sys.argv[2])
shelf = open_store(folder, bytes(range(32))).prices
at, begin = datetime.now(UTC), date(2026, 1, 1)

def day(number):
    return (begin + timedelta(days=number)).isoformat()

def event(what):
    return EventRow(id=uuid7(), at=at, staff="", subject=None, what=what, body="{}")

print("ready", flush=True)
while True:
    stamp = shelf.stamp()
    number = int(stamp.partition("/")[0]) + 1
    standing = [row for row in shelf.imports() if row.undone_at is None]
    if number % 3 == 0 and standing and int(stamp.partition("/")[2]) < number // 3:
        shelf.undo(standing[0].id, at, event("undone"))
        print(shelf.stamp(), flush=True)
        continue
    ends = ()
    if standing:
        last = standing[0].number
        ends = [PriceEnd(device_key=str(k), valid_from=day(last), last=day(number - 1)) for k in range(devices)]
    rows = [PriceRow(device_key=str(k), name="x", jan="", cash_price=number, valid_from=day(number), valid_until="",
                     search=f"{k:05}", body='{"x": "' + "y" * 500 + '"}') for k in range(devices)]
    row = PriceImportRow(id=uuid7(), number=0, at=at, staff="", file="", title="x", version=day(number), sample=False,
                         new=0, changed=0, ended=0, same=0, refused=0, digest="0" * 64)
    shelf.take(row, rows, ends, event("imported"), expect=stamp)
    print(shelf.stamp(), flush=True)
"""


def step(stamp: str) -> int:
    """How many imports and undos there were."""
    taken, _, undone = stamp.partition("/")
    return int(taken) + int(undone)


def test_an_import_or_undo_that_was_killed_is_whole_or_not_there(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    for after, more in ((0, 0.02), (1, 0.05), (2, 0.1), (3, 0.15), (1, 0.2)):
        told = answers(KEEPER, folder, DEVICES, after=after, more=more)
        opened = open_store(folder, key)
        shelf = opened.prices
        stamp = shelf.stamp()
        if told:
            assert step(stamp) - step(told[-1]) in (0, 1)
        standing = [row.number for row in shelf.imports() if row.undone_at is None]
        assert len(shelf.imports()) + len([row for row in shelf.imports() if row.undone_at]) == step(stamp)
        assert len(opened.events()) == step(stamp)
        rows = list(shelf.rows(""))
        assert len(rows) == DEVICES * len(standing)
        assert {row.cash_price for row in rows} == set(standing)
        newest = [row for row in rows if row.valid_until == ""]
        assert len(newest) == (DEVICES if standing else 0)
        assert {row.cash_price for row in newest} == set(standing[:1])
        assert opened.check() == ()
        opened.close()
