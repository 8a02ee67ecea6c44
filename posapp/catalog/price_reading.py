"""A price list file → what it says, row by row (`posapp.domain.price_changes.Incoming`). Changes nothing; guesses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from posapp import resources
from posapp.catalog.price_books import OLE, STEPS_SCAN, ZIP, office_sheets
from posapp.catalog.price_cells import Raw
from posapp.catalog.price_columns import Programs, Vocabulary, vocabulary
from posapp.catalog.price_rows import RowReader
from posapp.catalog.price_sheets import STEPS, Cancelled, GoOn, Progress, Unreadable, csv_sheets, decode, read_bytes
from posapp.catalog.price_tables import Head, Table, find_table, read_head
from posapp.domain.price_changes import Incoming, ReadRow
from posapp.domain.price_differences import Field
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.domain.program import Program
from posapp.domain.purchase import Terms

COLUMNS = "columns.toml"
_OPTIONAL = {"maker": Field.MAKER, "storage": Field.STORAGE, "colour": Field.COLOUR, "discount": Field.DISCOUNTS}
"""Columns that a list can do without, and what a device then keeps."""
_TOLD = 200
"""Lines between two words about the progress."""
__all__ = ["Cancelled", "columns_file", "read"]


def columns_file() -> Path:
    """The shipped words of headings."""
    return resources.root() / "catalog" / "devices" / COLUMNS


def read(
    path: Path,
    programs: Iterable[Program],
    *,
    on: date,
    go_on: GoOn = lambda done, total: True,
    words: Vocabulary | None = None,
    shipped: bool = False,
) -> Incoming:
    """Read a price list in CSV or XLSX.

    ``on`` is the first day of its prices where the file names none. ``go_on(done, total)`` is asked now and then; False
    raises Cancelled. ``shipped``: see RowReader. Whatever is wrong stands in the problems of the list or of its rows.
    """
    words = words or vocabulary(columns_file())
    known = Programs(programs)
    progress = Progress(go_on)
    progress.tell(0, 1)
    try:
        raw = read_bytes(path, words.limits)
        office = raw.startswith((ZIP, OLE))
        sheets = office_sheets(raw, words.limits, progress) if office else csv_sheets(decode(raw), words.limits)
        table = find_table(sheets, words, known)
        head = read_head(table, path, words, known, on)
        reader = RowReader(head.layout, words, known, shipped=shipped)
        rows: list[ReadRow] = []
        if not stopping(head.problems):
            rows += _rows(table, reader, words.notes, progress.part(STEPS_SCAN, STEPS))
        progress.tell(1, 1)
    except Unreadable as fault:
        return Incoming(file=path.name, title="", version=on, rows=(), programs=(), problems=(fault.problem,))
    found = _incoming(path.name, table, head, reader, rows)
    return replace(found, problems=(*_misnamed(path, office), *head.problems))


def _incoming(file: str, table: Table, head: Head, reader: RowReader, rows: list[ReadRow]) -> Incoming:
    by_line = head.layout.column("program") is not None
    return Incoming(
        file=file,
        title=head.title,
        version=head.version,
        rows=tuple(_joined(rows) if by_line else rows),
        programs=tuple(reader.spoken),
        implied=tuple(id for id in reader.implied if id not in reader.spoken),
        unsaid=tuple(field for key, field in _OPTIONAL.items() if head.layout.column(key) is None),
        sheet=table.sheet.name,
        sample=head.sample,
        problems=(),
    )


def _misnamed(path: Path, office: bool) -> tuple[Problem, ...]:
    if office is (path.suffix.casefold() in (".csv", ".txt", ".tsv")):
        return (notice("price-file-name", "file", suffix=path.suffix, kind="XLSX" if office else "CSV"),)
    return ()


def _rows(table: Table, reader: RowReader, notes: tuple[str, ...], progress: Progress) -> Iterator[ReadRow]:
    """Each device below the headings; blank lines, repeated headings and notes are passed over."""
    width, used = table.width, [column.at for column in table.headings.columns]
    for line, cells in table.rows:
        if line % _TOLD == 0:
            progress.tell(line, table.sheet.lines)
        if _no_device(cells, table, used, notes):
            continue
        if len(cells) < width or any(cell not in ("", None) for cell in cells[width:]):
            problem = stop("price-cells", f"rows[{line}]", given=len(cells), expected=width)
            yield ReadRow(line=line, label=_first_text(cells), listed=None, problems=(problem,))
        else:
            yield reader.read(line, cells)


def _no_device(cells: Sequence[Raw], table: Table, used: Sequence[int], notes: tuple[str, ...]) -> bool:
    """A blank line, the headings once more, or a single note below the devices."""
    if len(cells) > used[-1] and all(cells[at] not in ("", None) for at in used[:2]):
        return cells == table.cells
    filled = [cells[at] for at in used if at < len(cells) and cells[at] not in ("", None)]
    return not filled or (len(filled) == 1 and str(filled[0]).startswith(notes))


def _first_text(cells: Sequence[Raw]) -> str:
    return next((str(cell) for cell in cells if cell not in ("", None)), "")


def _joined(rows: list[ReadRow]) -> list[ReadRow]:
    """Lines that say the same device under different programs are one device; the first line stands for them."""
    firsts: dict[tuple[object, ...], int] = {}
    found: list[ReadRow] = []
    for row in rows:
        listed = row.listed
        at = None if listed is None else firsts.setdefault(_same_device(listed), len(found))
        if listed is None or at is None or at == len(found):
            found.append(row)
            continue
        first = found[at].listed
        merged = None if first is None else _with_terms(first, listed)
        if merged is None:
            found.append(row)
        else:
            found[at] = replace(found[at], listed=merged)
    return found


def _same_device(listed: ListedDevice) -> tuple[object, ...]:
    return (
        listed.key,
        listed.device,
        listed.maker,
        listed.cash_price,
        listed.discounts,
        listed.valid_from,
        listed.valid_until,
    )


def _with_terms(first: ListedDevice, other: ListedDevice) -> ListedDevice | None:
    """Both lines' terms; None when they say one program twice, so that the two lines stay and are refused."""
    own, more = dict(first.terms), dict(other.terms)
    if any(own[id] != more[id] or not _plain(own[id]) for id in own.keys() & more.keys()):
        return None
    return replace(first, terms=tuple((own | more).items()))


def _plain(terms: Terms) -> bool:
    return terms == Terms()
