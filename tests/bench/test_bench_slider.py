"""A step of the slider, from the key to chart and panel painted, for each chart. Target: 16 ms at the 99th percentile.

``python -m pytest tests/bench/test_bench_slider.py -p no:randomly``. Times are processor time of the window's own thread, so that
other work on the machine does not count. Beside each stands the same window painted once without any change.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.ui.pages.quote import QuotePage
from tests.bench.conftest import Bench
from tests.bench.quiet_walk import QuietWalk, p99, quiet_walk, set_up, settle, step_by_step

STEPS = 300
TARGET_S = 0.016
CHARTS = {"totals": "返却月と総額", "monthly": "毎月の支払い", "times": "時期"}


def _steps(walk: QuietWalk, page: QuotePage) -> tuple[list[float], list[float]]:
    """Seconds of each step over all months and back, and of painting the same window unchanged, by turns."""
    chart, months = page.below.view.first(), [""]
    keys = [Qt.Key.Key_Left, Qt.Key.Key_Right]

    def key() -> Qt.Key:
        """The other way where the last key brought nothing: the chart's end was reached."""
        month = page.below.view._form.return_month  # type: ignore[attr-defined]
        if months[0] == month:
            keys.reverse()
        months[0] = month
        return keys[0]

    return step_by_step(walk, chart, key, STEPS)


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
            settle()
            ours, bare = _steps(walk, page)
            what = f"a step of the slider, {CHARTS[view.key]}"
            bench.note(f"{what}, p99", p99(ours), most=TARGET_S)
            bench.note(f"{what}, median", statistics.median(ours), most=TARGET_S)
            bench.compare("  p99 / the window painted unchanged, p99", p99(ours), p99(bare), most=1)
    finally:
        walk.close()
