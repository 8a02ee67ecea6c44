"""Requests for the paper of what is due: the period and its tasks, each with its day, kind and whose it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from posapp.cli.paper_request import read_shop
from posapp.cli.table import Table
from posapp.domain.intake import Issue
from posapp.domain.problem import Problem
from posapp.domain.tasks import DEADLINES, ListedTask, Stake, TaskKind, TaskList, TaskListCase, problems_of
from posapp.services.working_days import holiday, last_working_day

KEYS = ("first", "last", "tasks", "shop", "staff", "number", "issued_at", "offline", "sample")
TASK_KEYS = ("day", "kind", "number", "customer", "device", "program", "applied_on", "left", "stake")
STAKE_KEYS = ("saved", "left", "since", "assessed")
KINDS = tuple(kind.value for kind in TaskKind)


def read_tasks(request: dict[str, Any], now: datetime) -> TaskListCase | tuple[Problem, ...]:
    """The case of a printed list, or what is wrong with its period. Tasks are put in the order of their days."""
    table = Table(request, "", KEYS)
    rows = [_task(Table(item, place, TASK_KEYS)) for place, item in table.items("tasks")]
    first, last = table.day("first"), table.day("last")
    listed = TaskList(
        first=first, last=last, tasks=tuple(sorted(rows, key=lambda task: (task.day, task.kind, task.number)))
    )
    at = table.moment("issued_at", now)
    issue = Issue(
        shop=read_shop(table), number=table.text("number", f"T-{at:%y%m%d}-0001"), issued_at=at, case_number="",
        copy_mark="", offline=table.flag("offline", False), sample=table.flag("sample", False),
    )  # fmt: skip
    case = TaskListCase(listed=listed, issue=issue, staff=table.text("staff", "", empty=True))
    return problems_of(listed) or case


def _task(row: Table) -> ListedTask:
    kind, day = TaskKind(row.word("kind", KINDS)), row.day("day")
    return ListedTask(
        day=day, kind=kind, number=row.text("number"), customer=row.text("customer", "", empty=True),
        device=row.text("device", "", empty=True), program=row.text("program", "", empty=True),
        working=last_working_day(day) if kind in DEADLINES else day, holiday=holiday(day),
        applied=row.day("applied_on", None), left=row.whole("left", 0), stake=_stake(row),
    )  # fmt: skip


def _stake(row: Table) -> Stake | None:
    if not row.has("stake"):
        return None
    given = row.table("stake", STAKE_KEYS)
    return Stake(
        saved=given.yen("saved"), left=given.yen("left", 0), since=given.day("since", None),
        assessed=given.flag("assessed", False),
    )  # fmt: skip
