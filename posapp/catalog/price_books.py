"""XLSX as tables of cells. Every part is bounded and looked through before the reading library sees it. Knows no heading.

The library reads values only and lays a sheet out as a full rectangle, so a file is walked with expat first: real size, corners,
formulas, hidden rows. What a formula gave is what some spreadsheet last computed, perhaps against a file that nobody here has:
a price must not depend on it.
"""

from __future__ import annotations

import io
import xml.parsers.expat as expat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from posixpath import join, normpath
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from posapp.catalog.price_columns import LimitsTable
from posapp.catalog.price_sheets import Merged, Progress, Sheet, Unreadable, hidden
from posapp.domain.problem import Problem, stop

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
STEPS_SCAN = 400
"""Thousandths of the work that lie in looking a file through; the rows are the rest."""
_DAMAGE = (expat.ExpatError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, RuntimeError)
"""What zipfile, zlib and expat raise over a damaged file."""
_REASON = 100
_CHUNK = 1 << 18
_TRUE = ("1", "true")
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NAMED = 3
"""How many computed cells of a column are remembered below the title rows: enough to name the first ones."""


def office_sheets(raw: bytes, limits: LimitsTable, progress: Progress) -> Iterator[Callable[[], Sheet]]:
    """The visible sheets of an XLSX file in their order, each read when asked for. Unreadable for anything else."""
    if raw.startswith(OLE):
        raise Unreadable(stop("price-file-locked", "file") if _ENCRYPTED in raw else stop("price-file-old", "file"))
    try:
        package = _Package(zipfile.ZipFile(io.BytesIO(raw)), limits)
        package.vet(progress.part(0, 0))
        outline = package.outline()
    except _DAMAGE as fault:
        raise _broken(fault) from fault
    # Imported here: the first window reads the sample list, a CSV, and should not wait for what it does not need.
    from python_calamine import CalamineWorkbook

    book = _library(lambda: CalamineWorkbook.from_filelike(io.BytesIO(raw)))
    parts = [one for one in outline.sheets if one.part in package.names]
    for at, one in enumerate(parts):
        shares = progress.part(STEPS_SCAN * at // len(parts), STEPS_SCAN * (at + 1) // len(parts))
        yield partial(_sheet, package, book, one, outline.from_1904, shares, len(parts))


def _library(read: Callable[[], T]) -> T:
    """What the reading library gives; whatever it raises over a damaged file, it is a damaged file."""
    try:
        return read()
    except Exception as fault:
        raise _broken(fault) from fault


def _broken(fault: Exception) -> Unreadable:
    # What a library says of it is for those who mend files, not for a sentence.
    return Unreadable(stop("price-file-broken", "file", reason=str(fault)[:_REASON]))


@dataclass(frozen=True, slots=True)
class _Outlined:
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class _Outline:
    sheets: tuple[_Outlined, ...]
    from_1904: bool


@dataclass(slots=True)
class _Package:
    """The zip file with its bounds."""

    file: zipfile.ZipFile
    limits: LimitsTable
    names: frozenset[str] = frozenset()

    def vet(self, progress: Progress) -> None:
        """Refuse what is no plain workbook, and what would swell."""
        entries = self.file.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        folded = {name.casefold() for name in self.names}
        if len(entries) > self.limits.entries or len(folded) < len(entries):
            raise Unreadable(stop("price-file-odd", "file"))
        if sum(entry.file_size for entry in entries) > self.limits.bytes:
            most = self.limits.bytes >> 20
            raise Unreadable(stop("price-file-swells", "file", most=most))
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(stop("price-file-locked", "file"))
        if any(name.endswith("vbaproject.bin") for name in folded) or b"macroEnabled" in self._types():
            raise Unreadable(stop("price-file-macro", "file"))
        if _WORKBOOK not in self.names or _RELATIONS not in self.names:
            raise Unreadable(stop("price-file-kind", "file"))
        for name in self.names:
            if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/sheet"):
                self._walk(name, _ignored, progress)

    def _types(self) -> bytes:
        return self.file.read("[Content_Types].xml") if "[Content_Types].xml" in self.names else b""

    def outline(self) -> _Outline:
        """Sheets by name, in order, with the part each lies in."""
        book, relations = _Workbook(), _Relations()
        self._walk(_WORKBOOK, book.start)
        self._walk(_RELATIONS, relations.start)
        parts = {id: normpath(join("xl", target)).lstrip("/") for id, target in relations.targets.items()}
        found = tuple(_Outlined(name, parts.get(id, "")) for name, id in book.sheets)
        return _Outline(found, book.from_1904)

    def walk_sheet(self, name: str, progress: Progress) -> _Walked:
        """Look a sheet through to its end."""
        walked = _Walked(self.limits)
        self._walk(name, walked.watcher(), progress)
        return walked

    def _walk(self, name: str, started: Started, progress: Progress | None = None) -> None:
        """Parse one part. zipfile gives no more than the declared size and checks what it gave."""
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartElementHandler = started
        parser.StartDoctypeDeclHandler = _no_doctype
        size, done = self.file.getinfo(name).file_size, 0
        with self.file.open(name) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
                done += len(chunk)
                if progress is not None:
                    progress.tell(done, size)
        parser.Parse(b"", True)


def _no_doctype(*_: object) -> None:
    raise Unreadable(stop("price-file-entities", "file"))


Started: TypeAlias = Callable[[str, list[str]], None]
"""Told of each element of a part: its name, and its attributes as name, value, name, value …"""


def _ignored(name: str, attributes: list[str]) -> None:
    """Only well-formedness matters."""


@dataclass(slots=True)
class _Workbook:
    """xl/workbook.xml: the visible sheets by name and relation, and the date system."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: list[str]) -> None:
        """Called for every element."""
        local, given = name.rpartition(":")[2], _paired(attributes)
        if local == "workbookPr":
            self.from_1904 = given.get("date1904") in _TRUE
        elif local == "sheet" and given.get("state", "visible") == "visible":
            id = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets.append((given.get("name", ""), id))


@dataclass(slots=True)
class _Relations:
    """xl/_rels/workbook.xml.rels: parts by relation; what lies outside the file is left out."""

    targets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: list[str]) -> None:
        """Called for every element."""
        given = _paired(attributes)
        if name.rpartition(":")[2] == "Relationship" and given.get("TargetMode") != "External":
            self.targets[given.get("Id", "")] = given.get("Target", "")


def _paired(attributes: list[str]) -> dict[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


@dataclass(slots=True)
class _Walked:
    """What the walk over a sheet found. Columns counted from 0, lines from 1."""

    limits: LimitsTable
    computed: dict[int, list[int]] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    last_line: int = 0
    last_column: int = 0

    def watcher(self) -> Started:
        """The walk's eye: called two million times for a long list, so it does as little as it can."""
        line, column = "0", -1
        tags: dict[str, str] = {}
        columns: dict[str, int] = {}

        def start(name: str, attributes: list[str]) -> None:
            nonlocal line, column
            if not tags:
                prefix = name[: len(name) - len(name.rpartition(":")[2])]
                tags.update({f"{prefix}{tag}": tag for tag in ("c", "f", "row", "col")})
            tag = tags.get(name)
            if tag is None:
                return
            if tag == "c":
                place = attributes[1] if attributes[:1] == ["r"] else _paired(attributes).get("r")
                if place is None:
                    column += 1  # Some writers leave the place out: then the cell follows the one before.
                    self.last_column = max(self.last_column, column)
                else:
                    letters = place.rstrip("0123456789")
                    if place[len(letters) :] != line:
                        line = self._reached(place[len(letters) :])
                    if letters not in columns:
                        columns[letters] = _number(letters)
                        self.last_column = max(self.last_column, columns[letters])
                    column = columns[letters]
                if "e" in attributes and _paired(attributes).get("t") == "e":
                    self._computed(column, int(line))
            elif tag == "f":
                self._computed(column, int(line))
            elif tag == "row":
                given = _paired(attributes)
                line, column = self._reached(given.get("r") or str(self.last_line + 1)), -1
                self.hidden_rows += given.get("hidden") in _TRUE
            else:
                self.hidden_columns += _paired(attributes).get("hidden") in _TRUE

        return start

    def _reached(self, line: str) -> str:
        if int(line) > self.limits.rows:
            raise Unreadable(stop("price-rows-many", "file", most=self.limits.rows))
        self.last_line = max(int(line), self.last_line)
        return line

    def _computed(self, column: int, line: int) -> None:
        lines = self.computed.setdefault(column, [])
        if line <= self.limits.title_rows or len(lines) < self.limits.title_rows + _NAMED:
            lines.append(line)


def _number(letters: str) -> int:
    """AA is column 26."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _sheet(
    package: _Package, book: CalamineWorkbook, one: _Outlined, from_1904: bool, progress: Progress, of: int
) -> Sheet:
    try:
        walked = package.walk_sheet(one.part, progress)
    except _DAMAGE as fault:
        raise _broken(fault) from fault
    _bounded(walked, package.limits)
    table = _library(lambda: book.get_sheet_by_name(one.name))
    margin = [""] * (table.start[1] if table.start else 0)
    return Sheet(
        rows=((line, [*margin, *row]) for line, row in enumerate(table.iter_rows(), 1)),
        lines=walked.last_line,
        name=one.name,
        of=of,
        from_1904=from_1904,
        merged=tuple(
            Merged(top, left, bottom, right) for (top, left), (bottom, right) in table.merged_cell_ranges or ()
        ),
        computed=walked.computed,
        problems=tuple(hidden(walked.hidden_rows, walked.hidden_columns, one.name)),
    )


def _bounded(walked: _Walked, limits: LimitsTable) -> None:
    columns = walked.last_column + 1
    if columns > limits.columns or columns * walked.last_line > limits.cells:
        raise Unreadable(_too_wide(columns, walked.last_line, limits))


def _too_wide(columns: int, lines: int, limits: LimitsTable) -> Problem:
    return stop("price-cells-many", "file", columns=columns, rows=lines, most=limits.cells)
