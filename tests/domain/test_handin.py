"""回収 judged: what the command line cannot reach, and when a contract can no longer be returned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.handin import HandIn, judge, last_return
from posapp.domain.purchase import Device
from tests.domain.samples import OKAESHI, PREMIUM, SONY_2Y, STANDARD, codes, program

PHONE = Device(name="Xperia 1 V", category="phone")
GIVEN = HandIn(on=date(2024, 5, 1), device=PHONE, remaining=60_000, window="standard")


@pytest.mark.parametrize(
    ("id", "last"),
    [(OKAESHI, "2024-09"), ("au-kaetoku", "2023-10"), (STANDARD, "2029-08"), (PREMIUM, "2029-08")],
)
def test_the_last_month_of_a_program_that_is_no_longer_sold(id: str, last: str) -> None:
    assert str(last_return(program(id))) == last


def test_a_program_still_sold_or_without_returns_has_no_last_month() -> None:
    assert last_return(program(SONY_2Y)) is None
    assert last_return(replace(program("lump-sum"), valid_until=date(2020, 1, 1))) is None


def test_the_last_month_itself_still_counts() -> None:
    given = HandIn(on=date(2024, 9, 30), device=PHONE, remaining=3_000)
    assert judge(program(OKAESHI), given).possible
    late = judge(program(OKAESHI), replace(given, on=date(2024, 10, 1)))
    assert codes(late.problems) == ["program-ended"]


def test_an_unknown_window_is_outside() -> None:
    found = judge(program(STANDARD), replace(GIVEN, window="early"))
    assert (found.window, found.possible, codes(found.problems)) == (None, False, ["outside-window"])


def test_without_a_window_the_month_or_the_first_window_decides() -> None:
    assert judge(program(STANDARD), replace(GIVEN, window=None, return_month=14)).window == "one-year-forward"
    assert judge(program(OKAESHI), replace(GIVEN, window=None)).window == "standard"
    assert judge(program("lump-sum"), replace(GIVEN, window=None)).window is None


def test_every_reason_is_said_at_once() -> None:
    wrong = replace(
        GIVEN, imei_confirmed=False, arrears=True, owner=False, identity_confirmed=False, paid_off=True,
        program_ended=True, findings=("lock-on",),
    )  # fmt: skip
    assert codes(judge(program(STANDARD), wrong).problems) == [
        "imei-not-confirmed",
        "already-paid-off",
        "in-arrears",
        "not-owner",
        "identity-not-confirmed",
        "program-ended",
        "must-be-cured",
    ]


def test_the_usage_fee_of_the_early_window_is_guarded() -> None:
    early = replace(GIVEN, window="early", cover="anshin", usage_fee=12_100, guarded=12_100)
    assert judge(program(PREMIUM), early).possible
    assert codes(judge(program(PREMIUM), replace(early, guarded=12_099)).problems) == ["usage-fee-above-payments"]
    assert judge(program(PREMIUM), replace(early, guarded=None)).possible


def test_a_cover_of_another_device_is_said() -> None:
    found = judge(program(STANDARD), replace(GIVEN, cover="anshin-mini"))
    assert (codes(found.problems), found.possible) == (["cover-without-effect"], True)


def test_the_assessors_amount_counts_only_where_no_table_does() -> None:
    table = judge(program(STANDARD), replace(GIVEN, deduction=100, findings=("bent",)))
    assert (table.surcharge, codes(table.problems)) == (22_000, ["deduction-without-effect"])
    entered = replace(GIVEN, window="final-payment", findings=("bent",))
    assert judge(program(SONY_2Y), entered).surcharge is None
    found = judge(program(SONY_2Y), replace(entered, deduction=8_000))
    assert (found.surcharge, found.saving) == (8_000, 52_000)


def test_a_device_or_a_day_the_program_never_had() -> None:
    camera = replace(GIVEN, device=Device(name="α7 IV", category="camera"), on=date(2021, 9, 1))
    assert codes(judge(program(STANDARD), camera).problems) == ["category-not-taken", "program-not-begun"]


def test_a_return_outside_the_named_window() -> None:
    found = judge(program(STANDARD), replace(GIVEN, return_month=13))
    assert codes(found.problems) == ["outside-window"]
