"""What reading the whole catalogue costs, and what its checker costs to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from posapp.catalog.loader import load
from posapp.catalog.prices import load_prices
from posapp.catalog.topics import load_topics
from tests.bench.conftest import Bench

IMPORT = "import time; t = time.perf_counter(); import posapp.catalog.loader; print(time.perf_counter() - t)"


def test_loading(bench: Bench, root: Path) -> None:
    folder = root / "resources" / "catalog"
    programs = load(folder).programs
    bench.note("catalogue: programs, law, surcharges", bench.median(lambda: load(folder)), most=0.060)
    bench.note("catalogue: topics", bench.median(lambda: load_topics(folder / "disclosure")), most=0.060)
    prices = folder / "devices" / "sample.csv"
    bench.note("catalogue: sample price list", bench.median(lambda: load_prices(prices, programs)), most=0.020)


def test_importing(bench: Bench, root: Path) -> None:
    def once() -> float:
        ran = subprocess.run([sys.executable, "-c", IMPORT], cwd=root, capture_output=True, check=True, text=True)
        return float(ran.stdout)

    bench.note("catalogue: import of the checker", sorted(once() for _ in range(5))[2], most=0.250)
