"""A case as its card shows it: the line of its life, the steps it may take now, its deadline. Decides no rule; no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from posapp.domain.application import State, Step, advance, steps_from
from posapp.domain.problem import Problem
from posapp.services.front import Sentences
from posapp.services.ports import CaseRow, TaskRow
from posapp.ui import text_places as text
from posapp.ui.days import stamp
from posapp.ui.places.life_line import LifeView
from posapp.ui.views import BadgeView, StepState, Tone

_USUAL = (
    State.EXPLAINED, State.TAKEN, State.WAITING, State.SCREENING, State.APPROVED, State.FORMED, State.HANDED_OVER,
)  # fmt: skip
_BEFORE_ANSWER = _USUAL[:4]
_AFTER_REFUSAL = (State.CASH_ON_DELIVERY, State.LAPSED)
_ENDS = (State.HANDED_OVER, *_AFTER_REFUSAL)
_IN_THE_SALE = frozenset({Step.EXPLAIN, Step.TAKE, Step.QUEUE})
"""Steps that only the guided sale takes."""
COD = "cod-decision"
"""Kind of the task that a refusal leaves where the program may change to cash on delivery."""

_TONES = {
    State.WAITING: (Tone.CAUTION, "unsent"),
    State.SCREENING: (Tone.ACCENT, "clock"),
    State.APPROVED: (Tone.GOOD, "check"),
    State.DECLINED: (Tone.STOP, "cross"),
    State.FORMED: (Tone.GOOD, "check"),
    State.HANDED_OVER: (Tone.QUIET, "check"),
    State.CASH_ON_DELIVERY: (Tone.QUIET, "yen"),
    State.LAPSED: (Tone.QUIET, "cross"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step as a button; ``blocked`` says why it cannot be taken now, empty when it can."""

    step: Step
    label: str
    blocked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """The day by which the customer must answer after a refusal; ``late`` when it is over."""

    head: str
    body: str
    late: bool


def badge_of(state: str) -> BadgeView:
    """A state as a badge."""
    tone, icon = _TONES.get(State(state), (Tone.QUIET, ""))
    return BadgeView(text=text.STATES[state], tone=tone, icon=icon)


def life_of(state: State, times: Iterable[tuple[str, str]], now: datetime) -> tuple[LifeView, ...]:
    """The states on this application's way. ``times`` pairs state and the ISO time it was reached."""
    at = {key: datetime.fromisoformat(iso) for key, iso in times}
    way: tuple[State, ...] = _USUAL
    if state in (State.DECLINED, *_AFTER_REFUSAL):
        way = (*_BEFORE_ANSWER, State.DECLINED, *(() if state is State.DECLINED else (state,)))
    here = way.index(state) if state in way else -1
    made = []
    for nth, one in enumerate(way):
        ended = state in _ENDS and nth == here
        where = StepState.DONE if nth < here or ended else StepState.NOW if nth == here else StepState.OPEN
        when = stamp(at[one.value], now) if one.value in at and nth <= here else ()
        label = text.LIFE_WORDS.get(one.value, text.STATES[one.value])
        made.append(LifeView(label=label, state=where, when=when, refused=one is State.DECLINED))
    return tuple(made)


def steps_of(
    state: State, *, offline: bool, cod: bool, deadline: DeadlineView | None, sentences: Sentences
) -> tuple[StepView, ...]:
    """The steps this state allows, and always the hand-over while it is still to come; each with why it must wait.

    ``cod``: the program lets a refused customer change to cash on delivery, until ``deadline``.
    """
    steps = [s for s in steps_from(state) if s not in _IN_THE_SALE and (cod or s is not Step.CHANGE_TO_COD)]
    if state in _USUAL and state not in _ENDS and Step.HAND_OVER not in steps:
        steps.append(Step.HAND_OVER)
    late = deadline is not None and deadline.late
    made = []
    for step in steps:
        result = advance(state, step, offline=offline)
        blocked = sentences.short(result) if isinstance(result, Problem) else ""
        if step is Step.CHANGE_TO_COD and late:
            blocked = text.COD_OVER
        made.append(StepView(step=step, label=text.STEPS[step.value][0], blocked=blocked))
    return tuple(made)


def deadline_of(row: CaseRow, tasks: Iterable[TaskRow], today: date) -> DeadlineView | None:
    """What a refused application still has time for; None when nothing is due."""
    due = next((t.due for t in tasks if t.case_id == row.id and t.kind == COD), None)
    if due is None or State(row.state) is not State.DECLINED:
        return None
    day = date.fromisoformat(due)
    late = day < today
    head = (text.COD_LATE if late else text.COD_DUE).format(month=day.month, day=day.day)
    return DeadlineView(head=head, body=text.COD_LATE_MORE if late else text.COD_DUE_MORE, late=late)
