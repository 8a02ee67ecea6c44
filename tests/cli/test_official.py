"""`posapp official` through the real entry: documents of a store in a folder of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from posapp.__main__ import main
from tests.cli.entry import Answer, answer, shut
from tests.cli.papering import codes
from tests.documents import official_files as files
from tests.services.conftest import World, shop, world

__all__ = ["shop", "shut", "world"]
TERMS = "docomo/terms"


@pytest.fixture
def run(shut: World, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command; the answer, for the exit status that is expected."""
    return partial(answer, capsys, "official")


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    return files.kept(tmp_path, files.pdf("TERMS"), "terms.pdf")


def by_slot(told: Answer) -> dict[str, Answer]:
    return {row["slot"]: row for row in told["documents"]}


def test_a_fresh_shop_lacks_every_document(run: Any) -> None:
    told = run("list")
    assert told["on"] == "2021-06-15"
    rows = by_slot(told)
    assert {row["state"] for row in rows.values()} == {"missing"} and len(rows) == 9
    assert rows["au-kaetoku/rules"] | {"document": None} == {
        "slot": "au-kaetoku/rules", "title": "かえトクプログラム規約", "kind": "rules", "operator": "au",
        "programs": ["au-kaetoku"], "with": ["disclosure", "return-guide"], "required": False, "state": "missing",
        "document": None,
    }  # fmt: skip
    assert {problem["level"] for problem in told["problems"]} == {"notice"}
    checked = run("check", "docomo-okaeshi", status=1)
    assert checked["lacking"] == [TERMS, "docomo-okaeshi/conditions"]
    assert "「個別信用購入あっせん契約約款」が登録されていません。" in checked["problems"][0]["text"]


def test_added_listed_replaced_withdrawn(run: Any, terms: Path, tmp_path: Path) -> None:
    made = run("add", TERMS, str(terms), "--edition", "2021年版", "--from", "2021-01-01")
    digest = hashlib.sha256(terms.read_bytes()).hexdigest()
    assert (made["fresh"], made["problems"], made["document"]["digest"]) == (True, [], digest)
    again = run("add", TERMS, str(terms), "--edition", "2021年版", "--from", "2021-01-01")
    assert (again["fresh"], again["document"]) == (False, made["document"])
    row = by_slot(run("list"))[TERMS]
    assert (row["state"], row["document"]) == ("valid", made["document"])
    assert run("check", "docomo-plain-36") == {"on": "2021-06-15", "checked": 1, "lacking": [], "problems": []}

    new = files.kept(tmp_path, files.pdf("NEW"), "new.pdf")
    refused = run("add", TERMS, str(new), "--edition", "2022年版", "--from", "2022-01-01", status=1)
    assert (codes(refused), refused["problems"][0]["where"], refused["document"]) == (
        ["official-overlap"], "--from", None
    )  # fmt: skip
    run("add", TERMS, str(new), "--edition", "2022年版", "--from", "2022-01-01", "--to", "2022-12-31", "--replace")
    assert by_slot(run("list"))[TERMS]["document"]["valid_until"] == "2021-12-31"
    later = run("check", "docomo-plain-36", "--on", "2023-01-01", status=1)
    assert codes(later) == ["official-expired"] and "2022年版" in later["problems"][0]["text"]
    soon = run("check", "docomo-plain-36", "--on", "2022-12-15")
    assert codes(soon) == ["official-ending"]

    gone = run("withdraw", digest[:12])
    assert gone["document"]["edition"] == "2021年版"
    assert codes(run("withdraw", digest[:12], status=1)) == ["official-gone"]
    assert by_slot(run("list"))[TERMS]["state"] == "ahead"


def test_what_names_no_document_or_several(run: Any, terms: Path) -> None:
    run("add", TERMS, str(terms), "--edition", "1", "--from", "2021-01-01")
    twin = run("add", "au/terms", str(terms), "--edition", "1", "--from", "2021-01-01")
    assert codes(twin) == ["official-same-file"] and twin["problems"][0]["where"] == "FILE"
    digest = twin["document"]["digest"]
    assert codes(run("withdraw", digest, status=1)) == ["official-several"]
    assert codes(run("withdraw", "abc", status=1)) == ["official-gone"]
    assert run("withdraw", twin["document"]["id"])["document"]["id"] == twin["document"]["id"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "official-empty"),
        (b"\x89PNG\r\n\x1a\n", "official-not-pdf"),
        (files.pdf()[:900], "official-damaged"),
        (files.locked("secret"), "official-locked"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(run: Any, tmp_path: Path, data: bytes, code: str) -> None:
    path = files.kept(tmp_path, data, "約款.pdf")
    told = run("add", TERMS, str(path), "--edition", "1", "--from", "2021-01-01", status=1)
    assert (codes(told), told["document"], told["problems"][0]["where"]) == ([code], None, "FILE")
    assert "約款.pdf" in told["problems"][0]["text"]
    assert {row["document"] for row in run("list")["documents"]} == {None}


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (("--edition", "1"), "--from"),
        (("--from", "2021-01-01"), "--edition"),
        (("--edition", "1", "--from", "2021-02-30"), "--from"),
        (("--edition", "1", "--from", "2021-01-01", "--to", "soon"), "--to"),
        (("--edition", "版" * 41, "--from", "2021-01-01"), "--edition"),
    ],
)
def test_what_is_malformed_names_its_place(run: Any, terms: Path, more: tuple[str, ...], place: str) -> None:
    assert place in run("add", TERMS, str(terms), *more, status=2)["said"]


def test_a_file_that_is_not_there_a_place_and_a_program_that_are_none(run: Any, terms: Path, tmp_path: Path) -> None:
    typed = ("--edition", "1", "--from", "2021-01-01")
    said = run("add", TERMS, str(tmp_path / "gone.pdf"), *typed, status=2)["said"]
    assert said.startswith("FILE: ") and "見つかりません" in said
    folder = run("add", TERMS, str(tmp_path), *typed, status=1)
    assert codes(folder) == ["official-no-file"]
    nowhere = run("add", "nobody/terms", str(terms), *typed, status=1)
    assert codes(nowhere) == ["official-slot-unknown"] and nowhere["problems"][0]["where"] == "SLOT"
    backwards = run("add", TERMS, str(terms), *typed, "--to", "2020-01-01", status=1)
    assert codes(backwards) == ["official-days-order"] and backwards["problems"][0]["where"] == "--to"
    assert "PROGRAM" in run("list", "nothing", status=2)["said"]


@pytest.mark.parametrize("command", ["list", "add", "withdraw", "check"])
def test_every_command_has_its_help(run: Any, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["official", command, "--help"]) == 0
    assert f"posapp official {command}" in capsys.readouterr().out
