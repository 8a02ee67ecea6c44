"""`posapp prices` through the real entry: the composition root's own services, real files, a store in a folder of its own."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from posapp import app
from posapp.services.price_ports import PriceImportRow
from posapp.store.doors import open_store
from posapp.store.keys import from_passphrase
from tests.bench.price_lists import write_csv
from tests.cli.entry import PASSPHRASE, Answer, answer, store
from tests.cli.papering import codes

__all__ = ["store"]

HEADS = ["JAN", "メーカー", "機種名", "容量", "色", "分類", "現金販売価格", "値引き", "取扱", "残価:sony-zanka-2y"]
BLACK = [
    "4900000000023",
    "ソニー",
    "見本機種 II",
    "128GB",
    "黒",
    "スマホ",
    "￥１１０，０００",
    "3,000",
    "docomo-okaeshi sony-zanka-2y",
    "40,000",
]
WHITE = ["4900000000030", "ソニー", "見本機種 II", "128GB", "白", "スマホ", "112000", "", "sony-zanka-2y", "41000"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run the command; the answer, for the exit status that is expected."""
    return partial(answer, capsys, "prices")


def write(path: Path, *rows: list[str], version: str = "2026-06-01", encoding: str = "cp932") -> str:
    """A price list as a shop keeps it."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([["価格表", "春の価格表"], ["版", version], HEADS, *rows])
    return str(path)


def changed(row: list[str], column: str, text: str) -> list[str]:
    return [text if head == column else cell for head, cell in zip(HEADS, row, strict=True)]


def test_a_file_is_checked_without_any_store(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSAPP_DATA", str(tmp_path / "nothing"))
    good = run("check", write(tmp_path / "list.csv", BLACK, WHITE), "--on", "2026-06-15")
    assert good["counts"] == {"new": 2, "changed": 0, "ended": 0, "same": 0, "refused": 0}
    assert (good["title"], good["version"], good["on"]) == ("春の価格表", "2026-06-01", "2026-06-15")
    assert good["programs"] == ["sony-zanka-2y", "docomo-okaeshi"]
    wrong = changed(WHITE, "残価:sony-zanka-2y", "120,000")
    told = run("check", write(tmp_path / "wrong.csv", BLACK, wrong), status=1)
    (refused,) = [row for row in told["rows"] if row["fate"] == "refused"]
    assert refused["line"] == 5 and "見本機種 II" in refused["label"]
    assert refused["problems"][0]["text"].endswith("。")
    assert not (tmp_path / "nothing").exists()


def test_a_list_is_previewed_imported_and_quoted(run: Any, store: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "list.csv", BLACK, WHITE)
    assert run("history")["imports"] == [] and run("history")["list"]["own"] is False
    assert run("preview", file)["counts"]["new"] == 2
    assert run("history")["imports"] == []
    taken = run("import", file)
    assert taken["import"]["number"] == 1 and taken["import"]["staff"] == "中村 健" and taken["rows"] == []
    history = run("history")
    assert history["list"] == {
        "title": "春の価格表",
        "version": "2026-06-01",
        "devices": 2,
        "own": True,
        "sample": False,
    }
    assert history["imports"] == [taken["import"]]
    black, white = run("search", "見本機種", "--on", "2026-06-15")["devices"]
    if black["device"]["colour"] != "黒":
        black, white = white, black
    assert (black["cash_price"], white["cash_price"]) == (110_000, 112_000)
    assert [discount["amount"] for discount in black["discounts"]] == [3_000]
    assert black["programs"]["sony-zanka-2y"]["terms"] == {"residual": 40_000}
    assert (black["valid_from"], black["valid_until"]) == ("2026-06-01", None)
    assert run("search", "4900000000030")["devices"][0]["key"] == "4900000000030"
    assert run("search", "見本機種", "--on", "2026-05-31")["devices"] == []


def test_a_program_that_no_device_has_any_more_is_gone_from_the_list(run: Any, store: Path, tmp_path: Path) -> None:
    run("import", write(tmp_path / "june.csv", BLACK))
    without = changed(changed(BLACK, "取扱", "docomo-okaeshi"), "残価:sony-zanka-2y", "")
    told = run("import", write(tmp_path / "july.csv", without, version="2026-07-01"))
    assert told["import"]["counts"]["changed"] == 1
    (june,) = run("search", "見本機種", "--on", "2026-06-30")["devices"]
    (july,) = run("search", "見本機種", "--on", "2026-07-01")["devices"]
    assert "sony-zanka-2y" in june["programs"]
    assert "sony-zanka-2y" not in july["programs"] and "docomo-okaeshi" in july["programs"]


def test_a_later_list_changes_the_price_from_its_day_on_and_undo_takes_it_back(
    run: Any, store: Path, tmp_path: Path
) -> None:
    run("import", write(tmp_path / "june.csv", BLACK, WHITE))
    july = write(
        tmp_path / "july.csv", changed(BLACK, "現金販売価格", "99,000"), version="2026-07-01", encoding="utf-8-sig"
    )
    (row,) = run("preview", july)["rows"]
    assert (row["fate"], row["line"], row["key"]) == ("changed", 4, BLACK[0])
    assert [f for f in row["fields"] if f["name"] == "cash_price"] == [
        {"name": "cash_price", "program": None, "before": 110_000, "after": 99_000}
    ]
    run("import", july)
    for day, yen in (("2026-06-30", 110_000), ("2026-07-01", 99_000)):
        assert run("search", BLACK[0], "--on", day)["devices"][0]["cash_price"] == yen
    whole = run("preview", july, "--whole")
    assert [(r["fate"], r["key"]) for r in whole["rows"]] == [("ended", WHITE[0])]
    assert run("undo")["undone"]["number"] == 2
    assert run("search", BLACK[0], "--on", "2026-07-01")["devices"][0]["cash_price"] == 110_000
    back = run("undo")
    assert back["undone"]["number"] == 1 and back["list"]["own"] is False
    assert codes(run("undo", status=1)) == ["prices-nothing-to-undo"]
    assert [bool(row["undone_at"]) for row in run("history")["imports"]] == [True, True]


def test_refused_rows_stop_an_import_unless_the_good_ones_are_asked_for(run: Any, store: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "list.csv", BLACK, changed(WHITE, "JAN", "4900000000031"))
    told = run("import", file, status=1)
    assert told["import"] is None and codes(told) == ["prices-rows-refused"]
    assert [row["fate"] for row in told["rows"]] == ["refused"] and told["counts"]["new"] == 1
    assert run("history")["imports"] == []
    taken = run("import", file, "--good-rows")
    assert taken["import"]["counts"] == {"new": 1, "changed": 0, "ended": 0, "same": 0, "refused": 1}
    assert codes(run("import", file, "--good-rows", status=1)) == ["prices-nothing-to-do"]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_export_gives_back_what_was_imported(run: Any, store: Path, tmp_path: Path, name: str) -> None:
    run("import", write(tmp_path / "first.csv", BLACK, WHITE))
    before = run("search", "")["devices"]
    out = tmp_path / name
    assert run("export", str(out)) == {"file": str(out), "prices": 2, "problems": []}
    again = run("preview", str(out), "--whole")
    assert again["counts"] == {"new": 0, "changed": 0, "ended": 0, "same": 2, "refused": 0}, again
    run("undo")
    run("import", str(out))
    assert run("search", "")["devices"] == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_cannot_be_exported(run: Any, store: Path, tmp_path: Path) -> None:
    assert codes(run("export", str(tmp_path / "list.csv"), status=1)) == ["prices-nothing-to-export"]
    assert codes(run("export", str(tmp_path / "list.pdf"), status=1)) == ["prices-format"]
    assert "FILE" in run("export", str(tmp_path / "nowhere" / "list.csv"), status=2)["said"]


@pytest.mark.parametrize("command", ["check", "preview", "import"])
def test_files_that_are_no_price_list(run: Any, store: Path, tmp_path: Path, command: str) -> None:
    assert "FILE" in run(command, str(tmp_path / "none.csv"), status=2)["said"]
    assert "FILE" in run(command, str(tmp_path), status=2)["said"]
    assert "ファイルではありません" in run(command, os.devnull, status=2)["said"], "a device or a pipe may never end"
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\xff\xfe")
    told = run(command, str(bad), status=1)
    assert told["problems"] and told["rows"] == []
    assert run("history")["imports"] == []


def test_days_and_names_of_commands_are_read_strictly(run: Any, store: Path, tmp_path: Path) -> None:
    assert "--on" in run("search", "x", "--on", "2026-02-30", status=2)["said"]
    assert "TEXT" in run("search", status=2)["said"]
    assert run("undo", "--whole", status=2)["said"].count("\n") == 1


def test_a_wrong_passphrase_and_no_store(
    run: Any, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "list.csv", BLACK)
    monkeypatch.setenv("POSAPP_PASSPHRASE", "ほかの言葉")
    assert run("import", file, status=3)["said"].count("\n") == 1
    monkeypatch.setenv("POSAPP_DATA", str(tmp_path / "none"))
    assert run("history", status=3)["said"].count("\n") == 1


# --- as a process of its own


def started(*argv: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "posapp", "prices", *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", cwd=Path(app.__file__).parents[1], env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def imports_of(folder: Path) -> tuple[PriceImportRow, ...]:
    opened = open_store(folder, from_passphrase(folder, PASSPHRASE))
    try:
        assert opened.check() == ()
        assert bool(list(opened.prices.rows(""))) == bool(opened.prices.imports())
        return opened.prices.imports()
    finally:
        opened.close()


def test_progress_is_told_and_ctrl_c_leaves_the_list_as_it_was(store: Path, tmp_path: Path) -> None:
    write_csv(tmp_path / "many.csv", 12_000, version=date(2026, 6, 1))
    process = started("import", str(tmp_path / "many.csv"), "--progress")
    assert process.stderr is not None
    first = process.stderr.readline()
    assert first.startswith("価格表を読んでいます・") and first.endswith("％\n")
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (3, ""), err
    assert err.splitlines()[-1] == "中断しました。"
    assert imports_of(store) == ()
