"""お客さまの予定: what a form keeps is read back, and nothing else is."""

from __future__ import annotations

import pytest

from posapp.domain.comparison import MOST_MONTHS, MOST_YEARS, Habit, OwnPlan
from posapp.domain.problem import Problem
from posapp.flows.plans import plan_text, read_plan


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("", OwnPlan()),
        ("keep", OwnPlan(habit=Habit.KEEP)),
        ("years:2", OwnPlan(habit=Habit.YEARS, number=2)),
        (f"years:{MOST_YEARS}", OwnPlan(habit=Habit.YEARS, number=MOST_YEARS)),
        ("month:0", OwnPlan(habit=Habit.MONTH)),
        (f"month:{MOST_MONTHS}", OwnPlan(habit=Habit.MONTH, number=MOST_MONTHS)),
    ],
)
def test_a_plan_is_read_and_written(text: str, plan: OwnPlan) -> None:
    assert read_plan(text) == plan
    assert plan_text(plan) == text


def test_full_width_digits_are_read() -> None:
    assert read_plan("month:３０") == OwnPlan(habit=Habit.MONTH, number=30)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("best", "plan-unreadable"),
        ("forever", "plan-unreadable"),
        ("keep:2", "plan-unreadable"),
        ("years", "field-empty"),
        ("years:0", "number-out-of-range"),
        (f"years:{MOST_YEARS + 1}", "number-out-of-range"),
        ("month:-1", "number-out-of-range"),
        (f"month:{MOST_MONTHS + 1}", "number-out-of-range"),
    ],
)
def test_what_is_no_plan_is_a_problem_of_its_field(text: str, code: str) -> None:
    found = read_plan(text)
    assert isinstance(found, Problem)
    assert (found.code, found.where) == (code, "plan")
