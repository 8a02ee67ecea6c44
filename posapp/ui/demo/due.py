"""期限のある仕事 in the demonstration: what the formed contract asks for, in a period typed by hand, ticked off, taken back and printed."""

from __future__ import annotations

from posapp.services.ports import PaperRow
from posapp.ui.demo import people
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.returned_device import Shown
from posapp.ui.places.tasks import TasksPage

KIND = "task-list"


def tasks(walk: Shown) -> None:
    """Two years on: the last month of the lowest total and the return's last day are found, and the list goes to paper."""
    hands = walk.hands
    walk.outside.now = people.ASKED
    hands.key("F1", "Ctrl+T")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, TasksPage):
        raise Stuck("no 期限のある仕事")
    hands.key("Ctrl+F", "Shift+Tab")
    hands.type("2024/6/30")
    hands.key("Enter")
    hands.wait(lambda: len(page.table.views()) > 1, "the year was not read")
    walk.screen("tasks")
    walk.small_and_dark("tasks")
    hands.key("F7")
    hands.wait(lambda: _done(page), "the task was not ticked off")
    walk.screen("tasks-done")
    hands.key("F7")
    hands.wait(lambda: not _done(page), "the task was not taken back")
    hands.key("F12")
    hands.wait(lambda: bool(_kept(walk)) and not page.work.running, "the list was not made")
    walk.screen("tasks-printed")
    walk.paper(KIND, walk.services.papers.pdf(_kept(walk)[0]))


def _done(page: TasksPage) -> bool:
    view = page.table.view()
    return view is not None and view.done


def _kept(walk: Shown) -> tuple[PaperRow, ...]:
    return tuple(row for row in walk.services.papers.papers() if row.kind == KIND)
