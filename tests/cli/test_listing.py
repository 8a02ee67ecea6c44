"""`posapp programs` and `posapp catalog check`."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from posapp.catalog.loader import load
from tests.cli.conftest import Run, catalogue, services


def test_programs_in_force_on_a_day(run: Run) -> None:
    ended = run("programs", "--on", "2019-06-15")
    found = {row["id"]: row for row in ended.answer["programs"]}
    assert (ended.status, ended.answer["on"], ended.answer["problems"]) == (0, "2019-06-15", [])
    assert set(found) == {program.id for program in catalogue().sold_on(date(2019, 6, 15))}
    okaeshi = found["docomo-okaeshi"]
    assert {key: okaeshi[key] for key in ("version", "valid_from", "valid_until", "operator", "payments", "in_force")} == {
        "version": "2019-06-01", "valid_from": "2019-06-01", "valid_until": "2021-09-23", "operator": "docomo",
        "payments": 36, "in_force": True,
    }  # fmt: skip
    assert [(w["name"], w["from_month"], w["to_month"]) for w in okaeshi["windows"]] == [("standard", 0, 35)]
    assert okaeshi["categories"] == ["phone"]


def test_programs_without_a_day_lists_all_and_says_which_are_sold_today(run: Run) -> None:
    rows = run("programs").answer["programs"]
    assert [row["id"] for row in rows] == list(catalogue().ids)
    assert {row["id"] for row in rows if not row["in_force"]} >= {"docomo-okaeshi", "softbank-shintoku-value"}


def test_a_day_that_is_none(run: Run) -> None:
    ended = run("programs", "--on", "today")
    assert (ended.status, ended.out) == (2, "")
    assert "--on: 日付の形ではありません（today）" in ended.err


def test_the_shipped_catalogue_is_right(run: Run) -> None:
    ended = run("catalog", "check")
    assert (ended.status, ended.err, ended.answer["mistakes"]) == (0, "", [])
    assert ended.answer["files"] > 20


def test_a_wrong_file_is_named_and_the_others_stay(run: Run, root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root / "resources" / "catalog", tmp_path / "catalog"))
    wrong = folder / "programs" / "lump-sum-2019-06-01.toml"
    wrong.write_text(wrong.read_text("utf-8").replace('kind = "lump"', 'kind = "lump"\ncolour = 1', 1), "utf-8")
    ended = run("catalog", "check", str(folder))
    mistake, *follow = ended.answer["mistakes"]
    assert {row["file"] for row in follow} == {"devices/sample.csv"}  # rows that name the program
    assert (ended.status, mistake["file"], mistake["key"]) == (1, "programs/lump-sum-2019-06-01.toml", "plan.colour")
    assert (
        ended.err.splitlines()[0]
        == f"programs/lump-sum-2019-06-01.toml › plan.colour: {mistake['what']}{mistake['mend']}"
    )
    listed = run("programs", doors=services(catalog=lambda: load(folder))).answer
    assert "lump-sum" not in {row["id"] for row in listed["programs"]}
    assert listed["left_out"] == [mistake]


def test_a_mistake_of_a_whole_file(run: Run, root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root / "resources" / "catalog", tmp_path / "catalog"))
    (folder / "programs" / "broken.toml").write_bytes(b"\xff\xfe")
    assert run("catalog", "check", str(folder)).err.startswith("programs/broken.toml: ")


def test_a_folder_that_is_none(run: Run, tmp_path: Path) -> None:
    ended = run("catalog", "check", str(tmp_path / "none"))
    assert (ended.status, ended.out) == (2, "")
    assert "フォルダー" in ended.err
