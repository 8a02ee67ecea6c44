"""A guided flow as a table of steps. A flow knows its steps and their checks; it shows nothing and stores nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from posapp.domain.problem import Problem, stopping

View = TypeVar("View")
"""What the checks look at: the draft together with everything that follows from it."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a draft stands: the step and the field that had the focus."""

    step: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Step(Generic[View]):
    """One step. ``check`` tells what keeps it from being done; ``next`` names the step after it, None ends the flow."""

    name: str
    check: Callable[[View], tuple[Problem, ...]]
    next: Callable[[View], str | None]


@dataclass(frozen=True, slots=True)
class Flow(Generic[View]):
    """A named table of steps; the first one begins."""

    name: str
    steps: tuple[Step[View], ...]

    def step(self, name: str) -> Step[View]:
        """The step of that name; KeyError when the table has none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    @property
    def first(self) -> str:
        """The name of the first step."""
        return self.steps[0].name

    def forward(self, view: View, cursor: Cursor) -> Cursor | tuple[Problem, ...] | None:
        """The cursor after this step, its stopping problems, or None at the end."""
        step = self.step(cursor.step)
        blocking = stopping(step.check(view))
        if blocking:
            return blocking
        after = step.next(view)
        return None if after is None else Cursor(after)

    def back(self, cursor: Cursor) -> Cursor | None:
        """The cursor one step earlier, None at the first."""
        names = [step.name for step in self.steps]
        at = names.index(cursor.step)
        return Cursor(names[at - 1]) if at else None

    def resume(self, view: View, cursor: Cursor) -> Cursor:
        """The saved cursor when every step before it still holds; otherwise the first step that does not."""
        for step in self.steps:
            if step.name == cursor.step:
                return cursor
            if stopping(step.check(view)):
                return Cursor(step.name)
        return Cursor(self.first)
