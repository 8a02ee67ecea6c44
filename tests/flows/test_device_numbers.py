"""IMEI and serial numbers as the wedge and staff type them."""

from __future__ import annotations

import pytest

from posapp.domain.problem import Problem
from posapp.flows.device_numbers import read_imei, read_serial

GOOD = "490154203237518"
OTHER = "356938035643809"


def said(result: str | Problem) -> str:
    return result.code if isinstance(result, Problem) else result


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (GOOD, GOOD),
        ("４９０１５４ 20-323751-8", GOOD),
        ("IMEI:490154203237518", GOOD),
        (GOOD + GOOD, GOOD),
        (GOOD + OTHER, "imei-two-scans"),
        ("1" * 30, "imei-two-scans"),
        (GOOD[:-1], "imei-without-check-digit"),
        ("490154203237519", "imei-check-digit"),
        ("490154203237581", "imei-check-digit"),
        (GOOD + "01", "imei-fifteen-digits"),
        ("49015420323751X", "imei-not-digits"),
        ("", "field-empty"),
    ],
)
def test_an_imei_is_read_or_its_fault_named(typed: str, answer: str) -> None:
    assert said(read_imei(typed, "imei")) == answer


@pytest.mark.parametrize("at", range(15))
def test_one_wrong_digit_anywhere_is_found(at: int) -> None:
    wrong = GOOD[:at] + str((int(GOOD[at]) + 1) % 10) + GOOD[at + 1 :]
    assert said(read_imei(wrong, "imei")) == "imei-check-digit"


def test_the_missing_digit_is_told() -> None:
    problem = read_imei(GOOD[:-1], "imei")
    assert isinstance(problem, Problem) and dict(problem.values) == {"digit": GOOD[-1]}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("f2lw48abcd12", "F2LW48ABCD12"),
        ("Ｆ２ＬＷ 48", "F2LW48"),
        ("シリアル", "serial-unreadable"),
        ("A1", "serial-unreadable"),
        ("", "field-empty"),
    ],
)
def test_a_serial_number(typed: str, answer: str) -> None:
    assert said(read_serial(typed, "serial")) == answer


def test_a_number_that_may_be_left_out() -> None:
    assert read_imei("", "imei", required=False) == read_serial(" ", "serial", required=False) == ""
