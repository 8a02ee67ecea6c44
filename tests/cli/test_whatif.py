"""`posapp what-if`: one choice, and what every change of it does in yen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.requests import GONE, quote

HELD = {"return_month": 24}


def rows(answer: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [row for row in answer["alternatives"] if row["kind"] == kind]


def test_the_points_of_the_seed(run: Run) -> None:
    ended = run("what-if", given=quote(points={"instalments": 54000}, choice=HELD, ask=GONE))
    answer = ended.answer
    assert ended.status == 0
    assert (answer["today"]["burden"], answer["today"]["waived"], answer["kept"]) == (90000, 18000, 108000)
    (spared,) = rows(answer, "points")
    assert spared["change"] == {"down_payment": 0, "points": {"down_payment": 0, "instalments": 0}}
    assert (spared["before"]["burden"], spared["after"]["burden"], spared["difference"]) == (90000, 72000, -18000)
    assert spared["text"] == (
        "負担は90,000円から72,000円になり、今のご案内より18,000円安くなります。"
        "返却しないときの総額108,000円と並べてご案内ください。"
    )
    assert [p["text"] for p in spared["problems"]] == [
        "54,000ポイントを使うと分割の額が下がるため、返却で不要になる額も36,000円から18,000円に減ります。"
        "負担はポイントの分を含めて90,000円で、使わないときの72,000円より高くなります。"
    ]


def test_every_month_keeping_damage_turning_points_and_slips(run: Run) -> None:
    answer = run("what-if", given=quote()).answer  # the first of `ask`: month 24
    assert answer["choice"] == {"return_month": 24, "failing": [], "window": "standard"}
    months = {row["change"]["return_month"]: row["difference"] for row in rows(answer, "month")}
    assert set(months) == {*range(36), None} - {24}
    assert (months[23], months[25], months[30], months[None]) == (0, 3000, 18000, 36000)
    (damaged,) = rows(answer, "damage")
    assert (damaged["change"], damaged["difference"], damaged["after"]["surcharge"]) == (
        {"failing": ["body"]}, 20000, 20000,
    )  # fmt: skip
    turns = answer["turning_points"]
    assert (turns["lowest_until"], turns["refused_from"], turns["not_cheaper_from"]) == (24, 30, None)
    assert turns["texts"][1].startswith("故障や破損があると、30か月目からは")
    slips = {row["return_month"]: (row["to"], row["difference"], row["lost"]) for row in answer["slips"]}
    assert (slips[23], slips[24], slips[35]) == ((24, 0, 36000), (25, 3000, 36000), (None, 3000, 3000))
    assert "25か月目にずれると、負担が3,000円増えます。" in answer["slips"][22]["text"]


@pytest.mark.parametrize(
    ("given", "sound", "broken"),
    [
        (GONE, None, None),
        (330, 25 * 330, 25 * 330 - 18000),
        ({"keitai-hosho": 500}, 25 * 500, 25 * 500 - 18000),
        ({"anshin": 500}, None, None),
    ],
)
def test_a_cover_costs_what_its_months_cost(run: Run, given: object, sound: object, broken: object) -> None:
    answer = run("what-if", given=quote(cover_monthly=given)).answer
    found = {tuple(row["change"]["failing"]): row for row in rows(answer, "cover")}
    assert (found[()]["difference"], found["body",]["difference"]) == (sound, broken)
    assert (found[()]["burden_difference"], found["body",]["burden_difference"]) == (0, -18000)
    codes = [p["code"] for p in found[()]["problems"]]
    assert codes == (["cover-price-missing"] if sound is None else ["cover-costs"])


def test_one_price_belongs_to_the_chosen_cover(run: Run) -> None:
    answer = run("what-if", given=quote(cover="keitai-hosho", cover_monthly=330)).answer
    assert answer["today"]["cover_cost"] == 25 * 330
    sound, _ = rows(answer, "cover")
    assert (sound["change"]["cover"], sound["difference"]) == ("none", -25 * 330)


def test_amounts_to_try_and_what_stands_against_them(run: Run) -> None:
    answer = run("what-if", given=quote(**{"try": {"points": 54000, "down_payment": 200000}})).answer
    (points,), (down,) = rows(answer, "points"), rows(answer, "down-payment")
    assert (points["difference"], points["possible"]) == (18000, True)
    assert (down["difference"], down["possible"], down["after"], down["text"]) == (None, False, None, "")
    assert [p["code"] for p in down["problems"]] == ["taken-off-above-price"]


def test_keeping_is_a_choice_too_and_the_best_month_where_none_is_named(run: Run) -> None:
    kept = run("what-if", given=quote(choice={"return_month": None})).answer
    assert (kept["today"]["burden"], kept["today"]["cover_cost"]) == (108000, None)
    assert {row["change"]["return_month"]: row["difference"] for row in rows(kept, "month")}[24] == -36000
    assert {row["kind"] for row in kept["alternatives"]} == {"month"}
    assert run("what-if", given=quote(ask=GONE)).answer["choice"]["return_month"] == 24
    plain = run("what-if", given=quote(program="docomo-plain-36", choice={"return_month": None})).answer
    assert (plain["alternatives"], plain["turning_points"]["texts"], plain["slips"]) == ([], [], [])


def test_a_small_saving_is_told(run: Run) -> None:
    answer = run("what-if", given=quote(choice={"return_month": 35})).answer
    assert [(p["code"], p["values"]["saving"]) for p in answer["problems"]] == [("saving-small", 3000)]


def test_a_purchase_that_cannot_be_quoted_has_nothing_to_change(run: Run) -> None:
    ended = run("what-if", given=quote(down_payment=200000))
    assert ended.status == 1
    assert (ended.answer["today"], ended.answer["alternatives"]) == (None, [])
    assert [p["code"] for p in ended.answer["problems"]] == ["taken-off-above-price"]


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("choice", {"month": 24}, "choice.month"),
        ("choice", {"return_month": "24"}, "choice.return_month"),
        ("choice", {"return_month": 24, "failing": ["lid"]}, "choice.failing[0]"),
        ("choice", {"return_month": 24, "window": "early"}, "choice.window"),
        ("cover_monthly", -1, "cover_monthly"),
        ("cover_monthly", {"nobody": 1}, "cover_monthly.nobody"),
        ("try", {"points": 1.5}, "try.points"),
        ("tries", {}, "tries"),
    ],
)
def test_what_cannot_be_read_is_named(run: Run, key: str, value: object, place: str) -> None:
    ended = run("what-if", given=quote(**{key: value}))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"{place}: ") and ended.err.count("\n") == 1
