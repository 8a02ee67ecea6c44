"""Malformed requests: exit status 2, nothing on standard output, one line that names the key and the mend."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from posapp.cli import table, words
from tests.cli.conftest import Ended, Run
from tests.cli.requests import ASSESS, GONE, QUOTE, assess, changed, quote


def refused(ended: Ended) -> str:
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.endswith("\n") and ended.err.count("\n") == 1
    return ended.err


RAW: list[tuple[str, bytes, str]] = [
    ("empty", b"", "空です"),
    ("blank", b" \r\n\t", "空です"),
    ("byte order mark", b"\xef\xbb\xbf{}", "BOM"),
    ("utf-16", '{"on": 1}'.encode("utf-16"), "UTF-8"),
    ("shift-jis", '{"on": "機種"}'.encode("cp932"), "UTF-8"),
    ("not json", b"{on: 1}", "1行2文字目"),
    ("second line", b'{\n  "on" 1}', "2行8文字目"),
    ("two values", b"{} {}", "JSON"),
    ("a list", b"[]", "オブジェクト"),
    ("a text", b'"quote"', "オブジェクト"),
    ("NaN", b'{"cash_price": NaN}', "NaN"),
    ("infinity", b'{"cash_price": -Infinity}', "-Infinity"),
    ("twice", b'{"on": "2019-06-15", "on": "2019-06-16"}', "on: 同じ項目"),
    ("twice inside", b'{"points": {"down_payment": 1, "down_payment": 2}}', "down_payment: 同じ項目"),
    ("too deep", b'{"terms": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "深すぎ"),
    ("too large", b'{"on": "' + b"x" * (1 << 22) + b'"}', "大きすぎ"),
    ("comment", b'{"on": "2019-06-15" /* day */}', "JSON"),
]


@pytest.mark.parametrize(("name", "raw", "said"), RAW, ids=[row[0] for row in RAW])
def test_what_is_not_a_request(run: Run, name: str, raw: bytes, said: str) -> None:
    assert said in refused(run("quote", given=raw))


QUOTES: list[tuple[str, Any, str]] = [
    ("cash_prise", 1, "cash_price の書き間違い"),
    ("zzz", 1, "使える項目: program、on"),
    ("device.brand", "x", "device.brand: 知らない項目"),
    ("points.bonus", 1, "points.bonus: 知らない項目"),
    ("discounts.0.rate", 1, "discounts[0].rate: 知らない項目"),
    ("ask.0.month", 24, "ask[0].month: "),
    ("terms.price", 1, "terms.price: 知らない項目"),
    ("on", GONE, "on: 必要な項目"),
    ("program", GONE, "program: 必要な項目"),
    ("device", GONE, "device: 必要な項目"),
    ("device.name", GONE, "device.name: 必要な項目"),
    ("device.category", GONE, "device.category: 必要な項目"),
    ("cash_price", GONE, "cash_price: 必要な項目"),
    ("ask.0.return_month", GONE, "ask[0].return_month: 必要な項目"),
    ("cash_price", None, "cash_price: null"),
    ("down_payment", None, "down_payment: null"),
    ("discounts", None, "discounts: null"),
    ("cash_price", -1, "cash_price: 範囲の外の数です（-1）"),
    ("cash_price", 2**31, "2147483647以下"),
    ("cash_price", 10**30, "範囲の外"),
    ("cash_price", 108000.0, "整数ではありません（108000.0）"),
    ("cash_price", 1.5, "整数ではありません"),
    ("cash_price", "108000", "整数ではありません"),
    ("cash_price", True, "整数ではありません（true）"),
    ("cash_price", [1], "整数ではありません（[ ]）"),
    ("down_payment", -5, "down_payment: 範囲の外"),
    ("discounts.0.amount", -1, "discounts[0].amount: 範囲の外"),
    ("discounts", {"label": "x", "amount": 1}, "discounts: 値の種類"),
    ("discounts", [1], "discounts[0]: 値の種類"),
    ("discounts", [{"label": "x", "amount": 1}] * 201, "discounts: 項目が多すぎ"),
    ("points", [], "points: 値の種類"),
    ("points.instalments", 0.5, "points.instalments: 整数"),
    ("repairs_used", -1, "repairs_used: 範囲の外"),
    ("repairs_used", False, "repairs_used: 整数"),
    ("on", "2019-02-30", "on: 暦にない日付です（2019-02-30）"),
    ("on", "2019-6-15", "on: 日付の形"),
    ("on", "20190615", "on: 日付の形"),
    ("on", "2019-W24-6", "on: 日付の形"),
    ("on", "２０１９-06-15", "on: 日付の形"),
    ("on", 20190615, "on: 日付の形"),
    ("on", "0001-01-01", "on: 扱えない日付"),
    ("on", "9999-12-31", "on: 扱えない日付"),
    ("program", "docomo", "program: 使えない語です（docomo）"),
    ("program", 7, "program: 使えない語です（7）"),
    ("device.category", "laptop", "次のどれかにしてください: phone、"),
    ("cover", "applecare", "none、"),
    ("cover", ["none"], "cover: 使えない語です（[ ]）"),
    ("closing_day", "31", "10、20、end"),
    ("closing_day", 10, "closing_day: 使えない語"),
    ("annual_rate", 0, "annual_rate: 年率"),
    ("annual_rate", "-1", "annual_rate: 年率"),
    ("annual_rate", "1e2", "annual_rate: 年率"),
    ("annual_rate", "100.01", "annual_rate: 年率"),
    ("annual_rate", "٣", "annual_rate: 年率"),
    ("annual_rate", "", "annual_rate: 年率"),
    ("ask.1.failing", ["screen"], "ask[1].failing[0]: 使えない語です（screen）"),
    ("ask.1.failing", "body", "ask[1].failing: 値の種類"),
    ("ask.0.return_month", -1, "ask[0].return_month: 範囲の外"),
    ("ask.0.return_month", 601, "ask[0].return_month: 範囲の外"),
    ("ask.0.return_month", "24", "ask[0].return_month: 整数"),
    ("ask.0.window", "early", "次のどれかにしてください: standard"),
    ("ask", {"return_month": 24}, "ask: 値の種類"),
    ("terms", [], "terms: 値の種類"),
    ("terms.residual", -1, "terms.residual: 範囲の外"),
    ("terms.steps", 5, "terms.steps: 値の種類"),
    ("terms.steps", [{"first": 1, "last": 24}], "terms.steps[0].amount: 必要"),
    ("terms.steps", [{"first": 24, "last": 1, "amount": 5}], "terms.steps[0].last: 段の終わり（1回目）"),
    ("terms.steps", [{"first": 0, "last": 1, "amount": 5}], "terms.steps[0].first: 範囲の外"),
    ("usage_fee", -1, "usage_fee: 範囲の外"),
    ("usage_fee", {}, "usage_fee: 整数"),
    ("expected_buyback", [1], "expected_buyback: 値の種類"),
    ("expected_buyback.024", 1, "expected_buyback.024: 月の書き方"),
    ("expected_buyback.601", 1, "expected_buyback.601: 月の書き方"),
    ("expected_buyback.x", 1, "expected_buyback.x: 月の書き方"),
    ("expected_buyback.²", 1, "月の書き方"),
    ("expected_buyback.24", 1.5, "expected_buyback.24: 整数"),
    ("device.name", "", "device.name: 文字がありません"),
    ("device.name", "　", "device.name: 文字がありません"),
    ("device.name", "Xperia\n1", "device.name: 改行やタブ"),
    ("device.name", "Xperia\u202e1", "device.name: 改行やタブ"),
    ("device.name", "Xperia\x00", "device.name: 改行やタブ"),
    ("device.name", "\ud800", "device.name: 改行やタブ"),
    ("device.name", "x" * 101, "100文字以内"),
    ("device.name", 7, "device.name: 値の種類"),
    ("discounts.0.label", "値引\t", "discounts[0].label: 改行やタブ"),
    ("device.jan", "4901234567890", "device.jan: 番号の検査数字"),
    ("device.jan", "１２", "device.jan: 番号の検査数字"),
    ("device.imei", "490154203237517", "device.imei: 番号の検査数字"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "said"), QUOTES, ids=[f"{row[0]}-{row[2]}" for row in QUOTES])
def test_what_a_quote_cannot_read(run: Run, path: str, value: object, said: str) -> None:
    assert said in refused(run("quote", given=changed(QUOTE, path, value)))


ASSESSMENTS: list[tuple[str, Any, str]] = [
    ("remaining", GONE, "remaining: 必要な項目"),
    ("remaining", 1.0, "remaining: 整数"),
    ("window", "early", "one-year-forward"),
    ("window", None, "window: このプログラムには返却の期間がいくつかあります"),
    ("findings", ["scratched"], "findings[0]: 使えない語です（scratched）"),
    ("imei_confirmed", "yes", "imei_confirmed: 値の種類"),
    ("imei_confirmed", 1, "imei_confirmed: 値の種類が違います（1）"),
    ("owner", None, "owner: null"),
    ("return_month", -1, "return_month: 範囲の外"),
    ("deduction", -1, "deduction: 範囲の外"),
    ("payments_to_24", "0", "payments_to_24: 整数"),
    ("cover", "unknown", "cover: 使えない語"),
    ("cash_price", 1, "cash_price: 知らない項目"),
]


@pytest.mark.parametrize(("path", "value", "said"), ASSESSMENTS, ids=[f"{row[0]}-{row[2]}" for row in ASSESSMENTS])
def test_what_an_assessment_cannot_read(run: Run, path: str, value: object, said: str) -> None:
    assert said in refused(run("assess", given=changed(ASSESS, path, value)))


def test_a_number_longer_than_any_converter_takes_names_its_key(run: Run) -> None:
    raw = json.dumps(QUOTE).replace("108000", "1" + "0" * 6000).encode()
    assert "cash_price: 範囲の外" in refused(run("quote", given=raw))
    assert "cash_price: 整数ではありません（1e400）" in refused(
        run("quote", given=raw.replace(b"1" + b"0" * 6000, b"1e400"))
    )


def test_a_wild_key_stays_on_one_readable_line(run: Run) -> None:
    line = refused(run("quote", given=quote(**{"\n\u202e" + "長" * 200: 1})))
    assert "\\u000a\\u202e" in line and len(line) < 300


def test_minus_zero_is_zero(run: Run) -> None:
    raw = json.dumps(QUOTE).replace('"down_payment": 0', '"down_payment": -0').encode()
    assert run("quote", given=raw).status == 0


@pytest.mark.parametrize(
    "name", ["<b>Xperia</b>", "𠮷田専用 ㈱①", "x" * 100, "{device} [[x]] %s", "が" + "か\u3099", "葛\U000e0100"]
)
def test_unusual_names_are_only_names(run: Run, name: str) -> None:
    assert run("quote", given=quote(device={"name": name, "category": "phone"})).status == 0
    refused_ = run("assess", given=assess(device={"name": name, "category": "phone"}))
    assert refused_.status == 1 and refused_.answer["problems"]


def test_every_sentence_of_the_table_is_used_and_every_use_has_one() -> None:
    folder = Path(table.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))
    known = words.table()["malformed"]
    from_reading = {"field-empty", "control-characters", "text-too-long"}
    assert [code for code in known if code not in from_reading and f'"{code}"' not in sources] == []
