"""Which table of a file is the price list, where its headings stand, and what is written above them. Reads no device."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from posapp.catalog.price_cells import Place, Raw, Refused, letters, read_date, written
from posapp.catalog.price_columns import Column, Headings, Layout, Programs, Vocabulary, fits, fold, read_headings
from posapp.catalog.price_sheets import Sheet, Unreadable, first_of
from posapp.domain.days import NoDay, read_day
from posapp.domain.problem import Problem, notice, stop

_LABELLED = re.compile(r"\s*([^:：]+)[:：]\s*(.+)")
_NAMED = 3
"""How many cells a sentence names."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its headings found: the rows above them, and those below, still unread."""

    sheet: Sheet
    above: Sequence[tuple[int, list[Raw]]]
    line: int
    cells: Sequence[Raw]
    headings: Headings
    rows: Iterator[tuple[int, list[Raw]]]

    @property
    def width(self) -> int:
        """Columns up to the last heading."""
        return max(at + 1 for at, cell in enumerate(self.cells) if cell not in ("", None))


@dataclass(frozen=True, slots=True)
class Head:
    """What a list says before its first device. A problem that stops means that its rows cannot be read."""

    title: str
    version: date
    sample: bool
    layout: Layout
    problems: tuple[Problem, ...]


def find_table(sheets: Iterator[Callable[[], Sheet]], words: Vocabulary, programs: Programs) -> Table:
    """The first table whose headings name all that is needed; else the nearest to it, to say what it lacks."""
    best: Table | None = None
    fault: Unreadable | None = None
    for opened in sheets:
        try:
            found = _headings(opened(), words, programs)
        except Unreadable as unreadable:
            fault = fault or unreadable
            continue
        if found is not None and (best is None or _worth(found.headings, words) > _worth(best.headings, words)):
            best = found
            if not best.headings.missing(words) and not best.sheet.ragged:
                break
    if best is not None:
        return best
    raise fault or Unreadable(stop("price-headings-missing", "file", rows=words.limits.title_rows))


def _worth(headings: Headings, words: Vocabulary) -> tuple[int, int]:
    return -len(headings.missing(words)), len(headings.columns)


def _headings(sheet: Sheet, words: Vocabulary, programs: Programs) -> Table | None:
    top = first_of(sheet.rows, words.limits.title_rows)
    rows = [_spread(sheet, top, at) for at in range(len(top))]
    read = [read_headings(cells, words, programs, groups) for cells, groups in rows]
    at = max(range(len(top)), key=lambda i: (*_worth(read[i], words), -i), default=None)
    if at is None or not read[at].columns:
        return None
    return Table(sheet, top[:at], top[at][0], rows[at][0], read[at], chain(top[at + 1 :], sheet.rows))


def _spread(sheet: Sheet, top: Sequence[tuple[int, list[Raw]]], at: int) -> tuple[Sequence[Raw], dict[int, Raw]]:
    """The cells of a row with what is merged down into it, and by column what is merged across in the row above."""
    line, cells = top[at]
    groups: dict[int, Raw] = {}
    for one in sheet.merged:
        corner = next(iter(top[one.top][1][one.left : one.left + 1]), "") if one.top < at else ""
        if one.top < line - 1 <= one.bottom and corner and not cells[one.left]:
            cells = [*cells[: one.left], corner, *cells[one.left + 1 :]]
        elif one.bottom == line - 2:
            groups |= dict.fromkeys(range(one.left, one.right + 1), corner)
    return cells, groups


def read_head(table: Table, path: Path, words: Vocabulary, programs: Programs, on: date) -> Head:
    """Title, version and program of the list, and what each column is for."""
    version, told = _version(table, words, on)
    texts = [cell.strip() for _, row in table.above for cell in row if isinstance(cell, str) and cell.strip()]
    titles = [text for text in texts if _is_title(text, words)]
    layout, of_columns = _layout(table, [*titles, table.sheet.name, path.stem], words, programs)
    return Head(
        title=titles[0] if titles else table.sheet.name or path.stem,
        version=version,
        sample=any(words.sample in text for text in texts),
        layout=layout,
        problems=(
            *table.sheet.problems,
            *told,
            *_which_sheet(table),
            *of_columns,
            *_merged(table, layout),
            *_computed(table, layout),
        ),
    )


def _which_sheet(table: Table) -> Iterator[Problem]:
    if table.sheet.of > 1:
        yield notice("price-sheet", "file", sheet=table.sheet.name, count=table.sheet.of)


