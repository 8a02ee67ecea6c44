"""書類 (F5): the print list, by keyboard."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.services.print_ports import PrintFault, Way
from posapp.services.print_ways import ALL, PrintWay
from posapp.services.printing import Order, of_paper
from posapp.ui import text_prints as text
from posapp.ui.places.paper_list import PaperListPage
from posapp.ui.widgets.choice_input import ChoiceInput
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


def opened(qtbot: QtBot, desk: Desk, left: int = 0) -> tuple[Stand, PaperListPage]:
    page = PaperListPage(desk.services, sentences(), left)
    return Stand(qtbot, page, "papers"), page


def wait(qtbot: QtBot, page: PaperListPage) -> None:
    qtbot.waitUntil(lambda: page.ready)


def states(page: PaperListPage) -> list[str]:
    return [view.state.text for view in page.list.views()]


def titles(page: PaperListPage) -> list[str]:
    return [view.customer for view in page.list.views()]


def paper(desk: Desk, kind: str) -> UUID:
    return next(row.id for row in desk.records.paper_rows.values() if row.kind == kind)


def mixed() -> Desk:
    """One of every state, as a day leaves them."""
    desk = with_papers()
    prints, spool = desk.services.prints, desk.printer
    rows = {row.kind: row for row in desk.records.paper_rows.values()}
    prints.print((of_paper(rows["quote"]),))
    prints.print((of_paper(desk.records.paper_rows[rows["quote"].id]),))
    spool.fault = "printer-missing"
    prints.print((of_paper(rows["consent"]),))
    spool.fault, spool.stopped = "", "printer-out-of-paper"
    prints.print((of_paper(rows["disclosure"]),), Order(way=Way(printer="back-office", tray="tray-2", sides="long")))
    spool.stopped = ""
    (asked,) = prints.ask((of_paper(rows["schedule"]),))
    prints.cancel(asked.id)
    prints.ask((of_paper(rows["application"]),))
    return desk


def test_a_day_at_the_printer(qtbot: QtBot) -> None:
    desk = mixed()
    stand, page = opened(qtbot, desk)
    assert states(page)[:8] == [
        "出ていません", "出ていません", "確認が必要", "確認が必要", "印刷待ち", "印刷待ち", "未印刷", "未印刷",
    ]  # fmt: skip
    assert sorted(states(page)[8:]) == ["印刷済み", "印刷済み", "取り消し"]
    wait(qtbot, page)
    stand.picture("prints-failed")
    page.list.setCurrentRow(2)
    wait(qtbot, page)
    assert "用紙がありません" in page.card.trouble.head.text()
    assert not page.card.print.isEnabled() and page.card.cancel.isVisible()
    stand.picture("prints-held-up")
    page.list.setCurrentRow(next(n for n, view in enumerate(page.list.views()) if view.what.endswith("再発行 1回目")))
    wait(qtbot, page)
    assert page.card.print.text() == "再発行 2回目を印刷"
    stand.picture("prints-reprint")
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    stand.picture("prints-way")


def test_nothing_to_print_says_so(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, counter())
    stand.picture("prints-empty")
    assert not page.filled and page.empty.isVisible()
    assert not page.all_button.isEnabled() and page.all_button.toolTip() == text.PRINT_ALL_NONE


def test_f12_prints_all_that_is_not_on_paper(qtbot: QtBot) -> None:
    desk = with_papers()
    stand, page = opened(qtbot, desk)
    desk.printer.fault = "printer-missing"
    press(stand.window, Qt.Key.Key_F12)
    wait(qtbot, page)
    assert set(states(page)) == {"出ていません"} and len(states(page)) == 9, "of three papers the shop keeps a copy"
    assert "9件を印刷できませんでした" in page.card.notice.head.text()
    desk.printer.fault = ""
    press(stand.window, Qt.Key.Key_F12)
    wait(qtbot, page)
    assert len(desk.printer.sent) == 9
    assert set(states(page)) == {"印刷済み"}
    assert "9件をプリンターへ送りました" in page.card.notice.head.text()
    assert stand.changes == 2


def test_without_a_printer_no_box_opens_and_the_list_says_why(qtbot: QtBot, answers: Answers) -> None:
    desk = with_papers()
    desk.printer.fault = "printer-missing"
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert states(page)[0] == "出ていません"
    assert "プリンターが見つかりません" in page.card.trouble.head.text()
    assert "電源と接続を確かめて" in page.card.trouble.body.text()
    assert answers.asked == []


def test_a_reprint_by_keyboard_is_marked_and_counted(qtbot: QtBot) -> None:
    desk = with_papers()
    stand, page = opened(qtbot, desk)
    page.search.put("見積")
    page.listed()
    press(page.search, Qt.Key.Key_Return)
    press(page.card.print, Qt.Key.Key_Space)
    wait(qtbot, page)
    assert states(page) == ["印刷済み"]
    assert page.card.print.text() == "再発行 1回目を印刷"
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert [b"again 1" in pdf for pdf, _ in desk.printer.sent] == [False, True, False]
    assert b"again 2" in desk.printer.sent[2][0]
    assert page.card.print.text() == "再発行 3回目を印刷"


def test_a_print_is_called_off_and_taken_up_again(qtbot: QtBot) -> None:
    desk = with_papers()
    desk.printer.stopped = "printer-jammed"
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    page.list.choose(next(view.key for view in page.list.views() if view.state.text == text.HELD_UP))
    page.open_row(page.list.key())
    page.card.cancel.click()
    wait(qtbot, page)
    assert "取り消しました" in page.card.notice.head.text()
    assert desk.services.prints.jobs(("cancelled",))
    desk.printer.stopped = ""
    page.filter.put(text.DONE)
    page.listed()
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert states(page) == ["印刷済み"] and len(desk.printer.sent) == 1


def test_sheets_that_came_out_unseen_are_settled_by_staff(qtbot: QtBot) -> None:
    desk = with_papers()
    desk.printer.stopped = "printer-away"
    prints = desk.services.prints
    prints.print((of_paper(desk.records.paper_rows[paper(desk, "quote")]),))
    desk.printer.sheets.clear()
    prints.follow()
    _, page = opened(qtbot, desk)
    wait(qtbot, page)
    assert "分かりません" in page.card.trouble.head.text() and page.card.came_out.isVisible()
    page.card.came_out.click()
    wait(qtbot, page)
    assert desk.records.paper_rows[paper(desk, "quote")].state == "printed"
    assert "印刷済みにしました" in page.card.notice.head.text()


def test_the_way_of_a_kind_is_offered_from_the_printer_and_remembered(qtbot: QtBot) -> None:
    desk = with_papers()
    ways = desk.services.prints.ways
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    form = page.card.ways.form
    qtbot.waitUntil(lambda: len(labels(page, "tray")) == 4)
    assert labels(page, "tray") == ["プリンターに任せる", "トレイ1", "トレイ2", "手差し"]
    assert labels(page, "printer") == ["いつものプリンター", "counter", "back-office"]
    kind = page.card.line.kind if page.card.line else ""
    choose(page, "printer", "back-office")
    qtbot.waitUntil(lambda: len(labels(page, "tray")) == 4)
    choose(page, "tray", "tray-2")
    choose(page, "sides", "long")
    choose(page, "customer", "2")
    assert ways.of(kind) == PrintWay(printer="back-office", tray="tray-2", sides="long", customer=2)
    assert ways.of("schedule").printer == "", "another kind goes on as before"
    assert page.card.ways.forget.isVisible()
    page.card.ways.forget.click()
    assert ways.of(kind) == PrintWay()
    choose(page, "kind", ALL)
    choose(page, "printer", "counter")
    assert ways.of("ledger").printer == "counter"
    assert not form.fields["customer"].isVisible()
    assert page.back() and not page.card.setting
    assert not page.back()


def test_tried_again_it_goes_to_the_printer_that_was_chosen_after_the_failure(qtbot: QtBot) -> None:
    desk = with_papers()
    desk.printer.fault = "printer-missing"
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    desk.printer.fault = ""
    press(stand.window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "back-office" in labels(page, "printer"))
    choose(page, "printer", "back-office")
    press(stand.window, Qt.Key.Key_F7)
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert [sheet.way.printer for sheet in desk.printer.came_out] == ["back-office"]


def test_a_printer_that_is_gone_stays_chosen_and_says_so(qtbot: QtBot) -> None:
    desk = with_papers()
    desk.services.prints.ways.remember(ALL, PrintWay(printer="old-laser", tray="tray-9", sides="short"))
    stand, page = opened(qtbot, desk)
    press(stand.window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "counter" in labels(page, "printer"))
    printer = page.card.ways.form.fields["printer"]
    assert printer.value() == "old-laser" and labels(page, "printer")[-1] == "old-laser"
    assert any("「old-laser」が見つかりません" in words.text() for words in printer.findChildren(Words))
    assert labels(page, "tray")[-1] == "トレイ9"
    assert labels(page, "sides") == ["両面（短辺とじ）"]
    stand.picture("prints-way-gone")


def test_a_pdf_is_saved_where_asked(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "mitsumori"
    desk = with_papers()
    _, page = opened(qtbot, desk)
    assert desk.records.file_rows == {}, "looked at is not handed out"
    page.card.save.click()
    wait(qtbot, page)
    assert (tmp_path / "mitsumori.pdf").read_bytes().startswith(b"%PDF")
    assert desk.records.handed_out(tmp_path / "mitsumori.pdf") == ["saved"]
    assert answers.asked[0].endswith(".pdf")
    assert str(tmp_path) in page.card.notice.body.text()


def test_a_folder_that_takes_nothing_is_said(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "none" / "a.pdf"
    _, page = opened(qtbot, with_papers())
    page.card.save.click()
    wait(qtbot, page)
    assert "保存できませんでした" in page.card.notice.head.text()


def test_yesterdays_prints_are_not_todays(qtbot: QtBot) -> None:
    desk = with_papers()
    desk.services.prints.print(of_paper(row) for row in tuple(desk.records.paper_rows.values()))
    desk.around.at += timedelta(days=1)
    _, page = opened(qtbot, desk)
    assert page.list.views() == ()


def test_search_and_filters(qtbot: QtBot) -> None:
    _, page = opened(qtbot, mixed())
    page.filter.put(text.DONE)
    page.listed()
    assert set(states(page)) == {"取り消し", "印刷済み"}
    page.search.put("店舗控え")
    page.listed()
    assert page.list.views() == () and "店舗控え" in page.none.title.text()
    page.filter.put(text.OPEN)
    page.listed()
    assert set(titles(page)) == {"同意書", "重要事項説明書", "お申込書"}


def test_what_the_last_run_left_is_said_when_the_list_is_opened(qtbot: QtBot) -> None:
    desk = with_papers()
    desk.services.prints.ask((of_paper(desk.records.paper_rows[paper(desk, "quote")]),))
    left = desk.services.prints.recover()
    stand, page = opened(qtbot, desk, len(left))
    wait(qtbot, page)
    assert "1件あります" in page.card.notice.head.text()
    assert "まだ印刷されていません" in page.card.trouble.head.text()
    stand.picture("prints-left")


def test_a_paper_that_cannot_be_drawn_is_said_beside_its_line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = with_papers()

    def broken(*_: object, **_marks: object) -> bytes:
        raise PrintFault("paper-missing")

    monkeypatch.setattr(desk.services.papers, "pdf", broken)
    _, page = opened(qtbot, desk)
    qtbot.waitUntil(lambda: page.card.notice.isVisible())
    assert "見つかりません" in page.card.notice.body.text()


def box(page: PaperListPage, key: str) -> ChoiceInput:
    found = page.card.ways.form.fields[key].input
    assert isinstance(found, ChoiceInput)
    return found


def labels(page: PaperListPage, key: str) -> list[str]:
    return [box(page, key).itemText(n) for n in range(box(page, key).count())]


def choose(page: PaperListPage, key: str, value: str) -> None:
    box(page, key).put(value)
    box(page, key).changed.emit(value)
