"""Every due of every program as a committed table: the day, the last working day, what is due; and assessments by application day.

``POSAPP_RENEW_TABLES=1 python -m pytest tests/domain/test_task_tables.py && git diff tests/data`` renews the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import jpholiday
import pytest

from posapp.domain.application import cod_deadline
from posapp.domain.quote import Quote
from posapp.domain.tasks import DEADLINES, Due, TaskKind, assessment_due, last_working_day, tasks_of
from tests.domain.samples import quote_of
from tests.domain.tables import held_against, laid_out, yen
from tests.domain.test_worked_tables import CASES

FOLDER = Path(__file__).resolve().parents[1] / "data" / "tasks"
SHOWN = (
    "okaeshi", "okaeshi-remainder", "kaetoku", "shintoku-standard", "shintoku-standard-discount", "shintoku-premium",
    "shintoku-premium-no-cover", "shintoku-value", "zanka-2y", "zanka-1y", "plain-36-first", "plain-48", "lump-sum",
)  # fmt: skip
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def rests(day: date) -> bool:
    return day.weekday() > 4 or jpholiday.is_holiday(day)


def _due(due: Due) -> tuple[str, ...]:
    day = due.day
    working = last_working_day(day, rests) if due.kind in DEADLINES else day
    holiday = jpholiday.is_holiday_name(day) or ""
    return day.isoformat(), WEEK[day.weekday()], working.isoformat() if working != day else "", due.kind.value, holiday


def _at_stake(due: Due) -> tuple[str, ...]:
    """What a return by the day saves, and what one in the next month does."""
    if due.stake is None:
        return "", "", "", ""
    since = due.stake.since
    until = "assessed" if due.stake.assessed else "returned"
    return until, yen(due.stake.saved), "" if since is None else since.isoformat(), yen(due.stake.left)


def _applied(quote: Quote) -> Iterable[tuple[str, ...]]:
    """Days around the edges of every window, and what they leave to the assessment."""
    for window in quote.program.windows:
        months = [o for o in quote.sound() if o.possible and o.window == window.name]
        if not months:
            continue
        opens, closes = months[0].deadline, months[-1].deadline
        for day in (opens, opens + timedelta(days=1), closes - timedelta(days=31), closes):
            for name in ("", window.name):
                due = assessment_due(quote, day, name)
                if due is not None:
                    yield day.isoformat(), name, *_due(due)[:3]


def _table(name: str, quote: Quote) -> str:
    dues = tasks_of(quote, quote.purchase.on)
    lines = [f"{name}: {quote.program.id}, bought {quote.purchase.on}"]
    lines += [
        "",
        *laid_out(
            ("day", "", "working", "due", "holiday", "if", "saved", "from", "saves"),
            [(*_due(due), *_at_stake(due)) for due in dues],
            left=(0, 1, 2, 3, 4, 5),
        ),
    ]
    applied = list(_applied(quote))
    if applied:
        head = ("applied", "window", "assessed by", "", "working")
        lines += ["", *laid_out(head, applied, left=(0, 1, 2, 3, 4))]
    declined = [quote.purchase.on + timedelta(days=days) for days in range(4)]
    answers = [(day, last) for day in declined if (last := cod_deadline(quote.program, day)) is not None]
    if answers:
        rows = [(day.isoformat(), *_due(Due(day=last, kind=TaskKind.COD_DECISION))[:3]) for day, last in answers]
        lines += ["", *laid_out(("declined", "answer by", "", "working"), rows, left=(0, 1, 2, 3))]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", SHOWN)
def test_the_table_of_every_program(name: str) -> None:
    held_against(FOLDER / f"{name}.txt", _table(name, quote_of(*CASES[name])))


def test_no_table_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SHOWN)
