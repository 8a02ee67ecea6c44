"""受付書, both copies, composed and drawn warm, beside bare ReportLab with the same strings. Target: 150 ms.

``python -m pytest tests/bench/test_bench_receipt.py -p no:randomly``. Processor time of the drawing thread, so that other work on the
machine does not count.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

from posapp.documents import press
from posapp.services.intake_papers import COPIES
from tests.bench.conftest import Bench
from tests.bench.test_bench_papers import bare, strings
from tests.documents.intakes import worked

TARGET_S = 0.15


def spent(call: Callable[[], object], rounds: int = 30) -> float:
    """The median of the thread's seconds, warm."""
    found = []
    for nth in range(-3, rounds):
        started = time.thread_time()
        call()
        if nth >= 0:
            found.append(time.thread_time() - started)
    return statistics.median(found)


def test_both_copies(bench: Bench) -> None:
    this, numbers = worked(), count(1)

    def copies() -> list[bytes]:
        number = f"R-210220-{next(numbers):04d}"
        issues = (replace(this.issue, number=number, copy_mark=mark) for mark in COPIES)
        return [press.draw(press.compose_intake(replace(this, issue=issue))) for issue in issues]

    pages = [page for pdf in copies() for page in strings(pdf)]
    ours = spent(copies)
    bench.note("受付書, both copies, composed and drawn, warm", ours, most=TARGET_S)
    bench.compare("  beside bare ReportLab, same strings", ours, spent(lambda: bare(pages)), most=10)
    paper = press.compose_intake(this)
    bench.note("  of which, for one copy: composing", spent(partial(press.compose_intake, this)), most=TARGET_S / 4)
    bench.note("  of which, for one copy: drawing", spent(partial(press.draw, paper)), most=TARGET_S / 2)
