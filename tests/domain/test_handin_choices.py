"""お客さまが選べる方法: the same measure for each way, to the yen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.handin_choices import Choice, Way, choices
from posapp.domain.intake import NO_NUMBER, DeviceNumber, Intake, Standing, settle
from posapp.domain.purchase import Terms
from tests.domain.samples import KAETOKU, STANDARD, steps
from tests.domain.test_intake import CAMERA, contract, taken

PIXEL = contract(STANDARD, on="2022-12-10", price=144_960, terms=steps((1, 24, 3_020), (25, 48, 3_020)))


def ways(intake: Intake, repair: int | None = None) -> dict[Way, Choice]:
    return {choice.way: choice for choice in choices(intake, settle(intake), repair)}


def test_the_ways_of_a_cracked_phone_in_month_25() -> None:
    """The figures of the picture: 22,000 now, 18,420 after a repair, 72,480 kept; payment 24 of that month counts as paid."""
    cracked = taken("2024-12-31", PIXEL, findings=("glass-cracked",), cover="none")
    found = ways(cracked, repair=15_400)
    assert list(found) == [Way.NOW, Way.CURE, Way.KEEP]
    due_today = sum(p.amount for p in settle(cracked).of(Standing.OPEN))
    assert found[Way.NOW].to_pay == 22_000 + due_today
    assert found[Way.CURE].to_pay == 15_400 + 3_020 + due_today
    assert found[Way.KEEP].to_pay == 72_480 + due_today
    assert found[Way.NOW].saving == 50_480 and found[Way.CURE].saving == 54_060
    assert found[Way.CURE].repair == 15_400 and found[Way.CURE].month == 26


def test_a_repair_without_an_estimate_has_no_sum() -> None:
    cure = ways(taken("2024-12-20", PIXEL, findings=("bent",), cover="none"))[Way.CURE]
    assert (cure.to_pay, cure.saving) == (None, None)


def test_a_sound_device_may_come_later() -> None:
    found = ways(taken("2024-12-20", PIXEL))
    assert list(found) == [Way.NOW, Way.LATER, Way.KEEP]
    now, later = found[Way.NOW], found[Way.LATER]
    assert now.to_pay is not None and later.to_pay == now.to_pay + 3_020
    assert later.until is not None and later.until.isoformat() == "2025-01-31"


def test_in_the_last_month_there_is_no_later() -> None:
    assert Way.LATER not in ways(taken("2026-11-20", PIXEL))


def test_a_refused_return_costs_what_keeping_costs_and_says_why() -> None:
    late = ways(taken("2026-05-20", PIXEL, findings=("glass-cracked",), cover="none"))
    assert not late[Way.NOW].possible and late[Way.NOW].to_pay == late[Way.KEEP].to_pay
    assert [p.code for p in late[Way.NOW].problems] == ["surcharge-not-below-remaining"]


def test_programs_with_more_ways() -> None:
    device = {"imei": NO_NUMBER, "serial": DeviceNumber("S", "S")}
    sony = contract("sony-zanka-2y", on="2022-05-20", price=259_800, device=CAMERA, terms=Terms(residual=103_800))
    found = ways(taken("2024-04-20", sony, **device))
    assert found[Way.WITHDRAW].to_pay == found[Way.KEEP].to_pay
    au = contract(KAETOKU, on="2020-06-15", price=108_000, terms=Terms(residual=50_500))
    kept = ways(taken("2022-05-20", au))[Way.BUYBACK]
    assert (kept.to_pay, kept.saving, kept.possible) == (None, None, True) and kept.instalments >= 50_500


def test_without_the_next_purchase_the_benefit_falls_away() -> None:
    au = contract(KAETOKU, on="2020-06-15", price=108_000, terms=Terms(residual=50_500))
    intake = taken("2022-05-20", au)
    assert settle(intake).possible
    assert [p.code for p in settle(replace(intake, new_purchase=False)).problems] == ["new-purchase-needed"]


def test_the_assessment_has_its_term_after_the_application() -> None:
    def told(day: str, applied: str) -> list[str]:
        intake = taken(day, PIXEL)
        applied_on = type(intake.day).fromisoformat(applied)
        return [p.code for p in settle(replace(intake, applied_on=applied_on)).problems]

    assert told("2025-01-31", "2024-12-01") == []
    assert told("2025-02-01", "2024-12-31") == ["assessment-overdue"]
    assert told("2025-01-31", "2025-02-01") == ["applied-after-assessment"]
    assert told("2022-12-20", "2022-12-15") == ["outside-window"]


def test_a_program_without_such_a_term_looks_at_no_application() -> None:
    intake = taken("2021-02-20")
    assert settle(replace(intake, applied_on=intake.contract.purchase.on)).problems == ()


@given(month=st.integers(1, 12), repair=st.none() | st.integers(0, 50_000), cracked=st.booleans())
def test_every_way_is_measured_against_keeping(month: int, repair: int | None, cracked: bool) -> None:
    findings = ("glass-cracked",) if cracked else ()
    for choice in choices(intake := taken(f"2025-{month:02}-15", PIXEL, findings=findings), settle(intake), repair):
        kept = ways(intake)[Way.KEEP].to_pay
        if choice.to_pay is not None:
            assert kept is not None and choice.saving == kept - choice.to_pay
            parts = choice.instalments + choice.surcharge + choice.usage_fee + (choice.repair or 0)
            assert choice.to_pay == parts


def test_without_the_next_purchase_no_other_month_helps() -> None:
    sold = contract(KAETOKU, on="2021-06-15", price=108_000, terms=Terms(residual=50_500))
    bare = replace(taken("2023-05-20", sold), new_purchase=False)
    found = ways(bare)
    for way in (Way.NOW, Way.LATER):
        assert "new-purchase-needed" in [problem.code for problem in found[way].problems]
    assert found[Way.KEEP].problems == ()
