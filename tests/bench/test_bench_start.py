"""From the start of the process to the first painted window, beside a bare PySide6 window of as many widgets.

``python -m pytest tests/bench/test_bench_start.py -p no:randomly``. The two take turns; target: 1.5 times the bare one.
posapp runs through its own entry on a shop that exists; file cache and compiled modules are warm for both, as on the
second morning of an installed program.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from posapp.app import ShopDoors, no_printer
from posapp.shelf import Shelf
from posapp.ui.demo import people
from tests.bench.conftest import Bench

PAIRS = 15
CHILD = Path(__file__).with_name("child_window.py")


def first_paint(root: Path, data: Path, *arguments: str) -> tuple[float, dict[str, float]]:
    """Seconds from the start of a child to its painted window, and what it answered."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(root), "PYTHONPYCACHEPREFIX": str(data / "compiled"), "POSAPP_DATA": str(data)}
    started = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, str(CHILD), *arguments], env=environment, capture_output=True, check=True, text=True
    )
    answer = json.loads(ran.stdout)
    return answer["painted"] - started, answer


def test_first_window(bench: Bench, root: Path, tmp_path: Path) -> None:
    doors = ShopDoors(tmp_path, Shelf(), no_printer, use_keyring=False)
    doors.create(people.SHOP, people.STAFF, people.PASSPHRASE).close()
    _, answer = first_paint(root, tmp_path, "posapp")
    count = int(answer["widgets"])
    pairs = []
    for _ in range(PAIRS):
        plain, _ = first_paint(root, tmp_path, "bare", str(count))
        ours, _ = first_paint(root, tmp_path, "posapp")
        pairs.append((ours, plain))
    ours, plain = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = sorted(a / b for a, b in pairs)
    bench.compare(f"first window of {count} widgets painted / bare PySide6", ours, plain, most=1.5)
    print(f"\npaired ratios: median {statistics.median(ratios):.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}")
