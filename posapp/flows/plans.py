"""お客さまの予定 as the form keeps it: empty for the cheapest month, ``keep``, ``years:2``, ``month:30``."""

from __future__ import annotations

from posapp.domain.comparison import MOST_MONTHS, MOST_YEARS, Habit, OwnPlan
from posapp.domain.problem import Problem, stop
from posapp.flows.reading import read_count

_BOUNDS = {Habit.YEARS: (1, MOST_YEARS), Habit.MONTH: (0, MOST_MONTHS)}
"""Least and most of a plan that counts something."""


def read_plan(text: str, where: str = "plan") -> OwnPlan | Problem:
    """The plan of a form's text."""
    if not text:
        return OwnPlan()
    if text == Habit.KEEP:
        return OwnPlan(habit=Habit.KEEP)
    word, _, digits = text.partition(":")
    counted = next((habit for habit in _BOUNDS if habit == word), None)
    if counted is None:
        return stop("plan-unreadable", where)
    low, high = _BOUNDS[counted]
    number = read_count(digits, where, low=low, high=high)
    return number if isinstance(number, Problem) else OwnPlan(habit=counted, number=number)


def plan_text(plan: OwnPlan) -> str:
    """The text of a plan; `read_plan` reads it back."""
    if plan.habit in _BOUNDS:
        return f"{plan.habit}:{plan.number}"
    return Habit.KEEP.value if plan.habit is Habit.KEEP else ""
