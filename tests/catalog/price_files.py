"""Price list files made for tests: CSV lines, workbooks, and workbooks that somebody has tampered with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from posapp.catalog.book import Catalog
from posapp.catalog.price_columns import LimitsTable, Vocabulary, vocabulary
from posapp.catalog.price_reading import columns_file, read
from posapp.domain.price_changes import Incoming

ON = date(2026, 11, 22)
HEADINGS = ["JAN", "メーカー", "機種名", "容量", "色", "分類", "現金販売価格", "取扱"]
DEVICE = ["4900000000016", "見本", "電話", "64GB", "黒", "スマートフォン", "48000", "lump-sum"]
Sheets = Mapping[str, Sequence[Sequence[object]]]


def csv_file(folder: Path, *rows: Sequence[object], encoding: str = "utf-8", name: str = "list.csv") -> Path:
    text = "\r\n".join(",".join(map(str, row)) for row in rows)
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(sheets: Sheets, more: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with these sheets; ``more`` may add to it (the xlsxwriter workbook is handed over)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        for name, rows in sheets.items():
            sheet: Any = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for at, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(line, at, cell, day)
                    else:
                        sheet.write(line, at, cell)
        if more is not None:
            more(book)
    return out.getvalue()


def repacked(raw: bytes, changed: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """The same package with some parts changed, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            content = old.read(name) if name in old.namelist() else b""
            change = changed.get(name, content)
            if change is not None:
                new.writestr(name, change(content) if callable(change) else change)
    return out.getvalue()


def reading(
    path: Path, catalog: Catalog, raw: bytes | None = None, on: date = ON, words: Vocabulary | None = None
) -> Incoming:
    if raw is not None:
        path.write_bytes(raw)
    return read(path, catalog.programs, on=on, words=words)


def told(incoming: Incoming) -> list[str]:
    return [problem.code for problem in incoming.problems]


def limited(**smaller: int) -> Vocabulary:
    """The shipped words with smaller limits."""
    words = vocabulary(columns_file())
    return replace(words, limits=LimitsTable(**{**words.limits.model_dump(), **smaller}))
