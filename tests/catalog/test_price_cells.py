"""Cells as shops write them, and what is no amount, no day, no name."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.catalog.price_amounts import MONTH, STEP
from posapp.catalog.price_cells import (
    Place,
    Refused,
    is_empty,
    letters,
    read_date,
    read_jan,
    read_pairs,
    read_text,
    read_yen,
    written,
)
from posapp.catalog.price_columns import Column, vocabulary
from posapp.catalog.price_reading import columns_file
from posapp.domain.money import LARGEST

AT = Place(12, Column(at=5, heading="現金販売価格", key="cash_price"))


def refused(read: object, *given: object, **named: object) -> str:
    assert callable(read)
    with pytest.raises(Refused) as caught:
        read(*given, **named)
    problem = caught.value.problem
    assert (problem.where, problem.stops) == ("rows[12].cash_price", True)
    assert dict(problem.values)["cell"] == "F12"
    assert str(caught.value) == problem.code
    return problem.code


@pytest.mark.parametrize(
    ("raw", "yen"),
    [
        ("108000", 108_000), ("¥108,000", 108_000), ("￥108,000", 108_000), ("\\108,000", 108_000), ("108,000円", 108_000),
        ("１０８，０００円", 108_000), ("108 000", 108_000), ("108,000円(税込)", 108_000), ("108,000円（税込）", 108_000), ("108000.0", 108_000),
        ("￥１０８，０００－", 108_000), ("¥108,000-", 108_000),
        (108_000.0, 108_000), (108_000, 108_000), ("0", 0), (0.0, 0), (str(LARGEST), LARGEST), (float(LARGEST), LARGEST),
    ],
)  # fmt: skip
def test_amounts(raw: object, yen: int) -> None:
    assert read_yen(raw, AT) == yen


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("10%", "price-percent"), ("１０％", "price-percent"), ("-500", "price-negative"), (-500.0, "price-negative"), (-500, "price-negative"),
        ("▲500", "price-negative"), ("△500", "price-negative"), (108_000.5, "price-fraction"), ("108,000.5円", "price-fraction"), (0.1, "price-fraction"),
        ("オープン価格", "price-yen"), ("1,08,000", "price-yen"), (True, "price-yen"), (date(2026, 4, 1), "price-yen"), (float("nan"), "price-yen"),
        (float("inf"), "price-yen"), (str(LARGEST + 1), "price-yen"), (LARGEST + 1.0, "price-yen"), ("9" * 5_000, "price-yen"), ("1_000", "price-yen"),
        ("²", "price-yen"), ("5²", "price-yen"), ("①", "price-yen"), ("٣", "price-yen"),
        ("500-", "price-yen"), ("¥-500", "price-yen"), ("1e5", "price-yen"), ("+5", "price-yen"), ("10万円", "price-yen"), ("$500", "price-yen"),
    ],
)  # fmt: skip
def test_what_is_no_amount(raw: object, code: str) -> None:
    assert refused(read_yen, raw, AT) == code


@given(st.integers(0, LARGEST))
def test_every_amount_is_read_in_every_dress(yen: int) -> None:
    for raw in (yen, float(yen), str(yen), f"¥{yen:,}", f"{yen:,}円", f"{yen}.0"):
        assert read_yen(raw, AT) == yen


@given(st.text(max_size=12))
def test_no_text_becomes_an_amount_by_chance(text: str) -> None:
    try:
        yen = read_yen(text, AT)
    except Refused:
        return
    assert any(char.isdigit() for char in text) and yen >= 0


@pytest.mark.parametrize(
    "raw",
    ["2026/4/1", "2026-04-01", "2026.4.1", "2026年4月1日", "２０２６／４／１", "20260401", "令和8年4月1日", "R8.4.1", "r8/4/1",
     "Ｒ８．４．１", "2026-04-01 00:00:00",
     "2026-04-01T00:00:00", "2026/4/1 0:00", date(2026, 4, 1), datetime(2026, 4, 1, 9), 46_113, 46_113.0, "46113", "46113.0"],  # noqa: DTZ001
)  # fmt: skip
def test_days(raw: object) -> None:
    assert read_date(raw, AT, from_1904=False) == date(2026, 4, 1)


def test_days_of_the_system_of_1904() -> None:
    assert read_date(44_651.0, AT, from_1904=True) == date(2026, 4, 1)
    assert read_date("2026/4/1", AT, from_1904=True) == date(2026, 4, 1)


@pytest.mark.parametrize("raw", ["4月", "2026/2/30", "令和元年4月1日", 46_113.5, 5, True, "9" * 5_000, time(1), "春"])
def test_what_is_no_day(raw: object) -> None:
    assert refused(read_date, raw, AT, from_1904=False) == "price-date"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" 電話　", "電話"),
        ("㈱電話①", "㈱電話①"),
        ("が", "が"),
        ("ｶﾌﾞﾄ", "ｶﾌﾞﾄ"),
        (128.0, "128"),
        (6.1, "6.1"),
        (15, "15"),
        ("=1+1", "=1+1"),
        ("", ""),
    ],
)
def test_names_are_kept_as_written(raw: object, text: str) -> None:
    assert read_text(raw, AT, most=20) == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("電\t話", "price-text"), ("電\n話", "price-text"), ("黒\u0000", "price-text"), ("\u202e電話", "price-text"), ("\ue000", "price-text"),
        (True, "price-no-text"), (date(2026, 4, 1), "price-no-text"), ("長" * 21, "price-text-long"),
    ],
)  # fmt: skip
def test_what_is_no_name(raw: object, code: str) -> None:
    assert refused(read_text, raw, AT, most=20) == code


@pytest.mark.parametrize(
    "raw",
    [
        "4900000000016",
        "４９０００００００００１６",
        "49 0000 000001 6",
        "4-900000-000016",
        4_900_000_000_016.0,
        4_900_000_000_016,
    ],
)
def test_article_numbers(raw: object) -> None:
    assert read_jan(raw, AT) == "4900000000016"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("4900000000017", "price-jan"), ("490000000001", "price-jan"), ("49000016", "price-jan"), (4.9e12, "price-jan"), ("なし1", "price-jan"),
        ("4.9E+12", "price-jan-rounded"), ("4.9e12", "price-jan-rounded"), (4.5, "price-jan"),
    ],
)  # fmt: skip
def test_what_is_no_article_number(raw: object, code: str) -> None:
    assert refused(read_jan, raw, AT) == code


def test_amounts_in_one_cell() -> None:
    assert read_pairs("1-24=2520;25-48=3020", AT, STEP) == ((1, 24, 2520), (25, 48, 3020))
    assert read_pairs(" 13=1 ; 14=2；", AT, MONTH) == ((13, 1), (14, 2))
    for raw in ("13:1", "13=", "", 13.0, "13=1;;14=2"):
        assert refused(read_pairs, raw, AT, MONTH) == "price-pairs"


@pytest.mark.parametrize("raw", ["", None, " ", "　", "-", "―", "－", "ー", "なし", "N/A", "n/a", "（なし）"])
def test_ways_to_write_nothing(raw: object) -> None:
    assert is_empty(raw, vocabulary(columns_file()))


@pytest.mark.parametrize("raw", ["0", 0, 0.0, False, "-1", "なしなし", "長い長い長い長い長い名前の機種"])
def test_what_is_not_nothing(raw: object) -> None:
    assert not is_empty(raw, vocabulary(columns_file()))


def test_cells_are_named_as_spreadsheets_do() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 701, 702, 16_383)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]


def test_cells_are_shown_as_written() -> None:
    assert [written(raw) for raw in (5.0, 5.5, "５", date(2026, 4, 1), "長" * 60)] == [
        "5",
        "5.5",
        "５",
        "2026-04-01",
        "長" * 38 + "…",
    ]
