"""Price lists as files, as the price desk wants them: read, stopped, written, and nothing kept of them afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.loader import load
from posapp.catalog.price_cells import _clean, _written_yen
from posapp.catalog.price_columns import fold
from posapp.catalog.price_files import PriceFiles

LIST = "価格表,お店の価格表\n版,2026-06-01\n機種名,分類,現金販売価格,取扱\n見本機種,スマホ,￥１１０，０００,docomo-okaeshi\n"
ON = date(2026, 6, 15)


@pytest.fixture(scope="module")
def files() -> PriceFiles:
    return PriceFiles(load(resources.root() / "catalog").programs)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_what_is_written_is_read_back(files: PriceFiles, tmp_path: Path, name: str) -> None:
    (tmp_path / "first.csv").write_text(LIST, "utf-8")
    read = files.read(tmp_path / "first.csv", ON, lambda done, total: True)
    assert read is not None and (read.title, read.version) == ("お店の価格表", date(2026, 6, 1))
    (device,) = [row.listed for row in read.rows]
    assert device is not None and device.cash_price == 110_000
    files.write(tmp_path / name, read.title, read.version, [device])
    again = files.read(tmp_path / name, ON, lambda done, total: True)
    assert again is not None and [row.listed for row in again.rows] == [device]


def test_reading_can_be_stopped(files: PriceFiles, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    assert files.read(tmp_path / "list.csv", ON, lambda done, total: False) is None


def test_nothing_of_a_list_stays_in_memory(files: PriceFiles, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    assert files.read(tmp_path / "list.csv", ON, lambda done, total: True) is not None
    assert [known.cache_info().currsize for known in (fold, _clean, _written_yen)] == [0, 0, 0]
