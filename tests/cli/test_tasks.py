"""`posapp tasks` through the real entry: a store in a folder of its own with a case and a return left open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from posapp import app
from posapp.__main__ import main
from posapp.services.front import Services
from posapp.services.ports import CaseRow
from tests.cli.entry import Answer, answer
from tests.documents.reading import text
from tests.services.conftest import JAPAN, World, shop, world
from tests.services.test_receiving import case, elsewhere

__all__ = ["case", "shop", "world"]


@pytest.fixture
def book(shop: Services, case: CaseRow, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A contract of June 2021 and a return applied for on 20 June 2023; the shop is shut again."""
    shop.returns.save(elsewhere(shop, on="R3.12.10"))
    shop.close()
    monkeypatch.setenv("POSAPP_DATA", str(world.folder))
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    monkeypatch.setattr(app, "ShopDoors", partial(app.ShopDoors, clock=world.clock))
    yield world


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run the command; the answer, for the exit status that is expected."""
    return partial(answer, capsys, "tasks")


def test_what_is_due_is_listed_by_day(run: Any, book: World) -> None:
    told = run("list", "--from", "2021-06-16", "--to", "2030-12-31")
    assert [(task["day"], task["kind"], task["source"]) for task in told["tasks"]] == [
        ("2023-06-30", "total-rises", "case"), ("2023-07-31", "assessment", "draft"), ("2024-05-31", "window-closes", "case")
    ]  # fmt: skip
    assert (told["first"], told["last"], told["count"], told["late"]) == ("2021-06-16", "2030-12-31", 3, 0)
    rises, open_return, contract = told["tasks"]
    assert rises["stake"] == {"saved": 36_000, "left": 33_000, "since": "2023-07-01", "assessed": False}
    assert contract["stake"] == {"saved": 3_000, "left": 0, "since": None, "assessed": False}
    assert "stake" not in open_return
    assert (open_return["applied_on"], open_return["device"], open_return["number"][:2]) == (
        "2023-06-20", "Pixel 7 Pro", "U-"
    )  # fmt: skip
    assert (contract["working_day"], contract["holiday"], contract["customer"]) == ("2024-05-31", None, "小林 由美子")


def test_without_days_it_is_today_to_the_end_of_the_next_month(run: Any, book: World) -> None:
    told = run("list")
    assert (told["first"], told["last"], told["count"]) == ("2023-06-20", "2023-07-31", 2)
    book.now = datetime(2023, 8, 1, 9, 0, tzinfo=JAPAN)
    told = run("list")
    assert (told["first"], told["last"], told["late"], told["tasks"][0]["late"]) == (
        "2023-08-01", "2023-09-30", 1, True
    )  # fmt: skip


def test_the_paper_is_written_and_stays_in_the_list_of_papers(run: Any, book: World, tmp_path: Path) -> None:
    file = tmp_path / "tasks.pdf"
    told = run("print", str(file), "--to", "2024-12-31")
    assert (told["file"], told["title"], told["number"], told["count"]) == (
        str(file), "タスク一覧", "T-230620-0001", 3
    )  # fmt: skip
    words = text(file.read_bytes())
    assert "店舗用" in words and "小林由美子様" in words
    services = book.doors().unlock("counter-passphrase")
    try:
        (kept,) = [paper for paper in services.papers.papers() if paper.number == told["number"]]
        assert (kept.digest, kept.kind) == (told["digest"], "task-list")
    finally:
        services.close()


def test_what_cannot_be_is_refused_with_its_exit(run: Any, book: World, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    for command in (("list",), ("print", str(file))):
        turned = run(*command, "--from", "2023-07-01", "--to", "2023-06-01", status=1)
        assert (turned["tasks"], turned["problems"][0]["code"]) == ([], "period-backwards")
    assert "--from" in run("list", "--from", "きのう", status=2)["said"]
    assert "FILE" in run("print", str(tmp_path / "none" / "x.pdf"), status=2)["said"]
    assert run("print", status=2)["said"] and run("delete", status=2)["said"]
    assert run("list", "x", status=2)["said"]
    assert not file.exists()


def test_no_store_and_a_wrong_passphrase(
    run: Any, book: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSAPP_PASSPHRASE", "ほかの言葉")
    assert run("list", status=3)["said"]
    monkeypatch.setenv("POSAPP_DATA", str(tmp_path / "nothing"))
    assert run("list", status=3)["said"]


def test_a_customer_whose_name_cannot_be_printed(run: Any, book: World, tmp_path: Path) -> None:
    services = book.doors().unlock("counter-passphrase")
    draft = services.returns.put(elsewhere(services, on="R3.12.10"), "person", family="小林\U0001f600")
    book.now += timedelta(minutes=1)
    services.returns.save(draft)
    services.close()
    told = run("print", str(tmp_path / "x.pdf"), status=1)
    assert told["problems"][0]["code"] == "glyph-missing"


def test_the_paper_of_a_request(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`posapp paper task-list`: tasks by day whatever their order; a period that cannot be is refused."""
    assert main(["paper", "task-list", "--example"]) == 0
    request = json.loads(capsys.readouterr().out)
    given, out = tmp_path / "tasks.json", tmp_path / "tasks.pdf"
    request["tasks"].reverse()
    given.write_text(json.dumps(request), "utf-8")
    assert main(["paper", "task-list", str(given), "-o", str(out)]) == 0
    made = json.loads(capsys.readouterr().out)
    words = text(out.read_bytes())
    assert (made["kind"], made["number"]) == ("task-list", "T-210615-0001")
    assert words.index("C-210611-004") < words.index("U-210610-001") < words.index("M-210701-002")
    assert "海の日" in words and "申込2021年5月20日" in "".join(words.split())
    out.unlink()
    for wrong, status, said in (
        ({"last": "2021-06-01"}, 1, "period-backwards"), ({"tasks": [{"day": "2021-06-30"}]}, 2, "kind"),
        ({"tasks": [request["tasks"][0] | {"kind": "party"}]}, 2, "kind"), ({"rows": []}, 2, "rows"),
    ):  # fmt: skip
        given.write_text(json.dumps(request | wrong), "utf-8")
        assert main(["paper", "task-list", str(given), "-o", str(out)]) == status
        told = capsys.readouterr()
        assert said in (told.out or told.err) and not out.exists()
