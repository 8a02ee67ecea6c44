"""Applied for in one month, assessed in the next, by keystrokes alone: the draft waits, its task stands on ホーム, and goes with the receipt."""

from __future__ import annotations

from datetime import date

from posapp.domain.handin_choices import Way
from posapp.domain.tasks import TaskKind
from posapp.flows.intake import CHECK, WHAT
from posapp.services.tasks import Source, Task
from posapp.ui.pages.home import HomePage
from posapp.ui.places.tasks import TasksPage
from tests.e2e.counter import World, day
from tests.e2e.return_counter import DEVICE, PERSON, SOUND, STEPS, Counter, ReturnTill, contract
from tests.e2e.test_sale_by_keyboard import squeezed, text_of

EVER = date(2000, 1, 1), date(2100, 1, 1)


def left(till: ReturnTill) -> None:
    """A device that came on 20 January, applied for on 18 December; staff go to ホーム before the assessment."""
    till.begin()
    till.fill(PERSON, {})
    till.at(WHAT)
    till.fill(DEVICE | {"applied_on": "R6.12.18"}, {})
    till.hands.key("F1")


def drafts(till: ReturnTill) -> list[Task]:
    return [task for task in till.services.tasks.tasks(*EVER) if task.source is Source.DRAFT]


def test_what_was_applied_for_waits_and_is_assessed_in_time(world: World, counter: Counter) -> None:
    contract(world, "softbank-shintoku-standard")
    till = counter(day(2025, 1, 20))
    left(till)
    (task,) = drafts(till)
    assert (task.day, task.kind, task.applied) == (date(2025, 1, 31), TaskKind.ASSESSMENT, date(2024, 12, 18))
    home = till.place
    assert isinstance(home, HomePage)
    till.until(lambda: bool(home._view and home._view.tasks), "the task is not on ホーム")

    again = counter(day(2025, 1, 28))
    again.hands.key("Ctrl+T")
    page = again.place
    assert isinstance(page, TasksPage)
    again.until(lambda: page.table.view() is not None, "the tasks were not read")
    view = page.table.view()
    assert view is not None and view.task == task
    again.hands.key("F12")
    again.until(lambda: len(world.tray.sent) == 1, "the list was not printed")
    assert squeezed("申込 2024年12月18日") in text_of(world.tray.sent[0][0])
    again.hands.key("Enter")
    assert again.draft.id == task.record and again.draft.applied_on
    again.fill(STEPS, {})
    again.check(SOUND)
    again.sign()
    assert drafts(again) == [] and again.services.tasks.tasks(*EVER) == (), "nobody waits for its window any more"
    (row,) = again.services.returns.intakes()
    assert (row.state, row.id) == ("received", task.record)


def test_a_day_too_late_the_benefit_is_lost_and_the_task_says_so(world: World, counter: Counter) -> None:
    contract(world, "softbank-shintoku-standard")
    left(counter(day(2025, 1, 20)))
    till = counter(day(2025, 2, 1))
    (task,) = drafts(till)
    assert task.day == date(2025, 1, 31)
    till.hands.key("Ctrl+T")
    page = till.place
    assert isinstance(page, TasksPage)
    till.until(lambda: page.table.view() is not None, "the tasks were not read")
    assert "期限を過ぎたもの" in page.table.lines.data(page.table.lines.index(0, 0))
    till.hands.key("Enter")
    till.fill(STEPS, {})
    till.at(CHECK)
    till.check(SOUND)
    till.take(Way.NOW)
    assert till.why_not() == ["assessment-overdue"]
