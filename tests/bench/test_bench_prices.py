"""Reading a price list of 20,000 devices and 60 columns, beside the bare csv module and the bare XLSX library; its preview, twice."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from stdnum import ean

from posapp.catalog.loader import load
from posapp.catalog.price_reading import read
from posapp.domain.price_changes import Applied, Fate, applied, preview
from posapp.domain.program import Program
from tests.bench.conftest import Bench

ROWS = 20_000
ON = date(2026, 11, 22)
MONTHS = range(3, 49)
TITLE = ["新トクするサポート（プレミアム）価格表"]
HEADINGS = [
    "JANコード", "メーカー", "商品名", "容量", "カラー", "カテゴリ", "本体価格(税込)", "機種割引", "適用開始日", "適用終了日",
    "早トク利用料", "1〜12回目", "13〜48回目", "備考", *(f"予想買取価格{month}か月目" for month in MONTHS),
]  # fmt: skip
Cell = str | int


def devices() -> Iterator[list[Cell]]:
    for number in range(ROWS):
        base = f"49{number:010d}"
        first, second = 1_000 + number % 500, 2_000 + number % 700
        price = 12 * first + 36 * second
        yield [
            base + ean.calc_check_digit(base), "見本", f"見本フォン {number // 20}", f"{64 << number % 4}GB", f"色{number % 20}",
            "スマートフォン", price, number % 3 * 1_000, "2026/12/1", "", 9_900, first, second, "",
            *(max(price - month * 500, 0) for month in MONTHS),
        ]  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("prices")
    rows: list[list[Cell]] = [list(TITLE), list(HEADINGS), *devices()]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    (folder / "list.csv").write_bytes(text.getvalue().encode("cp932"))
    with xlsxwriter.Workbook(str(folder / "list.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, at, cell)
                else:
                    sheet.write_string(line, at, cell)
    return {kind: folder / f"list.{kind}" for kind in ("csv", "xlsx")}


@pytest.fixture(scope="module")
def programs() -> tuple[Program, ...]:
    return load(Path(__file__).parents[2] / "resources" / "catalog").programs


def bare_csv(path: Path) -> int:
    with path.open(encoding="cp932", newline="") as file:
        return sum(len(row) for row in csv.reader(file))


def bare_xlsx(path: Path) -> int:
    return sum(len(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows())


@pytest.mark.parametrize(("kind", "most"), [("csv", 50), ("xlsx", 8)])
def test_reading(bench: Bench, files: dict[str, Path], programs: tuple[Program, ...], kind: str, most: float) -> None:
    path = files[kind]
    assert len([row for row in read(path, programs, on=ON).rows if row.listed is not None]) == ROWS
    spent = bench.median(lambda: read(path, programs, on=ON), rounds=3, warm=0)
    bare = bench.median(lambda: (bare_csv if kind == "csv" else bare_xlsx)(path), rounds=3, warm=1)
    bench.note(f"price list: {ROWS:,} rows of {kind}", spent, most=5.0)
    bench.compare(f"price list: {kind} against the bare reader", spent, bare, most=most)


def test_preview(bench: Bench, files: dict[str, Path], programs: tuple[Program, ...]) -> None:
    incoming = read(files["csv"], programs, on=ON)
    first = preview((), incoming, ON, whole=True)
    work = applied((), first, only_good=False)
    assert isinstance(work, Applied)
    again = preview(work.added, incoming, ON, whole=True)
    assert (first.counts[Fate.NEW], again.counts[Fate.SAME]) == (ROWS, ROWS)
    bench.note(
        "price list: preview of a first list",
        bench.median(lambda: preview((), incoming, ON, whole=True), rounds=3),
        most=1.0,
    )
    bench.note(
        "price list: preview of the same again",
        bench.median(lambda: preview(work.added, incoming, ON, whole=True), rounds=3),
        most=1.0,
    )
