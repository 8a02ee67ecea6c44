"""`posapp paper intake-receipt` and `paper ledger`: the examples are the worked case; what may not be taken in gives its reasons."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run
from tests.cli.papering import doors, example, made, text_of
from tests.cli.requests import GONE, changed

RECEIPT, LEDGER = "intake-receipt", "ledger"
MARK = [{"finding": "glass-cracked", "side": "front", "across": 0, "down": 0}]


def test_the_example_is_the_worked_case(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    answer = made(run, RECEIPT, example(run, RECEIPT), out)
    assert (answer["status"], answer["title"], answer["number"]) == (
        0,
        "お客さま控え・回収受付書",
        "R-210220-0007",
    )
    assert answer["problems"] == [] and len(answer["quote_digest"]) == 64
    text = text_of(out)
    for words in ("1〜18回目54,000円", "19〜20回目6,000円", "21〜24回目12,000円", "25〜36回目0円", "故障時利用料20,000円",
                  "合計92,000円", "108,000円", "20か月目", "補償なし"):  # fmt: skip
        assert words in text, words
    assert len(pypdfium2.PdfDocument(out)) == 1


def test_the_ledgers_example_has_a_correction(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "l.pdf"
    answer = made(run, LEDGER, example(run, LEDGER), out)
    assert (answer["status"], answer["title"], answer["number"], answer["quote_digest"]) == (
        0,
        "古物台帳",
        "L-210201-0001",
        None,
    )
    text = text_of(out)
    assert "3件" in text and "K-2021-000086の訂正" in text and "K-2021-000088で訂正" in text


def test_an_empty_period_is_printed_too(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "l.pdf"
    assert made(run, LEDGER, changed(example(run, LEDGER), "rows", []), out)["status"] == 0
    assert "この期間に、受け入れた端末の記録はありません。" in text_of(out)


def test_numbers_are_made_when_none_are_given(run: Run, tmp_path: Path) -> None:
    request = changed(changed(example(run, RECEIPT), "number", GONE), "issued_at", GONE)
    assert made(run, RECEIPT, request, tmp_path / "r.pdf")["number"] == "R-210220-0001"
    request = changed(changed(example(run, LEDGER), "number", GONE), "staff", GONE)
    assert made(run, LEDGER, request, tmp_path / "l.pdf")["number"] == "L-210201-0001"


@pytest.mark.parametrize(
    ("path", "value", "codes"),
    [
        ("return.assessed_at", "2021-12-20T11:05:00+09:00", ["surcharge-not-below-remaining"]),
        ("return.findings", ["glass-cracked", "lock-on"], ["must-be-cured"]),
        ("return.imei", "356938035643809", ["imei-not-confirmed"]),
        ("return.imei", "", ["imei-not-confirmed"]),
        ("return.arrears", True, ["in-arrears"]),
        ("return.customer.document", None, ["identity-not-confirmed"]),
        ("return.assessed_at", "2022-07-01T10:00:00+09:00", ["outside-window"]),
    ],
)
def test_a_refused_return_gives_its_reasons_and_no_file(
    run: Run, tmp_path: Path, path: str, value: object, codes: list[str]
) -> None:
    answer = made(run, RECEIPT, changed(example(run, RECEIPT), path, value), tmp_path / "r.pdf")
    assert (answer["status"], answer["file"]) == (1, None)
    assert [p["code"] for p in answer["problems"]] == ["return-refused", *codes]
    assert all(p["text"].endswith("。") for p in answer["problems"])
    assert list(tmp_path.iterdir()) == []


def test_a_signature_confirms_the_person(run: Run, tmp_path: Path) -> None:
    request = changed(
        changed(example(run, RECEIPT), "return.customer.document", None), "return.customer.last_digits", ""
    )
    request = changed(request, "return.customer.signed", True)
    assert made(run, RECEIPT, request, tmp_path / "r.pdf")["status"] == 0
    assert "係員の前での署名" in text_of(tmp_path / "r.pdf")


@pytest.mark.parametrize(
    ("kind", "path", "value", "code", "where"),
    [
        (RECEIPT, "return.customer.last_digits", "123456", "last-four-only", "return.customer.last_digits"),
        (
            RECEIPT,
            "return.customer.document",
            "my-number-card-front",
            "digits-never-kept",
            "return.customer.last_digits",
        ),
        (RECEIPT, "on", "2022-06-15", "not-sold-on-date", "on"),
        (LEDGER, "rows.0.last_digits", "1234", "digits-never-kept", "rows[0].last_digits"),
        (LEDGER, "rows.1.number", "K-2021-000086", "ledger-number-twice", "rows"),
        (LEDGER, "rows.1.received_on", "2021-03-01", "ledger-row-outside-period", "rows[1].received_on"),
        (LEDGER, "rows.2.reason", "", "correction-incomplete", "rows[2].reason"),
        (LEDGER, "last", "2021-01-01", "period-backwards", "last"),
    ],
)
def test_what_may_not_be_printed(
    run: Run, tmp_path: Path, kind: str, path: str, value: object, code: str, where: str
) -> None:
    answer = made(run, kind, changed(example(run, kind), path, value), tmp_path / "x.pdf")
    assert (answer["status"], answer["file"]) == (1, None)
    assert [(p["code"], p["where"]) for p in answer["problems"]] == [(code, where)]


@pytest.mark.parametrize("kind", [RECEIPT, LEDGER])
def test_a_shop_without_a_permit_takes_nothing_in(run: Run, tmp_path: Path, kind: str) -> None:
    answer = made(run, kind, changed(example(run, kind), "shop.antique_permit", ""), tmp_path / "x.pdf")
    assert (answer["status"], answer["problems"][0]["code"]) == (1, "paper-needs")


def test_the_notices_of_a_permitted_return_are_told(run: Run, tmp_path: Path) -> None:
    request = changed(example(run, RECEIPT), "return.deduction", 500)
    answer = made(run, RECEIPT, request, tmp_path / "r.pdf")
    assert (answer["status"], [p["code"] for p in answer["problems"]]) == (0, ["deduction-without-effect"])


@pytest.mark.parametrize(
    ("kind", "path", "value", "said"),
    [
        (RECEIPT, "return.colour", "黒", "return.colour: 知らない項目"),
        (RECEIPT, "return.imei", "490154203237519", "return.imei: "),
        (RECEIPT, "return.marks.0.finding", "bent", "return.marks[0].finding: 使えない語"),
        (RECEIPT, "return.marks.0.side", "inside", "return.marks[0].side: 使えない語"),
        (RECEIPT, "return.marks.0.down", 1001, "return.marks[0].down: "),
        (RECEIPT, "return.marks", MARK * 13, "return.marks: "),
        (RECEIPT, "return.restriction", "maybe", "return.restriction: 使えない語"),
        (RECEIPT, "return.customer.born", "1885-04-12", "return.customer.born: "),
        (RECEIPT, "return.received_at", "2021-02-20", "return.received_at: 時刻の形"),
        (RECEIPT, "return.window", "early", "return.window: 使えない語"),
        (RECEIPT, "return.ledger_number", "", "return.ledger_number: 文字がありません"),
        (RECEIPT, "return.customer", GONE, "return.customer: "),
        (RECEIPT, "ask", [{}], "ask[0].return_month: 必要な項目"),
        (LEDGER, "rows.0.category", "car", "rows[0].category: 使えない語"),
        (LEDGER, "rows.0.price", -1, "rows[0].price: "),
        (LEDGER, "rows.0.age", 131, "rows[0].age: "),
        (LEDGER, "rows.0.imei", "1", "rows[0].imei: "),
        (LEDGER, "first", "2021-02-30", "first: "),
        (LEDGER, "rows", GONE, "rows: "),
    ],
)
def test_malformed_requests_name_their_key(
    run: Run, tmp_path: Path, kind: str, path: str, value: object, said: str
) -> None:
    ended = run(
        "paper", kind, "-o", str(tmp_path / "x.pdf"), given=changed(example(run, kind), path, value), doors=doors()
    )
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(said), ended.err
