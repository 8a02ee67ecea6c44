"""What holds for every return of every contract: no yen is lost, more damage is never cheaper, all ways share one measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.handin_choices import Way, choices
from posapp.domain.intake import Intake, Restriction, Settlement, Standing, settle
from posapp.domain.problem import stopping
from posapp.domain.purchase import Device, Terms
from posapp.domain.quote import Quote
from tests.domain.samples import KAETOKU, OKAESHI, PREMIUM, SONY_1Y, SONY_2Y, STANDARD, VALUE, steps
from tests.domain.test_intake import CAMERA, WATCH, contract, taken

IPHONE = Device(name="iPhone 15 Pro", category="phone")
ACPC = Device(name="Lenovo 14e Chromebook", category="acpc")
SOLD: dict[str, dict[str, Any]] = {
    "okaeshi": {"id": OKAESHI},
    "okaeshi, closed on the 20th, with points and a down payment": {
        "id": OKAESHI, "closing": "20", "down_payment": 8_000, "points": 5_000, "price": 108_001,
    },
    "kaetoku": {"id": KAETOKU, "on": "2020-06-15", "terms": Terms(residual=50_500)},
    "kaetoku with points": {"id": KAETOKU, "on": "2020-06-15", "terms": Terms(residual=50_500), "points": 7_777},
    "standard": {"id": STANDARD, "on": "2022-12-10", "price": 144_960, "terms": steps((1, 24, 3_020), (25, 48, 3_020))},
    "standard, little left": {
        "id": STANDARD, "on": "2024-01-31", "closing": "10", "price": 69_600, "terms": steps((1, 24, 2_000), (25, 48, 900)),
    },
    "standard watch": {
        "id": STANDARD, "on": "2024-01-10", "price": 60_000, "device": WATCH, "terms": steps((1, 24, 1_000), (25, 48, 1_500)),
    },
    "premium": {
        "id": PREMIUM, "on": "2024-01-10", "price": 140_160, "device": IPHONE,
        "terms": steps((1, 12, 1_000), (13, 48, 3_560), usage_fee=12_100),
    },
    "value": {"id": VALUE, "on": "2023-12-20", "price": 86_400, "device": ACPC, "terms": steps((1, 12, 900), (13, 48, 2_100))},
    "sony two years": {"id": SONY_2Y, "on": "2022-05-20", "price": 259_800, "device": CAMERA, "terms": Terms(residual=103_800)},
    "sony one year": {"id": SONY_1Y, "on": "2022-05-20", "price": 180_000, "device": CAMERA, "terms": Terms(residual=60_000)},
}  # fmt: skip


@cache
def sold(name: str) -> Quote:
    return contract(**SOLD[name])


@st.composite
def returns(draw: st.DrawFn) -> Intake:
    """Any contract, on any day from its purchase to a year behind its last payment, in any state."""
    quote = sold(draw(st.sampled_from(list(SOLD))))
    first, last = quote.purchase.on, quote.schedule[-1].due + timedelta(days=400)
    day = first + timedelta(days=draw(st.integers(0, (last - first).days)))
    rules = quote.program.assessment
    flag = st.booleans()
    return taken(
        day.isoformat(), quote,
        findings=tuple(draw(st.lists(st.sampled_from([f.code for f in rules.checklist.findings]), unique=True, max_size=4))),
        cover=draw(st.sampled_from([None, "none", *(cover.id for cover in rules.covers)])),
        repairs_used=draw(st.integers(0, 3)), deduction=draw(st.none() | st.integers(0, 120_000)),
        deduction_reason=draw(st.sampled_from(["", "傷"])), owner=draw(flag), arrears=draw(st.sampled_from([False, False, True])),
        new_purchase=draw(flag), restriction=draw(st.sampled_from(Restriction)),
        applied_on=draw(st.none() | st.just(day - timedelta(days=draw(st.integers(-3, 90))))),
    )  # fmt: skip


def total(settled: Settlement, *standings: Standing) -> int:
    return sum(payment.amount for held, payment in settled.payments if held in standings)


@given(returns())
def test_no_yen_is_lost(intake: Intake) -> None:
    """Paid, open, continuing and waived are the schedule, each instalment once; nothing falls away from a refused return."""
    settled, contract_ = settle(intake), intake.contract
    assert [payment for _, payment in settled.payments] == list(contract_.schedule)
    assert total(settled, *Standing) == sum(payment.amount for payment in contract_.schedule)
    waived = total(settled, Standing.WAIVED)
    assert waived == settled.outcome.waived <= settled.outcome.remaining_before
    if not settled.outcome.possible:
        assert (waived, settled.possible) == (0, False)
    assert settled.saving == waived - settled.surcharge - settled.outcome.usage_fee
    first, last = [s for s, _ in settled.payments], Standing.WAIVED
    assert last not in first or first.index(last) == len(first) - first.count(last), "what falls away are the last ones"


@given(returns())
def test_what_is_paid_is_behind_and_what_is_open_belongs_to_this_month(intake: Intake) -> None:
    for standing, payment in settle(intake).payments:
        if standing is Standing.PAID:
            assert payment.due < intake.day
        elif standing is Standing.WAIVED:
            assert payment.month > intake.month
        else:
            assert payment.due >= intake.day
            assert (standing is Standing.OPEN) == (payment.month <= intake.month)


@given(returns())
def test_the_burden_is_all_that_is_ever_paid(intake: Intake) -> None:
    settled, purchase = settle(intake), intake.contract.purchase
    if settled.outcome.possible:
        instalments = total(settled, Standing.PAID, Standing.OPEN, Standing.CONTINUES)
        points = purchase.points.total
        own = purchase.down_payment - purchase.points.down_payment
        assert settled.burden == own + instalments + settled.surcharge + settled.outcome.usage_fee + points
        assert settled.burden == intake.contract.kept.burden - settled.saving


@pytest.mark.parametrize("name", SOLD)
def test_more_damage_is_never_cheaper(name: str) -> None:
    """A further finding leaves what falls away as it is and costs as much or more, or the return is refused."""
    quote, taken_back = sold(name), 0
    codes = [finding.code for finding in quote.program.assessment.checklist.findings]
    for outcome in [outcome for outcome in quote.sound() if outcome.possible][::9]:
        sound = taken(outcome.deadline.isoformat(), quote, new_purchase=True, cover="none", deduction=0)
        for seen in ((), *((code,) for code in codes)):
            before = settle(replace(sound, findings=seen))
            for code in codes:
                after = settle(replace(sound, findings=(*seen, code)))
                if not after.possible:
                    continue
                taken_back += 1
                assert before.possible, "damage never makes a return possible"
                assert after.surcharge >= before.surcharge
                assert after.outcome.waived == before.outcome.waived and after.burden >= before.burden
    assert (taken_back == 0) is (name == "standard, little left"), "there the surcharge is more than what is left"


@given(returns(), st.data())
def test_more_damage_takes_no_reason_away(intake: Intake, data: st.DataObject) -> None:
    findings = [f.code for f in intake.contract.program.assessment.checklist.findings if f.code not in intake.findings]
    worse = replace(intake, findings=(*intake.findings, data.draw(st.sampled_from(findings))))
    before, after = settle(intake), settle(worse)
    lost = {p.code for p in stopping(before.problems)} - {p.code for p in stopping(after.problems)}
    assert not lost - {"surcharge-not-below-remaining", "fees-not-below-remaining", "usage-fee-above-payments"}, lost


@given(returns())
def test_repairs_used_and_a_missing_cover_never_make_it_cheaper(intake: Intake) -> None:
    settled = settle(intake)
    used, bare = settle(replace(intake, repairs_used=intake.repairs_used + 1)), settle(replace(intake, cover="none"))
    for other in (used, bare):
        assert other.surcharge >= settled.surcharge
        if other.possible and intake.cover is not None:
            assert settled.possible and other.burden >= settled.burden


@given(returns(), st.none() | st.integers(0, 60_000))
def test_the_ways_are_measured_alike_and_the_first_is_the_settlement(intake: Intake, repair: int | None) -> None:
    settled = settle(intake)
    ways = {choice.way: choice for choice in choices(intake, settled, repair)}
    now, keep = ways[Way.NOW], ways[Way.KEEP]
    ahead = total(settled, Standing.OPEN, Standing.CONTINUES, Standing.WAIVED)
    assert (keep.to_pay, keep.saving, keep.possible) == (ahead, 0, True)
    left = total(settled, Standing.OPEN, Standing.CONTINUES) if settled.possible else ahead
    fees = settled.surcharge + settled.outcome.usage_fee if settled.possible else 0
    assert now.possible is settled.possible and now.problems == settled.problems
    assert now.to_pay == now.instalments + now.surcharge + now.usage_fee == left + fees
    if settled.possible:
        assert now.saving == settled.saving, "what the page promises is what the receipt says"
        before = intake.contract.kept.cash - total(settled, *Standing) + total(settled, Standing.PAID)
        assert settled.burden == before + now.to_pay + intake.contract.kept.points
    for choice in ways.values():
        if choice.to_pay is not None:
            assert choice.saving == ahead - choice.to_pay
            assert choice.to_pay == choice.instalments + choice.surcharge + choice.usage_fee + (choice.repair or 0)


@given(returns())
def test_a_refused_return_changes_nothing_for_the_customer(intake: Intake) -> None:
    settled = settle(intake)
    now = choices(intake, settled)[0]
    if not settled.possible:
        assert now.way is Way.NOW and not now.possible
        assert (now.to_pay, now.saving, now.surcharge, now.usage_fee) == (
            total(settled, Standing.OPEN, Standing.CONTINUES, Standing.WAIVED), 0, 0, 0
        )  # fmt: skip


def test_the_samples_reach_every_end() -> None:
    """Else the properties above would hold for nothing: possible and refused, each standing, each program."""
    seen: set[object] = set()
    for name in SOLD:
        quote = sold(name)
        for nth in range((quote.schedule[-1].due - quote.purchase.on).days // 20):
            day = quote.purchase.on + timedelta(days=20 * nth)
            settled = settle(
                taken(day.isoformat(), quote, findings=("bent",), cover="none", deduction=1, deduction_reason="傷")
            )
            seen |= {settled.possible, *(standing for standing, _ in settled.payments)}
            seen |= {problem.code for problem in settled.problems}
    assert {True, False, *Standing, "surcharge-not-below-remaining", "outside-window"} <= seen
    assert date(2019, 6, 15) == sold("okaeshi").purchase.on
