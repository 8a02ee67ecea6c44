"""`tasks`: what is due by day, from the store, as a list or as a paper. Rules and store are behind the book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.papers import write_whole
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.table import day
from posapp.domain.months import Month
from posapp.domain.problem import Problem
from posapp.domain.tasks import Stake, TaskList, problems_of
from posapp.services.front import Services
from posapp.services.ports import Making
from posapp.services.tasks import Task
from posapp.services.working_days import holiday

PREFIX = "tasks "


def run(call: Call, services: CliServices) -> Answer:
    """`list` or `print` over the period asked for; without days from today to the end of the month after."""
    out = Path(call.need("FILE")) if call.command == "tasks print" else None
    asked = {name: day(call.given[name], name) for name in ("--from", "--to") if name in call.given}
    shop = open_shop(services)
    try:
        today = shop.around.now().date()
        first = asked.get("--from", today)
        last = asked.get("--to", Month.containing(max(first, today)).plus(1).last_day())
        wrong = problems_of(TaskList(first=first, last=last))
        told = {} if wrong or out is None else _print(out, first, last, shop)
        if wrong or isinstance(told, tuple):
            problems = wrong or (told if isinstance(told, tuple) else ())
            return 1, {
                "first": None,
                "last": None,
                "tasks": [],
                "problems": answers.problems(problems, services.sentences()),
            }
        tasks = shop.tasks.tasks(first, last)
        return 0, {
            **told, "first": first.isoformat(), "last": last.isoformat(), "count": len(tasks),
            "late": sum(1 for task in tasks if task.day < today), "tasks": [_row(task, today) for task in tasks],
            "problems": [],
        }  # fmt: skip
    finally:
        shop.close()


def _row(task: Task, today: date) -> Json:
    return {
        "day": task.day.isoformat(), "kind": task.kind.value, "source": task.source.value, "number": task.number,
        "customer": task.customer, "device": task.device, "program": task.program,
        "working_day": task.working.isoformat(), "holiday": holiday(task.day) or None,
        "applied_on": None if task.applied is None else task.applied.isoformat(), "late": task.day < today,
        **({"left": task.left} if task.left else {}),
        **({} if task.stake is None else {"stake": _stake(task.stake)}),
    }  # fmt: skip


def _stake(stake: Stake) -> Json:
    return {
        "saved": stake.saved, "left": stake.left, "since": None if stake.since is None else stake.since.isoformat(),
        "assessed": stake.assessed,
    }  # fmt: skip


def _print(out: Path, first: date, last: date, shop: Services) -> Json | tuple[Problem, ...]:
    """The paper is kept in the list of papers as every other; no printer got it yet."""
    made = shop.tasks.paper(first, last)
    if isinstance(made, tuple):
        return made
    write_whole(out, shop.papers.pdf(made, making=Making.SAVED), "FILE")
    return {"file": str(out), "title": made.title, "number": made.number, "digest": made.digest}
