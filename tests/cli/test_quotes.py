"""`posapp quotes` as the program really starts it, over an encrypted store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from posapp import app
from posapp.__main__ import main
from posapp.documents import press
from posapp.services.front import Services
from posapp.services.ports import PaperRow
from posapp.store import keys
from posapp.store.driver import connect
from posapp.store.folder import store_path
from tests.cli.entry import PASSPHRASE, answer
from tests.services.conftest import JAPAN, SHOP
from tests.services.sale import quoted
from tests.shelves import shelf

DAY = datetime(2021, 6, 15, 14, 22, tzinfo=JAPAN)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop's store under a passphrase, and a command line whose clock stands at the end of June 2021."""
    found = tmp_path / "data"
    monkeypatch.setenv("POSAPP_DATA", str(found))
    monkeypatch.setenv("POSAPP_PASSPHRASE", PASSPHRASE)
    return found


@pytest.fixture
def paper(folder: Path) -> PaperRow:
    """One 見積書, printed for a customer who went home with it."""
    return issued(folder, "docomo-okaeshi", create=True)


def issued(folder: Path, program: str, *, create: bool = False) -> PaperRow:
    doors = app.ShopDoors(folder, shelf(), app.no_printer, clock=lambda: DAY, use_keyring=False)
    shop: Services = doors.create(SHOP, ("中村 健",), PASSPHRASE) if create else doors.unlock(PASSPHRASE)
    draft = shop.sales.put_applicant(quoted(shop, program), family="小林", given="由美子")
    made = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    shop.close()
    assert isinstance(made, PaperRow)
    return made


@pytest.fixture
def altered(folder: Path, paper: PaperRow) -> Iterator[PaperRow]:
    """Somebody with the key has changed one price in the store."""
    raw: Any = connect(store_path(folder), keys.from_passphrase(folder, PASSPHRASE))
    raw.execute("UPDATE quotes SET body = replace(body, '108000', '98000')")
    raw.commit()
    raw.close()
    yield paper