# --- above the headings


def _is_title(text: str, words: Vocabulary) -> bool:
    """False for a word that says what stands beside it, and for a day."""
    if fold(text) in words.labels or fold(text) in words.columns or _is_version(text, words):
        return False
    try:
        read_day(text)
    except NoDay:
        return True
    return False


def _is_version(text: str, words: Vocabulary) -> bool:
    found = _LABELLED.fullmatch(text)
    return fold(found[1] if found else text) in words.versions


def _version(table: Table, words: Vocabulary, on: date) -> tuple[date, tuple[Problem, ...]]:
    """The day the list is good from: beside or after the word for it."""
    for line, row in table.above:
        for at, cell in enumerate(row):
            if isinstance(cell, str) and _is_version(cell, words):
                found = _LABELLED.fullmatch(cell)
                beside = next(((i, raw) for i, raw in enumerate(row) if i > at and raw not in ("", None)), (at, ""))
                place, raw = (at, found[2]) if found else beside
                return _day(table, line, place, raw, on)
    return on, ()


def _day(table: Table, line: int, at: int, raw: Raw, on: date) -> tuple[date, tuple[Problem, ...]]:
    try:
        if line in table.sheet.computed.get(at, ()):
            raise Refused(stop("price-formulas", "version", cells=f"{letters(at)}{line}"))
        place = Place(line, Column(at=at, heading="", key="valid_from"))
        return read_date(raw, place, from_1904=table.sheet.from_1904), ()
    except Refused:
        return on, (notice("price-version", "version", given=written(raw), on=on.isoformat()),)


# --- the columns


def _layout(
    table: Table, texts: Sequence[str], words: Vocabulary, programs: Programs
) -> tuple[Layout, tuple[Problem, ...]]:
    headings = table.headings
    seen = "、".join(written(cell) for cell in table.cells if cell not in ("", None))
    problems: list[Problem] = []
    for kind in headings.missing(words):
        problems.append(stop("price-column-missing", "headings", column=kind.names[0], seen=seen, line=table.line))
    for column in headings.twice(words):
        problems.append(stop("price-column-twice", "headings", column=column.heading))
    program = _program(headings, texts, words, programs)
    columns, useless = [], list(headings.unknown)
    for column in headings.columns:
        id = column.program or program
        if id and words.kinds[column.key].amount and not fits(column, programs.by_id[id]):
            useless.append(column.heading)
        else:
            columns.append(column)
    layout = Layout(tuple(columns), program, table.sheet.from_1904)
    if not program and layout.column("program") is None:
        unsure = [c.heading for c in columns if words.kinds[c.key].amount and not c.program]
        if unsure:
            problems.append(stop("price-columns-of-none", "headings", columns="、".join(unsure)))
    if useless:
        problems.append(notice("price-columns-unused", "headings", columns="、".join(useless)))
    if program:
        problems.append(notice("price-program-of-list", "headings", program=program))
    return layout, tuple(problems)


def _program(headings: Headings, texts: Sequence[str], words: Vocabulary, programs: Programs) -> str:
    """The one program that the list is about, where amounts do not say theirs."""
    amounts = [column for column in headings.columns if words.kinds[column.key].amount]
    if amounts and all(column.program for column in amounts):
        return ""
    if any(column.key == "offered" for column in headings.columns) and not amounts:
        return ""
    named = {id for text in texts for id in programs.found_in(fold(text))[0]}
    named = named or {column.program for column in amounts if column.program}
    return min(named) if len(named) == 1 else ""


def _merged(table: Table, layout: Layout) -> Iterator[Problem]:
    """Merged cells below the headings: which rows their value stands for, the file does not say."""
    used = [column.at for column in layout.columns]
    found = [
        f"{letters(one.left)}{one.top + 1}:{letters(one.right)}{one.bottom + 1}"
        for one in table.sheet.merged
        if one.bottom >= table.line and any(one.left <= at <= one.right for at in used)
    ]
    if found:
        yield stop("price-merged", "file", cells="、".join(found[:_NAMED]), count=len(found))


def _computed(table: Table, layout: Layout) -> Iterator[Problem]:
    """Formulas and errors in columns that are used."""
    lines = table.sheet.computed
    found = sorted((line, c.at) for c in layout.columns for line in lines.get(c.at, ()) if line > table.line)
    if found:
        yield stop("price-formulas", "file", cells="、".join(f"{letters(at)}{line}" for line, at in found[:_NAMED]))
