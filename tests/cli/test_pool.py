"""Several processes at one batch: order, little under way, and nobody left behind however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from posapp.cli import pool
from posapp.cli.malformed import Fault
from posapp.cli.words import fault
from tests.cli.requests import quote

PROGRAM = [
    sys.executable,
    "-c",
    "import sys, tests.cli.conftest as given; from posapp.cli import main; "
    "sys.exit(main(['quote', '--batch', '-', '--jobs', '2'], given.services()))",
]
PATIENCE = 60.0


def slower_first(item: int, shared: int) -> int:
    time.sleep(0.02 if item % 2 else 0)
    return item * shared


def ends_the_process(item: int, shared: None) -> int:
    os._exit(7)


def test_answers_come_in_the_order_given() -> None:
    for processes in (1, 3):
        assert list(pool.in_order(slower_first, range(20), 10, processes)) == [10 * at for at in range(20)]


def test_only_a_few_items_are_taken_ahead() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with closing(pool.in_order(slower_first, endless(), 1, 2)) as answers:
        for at in range(1, 12):
            assert next(answers) == at
            assert taken - at < 2 * pool.AHEAD


def test_a_process_that_ends_by_itself_is_a_fault_that_is_said() -> None:
    with pytest.raises(Fault) as found:
        list(pool.in_order(ends_the_process, range(3), None, 2))
    assert found.value.code == "worker-lost"
    assert "--jobs 1" in fault(found.value.code)


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def children(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]


def gone(process: int) -> bool:
    """Ended, or a zombie that only waits to be counted."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(") ")[2].startswith("Z")
    except OSError:
        return True


def feed(into: int) -> None:
    """Requests without end, until nobody reads them."""
    lines = b"".join(json.dumps(quote(cash_price=36 * at)).encode() + b"\n" for at in range(1, 500))
    with os.fdopen(into, "wb", buffering=0) as stream, contextlib.suppress(BrokenPipeError):
        while True:
            stream.write(lines)


@pytest.fixture
def under_way(root: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A batch in the middle of its work, and its processes."""
    source, into = os.pipe()
    with subprocess.Popen(
        PROGRAM, cwd=root, start_new_session=True, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.close(source)
        feeder = threading.Thread(target=feed, args=(into,))
        feeder.start()
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b'{"line":1,"status":0')
            assert until(lambda: len(children(process.pid)) == 2)
            yield process, children(process.pid)
        finally:
            process.kill()
            feeder.join(PATIENCE)


def test_ctrl_c_ends_all_processes_and_says_one_line(under_way: tuple[subprocess.Popen[bytes], list[int]]) -> None:
    process, workers = under_way
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process at once
    assert process.stdout is not None and process.stderr is not None
    assert process.wait(PATIENCE) == 3
    assert process.stderr.read().decode() == "中断しました。\n"
    # Nobody read here, so the last line may have been stopped in the pipe.
    whole = process.stdout.read().splitlines(keepends=True)[:-1]
    assert [json.loads(line)["line"] for line in whole] == list(range(2, len(whole) + 2))
    assert until(lambda: all(map(gone, workers)))


def test_a_reader_that_goes_away_ends_all_processes_and_is_told_of(
    under_way: tuple[subprocess.Popen[bytes], list[int]],
) -> None:
    process, workers = under_way
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(PATIENCE) == 3
    assert process.stderr.read().decode() == "答えを受け取る側が先に終わったため、途中でやめました。\n"
    assert until(lambda: all(map(gone, workers)))


def test_processes_whose_first_was_killed_end_too(under_way: tuple[subprocess.Popen[bytes], list[int]]) -> None:
    process, workers = under_way
    process.kill()
    process.wait(PATIENCE)
    assert until(lambda: all(map(gone, workers)))
