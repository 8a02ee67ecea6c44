"""`posapp paper rekeying` and `paper history`: from a request, and from a case of the store as it stands."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from posapp.app import press
from posapp.documents.faults import PaperFault
from posapp.services.front import Services
from posapp.services.ports import CaseRow, StoreFault
from tests.cli.conftest import Run, services
from tests.cli.papering import codes, doors, example, made, text_of
from tests.cli.requests import GONE, changed
from tests.services.conftest import World, shop, world
from tests.services.test_receiving import case

__all__ = ["case", "shop", "world"]
SHEET, TOLD = "rekeying", "history"


def test_the_sheet_has_what_the_request_says(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "k.pdf"
    request = changed(changed(example(run, SHEET), "contract_number", "1900-1"), "serial", "S01-7")
    answer = made(run, SHEET, request, out)
    assert (answer["status"], answer["title"], answer["number"]) == (0, "再入力シート", "K-190615-0001")
    text = text_of(out)
    for words in (
        "店舗用",
        "運転免許証（末尾3456）",
        "1900-1",
        "S01-7",
        "返却ガイドG-190615-0007",
        "2019年6月15日14:36:10",
        "このシートを見て入力し、申込みを送る",
    ):
        assert words in text, words


def test_the_history_has_what_the_request_says(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "y.pdf"
    answer = made(run, TOLD, example(run, TOLD), out)
    assert (answer["status"], answer["title"], answer["number"]) == (0, "取引履歴", "Y-190616-0001")
    text = text_of(out)
    for words in (
        "2019年6月16日10:48契約が成立しました",
        "見積書を作りました（Q-190615-0007）",
        "返却ガイドG-190615-0007",
    ):
        assert words in text, words
    assert "店舗用" not in text and "3456" not in text


def test_an_operators_document_is_told_by_its_name(run: Run, tmp_path: Path) -> None:
    given = [{"what": "official-given", "at": "2019-06-15T14:22:00+09:00", "number": "契約約款（第3版）"}]
    out = tmp_path / "y.pdf"
    assert made(run, TOLD, changed(example(run, TOLD), "happened", given), out)["status"] == 0
    assert "事業者の「契約約款（第3版）」をお渡ししました" in text_of(out)


@pytest.mark.parametrize(("kind", "number"), [(SHEET, "K-190615-0007"), (TOLD, "Y-190615-0007")])
def test_without_a_number_the_quotes_own_is_used(run: Run, tmp_path: Path, kind: str, number: str) -> None:
    request = changed(changed(example(run, kind), "number", GONE), "made", GONE)
    assert made(run, kind, request, tmp_path / "x.pdf")["number"] == number


@pytest.mark.parametrize("kind", [SHEET, TOLD])
def test_an_application_with_a_mistake_gives_its_reason_and_no_file(run: Run, tmp_path: Path, kind: str) -> None:
    answer = made(run, kind, changed(example(run, kind), "applicant.born", "2999-01-01"), tmp_path / "x.pdf")
    assert (answer["status"], answer["file"]) == (1, None) and codes(answer)
    assert answer["problems"][0]["where"] == "applicant.born" and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [SHEET, TOLD])
def test_an_emoji_is_a_problem_and_no_box(run: Run, tmp_path: Path, kind: str) -> None:
    answer = made(run, kind, changed(example(run, kind), "customer", "小林 🙂"), tmp_path / "x.pdf")
    assert (answer["status"], codes(answer)) == (1, ["glyph-missing"]) and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "path", "value", "said"),
    [
        (SHEET, "happened", [], "happened: 知らない項目"),
        (SHEET, "made.0.kind", "ledger", "made[0].kind: 使えない語"),
        (SHEET, "copy", "shop", "copy: 知らない項目"),
        (TOLD, "serial", "x", "serial: 知らない項目"),
        (TOLD, "happened.0.what", "explained", "happened[0].what: 使えない語"),
        (TOLD, "happened.0.at", "2019-06-15", "happened[0].at: "),
        (TOLD, "happened.0.note", "x", "happened[0].note: 知らない項目"),
        (TOLD, "happened", [{"what": "official-given", "at": "2019-06-15T14:22:00+09:00"}], "happened[0].number: "),
        (TOLD, "applicant", GONE, "applicant: "),
    ],
)
def test_malformed_requests_name_their_key(
    run: Run, tmp_path: Path, kind: str, path: str, value: object, said: str
) -> None:
    request = changed(example(run, kind), path, value)
    ended = run("paper", kind, "-o", str(tmp_path / "x.pdf"), given=request, doors=doors())
    assert (ended.status, ended.out) == (2, "") and ended.err.startswith(said), ended.err


def test_both_of_a_case_of_the_store(
    run: Run, tmp_path: Path, shop: Services, case: CaseRow, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.close()
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    given = services(press=press, doors=world.doors, faults=(StoreFault, PaperFault))
    for kind, number, words in (
        (SHEET, "K-230620-0001", "店の契約番号D-0001"),
        (TOLD, "Y-230620-0001", "端末をお渡ししました"),
    ):
        out = tmp_path / f"{kind}.pdf"
        for _ in range(2):
            ended = run("paper", kind, "--case", case.number, "-o", str(out), doors=given)
            assert (ended.status, ended.err, ended.answer["number"]) == (0, "", number)
        assert words in text_of(out)
        missing = run("paper", kind, "--case", str(UUID(int=7)), "-o", str(out), doors=given)
        assert missing.status == 1 and codes(missing.answer) == ["case-missing"]
