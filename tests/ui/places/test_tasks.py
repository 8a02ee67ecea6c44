"""期限のある仕事: by day in groups, found, opened, ticked off and taken back, printed; with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.services.ports import StoreFault, TaskRow
from posapp.services.tasks import Source, Task
from posapp.ui import text_tasks as text
from posapp.ui.places.tasks import MOST, TasksPage
from posapp.ui.show.tasks import Band
from posapp.ui.text_period import NO_DAY
from tests.ui.pages.stage import press, write
from tests.ui.places.stage import Stand, sentences
from tests.ui.places.task_samples import full
from tests.ui.twins import Desk, counter


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, TasksPage]:
    page = TasksPage(desk.services, sentences())
    stand = Stand(qtbot, page, "home")
    settled(qtbot, page)
    page.focus_first()
    return stand, page


def settled(qtbot: QtBot, page: TasksPage) -> None:
    qtbot.waitUntil(lambda: not (page._reader.running or page._writer.running or page.work.running))


def bands(page: TasksPage) -> list[tuple[str, str]]:
    return [(row.name, row.count) for row in page.table.lines.rows if isinstance(row, Band)]


def who(page: TasksPage) -> list[str]:
    return [view.task.customer for view in page.table.views()]


def test_tasks_stand_by_day_in_groups(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, full())
    stand.picture("tasks")
    assert bands(page) == [
        ("期限を過ぎたもの", "2件"), ("今日", "1件"), ("今週（6月21日まで）", "1件"), ("6月中", "4件"), ("7月", "3件")
    ]  # fmt: skip
    assert page.table.hasFocus() and page.total.text() == "11件　うち期限を過ぎたもの 2件"
    days = [view.task.day for view in page.table.views()]
    assert days == sorted(days) and len({view.task.id for view in page.table.views()}) == 11
    seaside = next(view for view in page.table.views() if view.holiday)
    assert (seaside.holiday, seaside.detail[:15]) == ("海の日", "平日は7月18日(金)まで。7")
    assert page.table.lines.data(page.table.lines.index(0, 0)) == "期限を過ぎたもの 2件"


def test_the_application_and_the_assessment_are_two_days(qtbot: QtBot) -> None:
    _stand, page = opened(qtbot, full())
    view = next(view for view in page.table.views() if view.task.source is Source.DRAFT)
    assert view.detail == "申込 5月20日。6月30日までに査定を終えないと、特典を使えません"


def test_enter_opens_the_record(qtbot: QtBot) -> None:
    _stand, page = opened(qtbot, full())
    seen: list[Task] = []
    page.opened.connect(seen.append)
    for _ in range(11):
        press(page.table, Qt.Key.Key_Return)
        press(page.table, Qt.Key.Key_Down)
    assert [task.source for task in seen] == [view.task.source for view in page.table.views()]
    assert {task.source for task in seen} == set(Source) - {Source.KIT}  # a used kit is a sample of 停電時の用紙
    press(page.table, Qt.Key.Key_Home)
    first = page.table.view()
    press(page.table, Qt.Key.Key_End)
    last = page.table.view()
    assert first is not None and last is not None and (first.task, last.task) == (seen[0], seen[-1])


def test_a_task_is_ticked_off_and_taken_back(qtbot: QtBot) -> None:
    desk = full()
    stand, page = opened(qtbot, desk)
    press(page.table, Qt.Key.Key_End)
    view = page.table.view()
    assert view is not None and view.task.by_hand and page.tick_button.isEnabled()
    press(page.table, Qt.Key.Key_F7)
    settled(qtbot, page)
    stand.picture("tasks-ticked")
    held = page.table.view()
    assert held is not None and held.done and held.task == view.task and desk.records.due[view.task.id].done
    assert (page.tick_button.text(), stand.changes) == (text.UNTICK, 1) and view.who in page.notice.head.text()
    press(page.table, Qt.Key.Key_F7)
    settled(qtbot, page)
    held = page.table.view()
    assert held is not None and not held.done and not desk.records.due[view.task.id].done
    press(page.table, Qt.Key.Key_F7)
    settled(qtbot, page)
    assert not page.back(), "Esc leads home"
    page.hide()
    page.show()
    page.refresh()
    settled(qtbot, page)
    assert view.task.id not in [held.task.id for held in page.table.views()], "gone when the list is opened anew"
    assert [event.what for event in desk.records.events(view.task.record)] == ["task-done", "task-open", "task-done"]


def test_what_ends_with_its_record_is_not_ticked_off(qtbot: QtBot) -> None:
    desk = full()
    _stand, page = opened(qtbot, desk)
    assert not page.tick_button.isEnabled()
    press(page.table, Qt.Key.Key_F7)
    assert page.notice.head.text() == text.NOT_BY_HAND and not desk.records.log


def test_somebody_else_was_faster_or_the_store_fails(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = full()
    _stand, page = opened(qtbot, desk)
    press(page.table, Qt.Key.Key_End)
    view = page.table.view()
    assert view is not None
    desk.records.due[view.task.id] = replace(desk.records.due[view.task.id], done=True)
    press(page.table, Qt.Key.Key_F7)
    settled(qtbot, page)
    assert page.notice.head.text() == text.TICKED_ELSEWHERE
    press(page.table, Qt.Key.Key_End)

    def full_disk(*_: object, **__: object) -> None:
        raise StoreFault("disk-full")

    monkeypatch.setattr(desk.services.tasks, "tick", full_disk)
    press(page.table, Qt.Key.Key_F7)
    settled(qtbot, page)
    assert page.notice.head.text() == text.NOT_TICKED
    monkeypatch.setattr(desk.services.tasks, "tasks", full_disk)
    page.refresh()
    settled(qtbot, page)
    assert page.notice.head.text() == text.READ_FAILED


def test_periods_by_key_and_typed_in_both_calendars(qtbot: QtBot) -> None:
    desk = full()
    stand, page = opened(qtbot, desk)
    for key, count in (("1", 4), ("2", 8), ("3", 11), ("4", 12)):
        press(page.table, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.AltModifier)
        settled(qtbot, page)
        assert len(who(page)) == count, key
    stand.picture("tasks-year")
    assert (page.table.views()[-1].day, page.table.views()[-1].under) == ("3月31日", "2026年・火曜日")
    assert page.name.text() == text.FROM_TODAY[3] and bands(page)[-1][0] == "2026年3月"
    page.days["first"].setFocus()
    page.days["first"].clear()
    write(page.days["first"], "R7.7.1")
    press(page.days["first"], Qt.Key.Key_Return)
    settled(qtbot, page)
    assert (page.first, page.last, page.name.text()) == (date(2025, 7, 1), date(2026, 6, 30), text.OTHER)
    assert bands(page)[0] == ("7月", "3件"), "what is late belongs to a period with today"
    page.days["last"].setFocus()
    page.days["last"].clear()
    write(page.days["last"], "きのう")
    press(page.days["last"], Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.notice.head.text() == NO_DAY


def test_found_by_any_word(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, full())
    assert page.act("search") and page.search.hasFocus()
    write(page.search, "渡辺")
    assert who(page) == ["渡辺 さくら"] and page.total.text() == "1件が見つかりました"
    write(page.search, "x")
    assert who(page) == [] and page.none.title.text() == "「渡辺x」に合う仕事はありません"
    assert not page.open_button.isEnabled() and not page.tick_button.isEnabled()
    stand.picture("tasks-not-found")


def test_the_list_is_printed_once(qtbot: QtBot) -> None:
    desk = full()
    stand, page = opened(qtbot, desk)
    for _ in range(2):
        press(page.table, Qt.Key.Key_F12)
        settled(qtbot, page)
    assert [title for _, title in desk.printer.sent] == ["タスク一覧", "タスク一覧"]
    assert len(desk.records.paper_rows) == 1 and "タスク一覧" in page.notice.head.text()
    stand.picture("tasks-printed")
    desk.printer.fault = "printer-missing"
    press(page.table, Qt.Key.Key_F12)
    settled(qtbot, page)
    assert page.notice.head.text() == "タスク一覧を作り、書類（F5）に入れました。"


def test_nothing_due_says_so(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, counter())
    stand.picture("tasks-none")
    assert page.hasFocus() and page.none.title.text() == text.NONE and page.total.text() == "0件"
    assert not page.act("second")


def test_the_list_goes_on_with_the_days(qtbot: QtBot) -> None:
    desk = full()
    _stand, page = opened(qtbot, desk)
    page.refresh()
    page.refresh()  # asked while it reads
    settled(qtbot, page)
    desk.around.at += timedelta(days=10)
    page.refresh()
    settled(qtbot, page)
    assert page.first == date(2025, 6, 27) and page.last == date(2025, 7, 31)


def test_of_thousands_of_tasks_the_first_are_shown(qtbot: QtBot) -> None:
    desk = counter()
    for n in range(3000):
        desk.records.due[UUID(int=n + 1)] = TaskRow(
            id=UUID(int=n + 1), case_id=UUID(int=n + 9000), due=(date(2021, 6, 15) + timedelta(days=n % 40)).isoformat(),
            kind="window-closes", title=f"見本 {n}", detail="おかえし", done=False,
        )  # fmt: skip
    _stand, page = opened(qtbot, desk)
    assert len(who(page)) == MOST and page.total.text() == "3,000件（はじめの2,000件を表示）"
