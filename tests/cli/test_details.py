"""What `quote` answers on demand, the month of the application, and papers of a quote above the discount cap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from posapp.app import press
from posapp.documents.faults import PaperFault
from posapp.services.ports import StoreFault
from tests.cli.conftest import Run, services
from tests.cli.requests import GONE, STEPS, quote

STANDARD: dict[str, Any] = {
    "program": "softbank-shintoku-standard", "on": "2024-04-10", "cash_price": 140832, "terms": STEPS, "ask": GONE,
    "expected_buyback": {"25": 50000, "26": 0},
}  # fmt: skip
PLAIN_KEYS = {"limit", "worst_month", "worst_benefit", "within"}
SUPERVISOR = {"supervisor": "佐藤 一郎", "reason": "展示機のため本部の指示で値引き"}


def test_nothing_is_worked_out_unasked(run: Run) -> None:
    answer = run("quote", given=quote(**STANDARD)).answer
    assert set(answer["discount_cap"]) == PLAIN_KEYS
    assert not {"ends", "letter", "changed_contract"} & set(answer)


def test_the_working_of_the_cap(run: Run) -> None:
    cap = run("quote", given=quote(**STANDARD, working=True)).answer["discount_cap"]
    assert (cap["limit"], cap["verdict"], cap["over_by"]) == (44000, "over", 83490 - 44000)
    assert cap["ground"] == {
        "ground": "fixed", "price": 140832, "above": 88000, "up_to": None, "amount": 44000, "percent": None,
    }  # fmt: skip
    rows = {row["month"]: row for row in cap["working"]}
    assert (rows[None]["benefit"], rows[None]["calendar_month"]) == (0, None)
    assert rows[25] == {
        "month": 25, "calendar_month": "2026-04", "window": "standard", "discounts": 0, "waived": 87120,
        "expected_buyback": 50000, "gain": 37120, "benefit": 37120, "over_by": 0, "state": "within",
    }  # fmt: skip
    assert (rows[26]["over_by"], rows[26]["state"], rows[27]["state"]) == (39490, "over", "unknown")
    assert cap["months_without_buyback"] == [m for m in range(13, 49) if m not in (25, 26)]
    assert cap["open_without_line"] is True


def test_before_the_cap_there_is_no_limit_to_explain(run: Run) -> None:
    cap = run("quote", given=quote(working=True, discounts=[{"label": "下取り", "amount": 36000}])).answer[
        "discount_cap"
    ]
    assert (cap["verdict"], cap["ground"], cap["limit"], cap["open_without_line"]) == ("no-cap", None, None, None)
    assert cap["discounts"] == [{"label": "下取り", "amount": 36000}]


def test_the_choices_at_the_end(run: Run) -> None:
    answer = run("quote", given=quote(**STANDARD, ends=True)).answer
    assert (answer["letter"], answer["changed_contract"]) == (None, None)
    pay, late, early = answer["ends"]
    assert (pay["kind"], pay["by_silence"], pay["until"], len(pay["payments"])) == ("pay", True, "2028-04-30", 24)
    assert pay["payments"][0] == {"number": 25, "calendar_month": "2026-05", "due": "2026-05-31", "amount": 3630}
    assert (late["begins"], late["until"], late["burden"], late["burden_most"]) == (
        "2026-04-01", "2028-03-31", 53712, 137202,
    )  # fmt: skip
    assert late["best"] == {
        "month": 25, "calendar_month": "2026-04", "deadline": "2026-04-30", "window": "standard", "waived": 87120,
        "usage_fee": 0, "burden": 53712,
    }  # fmt: skip
    assert (early["begins"], early["until"]) == ("2025-04-01", "2026-03-31")
    assert pay["first"] is None and len(late["does"]) == 3, "nothing comes with a telephone"


def test_the_letter_and_the_changed_contract(run: Run) -> None:
    sony = quote(program="sony-zanka-2y", on="2021-06-15", terms={"residual": 43200}, ask=GONE, ends=True)
    assert run("quote", given=sony).answer["letter"] == {
        "month": 22, "calendar_month": "2023-05", "from": "2023-05-01", "answer_until": "2023-07-31",
        "silence_costs": 43200, "due": "2023-08-31",
    }  # fmt: skip
    changed = run("quote", given=quote(ends=True)).answer["changed_contract"]
    assert (changed["to_month"], changed["months"], changed["ends"], changed["until"]) == (
        23,
        26,
        "2021-07",
        "2021-05-31",
    )
    assert (len(changed["payments"]), changed["falls_away"]) == (24, 36000)


@pytest.mark.parametrize(("applied", "possible", "codes"), [(25, True, []), (24, False, ["assessed-too-late"])])
def test_an_application_in_one_month_and_its_assessment_in_another(
    run: Run, applied: int, possible: bool, codes: list[str]
) -> None:
    ask = [{"return_month": 26, "applied_month": applied}]
    (found,) = run("quote", given=quote(**STANDARD | {"ask": ask})).answer["returns"]
    assert (found["possible"], [p["code"] for p in found["problems"]]) == (possible, codes)
    assert found["burden"] == (53712 + 3630 if possible else 140832)


def test_a_key_for_more_must_be_true_or_false(run: Run) -> None:
    ended = run("quote", given=quote(working="yes"))
    assert (ended.status, ended.err.partition(":")[0]) == (2, "working")


# --- papers above the cap


def paper(run: Run, out: Path, **more: Any) -> Any:
    shop = {"name": "みどり町店", "address": "宮城県登米市", "phone": "022-000-1234", "hours": "10:00〜19:00"}
    given = quote(**{**STANDARD, "shop": shop, "staff": "中村 健", **more})
    doors = services(press=press, faults=(StoreFault, PaperFault))
    return run("paper", "quote", "-o", str(out), given=given, doors=doors)


def test_a_quote_above_the_cap_is_no_paper_without_a_supervisor(run: Run, tmp_path: Path) -> None:
    ended = paper(run, tmp_path / "q.pdf")
    assert (ended.status, list(tmp_path.iterdir())) == (1, [])
    (problem,) = ended.answer["problems"]
    assert (problem["code"], problem["where"]) == ("above-discount-cap", "cap_override")
    assert problem["values"] == {"limit": 44000, "over_by": 39490}
    assert "39,490円" in problem["text"]


def test_with_one_it_is_and_the_reason_is_not_printed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "q.pdf"
    ended = paper(run, out, cap_override=SUPERVISOR, working=True, ends=True)
    assert (ended.status, ended.err) == (0, "")
    printed = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(out))
    assert "140,832円" in printed
    assert not any(word in printed for word in ("展示機", "佐藤", "責任者"))


def test_an_approval_that_does_not_hold_is_said(run: Run, tmp_path: Path) -> None:
    ended = paper(run, tmp_path / "q.pdf", cap_override=SUPERVISOR | {"reason": "短い"})
    assert ended.status == 1
    assert [(p["where"], p["code"]) for p in ended.answer["problems"]] == [("cap_override.reason", "cap-reason-short")]


def test_an_override_of_another_shape_is_malformed(run: Run, tmp_path: Path) -> None:
    ended = paper(run, tmp_path / "q.pdf", cap_override={"supervisor": "佐藤"})
    assert (ended.status, ended.err.partition(":")[0]) == (2, "cap_override.reason")
    ended = paper(run, tmp_path / "q.pdf", cap_override=SUPERVISOR | {"supervisor": "　"})
    assert (ended.status, ended.err.partition(":")[0]) == (2, "cap_override.supervisor")


def test_an_override_that_nothing_needs_changes_nothing(run: Run, tmp_path: Path) -> None:
    ended = paper(run, tmp_path / "q.pdf", cap_override=SUPERVISOR | {"reason": "短い"}, expected_buyback=GONE)
    assert ended.status == 0
