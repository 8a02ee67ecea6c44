"""20,000 devices with 60 amounts each: a key of type-ahead beside a plain look at every name, an import beside bare inserts.

    python -m pytest tests/bench/test_bench_typeahead.py -p no:randomly -s

Targets: a key at most 10 ms; reading, comparing and taking over 20,000 rows at most 5 s together.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from posapp.domain.price_changes import Incoming, ReadRow
from posapp.domain.typeahead import line_of
from posapp.services.price_bodies import row_of
from posapp.services.price_book import PriceBook
from posapp.services.price_ports import PriceImportRow
from posapp.services.pricing import GoOn, Previewed, PriceDesk, always
from posapp.shelf import Shelf
from posapp.store.doors import create_store
from posapp.store.driver import connect
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.bench.conftest import Bench
from tests.bench.price_lists import devices, write_csv

KEY = bytes(range(32))
DEVICES = 20_000
DAY = date(2026, 6, 15)
TYPED = (
    "xp",
    "xperia 3",
    "ブラック 128",
    "らくらく ぴんく 512",
    "4900000012",
    "でんき",
    "ホワイト ブラック",
    "zzz",
    "pixel10",
    "1",
)
INSERT = "INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?)"


class Counter:
    """The counter of a day."""

    def now(self) -> datetime:
        return datetime(2026, 6, 15, 3, tzinfo=UTC)

    def new_id(self) -> UUID:
        return uuid7()

    def staff(self) -> str:
        return "中村 健"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = create_store(tmp_path / "data", KEY)
    yield opened
    opened.close()


def desk_of(store: Store) -> tuple[PriceDesk, PriceBook]:
    shelf = Shelf()
    book = PriceBook(store.prices, shelf.prices)
    return PriceDesk(shelf.price_files, store.prices, Counter(), book), book


@contextmanager
def timed(bench: Bench, what: str, most: float) -> Iterator[None]:
    started = time.perf_counter()
    yield
    bench.note(what, time.perf_counter() - started, most=most)


def test_import_and_type_ahead(bench: Bench, store: Store, tmp_path: Path) -> None:
    desk, book = desk_of(store)
    write_csv(tmp_path / "first.csv", DEVICES, version=date(2026, 6, 1))
    write_csv(tmp_path / "second.csv", DEVICES, version=date(2026, 6, 10), plus=10)
    for file in ("first", "second"):
        with timed(bench, f"{file} list of 20,000: preview", 5):
            shown = desk.preview(tmp_path / f"{file}.csv", whole=True)
        assert isinstance(shown, Previewed) and shown.preview.readable, shown
        with timed(bench, f"{file} list of 20,000: taken", 5):
            taken = desk.take(shown)
        assert isinstance(taken, PriceImportRow), taken
        assert taken.new + taken.changed == DEVICES
    with timed(bench, "the first key, which builds the names of the day", 0.3):
        book.search("x", DAY, 20)
    names = [line_of(one.device, one.maker) for one in devices(DEVICES)]
    for typed in TYPED:
        spent = bench.median(partial(book.search, typed, DAY, 20), rounds=20)
        bare = bench.median(partial(plain, names, typed), rounds=5, warm=1)
        bench.compare(f"a key over 20,000 devices: {typed}", spent, bare, most=1)
    keys = [one.key for one in book.search("", DAY, 300)]
    spent = statistics.median([once(partial(book.get, key, DAY)) for key in keys])
    bench.note("a device chosen: its amounts from the store", spent, most=0.005)
    with timed(bench, "undo of 20,000", 5):
        assert isinstance(desk.undo(), PriceImportRow)


def once(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def plain(names: list[str], typed: str) -> list[str]:
    """What a plain search does: every word in every name."""
    words = typed.casefold().split()
    return [name for name in names if all(word in name for word in words)][:20]


class Ready:
    """A list that needs no reading."""

    def __init__(self, incoming: Incoming) -> None:
        self.incoming = incoming

    def read(self, path: Path, on: date, go_on: GoOn) -> Incoming:
        return self.incoming

    def write(self, path: Path, title: str, version: date, devices: object) -> None:
        raise AssertionError("nothing is written here")


def test_taking_beside_bare_inserts(bench: Bench, store: Store, tmp_path: Path) -> None:
    listed = tuple(devices(DEVICES))
    rows = tuple(ReadRow(line=at, label=one.key, key=one.key, listed=one) for at, one in enumerate(listed, 2))
    incoming = Incoming(file="x", title="x", version=DAY, rows=rows, programs=tuple(id for id, _ in listed[0].terms))
    desk = PriceDesk(Ready(incoming), store.prices, Counter(), PriceBook(store.prices, Shelf().prices))
    shown = desk.preview(Path("x"), whole=False)
    assert isinstance(shown, Previewed)
    ours = once(partial(desk.take, shown, only_good=False, go_on=always))
    create_store(tmp_path / "bare", KEY).close()
    raw = connect(tmp_path / "bare" / "posapp.db", KEY)
    raw.execute(
        "CREATE TABLE bare (id INTEGER PRIMARY KEY, key TEXT, first TEXT, until TEXT, price INT, search TEXT, body TEXT)"
    )

    def bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        for at, one in enumerate(listed):
            row = row_of(one)
            raw.execute(INSERT, (at, row.device_key, "2026-06-15", "", row.cash_price, row.search, row.body))
        raw.execute("COMMIT")

    theirs = once(bare)
    raw.close()
    bench.compare("20,000 rows taken / bare inserts with bodies made", ours, theirs, most=3)
