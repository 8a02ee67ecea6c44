"""台帳: a period read, searched, put right, printed and written out; with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.people import DocumentKind
from posapp.flows.ledger import form_of
from posapp.services.counter import LedgerYears
from posapp.services.intake_ports import LedgerEntry
from posapp.ui import text_ledger as text
from posapp.ui.places.ledger import LedgerPage
from posapp.ui.text_period import NO_DAY
from tests.documents.intakes import row
from tests.ui.pages.stage import press, write
from tests.ui.places.ledger_samples import lines, nine, shop, take_in
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import Desk


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, LedgerPage]:
    page = LedgerPage(desk.services, sentences())
    stand = Stand(qtbot, page, "ledger")
    settled(qtbot, page)
    page.focus_first()
    return stand, page


def settled(qtbot: QtBot, page: LedgerPage) -> None:
    qtbot.waitUntil(lambda: not (page._reader.running or page._writer.running or page.work.running))


def numbers(page: LedgerPage) -> list[str]:
    return [view.line.row.number for view in page.table.lines.rows]


def put_right(desk: Desk, number: int, **fields: str) -> None:
    """A correction made before the place is opened."""
    book = desk.services.ledger
    line = next(held for held in book.lines(date(2021, 6, 1), date(2021, 6, 30)) if held.entry.number == number)
    made = book.correct(line, replace(form_of(line.row), **fields))
    assert isinstance(made, LedgerEntry)


def test_an_empty_book_says_how_it_begins(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, shop())
    stand.picture("ledger-empty")
    assert page.stack.currentWidget() is page.empty and page.empty.title.text() == text.EMPTY
    assert page.hasFocus(), "so that the F-keys are heard"
    assert not page.act("print") and not page.back()


def test_the_month_is_shown_with_its_sum_and_how_long_it_is_kept(qtbot: QtBot) -> None:
    desk = nine()
    stand, page = opened(qtbot, desk)
    stand.picture("ledger")
    assert page.name.text() == "2021年6月" and len(numbers(page)) == 9
    assert page.total.text() == "9台　対価の合計 540,000円"
    assert "2024年6月1日まで" in page.kept.text() and "3年" in page.kept.text()
    first, third, fifth = (page.table.lines.rows[at] for at in (0, 2, 4))
    assert first.person[2] == "確認 運転免許証・末尾 1234"
    assert third.person[2] == "確認 係員の前での署名"
    assert fifth.person[2] == "確認 マイナンバーカード(表)" and "製造番号 WX-0099123" in fifth.item[1]
    assert page.table.hasFocus()
    desk.around.put_preferences(ledger_years=LedgerYears.TAX)
    page.refresh()
    settled(qtbot, page)
    assert "2028年6月1日まで" in page.kept.text()


def test_corrections_stand_under_their_line_and_count_once(qtbot: QtBot) -> None:
    desk = nine()
    put_right(desk, 2, colour="パープル", reason="色の書き誤りのため")
    put_right(desk, 10, occupation="会社役員", reason="お申し出のため")
    stand, page = opened(qtbot, desk)
    stand.picture("ledger-corrected")
    assert [number[-2:] for number in numbers(page)[:5]] == ["01", "02", "10", "11", "03"]
    old, middle, newest = page.table.lines.rows[1:4]
    assert (old.old, old.entry[2], old.item[2]) == (True, text.CORRECTED, "K-2021-000010で訂正しました")
    assert "色の書き誤りのため" in middle.item[2] and "K-2021-000011で訂正しました" in middle.item[2]
    assert (newest.entry[2], newest.item[2]) == (text.CORRECTION, "K-2021-000010の訂正　お申し出のため")
    assert page.total.text() == "9台　対価の合計 540,000円　訂正 2行"


def test_a_line_is_put_right_by_keyboard_alone(qtbot: QtBot) -> None:
    desk = nine()
    stand, page = opened(qtbot, desk)
    press(page.table, Qt.Key.Key_End)
    press(page.table, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.correction
    stand.picture("ledger-correcting")
    page.correction.form.fields["model"].put("")
    press(page.correction, Qt.Key.Key_F7)
    settled(qtbot, page)
    assert page.correction.form.fields["model"].problem and page.correction.form.fields["reason"].problem
    assert page.correction.form.focused() == "model" and len(lines(desk)) == 9
    stand.picture("ledger-correcting-wrong")
    page.correction.form.put(
        {"model": "見本機種 128GB", "reason": "容量の書き誤り", "way": DocumentKind.PASSPORT.value}
    )
    press(page.correction, Qt.Key.Key_F7)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: len(page.table.lines.rows) == 10 and not page._reader.running)
    view = page.table.view()
    assert view is not None and view.line.row.number == "K-2021-000010"
    assert (view.line.row.model, view.line.row.document) == ("見本機種 128GB", DocumentKind.PASSPORT)
    assert "K-2021-000010" in page.notice.head.text() and page.table.hasFocus() and stand.changes == 1
    assert page.table.lines.rows[8].line.row.model == row().model, "the line as it was written is still there"


def test_a_corrected_line_leads_to_its_correction_and_escape_leaves_the_form(qtbot: QtBot) -> None:
    desk = nine()
    put_right(desk, 1, colour="パープル", reason="色の書き誤り")
    _stand, page = opened(qtbot, desk)
    press(page.table, Qt.Key.Key_F7)
    assert page.stack.currentWidget() is not page.correction
    view = page.table.view()
    assert view is not None and view.line.row.number == "K-2021-000010"
    press(page.table, Qt.Key.Key_F7)
    assert page.stack.currentWidget() is page.correction
    assert page.back() and page.stack.currentWidget() is not page.correction
    assert len(lines(desk)) == 10 and page.table.hasFocus()


def test_a_form_left_as_it_was_says_so(qtbot: QtBot) -> None:
    desk = nine()
    _stand, page = opened(qtbot, desk)
    page.correct()
    page.correction.form.put({"reason": "なんとなく"})
    press(page.correction, Qt.Key.Key_F7)
    settled(qtbot, page)
    assert page.correction.form.fields["reason"].problem == "直すところがありません。" and len(lines(desk)) == 9


def test_periods_by_key_by_arrow_and_typed_in_both_calendars(qtbot: QtBot) -> None:
    desk = nine()
    take_in(desk, row("K-2021-000010", received_on=date(2021, 4, 30)))
    stand, page = opened(qtbot, desk)
    press(page.table, Qt.Key.Key_Left)
    settled(qtbot, page)
    assert (page.name.text(), numbers(page), page.none.title.text()) == ("2021年5月", [], text.NONE)
    stand.picture("ledger-none")
    assert page.hasFocus()
    press(page, Qt.Key.Key_Left)
    settled(qtbot, page)
    assert (page.name.text(), numbers(page)) == ("2021年4月", ["K-2021-000010"])
    for name, month, count in (("card2", "2021年6月", 9), ("card1", "2021年5月", 0), ("card3", "2021年6月", 9), ("card4", "すべて", 10)):  # fmt: skip
        assert page.act(name)
        settled(qtbot, page)
        assert (page.name.text(), len(numbers(page))) == (month, count)
    assert (page.first, page.last) == (date(2021, 4, 30), date(2021, 6, 15))
    for typed, last in (("R3.6.3", date(2021, 6, 3)), ("2021/6/5", date(2021, 6, 5))):
        field = page.days["last"]
        field.setFocus()
        field.selectAll()
        write(field, typed)
        press(field, Qt.Key.Key_Return)
        settled(qtbot, page)
        assert page.last == last
    assert len(numbers(page)) == 6 and page.days["last"].text() == "2021年6月5日"


def test_a_day_that_is_none_is_told_and_the_period_stays(qtbot: QtBot) -> None:
    _stand, page = opened(qtbot, nine())
    field = page.days["first"]
    field.setFocus()
    field.selectAll()
    write(field, "2021/2/30")
    press(field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.notice.head.text() == NO_DAY and page.notice.body.text()
    assert page.first == date(2021, 6, 1) and len(numbers(page)) == 9
    field.setFocus()
    field.selectAll()
    write(field, "R3.6.1")
    press(field, Qt.Key.Key_Return)
    assert page.notice.isHidden() and page.first == date(2021, 6, 1)


@pytest.mark.parametrize(
    ("typed", "count"),
    [("にしむら", 0), ("西村", 3), ("wx0099", 1), ("000005", 1), ("腕時計", 1), ("490154203237518", 8), ("井上 学生", 3), ("いない", 0)],
)  # fmt: skip
def test_the_book_is_searched(qtbot: QtBot, typed: str, count: int) -> None:
    stand, page = opened(qtbot, nine())
    assert page.act("search") and page.search.hasFocus()
    write(page.search, typed)
    assert len(numbers(page)) == count and page.total.text().startswith(f"{count}行")
    if typed == "いない":
        stand.picture("ledger-not-found")
        assert page.none.title.text() == "「いない」に合う行はありません"
    assert page.back() and len(numbers(page)) == 9


def test_the_period_is_printed_at_once_and_kept(qtbot: QtBot) -> None:
    desk = nine()
    _stand, page = opened(qtbot, desk)
    for times in (1, 2):
        press(page.table, Qt.Key.Key_F12)
        settled(qtbot, page)
        assert len(desk.printer.sent) == times
    (kept,) = [paper for paper in desk.records.paper_rows.values() if paper.kind == "ledger"]
    assert (kept.state, kept.prints, kept.number) == ("printed", 2, "L-210615-0001")
    desk.printer.fault = "printer-missing"
    press(page.table, Qt.Key.Key_F12)
    settled(qtbot, page)
    assert "書類（F5）" in page.notice.head.text() and page.notice.body.text()


def test_no_paper_without_the_permit(qtbot: QtBot) -> None:
    desk = nine()
    desk.around.put_shop(replace(desk.around.shop(), antique_permit=""))
    _stand, page = opened(qtbot, desk)
    press(page.table, Qt.Key.Key_F12)
    settled(qtbot, page)
    assert "古物商許可番号" in page.notice.head.text() and desk.printer.sent == []


def test_the_period_is_written_to_a_file(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    _stand, page = opened(qtbot, nine())
    press(page.table, Qt.Key.Key_F9)
    assert answers.asked == ["古物台帳-20210601-20210630.csv"] and not page._writer.running
    answers.path = tmp_path / "book"
    press(page.table, Qt.Key.Key_F9)
    settled(qtbot, page)
    assert (tmp_path / "book.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert page.notice.head.text() == text.CSV_DONE
    answers.path = tmp_path / "none" / "book.csv"
    press(page.table, Qt.Key.Key_F9)
    settled(qtbot, page)
    assert (page.notice.head.text(), page.notice.body.text()) == (text.CSV_FAILED, text.CSV_FAILED_MORE)


def test_this_month_goes_on_with_the_days(qtbot: QtBot) -> None:
    desk = nine()
    _, page = opened(qtbot, desk)
    desk.around.at = desk.around.at.replace(month=7, day=1)
    page.refresh()
    settled(qtbot, page)
    assert page.name.text() == "2021年7月"
    page.step(-1)
    settled(qtbot, page)
    desk.around.at = desk.around.at.replace(month=8)
    page.refresh()
    settled(qtbot, page)
    assert page.name.text() == "2021年6月", "a month that was asked for stays"
