"""Rules are data: an operator nobody knows, with another clock, another window and another fee, as files only."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from posapp.catalog.loader import load
from posapp.cli import CliServices
from tests.cli.conftest import Run, services

OPERATOR = """
key = "aoba"
name = "あおば通信"
full_name = "あおば通信株式会社"
colour = "#2E7D32"

[creditor]
name = "あおばファイナンス"
address = "宮城県仙台市青葉区1-1"
phone = "022-000-0000"
hours = "9:00〜18:00"
bureau = "CIC"
partner_bureaus = "KSC・JICC"
checked = true

[[sources]]
title = "テスト"
read_on = 2026-11-21
"""
SURCHARGES = """
id = "aoba"
surcharge_name = "修理の負担"
checked_on = 2026-11-21

[[covers]]
id = "aoba-care"
label = "あおばケア"

[[rows]]
cover = "none"
part = "body"
amount = 7000

[[rows]]
cover = "aoba-care"
part = "body"
amount = 700

[[sources]]
title = "テスト"
read_on = 2026-11-21
"""
# Month 1 is the second month after the purchase; payment k belongs to month 2 + k; ten payments, the last three can fall
# away from month 6 on, for a fee of at most 3,000 that may not exceed payments 8 and 9.
PROGRAM = """
id = "aoba-hayagae"
operator = "aoba"
short_name = "はやがえ"
name = "はやがえプラン"
valid_from = 2027-01-01
checked_on = 2026-11-21
categories = ["audio", "tv"]
discount_cap = false

[clock]
month_one = 2
payment_offset = 2
due_offset = 1

[plan]
kind = "equal"
payments = 10

[[windows]]
name = "exchange"
label = "はやがえ"
from_month = 6
to_month = 11
always_due = 7
max_waived = 3
charges_usage_fee = true
usage_fee_at_most = 3000
fee_guard_to = 9
basis = "waived"

[assessment]
checklist = "standard"
surcharges = "aoba"

[[ends]]
kind = "pay"
label = "払い終える"
text = "10回すべてを払います。"

[words]
card = ["[[{best_month}までに返却]]"]

[[words.panel]]
head = "calendar"
text = "[[{best_calendar}まで]]"

[[words.conditions]]
head = "期限"
text = "[[{best_deadline}まで]]"

[[words.special_terms]]
head = "特約"
text = "[[{waived_max}まで]]"

[[sources]]
title = "テスト"
read_on = 2026-11-21
"""


@pytest.fixture
def aoba(root: Path, tmp_path: Path) -> CliServices:
    folder = Path(shutil.copytree(root / "resources" / "catalog", tmp_path / "catalog"))
    (folder / "operators" / "aoba.toml").write_text(OPERATOR, "utf-8")
    (folder / "surcharges" / "aoba.toml").write_text(SURCHARGES, "utf-8")
    (folder / "programs" / "aoba-hayagae-2027-01-01.toml").write_text(PROGRAM, "utf-8")
    catalog = load(folder)
    assert catalog.mistakes == ()
    return services(catalog=lambda: catalog)


REQUEST = {
    "on": "2027-03-25",
    "program": "aoba-hayagae",
    "device": {"name": "スピーカー 7", "category": "audio"},
    "cash_price": 50_003,
    "usage_fee": 3_000,
    "closing_day": "20",
}


def test_it_is_quoted_by_its_own_clock_window_and_fee(run: Run, aoba: CliServices) -> None:
    answer = run("quote", given=REQUEST, doors=aoba).answer
    payments = answer["schedule"]
    # Bought after the closing day: the billing month is April, month 1 is June, the first payment is two months later.
    assert [(p["month"], p["calendar_month"], p["due"], p["amount"]) for p in payments[:2]] == [
        (3, "2027-08", "2027-09-20", 5_003),
        (4, "2027-09", "2027-10-20", 5_000),
    ]
    by_month = {(r["month"], tuple(r["failing"])): r for r in answer["returns"]}
    assert sorted({month for month, _ in by_month}) == [6, 7, 8, 9, 10, 11]
    found = by_month[6, ()]
    assert (found["window"], found["paid"], found["still_due"], found["waived_numbers"]) == (
        "exchange", 20_003, 15_000, [8, 9, 10],
    )  # fmt: skip
    assert (found["usage_fee"], found["cash"]) == (3_000, 38_003)
    assert by_month[8, ("body",)]["cash"] == 45_003
    # Fee and damage reach what falls away; then the fee alone exceeds what is left up to payment 9.
    assert [p["code"] for p in by_month[10, ("body",)]["problems"]] == ["fees-not-below-remaining"]
    assert [p["code"] for p in by_month[11, ()]["problems"]] == ["usage-fee-above-payments"]
    assert answer["best_month"] == 9


def test_its_cover_is_part_of_the_vocabulary(run: Run, aoba: CliServices) -> None:
    covered = run("quote", given=REQUEST | {"cover": "aoba-care"}, doors=aoba).answer
    assert {r["surcharge"] for r in covered["returns"]} == {0, 700}
    assert run("quote", given=REQUEST | {"cover": "aoba-care"}).status == 2


def test_it_is_listed_compared_and_assessed_like_any_other(run: Run, aoba: CliServices) -> None:
    listed = run("programs", "--on", "2027-03-25", doors=aoba).answer["programs"]
    assert "aoba-hayagae" in {row["id"] for row in listed}
    compared = run(
        "compare", given={k: v for k, v in REQUEST.items() if k != "program"} | {"usage_fee": {"aoba-hayagae": 0}}, doors=aoba
    ).answer  # fmt: skip
    assert compared["ranking"][0]["program"] == "aoba-hayagae"
    request = {key: REQUEST[key] for key in ("program", "device", "usage_fee")} | {
        "on": "2027-11-01", "remaining": 15_000, "findings": ["camera-broken"], "payments_to_24": 5_000,
    }  # fmt: skip
    assert run("assess", given=request, doors=aoba).answer["saving"] == 5_000
