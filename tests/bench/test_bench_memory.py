"""Resident memory after one whole sale with its papers drawn, beside a bare PySide6 window. Target: 1.6 times the bare one.

``python -m pytest tests/bench/test_bench_memory.py -p no:randomly -s``. Linux only (reads /proc). The sale is pressed key by key
in a process of its own, in a shop that was set up before; the bare window has as many widgets as stand after the sale.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.conftest import Bench
from tests.bench.quiet_walk import set_up

ROUNDS = 3
HERE = Path(__file__).parent


def child(root: Path, script: str, *arguments: str) -> dict[str, Any]:
    """What a script of this folder answers."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    ran = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], env=environment, capture_output=True, check=True, text=True
    )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def test_one_sale(bench: Bench, root: Path, tmp_path: Path) -> None:
    pairs, steps = [], {}
    for nth in range(ROUNDS):
        folder = tmp_path / str(nth)
        set_up(folder)
        sale = child(root, "child_sale.py", str(folder))
        plain = child(root, "child_window.py", "bare", str(sale["widgets"]))
        first = child(root, "child_window.py", "bare", "41")
        pairs.append((sale["rss"] / 1e6, plain["rss"] / 1e6, first["rss"] / 1e6))
        steps = sale["steps"]
    ours, plain, first = (statistics.median(side) for side in zip(*pairs, strict=True))
    bench.compare("memory after one sale / bare, as many widgets", ours, plain, most=1.6, unit="MB")
    bench.compare("memory after one sale / bare first window", ours, first, most=1.6, unit="MB")
    print("\n" + ", ".join(f"{part} {size / 1e6:.0f} MB" for part, size in steps.items()))
