"""Tasks as rows to paint and to look for, in groups by nearness. Knows no widget and no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from posapp.domain.days import era_text
from posapp.domain.folding import fold
from posapp.domain.months import Month
from posapp.domain.tasks import TaskKind
from posapp.services.tasks import Source, Task
from posapp.services.working_days import holiday
from posapp.ui import text
from posapp.ui import text_tasks as words
from posapp.ui.views import Tone

_ICONS = {Source.MAIL: "mail", Source.DRAFT: "intake", Source.KIT: "edit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """One task with its day; ``tone`` STOP is today or late.

    found_by  what a search looks in;  done  ticked off a moment ago, and can be opened again
    """

    task: Task
    icon: str
    tone: Tone
    day: str
    under: str
    holiday: str
    who: str
    program: str
    what: str
    head: str
    detail: str
    group: str
    found_by: str
    done: bool = False

    @property
    def says(self) -> str:
        """The whole row in words."""
        return words.SAYS.format(group=self.group, day=f"{self.day} {self.under}", who=self.who, head=self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The head of a group."""

    name: str
    count: str


def view_of(task: Task, today: date, *, done: bool = False) -> TaskView:
    """A task as one row."""
    near = task.day <= today and not done
    weekday = text.WEEKDAYS[task.day.weekday()]
    if task.day == today:
        day = words.TODAY
        under = words.DAY_WEEK.format(month=task.day.month, day=task.day.day, weekday=weekday)
    else:
        day = words.DAY.format(month=task.day.month, day=task.day.day)
        under = (words.WEEK_ONLY if task.day.year == today.year else words.YEAR_WEEK).format(
            year=task.day.year, weekday=weekday
        )
    head, after = said_of(task, today)
    name = holiday(task.day)
    parts = (_who(task), task.device, task.program, task.number, head, name, era_text(task.day), day)
    return TaskView(
        task=task, icon="check" if done else "warn" if near else _ICONS.get(task.source, "clock"),
        tone=Tone.STOP if near else Tone.PLAIN, day=day, under=under, holiday=name,
        who=_who(task), program=task.program, what=_what(task), head=head,
        detail=_detail(task, after, today), group=group_of(task.day, today), found_by="\n".join(fold(part) for part in parts), done=done,
    )  # fmt: skip


def _who(task: Task) -> str:
    """Whose it is; a kit is the shop's own."""
    if task.source is Source.KIT:
        return words.SHEETS
    return words.SIR.format(name=task.customer) if task.customer else words.NO_NAME


def _what(task: Task) -> str:
    if task.source is Source.KIT:
        return words.SHEETS_LEFT.format(count=task.left)
    return words.DEVICE_PROGRAM.format(device=task.device, program=task.program)


def said_of(task: Task, today: date) -> tuple[str, str]:
    """What a task asks for, and what comes after its day; with the yen where they are known."""
    (head, after), day, stake = words.KINDS[task.kind.value], day_text(task.day, today), task.stake
    after = after.format(day=day)
    if stake is None:
        return head, after
    if stake.since is not None:
        since = _begins(stake.since, today)
        after = words.LEFT.format(since=since, left=stake.left, more=stake.saved - stake.left)
    else:
        after = words.CLOSES.format(more=stake.saved)
    if task.kind is TaskKind.TOTAL_RISES:
        whole_month = task.day == Month.containing(today).last_day()
        until = words.UNTIL_MONTH if whole_month else words.UNTIL_DAY.format(day=day)
        head = words.RISES[stake.assessed].format(until=until, saved=stake.saved)
    return head, after


def _begins(since: date, today: date) -> str:
    """7月 where the next month of returns is a calendar month, else 7月11日から."""
    if since.day != 1:
        return words.FROM_DAY.format(day=day_text(since, today))
    said = words.IN_MONTH if since.year == today.year else words.IN_MONTH_YEAR
    return said.format(year=since.year, month=since.month)


def _detail(task: Task, after: str, today: date) -> str:
    said = after
    if task.applied is not None:
        said = words.APPLIED.format(applied=day_text(task.applied, today), after=said)
    if task.day < today:
        said = words.OVER.format(count=(today - task.day).days, after=said)
    if today <= task.working < task.day:
        weekday = text.WEEKDAYS[task.working.weekday()]
        said = words.RESTS.format(month=task.working.month, day=task.working.day, weekday=weekday, after=said)
    return said


def day_text(day: date, today: date) -> str:
    """6月30日; with the year when it is not this one."""
    said = words.DAY if day.year == today.year else words.DAY_YEAR
    return said.format(year=day.year, month=day.month, day=day.day)


def group_of(day: date, today: date) -> str:
    """What is over, today, this week (it ends on Saturday), the rest of the month, then month by month."""
    if day < today:
        return words.LATE
    if day == today:
        return words.TODAY
    week = week_end(today)
    if day <= week:
        return words.WEEK.format(month=week.month, day=week.day)
    if Month.containing(day) == Month.containing(today):
        return words.MONTH_REST.format(month=day.month)
    return (words.MONTH if day.year == today.year else words.MONTH_YEAR).format(year=day.year, month=day.month)


def week_end(today: date) -> date:
    """The Saturday of this week; weeks begin on Sunday, as on ホーム."""
    return today + timedelta(days=(5 - today.weekday()) % 7)


def periods(today: date) -> tuple[tuple[date, date], ...]:
    """The periods that have a key, all from today."""
    month = Month.containing(today)
    ends = (week_end(today), month.last_day(), month.plus(1).last_day(), month.plus(12).last_day())
    return tuple((today, end) for end in ends)


def grouped(views: Iterable[TaskView]) -> tuple[Band | TaskView, ...]:
    """The rows with the head of each group before it."""
    rows: list[Band | TaskView] = []
    for name, group in groupby(views, key=lambda view: view.group):
        held = list(group)
        rows += [Band(name=name, count=words.COUNT.format(count=len(held))), *held]
    return tuple(rows)


def found(views: Iterable[TaskView], typed: str) -> tuple[TaskView, ...]:
    """Tasks that hold every word typed."""
    asked = [fold(word) for word in typed.split()]
    return tuple(view for view in views if all(word in view.found_by for word in asked))


def total(views: tuple[TaskView, ...], today: date, most: int, *, searched: bool) -> str:
    """How many, how many of them are late, and when only the first ``most`` are shown."""
    cut = words.FIRST.format(most=most) if len(views) > most else ""
    if searched:
        return words.FOUND.format(count=len(views)) + cut
    late = sum(1 for view in views if view.task.day < today and not view.done)
    said = words.TOTAL.format(count=len(views))
    return said + (words.TOTAL_LATE.format(count=late) if late else "") + cut
