"""見積一覧: found, verified, printed again, quoted anew; with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.digest import short_digest
from posapp.domain.prices import PriceList
from posapp.flows.forms import QuoteForm
from posapp.services.ports import PaperRow, StoreFault
from posapp.services.quoting import QuoteDesk
from posapp.services.reopening import QuoteBook
from posapp.ui import text_issued as text
from posapp.ui.paint import text_width
from posapp.ui.places.quotes import QuotesPage
from posapp.ui.views import Tone
from tests.ui.pages.stage import press, write
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import XPERIA, Desk, catalog, counter

DEARER = replace(XPERIA, cash_price=111_600, valid_from=date(2021, 7, 1), valid_until=None)
NEW_PRICES = PriceList(
    version=date(2021, 7, 1), title="7月の価格表", sample=True, devices=(replace(XPERIA, valid_until=date(2021, 6, 30)), DEARER)
)  # fmt: skip


def printed(desk: Desk, family: str = "小林", given: str = "由美子", **quote: str) -> PaperRow:
    """A 見積書 for a customer who went home with it."""
    draft = desk.services.sales.put_applicant(desk.draft(**quote), family=family, given=given)
    paper = desk.services.papers.quote_paper(draft, desk.services.sales.sheet(draft))
    assert isinstance(paper, PaperRow), paper
    desk.around.at += timedelta(minutes=7)
    return paper


def shop() -> Desk:
    """Some issued quotes, a case among them, and a price list that has changed in July."""
    desk = counter()
    for family, given in (("西村", "拓也"), ("井上", "恵"), ("", "")):
        printed(desk, family, given, program="au-kaetoku")
    desk.taken()
    desk.around.at += timedelta(minutes=7)
    printed(desk)
    july = QuoteDesk(catalog(), NEW_PRICES, lambda: desk.around.at.date())
    book = QuoteBook(july, catalog(), desk.records, desk.services.papers, desk.around)
    return replace(desk, services=replace(desk.services, issued=book))


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, QuotesPage]:
    page = QuotesPage(desk.services, sentences())
    stand = Stand(qtbot, page, "cases")
    settled(qtbot, page)
    return stand, page


def settled(qtbot: QtBot, page: QuotesPage) -> None:
    qtbot.waitUntil(lambda: not page.card.worker.running and not page.card.work.running)


def cells(page: QuotesPage) -> dict[str, tuple[str, ...]]:
    return {row.cells[0]: row.cells[1:] for row in page.card.table.lines.rows}


def test_a_quote_that_holds_is_shown_as_it_was_issued(qtbot: QtBot) -> None:
    desk = shop()
    stand, page = opened(qtbot, desk)
    stand.picture("quotes-valid")
    view = page.list.views()[0]
    assert (view.customer, view.state.text, view.state.tone) == ("小林 由美子 様", "あと15日", Tone.GOOD)
    digest = desk.services.issued.list()[0].digest
    assert page.card.notice.head.text() == text.INTACT
    assert short_digest(digest) in page.card.notice.body.text()
    assert cells(page)["現金販売価格"] == ("108,000円",)
    assert page.card.amounts[text.KEPT].text() == "108,000円"
    assert page.card.amounts[text.RETURNED].text() == "72,000円"
    assert page.card.renew.isVisible() and not page.card.go_on.isVisible()


def test_an_expired_quote_opens_with_its_differences(qtbot: QtBot) -> None:
    desk = shop()
    desk.around.at += timedelta(days=18)
    stand, page = opened(qtbot, desk)
    stand.picture("quotes-expired")
    assert page.list.views()[0].state.text == "期限切れ"
    assert page.card.renewal is not None
    assert "2021年6月30日" in page.card.notice.head.text()
    found = cells(page)
    assert found["現金販売価格"] == ("108,000円", "111,600円", "＋3,600円")
    assert found["見積の対象日"] == ("2021年6月15日", "2021年7月3日", "＋18日")
    assert found["返却しない場合の総額"] == ("108,000円", "111,600円", "＋3,600円")
    assert "機種" not in found


def test_unchanged_lines_are_folded_and_open_with_their_key(qtbot: QtBot) -> None:
    desk = shop()
    desk.around.at += timedelta(days=18)
    stand, page = opened(qtbot, desk)
    changed = len(page.card.table.lines.rows)
    assert page.card.fold.text().startswith("変わらない")
    press(page.search, Qt.Key.Key_F9)
    assert len(page.card.table.lines.rows) > changed
    assert cells(page)["機種"] == ("Xperia 1 II ブラック", "Xperia 1 II ブラック", "")
    stand.picture("quotes-unfolded")
    press(page.search, Qt.Key.Key_F9)
    assert len(page.card.table.lines.rows) == changed


def test_todays_conditions_start_a_sale_by_keyboard_alone(qtbot: QtBot) -> None:
    desk = shop()
    _stand, page = opened(qtbot, desk)
    started: list[tuple[QuoteForm, str]] = []
    page.started.connect(lambda form, name: started.append((form, name)))
    desk.around.at += timedelta(days=16)
    press(page.search, Qt.Key.Key_F7)
    settled(qtbot, page)
    assert page.card.go_on.hasFocus()
    press(page.card.go_on, Qt.Key.Key_Space)
    assert [(form.cash_price, form.on, form.program, name) for form, name in started] == [
        ("111,600", "2021-07-01", "docomo-okaeshi", "小林 由美子")
    ]


def test_a_case_is_named_with_its_whole_number(qtbot: QtBot) -> None:
    desk = shop()
    stand, page = opened(qtbot, desk)
    page.search.setFocus()
    press(page.search, Qt.Key.Key_Down)
    settled(qtbot, page)
    stand.picture("quotes-case")
    said = page.card.facts[4]
    (case,) = desk.records.cases("", 2)
    assert said.text().endswith(f"（{case.number}）")
    assert text_width(said.text(), 14) <= said.width()


def test_escape_goes_back_to_what_was_issued(qtbot: QtBot) -> None:
    desk = shop()
    desk.around.at += timedelta(days=18)
    _stand, page = opened(qtbot, desk)
    assert page.back()
    assert page.card.notice.head.text() == text.INTACT
    assert not page.back()


def test_a_program_that_is_gone_offers_those_that_take_the_purchase(qtbot: QtBot) -> None:
    desk = shop()
    desk.around.at = desk.around.at.replace(year=2021, month=10, day=4)
    stand, page = opened(qtbot, desk)
    started: list[QuoteForm] = []
    page.started.connect(lambda form, _name: started.append(form))
    stand.picture("quotes-gone")
    assert page.card.notice.head.text() == text.GONE_HEAD
    assert page.card.table.lines.heads == text.HEADS_OFFERS
    names = [row.cells[0] for row in page.card.table.lines.rows]
    assert len(set(names)) == len(names) and "docomo 分割払い36回（プログラムなし）" in names
    page.card.table.setFocus()
    press(page.card.table, Qt.Key.Key_Down)
    wanted = page.card.table.lines.rows[1].key
    press(page.card.table, Qt.Key.Key_Return)
    assert [form.program for form in started] == [wanted]


def test_an_altered_quote_is_told_and_shows_no_figure(qtbot: QtBot) -> None:
    desk = shop()
    for digest, row in desk.records.quote_rows.items():
        desk.records.quote_rows[digest] = replace(row, body=row.body.replace("108000", "98000"))
    stand, page = opened(qtbot, desk)
    stand.picture("quotes-altered")
    assert page.card.notice.head.text() == text.WRONG
    assert page.card.table.lines.rows == ()
    assert page.card.amounts[text.KEPT].text() == text.NO_AMOUNT
    assert not page.card.renew.isEnabled() and page.card.renew.toolTip() == text.CANNOT_RENEW


def test_the_paper_is_printed_again_and_counted(qtbot: QtBot) -> None:
    desk = shop()
    _stand, page = opened(qtbot, desk)
    paper = desk.services.issued.open(desk.services.issued.list()[0]).paper
    assert paper is not None
    press(page.search, Qt.Key.Key_F12)
    settled(qtbot, page)
    assert desk.printer.sent == [(desk.services.papers.pdf(paper), paper.title)]
    assert page.card.facts[5].text() == "1部"


def test_an_altered_paper_is_not_printed(qtbot: QtBot) -> None:
    desk = shop()
    for id, row in desk.records.paper_rows.items():
        desk.records.paper_rows[id] = replace(row, body=row.body.replace("quote", "quota"))
    _stand, page = opened(qtbot, desk)
    assert not page.card.print_again.isEnabled()
    assert page.card.print_again.toolTip() == text.PAPER_ALTERED
    press(page.search, Qt.Key.Key_F12)
    assert desk.printer.sent == []


def test_search_by_name_by_number_and_by_the_mark_of_a_paper(qtbot: QtBot) -> None:
    desk = shop()
    _stand, page = opened(qtbot, desk)
    issue = desk.services.issued.list("西村")[0]
    mark = short_digest(issue.digest)
    for typed, found in (
        ("西村", 1),
        (issue.number, 1),
        (f"{issue.number} {mark}", 1),
        (mark, 3),
    ):  # three of the same quote
        page.search.put("")
        write(page.search, typed)
        numbers = [view.number for view in page.list.views()]
        assert len(numbers) == found and numbers[-1] == issue.number
    write(page.search, "だれでもない")
    assert page.none.isVisible()


def test_a_scanned_mark_ends_on_what_can_be_done(qtbot: QtBot) -> None:
    """A reader types the mark and Enter at once, before the quote could be read."""
    desk = shop()
    desk.around.at += timedelta(days=18)
    _stand, page = opened(qtbot, desk)
    issue = desk.services.issued.list("西村")[0]
    write(page.search, f"{issue.number} {short_digest(issue.digest)}")
    press(page.search, Qt.Key.Key_Return)
    settled(qtbot, page)
    qtbot.waitUntil(page.card.go_on.hasFocus)
    assert page.card.number.text() == issue.number


def test_the_choice_moves_with_the_arrows_and_only_the_last_is_shown(qtbot: QtBot) -> None:
    desk = shop()
    _stand, page = opened(qtbot, desk)
    for _ in range(4):
        press(page.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.card.number.text() == page.list.views()[4].number)
    settled(qtbot, page)
    assert page.card.number.text() == page.list.views()[4].number
    assert page.card.name.text() == "西村 拓也 様"


def test_without_quotes_the_page_says_how_to_begin(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, counter())
    stand.picture("quotes-empty")
    assert page.empty.isVisible()


def test_a_store_that_fails_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = shop()

    def fail(digest: str) -> None:
        raise StoreFault("store-locked")

    monkeypatch.setattr(desk.records, "quote", fail)
    _stand, page = opened(qtbot, desk)
    assert page.card.notice.head.text() == text.WRONG
    assert page.card.notice.body.text() == sentences().fault("store-locked")


def test_the_pdf_is_saved_where_staff_say(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    desk = shop()
    answers = Answers()
    monkeypatch.setattr("posapp.ui.dialogs.save_file", answers.save_file)
    _stand, page = opened(qtbot, desk)
    page.card.save.click()
    settled(qtbot, page)
    assert answers.asked == [f"お見積書_{page.card.number.text()}.pdf"]
    assert QApplication.activeModalWidget() is None
