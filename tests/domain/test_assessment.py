"""Surcharges row by row and in combination, the checklist read, and the money's own refusals."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.assessment import (
    Debt,
    cover_problem,
    outside,
    part_of,
    read_findings,
    refusals,
    surcharge,
    unmet,
)  # fmt: skip
from posapp.domain.program import Basis, Effect, Window
from posapp.domain.purchase import PARTS, Device
from tests.domain.samples import OKAESHI, PREMIUM, STANDARD, catalog, codes, program

TABLE = Path(__file__).resolve().parents[1] / "data" / "surcharges.txt"
ROWS = [re.split(r" {2,}", line) for line in TABLE.read_text("utf-8").splitlines()[1:]]


def device_of(text: str) -> Device:
    category, _, name = text.partition(":")
    return Device(name=name, category=category)


@pytest.mark.parametrize(("id", "device", "cover", "repairs", "failing", "expected"), ROWS, ids=map(" ".join, ROWS))
def test_the_table_of_surcharges(id: str, device: str, cover: str, repairs: str, failing: str, expected: str) -> None:
    found = surcharge(program(id).assessment, device_of(device), cover, int(repairs), failing.split("+"))
    if expected == "not of device":
        assert codes(found.problems) == ["part-not-of-device"]
    elif expected == "by assessor":
        assert (found.known, codes(found.problems)) == (False, ["deduction-by-assessor"])
    else:
        assert (f"{found.amount:,}", found.known, found.problems) == (expected, True, ())
        assert found.row is not None and found.row.amount == found.amount


def test_every_row_of_every_surcharge_table_is_reached_by_the_table() -> None:
    reached = set()
    for id, device, cover, repairs, failing, _ in ROWS:
        for part in failing.split("+"):
            found = surcharge(program(id).assessment, device_of(device), cover, int(repairs), [part])
            reached.add((program(id).operator.key, found.row))
    rows = {(p.operator.key, row) for p in catalog().programs if p.returns for row in p.assessment.rows}
    assert rows - reached == set()


DEVICES = [device_of(row[1]) for row in ROWS if row[0] == STANDARD]
COVERS = st.sampled_from([None, "none", *(cover.id for cover in program(STANDARD).assessment.covers)])


@given(st.sampled_from(DEVICES), COVERS, st.integers(0, 4), st.lists(st.sampled_from(PARTS), unique=True, max_size=4))
def test_more_damage_never_costs_less(device: Device, cover: str | None, repairs: int, parts: list[str]) -> None:
    rules = program(STANDARD).assessment
    single = [surcharge(rules, device, cover, repairs, [part]) for part in parts]
    found = surcharge(rules, device, cover, repairs, parts)
    if any(one.problems for one in single):
        assert found.problems
    else:
        assert found.amount == max((one.amount for one in single), default=0)
        assert found.amount <= surcharge(rules, device, "none", repairs, parts).amount
    for some in itertools.combinations(parts, max(0, len(parts) - 1)):
        part = surcharge(rules, device, cover, repairs, some)
        assert found.problems or part.amount <= found.amount


def test_nothing_failing_costs_nothing_even_where_the_assessor_decides() -> None:
    found = surcharge(program("sony-zanka-2y").assessment, Device(name="α7 IV", category="camera"), None, 0, ())
    assert (found.amount, found.known, found.problems) == (0, True, ())


def test_a_cover_that_does_nothing_for_the_device_is_said() -> None:
    rules = program(STANDARD).assessment
    watch = Device(name="Apple Watch Series 9", category="watch")
    assert cover_problem(rules, watch, "anshin-applecare") is None
    assert cover_problem(rules, watch, "none") is None
    assert cover_problem(rules, watch, None) is None
    found = cover_problem(rules, watch, "anshin-next")
    assert found is not None and not found.stops


PARTS_OF = """\
phone:iPhone 15                 glass-cracked   glass
phone:iPhone 15                 body-cracked    glass
phone:iPhone 15                 camera-broken   body
tablet:iPad Air                 body-cracked    glass
tablet:Xperia Tablet            glass-cracked   body
watch:Apple Watch Series 9      glass-cracked   body
watch:Apple Watch Series 9      band-mount-broken  body
watch:Apple Watch Series 9      band-damaged    band
pixel-watch:Google Pixel Watch  band-missing    band
acpc:ACPC 14                    cable-missing   adapter
acpc:ACPC 14                    adapter-damaged  adapter
acpc:ThinkPad X1 Fold           cable-missing   -
phone:Xperia 1 V                band-missing    -
phone:Xperia 1 V                power-dead      body
camera:α7 IV                    bent            body
"""


@pytest.mark.parametrize("line", PARTS_OF.splitlines())
def test_which_part_a_finding_means(line: str) -> None:
    device, code, part = re.split(r" {2,}", line)
    finding = next(f for f in program(STANDARD).assessment.checklist.findings if f.code == code)
    assert (part_of(finding, device_of(device)) or "-") == part


def test_every_finding_means_a_part_somewhere_or_is_cured() -> None:
    for finding in program(OKAESHI).assessment.checklist.findings:
        means = {part_of(finding, device) for device in [*DEVICES, device_of("camera:α7 IV")]} - {None}
        assert bool(means) is (finding.effect is Effect.PART)


def test_the_checklist_is_read_in_fixed_order() -> None:
    watch = Device(name="Apple Watch Series 9", category="watch")
    codes_ = ["band-missing", "lock-on", "bent", "adapter-missing", "water-damage"]
    found = read_findings(program(STANDARD).assessment, watch, codes_, PARTS)
    assert (found.failing, found.must_cure) == (("body", "band"), ("lock-on",))
    assert [(p.code, p.where) for p in found.problems] == [
        ("must-be-cured", "findings[1]"),
        ("finding-not-of-device", "findings[3]"),
        ("finding-not-in-criteria", "findings[4]"),
    ]


def window(**changed: object) -> Window:
    base: dict[str, object] = {
        "name": "w", "label": "W", "from_month": 13, "to_month": 24, "always_due": 12, "max_waived": 12,
    }  # fmt: skip
    return Window(**(base | changed))  # type: ignore[arg-type]


REFUSALS: list[tuple[dict[str, object], Debt, int, int, list[str]]] = [
    ({}, Debt(remaining=0, waivable=0), 0, 0, ["already-paid-off"]),
    ({}, Debt(remaining=10, waivable=5), 10, 0, ["surcharge-not-below-remaining"]),
    ({}, Debt(remaining=10, waivable=5), 9, 0, []),
    ({"basis": Basis.WAIVED}, Debt(remaining=10, waivable=5), 5, 0, ["surcharge-not-below-remaining"]),
    ({"basis": Basis.WAIVED}, Debt(remaining=10, waivable=5), 4, 0, []),
    ({}, Debt(remaining=10, waivable=5), 0, 10, ["fees-not-below-remaining"]),
    ({}, Debt(remaining=10, waivable=5), 4, 6, ["fees-not-below-remaining"]),
    ({}, Debt(remaining=10, waivable=5), 4, 5, []),
    ({}, Debt(remaining=10, waivable=5), 10, 6, ["surcharge-not-below-remaining"]),
    ({"fee_guard_to": 24}, Debt(remaining=90, waivable=5, guarded=5), 0, 6, ["usage-fee-above-payments"]),
    ({"fee_guard_to": 24}, Debt(remaining=90, waivable=5, guarded=6), 0, 6, []),
    ({"fee_guard_to": 24}, Debt(remaining=90, waivable=5), 0, 6, []),
    ({"fee_guard_to": 24}, Debt(remaining=6, waivable=6, guarded=5), 0, 6,
     ["fees-not-below-remaining", "usage-fee-above-payments"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "debt", "damage", "fee", "expected"), REFUSALS)
def test_the_moneys_refusals(
    changes: dict[str, object], debt: Debt, damage: int, fee: int, expected: list[str]
) -> None:
    assert codes(refusals(window(**changes), debt, damage, fee, "remaining")) == expected


def test_why_a_month_lies_outside() -> None:
    found = program(PREMIUM)
    assert dict(outside(found, None, 12, "x").values) == {"month": 12, "from": 13, "to": 48}
    assert dict(outside(found, found.windows[0], 25, "x").values) == {"month": 25, "from": 13, "to": 24}
    assert outside(program("lump-sum"), None, 3, "x").code == "no-benefit"


def test_what_a_window_asks_for() -> None:
    okaeshi, premium = program(OKAESHI), program(PREMIUM)
    standard, early = okaeshi.windows[0], premium.windows[0]
    opens = standard.opens_on
    assert opens is not None
    assert codes(unmet(okaeshi, standard, None, None, opens.replace(day=20))) == ["window-not-open-yet"]
    assert codes(unmet(okaeshi, standard, None, None, opens)) == []
    assert codes(unmet(premium, early, "none", None, opens)) == ["cover-required", "usage-fee-missing"]
    assert codes(unmet(premium, early, "keitai-hosho", 0, opens)) == ["cover-required"]
    assert codes(unmet(premium, early, "anshin", 0, opens)) == []
    assert codes(unmet(premium, early, None, 12_101, opens)) == ["usage-fee-above-limit"]
    assert [p.where for p in unmet(premium, early, "none", 12_101, opens)] == ["cover", "usage_fee"]
    assert [p.where for p in unmet(premium, early, "none", 12_101, opens, "returns[3]")] == ["returns[3]", "returns[3]"]
