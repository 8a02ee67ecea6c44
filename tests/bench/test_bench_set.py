"""The whole set of a sale issued by a real shop and drawn, every kind of paper for itself, and memory over a thousand of all kinds.

``python -m pytest tests/bench/test_bench_set.py -p no:randomly``. Processor time of the thread, so that other work on the machine
does not count. Targets: the set 0.5 s warm, one paper 50 ms warm, memory flat.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from posapp.documents import press
from tests.bench.conftest import Bench
from tests.bench.test_bench_papers import bare, resident_mb, strings
from tests.documents.photographed import picture_of
from tests.documents.samples import papers
from tests.services.conftest import SHOP, World
from tests.services.sale import ready

SET_S, ONE_S = 0.5, 0.05
CASES = 12


def spent(call: Callable[[], object], rounds: int = 20) -> float:
    """The median of the thread's seconds, warm."""
    found = []
    for nth in range(-3, rounds):
        started = time.thread_time()
        call()
        if nth >= 0:
            found.append(time.thread_time() - started)
    return statistics.median(found)


def test_the_whole_set_of_a_sale(bench: Bench, tmp_path: Path) -> None:
    """From a submitted case to its papers in the store and their PDFs, each case anew."""
    shop = World(tmp_path / "data").doors().create(SHOP, ("中村 健",), "counter-passphrase")
    try:
        found = [shop.sales.submit(ready(shop, "docomo-okaeshi")) for _ in range(CASES + 2)]
        cases = [shop.sales.case(row.id) for row in found if not isinstance(row, tuple)]
        times, pdfs = [], []
        for case in cases:
            assert case is not None
            started = time.thread_time()
            pdfs = [shop.papers.pdf(row) for row in shop.papers.issue(*case)]
            times.append(time.thread_time() - started)
        whole = statistics.median(times[2:])
        bench.note(f"the set of a sale ({len(pdfs)} papers), issued, kept and drawn, warm", whole, most=SET_S)
        pages = [page for pdf in pdfs for page in strings(pdf)]
        bench.compare(
            f"  beside bare ReportLab, same strings ({len(pages)} pages)", whole, spent(lambda: bare(pages)), most=10
        )
    finally:
        shop.close()


def test_every_kind_for_itself(bench: Bench) -> None:
    """Drawn warm; of the two editions the slower one counts."""
    slowest: dict[str, tuple[float, str]] = {}
    for name, paper in papers().items():
        if paper.kind not in slowest or paper.large:
            taken = spent(partial(press.draw, paper, picture_of), rounds=9)
            edition = "large" if paper.large else "normal"
            slowest[paper.kind] = max(slowest.get(paper.kind, (0.0, "")), (taken, f"{edition} {name}"))
    for kind, (taken, which) in sorted(slowest.items(), key=lambda one: -one[1][0]):
        bench.note(f"  {kind} ({which.split()[0]})", taken, most=ONE_S)


def test_memory_over_a_thousand_of_all_kinds(bench: Bench) -> None:
    """The slope of a line through what the process holds, from the two hundredth paper on, beside what it holds."""
    gc.enable()  # as in a command; the window's sweeper does the same, only the other tests hold it back
    every, held = list(papers().values()), []
    for nth in range(1_000):
        paper = every[nth % len(every)]
        press.draw(replace(paper, number=f"{paper.number[:9]}{nth:04d}"), picture_of)
        if nth >= 200 and nth % 20 == 0:
            held.append((float(nth), resident_mb()))
    slope = statistics.linear_regression(*zip(*held, strict=True)).slope
    bench.compare(
        "memory, growth over 1,000 papers of all kinds / held", abs(slope) * 1_000, held[0][1], most=0.05, unit="MB"
    )
