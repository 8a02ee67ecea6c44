"""What a step in an application's life asks for: the days that follow from it, and until when a refusal can become cash on delivery."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from posapp.domain.application import State, cod_deadline
from posapp.domain.problem import Problem, stop
from posapp.domain.program import Program
from posapp.domain.quote import Quote
from posapp.domain.tasks import Due, TaskKind, tasks_of
from posapp.services import snapshots
from posapp.services.ports import TaskRow


def dues_after(state: State, quote: Quote, today: date) -> tuple[Due, ...]:
    """What is due once the application has come to a state."""
    if state is State.FORMED:
        return tasks_of(quote, today)
    last = cod_deadline(quote.program, today) if state is State.DECLINED else None
    return () if last is None else (Due(day=last, kind=TaskKind.COD_DECISION),)


def task_row(due: Due, id: UUID, case: UUID, customer: str) -> TaskRow:
    """The task that keeps a due of a case."""
    return TaskRow(
        id=id, case_id=case, due=due.day.isoformat(), kind=due.kind.value, title=customer, detail=detail_of(due), done=False
    )  # fmt: skip


def detail_of(due: Due) -> str:
    """What hangs on a due, as its task keeps it."""
    return "" if due.stake is None else snapshots.dump(due.stake)


def cod_barred(program: Program, times: tuple[tuple[str, str], ...], today: date) -> Problem | None:
    """Why a refused application cannot become cash on delivery; None while it can. ``times`` pairs state and ISO time."""
    declined = next(at for state, at in reversed(times) if state == State.DECLINED)
    last = cod_deadline(program, datetime.fromisoformat(declined).date())
    if last is None:
        return stop("cod-not-offered", "state")
    return stop("cod-deadline-passed", "state", last=last.isoformat()) if today > last else None
