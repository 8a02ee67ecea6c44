"""A step of the slider, from the key to chart and panel painted, for each chart. Target: 16 ms at the 99th percentile.

``python -m pytest tests/bench/test_bench_slider.py -p no:randomly``. Times are processor time of the window's own thread, so that
other work on the machine does not count. Beside each stands the same window painted once without any change.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.ui.pages.quote import QuotePage
from tests.bench.conftest import Bench
from tests.bench.quiet_walk import QuietWalk, quiet_walk, set_up

STEPS = 300
TARGET_S = 0.016
CHARTS = {"totals": "返却月と総額", "monthly": "毎月の支払い", "times": "時期"}


def _settle() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _steps(walk: QuietWalk, page: QuotePage) -> tuple[list[float], list[float]]:
    """Seconds of each step over all months and back, and of painting the same window unchanged, by turns."""
    ours, bare = [], []
    key, chart = Qt.Key.Key_Left, page.below.view.first()
    for nth in range(-10, STEPS):
        month = page.below.view._form.return_month  # type: ignore[attr-defined]
        started = time.thread_time()
        QTest.keyClick(chart, key)
        _settle()
        between = time.thread_time()
        walk.window.repaint()
        QCoreApplication.processEvents()
        if nth >= 0:
            ours.append(between - started)
            bare.append(time.thread_time() - between)
        if page.below.view._form.return_month == month:  # type: ignore[attr-defined]
            key = Qt.Key.Key_Right if key == Qt.Key.Key_Left else Qt.Key.Key_Left
    return ours, bare


def _p99(spent: list[float]) -> float:
    return statistics.quantiles(spent, n=100)[98]


def test_slider(bench: Bench, tmp_path: Path, qapp: QApplication) -> None:
    set_up(tmp_path)
    walk = quiet_walk(tmp_path, qapp)
    try:
        walk.quote()
        page = walk.window.pages.currentWidget()
        assert isinstance(page, QuotePage)
        for nth, view in enumerate(page.below.views):
            if view.key not in CHARTS:
                continue
            page.below.turn_to(nth)
            _settle()
            ours, bare = _steps(walk, page)
            what = f"a step of the slider, {CHARTS[view.key]}"
            bench.note(f"{what}, p99", _p99(ours), most=TARGET_S)
            bench.note(f"{what}, median", statistics.median(ours), most=TARGET_S)
            bench.compare("  p99 / the window painted unchanged, p99", _p99(ours), _p99(bare), most=1)
    finally:
        walk.close()
