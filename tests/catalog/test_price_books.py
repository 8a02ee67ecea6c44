"""XLSX: what spreadsheets do is read or refused with its reason, and nothing hostile gets far."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from posapp.catalog.book import Catalog
from posapp.domain.problem import Problem
from tests.catalog.price_files import DEVICE, HEADINGS, ON, limited, reading, repacked, told, workbook

SHEET = "xl/worksheets/sheet1.xml"
LIST = [HEADINGS, DEVICE]


def book(path: Path, catalog: Catalog, raw: bytes, **limits: int) -> list[str]:
    return told(reading(path / "list.xlsx", catalog, raw, words=limited(**limits)))


def values(problem: Problem) -> dict[str, object]:
    return dict(problem.values)


def with_rows(rows: str) -> bytes:
    """The list with these rows added by hand."""
    end = b"</sheetData>"
    return repacked(workbook({"価格": LIST}), {SHEET: lambda xml: xml.replace(end, rows.encode() + end)})


def test_a_workbook_is_read_as_it_stands(catalog: Catalog, tmp_path: Path) -> None:
    jan = float(DEVICE[0])
    rows: list[list[object]] = [
        ["", "見本価格表"],
        ["版", date(2026, 4, 1)],
        [],
        ["", *HEADINGS, "適用開始日"],
        ["", jan, *DEVICE[1:6], 48_000.0, "lump-sum", 46_113],
    ]
    found = reading(tmp_path / "list.xlsx", catalog, workbook({"価格": rows}))
    assert (found.title, found.version, found.sample, found.sheet) == ("見本価格表", date(2026, 4, 1), True, "価格")
    assert found.problems == ()
    (row,) = found.rows
    assert row.line == 5 and row.listed is not None
    assert (row.listed.key, row.listed.cash_price) == (DEVICE[0], 48_000)
    assert row.listed.valid_from == date(2026, 4, 1)


def test_days_count_from_the_system_of_the_workbook(catalog: Catalog, tmp_path: Path) -> None:
    raw = workbook({"価格": [[*HEADINGS, "適用開始日"], [*DEVICE, 46_113]]})
    from_1904 = repacked(
        raw, {"xl/workbook.xml": lambda xml: xml.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')}
    )
    (row,) = reading(tmp_path / "list.xlsx", catalog, from_1904).rows
    assert row.listed is not None and row.listed.valid_from == date(2030, 4, 2)


def test_the_first_sheet_with_the_headings_is_read_and_named(catalog: Catalog, tmp_path: Path) -> None:
    def hide(made: Any) -> None:
        made.get_worksheet_by_name("隠し").hide()

    raw = workbook({"説明": [["この表の使い方"]], "隠し": LIST, "空": [], "価格": LIST, "予備": LIST}, hide)
    found = reading(tmp_path / "list.xlsx", catalog, raw)
    assert (found.sheet, told(found), len(found.rows)) == ("価格", ["price-sheet"], 1)
    assert values(found.problems[0]) == {"sheet": "価格", "count": 4}


def test_sheets_without_headings_are_said(catalog: Catalog, tmp_path: Path) -> None:
    assert book(tmp_path, catalog, workbook({"a": [["あ", 1]], "b": []})) == ["price-headings-missing"]


def test_formulas_in_columns_that_are_used_refuse_the_list(catalog: Catalog, tmp_path: Path) -> None:
    def compute(made: Any) -> None:
        sheet = made.get_worksheet_by_name("価格")
        sheet.write_formula(0, 0, "=TODAY()", None, 46_000)
        for line in range(3, 60):
            sheet.write_formula(line, 6, "=40000+8000", None, 48_000)
        sheet.write_formula(2, 8, "=1+1", None, 2)

    found = reading(
        tmp_path / "list.xlsx", catalog, workbook({"価格": [[], [*HEADINGS, "備考"], *[DEVICE] * 58]}, compute)
    )
    assert told(found) == ["price-formulas"]
    assert values(found.problems[0]) == {"cells": "G4、G5、G6"}
    assert found.rows == ()


def test_formulas_elsewhere_do_no_harm(catalog: Catalog, tmp_path: Path) -> None:
    def compute(made: Any) -> None:
        made.get_worksheet_by_name("価格").write_formula(2, 8, "=1/0", None, "#DIV/0!")

    found = reading(tmp_path / "list.xlsx", catalog, workbook({"価格": [["表"], [*HEADINGS, "備考"], DEVICE]}, compute))
    assert (told(found), len(found.rows)) == ([], 1)


def test_errors_in_cells_refuse_the_list(catalog: Catalog, tmp_path: Path) -> None:
    raw = repacked(
        workbook({"価格": LIST}),
        {SHEET: lambda xml: re.sub(rb'<c r="G2"[^/]*</v></c>', b'<c r="G2" t="e"><v>#N/A</v></c>', xml)},
    )
    found = reading(tmp_path / "list.xlsx", catalog, raw)
    assert [(p.code, values(p)) for p in found.problems] == [("price-formulas", {"cells": "G2"})]


def test_a_computed_day_of_the_list_is_not_believed(catalog: Catalog, tmp_path: Path) -> None:
    def compute(made: Any) -> None:
        made.get_worksheet_by_name("価格").write_formula(0, 1, "=TODAY()", None, 46_000)

    found = reading(tmp_path / "list.xlsx", catalog, workbook({"価格": [["版", ""], *LIST]}, compute))
    assert (told(found), found.version) == (["price-version"], ON)


@pytest.mark.parametrize(
    ("cells", "codes"),
    [("A1:H1", []), ("B3:B4", ["price-merged"]), ("I3:J4", []), ("A2:A3", ["price-merged"]), ("C1:C2", [])],
)
def test_merged_cells_are_fine_above_the_devices_only(
    catalog: Catalog, tmp_path: Path, cells: str, codes: list[str]
) -> None:
    rows = [["表"], HEADINGS, DEVICE, [*DEVICE[:2], "別の電話", *DEVICE[3:]]]
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{cells}"/></mergeCells>'.encode()
    raw = repacked(workbook({"価格": rows}), {SHEET: lambda xml: xml.replace(b"</sheetData>", merged)})
    found = reading(tmp_path / "list.xlsx", catalog, raw)
    assert told(found) == codes
    if codes:
        assert values(found.problems[0]) == {"cells": cells, "count": 1}


def test_headings_in_two_lines_with_the_program_over_its_columns(catalog: Catalog, tmp_path: Path) -> None:
    def merge(made: Any) -> None:
        sheet = made.get_worksheet_by_name("価格")
        for at, heading in enumerate(("機種名", "分類", "販売価格")):
            sheet.merge_range(1, at, 2, at, heading)
        sheet.merge_range("D2:E2", "新トクするサポート（スタンダード）")
        sheet.merge_range("F2:G2", "おすすめ")

    below: list[object] = ["", "", "", "1〜24回目", "25〜48回目", "かえトク残価", "備考"]
    rows: list[list[object]] = [["店の表"], [], below, ["電話", "スマホ", 48_000, 900, 1_100, 20_000, ""]]
    found = reading(tmp_path / "list.xlsx", catalog, workbook({"価格": rows}, merge))
    assert (found.title, told(found)) == ("店の表", [])
    (row,) = found.rows
    assert row.listed is not None
    assert dict(row.listed.terms).keys() >= {"softbank-shintoku-standard", "au-kaetoku"}
    assert found.programs == ("softbank-shintoku-standard", "au-kaetoku")


def test_hidden_rows_and_columns_are_read_and_said(catalog: Catalog, tmp_path: Path) -> None:
    def hide(made: Any) -> None:
        sheet = made.get_worksheet_by_name("価格")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(3, 4, None, None, {"hidden": True})

    found = reading(tmp_path / "list.xlsx", catalog, workbook({"価格": LIST}, hide))
    assert [(p.code, values(p)) for p in found.problems] == [
        ("price-hidden", {"rows": 1, "columns": 1, "sheet": "価格"})
    ]
    assert len(found.rows) == 1


# --- other programs' ways to write


def test_prefixes_and_cells_without_a_place_are_read(catalog: Catalog, tmp_path: Path) -> None:
    raw = workbook({"価格": LIST})

    def prefixed(xml: bytes) -> bytes:
        xml = re.sub(
            rb"<(/?)(worksheet|sheetData|row|c|v|cols|col|dimension|sheetViews|sheetView|sheetFormatPr|pageMargins)\b",
            rb"<\1x:\2",
            xml,
        )
        return xml.replace(b'xmlns="', b'xmlns:x="')

    bare = repacked(raw, {SHEET: lambda xml: re.sub(rb'(<c|<row) r="[A-Z]*\d+"', rb"\1", xml)})
    for changed in (repacked(raw, {SHEET: prefixed}), bare):
        found = reading(tmp_path / "list.xlsx", catalog, changed)
        assert [row.listed and row.listed.cash_price for row in found.rows] == [48_000], told(found)


# --- refused


def test_other_files_that_are_zipped_are_no_price_lists(catalog: Catalog, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert book(tmp_path, catalog, out.getvalue()) == ["price-file-kind"]


@pytest.mark.parametrize(
    "changed",
    [
        {"xl/vbaProject.bin": b"x"},
        {"[Content_Types].xml": lambda xml: xml.replace(b"spreadsheetml.sheet.main", b"macroEnabled.main")},
    ],
)
def test_macros_are_refused(catalog: Catalog, tmp_path: Path, changed: dict[str, Any]) -> None:
    raw = repacked(workbook({"価格": LIST}), changed)
    assert told(reading(tmp_path / "list.xlsm", catalog, raw)) == ["price-file-macro"]


def test_old_and_locked_files_are_told_apart(catalog: Catalog, tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert book(tmp_path, catalog, ole) == ["price-file-old"]
    assert book(tmp_path, catalog, ole + "EncryptedPackage".encode("utf-16-le")) == ["price-file-locked"]
    raw = bytearray(workbook({"価格": LIST}))
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert book(tmp_path, catalog, bytes(raw)) == ["price-file-locked"]


def test_a_file_that_swells_is_refused_before_it_does(catalog: Catalog, tmp_path: Path) -> None:
    raw = repacked(workbook({"価格": LIST}), {"xl/media/image1.png": bytes(3_000_000)})
    assert book(tmp_path, catalog, raw) == []
    assert len(raw) < 2_000_000
    assert book(tmp_path, catalog, raw, bytes=2_000_000) == ["price-file-swells"]


def test_a_part_larger_than_it_says_is_broken(catalog: Catalog, tmp_path: Path) -> None:
    raw = bytearray(repacked(workbook({"価格": LIST}), {SHEET: lambda xml: xml + b" " * 1_000_000}))
    name = SHEET.encode()
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.index(mark, raw.index(name) - 60) if mark == b"PK\x03\x04" else raw.rindex(mark, 0, raw.rindex(name))
        raw[at + offset : at + offset + 4] = (2_000).to_bytes(4, "little")
    assert book(tmp_path, catalog, bytes(raw)) == ["price-file-broken"]


def test_odd_packages_are_refused(catalog: Catalog, tmp_path: Path) -> None:
    raw = workbook({"価格": LIST})
    assert book(tmp_path, catalog, repacked(raw, {"xl/WORKBOOK.xml": b"<x/>"})) == ["price-file-odd"]
    assert book(tmp_path, catalog, raw, entries=3) == ["price-file-odd"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_are_refused_wherever_they_stand(catalog: Catalog, tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    raw = repacked(
        workbook({"価格": LIST}), {part: lambda xml: re.sub(rb"(<\?xml[^>]*\?>)", rb"\1" + bomb, xml, count=1)}
    )
    assert book(tmp_path, catalog, raw) == ["price-file-entities"]


def test_what_lies_outside_the_file_is_never_fetched(catalog: Catalog, tmp_path: Path) -> None:
    relations = "xl/_rels/workbook.xml.rels"
    away = (
        b'<Relationship Id="rId9" Type="x" Target="http://127.0.0.1:1/x.xlsx" TargetMode="External"/></Relationships>'
    )
    linked = {
        relations: lambda xml: xml.replace(b"</Relationships>", away),
        "xl/externalLinks/externalLink1.xml": b"<a/>",
    }
    assert book(tmp_path, catalog, repacked(workbook({"価格": LIST}), linked)) == []  # type: ignore[arg-type]


def test_a_sheet_that_is_not_there_is_no_table(catalog: Catalog, tmp_path: Path) -> None:
    lost = {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace(b"worksheets/sheet1.xml", b"worksheets/none.xml")}
    assert book(tmp_path, catalog, repacked(workbook({"価格": LIST}), lost)) == ["price-headings-missing"]


@pytest.mark.parametrize("row", ["1000000", "3"])
def test_a_million_rows_are_refused_by_their_number(catalog: Catalog, tmp_path: Path, row: str) -> None:
    raw = with_rows(f'<row r="{row}"><c r="A1000000"><v>1</v></c></row>')
    found = reading(tmp_path / "list.xlsx", catalog, raw)
    assert [(p.code, values(p)) for p in found.problems] == [("price-rows-many", {"most": 200_000})]


@pytest.mark.parametrize(("row", "cell", "columns"), [(3, "XFD3", 16_384), (190_000, "CV190000", 100)])
def test_cells_far_away_are_refused_before_they_are_laid_out(
    catalog: Catalog, tmp_path: Path, row: int, cell: str, columns: int
) -> None:
    raw = with_rows(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>')
    (problem,) = reading(tmp_path / "list.xlsx", catalog, raw).problems
    assert (problem.code, values(problem)["columns"]) == ("price-cells-many", columns)


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_truncated_file_is_broken(catalog: Catalog, tmp_path: Path, keep: float) -> None:
    raw = workbook({"価格": LIST})
    assert book(tmp_path, catalog, raw[: int(len(raw) * keep)]) == ["price-file-broken"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml"])
def test_a_damaged_part_is_broken(catalog: Catalog, tmp_path: Path, part: str) -> None:
    found = reading(tmp_path / "list.xlsx", catalog, repacked(workbook({"価格": LIST}), {part: lambda xml: xml[:-20]}))
    assert told(found) == ["price-file-broken"]


def test_the_name_is_not_believed(catalog: Catalog, tmp_path: Path) -> None:
    found = reading(tmp_path / "list.csv", catalog, workbook({"価格": LIST}))
    assert [(p.code, values(p)) for p in found.problems] == [("price-file-name", {"suffix": ".csv", "kind": "XLSX"})]
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<v>2</v>", b"<v>99999</v>"),
        (b't="s"', b't="zz"'),
        (b'encoding="UTF-8"', b'encoding="UTF-78"'),
        (b'r="C2"', b'r="2"'),
    ],
)
def test_what_only_one_of_the_two_readers_stumbles_over_is_broken(
    catalog: Catalog, tmp_path: Path, old: bytes, new: bytes
) -> None:
    raw = repacked(workbook({"価格": LIST}), {SHEET: lambda xml: xml.replace(old, new)})
    assert book(tmp_path, catalog, raw) == ["price-file-broken"]
