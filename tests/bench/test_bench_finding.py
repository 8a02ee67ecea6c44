"""From a scan to the contract over 200,000 contracts, and by name, kana, telephone and number. Target: 50 ms.

``python -m pytest tests/bench/test_bench_finding.py -p no:randomly``. Processor time of the asking thread, so that other work on
the machine does not count; each stands beside the same question asked of bare SQLCipher in the same run.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from posapp.app import ShopDoors, no_printer
from posapp.domain.folding import fold
from posapp.services.front import Services
from posapp.shelf import Shelf
from posapp.store.driver import Connection
from posapp.store.records import Store
from tests.bench import many_contracts as many
from tests.bench.conftest import Bench
from tests.services.conftest import JAPAN, SHOP

TARGET_S = 0.05
ROUNDS = 60
BY_CODE = "SELECT k.*, c.* FROM contracts k JOIN cases c ON c.id = k.case_id WHERE k.imei = ?"
BY_TEXT = (
    "SELECT * FROM cases WHERE id IN (SELECT id FROM cases WHERE instr(search, ?) > 0 "
    "ORDER BY opened_at DESC, id DESC LIMIT 50) ORDER BY opened_at DESC, id DESC"
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Services]:
    now = [datetime(2021, 6, 15, 14, 22, tzinfo=JAPAN)]
    doors = ShopDoors(
        tmp_path, Shelf(), no_printer, clock=lambda: now[0], reachable=lambda: True, use_keyring=False
    )  # fmt: skip
    opened = doors.create(SHOP, ("中村 健",), "counter-passphrase")
    many.fill(opened, "docomo-okaeshi")
    now[0] = datetime(2023, 6, 20, 11, 40, tzinfo=JAPAN)
    yield opened
    opened.close()


def spent(call: Callable[[str], object], texts: list[str]) -> list[float]:
    """Seconds of the thread for each text."""
    found = []
    for text in texts:
        started = time.thread_time()
        call(text)
        found.append(time.thread_time() - started)
    return found


def test_finding(bench: Bench, shop: Services) -> None:
    assert isinstance(shop.records, Store)
    desk = shop.returns
    empty = desk.begin()

    def whole(code: str) -> None:
        """What the window does with a scan: the hit, the draft of its contract, all that follows from it."""
        (hit,) = desk.find(code)
        view = desk.view(desk.choose(empty, hit))
        assert view.contract is not None and hit.imei == code

    with shop.records._database.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        spent_on = spent(lambda _: shop.warm(), [""])[0]  # as the window does, on the connection that is asked next
        bench.note("200,000 contracts: warmed beside the window once the shop is open", spent_on, most=1)
        _scans(bench, whole, raw)
        _texts(bench, desk.find, raw)


def _scans(bench: Bench, whole: Callable[[str], None], raw: Connection) -> None:
    codes = [many.imei(nth) for nth in many.asked(ROUNDS)]
    (first,) = spent(whole, codes[:1])
    ours = spent(whole, codes)
    bare = spent(lambda code: raw.execute(BY_CODE, (code,)).fetchall(), codes)
    bench.note("200,000 contracts: the first scan of a day → contract and view", first, most=TARGET_S)
    bench.note("200,000 contracts: a scan → contract and view, median", statistics.median(ours), most=TARGET_S)
    bench.note("  p99", statistics.quantiles(ours, n=100)[98], most=TARGET_S)
    bench.compare(
        "  median / the bare question, body not read into values", statistics.median(ours), statistics.median(bare),
        most=30,
    )  # fmt: skip


def _texts(bench: Bench, find: Callable[[str], tuple[object, ...]], raw: Connection) -> None:
    nth = many.CONTRACTS // 2 + 7
    name, kana = many.customer(nth)
    texts = {
        "a whole name": name,
        "a family name": name.split()[0],
        "a whole kana": kana,
        "a whole telephone": many.phone(nth),
        "four digits of a telephone": many.phone(nth)[-4:],
        "the number of a case": f"A-{nth:07}",
        "a name that nobody has": "見本院",
    }
    for what, code in (
        ("the number of a contract", f"D-{nth:09}"),
        ("an IMEI nobody has", many.imei(many.CONTRACTS + 1)),
    ):
        bench.note(f"200,000 contracts by {what}", statistics.median(spent(find, [code] * 9)), most=TARGET_S)
    for what, text in texts.items():
        (first,), ours = spent(find, [text]), spent(find, [text] * 9)
        bare = spent(lambda needle: raw.execute(BY_TEXT, (fold(needle),)).fetchall(), [text] * 9)
        bench.note(f"200,000 contracts by {what} ({len(find(text))} hits), first", first, most=TARGET_S)
        bench.note("  again, median", statistics.median(ours), most=TARGET_S)
        bench.compare("  median / bare SQLCipher", statistics.median(ours), statistics.median(bare), most=2)
