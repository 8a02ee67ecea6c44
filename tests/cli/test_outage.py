"""`posapp outage` through the real entry: a kit made into a folder, its sheets listed and put away; `posapp paper outage-…` beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from posapp.__main__ import main
from posapp.cli.papers import OUTAGE
from tests.cli.entry import Answer, answer, shut
from tests.cli.papering import codes
from tests.documents import reading
from tests.services.conftest import World, shop, world

__all__ = ["shop", "shut", "world"]


@pytest.fixture
def run(shut: World, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command; the answer, for the exit status that is expected."""
    return partial(answer, capsys, "outage")


def test_a_kit_is_written_listed_and_put_away(run: Any, tmp_path: Path) -> None:
    assert run("list") == {"kits": [], "never_keyed": 0, "problems": []}
    made = run(
        "make",
        str(tmp_path),
        "--quote",
        "2",
        "--disclosure",
        "1",
        "--application",
        "1",
        "--intake",
        "0",
        "--large",
        "1",
    )
    assert made["kit"] == "X-210615-01" and len(made["files"]) == 9
    kinds = [row["kind"] for row in made["files"]]
    assert kinds[:5] == ["outage-guide", "outage-table", "outage-topics", "outage-topics", "outage-poster"]
    large = [row["number"] for row in made["files"] if row["title"].startswith("大きな文字")]
    assert large == ["I-210615-01", "W-210615-0002", "W-210615-0003", "W-210615-0004"], "the last of each form"
    for row in made["files"]:
        assert row["number"] in reading.text(Path(row["file"]).read_bytes())
    (kit,) = run("list")["kits"]
    assert (kit["made_on"], kit["used_on"], kit["due"]) == ("2021-06-15", None, None)
    assert kit["counts"] == {"blank": 4, "keyed": 0, "spoiled": 0}
    told = run("spoil", "W-210615-0001 W-210615-0003", "--note", "書き損じ")
    assert told == {"numbers": ["W-210615-0001", "W-210615-0003"], "problems": []}
    after = run("list", "X-210615-01")
    assert after["never_keyed"] == 2 and after["kits"][0]["due"] == "2021-06-16"
    assert [sheet["note"] for sheet in after["kits"][0]["sheets"]] == ["書き損じ", None, "書き損じ", None]


def test_what_is_not_possible_says_why_and_changes_nothing(run: Any, tmp_path: Path) -> None:
    zero = [word for name in ("--quote", "--disclosure", "--application", "--intake") for word in (name, "0")]
    assert codes(run("make", str(tmp_path), *zero, status=1)) == ["kit-empty"]
    assert codes(run("make", str(tmp_path), "--quote", "51", status=1)) == ["number-out-of-range"]
    assert codes(run("make", str(tmp_path), "--large", "51", status=1)) == ["number-out-of-range"]
    assert list(tmp_path.glob("*.pdf")) == []
    run("make", str(tmp_path), "--quote", "1", "--disclosure", "0", "--application", "0", "--intake", "0")
    assert codes(run("list", "X-000000-01", status=1)) == ["kit-missing"]
    assert codes(run("spoil", "見積書", "--note", "x", status=1)) == ["sheet-unreadable"]
    assert codes(run("spoil", "W-210615-0001 W-000000-0001", "--note", "x", status=1)) == ["sheet-unknown"]
    run("spoil", "W-210615-0001", "--note", "x")
    assert codes(run("spoil", "W-210615-0001", "--note", "x", status=1)) == ["sheet-spoiled"]


@pytest.mark.parametrize(
    ("argv", "place"),
    [
        (("make", "nowhere-at-all"), "DIR"), (("make", ".", "--quote", "二"), "--quote"), (("make", ".", "--large", "-1"), "--large"),
        (("make",), "outage make"),
        (("spoil", "W-210615-0001"), "outage spoil"), (("spoil", "W-210615-0001", "--note", ""), "outage spoil"),
    ],
)  # fmt: skip
def test_a_malformed_call_names_its_place(run: Any, argv: tuple[str, ...], place: str) -> None:
    assert run(*argv, status=2)["said"].startswith(place)


@pytest.mark.parametrize("kind", OUTAGE)
def test_every_kind_of_the_kit_can_be_asked_for_alone(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["paper", kind, "--example"]) == 0
    request, out = tmp_path / "request.json", tmp_path / "paper.pdf"
    request.write_text(capsys.readouterr().out, "utf-8")
    assert main(["paper", kind, str(request), "-o", str(out)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["number"] == "W-190615-0001" and "W-190615-0001" in reading.text(out.read_bytes())
    assert main(["paper", "lint", str(out)]) == 0
    capsys.readouterr()
    assert main(["paper", kind, str(request), "--large", "-o", str(tmp_path / "large.pdf")]) == 1
    assert codes(json.loads(capsys.readouterr().out)) == ["edition-kind"] and not (tmp_path / "large.pdf").exists()
