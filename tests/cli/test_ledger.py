"""`posapp ledger` through the real entry: a store in a folder of its own, a device taken in and its line put right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from posapp.flows.ledger import form_of
from posapp.services.counter import LedgerYears
from posapp.services.front import Services
from posapp.services.intake_ports import LedgerEntry
from posapp.services.ports import CaseRow
from tests.cli.entry import Answer, answer
from tests.services.conftest import SHOP, World, shop, world
from tests.services.test_receiving import case, filled, found, received

__all__ = ["case", "shop", "world"]


@pytest.fixture
def book(shop: Services, case: CaseRow, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A line of 20 June 2023 and its correction; the shop is shut again."""
    received(shop, filled(shop, found(shop, shop.returns.begin())))
    day = date(2023, 6, 20)
    (line,) = shop.ledger.lines(day, day)
    made = shop.ledger.correct(line, replace(form_of(line.row), name="小林 由美", reason="=氏名の書き誤り"))
    assert isinstance(made, LedgerEntry)
    shop.close()
    monkeypatch.setenv("POSAPP_DATA", str(world.folder))
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    yield world


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run the command; the answer, for the exit status that is expected."""
    return partial(answer, capsys, "ledger")


def test_the_whole_book_is_written_out(run: Any, book: World, tmp_path: Path) -> None:
    file = tmp_path / "book.csv"
    told = run("export", str(file))
    assert (told["file"], told["first"], told["rows"], told["corrections"]) == (str(file), "2023-06-20", 2, 1)
    assert (told["devices"], told["total"], told["problems"]) == (1, 36_000, [])
    made = file.read_bytes()
    assert made.startswith(b"\xef\xbb\xbf")
    old, right = csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert (old["氏名"], right["氏名"], right["訂正した行"]) == ("小林 由美子", "小林 由美", "K-2023-000001")
    assert right["訂正の理由"] == "'=氏名の書き誤り"


def test_a_period_is_printed_and_stays_in_the_list_of_papers(run: Any, book: World, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    told = run("print", str(file), "--from", "2023-06-01", "--to", "2023-06-30")
    assert (told["title"], told["first"], told["last"], told["rows"]) == ("古物台帳", "2023-06-01", "2023-06-30", 2)
    services = book.doors().unlock("counter-passphrase")
    try:
        (kept,) = [paper for paper in services.papers.papers() if paper.number == told["number"]]
        assert (kept.digest, kept.kind) == (told["digest"], "ledger")
        assert services.papers.pdf(kept) == file.read_bytes()
    finally:
        services.close()


def test_an_empty_period_is_a_file_with_its_head(run: Any, book: World, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    told = run("export", str(file), "--to", "2023-06-30", "--from", "2023-06-21")
    assert (told["rows"], told["devices"], told["total"]) == (0, 0, 0)
    assert file.read_bytes().count(b"\r\n") == 1


def test_what_cannot_be_is_refused_with_its_exit(run: Any, book: World, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    turned = run("export", str(file), "--from", "2023-07-01", "--to", "2023-06-01", status=1)
    assert (turned["file"], turned["problems"][0]["code"]) == (None, "period-backwards")
    assert "--from" in run("export", str(file), "--from", "きのう", status=2)["said"]
    assert "FILE" in run("export", str(tmp_path / "none" / "x.csv"), status=2)["said"]
    assert "FILE" in run("print", str(tmp_path), status=2)["said"]
    assert run("export", status=2)["said"] and run("delete", status=2)["said"]
    assert not file.exists()


def test_no_paper_without_the_permit(run: Any, book: World, tmp_path: Path) -> None:
    services = book.doors().unlock("counter-passphrase")
    services.around.put_shop(replace(SHOP, antique_permit=""))
    services.close()
    told = run("print", str(tmp_path / "x.pdf"), status=1)
    assert told["problems"][0]["code"] == "permit-missing" and "F10" in told["problems"][0]["text"]
    assert run("export", str(tmp_path / "x.csv"))["rows"] == 2


def test_no_store_and_a_wrong_passphrase(
    run: Any, book: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSAPP_PASSPHRASE", "ほかの言葉")
    assert run("export", str(tmp_path / "x.csv"), status=3)["said"]
    monkeypatch.setenv("POSAPP_DATA", str(tmp_path / "nothing"))
    assert run("export", str(tmp_path / "x.csv"), status=3)["said"]


def test_until_when_the_book_is_kept(run: Any, book: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("kept")
    assert (told["years"], told["oldest"], told["until"]) == (3, "2023-06-20", "2026-06-20")
    services = book.doors().unlock("counter-passphrase")
    services.around.put_preferences(ledger_years=LedgerYears.TAX)
    services.close()
    assert {key: run("kept")[key] for key in ("years", "until", "past")} == {
        "years": 7,
        "until": "2030-06-20",
        "past": [],
    }
    assert run("kept", "2023", status=2)["said"]
