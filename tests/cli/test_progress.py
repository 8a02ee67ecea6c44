"""How far a batch has come: seldom, and only where somebody looks."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from posapp.cli.progress import EVERY, Progress
from tests.cli.conftest import Run
from tests.cli.test_batch import GOOD


class Clock:
    """Seconds that the test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Stream(io.StringIO):
    """Standard error, at a terminal or not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def told(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, wanted: bool, total: int | None = None) -> str:
    stream, clock = Stream(terminal), Clock()
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress(wanted=wanted, total=total, clock=clock)
    for step in range(1, 41):
        clock.now += 0.25
        progress.tell(step * 1_000, step * 10)
    progress.close()
    progress.close()
    return stream.getvalue()


def test_at_most_twice_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(monkeypatch, terminal=False, wanted=True).splitlines()
    assert len(lines) <= 10 / EVERY
    assert lines[-1] == "40,000行に答えました（毎分240,000行）"


def test_a_known_size_gives_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(monkeypatch, terminal=False, wanted=True, total=800).splitlines()
    assert lines[-1].endswith("・50％")
    assert told(monkeypatch, terminal=False, wanted=True, total=10).splitlines()[-1].endswith("・100％")


def test_a_terminal_has_one_line_that_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    text = told(monkeypatch, terminal=True, wanted=False)
    assert text.startswith("\r") and text.endswith("\n") and text.count("\n") == 1
    assert len(text.split("\r")) <= 10 / EVERY + 1


def test_elsewhere_nothing_is_said_unless_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, terminal=False, wanted=False) == ""


@pytest.mark.parametrize("stream", [None, "closed", "full"])
def test_a_stream_that_takes_nothing_stops_no_batch(monkeypatch: pytest.MonkeyPatch, stream: str | None) -> None:
    class Full(Stream):
        def write(self, _: Any) -> int:
            raise OSError(28, "No space left on device")

    given: io.StringIO | None = None if stream is None else Full(True)
    if stream == "closed" and given is not None:
        given.close()
    monkeypatch.setattr(sys, "stderr", given)
    clock = Clock()
    progress = Progress(wanted=stream != "closed", clock=clock)
    clock.now += 1
    progress.tell(1, 1)
    progress.close()


def test_the_batch_tells_only_where_it_is_asked_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posapp.cli.progress.EVERY", 0)
    lines = b"\n".join([GOOD] * 3)
    assert run("quote", "--batch", "-", given=lines).err.count("\n") == 1
    assert run("quote", "--batch", "-", "--progress", "--jobs", "1", given=lines).err.startswith("1行に答えました")
