"""`posapp compare`: one purchase under several programs, the lowest burden first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.requests import GONE, STEPS, quote

PURCHASE = quote(on="2021-06-15", ask=GONE, program=GONE, terms=GONE, usage_fee=GONE, expected_buyback=GONE)
RESIDUALS = {"au-kaetoku": {"residual": 50500}, "sony-zanka-2y": {"residual": 43200}}


def compare(**values: object) -> dict[str, Any]:
    return {key: value for key, value in (PURCHASE | values).items() if value is not GONE}


def test_the_pictures_comparison(run: Run) -> None:
    named = ["docomo-okaeshi", "au-kaetoku", "sony-zanka-2y", "docomo-plain-36"]
    ended = run("compare", given=compare(programs=named, terms=RESIDUALS))
    ranking = ended.answer["ranking"]
    keys = ("rank", "program", "version", "burden", "kept", "best_month", "total_of_payments")
    assert [tuple(row[key] for key in keys) for row in ranking] == [
        (1, "au-kaetoku", "2020-02-21", 57500, 108000, 25, 108000),
        (2, "sony-zanka-2y", "2019-06-01", 64800, 108000, 24, 108000),
        (3, "docomo-okaeshi", "2019-06-01", 72000, 108000, 24, 108000),
        (4, "docomo-plain-36", "2019-06-01", 108000, 108000, None, 108000),
    ]
    assert (ended.status, ended.answer["left_out"], ended.answer["problems"]) == (0, [], [])
    assert ended.answer["on"] == "2021-06-15"
    alone = run("quote", given=compare(program="au-kaetoku", terms=RESIDUALS["au-kaetoku"])).answer
    assert ranking[0]["quote"] == alone


def test_without_programs_every_program_is_ranked_or_left_out_with_its_reason(run: Run) -> None:
    answer = run("compare", given=compare(terms=RESIDUALS)).answer
    ranked = {row["program"] for row in answer["ranking"]}
    left = {row["program"]: row["problems"][0]["code"] for row in answer["left_out"]}
    assert left == {
        "softbank-shintoku-standard": "not-sold-on-date",
        "softbank-shintoku-premium": "not-sold-on-date",
        "softbank-shintoku-value": "not-sold-on-date",
        "sony-zanka-1y": "residual-missing",
    }
    assert ranked | set(left) == {row["id"] for row in run("programs").answer["programs"]}


def test_equal_burdens_are_ranked_by_name_whatever_the_order_of_asking(run: Run) -> None:
    plain = ["softbank-plain-48", "lump-sum", "docomo-plain-36", "au-plain-36"]
    orders = [run("compare", given=compare(programs=names)).answer["ranking"] for names in (plain, plain[::-1])]
    first, second = ([row["program"] for row in ranking] for ranking in orders)
    assert first == second
    assert [row["rank"] for row in orders[0]] == [1, 2, 3, 4]


def test_plain_amounts_go_to_the_plans_they_are_made_for(run: Run) -> None:
    named = ["docomo-okaeshi", "sony-zanka-2y"]
    answer = run("compare", given=compare(programs=named, terms={"residual": 43200}, usage_fee=500)).answer
    assert [(row["program"], row["burden"], row["quote"]["problems"]) for row in answer["ranking"]] == [
        ("sony-zanka-2y", 64800, []),
        ("docomo-okaeshi", 72000, []),
    ]


def test_steps_fee_and_buyback_by_program(run: Run) -> None:
    premium = {"steps": [{"first": 1, "last": 12, "amount": 1110}, {"first": 13, "last": 48, "amount": 3542}]}
    ids = ["softbank-shintoku-premium", "softbank-shintoku-standard"]
    request = compare(
        on="2024-06-15", cash_price=140832, programs=ids, cover="anshin-plus",
        terms=dict(zip(ids, (premium, STEPS), strict=True)), usage_fee={ids[0]: 12100, ids[1]: None},
        expected_buyback={ids[1]: {"25": 80000}},
    )  # fmt: skip
    ranking = {row["program"]: row for row in run("compare", given=request).answer["ranking"]}
    assert (ranking[ids[0]]["burden"], ranking[ids[0]]["best_month"]) == (1110 * 12 + 12100, 13)
    assert (ranking[ids[1]]["burden"], ranking[ids[1]]["best_month"]) == (2238 * 24, 25)
    assert ranking[ids[1]]["quote"]["discount_cap"]["worst_benefit"] == 3630 * 24 - 80000
    assert ranking[ids[0]]["quote"]["discount_cap"]["worst_benefit"] is None


def test_plain_buyback_and_fee_hold_for_all(run: Run) -> None:
    request = compare(programs=["au-kaetoku"], terms=RESIDUALS, expected_buyback={"25": 50000}, usage_fee=None)
    returns = run("compare", given=request).answer["ranking"][0]["quote"]["returns"]
    assert {r["month"]: r["benefit"] for r in returns}[25] == 500


def test_a_named_program_is_included(run: Run) -> None:
    answer = run("compare", given=compare(program="lump-sum", programs=["docomo-okaeshi"])).answer
    assert [row["program"] for row in answer["ranking"]] == ["docomo-okaeshi", "lump-sum"]


def test_nothing_to_rank_is_not_possible(run: Run) -> None:
    ended = run("compare", given=compare(programs=["au-kaetoku"]))
    assert (ended.status, ended.answer["ranking"]) == (1, [])
    assert ended.answer["left_out"][0]["problems"][0]["text"]


def test_a_plan_ranks_by_its_own_month_and_says_why(run: Run) -> None:
    """Every program is asked about its own month in the same calendar month: two years after the purchase."""
    named = ["docomo-okaeshi", "au-kaetoku", "sony-zanka-2y", "docomo-plain-36"]
    answer = run("compare", given=compare(programs=named, terms=RESIDUALS, plan={"every_years": 2})).answer
    keys = (
        "burden",
        "rank",
        "difference",
        "returns",
        "month",
        "calendar_month",
        "deadline",
        "kept",
        "damaged",
        "nearest",
    )
    assert [(row["program"], *(row["plan"][key] for key in keys)) for row in answer["ranking"]] == [
        ("au-kaetoku", 57500, 1, 0, True, 25, "2023-06", "2023-06-30", 108000, 79500, None),
        ("sony-zanka-2y", 64800, 2, 7300, True, 23, "2023-06", "2023-06-30", 108000, None, None),
        ("docomo-okaeshi", 72000, 3, 14500, True, 24, "2023-06", "2023-06-30", 108000, 92000, None),
        ("docomo-plain-36", 108000, 4, 50500, False, None, None, None, 108000, 108000, None),
    ]
    assert (answer["winner"], answer["equal"]) == ("au-kaetoku", [])
    assert answer["plan"] == {"habit": "years", "number": 2, "calendar_month": "2023-06"}
    first = answer["why"][0]
    assert (first["code"], first["values"]["difference"], first["level"]) == ("why-first", 7300, "notice")
    assert first["text"] == "かえトクが一番少なく、次の残価設定2年より7,300円少なくなります。"
    assert {"turn-damage-open", "turn-forgotten"} <= {reason["code"] for reason in answer["why"]}


def test_a_month_outside_a_window_is_paid_in_full_and_the_nearest_return_is_named(run: Run) -> None:
    named = ["docomo-okaeshi", "au-kaetoku", "docomo-plain-36"]
    answer = run("compare", given=compare(programs=named, terms=RESIDUALS, plan={"month": 30})).answer
    rows = {row["program"]: row for row in answer["ranking"]}
    assert rows["au-kaetoku"]["plan"]["burden"] == rows["au-kaetoku"]["kept"] == 108000
    assert rows["au-kaetoku"]["plan"]["nearest"] == {"month": 25, "calendar_month": "2023-06", "burden": 57500}
    assert rows["au-kaetoku"]["burden"] == 57500  # the best month is still told, and ranks nothing
    assert next(row["program"] for row in answer["ranking"]) == "docomo-okaeshi"
    assert [row["rank"] for row in answer["ranking"]] == [1, 2, 3]
    assert [row["plan"]["rank"] for row in answer["ranking"]] == [1, 2, 2]


def test_who_keeps_the_device_pays_every_instalment(run: Run) -> None:
    named = ["docomo-okaeshi", "au-kaetoku", "docomo-plain-36"]
    answer = run("compare", given=compare(programs=named, terms=RESIDUALS, plan={"keep": True})).answer
    assert {row["plan"]["burden"] for row in answer["ranking"]} == {108000}
    assert (answer["winner"], answer["equal"]) == ("au-kaetoku", ["docomo-okaeshi", "docomo-plain-36"])
    assert [reason["code"] for reason in answer["why"]] == ["why-all-equal", "why-kept-by-plan"]


@pytest.mark.parametrize("plan", [None, {}, {"keep": False}, {"month": None}])
def test_without_a_plan_the_best_month_of_each_ranks(run: Run, plan: object) -> None:
    request = compare(programs=["docomo-okaeshi", "au-kaetoku"], terms=RESIDUALS)
    assert run("compare", given=request | {"plan": plan}).answer == run("compare", given=request).answer
    rows = run("compare", given=request).answer["ranking"]
    assert all(row["plan"]["burden"] == row["burden"] for row in rows)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"plan": {"keep": True, "month": 3}}, "plan: 一緒には書けない項目です（keep、month）"),
        ({"plan": {"every_years": 0}}, "plan.every_years: 範囲の外"),
        ({"plan": {"every_years": 11}}, "plan.every_years: 範囲の外"),
        ({"plan": {"month": 121}}, "plan.month: 範囲の外"),
        ({"plan": {"month": "30"}}, "plan.month: 整数"),
        ({"plan": {"keep": 1}}, "plan.keep: 値の種類"),
        ({"plan": {"years": 2}}, "plan.years: 知らない項目"),
        ({"plan": "keep"}, "plan: 値の種類"),
        ({"programs": ["docomo"]}, "programs[0]: 使えない語です（docomo）"),
        ({"terms": {"au-kaetoku": {}, "kaetoku": {}}}, "terms.kaetoku: 知らない項目"),
        ({"terms": {"au-kaetoku": {"rest": 1}}}, "terms.au-kaetoku.rest: 知らない項目"),
        ({"terms": {"au-kaetoku": {"residual": 0.5}}}, "terms.au-kaetoku.residual: 整数"),
        ({"usage_fee": {"au-kaetoku": "1"}}, "usage_fee.au-kaetoku: 整数"),
        ({"usage_fee": [1]}, "usage_fee: 整数"),
        ({"expected_buyback": {"au-kaetoku": 5}}, "expected_buyback.au-kaetoku: 値の種類"),
        ({"expected_buyback": {"au-kaetoku": {"x": 5}}}, "expected_buyback.au-kaetoku.x: 月"),
        ({"expected_buyback": 7}, "expected_buyback: 値の種類"),
        ({"ask": [{}]}, "ask[0].return_month: 必要な項目"),
        ({"terms": 5}, "terms: 値の種類"),
    ],
)
def test_malformed_comparisons(run: Run, values: dict[str, object], said: str) -> None:
    ended = run("compare", given=compare(**values))
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_a_quotes_request_is_compared_with_the_returns_it_asks_for(run: Run) -> None:
    asked = [{"return_month": 24}, {"return_month": 24, "failing": ["body"], "window": "final-payment"}]
    named = ["docomo-okaeshi", "sony-zanka-2y", "lump-sum"]
    request = compare(programs=named, terms=RESIDUALS, ask=asked)
    quotes = {row["program"]: row["quote"] for row in run("compare", given=request).answer["ranking"]}
    possible = {id: [found["possible"] for found in quote["returns"]] for id, quote in quotes.items()}
    assert possible == {"docomo-okaeshi": [True, False], "sony-zanka-2y": [True, True], "lump-sum": [False, False]}
    # A window of another program is none of one's own.
    assert quotes["docomo-okaeshi"]["returns"][1]["problems"][0]["code"] == "outside-window"
    alone = run("quote", given=compare(program="docomo-okaeshi", ask=asked[:1])).answer
    assert quotes["docomo-okaeshi"]["returns"][0] == alone["returns"][0]
