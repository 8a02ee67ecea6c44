"""`posapp assess`: the contract's example, every refusal with its reason, cures, covers and the assessor's own amount."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.requests import ASSESS, GONE, assess

PHONE = {"name": "Xperia 1 V", "category": "phone"}
PREMIUM = {"program": "softbank-shintoku-premium", "window": "early", "device": PHONE, "cover": "anshin-plus"}


def test_the_contracts_example(run: Run) -> None:
    ended = run("assess", given=ASSESS)
    expected = {
        "failing": ["body", "band"], "surcharge": 9200, "possible": True, "must_cure": [], "problems": [],
        "saving": 50800,
    }  # fmt: skip
    assert (ended.status, ended.err) == (0, "")
    assert {key: ended.answer[key] for key in expected} == expected


REFUSALS: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("imei-not-confirmed", {"imei_confirmed": False, "device": PHONE, "cover": None, "findings": []},
     "imei_confirmed", {"device": "Xperia 1 V"}),
    ("imei-not-confirmed", {"imei_confirmed": False}, "imei_confirmed", {"device": "Apple Watch Series 9"}),
    ("already-paid-off", {"paid_off": True}, "paid_off", {}),
    ("already-paid-off", {"remaining": 0, "findings": []}, "remaining", {}),
    ("surcharge-not-below-remaining", {"remaining": 9200}, "remaining", {"surcharge": 9200, "remaining": 9200}),
    ("surcharge-not-below-remaining", {"window": "one-year-forward", "remaining": 9000}, "remaining",
     {"surcharge": 9200, "remaining": 9000}),
    ("fees-not-below-remaining", PREMIUM | {"usage_fee": 12100, "findings": ["bent"], "remaining": 17100}, "remaining",
     {"usage_fee": 12100, "surcharge": 5000, "remaining": 17100}),
    ("usage-fee-above-payments", PREMIUM | {"usage_fee": 12100, "findings": [], "payments_to_24": 12099}, "remaining",
     {"usage_fee": 12100, "payments": 12099, "to": 24}),
    ("usage-fee-above-limit", PREMIUM | {"usage_fee": 12101, "findings": []}, "usage_fee",
     {"usage_fee": 12101, "most": 12100}),
    ("usage-fee-missing", PREMIUM | {"usage_fee": None, "findings": []}, "usage_fee", {"window": "早トク"}),
    ("cover-required", PREMIUM | {"cover": "none", "findings": []}, "cover", {"window": "早トク"}),
    ("outside-window", {"return_month": 24}, "return_month", {"month": 24, "from": 25, "to": 48}),
    ("outside-window", {"window": None, "return_month": 12}, "return_month", {"month": 12, "from": 13, "to": 48}),
    ("program-ended", {"program_ended": True}, "program_ended", {"last": None}),
    ("program-ended", {"program": "docomo-okaeshi", "device": PHONE, "cover": None, "findings": [], "on": "2024-11-01"},
     "on", {"last": "2024-09"}),
    ("program-not-begun", {"on": "2021-09-23"}, "on", {"on": "2021-09-23", "from": "2021-09-24"}),
    ("window-not-open-yet", {"program": "docomo-okaeshi", "device": PHONE, "cover": None, "findings": [],
     "on": "2019-08-20"}, "on", {"opens": "2019-08-21"}),
    ("in-arrears", {"arrears": True}, "arrears", {}),
    ("not-owner", {"owner": False}, "owner", {}),
    ("identity-not-confirmed", {"identity_confirmed": False}, "identity_confirmed", {}),
    ("category-not-taken", {"program": "docomo-okaeshi", "cover": None, "findings": []}, "device.category",
     {"category": "watch"}),
    ("finding-not-of-device", {"device": PHONE, "cover": None}, "findings[1]",
     {"finding": "band-missing", "device": "Xperia 1 V"}),
    ("no-benefit", {"program": "softbank-plain-48", "window": None, "findings": []}, "return_month", {"month": None}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "values", "where", "told"), REFUSALS, ids=[f"{r[0]}-{r[2]}" for r in REFUSALS])
def test_each_refusal_has_its_reason(
    run: Run, code: str, values: dict[str, object], where: str, told: dict[str, Any]
) -> None:
    values = (
        {"window": "standard", **values} if values.get("program") != "docomo-okaeshi" else {**values, "window": None}
    )
    ended = run("assess", given=assess(**values))
    assert (ended.status, ended.answer["possible"]) == (1, False)
    found = [problem for problem in ended.answer["problems"] if problem["level"] == "stop"]
    assert [(p["code"], p["where"], p["values"]) for p in found] == [(code, where, told)]
    assert found[0]["text"].endswith("。") and "符号" not in found[0]["text"]


def test_one_yen_more_is_possible(run: Run) -> None:
    assert run("assess", given=assess(remaining=9201)).answer["saving"] == 1
    early = PREMIUM | {"usage_fee": 12100, "findings": ["bent"], "remaining": 17101, "payments_to_24": 12100}
    assert run("assess", given=assess(**early)).answer["saving"] == 1


def test_a_watch_may_be_known_by_its_serial_number(run: Run) -> None:
    assert run("assess", given=assess(imei_confirmed=False, serial_confirmed=True)).status == 0
    phone = assess(imei_confirmed=False, serial_confirmed=True, device=PHONE, cover=None, findings=[])
    assert run("assess", given=phone).status == 1


def test_what_can_be_cured_is_listed_and_waited_for(run: Run) -> None:
    answer = run("assess", given=assess(findings=["lock-on", "glass-cracked", "not-initialised"])).answer
    assert (answer["possible"], answer["must_cure"]) == (False, ["lock-on", "not-initialised"])
    assert (answer["failing"], answer["surcharge"]) == (["body"], 9200)
    assert [(p["code"], p["where"]) for p in answer["problems"]] == [
        ("must-be-cured", "findings[0]"),
        ("must-be-cured", "findings[2]"),
    ]


def test_findings_of_other_criteria_cost_nothing_and_are_said(run: Run) -> None:
    answer = run("assess", given=assess(findings=["water-damage"])).answer
    assert (answer["possible"], answer["surcharge"], answer["failing"]) == (True, 0, [])
    assert [(p["code"], p["level"]) for p in answer["problems"]] == [("finding-not-in-criteria", "notice")]


def test_an_ended_program_still_takes_devices_back(run: Run) -> None:
    values = {"program": "docomo-okaeshi", "device": PHONE, "window": "standard", "cover": "keitai-hosho"}
    ended = run("assess", given=assess(on="2023-05-01", findings=["water-damage"], remaining=36000, **values))
    assert (ended.status, ended.answer["surcharge"], ended.answer["saving"]) == (0, 2000, 34000)


def test_the_assessors_amount(run: Run) -> None:
    camera = {"name": "α7 IV", "category": "camera"}
    values = {"program": "sony-zanka-2y", "window": "final-payment", "device": camera, "cover": None}
    open_ = run("assess", given=assess(findings=["bent"], **values)).answer
    assert (open_["surcharge"], open_["saving"], open_["possible"]) == (None, None, True)
    assert [p["code"] for p in open_["problems"]] == ["deduction-by-assessor"]
    entered = run("assess", given=assess(findings=["bent"], deduction=8000, **values)).answer
    assert (entered["surcharge"], entered["saving"], entered["problems"]) == (8000, 52000, [])
    table = run("assess", given=assess(deduction=100)).answer
    assert (table["surcharge"], [p["code"] for p in table["problems"]]) == (9200, ["deduction-without-effect"])


def test_a_cover_of_another_device_is_said(run: Run) -> None:
    answer = run("assess", given=assess(cover="anshin-next")).answer
    assert [p["code"] for p in answer["problems"]] == ["cover-without-effect"]
    assert answer["surcharge"] == 22000


def test_a_fee_counts_only_where_the_window_charges_one(run: Run) -> None:
    assert run("assess", given=assess(usage_fee=5000)).answer["usage_fee"] == 0
    early = run("assess", given=assess(**(PREMIUM | {"usage_fee": 5000, "findings": []}))).answer
    assert (early["usage_fee"], early["saving"]) == (5000, 55000)


def test_defaults_are_the_contracts(run: Run) -> None:
    request = assess(cover=GONE, repairs_used=GONE, findings=GONE, usage_fee=GONE, imei_confirmed=GONE)
    answer = run("assess", given=request).answer
    assert (answer["possible"], answer["surcharge"], answer["saving"]) == (True, 0, 60000)


def test_the_month_finds_the_window(run: Run) -> None:
    for month, window in ((13, "one-year-forward"), (24, "one-year-forward"), (25, "standard"), (48, "standard")):
        assert run("assess", given=assess(window=GONE, return_month=month)).answer["window"] == window
