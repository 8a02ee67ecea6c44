"""What ホーム shows, read from the records of the shop: drafts, tasks, what waits, the month. No widget, no rule."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from posapp.services.ports import DraftRow, OutboxRow, PaperRow
from posapp.services.tasks import Task
from posapp.ui import text_home
from posapp.ui.days import moment
from posapp.ui.show.tasks import TaskView, view_of
from posapp.ui.widgets.topics import TopicState

_BACK = 31
"""Days before today in which something late is looked for."""
MOST_TASKS = 12
"""Tasks made into rows: more never have room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One draft: who, what, the stage and field it resumes at, five states of progress."""

    id: UUID
    who: str
    what: str
    stage: str
    field: str
    at: str
    states: tuple[TopicState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitLine:
    """Something that waits to be sent or printed, with its own reason."""

    icon: str
    head: str
    under: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day of the month: 0 is a blank, ``count`` tasks fall on it."""

    day: int
    count: int = 0
    past: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """All of it."""

    drafts: tuple[DraftLine, ...]
    tasks: tuple[TaskView, ...] | None
    late: int
    due_today: int
    tasks_note: str
    unsent: tuple[WaitLine, ...]
    unprinted: tuple[WaitLine, ...]
    offline: bool
    month: str
    month_note: str
    weeks: tuple[tuple[DayView, ...], ...]


FieldName = Callable[[str, str], str]
"""(step, field) → what staff call it, empty when it has no name."""


def draft_line(row: DraftRow, now: datetime, field_name: FieldName) -> DraftLine:
    """A draft as one line."""
    at, stage = text_home.STAGES.get(row.step, (0, row.step))
    states = tuple(TopicState.DONE if n < at else TopicState.NOW if n == at else TopicState.OPEN for n in range(5))
    name = field_name(row.step, row.field)
    return DraftLine(
        id=row.id, who=text_home.SIR.format(name=row.title) if row.title else text_home.NO_NAME,
        what=row.detail or text_home.NO_DEVICE, stage=stage,
        field=text_home.DRAFT_FROM.format(field=name) if name else "", at=moment(row.saved_at, now), states=states,
    )  # fmt: skip


def unsent_line(row: OutboxRow, now: datetime, reason: Callable[[str], str]) -> WaitLine:
    """An application that waits to be sent."""
    return WaitLine(
        icon="unsent", head=text_home.UNSENT_ROW.format(name=text_home.SIR.format(name=row.title)),
        under=text_home.UNSENT_AT.format(at=moment(row.created_at, now)), right=reason(row.reason) if row.reason else text_home.UNSENT_WAIT,
    )  # fmt: skip


def unprinted_line(row: PaperRow, now: datetime, names: Mapping[UUID, str], reason: Callable[[str], str]) -> WaitLine:
    """A paper that was not printed, with the reason when a print failed."""
    name = names.get(row.case_id, "") if row.case_id else ""
    who = text_home.SIR.format(name=name) if name else ""
    return WaitLine(
        icon="printer", head=text_home.UNPRINTED_ROW.format(title=row.title, name=who).strip(),
        under=reason(row.reason) if row.reason else text_home.UNPRINTED_WAIT, right=moment(row.issued_at, now),
    )  # fmt: skip


def weeks_of(today: date, due: Mapping[date, int]) -> tuple[tuple[DayView, ...], ...]:
    """The month of ``today`` in weeks from Sunday."""
    made = []
    for week in calendar.Calendar(firstweekday=6).monthdayscalendar(today.year, today.month):
        row = []
        for day in week:
            here = date(today.year, today.month, day) if day else None
            count = due.get(here, 0) if here else 0
            row.append(DayView(day=day, count=count, past=bool(here and here < today), today=here == today))
        made.append(tuple(row))
    return tuple(made)


def back(today: date) -> date:
    """The first day that ホーム looks at: enough for the month's sheet and for what is late."""
    return today - timedelta(days=_BACK)


def home(
    *, now: datetime, offline: bool, drafts: tuple[DraftRow, ...], tasks: tuple[Task, ...] | None,
    outbox: tuple[OutboxRow, ...], papers: tuple[PaperRow, ...], names: Mapping[UUID, str], field_name: FieldName,
    reason: Callable[[str], str],
) -> HomeView:  # fmt: skip
    """Everything ホーム shows. ``names`` are customers' names by case; ``reason`` says a fault's code in few words.

    ``tasks`` are read beside the window: None until they are here.
    """
    today = now.date()
    due = Counter(task.day for task in tasks or ())
    this_month = {day: n for day, n in due.items() if (day.year, day.month) == (today.year, today.month)}
    later = sum(n for day, n in this_month.items() if day > today)
    counted = sum(this_month.values())
    return HomeView(
        drafts=tuple(draft_line(row, now, field_name) for row in drafts),
        tasks=None if tasks is None else tuple(view_of(task, today) for task in tasks[:MOST_TASKS]),
        late=sum(n for day, n in due.items() if day < today), due_today=due.get(today, 0),
        tasks_note=text_home.TASKS_MONTH.format(month=today.month, count=counted) if counted else "",
        unsent=tuple(unsent_line(row, now, reason) for row in outbox),
        unprinted=tuple(unprinted_line(row, now, names, reason) for row in papers),
        offline=offline, month=text_home.MONTH.format(month=today.month),
        month_note=text_home.MONTH_NOTE.format(today=due.get(today, 0), later=later) if counted else text_home.MONTH_NONE,
        weeks=weeks_of(today, due),
    )  # fmt: skip
