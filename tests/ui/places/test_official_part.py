"""事業者の書類 beside the papers of a sale and of a case: listed with their state, printed with the set, handed over on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.official import OfficialPdf
from posapp.flows.flow import Cursor
from posapp.flows.official import OfficialForm
from posapp.services.official import HANDED, TAKEN_BACK, Added, Way
from posapp.services.official_ports import OfficialRow
from posapp.services.ports import CaseRow, StoreFault
from posapp.ui import text_official as text
from posapp.ui.pages.papers import PapersPage
from posapp.ui.places.cases import CasesPage
from posapp.ui.places.official_part import OfficialDocuments
from posapp.ui.views import ActionView
from tests.documents import official_files as files
from tests.ui.measure import cut
from tests.ui.pages.stage import Stage, press, shoot
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import FULL, Desk, counter

TERMS, CONDITIONS = "docomo/terms", "docomo-okaeshi/conditions"


def add(desk: Desk, slot: str, words: str, first: str = "2020-04-01", last: str = "") -> OfficialRow:
    form = OfficialForm(version="第3版", valid_from=first, valid_until=last)
    made = desk.services.official.add(slot, OfficialPdf(data=files.pdf(words), pages=2), form)
    assert isinstance(made, Added), made
    return made.row


@pytest.fixture
def desk() -> Desk:
    """Both documents of the program are there."""
    made = counter()
    add(made, TERMS, "TERMS")
    add(made, CONDITIONS, "CONDITIONS")
    return made


def papers(qtbot: QtBot, desk: Desk) -> tuple[Stage, PapersPage, CaseRow]:
    """書類 right after the application was taken."""
    sales = desk.services.sales
    draft = replace(desk.explained(desk.draft()), applicant=FULL)
    row = sales.submit(draft)
    assert isinstance(row, CaseRow), row
    page = PapersPage(desk.services, sentences())
    stage = Stage(qtbot, desk, page, sales.move(draft, Cursor("papers")), step=4)
    qtbot.waitUntil(lambda: page.ready and page.print_all.isEnabled())
    return stage, page, row


def cases(qtbot: QtBot, desk: Desk) -> tuple[Stand, CasesPage]:
    page = CasesPage(desk.services, sentences())
    return Stand(qtbot, page, "cases"), page


def lines(part: OfficialDocuments) -> list[tuple[str, str]]:
    return [(line.title.text(), line.said.text()) for line in part.lines]


def idle(qtbot: QtBot, part: OfficialDocuments) -> None:
    qtbot.waitUntil(lambda: not part.running)


def print_all(qtbot: QtBot, page: PapersPage) -> None:
    """F12, until the last document is out."""
    page.act("print")
    qtbot.waitUntil(lambda: page._owed is None and not page.work.running and not page.official.running)
    qtbot.waitUntil(lambda: page.print_all.isEnabled())


def whats(desk: Desk, row: CaseRow) -> list[str]:
    return [event.what for event in desk.services.records.events(row.id) if event.what.startswith("official")]


def test_the_set_of_the_program_is_listed_printed_and_handed_over_by_key(qtbot: QtBot, desk: Desk) -> None:
    stage, page, row = papers(qtbot, desk)
    assert lines(page.official) == [
        ("個別信用購入あっせん契約約款", "第3版・2ページ"), ("スマホおかえしプログラム 提供条件書", "第3版・2ページ"),
    ]  # fmt: skip
    assert [line.act.text() for line in page.official.lines] == [text.HAND_OVER_BOOKLET] * 2
    assert "事業者の書類 まだ 2" in [badge.text for badge in page.primary().badges]
    assert page.primary().tool == ActionView(label=text.HAND_OVER_ALL, cap="F7")
    print_all(qtbot, page)
    sent = [title for _, title in desk.printer.sent]
    assert sent[-2:] == ["個別信用購入あっせん契約約款（第3版）", "スマホおかえしプログラム 提供条件書（第3版）"]
    assert files.pdf("TERMS") in [pdf for pdf, _ in desk.printer.sent], "as it is, without a mark"
    assert [said for _, said in lines(page.official)] == ["第3版・印刷した"] * 2
    assert whats(desk, row) == [], "printed is not handed over"
    assert [line.act.text() for line in page.official.lines] == [text.HAND_OVER] * 2
    shoot(stage.window, "official-papers")
    assert page.act("page")
    idle(qtbot, page.official)
    assert whats(desk, row) == [HANDED] * 2
    given = desk.services.official.handed(row.id)
    assert [(one.way, one.number, one.staff) for one in given] == [("printed", row.number, "中村 健")] * 2
    assert all(said.startswith("渡した 今日") and "店で印刷" in said for _, said in lines(page.official))
    assert page.official.badge.text() == text.HANDED_ALL
    assert not any("事業者" in badge.text for badge in page.primary().badges) and page.primary().tool is None
    page.act("page")
    idle(qtbot, page.official)
    assert whats(desk, row) == [HANDED] * 2
    for wide, high in ((1280, 800), (1024, 768)):
        shoot(stage.window, f"official-papers-given-{wide}", width=wide, height=high)
        assert cut(stage.window) == []


def test_printing_all_again_prints_what_was_not_handed_over(qtbot: QtBot, desk: Desk) -> None:
    _, page, _ = papers(qtbot, desk)
    for again in (2, 4):
        print_all(qtbot, page)
        assert len([title for _, title in desk.printer.sent if "第3版" in title]) == again
    page.act("page")
    idle(qtbot, page.official)
    print_all(qtbot, page)
    assert len([title for _, title in desk.printer.sent if "第3版" in title]) == 4


def test_one_booklet_is_noted_as_such(qtbot: QtBot, desk: Desk) -> None:
    _, page, row = papers(qtbot, desk)
    page.official.lines[1].act.click()
    idle(qtbot, page.official)
    (given,) = desk.services.official.handed(row.id)
    assert (given.slot, given.way) == (CONDITIONS, "booklet")
    assert page.official.badge.text() == text.LEFT_COUNT.format(count=1)


def test_a_document_is_looked_at_in_the_preview(qtbot: QtBot, desk: Desk) -> None:
    _, page, _ = papers(qtbot, desk)
    page.official.lines[0].look.click()
    qtbot.waitUntil(lambda: page.preview.pages() == 2)
    assert not page.print_one.isVisible() and page.list.now == ""
    press(page.list, Qt.Key.Key_Down)
    assert page.list.now == "quote" and page.print_one.isVisible()


def test_what_is_missing_or_expired_is_named_and_bars_nothing(qtbot: QtBot) -> None:
    desk = counter()
    add(desk, TERMS, "TERMS", "2019-01-01", "2021-03-31")
    stage, page, row = papers(qtbot, desk)
    assert lines(page.official) == [
        ("個別信用購入あっせん契約約款", "期限切れ（2021年3月31日まで）"),
        ("スマホおかえしプログラム 提供条件書", "未登録。Ctrl+Oで登録できます"),
    ]
    tips = [line.toolTip() for line in page.official.lines]
    assert "「個別信用購入あっせん契約約款（第3版）」は、2021年3月31日で期限が切れました。" in tips[0]
    assert "事業者からPDFを受け取り、公式書類（Ctrl+O）に登録してください。" in tips[1]
    assert not any(line.act.isVisible() or line.look.isVisible() for line in page.official.lines)
    assert "事業者の書類 足りない 2" in [badge.text for badge in page.primary().badges]
    assert row.state == "waiting" and page.act("page")
    assert whats(desk, row) == []
    add(desk, CONDITIONS, "LATE")
    page.official.changed.emit()
    assert page.official.badge.text() == text.LEFT_COUNT.format(count=1)
    assert cut(stage.window) == []


def test_a_program_without_documents_shows_none(qtbot: QtBot, desk: Desk) -> None:
    official = desk.services.official
    official._catalog = ()
    _, page, _ = papers(qtbot, desk)
    assert not page.official.isVisible()
    assert not any("事業者" in badge.text for badge in page.primary().badges)


def test_a_printer_that_is_gone_is_told_and_the_line_stays(qtbot: QtBot, desk: Desk) -> None:
    stage, page, _ = papers(qtbot, desk)
    desk.printer.fault = "printer-missing"
    print_all(qtbot, page)
    assert page.notice.isVisible()
    assert [said for _, said in lines(page.official)] == ["第3版・2ページ"] * 2
    shoot(stage.window, "official-no-printer")
    assert cut(stage.window) == []


def test_the_whole_set_stays_in_sight_beside_a_failed_print(qtbot: QtBot, desk: Desk) -> None:
    stage, page, _ = papers(qtbot, desk)
    desk.printer.fault = "printer-missing"
    print_all(qtbot, page)
    assert page.taken.isVisible() and page.notice.isVisible()
    for wide, high, documents in ((1280, 800, 2), (1024, 768, 1)):
        shoot(stage.window, f"official-failed-{wide}", width=wide, height=high)
        assert page.list.visibleRegion().boundingRect().height() == page.list.height()
        whole = [line for line in page.official.lines if line.visibleRegion().boundingRect() == line.rect()]
        assert len(whole) == documents
        assert cut(stage.window) == []


def test_the_keyboard_walks_from_the_choices_through_the_list_to_the_documents(qtbot: QtBot, desk: Desk) -> None:
    stage, page, _ = papers(qtbot, desk)
    page.edition.setFocus()
    walk: list[str] = []
    while (now := stage.window.focusWidget()) is not page.edition or not walk:
        walk.append(now.accessibleName())
        press(now, Qt.Key.Key_Tab)
    assert walk[:7] == [
        page.edition.accessibleName(), page.language.accessibleName(), page.list.accessibleName(), "まとめて印刷",
        "まとめて保存", "この1部だけ印刷", "保存",
    ]  # fmt: skip
    assert walk[7] == text.HAND_OVER_ALL
    assert walk[8:10] == [
        spoken.format(name="個別信用購入あっせん契約約款") for spoken in (text.LOOK_THIS, text.HAND_OVER_THIS)
    ]


def test_in_a_case_the_record_stands_and_can_be_taken_back(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    row = desk.taken()
    stand, page = cases(qtbot, desk)
    part = page.card.official
    assert part.isVisible() and len(part.lines) == 2
    part.print_button.click()
    idle(qtbot, part)
    assert [said for _, said in lines(part)] == ["第3版・印刷した"] * 2
    part.lines[0].act.click()
    idle(qtbot, part)
    assert whats(desk, row) == [HANDED] and stand.changes > 0
    assert part.lines[0].act.text() == text.TAKE_BACK
    answers.yes = False
    part.lines[0].act.click()
    idle(qtbot, part)
    assert answers.asked == [text.TAKE_BACK_ASK.format(name="個別信用購入あっせん契約約款（第3版）")]
    assert whats(desk, row) == [HANDED]
    answers.yes = True
    part.lines[0].act.click()
    idle(qtbot, part)
    assert whats(desk, row) == [HANDED, TAKEN_BACK]
    assert part.lines[0].act.text() == text.HAND_OVER
    assert cut(stand.window) == []


def test_an_edition_given_before_another_came_stays_given(qtbot: QtBot, desk: Desk) -> None:
    row = desk.taken()
    official = desk.services.official
    (terms,) = [one for one in official.documents() if one.slot == TERMS]
    official.hand_over(row.id, row.number, (terms.id,), Way.PRINTED)
    official.withdraw(terms.id)
    add(desk, TERMS, "CORRECTED")
    _, page = cases(qtbot, desk)
    assert page.card.official.lines[0].act.text() == text.TAKE_BACK


def test_a_fault_of_the_store_is_told(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = desk.taken()
    _, page = cases(qtbot, desk)

    def full(*_: object) -> None:
        raise StoreFault("disk-full")

    monkeypatch.setattr(desk.services.official._log, "append", full)
    page.card.official.lines[0].act.click()
    qtbot.waitUntil(lambda: page.card.notice.isVisible())
    assert page.card.notice.head.text() == text.NOT_NOTED
    assert whats(desk, row) == []


def test_the_focus_comes_back_to_the_line(qtbot: QtBot, desk: Desk) -> None:
    desk.taken()
    _, page = cases(qtbot, desk)
    part = page.card.official
    part.lines[1].act.setFocus()
    press(part.lines[1].act, Qt.Key.Key_Space)
    idle(qtbot, part)
    qtbot.waitUntil(lambda: part.lines[1].act.text() == text.TAKE_BACK)
    assert part.lines[1].act.hasFocus()


def test_a_print_of_another_day_lies_on_no_counter(qtbot: QtBot, desk: Desk) -> None:
    desk.taken()
    stand, page = cases(qtbot, desk)
    part = page.card.official
    part.print_button.click()
    idle(qtbot, part)
    assert part.lines[0].act.text() == text.HAND_OVER
    desk.around.at += timedelta(days=2)
    stand.place.refresh()
    assert part.lines[0].act.text() == text.HAND_OVER_BOOKLET
