"""The price list as a file that reading takes back unchanged: CSV for anything, XLSX for spreadsheets. Decides nothing about prices."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from posapp.catalog.price_columns import Programs, Vocabulary, discount_heading, vocabulary
from posapp.catalog.price_reading import columns_file
from posapp.catalog.price_sheets import guarded
from posapp.domain.price_differences import buyback_text, steps_text
from posapp.domain.prices import ListedDevice
from posapp.domain.program import Program
from posapp.domain.purchase import Terms

Cell = str | int | date | None
XLSX = ".xlsx"


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading and what stands below it for a device."""

    heading: str
    of: Callable[[ListedDevice], Cell]


def write(path: Path, title: str, version: date, devices: Sequence[ListedDevice], programs: Iterable[Program]) -> None:
    """Write a list to ``path``, as XLSX by that name's ending, else as CSV. OSError when it cannot be written."""
    made = as_xlsx if path.suffix.casefold() == XLSX else as_csv
    path.write_bytes(made(title, version, devices, programs))


def as_csv(title: str, version: date, devices: Sequence[ListedDevice], programs: Iterable[Program]) -> bytes:
    """UTF-8 with its mark, which spreadsheets need. Texts that one would take for a formula carry an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in _table(title, version, devices, programs):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, version: date, devices: Sequence[ListedDevice], programs: Iterable[Program]) -> bytes:
    """One sheet; texts stay texts, whatever they begin with."""
    import xlsxwriter  # 17 MB that only a shop that writes a workbook pays for

    words = vocabulary(columns_file())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(words.label)
        day = book.add_format({"num_format": "yyyy/m/d"})
        for line, row in enumerate(_table(title, version, devices, programs)):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, at, cell, day)
                elif cell is not None:
                    sheet.write_number(line, at, cell)
        sheet.freeze_panes(3, 0)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 40, 14)
    return out.getvalue()


def _table(
    title: str, version: date, devices: Sequence[ListedDevice], programs: Iterable[Program]
) -> Iterator[Sequence[Cell]]:
    """Title, version, headings, then one row a device; empty columns are left out."""
    words = vocabulary(columns_file())
    columns = list(_columns(devices, programs, words))
    yield words.label, title
    yield words.version, version
    yield [column.heading for column in columns]
    for listed in devices:
        yield [column.of(listed) for column in columns]


def _columns(devices: Sequence[ListedDevice], programs: Iterable[Program], words: Vocabulary) -> Iterator[_Column]:
    def named(key: str, of: Callable[[ListedDevice], Cell]) -> _Column:
        return _Column(words.kinds[key].names[0], of)

    yield named("jan", lambda listed: listed.device.jan or None)
    yield named("maker", lambda listed: listed.maker or None)
    yield named("name", lambda listed: listed.device.name)
    yield named("storage", lambda listed: listed.device.storage or None)
    yield named("colour", lambda listed: listed.device.colour or None)
    yield named("category", lambda listed: words.category_names[listed.device.category])
    yield named("cash_price", lambda listed: listed.cash_price)
    yield named("valid_from", lambda listed: listed.valid_from)
    yield named("valid_until", lambda listed: listed.valid_until)
    yield from _discounts(devices, words)
    yield named("offered", lambda listed: "、".join(id for id, _ in listed.terms) or None)
    order = [*Programs(programs).by_id]
    for id in dict.fromkeys([*order, *(id for listed in devices for id, _ in listed.terms)]):
        for key, of in _AMOUNTS.items():
            if any(of(terms) is not None for listed in devices if (terms := listed.terms_for(id)) is not None):
                yield _Column(f"{words.kinds[key].names[0]}:{id}", _amount(id, of))


def _discounts(devices: Sequence[ListedDevice], words: Vocabulary) -> Iterator[_Column]:
    """A column for each discount by name; as many as one device has of that name."""
    most: Counter[str] = Counter()
    for listed in devices:
        most |= Counter(discount.label for discount in listed.discounts)
    for label, count in most.items():
        for nth in range(count):
            yield _Column(discount_heading(label, words), _discount(label, nth))


def _discount(label: str, nth: int) -> Callable[[ListedDevice], Cell]:
    def of(listed: ListedDevice) -> Cell:
        amounts = [discount.amount for discount in listed.discounts if discount.label == label]
        return amounts[nth] if nth < len(amounts) else None

    return of


def _amount(id: str, of: Callable[[Terms], Cell]) -> Callable[[ListedDevice], Cell]:
    def amount(listed: ListedDevice) -> Cell:
        terms = listed.terms_for(id)
        return None if terms is None else of(terms)

    return amount


_AMOUNTS: dict[str, Callable[[Terms], Cell]] = {
    "residual": lambda terms: terms.residual,
    "steps": steps_text,
    "usage_fee": lambda terms: terms.usage_fee,
    "buyback": buyback_text,
}