def test_the_list_and_its_search(paper: PaperRow, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = answer(capsys, "quotes", "list")["quotes"]
    assert (row["number"], row["customer"], row["device"]) == (paper.number, "小林 由美子", "Xperia 1 II")
    assert (row["valid_until"], row["expired"], row["printed"], row["case"]) == ("2021-06-30", True, True, None)
    assert row["days_left"] < -1_000
    assert len(answer(capsys, "quotes", "list", "小林")["quotes"]) == 1
    assert answer(capsys, "quotes", "list", "だれでもない")["quotes"] == []


def test_a_quote_is_shown_as_it_was_issued(paper: PaperRow, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "quotes", "show", paper.number)
    assert (found["state"], found["quote"]["kept"]["burden"]) == ("intact", 108_000)
    assert found["quote"]["digest"] == found["digest"]
    assert found["problems"] == [] == found["others"]
    assert len(found["quote"]["returns"]) == 72


@pytest.mark.parametrize("key", ["Q-000000-0001", "0000 0000 0000 0000", "見積"])
def test_an_unknown_number_is_told(paper: PaperRow, capsys: pytest.CaptureFixture[str], key: str) -> None:
    for command in ("show", "verify", "renew"):
        (problem,) = answer(capsys, "quotes", command, key, status=1)["problems"]
        assert problem["code"] == "quote-not-found" and key in problem["text"]


def test_one_quote_is_verified_with_its_paper_and_a_file(
    paper: PaperRow, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "見積書.pdf"
    made = answer(capsys, "quotes", "reprint", paper.number, "-o", str(out))
    assert made["digest"] == paper.digest and out.read_bytes().startswith(b"%PDF-")
    found = answer(capsys, "quotes", "verify", paper.number, str(out))
    assert (found["state"], found["paper"], found["file"], found["match"]) == ("intact", "intact", True, "file")
    assert answer(capsys, "paper", "verify", str(out))["handed_out"]["as"] == "saved"
    assert answer(capsys, "quotes", "verify", found["digest"][:16])["file"] is None
    out.write_bytes(out.read_bytes() + b"\n")
    found = answer(capsys, "quotes", "verify", paper.number, str(out))
    assert (found["file"], found["match"]) == (True, "words"), "saved again: the same words"
    assert found["problems"][0]["code"] == "paper-file-unknown"
    for forged, code in (
        (press.from_json(paper.body.replace("108,000", "98,000")), "quote-file-differs"),
        (replace(press.from_json(paper.body), number="Q-990101-0001"), "quote-file-differs"),
        (replace(press.from_json(paper.body), digest="0" * 64), "paper-digest-differs"),
    ):
        out.write_bytes(press.draw(forged))
        found = answer(capsys, "quotes", "verify", paper.number, str(out), status=1)
        assert (found["file"], found["match"], found["problems"][0]["code"]) == (False, "differs", code)


def test_all_quotes_are_verified_when_none_is_named(
    folder: Path, paper: PaperRow, capsys: pytest.CaptureFixture[str]
) -> None:
    issued(folder, "docomo-plain-36")
    assert answer(capsys, "quotes", "verify") == {"checked": 2, "intact": 2, "wrong": [], "problems": []}


def test_a_changed_price_in_the_store_is_told(altered: PaperRow, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("show", "verify", "renew"):
        found = answer(capsys, "quotes", command, altered.number, status=1)
        assert [problem["code"] for problem in found["problems"]] == ["quote-altered"]
    assert answer(capsys, "quotes", "show", altered.number, status=1)["quote"] is None
    found = answer(capsys, "quotes", "verify", status=1)
    assert (found["checked"], found["intact"]) == (1, 0)
    assert found["wrong"][0]["number"] == altered.number


def test_a_fresh_quote_on_another_day_with_its_differences(paper: PaperRow, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "quotes", "renew", paper.number, "--on", "2021-08-02")
    assert (found["on"], found["expired"]) == ("2021-08-02", True)
    assert (found["old"]["kept"]["burden"], found["fresh"]["kept"]["burden"]) == (108_000, 108_000)
    first = found["differences"][0]
    assert (first["key"], first["before"], first["after"], first["change"]) == ("on", "2021-06-15", "2021-08-02", 48)
    assert first["text"] == {
        "label": "見積の対象日",
        "before": "2021年6月15日",
        "after": "2021年8月2日",
        "change": "＋48日",
    }
    assert found["unchanged"] > 20 and found["offers"] == []
    assert [problem["code"] for problem in found["problems"]] == ["price-basis-missing", "closing-day-not-confirmed"]


def test_a_program_no_longer_sold_offers_others(paper: PaperRow, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "quotes", "renew", paper.number, "--on", "2021-10-01", status=1)
    assert (found["fresh"], found["differences"]) == (None, [])
    assert found["problems"][0]["code"] == "not-sold-on-date"
    assert "docomo-plain-36" in [offer["program"] for offer in found["offers"]]


def test_the_same_day_gives_the_same_quote(paper: PaperRow, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "quotes", "renew", paper.number, "--on", "2021-06-15")
    assert found["differences"] == [] and found["fresh"]["digest"] == found["digest"]


@pytest.mark.parametrize(
    ("argv", "names"),
    [
        (("quotes",), "quotes"),
        (("quotes", "show"), "NUMBER"),
        (("quotes", "reprint", "Q-1"), "--out"),
        (("quotes", "renew", "Q-1", "--on", "morgen"), "--on"),
        (("quotes", "verify", "Q-1", "/nirgends/x.pdf"), "FILE"),
    ],
)
def test_malformed_calls_name_what_is_wrong(
    argv: tuple[str, ...], names: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(argv)) == 2
    out, err = capsys.readouterr()
    assert out == "" and names in err and err.count("\n") == 1


def test_without_a_store_it_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "list"]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["list", "show", "verify", "renew", "reprint"])
def test_every_command_has_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", command, "--help"]) == 0
    assert f"posapp quotes {command}" in capsys.readouterr().out
