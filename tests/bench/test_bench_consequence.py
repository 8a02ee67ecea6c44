"""A tick in 状態チェック until its consequence stands painted, in the real page. Target: 16 ms at the 99th percentile.

``python -m pytest tests/bench/test_bench_consequence.py -p no:randomly``. Times are processor time of the window's own thread, so that
other work on the machine does not count. Beside the whole step stand its parts, and the same window painted once unchanged.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.flows.flow import Cursor
from posapp.flows.forms import YES
from posapp.flows.intake import CHECK, FOUND
from posapp.flows.intake_forms import HeadAnswer, IntakeDraft
from posapp.services.front import Services
from posapp.shelf import Shelf
from posapp.ui.demo import people
from posapp.ui.pages.returns.check import CheckPage
from posapp.ui.show import returned
from tests.bench.conftest import Bench
from tests.bench.many_contracts import sold
from tests.bench.quiet_walk import QuietWalk, p99, quiet_walk, set_up, settle, shop_doors, step_by_step
from tests.services.test_receiving import filled, found

TICKS = 300
TARGET_S = 0.016
HEAD, TICKED = 6, "glass-cracked"


def _at_the_check(folder: Path, application: QApplication) -> QuietWalk:
    """A contract whose device is back on the counter, everything answered but the head of the glass."""
    set_up(folder)
    shop = shop_doors(folder, Shelf(), online=True).unlock(people.PASSPHRASE)
    shop.returns.note_numbers(sold(shop, "docomo-okaeshi").id, number="D-0001", imei=people.IMEI)
    shop.close()
    walk = quiet_walk(folder, application, people.BACK)
    draft = _answered(walk.services)
    walk.services.returns.save(draft)
    returning = walk.front.returning
    assert returning is not None
    returning.resume(draft.id)
    settle()
    return walk


def _answered(shop: Services) -> IntakeDraft:
    draft = filled(shop, found(shop, shop.returns.begin(), people.IMEI))
    draft = shop.returns.answer(draft, HeadAnswer(head=HEAD, result=FOUND, staff=True, customer=True))
    return shop.returns.move(draft, Cursor(CHECK, f"head:{HEAD}"))


def _steps(walk: QuietWalk, page: CheckPage) -> tuple[list[float], list[float]]:
    """Seconds of each tick and untick, and of painting the same window unchanged, by turns."""
    tick = page.where.ticks[TICKED]
    tick.setFocus()
    settle()
    seen = [tick.value()]
    tick.changed.connect(seen.append)
    found = step_by_step(walk, tick, lambda: Qt.Key.Key_Space, TICKS)
    assert len(seen) == TICKS + 11 and seen[-1] != seen[-2], "the tick did not turn each time"
    return found


def _spent(call: Callable[[], object], rounds: int = 200) -> float:
    """The median of the thread's seconds."""
    found = []
    for _ in range(rounds):
        started = time.thread_time()
        call()
        found.append(time.thread_time() - started)
    return statistics.median(found)


def test_consequence(bench: Bench, tmp_path: Path, qapp: QApplication) -> None:
    walk = _at_the_check(tmp_path, qapp)
    try:
        page = walk.window.pages.currentWidget()
        assert isinstance(page, CheckPage)
        ours, bare = _steps(walk, page)
        bench.note("a tick in 状態チェック → painted, p99", p99(ours), most=TARGET_S)
        bench.note("  median", statistics.median(ours), most=TARGET_S)
        bench.compare("  p99 / the window painted unchanged, p99", p99(ours), p99(bare), most=1)
        desk, sentences = walk.services.returns, walk.front._sentences()
        draft = desk.find_in(page.view.draft, TICKED, found=True)
        view = desk.view(draft)
        bench.note("  of which: the draft and all that follows", _spent(lambda: desk.view(draft)), most=TARGET_S / 4)
        bench.note("  of which: the panel's values", _spent(lambda: returned.panel(view, sentences)), most=TARGET_S / 4)
        bench.note("  of which: the ways' values", _spent(lambda: returned.ways(view, sentences)), most=TARGET_S / 4)
        bench.note("  of which: the page shown anew", _spent(lambda: page.show_view(view)), most=TARGET_S / 2)
        assert page.where.ticks[TICKED].value() == YES
    finally:
        walk.close()
