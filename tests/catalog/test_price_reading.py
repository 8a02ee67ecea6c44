"""Whole files: encodings, separators, heads, notes, what is refused, progress and cancel."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.price_reading import Cancelled, read
from posapp.domain.problem import Problem, stopping
from tests.catalog.price_files import DEVICE, HEADINGS, ON, csv_file, limited, reading, told, workbook

OTHER = ["4900000000023", "見本", "別の電話", "", "", "スマホ", "48000", "lump-sum"]


def values(problem: Problem) -> dict[str, object]:
    return dict(problem.values)


def test_the_head_of_a_list(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(tmp_path, ["価格表", "春の見本価格表"], ["版", "", "令和8年4月1日"], [], HEADINGS, DEVICE)
    found = reading(path, catalog)
    assert (found.file, found.title, found.version, found.sample) == (
        "list.csv",
        "春の見本価格表",
        date(2026, 4, 1),
        True,
    )
    assert (found.sheet, found.problems, [row.line for row in found.rows]) == ("", (), [5])


@pytest.mark.parametrize(
    ("rows", "title", "version"),
    [
        ([], "list", ON),
        ([["適用日：2026年4月1日"], ["店の表"]], "店の表", date(2026, 4, 1)),
        ([["店の表", "作成日", "2026/4/1"]], "店の表", date(2026, 4, 1)),
        ([["注意:税込"], ["価格表"]], "注意:税込", ON),
        ([["版", "令和8年4月1日"]], "list", date(2026, 4, 1)),
        ([["対象プログラム", "どれでも"], ["2026/4/1"]], "どれでも", ON),
    ],
)
def test_title_and_day_are_optional(
    catalog: Catalog, tmp_path: Path, rows: list[list[str]], title: str, version: date
) -> None:
    found = reading(csv_file(tmp_path, *rows, HEADINGS, DEVICE), catalog)
    assert (found.title, found.version, found.problems, len(found.rows)) == (title, version, (), 1)


def test_a_day_that_cannot_be_read_is_said(catalog: Catalog, tmp_path: Path) -> None:
    found = reading(csv_file(tmp_path, ["版", "第3版"], HEADINGS, DEVICE), catalog)
    assert found.version == ON
    assert [(p.code, values(p)) for p in found.problems] == [("price-version", {"given": "第3版", "on": "2026-11-22"})]
    assert told(reading(csv_file(tmp_path, ["版"], HEADINGS, DEVICE), catalog)) == ["price-version"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_what_spreadsheets_write_is_read(catalog: Catalog, tmp_path: Path, encoding: str) -> None:
    found = reading(csv_file(tmp_path, ["①㈱見本の表"], HEADINGS, DEVICE, encoding=encoding), catalog)
    assert (found.title, told(found), len(found.rows)) == ("①㈱見本の表", [], 1)


@pytest.mark.parametrize("separator", ["\t", ";", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(catalog: Catalog, tmp_path: Path, separator: str, end: str) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(end.join(separator.join(row) for row in (["表"], HEADINGS, DEVICE, OTHER, [])).encode())
    found = reading(path, catalog)
    assert (told(found), [row.line for row in found.rows]) == ([], [3, 4])


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe\x00", b"\x81\x00\xff\xff", "機種名\0".encode(), bytes(range(256)), "機種名,分類".encode("iso2022_jp")],
)
def test_what_is_no_text_is_refused(catalog: Catalog, tmp_path: Path, raw: bytes) -> None:
    found = reading(tmp_path / "list.csv", catalog, raw)
    assert (told(found), found.rows) == (["price-file-not-text"], ())


@pytest.mark.parametrize("lines", [1, 40])
def test_quotes_that_do_not_close_refuse_the_whole_list(catalog: Catalog, tmp_path: Path, lines: int) -> None:
    broken = [*OTHER[:2], '"開いたまま', *OTHER[3:]]
    path = csv_file(tmp_path, HEADINGS, *[DEVICE] * lines, broken, DEVICE)
    found = reading(path, catalog)
    assert [(p.code, p.where, values(p)) for p in found.problems] == [
        ("price-quotes", f"rows[{lines + 2}]", {"line": lines + 2})
    ]
    assert found.rows == ()


def test_rows_of_another_length_are_refused(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEADINGS, DEVICE[:-1], [*OTHER, "", ""], [*OTHER, "余り"], ["", "", "x"])
    short, right, long, shorter = reading(path, catalog).rows
    assert [(p.code, values(p)) for p in short.problems] == [("price-cells", {"given": 7, "expected": 8})]
    assert right.problems == ()
    assert [p.code for p in (*long.problems, *shorter.problems)] == ["price-cells", "price-cells"]
    assert (short.label, shorter.label, short.key) == ("4900000000016", "x", "")


def test_blank_lines_notes_and_repeated_headings_are_no_devices(catalog: Catalog, tmp_path: Path) -> None:
    blank = [""] * len(HEADINGS)
    note = ["※価格は税込です", *blank[1:]]
    found = reading(
        csv_file(tmp_path, HEADINGS, DEVICE, [], blank, HEADINGS, note, ["", "※注", *blank[2:]], OTHER), catalog
    )
    assert [row.line for row in found.rows] == [2, 8]


def test_a_spreadsheet_may_have_fewer_cells_than_headings(catalog: Catalog, tmp_path: Path) -> None:
    raw = workbook({"価格": [HEADINGS, DEVICE, ["※税込"], OTHER]})
    assert [row.line for row in reading(tmp_path / "list.xlsx", catalog, raw).rows] == [2, 4]


def test_missing_columns_are_named_with_those_there(catalog: Catalog, tmp_path: Path) -> None:
    found = reading(csv_file(tmp_path, ["表"], ["機種名", "値段", "備考"], ["電話", "48000", ""]), catalog)
    assert [(p.code, values(p)) for p in stopping(found.problems)] == [
        ("price-column-missing", {"column": "分類", "seen": "機種名、値段、備考", "line": 2}),
        ("price-column-missing", {"column": "現金販売価格", "seen": "機種名、値段、備考", "line": 2}),
    ]
    assert found.rows == ()


def test_two_columns_of_one_meaning_are_refused(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(tmp_path, ["機種名", "分類", "本体価格", "販売価格"], ["電話", "スマホ", "1", "2"])
    assert [(p.code, values(p)) for p in reading(path, catalog).problems] == [
        ("price-column-twice", {"column": "販売価格"})
    ]


def test_amounts_of_no_program_are_refused(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(tmp_path, ["機種名", "分類", "販売価格", "残価", "13か月目"], ["電話", "スマホ", "1", "2", ""])
    found = reading(path, catalog)
    assert [(p.code, values(p)) for p in found.problems] == [("price-columns-of-none", {"columns": "残価、13か月目"})]


def test_a_title_with_two_programs_names_none(catalog: Catalog, tmp_path: Path) -> None:
    title = ["かえトクプログラムとスマホおかえしプログラム"]
    path = csv_file(tmp_path, title, ["機種名", "分類", "販売価格", "残価"], ["電話", "スマホ", "1", "2"])
    assert told(reading(path, catalog)) == ["price-columns-of-none"]


def test_one_program_among_the_headings_is_the_list_s(catalog: Catalog, tmp_path: Path) -> None:
    columns = ["機種名", "分類", "販売価格", "かえトク 残価", "13か月目"]
    found = reading(csv_file(tmp_path, columns, ["電話", "スマホ", "48000", "2000", "9"]), catalog)
    (row,) = found.rows
    assert row.listed is not None
    assert row.listed.terms_for("au-kaetoku").expected_buyback == ((13, 9),)  # type: ignore[union-attr]


def test_a_program_of_the_title_needs_no_amounts_of_its_own(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, ["スマホおかえしプログラム 対象機種"], ["機種名", "分類", "販売価格"], ["電話", "スマホ", "36000"]
    )
    found = reading(path, catalog)
    assert found.programs == ("docomo-okaeshi",)
    listed = found.rows[0].listed
    assert listed is not None and [id for id, _ in listed.terms] == ["docomo-okaeshi", "docomo-plain-36", "lump-sum"]


def test_the_nearest_table_says_what_it_lacks(catalog: Catalog, tmp_path: Path) -> None:
    raw = workbook({"a": [["備考", "機種名"]], "b": [["機種名", "分類"]], "c": [["色"]]})
    found = reading(tmp_path / "list.xlsx", catalog, raw)
    assert (found.sheet, told(found)) == ("b", ["price-sheet", "price-column-missing"])


def test_headings_far_below_are_not_found(catalog: Catalog, tmp_path: Path) -> None:
    found = reading(csv_file(tmp_path, *[["はじめに"]] * 20, HEADINGS, DEVICE), catalog)
    assert [(p.code, values(p)) for p in found.problems] == [("price-headings-missing", {"rows": 20})]
    assert told(reading(tmp_path / "empty.csv", catalog, b"")) == ["price-headings-missing"]


def test_files_that_cannot_be_opened_are_said(catalog: Catalog, tmp_path: Path) -> None:
    assert told(reading(tmp_path / "none.csv", catalog)) == ["price-file-unreadable"]
    assert told(reading(tmp_path, catalog)) == ["price-file-unreadable"]
    assert told(reading(Path(os.devnull), catalog)) == ["price-file-unreadable"], "a device may never end"


def test_files_beyond_the_limits_are_refused(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEADINGS, *[DEVICE] * 40)
    found = read(path, catalog.programs, on=ON, words=limited(rows=30))
    assert (told(found), found.rows) == (["price-rows-many"], ())
    assert told(read(path, catalog.programs, on=ON, words=limited(bytes=100))) == ["price-file-large"]


def test_the_name_is_not_believed(catalog: Catalog, tmp_path: Path) -> None:
    found = reading(csv_file(tmp_path, HEADINGS, DEVICE, name="list.xlsx"), catalog)
    assert [(p.code, values(p)) for p in found.problems] == [("price-file-name", {"suffix": ".xlsx", "kind": "CSV"})]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_progress_is_told_and_a_no_cancels(catalog: Catalog, tmp_path: Path, kind: str) -> None:
    rows = [HEADINGS, *([*DEVICE[:2], f"電話{k}", *DEVICE[3:]] for k in range(1_000))]
    path = tmp_path / f"list.{kind}"
    path.write_bytes(workbook({"a": rows}) if kind == "xlsx" else "\n".join(map(",".join, rows)).encode())
    told_to: list[tuple[int, int]] = []
    read(path, catalog.programs, on=ON, go_on=lambda done, total: not told_to.append((done, total)))  # type: ignore[func-returns-value]
    shares = [done / total for done, total in told_to]
    assert len(shares) > 5 and shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
    for at in range(len(told_to)):
        left = iter(range(at))
        with pytest.raises(Cancelled):
            read(path, catalog.programs, on=ON, go_on=lambda done, total, left=left: next(left, None) is not None)  # type: ignore[misc]
