"""How far a long command has come, on standard error: at most twice a second, and only where somebody looks."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable

from posapp.cli import words

EVERY = 0.5
"""Seconds between two lines."""


class Progress:
    """One line that is written over on a terminal, and one line after another elsewhere.

    total  bytes of the whole input, None when it is not known
    code   which sentence of the table ``batch`` tells it
    clock  seconds that only grow
    """

    def __init__(
        self,
        *,
        wanted: bool,
        total: int | None = None,
        code: str = "progress",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._over = _is_terminal()
        self._on = wanted or self._over
        self._total = total
        self._code = code
        self._clock = clock
        self._begun = self._told = clock()
        self._width = 0

    def tell(self, lines: int, size: int) -> None:
        """So many lines are answered, which took ``size`` bytes."""
        now = self._clock()
        if not self._on or now - self._told < EVERY:
            return
        self._told = now
        rate = round(lines * 60 / (now - self._begun))
        known = "" if not self._total else words.batch("share", percent=min(100, size * 100 // self._total))
        line = words.batch(self._code, lines=f"{lines:,}", rate=f"{rate:,}", share=known)
        if self._over:
            gone = " " * max(0, self._width - len(line))
            self._write(f"\r{line}{gone}")
            self._width = len(line)
        else:
            self._write(f"{line}\n")

    def close(self) -> None:
        """Leave the line that was written over."""
        if self._width:
            self._width = 0
            self._write("\n")

    def _write(self, text: str) -> None:
        if sys.stderr is not None:
            with contextlib.suppress(OSError):
                sys.stderr.write(text)
                sys.stderr.flush()


def _is_terminal() -> bool:
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:  # closed
        return False
