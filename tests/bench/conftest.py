"""Measuring by hand: `python -m pytest tests/bench -p no:randomly`. Nothing here fails for being slow.

A bench test asks for `bench`, measures with `bench.median(call)` and notes a line with `bench.note(...)`; the table is
printed at the end of the run.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest


@dataclass(slots=True)
class Bench:
    """The table of one run. Times are seconds from `time.perf_counter`."""

    lines: list[tuple[str, str, str, str]] = field(default_factory=list)

    def times(self, call: Callable[[], object], *, rounds: int = 30, warm: int = 3) -> list[float]:
        """Seconds of each of ``rounds`` calls, after ``warm`` calls that do not count."""
        for _ in range(warm):
            call()
        spent = []
        for _ in range(rounds):
            started = time.perf_counter()
            call()
            spent.append(time.perf_counter() - started)
        return spent

    def median(self, call: Callable[[], object], *, rounds: int = 30, warm: int = 3) -> float:
        """The median of `times`, in seconds."""
        return statistics.median(self.times(call, rounds=rounds, warm=warm))

    def note(self, what: str, spent: float, *, most: float) -> None:
        """One line: a time in seconds beside the most it should be."""
        self.lines.append((what, f"{spent * 1000:.2f} ms", "", f"<= {most * 1000:g} ms"))

    def compare(self, what: str, measured: float, bare: float, *, most: float, unit: str = "ms") -> None:
        """One line: a figure beside the bare thing's of the same run (seconds for ms), and the largest fair ratio."""
        scale = 1000 if unit == "ms" else 1
        figures = f"{measured * scale:.2f} / {bare * scale:.2f} {unit}"
        self.lines.append((what, figures, f"{measured / bare:.2f} x", f"<= {most:g} x"))


_TABLE = Bench()


@pytest.fixture
def bench() -> Bench:
    """The table of this run."""
    return _TABLE


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, medians of this run."""
    if _TABLE.lines:
        terminalreporter.section("medians")
        for what, shown, ratio, against in _TABLE.lines:
            terminalreporter.write_line(f"{what:<52} {shown:>24} {ratio:>8}  {against}")
