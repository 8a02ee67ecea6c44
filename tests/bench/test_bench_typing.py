"""One digit typed into the price, one step of the return month: from the key to cards, chart and panel painted. Target: 16 ms.

``python -m pytest tests/bench/test_bench_typing.py -p no:randomly``. Beside each stands the same window painted once without
any change: what the pixels alone cost in the same run.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from posapp.ui.pages.quote import QuotePage
from tests.bench.conftest import Bench
from tests.bench.quiet_walk import QuietWalk, quiet_walk, set_up

ROUNDS = 60
TARGET_S = 0.016


class Painted(QObject):
    """Counts the paint events of some widgets."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.seen: set[QObject] = set()
        self._widgets = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
        return False

    def stop(self) -> None:
        """Watch no more: nothing of this stands in what is timed."""
        for widget in self._widgets:
            widget.removeEventFilter(self)


def _painted() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _key(walk: QuietWalk, key: Qt.Key) -> None:
    QTest.keyClick(walk.hands.focus(), key)
    _painted()


def _pairs(work: Callable[[int], None], bare: Callable[[], None]) -> list[tuple[float, float]]:
    """Seconds of each step of the work and of painting alone, by turns."""
    pairs = []
    for nth in range(-4, ROUNDS):
        started = time.perf_counter()
        work(nth)
        between = time.perf_counter()
        bare()
        if nth >= 0:
            pairs.append((between - started, time.perf_counter() - between))
    return pairs


def _note(bench: Bench, what: str, pairs: list[tuple[float, float]]) -> None:
    ours, plain = (statistics.median(side) for side in zip(*pairs, strict=True))
    bench.note(what, ours, most=TARGET_S)
    bench.compare(f"  {what} / painting alone", ours, plain, most=4)


def test_typing(bench: Bench, tmp_path: Path, qapp: QApplication) -> None:
    set_up(tmp_path)
    walk = quiet_walk(tmp_path, qapp)
    try:
        walk.quote()
        page = walk.window.pages.currentWidget()
        assert isinstance(page, QuotePage)
        assert sum(card.isVisible() for card in page.cards) == 4
        whole = walk.window

        def paint() -> None:
            whole.repaint()
            QCoreApplication.processEvents()

        page.inputs.focus("cash_price")
        walk.hands.type("14800")  # not the list's price: the question for a reason stays
        keys = (Qt.Key.Key_7, Qt.Key.Key_Backspace)
        watch = Painted(*page.cards, page.below.views[0].first())
        _key(walk, keys[0])
        assert watch.seen == {*page.cards, page.below.views[0].first()}
        watch.stop()
        _key(walk, keys[1])
        _note(bench, "a digit of the price → painted", _pairs(lambda nth: _key(walk, keys[nth % 2]), paint))
        walk.hands.key("F9")
        months = (Qt.Key.Key_Right, Qt.Key.Key_Left)
        _note(bench, "a step of the return month → painted", _pairs(lambda nth: _key(walk, months[nth % 2]), paint))
    finally:
        walk.close()
