"""`quote --batch`: every line answered in its place as the single command would, whatever stands in the others."""

from __future__ import annotations

import gc
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from posapp.cli import batch, batching, quoting
from posapp.cli.batch import Rules
from posapp.cli.keeping import law
from posapp.cli.source import LARGEST
from tests.cli.conftest import Ended, Run, catalogue, sentences
from tests.cli.requests import GONE, QUOTE, STEPS, quote
from tests.cli.test_bad_input import RAW

GOOD = json.dumps(QUOTE).encode()
REFUSED = json.dumps(quote(program="au-kaetoku", on="2020-06-15")).encode()
MALFORMED = json.dumps(quote(cash_price="108000")).encode()


def rows(ended: Ended) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def statuses(ended: Ended) -> list[int]:
    found = rows(ended)
    assert [row["line"] for row in found] == list(range(1, len(found) + 1))
    return [row["status"] for row in found]


def test_each_line_is_answered_as_the_single_command_answers_it(run: Run) -> None:
    requests = [GOOD, REFUSED, json.dumps(quote(ask=GONE)).encode(), MALFORMED, json.dumps(quote(terms=STEPS)).encode()]
    ended = run("quote", "--batch", "-", given=b"\n".join(requests) + b"\n")
    assert ended.status == 0
    for row, request in zip(rows(ended), requests, strict=True):
        single = run("quote", given=request)
        assert row["status"] == single.status
        if single.status == 2:
            assert row["message"] + "\n" == single.err and "answer" not in row
        else:
            assert row["answer"] == single.answer and "message" not in row
    assert statuses(ended) == [0, 1, 0, 2, 0]
    assert ended.err == "5行を読みました。見積のできたもの3件、できないもの1件、書き方の違うもの1件です。\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("name", "raw", "said"), [row for row in RAW if b"\n" not in row[1] and row[1]], ids=lambda value: ""
)
def test_a_bad_line_stops_no_other(run: Run, name: str, raw: bytes, said: str, jobs: str) -> None:
    ended = run("quote", "--batch", "-", "--jobs", jobs, given=b"\n".join([GOOD, raw, GOOD]))
    assert statuses(ended) == [0, 2, 0], name
    assert said in rows(ended)[1]["message"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_blank_line_is_passed_over_and_counted_as_nothing(run: Run, jobs: str) -> None:
    ended = run("quote", "--batch", "-", "--jobs", jobs, given=b"\n" + GOOD + b"\n \t\r\n\n" + REFUSED + b"\n\n")
    assert [(row["line"], row["status"]) for row in rows(ended)] == [(2, 0), (5, 1)]
    assert ended.err == "2行を読みました。見積のできたもの1件、できないもの1件、書き方の違うもの0件です。\n"


def test_line_ends_of_every_kind(run: Run) -> None:
    assert statuses(run("quote", "--batch", "-", given=GOOD + b"\r\n" + GOOD)) == [0, 0]


def test_a_line_of_any_length_takes_its_place_only(run: Run) -> None:
    longest = GOOD + b" " * (LARGEST - len(GOOD))
    for jobs in ("1", "2"):
        lines = [GOOD, longest, longest + b" ", b"x" * (3 * LARGEST + 7), GOOD]
        ended = run("quote", "--batch", "-", "--jobs", jobs, given=b"\n".join(lines))
        assert statuses(ended) == [0, 0, 2, 2, 0]
        assert "大きすぎ" in rows(ended)[2]["message"]
    assert statuses(run("quote", "--batch", "-", given=longest + b" ")) == [2]


def test_no_line_at_all(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "空.jsonl"
    file.touch()
    ended = run("quote", "--batch", str(file))
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith("0行")


def test_a_fault_in_one_line_is_said_there_and_by_the_exit_status(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = quoting.quote

    def breaks(request: dict[str, Any], *rest: Any) -> Any:
        if request["cash_price"] == 7:
            raise RuntimeError("山田 太郎")
        return real(request, *rest)

    monkeypatch.setattr(quoting, "quote", breaks)
    ended = run("quote", "--batch", "-", given=b"\n".join([GOOD, json.dumps(quote(cash_price=7)).encode(), GOOD]))
    assert (ended.status, statuses(ended)) == (3, [0, 3, 0])
    assert "RuntimeError" in rows(ended)[1]["message"] and "山田" not in ended.out
    assert "1件" in ended.err.splitlines()[1]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--batch", "a.jsonl", "b.jsonl"], "余分な引数です（b.jsonl）"),
        (["--batch"], "--batch の値がありません"),
        (["--jobs", "2"], "--jobs は --batch と一緒に使います"),
        (["--progress"], "--progress は --batch と一緒に使います"),
        (["--progress", "a.json"], "--progress は --batch と一緒に使います"),
        (["--batch", "-", "--jobs", "0"], "--jobs: 範囲の外の数です（0）"),
        (["--batch", "-", "--jobs", "65"], "1以上64以下"),
        (["--batch", "-", "--jobs", "２"], "--jobs: "),
        (["--batch", "-", "--jobs", "1" * 9000], "--jobs: "),
        (["--batch", "/nonexistent/a.jsonl"], "/nonexistent/a.jsonl を読めません（見つかりません）"),
        (["--batch", "."], ". を読めません（フォルダーです）"),
        (["--batch", "a\0b"], "読めません"),
    ],
)
def test_arguments_that_do_not_fit(run: Run, argv: list[str], said: str) -> None:
    ended = run("quote", *argv, given=GOOD)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err and ended.err.count("\n") == 1


def test_several_processes_answer_byte_by_byte_as_one(run: Run, tmp_path: Path) -> None:
    prices = [json.dumps(quote(cash_price=36 * at)).encode() for at in range(1, 900)]
    prices[333] = MALFORMED
    file = tmp_path / "requests.jsonl"
    file.write_bytes(b"\n".join(prices))
    assert batch.LINES_A_CHUNK * batching.SMALL < 900  # more than one process takes for itself
    one, three = (run("quote", "--batch", str(file), "--jobs", jobs) for jobs in ("1", "3"))
    assert one == three and one.status == 0
    assert statuses(one).count(2) == 1


def test_the_rules_can_be_sent_to_another_process() -> None:
    rules = Rules(catalogue=catalogue(), law=law(catalogue()), sentences=sentences())
    sent = pickle.loads(pickle.dumps(rules))
    chunk = batch.Chunk(first=5, lines=(GOOD, REFUSED, MALFORMED), size=1)
    assert batch.answer(chunk, sent) == batch.answer(chunk, rules)
    assert batch.answer(chunk, sent).counts == (1, 1, 1, 0)


def test_a_chunk_is_small_in_lines_and_in_bytes(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_bytes(b"abc\n" * 10)
    with file.open("rb") as stream:
        found = list(batch.chunks(stream, most_lines=4))
    assert [(c.first, len(c.lines), c.size) for c in found] == [(1, 4, 16), (5, 4, 16), (9, 2, 8)]
    with file.open("rb") as stream:
        assert [len(c.lines) for c in batch.chunks(stream, most_bytes=8)] == [2] * 5
    with file.open("rb") as stream:
        assert {c.lines for c in batch.chunks(stream, most_lines=1, longest=2)} == {(b"abc",)}


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_left_as_it_was(collects: bool) -> None:
    began = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        batch.answer(
            batch.Chunk(first=1, lines=(b"{}", b"no"), size=4),
            Rules(catalogue=catalogue(), law=law(catalogue()), sentences=sentences()),
        )
        assert gc.isenabled() is collects
    finally:
        (gc.enable if began else gc.disable)()
