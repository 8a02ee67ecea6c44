"""`posapp quote`: the contract's example to the yen, and what a quote says about everything else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.requests import GONE, QUOTE, STEPS, changed, quote

IDS = (
    "docomo-okaeshi", "docomo-plain-36", "au-kaetoku", "au-plain-36", "softbank-shintoku-standard",
    "softbank-shintoku-premium", "softbank-shintoku-value", "softbank-plain-48", "sony-zanka-2y", "sony-zanka-1y",
    "lump-sum",
)  # fmt: skip
CONTRACT_KEYS = (
    "program", "version", "amount_financed", "finance_charge", "total_of_payments", "apr", "schedule", "kept", "returns",
    "best_month", "discount_cap", "problems",
)  # fmt: skip
RETURN_KEYS = (
    "month", "failing", "possible", "window", "paid", "still_due", "waived", "waived_numbers", "surcharge", "usage_fee",
    "cash", "points", "burden", "remaining_before", "benefit", "problems",
)  # fmt: skip


def test_the_contracts_example(run: Run) -> None:
    ended = run("quote", given=QUOTE)
    answer = ended.answer
    assert (ended.status, ended.err) == (0, "")
    assert tuple(key for key in answer if key in CONTRACT_KEYS) == CONTRACT_KEYS
    assert {key: answer[key] for key in CONTRACT_KEYS if key not in ("schedule", "returns")} == {
        "program": "docomo-okaeshi",
        "version": "2019-06-01",
        "amount_financed": 108000,
        "finance_charge": 0,
        "total_of_payments": 108000,
        "apr": "0.0",
        "kept": {"cash": 108000, "points": 0, "burden": 108000},
        "best_month": 24,
        "discount_cap": {"limit": None, "worst_month": None, "worst_benefit": None, "within": None},
        "problems": [],
    }
    first = answer["schedule"][0]
    assert {key: first[key] for key in ("number", "month", "calendar_month", "amount")} == {
        "number": 1,
        "month": 1,
        "calendar_month": "2019-07",
        "amount": 3000,
    }
    assert len(answer["schedule"]) == 36
    assert {key: answer["returns"][0][key] for key in RETURN_KEYS} == {
        "month": 24, "failing": [], "possible": True, "window": "standard", "paid": 72000, "still_due": 0,
        "waived": 36000, "waived_numbers": list(range(25, 37)), "surcharge": 0, "usage_fee": 0, "cash": 72000,
        "points": 0, "burden": 72000, "remaining_before": 36000, "benefit": None, "problems": [],
    }  # fmt: skip


def test_a_return_that_is_not_possible_names_itself(run: Run) -> None:
    refused = run("quote", given=QUOTE).answer["returns"][1]
    assert (refused["possible"], refused["cash"], refused["burden"]) == (False, 108000, 108000)
    (problem,) = refused["problems"]
    assert problem["code"] == "surcharge-not-below-remaining"
    assert problem["where"] == "returns[1]"
    assert problem["values"] == {"surcharge": 20000, "remaining": 18000}
    assert "18,000円" in problem["text"]


def test_without_ask_every_month_is_answered_sound_and_damaged(run: Run) -> None:
    answer = run("quote", given=quote(ask=GONE)).answer
    found = [(r["month"], tuple(r["failing"])) for r in answer["returns"]]
    assert found == [(month, failing) for month in range(36) for failing in ((), ("body",))]
    places = {p["where"] for at, r in enumerate(answer["returns"]) for p in r["problems"]}
    assert places <= {f"returns[{at}]" for at in range(72)}


def test_an_empty_ask_answers_no_return(run: Run) -> None:
    assert run("quote", given=quote(ask=[])).answer["returns"] == []


def test_only_the_facts_no_one_can_guess_are_needed(run: Run) -> None:
    needed = {key: QUOTE[key] for key in ("on", "program", "device", "cash_price")}
    short, whole = run("quote", given=needed).answer, run("quote", given=quote(ask=GONE, discounts=[])).answer
    assert short == whole


@pytest.mark.parametrize("month", [36, 48, 600])
def test_a_month_outside_every_window_is_a_problem(run: Run, month: int) -> None:
    found = run("quote", given=quote(ask=[{"return_month": month}])).answer["returns"][0]
    assert (found["possible"], found["window"], found["burden"]) == (False, None, 108000)
    assert found["problems"][0]["code"] == "outside-window"


def test_a_window_may_be_named(run: Run) -> None:
    request = quote(
        program="softbank-shintoku-standard", on="2024-04-10", cash_price=140832, terms=STEPS,
        ask=[{"return_month": 20, "window": "one-year-forward"}, {"return_month": 20, "window": "standard"}],
    )  # fmt: skip
    first, second = run("quote", given=request).answer["returns"]
    assert (first["possible"], first["window"]) == (True, "one-year-forward")
    assert (second["possible"], second["problems"][0]["values"]) == (False, {"month": 20, "from": 25, "to": 48})


REFUSED: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("steps-do-not-add-up", quote(program="softbank-shintoku-standard", on="2024-04-10", cash_price=140000, terms=STEPS),
     "terms.steps", {"expected": 140000, "given": 140832, "off_by": 832}),
    ("not-sold-on-date", quote(on="2022-01-01"), "on", {"on": "2022-01-01", "from": "2019-06-01", "until": "2021-09-23"}),
    ("category-not-taken", quote(device={"name": "α7 IV", "category": "camera"}), "device.category",
     {"category": "camera"}),
    ("residual-missing", quote(program="au-kaetoku", on="2020-06-15"), "terms.residual", {}),
    ("residual-above-financed", quote(program="au-kaetoku", on="2020-06-15", terms={"residual": 108001}),
     "terms.residual", {"residual": 108001, "financed": 108000}),
    ("steps-missing", quote(program="softbank-shintoku-value", on="2024-06-15"), "terms.steps", {}),
    ("steps-not-as-plan", quote(program="softbank-shintoku-value", on="2024-06-15", terms=STEPS, cash_price=140832),
     "terms.steps", {"plan": "1〜12・13〜48"}),
    ("not-divisible", quote(program="softbank-plain-48", cash_price=100000), "cash_price",
     {"amount": 100000, "payments": 48, "off_by": 16}),
    ("instalment-below-least", quote(program="sony-zanka-2y", terms={"residual": 90000}), "terms.residual",
     {"least": 1000, "amount": 750}),
    ("taken-off-above-price", quote(discounts=[{"label": "", "amount": 108001}]), "cash_price",
     {"off_by": 1, "price": 108000}),
    ("points-above-down-payment", quote(program="au-plain-36", points={"down_payment": 1, "instalments": 0}),
     "points.down_payment", {"points": 1, "most": 0}),
    ("discount-not-divisible", quote(program="softbank-shintoku-standard", on="2024-04-10", cash_price=140832,
     terms=STEPS, discounts=[{"label": "", "amount": 1000}]), "discounts",
     {"amount": 1000, "payments": 24, "off_by": 16}),
    ("discount-above-step", quote(program="softbank-shintoku-standard", on="2024-04-10", cash_price=140832,
     terms=STEPS, discounts=[{"label": "", "amount": 72000}]), "discounts", {"amount": 72000, "most": 53712}),
    ("points-above-instalments", quote(program="au-plain-36", points={"down_payment": 0, "instalments": 108001}),
     "points.instalments", {"points": 108001, "most": 108000}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "request_", "where", "values"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_refused_quote_says_why_and_keeps_its_shape(
    run: Run, code: str, request_: dict[str, Any], where: str, values: dict[str, Any]
) -> None:
    ended = run("quote", given=request_)
    answer = ended.answer
    assert (ended.status, ended.err) == (1, "")
    assert set(answer) == set(run("quote", given=QUOTE).answer)
    assert (answer["schedule"], answer["returns"], answer["kept"]["burden"]) == ([], [], None)
    (problem,) = answer["problems"]
    assert (problem["code"], problem["where"], problem["values"]) == (code, where, values)
    assert problem["level"] == "stop"
    assert problem["text"].endswith("。")


@pytest.mark.parametrize("id", IDS)
def test_every_program_of_the_contract_can_be_asked_for(run: Run, id: str) -> None:
    terms = {
        "au-kaetoku": {"residual": 50500}, "sony-zanka-2y": {"residual": 43200}, "sony-zanka-1y": {"residual": 60000},
        "softbank-shintoku-standard": STEPS,
        "softbank-shintoku-premium": {"steps": [{"first": 1, "last": 12, "amount": 1110},
                                                {"first": 13, "last": 48, "amount": 3542}]},
        "softbank-shintoku-value": {"steps": [{"first": 1, "last": 12, "amount": 1110},
                                              {"first": 13, "last": 48, "amount": 3542}]},
    }  # fmt: skip
    day = {"au-kaetoku": "2021-06-15", "docomo-okaeshi": "2021-06-15"}.get(id, "2024-06-15")
    price = 140832 if "softbank" in id else 108000
    request = quote(program=id, on=day, cash_price=price, terms=terms.get(id, {}), ask=GONE, usage_fee=None)
    ended = run("quote", given=request)
    assert ended.status == 0, ended.answer["problems"]
    assert ended.answer["program"] == id
    assert sum(p["amount"] for p in ended.answer["schedule"]) == price == ended.answer["total_of_payments"]


def test_notices_leave_the_quote_possible(run: Run) -> None:
    ended = run("quote", given=quote(terms={"residual": 5000}, usage_fee=100, cover="anshin"))
    assert ended.status == 0
    found = {(p["code"], p["where"], p["level"]) for p in ended.answer["problems"]}
    assert found == {
        ("terms-without-effect", "terms.residual", "notice"),
        ("terms-without-effect", "usage_fee", "notice"),
        ("cover-without-effect", "cover", "notice"),
    }


def test_where_a_part_does_not_fit_the_device(run: Run) -> None:
    ended = run("quote", given=quote(ask=[{"return_month": 24, "failing": ["band"]}]))
    (problem,) = ended.answer["returns"][0]["problems"]
    assert (problem["code"], problem["where"]) == ("part-not-of-device", "returns[0].failing")


def test_the_discount_cap_of_the_day(run: Run) -> None:
    request = quote(
        program="softbank-shintoku-standard", on="2024-04-10", cash_price=140832, terms=STEPS, ask=GONE,
        expected_buyback={"25": 50000, "26": 0},
    )  # fmt: skip
    answer = run("quote", given=request).answer
    assert answer["discount_cap"] == {"limit": 44000, "worst_month": 26, "worst_benefit": 83490, "within": False}
    by_month = {r["month"]: r["benefit"] for r in answer["returns"] if not r["failing"]}
    assert (by_month[25], by_month[26], by_month[27]) == (87120 - 50000, 83490, None)


def test_identical_input_has_an_identical_digest(run: Run) -> None:
    first, again = run("quote", given=QUOTE).answer, run("quote", given=QUOTE).answer
    other = run("quote", given=changed(QUOTE, "cash_price", 108001)).answer
    assert first["digest"] == again["digest"] != other["digest"]


def test_the_answer_is_plain_utf_8_with_indents(run: Run) -> None:
    out = run("quote", given=quote(program="softbank-shintoku-value", on="2024-06-15")).out
    assert out.startswith('{\n  "program"') and out.endswith("}\n")
    assert "段階" in out and "\\u" not in out


@pytest.mark.parametrize(
    ("down_payment", "points"),
    [
        (0, {"down_payment": 0, "instalments": 54_000}),
        (0, {"down_payment": 54_000, "instalments": 0}),
        (54_000, {"down_payment": 54_000, "instalments": 0}),
        (10_000, {"down_payment": 50_000, "instalments": 4_000}),
        (10_000, {"down_payment": 10_000, "instalments": 44_000}),
    ],
)
def test_points_at_purchase_lower_the_amount_financed_wherever_they_are_written(
    run: Run, down_payment: int, points: dict[str, int]
) -> None:
    ended = run("quote", given=quote(down_payment=down_payment, points=points))
    answer = ended.answer
    assert (ended.status, answer["problems"], answer["amount_financed"]) == (0, [], 54_000)
    assert {payment["amount"] for payment in answer["schedule"]} == {1_500}
    returned = answer["returns"][0]
    assert (returned["cash"], returned["waived"], returned["points"], returned["burden"]) == (
        36_000,
        18_000,
        54_000,
        90_000,
    )
