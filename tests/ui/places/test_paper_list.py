from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.ui.places.paper_list import PaperListPage
from posapp.ui.widgets.words import Words
from tests.ui.pages.stage import press
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import Desk, counter


def with_papers() -> Desk:
    desk = counter()
    row = desk.taken()
    found = desk.services.sales.case(row.id)
    assert found is not None
    desk.services.papers.issue(*found)
    return desk


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, PaperListPage]:
    page = PaperListPage(desk.services, sentences())
    return Stand(qtbot, page, "papers"), page


def wait(qtbot: QtBot, page: PaperListPage) -> None:
    qtbot.waitUntil(lambda: not page.work.running)


def test_the_picture(qtbot: QtBot) -> None:
    desk = with_papers()
    rows = list(desk.records.paper_rows.values())
    desk.records.paper_printed(rows[0].id, state="printed")
    desk.records.paper_printed(rows[1].id, state="printed")
    desk.records.paper_printed(rows[3].id, state="failed", reason="printer-missing")
    stand, page = opened(qtbot, desk)
    stand.picture("papers")
    assert [box.view.state for box in page.open_rows.rows] == ["failed", *["waiting"] * 3]
    assert "プリンターが見つかりません" in page.open_rows.rows[0].view.reason
    assert len(page.done_rows.rows) == 2


def test_nothing_to_print_says_so_and_blocks_the_button(qtbot: QtBot) -> None:
    desk = counter()
    stand, page = opened(qtbot, desk)
    stand.picture("papers-empty")
    assert page.empty.isVisible()
    assert not page.all_button.isEnabled()
    assert page.all_button.toolTip()


def test_f12_prints_all_waiting_and_failed(qtbot: QtBot) -> None:
    desk = with_papers()
    first = next(iter(desk.records.paper_rows))
    desk.records.paper_printed(first, state="failed", reason="printer-missing")
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F12)
    wait(qtbot, page)
    assert len(desk.printer.sent) == 9, "of three papers the shop keeps a copy"
    assert page.open_rows.rows == []
    assert len(page.done_rows.rows) == 6
    assert "6通" in page.notice.head.text()
    assert stand.changes == 1


def test_without_a_printer_the_reason_is_said_once_and_no_box_opens(qtbot: QtBot, answers: Answers) -> None:
    desk = with_papers()
    desk.printer.fault = "printer-missing"
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F12)
    wait(qtbot, page)
    assert {box.view.state for box in page.open_rows.rows} == {"failed"}
    ((reason, count),) = page.open_rows.shared.items()
    assert "プリンターが見つかりません" in reason and count == 6
    said = [words for words in page.findChildren(Words) if words.text() == reason and words.isVisible()]
    assert len(said) == 1, "one sentence above the rows, none in them"
    assert not any(hasattr(box, "reason") for box in page.open_rows.rows)
    assert answers.asked == []
    stand.picture("papers-no-printer")


def test_one_paper_is_printed_and_the_focus_goes_on(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, with_papers())
    press(page.open_rows.rows[0].print_button, Qt.Key.Key_Down)
    assert page.open_rows.rows[1].print_button.hasFocus()
    title = page.open_rows.rows[1].view.title
    press(page.open_rows.rows[1].print_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.done_rows.rows) == 1)
    assert page.done_rows.rows[0].view.title == title
    assert page.isAncestorOf(stand.window.focusWidget())


def test_a_pdf_is_saved_where_asked(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "mitsumori"
    _stand, page = opened(qtbot, with_papers())
    page.open_rows.rows[0].save_button.click()
    wait(qtbot, page)
    assert (tmp_path / "mitsumori.pdf").read_bytes().startswith(b"%PDF")
    assert answers.asked[0].endswith(".pdf")
    assert str(tmp_path) in page.notice.body.text()


def test_a_folder_that_takes_nothing_is_said_and_the_paper_stays(
    qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:  # fmt: skip
    answers.path = tmp_path / "none" / "a.pdf"
    _stand, page = opened(qtbot, with_papers())
    page.open_rows.rows[0].save_button.click()
    wait(qtbot, page)
    assert "保存できませんでした" in page.notice.head.text()
    assert len(page.open_rows.rows) == 6


def test_yesterdays_prints_are_not_todays(qtbot: QtBot) -> None:
    desk = with_papers()
    for row in desk.records.paper_rows.values():
        desk.records.paper_rows[row.id] = replace(row, state="printed")
    desk.around.at = desk.around.at.replace(day=16)
    _stand, page = opened(qtbot, desk)
    assert page.done_rows.rows == []
    assert page.none_today.isVisible()
