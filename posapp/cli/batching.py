"""Runs `quote --batch`: where the lines come from, how many processes answer them, where the answers go."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from itertools import chain, islice
from typing import BinaryIO

from posapp.cli import batch, pool, words
from posapp.cli.arguments import Call
from posapp.cli.batch import Answered, Chunk, Rules
from posapp.cli.malformed import Malformed
from posapp.cli.progress import Progress

MOST_JOBS = 64
SMALL = 4
"""Input of fewer chunks is answered before other processes would have started."""

OPTIONS = ("--jobs", "--progress")
"""Options of `quote` that mean nothing without `--batch`."""
Write = Callable[[bytes], None]


def run(call: Call, rules: Callable[[], Rules], write: Write) -> int:
    """Answer every line of the file; 0 when all were read, 3 when the program failed at one. Malformed for arguments."""
    given = call.given
    if "--batch" not in given:
        raise Malformed("option-needs", call.command, name=next(name for name in OPTIONS if name in given))
    if "FILE" in given:
        raise Malformed("argument-too-many", call.command, given=given["FILE"])
    jobs = _jobs(given["--jobs"]) if "--jobs" in given else min(pool.processors(), MOST_JOBS)
    with _opened(given["--batch"]) as stream:
        progress = Progress(wanted="--progress" in given, total=_size(stream))
        try:
            counts = _answered(stream, rules(), jobs, write, progress)
        finally:
            progress.close()
    quoted, refused, malformed, broken = counts
    _say(words.batch("done", lines=f"{sum(counts):,}", quoted=f"{quoted:,}", refused=f"{refused:,}",
                     malformed=f"{malformed:,}"))  # fmt: skip
    if broken:
        _say(words.batch("broken", lines=f"{broken:,}"))
    return 3 if broken else 0


def asked(call: Call) -> bool:
    """True when any option of the batch is given."""
    return any(name in call.given for name in ("--batch", *OPTIONS))


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MOST_JOBS):
        raise Malformed("number-bounds", "--jobs", given=text, low=1, high=MOST_JOBS)
    return int(text)


def _answered(stream: BinaryIO, rules: Rules, jobs: int, write: Write, progress: Progress) -> tuple[int, ...]:
    counts: tuple[int, ...] = (0,) * batch.STATUSES
    size = 0
    with closing(_all(stream, rules, jobs)) as answers:  # however it ends, no process stays behind
        for made in answers:
            write(made.text)
            counts = batch.summed((counts, made.counts))
            size += made.size
            progress.tell(sum(counts), size)
    return counts


def _all(stream: BinaryIO, rules: Rules, jobs: int) -> Generator[Answered, None, None]:
    """One process answers each line as it comes; several take chunks, unless there are only few."""
    if jobs == 1:
        return pool.in_order(batch.answer, batch.chunks(stream, most_lines=1), rules, 1)
    chunks = batch.chunks(stream)
    head: list[Chunk] = list(islice(chunks, SMALL))
    return pool.in_order(batch.answer, chain(head, chunks), rules, jobs if len(head) == SMALL else 1)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield BytesIO() if sys.stdin is None else sys.stdin.buffer
        return
    try:
        stream = open(file, "rb")  # noqa: SIM115 - closed below; only opening is told as the caller's mistake
    except (OSError, ValueError) as fault:
        raise Malformed("file-unreadable", "", file=file, reason=words.reason(fault)) from None
    with stream:
        yield stream


def _size(stream: BinaryIO) -> int | None:
    """Bytes of an ordinary file; None for what comes through a pipe."""
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _say(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr)
