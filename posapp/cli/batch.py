"""`quote --batch`: JSON lines in, JSON lines out, in order, however many there are. Knows nothing of processes.

A line that cannot be read, or breaks, is answered in its place and stops no other; an empty one is passed over. Memory is
bounded: a chunk of lines is read, answered and let go.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from posapp.cli import quoting, words
from posapp.cli.malformed import Malformed
from posapp.cli.ports import Catalogue
from posapp.cli.source import LARGEST, parse
from posapp.domain.regulation import LawBook
from posapp.services.front import Sentences

STATUSES = 4
"""0 quoted, 1 not possible, 2 malformed, 3 a fault of the program in this one line."""

LINES_A_CHUNK = 128
BYTES_A_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some lines as they were read: ``first`` is the number of the first (from 1), ``size`` all bytes they took."""

    first: int
    lines: tuple[bytes, ...]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A chunk's answers as JSON lines in UTF-8, and how many ended with each status."""

    text: bytes
    counts: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What every line is answered with. Can be sent to another process."""

    catalogue: Catalogue
    law: LawBook
    sentences: Sentences


def chunks(
    stream: BinaryIO, *, most_lines: int = LINES_A_CHUNK, most_bytes: int = BYTES_A_CHUNK, longest: int = LARGEST
) -> Iterator[Chunk]:
    """The lines of a stream in chunks. Of a line over ``longest`` bytes only so much is kept that it is refused."""
    first, lines, size = 1, list[bytes](), 0
    for line, read in _lines(stream, longest):
        lines.append(line)
        size += read
        if len(lines) >= most_lines or size >= most_bytes:
            yield Chunk(first=first, lines=tuple(lines), size=size)
            first, lines, size = first + len(lines), [], 0
    if lines:
        yield Chunk(first=first, lines=tuple(lines), size=size)


def _lines(stream: BinaryIO, longest: int) -> Iterator[tuple[bytes, int]]:
    """Each line without its end, and how many bytes were read for it."""
    while raw := stream.readline(longest + 1):
        line, size = raw.removesuffix(b"\n"), len(raw)
        rest = raw
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = stream.readline(longest + 1)
            size += len(rest)
        yield line, size


def answer(chunk: Chunk, rules: Rules) -> Answered:
    """Every line's answer in order."""
    counts = [0] * STATUSES
    made = []
    with _uncollected():
        for number, line in enumerate(chunk.lines, start=chunk.first):
            if not line.strip():
                continue
            status, body = _line(line, rules)
            counts[status] += 1
            made.append(f'{{"line":{number},"status":{status},{body}}}\n')
    text = "".join(made).encode("utf-8", "backslashreplace")
    return Answered(text=text, counts=tuple(counts), size=chunk.size)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Frozen values hold no circles: each falls with its line, and the collector would look at them all in vain."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _line(line: bytes, rules: Rules) -> tuple[int, str]:
    """The line's status, and its answer or its message as the member of a JSON object."""
    try:
        status, found = quoting.quote(parse(line), rules.catalogue, rules.law, rules.sentences)
        return status, f'"answer":{_json(found)}'
    except Malformed as wrong:
        return 2, f'"message":{_json(wrong.line)}'
    except Exception as fault:
        # The kind alone: a message could hold what a customer typed.
        return 3, f'"message":{_json(words.fault("bug", kind=type(fault).__name__))}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def summed(counts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Lines by status."""
    return tuple(map(sum, zip((0,) * STATUSES, *counts, strict=True)))
