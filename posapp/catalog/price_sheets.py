"""Price list files as tables of cells: CSV in the encodings that shops write, and the door to XLSX. Knows no heading."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import TypeAlias

from posapp.catalog.price_cells import Raw
from posapp.catalog.price_columns import LimitsTable
from posapp.domain.problem import Problem, notice, stop

GoOn: TypeAlias = Callable[[int, int], bool]
"""Told (done, total) now and then; False cancels."""
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
STEPS = 1_000
"""What ``total`` is: progress is told in thousandths."""


class Cancelled(Exception):
    """Whoever asked for the reading said stop. Nothing was changed."""


class Unreadable(Exception):
    """Nothing of the file can be used; ``problem`` says why. Never leaves `posapp.catalog`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(slots=True)
class Progress:
    """Tells how far the reading has come, in thousandths of the whole, and passes a "no" on as Cancelled."""

    go_on: GoOn
    begin: int = 0
    end: int = STEPS

    def tell(self, done: int, total: int) -> None:
        """``done`` of ``total`` within this part of the work."""
        share = self.begin + (self.end - self.begin) * min(done, total) // max(total, 1)
        if not self.go_on(share, STEPS):
            raise Cancelled

    def part(self, begin: int, end: int) -> Progress:
        """A part of the work, in thousandths."""
        return Progress(self.go_on, begin, end)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one; rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. ``rows`` pairs the line in the file, counted from 1, with its cells; read once.

    lines     how many there are, about
    of        how many sheets the file has
    ragged    rows may be of another length than the headings: what is in which column is then unsure
    computed  by column: the first lines whose cells hold a formula or an error
    """

    rows: Iterator[tuple[int, list[Raw]]]
    lines: int = 0
    name: str = ""
    of: int = 1
    ragged: bool = False
    from_1904: bool = False
    merged: tuple[Merged, ...] = ()
    computed: dict[int, list[int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_bytes(path: Path, limits: LimitsTable) -> bytes:
    """The file, unless it is too large to be a price list."""
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):  # a pipe or a device may never end
            raise Unreadable(stop("price-file-unreadable", "file", detail=""))
        if (size := about.st_size) > limits.bytes:
            raise Unreadable(stop("price-file-large", "file", size=size >> 20, most=limits.bytes >> 20))
        return path.read_bytes()
    except OSError as fault:
        raise Unreadable(stop("price-file-unreadable", "file", detail=fault.strerror)) from fault


def decode(raw: bytes) -> str:
    """Text in UTF-8, UTF-16 with its mark, or the Shift_JIS that spreadsheets write."""
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp932"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or "\x1b" in text:  # escapes are JIS mail encoding, which reads as letters here
            break
        return text
    raise Unreadable(stop("price-file-not-text", "file"))


def csv_sheets(text: str, limits: LimitsTable) -> Iterator[Callable[[], Sheet]]:
    """The table under each separator that shops use, the comma first: the headings tell which one is right."""
    lines = max(text.count("\n"), text.count("\r"))
    for separator in (",", "\t", ";"):
        yield partial(_csv_sheet, text, separator, lines, limits)


def _csv_sheet(text: str, separator: str, lines: int, limits: LimitsTable) -> Sheet:
    return Sheet(_rows(text, separator, limits), lines=lines, ragged=True)


def _rows(text: str, separator: str, limits: LimitsTable) -> Iterator[tuple[int, list[Raw]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line, count, most = 1, 0, limits.rows
    quoted = "'" in text
    try:
        for row in reader:
            count += 1
            if count > most:
                raise Unreadable(stop("price-rows-many", "file", most=most))
            yield line, [bare(cell) for cell in row] if quoted else [*row]
            line = reader.line_num + 1
    except csv.Error:
        raise Unreadable(stop("price-quotes", f"rows[{line}]", line=line)) from None


def guarded(text: str) -> str:
    """A text for CSV: with an apostrophe where a spreadsheet would take it for a formula. `bare` takes it off again."""
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """A text from CSV without the apostrophe that keeps it from being a formula."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def first_of(rows: Iterator[tuple[int, list[Raw]]], count: int) -> list[tuple[int, list[Raw]]]:
    """The first rows of a table."""
    return list(islice(rows, count))


def hidden(rows: int, columns: int, name: str) -> Iterator[Problem]:
    """What cannot be seen in the spreadsheet is read all the same, and said."""
    if rows or columns:
        yield notice("price-hidden", "file", rows=rows, columns=columns, sheet=name)
