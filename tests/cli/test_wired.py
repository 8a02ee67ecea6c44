"""The commands as the program really starts them: the composition root's own services, a store in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from posapp import app
from posapp.__main__ import main
from posapp.documents import press
from posapp.domain.digest import digest_of
from posapp.services.ports import PaperRow, StoreFault
from tests.cli.entry import PASSPHRASE, answer, store
from tests.cli.requests import ASSESS, QUOTE
from tests.documents.cases import SHOP, case
from tests.shelves import shelf

__all__ = ["store"]


@pytest.mark.parametrize(("command", "request_"), [("quote", QUOTE), ("assess", ASSESS)])
def test_the_contracts_examples(
    command: str, request_: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps(request_), "utf-8")
    assert answer(capsys, command, str(file))["problems"] == []


def test_a_paper_without_any_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps(answer(capsys, "paper", "quote", "--example")), "utf-8")
    out = tmp_path / "quote.pdf"
    assert answer(capsys, "paper", "quote", str(file), "-o", str(out))["file"] == str(out)
    assert out.stat().st_size > 10_000


def test_the_shipped_catalogue_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "catalog", "check")
    assert found["mistakes"] == []
    assert [row["file"] for row in found["notices"]] == [
        "operators/docomo.toml", "operators/softbank.toml", "operators/sony.toml",
    ]  # fmt: skip


def test_copies_of_the_store_are_made_examined_and_put_back(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert answer(capsys, "db", "check") == {"sound": True, "findings": [], "problems": []}
    assert answer(capsys, "db", "backup", str(copy))["backup"] == str(copy)
    restored = answer(capsys, "db", "restore", str(copy))
    assert Path(str(restored["replaced"])).parent == store
    assert answer(capsys, "db", "check")["sound"] is True


def test_a_wrong_passphrase_and_no_store(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POSAPP_PASSPHRASE", "ほかの言葉")
    for environment in ({}, {"POSAPP_DATA": str(tmp_path / "none")}):
        for key, value in environment.items():
            monkeypatch.setenv(key, value)
        assert main(["db", "check"]) == 3
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)


def test_a_case_the_store_does_not_know(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "x.pdf")
    found = answer(capsys, "paper", "quote", "--case", "C-190615-001", "-o", out, status=1)
    assert isinstance(found["problems"], list) and found["problems"][0]["code"] == "case-missing"


def test_a_paper_is_held_against_what_the_store_issued(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = press.compose("quote", case("docomo-okaeshi")), tmp_path / "見積.pdf"
    out.write_bytes(press.draw(paper))
    found = answer(capsys, "paper", "verify", str(out), status=1)
    assert [problem["code"] for problem in cast(list[dict[str, str]], found["problems"])] == ["paper-not-issued"]
    body = press.to_json(paper)
    shop = app.ShopDoors(store, shelf(), app.no_printer).unlock(PASSPHRASE)
    shop.records.keep_papers((PaperRow(
        id=UUID(int=1), number=paper.number, kind="quote", case_id=None, title=paper.title, digest=digest_of(body), body=body,
        format=1, state="waiting", reason="", prints=0, issued_at=datetime(2019, 6, 15, tzinfo=UTC),
    ),))  # fmt: skip
    shop.close()
    found = answer(capsys, "paper", "verify", str(out))
    assert (found["same_words"], found["same_file"], found["problems"]) == (True, True, [])


def test_a_new_shops_words_are_held_against_the_typefaces(tmp_path: Path) -> None:
    doors = app.ShopDoors(tmp_path / "new", shelf(), app.no_printer)
    found = doors.unprintable(replace(SHOP, name="青葉🦄店", hours="10時〜\u202e19時"), ("髙橋 健", "𠮷田🦄"))
    assert [(bad.code, bad.where) for bad in found] == [("glyph-missing", "name"), ("text-direction", "hours")]
    assert doors.unprintable(SHOP, ("髙橋 健",)) == ()


def test_a_process_of_its_own_needs_no_display(root: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DISPLAY", "QT_", "WAYLAND"))}
    ended = subprocess.run(
        [sys.executable, "-m", "posapp", "quote"], input=json.dumps(QUOTE).encode(), capture_output=True, cwd=root,
        env=environment, timeout=60,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["best_month"] == 24


def test_known_faults_carry_a_code_and_a_detail() -> None:
    for kind in app.command_line().faults:
        assert vars(kind("x", "y")) == {"code": "x", "detail": "y"}
    assert StoreFault in app.command_line().faults
