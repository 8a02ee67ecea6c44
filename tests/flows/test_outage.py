"""Numbers of sheets and the moment on them, as staff type and scanners send them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from posapp.domain.problem import Problem
from posapp.flows.outage import read_handed, read_sheets

JST = timezone(timedelta(hours=9))
NOW = datetime(2021, 6, 15, 14, 22, tzinfo=JST)
ONE, TWO = "W-210614-0001", "W-210614-0012"


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", ()), ("  ", ()), (ONE, (ONE,)), ("w2106140001", (ONE,)), ("ｗ－２１０６１４－０００１", (ONE,)),
        (f"{ONE} {TWO}", (ONE, TWO)), (f"{ONE}、{TWO}・{ONE}", (ONE, TWO)), (f"{ONE}{TWO}", (ONE, TWO)),
        (f"{ONE} 7A6F C7FC E90E 9A12", (ONE,)), (f"{ONE} 7A6F C7FC E90E 9A12{TWO} 0000 1111 2222 3333", (ONE, TWO)),
    ],
)  # fmt: skip
def test_numbers_are_read_typed_or_scanned(typed: str, numbers: tuple[str, ...]) -> None:
    assert read_sheets(typed) == numbers


@pytest.mark.parametrize("typed", ["見積書", "Q-210614-0001", f"{ONE} と {TWO}", "W-2106-1", "7A6F", "あ" * 90])
def test_what_is_no_number_is_said(typed: str) -> None:
    read = read_sheets(typed)
    assert isinstance(read, Problem) and read.code == "sheet-unreadable"
    assert len(str(dict(read.values)["given"])) <= 60


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("14:05", 14, 5), ("1405", 14, 5), ("9時5分", 9, 5), ("905", 9, 5), ("１４：０５", 14, 5), ("9時5", 9, 5)],
)
def test_the_moment_of_a_sheet_is_read(typed: str, hour: int, minute: int) -> None:
    read = read_handed("R3.6.14", typed, NOW)
    assert read == datetime(2021, 6, 14, hour, minute, tzinfo=JST)


@pytest.mark.parametrize(
    ("on", "at", "said"),
    [
        ("", "", ["field-empty handed_on", "field-empty handed_at"]), ("昨日", "9:00", ["date-unreadable handed_on"]),
        ("R3.6.14", "25:00", ["time-unreadable handed_at"]), ("R3.6.14", "9:75", ["time-unreadable handed_at"]),
        ("R3.6.14", "午後", ["time-unreadable handed_at"]), ("R3.6.15", "14:23", ["handed-over-ahead handed_at"]),
        ("R3.6.16", "9:00", ["handed-over-ahead handed_on"]),
    ],
)  # fmt: skip
def test_what_is_no_moment_is_said_at_its_field(on: str, at: str, said: list[str]) -> None:
    read = read_handed(on, at, NOW)
    assert isinstance(read, tuple)
    assert [f"{problem.code} {problem.where}" for problem in read] == said
