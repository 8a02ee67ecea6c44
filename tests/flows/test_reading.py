"""Reading what staff type: widths, eras, names, numbers that must never be kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.days import ERAS, era_text
from posapp.domain.money import LARGEST
from posapp.domain.problem import Problem
from posapp.flows import reading


def code(found: object) -> str:
    assert isinstance(found, Problem), found
    assert found.where == "field" and found.stops
    return found.code


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("108000", 108_000), ("108,000", 108_000), ("108,000円", 108_000), ("¥108,000", 108_000), ("\\500", 500),
        ("１０８，０００円", 108_000), (" 1 000 ", 1_000), ("0", 0), ("", 0), ("　", 0), (str(LARGEST), LARGEST),
        ("￥1,234,567", 1_234_567),
    ],
)  # fmt: skip
def test_yen(text: str, yen: int) -> None:
    assert reading.read_yen(text, "field") == yen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-1", "yen-negative"), ("−500", "yen-negative"), ("－500", "yen-negative"), ("10.5", "yen-unreadable"),
        ("1,00", "yen-unreadable"), ("ten", "yen-unreadable"), ("1e5", "yen-unreadable"), ("--1", "yen-unreadable"),
        (str(LARGEST + 1), "yen-too-large"), ("9" * 30, "yen-too-large"), ("9" * 5000, "yen-too-large"), ("千円", "yen-unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_amount(text: str, expected: str) -> None:
    assert code(reading.read_yen(text, "field")) == expected


def test_an_empty_amount_may_be_needed() -> None:
    assert code(reading.read_yen(" ", "field", empty=None)) == "field-empty"
    assert reading.read_yen("", "field", empty=7) == 7


@given(st.integers(0, LARGEST))
def test_every_amount_is_read_as_it_is_shown(yen: int) -> None:
    assert reading.read_yen(f"{yen:,}円", "field") == yen


@pytest.mark.parametrize(("text", "count"), [("3", 3), ("３", 3), (" 30 ", 30)])
def test_counts(text: str, count: int) -> None:
    assert reading.read_count(text, "field", low=1, high=30) == count


@pytest.mark.parametrize("text", ["0", "31", "-1", "x", "3.0", "٣", "9" * 5000])
def test_counts_out_of_range(text: str) -> None:
    assert code(reading.read_count(text, "field", low=1, high=30)) == "number-out-of-range"


def test_an_empty_count() -> None:
    assert code(reading.read_count("", "field", low=1, high=30)) == "field-empty"


DATES = """\
2021-06-15      2021-06-15
2021/6/15       2021-06-15
2021.6.15       2021-06-15
20210615        2021-06-15
2021年6月15日   2021-06-15
２０２１／６／１５  2021-06-15
R3.6.15         2021-06-15
r3-6-15         2021-06-15
令和3年6月15日  2021-06-15
令和元年5月1日  2019-05-01
R1.5.1          2019-05-01
H31.4.30        2019-04-30
平成31年4月30日  2019-04-30
H1.1.8          1989-01-08
S64.1.7         1989-01-07
昭和元年12月25日  1926-12-25
T15.12.24       1926-12-24
大正1年7月30日  1912-07-30
M45.7.29        1912-07-29
明治1年10月23日  1868-10-23
2024-02-29      2024-02-29
"""


@pytest.mark.parametrize("line", DATES.splitlines())
def test_dates(line: str) -> None:
    text, expected = line.rsplit(None, 1)
    assert reading.read_date(text, "field") == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "field-empty"), ("2021-13-01", "date-impossible"), ("2023-02-29", "date-impossible"),
        ("R1.4.30", "date-impossible"), ("H31.5.1", "date-impossible"), ("S64.1.8", "date-impossible"),
        ("S1.12.24", "date-impossible"), ("M1.10.22", "date-impossible"), ("T16.1.1", "date-impossible"),
        ("R3.2.30", "date-impossible"), ("0000-01-01", "date-impossible"), ("R99.1.1", None), ("昨日", "date-unreadable"),
        ("2021", "date-unreadable"), ("K3.1.1", "date-unreadable"), ("2021-6", "date-unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_date(text: str, expected: str | None) -> None:
    found = reading.read_date(text, "field")
    if expected is None:
        assert found == date(2117, 1, 1)
    else:
        assert code(found) == expected


@given(st.dates(date(1868, 10, 23), date(2099, 12, 31)))
def test_every_day_is_read_from_its_era(day: date) -> None:
    assert reading.read_date(era_text(day), "field") == day
    assert reading.read_date(f"{day:%Y%m%d}", "field") == day


def test_the_days_around_each_change_of_era() -> None:
    shown = [era_text(era.begins + timedelta(days=days)) for era in ERAS for days in (-1, 0)]
    assert shown == [
        "平成31年4月30日", "令和元年5月1日", "昭和64年1月7日", "平成元年1月8日", "大正15年12月24日", "昭和元年12月25日",
        "明治45年7月29日", "大正元年7月30日", "1868年10月22日", "明治元年10月23日",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小林", "小林"), ("　小林 ", "小林"), ("𠮷田", "𠮷田"), ("㈱①ＡＢＣ", "㈱①ＡＢＣ"), ("か\u3099", "が"),
        ("葛\U000e0100城", "葛\U000e0100城"), ("辻\ufe00", "辻\ufe00"), ("<b>&amp;</b>", "<b>&amp;</b>"), ("x" * 100, "x" * 100),
        ("12345678901", "12345678901"), ("4901234567894", "4901234567894"),
    ],
)  # fmt: skip
def test_names_are_kept_as_they_are(text: str, expected: str) -> None:
    assert reading.read_text(text, "field") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "field-empty"), (" 　", "field-empty"), ("a\nb", "control-characters"), ("a\tb", "control-characters"),
        ("a\x00", "control-characters"), ("\u202eabc", "control-characters"), ("a\u200b", "control-characters"),
        ("\ud800", "control-characters"), ("\ue000", "control-characters"), ("a\u2028b", "control-characters"),
        ("x" * 101, "text-too-long"), ("123456789012", "my-number-refused"), ("番号 1234 5678 9012", "my-number-refused"),
        ("１２３４-５６７８-９０１２", "my-number-refused"),
    ],
)  # fmt: skip
def test_names_that_are_refused(text: str, expected: str) -> None:
    assert code(reading.read_text(text, "field")) == expected


def test_texts_that_need_not_be_there_or_hold_numbers() -> None:
    assert reading.read_text(" ", "field", required=False) == ""
    assert reading.read_text("第301234567890号", "field", numbers=True) == "第301234567890号"
    assert code(reading.read_text("abc", "field", most=2)) == "text-too-long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("コバヤシ", "コバヤシ"),
        ("こばやし", "コバヤシ"),
        ("ｺﾊﾞﾔｼ", "コバヤシ"),
        ("か\u3099", "ガ"),
        ("ヴァン・ダー　ー", "ヴァン・ダー　ー"),
    ],
)
def test_kana(text: str, expected: str) -> None:
    assert reading.read_kana(text, "field") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "field-empty"),
        ("小林", "kana-only"),
        ("kobayashi", "kana-only"),
        ("ア" * 101, "text-too-long"),
        ("ア\n", "kana-only"),
    ],
)
def test_what_is_no_kana(text: str, expected: str) -> None:
    assert code(reading.read_kana(text, "field")) == expected


READERS: dict[str, Any] = {
    "postal": reading.read_postal,
    "mobile": reading.read_mobile,
    "phone": lambda text, where: reading.read_phone(text, where, required=True),
    "digits": lambda text, where: reading.read_last_digits(text, where, required=True),
}
NUMBERS: list[tuple[str, str, str]] = [
    ("postal", "9870362", "987-0362"), ("postal", "〒９８７－０３６２", "987-0362"), ("postal", "987 0362", "987-0362"),
    ("mobile", "09012345678", "090-1234-5678"), ("mobile", "０９０ー１２３４ー５６７８", "090-1234-5678"),
    ("mobile", "060-1234-5678", "060-1234-5678"), ("mobile", "(080)1234.5678", "080-1234-5678"),
    ("phone", "022-000-1234", "022-000-1234"), ("phone", "0220001234", "0220001234"),
    ("phone", "090-1234-5678", "090-1234-5678"), ("digits", "3456", "3456"), ("digits", "ab12", "AB12"),
    ("digits", "１２３４", "1234"),
]  # fmt: skip
WRONG: list[tuple[str, str, str]] = [
    ("postal", "", "field-empty"), ("postal", "98703", "postal-seven-digits"), ("postal", "98703621", "postal-seven-digits"),
    ("postal", "abc-defg", "postal-seven-digits"), ("postal", "٩٨٧٠٣٦٢", "postal-seven-digits"),
    ("mobile", "", "field-empty"), ("mobile", "090-1234", "phone-too-short"), ("mobile", "03012345678", "mobile-unreadable"),
    ("mobile", "090123456789", "mobile-unreadable"), ("mobile", "090-abcd-5678", "mobile-unreadable"),
    ("phone", "", "field-empty"), ("phone", "022-000", "phone-unreadable"), ("phone", "12345678901", "mobile-unreadable"),
    ("digits", "", "field-empty"), ("digits", "12345", "last-four-only"), ("digits", "12 4", "last-digits-unreadable"),
    ("digits", "123", "last-digits-short"), ("digits", "1", "last-digits-short"),
    ("digits", "一二", "last-digits-unreadable"), ("digits", "1234-5678-9012", "last-four-only"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), NUMBERS)
def test_numbers(kind: str, text: str, expected: str) -> None:
    assert READERS[kind](text, "field") == expected


@pytest.mark.parametrize(("kind", "text", "expected"), WRONG)
def test_wrong_numbers(kind: str, text: str, expected: str) -> None:
    assert code(READERS[kind](text, "field")) == expected


def test_how_many_digits_are_missing_is_said() -> None:
    found = reading.read_mobile("090-1234-567", "field")
    assert isinstance(found, Problem) and dict(found.values) == {"missing": 1, "digits": 11}


def test_numbers_that_need_not_be_there() -> None:
    assert reading.read_phone("", "field", required=False) == ""
    assert reading.read_last_digits(" ", "field", required=False) == ""


@given(st.text(max_size=120))
def test_nothing_typed_can_break_a_reader(text: str) -> None:
    for read in (*READERS.values(), reading.read_yen, reading.read_date, reading.read_text, reading.read_kana):
        found = read(text, "field")
        assert isinstance(found, (str, int, date, Problem))
