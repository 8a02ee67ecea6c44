"""停電時の用紙: a kit made by keyboard and printed, its sheets marked and found, what is left told, every wrong count answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.outage import SheetKind, SheetState
from posapp.services.outage import KitMade
from posapp.services.ports import StoreFault
from posapp.ui import text_outage as text
from posapp.ui import text_tasks
from posapp.ui.places.outage import OutagePage
from posapp.ui.show.tasks import view_of
from posapp.ui.widgets.line_input import LineInput
from tests.ui.measure import cut
from tests.ui.pages.stage import press, write
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import Desk, counter

TWO = dict.fromkeys(SheetKind, 2)


def shop() -> Desk:
    desk = counter()
    held = desk.around.shop()
    desk.around.put_shop(replace(held, antique_permit="東京都公安委員会 第000000000000号"))
    return desk


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, OutagePage]:
    page = OutagePage(desk.services, sentences())
    return Stand(qtbot, page, "papers"), page


def made(desk: Desk, days_ago: int = 1) -> KitMade:
    desk.around.at -= timedelta(days=days_ago)
    kit = desk.services.outage.make(TWO)
    desk.around.at += timedelta(days=days_ago)
    assert isinstance(kit, KitMade), kit
    return kit


def settled(qtbot: QtBot, page: OutagePage) -> None:
    qtbot.waitUntil(lambda: not page.work.running)


def fill(page: OutagePage, key: str, count: str) -> LineInput:
    field = page.card.asking.form.fields[key].input
    assert isinstance(field, LineInput)
    field.selectAll()
    write(field, count)
    return field


def making(page: OutagePage) -> bool:
    """Asked anew each time: it changes under the keys."""
    return page.card.making


def said(page: OutagePage) -> str:
    notice = page.card.notice
    return f"{notice.head.text()} {notice.body.text()}".strip() if notice.isVisible() else ""


def states(page: OutagePage) -> list[str]:
    return [row.cells[2] for row in page.card.table.lines.rows]


def test_the_first_kit_is_made_and_printed_by_keyboard(qtbot: QtBot) -> None:
    desk = shop()
    stand, page = opened(qtbot, desk)
    assert page.empty.isVisible() and page.empty.title.text() == text.EMPTY
    stand.picture("outage-empty")
    assert page.act("page") and making(page) and page.card.isVisible()
    values = page.card.asking.form.values()
    assert values == {
        "outage-quote": "10",
        "outage-disclosure": "5",
        "outage-application": "5",
        "outage-intake": "5",
        "large": "2",
    }
    stand.picture("outage-making")
    for key, count in zip((*SheetKind, "large"), ("2", "1", "1", "0", "1"), strict=True):
        field = fill(page, key, count)
        press(field, Qt.Key.Key_Return)
    assert page.card.asking.take_button.hasFocus()
    assert page.act("second")
    settled(qtbot, page)
    assert said(page).startswith(text.MADE_HEAD.format(number="X-210615-01")) and not making(page)
    assert states(page) == [text.STATES["blank"]] * 4 and page.card.table.hasFocus()
    assert len(desk.printer.sent) == 9, "guide, table, words twice, poster, and four sheets"
    assert cut(stand.window) == []
    stand.picture("outage-made")


def test_a_sheet_is_put_away_with_its_reason_and_taken_out_again(qtbot: QtBot) -> None:
    desk = shop()
    kit = made(desk)
    stand, page = opened(qtbot, desk)
    assert page.card.standing.text() == text.AGE_READY.format(days=1)
    first = page.card.table.view()
    assert first is not None
    page.act("second")
    settled(qtbot, page)
    assert said(page).startswith(text.SPOILED.format(number=first.number, note=text.NOTES[0]))
    assert states(page)[0] == text.STATES["spoiled"] and page.card.mark.text() == text.TAKE_OUT
    assert page.list.views()[0].state.text == text.WAITING.format(count=7)
    page.act("second")
    settled(qtbot, page)
    assert states(page)[0] == text.STATES["blank"] and said(page) == text.TAKEN_OUT.format(number=first.number)
    page.act("second")
    settled(qtbot, page)
    desk.around.at += timedelta(days=3)
    page.refresh()
    assert text.OVER.format(day="2021年6月16日", days=2) == page.card.standing.text()
    stand.picture("outage-late")
    page.filter.put(text.LEFT)
    page.listed()
    assert [view.key for view in page.list.views()] == [kit.kit]


def test_what_was_never_used_is_put_away_at_once(qtbot: QtBot, answers: Answers) -> None:
    desk = shop()
    made(desk)
    _, page = opened(qtbot, desk)
    answers.yes = False
    page.card.away.click()
    assert states(page) == [text.STATES["blank"]] * 8
    answers.yes = True
    page.card.away.click()
    settled(qtbot, page)
    assert states(page) == [text.STATES["spoiled"]] * 8 and said(page) == text.PUT.format(count=8)
    assert answers.asked == [text.PUT_AWAY_TITLE.format(count=8)] * 2
    assert page.card.standing.text() == text.ALL_DONE and not page.card.away.isEnabled()


def test_a_sheet_is_found_by_its_number_or_what_it_became(qtbot: QtBot) -> None:
    desk = shop()
    kit = made(desk)
    other = made(desk, 0)
    _, page = opened(qtbot, desk)
    assert [view.key for view in page.list.views()] == [other.kit, kit.kit]
    write(page.search, "w-210614-0005")
    assert [view.key for view in page.list.views()] == [kit.kit]
    view = page.card.table.view()
    assert view is not None and view.number == "W-210614-0005"
    page.search.clear()
    write(page.search, "どこにもない")
    assert page.none.title.text() == text.NONE.format(text="どこにもない")


@pytest.mark.parametrize(
    ("count", "code"), [("0", "kit-empty"), ("51", "number-out-of-range"), ("1000", "number-out-of-range")]
)
def test_a_wrong_count_is_said_at_its_field(qtbot: QtBot, count: str, code: str) -> None:
    desk = shop()
    _, page = opened(qtbot, desk)
    page.act("page")
    for kind in SheetKind:
        fill(page, kind, count)
    page.act("second")
    settled(qtbot, page)
    assert said(page).startswith(text.NOT_MADE) and making(page)
    assert desk.services.outage.kits() == () and desk.printer.sent == []
    assert page.back() and not making(page) and not page.back()


def test_a_printer_that_is_gone_leaves_the_kit_made(qtbot: QtBot) -> None:
    desk = shop()
    desk.printer.fault = "printer-missing"
    _, page = opened(qtbot, desk)
    page.act("page")
    page.act("second")
    settled(qtbot, page)
    assert said(page).startswith(text.MADE_HEAD.format(number="X-210615-01")) and text.MADE_NOT_PRINTED in said(page)
    assert len(page.card.table.lines.rows) == 25
    page.act("print")
    settled(qtbot, page)
    assert said(page).startswith(text.NOT_PRINTED)


def test_every_paper_is_written_into_a_folder(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    desk = shop()
    made(desk)
    _, page = opened(qtbot, desk)
    page.card.save.click()
    assert list(tmp_path.iterdir()) == [], "thought better of"
    answers.path = tmp_path
    page.card.save.click()
    settled(qtbot, page)
    assert said(page) == text.SAVED.format(count=12) and len(list(tmp_path.glob("*.pdf"))) == 12
    assert desk.records.handed_out(*tmp_path.glob("*.pdf")) == ["saved"] * 12
    answers.path = tmp_path / "nowhere"
    page.card.save.click()
    settled(qtbot, page)
    assert said(page).startswith(text.NOT_SAVED)


def test_a_store_that_cannot_write_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = shop()
    made(desk)
    _, page = opened(qtbot, desk)

    def full(*_given: object, **_more: object) -> int:
        raise StoreFault("disk-full")

    monkeypatch.setattr(desk.records.sheets, "put_away", full)
    page.act("second")
    settled(qtbot, page)
    assert said(page).startswith(text.FAILED) and states(page)[0] == text.STATES["blank"]


def test_a_sheet_that_changed_elsewhere_is_shown_as_it_is_now(qtbot: QtBot) -> None:
    desk = shop()
    made(desk)
    _, page = opened(qtbot, desk)
    row = page.card.table.view()
    assert row is not None
    desk.services.outage.put_away((row.number,), "別の窓口")
    page.act("second")
    settled(qtbot, page)
    assert said(page) == text.CHANGED and states(page)[0] == text.STATES["spoiled"]
    kit = desk.services.outage.kits()[0]
    assert [sheet.note for sheet in kit.of(SheetState.SPOILED)] == ["別の窓口"]


def test_what_was_never_keyed_in_is_among_the_tasks(qtbot: QtBot) -> None:
    desk = shop()
    kit = made(desk)
    desk.services.outage.put_away(("W-210614-0001",), "書き損じ")
    today = desk.around.now().date()
    (task,) = desk.services.tasks.tasks(today, today + timedelta(days=2))
    view = view_of(task, today)
    assert (view.who, view.what, task.number) == (text_tasks.SHEETS, text_tasks.SHEETS_LEFT.format(count=7), kit.kit)
    _, page = opened(qtbot, desk)
    page.open_kit(task.number)
    assert page.card.kit is not None and page.card.kit.number == kit.kit
