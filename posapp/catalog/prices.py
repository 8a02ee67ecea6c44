"""Price lists (CSV) → the frozen price list. A wrong row is left out and said; no amount is guessed."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdnum import ean

from posapp.catalog.mistakes import Mistake, mistake, shown
from posapp.catalog.terms import Cells, read_terms, yen
from posapp.domain.prices import ListedDevice, PriceList
from posapp.domain.program import Program
from posapp.domain.purchase import CATEGORIES, Device, Terms

COLUMNS = ("JAN", "メーカー", "機種名", "容量", "色", "分類", "現金販売価格", "取扱")
"""Columns every list has. 取扱 holds program ids, separated by spaces."""
TERM_COLUMNS = ("残価", "段階", "利用料", "予想価格")
"""Columns of one program: ``残価:<program id>`` and so on."""
SAMPLE = "見本"
_TITLE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Prices:
    """A price list as far as it could be read; without devices when its head is wrong."""

    prices: PriceList
    mistakes: tuple[Mistake, ...]


EMPTY = PriceList(version=date.min, title="", sample=True, devices=())
"""What an unreadable list leaves."""


@dataclass(frozen=True, slots=True)
class _Head:
    title: str
    version: date
    sample: bool
    columns: tuple[str, ...]


def load_prices(path: Path, programs: Iterable[Program]) -> Prices:
    """Read a price list file (UTF-8, or the Shift_JIS that spreadsheets write) and check it against ``programs``."""
    file = f"{path.parent.name}/{path.name}"
    try:
        raw = path.read_bytes()
    except OSError as fault:
        return Prices(EMPTY, (mistake("unreadable", file, "", reason=fault.strerror or ""),))
    try:
        text = _text(raw)
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        return Prices(EMPTY, (mistake("price-file", file, "", reason=str(fault).splitlines()[0]),))
    return read_prices(file, rows, programs)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp932")


def read_prices(file: str, rows: Sequence[Sequence[str]], programs: Iterable[Program]) -> Prices:
    """The rows of a list: title, version, headings, then one device a row."""
    newest: dict[str, Program] = {program.id: program for program in sorted(programs, key=lambda p: p.valid_from)}
    head, wrong = _head(file, rows, newest)
    if head is None:
        return Prices(EMPTY, wrong)
    found: list[Mistake] = list(wrong)
    devices: list[ListedDevice] = []
    lines: dict[str, int] = {}
    for line, row in enumerate(rows[_TITLE_ROWS:], start=_TITLE_ROWS + 1):
        if not any(row):
            continue
        if len(row) != len(head.columns):
            found.append(mistake("price-cells", file, f"{line}行目", given=len(row), expected=len(head.columns)))
            continue
        cells = Cells(file, line, dict(zip(head.columns, (cell.strip() for cell in row), strict=True)))
        listed, row_mistakes = _row(cells, newest, lines)
        found += row_mistakes
        if listed is not None:
            devices.append(listed)
            lines[listed.key] = line
    prices = PriceList(version=head.version, title=head.title, sample=head.sample, devices=tuple(devices))
    return Prices(prices, tuple(dict.fromkeys(found)))


def _head(
    file: str, rows: Sequence[Sequence[str]], programs: Mapping[str, Program]
) -> tuple[_Head | None, tuple[Mistake, ...]]:
    first, second, columns = (tuple(row) for row in (*rows[:_TITLE_ROWS], *([()] * _TITLE_ROWS))[:_TITLE_ROWS])
    try:
        if first[0] != "価格表" or second[0] != "版" or not first[1]:
            raise ValueError
        version = date.fromisoformat(second[1])
    except (ValueError, IndexError):
        return None, (mistake("price-head", file, ""),)
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        return None, tuple(mistake("price-column-missing", file, "見出し", given=name) for name in missing)
    unknown = tuple(
        mistake("price-column", file, "見出し", given=name)
        for at, name in enumerate(columns)
        if name in columns[:at] or not _known_column(name, programs)
    )
    return _Head(first[1], version, SAMPLE in first[1] or SAMPLE in first[2:], columns), unknown


def _known_column(name: str, programs: Mapping[str, Program]) -> bool:
    kind, _, id = name.partition(":")
    return name in COLUMNS or (kind in TERM_COLUMNS and id in programs)


def _row(
    cells: Cells, programs: Mapping[str, Program], lines: Mapping[str, int]
) -> tuple[ListedDevice | None, list[Mistake]]:
    found = list(_plain_cells(cells, lines))
    price = yen(cells["現金販売価格"])
    if price is None:
        found.append(cells.wrong("price-yen", "現金販売価格", given=shown(cells["現金販売価格"])))
    if found or price is None:
        return None, found
    device = Device(
        name=cells["機種名"], category=cells["分類"], storage=cells["容量"], colour=cells["色"], jan=cells["JAN"]
    )
    terms: list[tuple[str, Terms]] = []
    offered = cells["取扱"].split()
    for id in offered:
        program = programs.get(id)
        if program is None:
            # Said once for the file, not for every device: the program's own file is what has to be mended.
            found.append(mistake("price-program", cells.file, "取扱", given=id))
            continue
        result = read_terms(cells, program, device.category, price)
        if isinstance(result, Terms):
            terms.append((id, result))
        else:
            found += result
    for name, text in cells.values.items():
        id = name.partition(":")[2]
        if text and id in programs and id not in offered:
            found.append(cells.wrong("price-not-offered", name, given=id))
    return (
        ListedDevice(key=_key(cells), device=device, maker=cells["メーカー"], cash_price=price, terms=tuple(terms)),
        found,
    )


def _key(cells: Cells) -> str:
    return cells["JAN"] or " ".join(cells[name] for name in ("メーカー", "機種名", "容量", "色") if cells[name])


def _plain_cells(cells: Cells, lines: Mapping[str, int]) -> Iterable[Mistake]:
    for name in COLUMNS[:5]:
        if any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in cells[name]):
            yield cells.wrong("price-text", name)
    if not cells["機種名"]:
        yield cells.wrong("price-name", "機種名")
    jan = cells["JAN"]
    if jan and not (re.fullmatch(r"[0-9]{13}", jan) and ean.is_valid(jan)):
        yield cells.wrong("price-jan", "JAN", given=jan)
    elif (line := lines.get(_key(cells))) is not None:
        yield cells.wrong("price-jan-repeated", "JAN", given=_key(cells), line=line)
    if cells["分類"] not in CATEGORIES:
        yield cells.wrong("price-category", "分類", given=cells["分類"], allowed="・".join(CATEGORIES))
