"""`posapp paper assessment-result` and `paper remaining-payments`: from a request, and what is left from a case of the store."""

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
RESULT, LEFT = "assessment-result", "remaining-payments"


def test_a_refusal_is_told_with_its_cure_and_both_views(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "e.pdf"
    answer = made(run, RESULT, example(run, RESULT), out)
    assert (answer["status"], answer["title"], answer["number"]) == (0, "お客さま控え・査定結果書", "E-211220-0003")
    assert codes(answer) == ["surcharge-not-below-remaining"] and len(answer["quote_digest"]) == 64
    text = text_of(out)
    for words in (
        "傷みを直して、期間の中に返却すると使えます。",
        "お客さま：はじめからあった割れです",
        "返却せず使い続ける（選択）",
    ):
        assert words in text, words


def test_a_possible_return_needs_the_customers_own_choice(run: Run, tmp_path: Path) -> None:
    request = changed(example(run, RESULT), "return.findings", [])
    request = changed(changed(request, "return.marks", []), "choice", GONE)
    answer = made(run, RESULT, request, tmp_path / "e.pdf")
    assert (answer["status"], answer["file"], codes(answer)) == (1, None, ["way-not-chosen"])
    out = tmp_path / "kept.pdf"
    assert made(run, RESULT, changed(request, "choice", "later"), out)["status"] == 0
    assert "お客さまが「翌月に返却」を選びました。" in text_of(out)


def test_one_turned_away_was_not_examined(run: Run, tmp_path: Path) -> None:
    request = changed(changed(example(run, RESULT), "return.owner", False), "examined", False)
    request = changed(changed(request, "heads", GONE), "number", GONE)
    request = changed(changed(request, "return.findings", []), "return.marks", [])
    out = tmp_path / "e.pdf"
    answer = made(run, RESULT, changed(request, "choice", GONE), out)
    assert (answer["status"], answer["number"], codes(answer)) == (0, "E-211220-0001", ["not-owner"])
    assert "契約のご本人が、端末と本人確認書類をお持ちください。" in text_of(out)


def test_what_is_left_after_a_return_and_while_the_device_is_kept(run: Run, tmp_path: Path) -> None:
    after, before = tmp_path / "after.pdf", tmp_path / "before.pdf"
    answer = made(run, LEFT, example(run, LEFT), after)
    assert (answer["status"], answer["title"], answer["number"]) == (0, "残りの支払予定", "Z-210220-0007")
    assert "24回・26か月の契約に変わりました" in text_of(after)
    kept = changed(changed(example(run, LEFT), "return", GONE), "told_on", "2021-03-01")
    assert made(run, LEFT, kept, before)["status"] == 0
    assert "返却していません" in text_of(before) and "2021年3月1日の時点" in text_of(before)


def test_the_next_device_is_named(run: Run, tmp_path: Path) -> None:
    request = changed(example(run, LEFT), "program", "au-kaetoku")
    request = changed(changed(request, "on", "2020-03-10"), "terms", {"residual": 38640})
    request = changed(changed(request, "return.findings", []), "return.marks", [])
    request = changed(changed(request, "return.received_at", "2021-09-20T11:05:00+09:00"), "told_on", GONE)
    request = changed(changed(request, "return.assessed_at", GONE), "replacement", "A-210920-0003・2021年9月20日")
    out = tmp_path / "au.pdf"
    assert made(run, LEFT, request, out)["problems"] == []
    assert "次の機種を購入された（A-210920-0003・2021年9月20日）ためです。" in text_of(out)


@pytest.mark.parametrize("kind", [RESULT, LEFT])
@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        ("device.category", "camera", "category-not-taken"),
        ("return.customer.last_digits", "12345", "last-four-only"),
    ],
)
def test_what_cannot_be_gives_its_reason_and_no_file(
    run: Run, tmp_path: Path, kind: str, path: str, value: object, wanted: str
) -> None:
    answer = made(run, kind, changed(example(run, kind), path, value), tmp_path / "x.pdf")
    assert answer["status"] == 1 and wanted in codes(answer)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_return_has_no_schedule_of_its_own(run: Run, tmp_path: Path) -> None:
    answer = made(run, LEFT, changed(example(run, LEFT), "return.owner", False), tmp_path / "x.pdf")
    assert (answer["status"], codes(answer)) == (1, ["return-refused", "not-owner"])


def test_a_purchase_without_credit_has_nothing_left(run: Run, tmp_path: Path) -> None:
    request = changed(changed(example(run, LEFT), "program", "lump-sum"), "return", GONE)
    answer = made(run, LEFT, request, tmp_path / "x.pdf")
    assert (answer["status"], codes(answer)) == (1, ["paper-needs"])


@pytest.mark.parametrize(
    ("kind", "path", "value", "said"),
    [
        (RESULT, "choice", "now", "choice: 使えない語"),
        (RESULT, "heads.0.head", 12, "heads[0].head: "),
        (RESULT, "replacement", "x", "replacement: 知らない項目"),
        (LEFT, "told_on", "2021-13-01", "told_on: "),
        (LEFT, "choice", "keep", "choice: 知らない項目"),
    ],
)
def test_malformed_requests_name_their_key(
    run: Run, tmp_path: Path, kind: str, path: str, value: object, said: str
) -> None:
    ended = run(
        "paper", kind, "-o", str(tmp_path / "x.pdf"), given=changed(example(run, kind), path, value), doors=doors()
    )
    assert (ended.status, ended.out) == (2, "") and ended.err.startswith(said), ended.err


def test_what_is_left_of_a_case_of_the_store(
    run: Run, tmp_path: Path, shop: Services, case: CaseRow, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.close()
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    given = services(press=press, doors=world.doors, faults=(StoreFault, PaperFault))
    out = tmp_path / "z.pdf"
    ended = run("paper", LEFT, "--case", case.number, "-o", str(out), doors=given)
    assert (ended.status, ended.err) == (0, ""), ended.err
    assert ended.answer["number"].startswith("Z-230620-") and "返却していません" in text_of(out)
    missing = run("paper", LEFT, "--case", str(UUID(int=7)), "-o", str(out), doors=given)
    assert missing.status == 1 and codes(missing.answer) == ["case-missing"]
