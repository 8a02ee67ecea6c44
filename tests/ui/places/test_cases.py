from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.application import Step
from posapp.domain.cap import Approval
from posapp.services import snapshots
from posapp.services.ports import CaseRow, StoreFault
from posapp.ui.places.cases import CasesPage
from posapp.ui.views import StepState
from posapp.ui.widgets.words import Words
from tests.ui.pages.stage import press, write
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import FULL, Desk, counter

OTHERS = (
    ("西村", "拓也", "ニシムラ", "タクヤ", "docomo-plain-36", (Step.SEND, Step.APPROVE, Step.FORM)),
    ("井上", "恵", "イノウエ", "メグミ", "au-kaetoku", (Step.SEND, Step.APPROVE)),
    ("藤井", "亮", "フジイ", "リョウ", "sony-zanka-2y", (Step.SEND, Step.DECLINE)),
    ("岡本", "学", "オカモト", "マナブ", "docomo-okaeshi", (Step.SEND, Step.APPROVE, Step.FORM, Step.HAND_OVER)),
)


def take(desk: Desk, family: str, given: str, kana: str, given_kana: str, program: str) -> CaseRow:
    form = replace(FULL, family=family, given=given, family_kana=kana, given_kana=given_kana)
    draft = desk.explained(desk.draft(program=program))
    row = desk.services.sales.submit(replace(draft, applicant=form))
    assert isinstance(row, CaseRow), row
    return row


def shop() -> tuple[Desk, dict[str, CaseRow]]:
    """Five cases: one in each of the states worth looking at."""
    desk = counter()
    desk.around.online = True
    rows = {}
    for family, given, kana, given_kana, program, steps in OTHERS:
        row = take(desk, family, given, kana, given_kana, program)
        desk.around.at += timedelta(minutes=4)
        for step in steps:
            assert isinstance(desk.services.sales.step(row.id, step), CaseRow)
        found = desk.services.sales.case(row.id)
        assert found is not None
        rows[family] = found[0]
        if family != "西村":
            desk.services.papers.issue(*found)
    rows["小林"] = desk.taken()
    found = desk.services.sales.case(rows["小林"].id)
    assert found is not None
    desk.services.papers.issue(*found)
    desk.around.online = False
    return desk, rows


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, CasesPage]:
    page = CasesPage(desk.services, sentences())
    return Stand(qtbot, page, "cases"), page


@pytest.mark.parametrize("family", ["小林", "藤井", "西村", "岡本"])
def test_the_picture(qtbot: QtBot, family: str) -> None:
    desk, rows = shop()
    stand, page = opened(qtbot, desk)
    page.open_case(rows[family].id)
    stand.picture(f"cases-{rows[family].state}")
    assert page.card.number.text() == rows[family].number
    assert page.list.views()[0].customer == "小林 由美子 様"


def test_without_cases_the_page_says_how_to_begin(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, counter())
    stand.picture("cases-empty")
    assert page.empty.isVisible()


def test_search_arrows_and_enter_lead_to_the_steps(qtbot: QtBot) -> None:
    desk, rows = shop()
    desk.around.online = True
    stand, page = opened(qtbot, desk)
    assert page.search.hasFocus()
    write(page.search, "イノ")
    assert [v.customer for v in page.list.views()] == ["井上 恵 様"]
    press(page.search, Qt.Key.Key_Return)
    assert page.card.steps.buttons[Step.FORM].hasFocus()
    press(stand.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    page.search.clear()
    write(page.search, "いない人")
    stand.picture("cases-none")
    assert page.none.isVisible()
    page.search.clear()
    page.refresh()
    press(page.search, Qt.Key.Key_Down)
    assert page.list.key() == list(rows.values())[3].id


def test_a_step_is_asked_recorded_and_shown(qtbot: QtBot, answers: Answers) -> None:
    desk, rows = shop()
    desk.around.online = True
    stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    assert set(page.card.steps.buttons) == {Step.SEND, Step.HAND_OVER}
    answers.yes = False
    page.card.steps.buttons[Step.SEND].click()
    assert desk.records.case_rows[rows["小林"].id].state == "waiting"
    answers.yes = True
    page.card.focus_first()
    press(page.card.steps.buttons[Step.SEND], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.records.case_rows[rows["小林"].id].state == "screening")
    assert len(answers.asked) == 2
    assert page.card.badge.text() == "審査中"
    assert [v.state for v in page.card.life.views()][3] is StepState.NOW
    assert page.card.steps.buttons[Step.APPROVE].hasFocus()
    assert page.list.views()[0].state.text == "審査中"
    assert stand.changes == 1


def test_offline_the_creditors_steps_wait_and_say_why(qtbot: QtBot) -> None:
    desk, rows = shop()
    _stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    button = page.card.steps.buttons[Step.SEND]
    assert not button.isEnabled()
    assert "通信" in page.card.steps.reasons[Step.SEND]
    desk.around.online = True
    page.refresh()
    assert page.card.steps.buttons[Step.SEND].isEnabled()


def test_no_hand_over_before_the_contract(qtbot: QtBot) -> None:
    desk, rows = shop()
    desk.around.online = True
    _stand, page = opened(qtbot, desk)
    for family, free in (("小林", False), ("井上", False), ("西村", True)):
        page.open_case(rows[family].id)
        assert page.card.steps.buttons[Step.HAND_OVER].isEnabled() is free, family
    page.open_case(rows["岡本"].id)
    assert page.card.steps.buttons == {}


def test_the_deadline_after_a_refusal_stands_and_then_is_over(qtbot: QtBot) -> None:
    desk, rows = shop()
    stand, page = opened(qtbot, desk)
    page.open_case(rows["藤井"].id)
    assert page.card.deadline.isVisible()
    assert "6月18日" in page.card.deadline.head.text()
    assert page.card.steps.buttons[Step.CHANGE_TO_COD].isEnabled()
    desk.around.at += timedelta(days=4)
    page.refresh()
    stand.picture("cases-late")
    assert "過ぎました" in page.card.deadline.head.text()
    assert not page.card.steps.buttons[Step.CHANGE_TO_COD].isEnabled()
    assert page.card.steps.buttons[Step.LAPSE].isEnabled()
    page.open_case(rows["小林"].id)
    assert not page.card.deadline.isVisible()


def test_a_refused_program_without_that_way_does_not_offer_it(qtbot: QtBot) -> None:
    desk, _rows = shop()
    desk.around.online = True
    row = take(desk, "森", "一", "モリ", "ハジメ", "docomo-okaeshi")
    for step in (Step.SEND, Step.DECLINE):
        desk.services.sales.step(row.id, step)
    _stand, page = opened(qtbot, desk)
    page.open_case(row.id)
    assert set(page.card.steps.buttons) == {Step.LAPSE}


def test_papers_are_made_printed_and_keep_their_state(qtbot: QtBot) -> None:
    desk, rows = shop()
    stand, page = opened(qtbot, desk)
    page.open_case(rows["西村"].id)
    page.card.make.click()
    qtbot.waitUntil(lambda: len(page.card.papers.rows) == 6)
    page.card.papers.rows[2].print_button.setFocus()
    press(page.card.papers.rows[2].print_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.papers.rows[2].view.state == "printed")
    assert page.card.papers.rows[2].print_button.hasFocus(), "not on a step that Enter would take"
    assert len(desk.printer.sent) == 2, "one of them stays in the shop"
    assert stand.changes == 2


def test_what_is_left_to_pay_is_made_for_a_formed_contract_once_a_day(qtbot: QtBot) -> None:
    desk, rows = shop()
    desk.around.online = True
    stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    part = page.card.paper_part
    assert not part.left.isVisible(), "nothing is owed before the contract is formed"
    for step in (Step.SEND, Step.APPROVE, Step.FORM):
        desk.services.sales.step(rows["小林"].id, step)
    page.refresh()
    assert part.left.isVisible()
    for _ in range(2):
        part.left.click()
        qtbot.waitUntil(lambda: not page.card.work.running)
        assert page.card.notice.head.text() == "残りの支払予定を作りました"
    assert [row.view.title for row in part.rows.rows].count("残りの支払予定") == 1
    stand.picture("cases-left-to-pay")
    desk.records.fault = StoreFault("disk-full")
    desk.around.at += timedelta(days=1)
    part.left.click()
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert "ディスク" in page.card.notice.body.text()


def test_a_case_that_is_gone_has_nothing_left(qtbot: QtBot) -> None:
    desk, rows = shop()
    _stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    page.card.work.left(rows["小林"].id)
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert "まだ成立していない" in page.card.notice.body.text()


def test_the_history_and_the_sheet_are_made_by_keyboard_and_once_while_nothing_changes(qtbot: QtBot) -> None:
    desk, rows = shop()
    stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    part = page.card.paper_part
    for button, name in ((part.rekeying, "再入力シート"), (part.history, "取引履歴")):
        assert (button.text(), button.accessibleName()) == (name, f"{name}を作る")
        for _ in range(2):
            button.setFocus(Qt.FocusReason.TabFocusReason)
            with qtbot.waitSignal(page.card.work.ended):
                press(button, Qt.Key.Key_Return)
            assert button.hasFocus(), "so that Tab goes on from here"
            assert page.card.notice.head.text() == f"{name}を作りました"
        assert [row.view.title for row in part.rows.rows].count(name) == 1
    stand.picture("cases-history-made")
    for row in part.rows.rows[-2:]:
        assert row.print_button.isEnabled()
    desk.records.fault = StoreFault("disk-full")
    desk.around.at += timedelta(days=1)
    part.history.click()
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert "ディスク" in page.card.notice.body.text()


def test_the_history_of_a_case_that_is_gone(qtbot: QtBot) -> None:
    desk, rows = shop()
    _stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    page.card.work.tell("history", UUID(int=1))
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert page.card.notice.head.text() == "書類を扱えませんでした" and page.card.notice.body.text()


def test_a_full_disk_is_said_and_nothing_moves(qtbot: QtBot) -> None:
    desk, rows = shop()
    desk.around.online = True
    _stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    desk.records.fault = StoreFault("disk-full")
    page.card.steps.buttons[Step.SEND].click()
    assert "ディスク" in page.card.notice.body.text()
    assert page.card.badge.text() == "送信待ち"


def test_a_case_that_cannot_be_read_says_so(qtbot: QtBot) -> None:
    desk, rows = shop()
    row = rows["小林"]
    desk.records.case_rows[row.id] = replace(row, body='{"torn": 1}')
    _stand, page = opened(qtbot, desk)
    page.open_case(row.id)
    assert "読めません" in page.card.notice.head.text()


def test_a_case_above_the_discount_cap_says_who_let_it_and_why(qtbot: QtBot) -> None:
    desk, rows = shop()
    found = desk.services.sales.case(rows["小林"].id)
    assert found is not None
    row, body = found
    approval = Approval(supervisor="佐藤 葵", reason="展示品のため本部の指示で値引きします", excess=6_000)
    desk.records.case_rows[row.id] = replace(row, body=snapshots.dump(replace(body, cap_approval=approval)))
    stand, page = opened(qtbot, desk)
    page.open_case(row.id)
    assert page.card.over_cap.isVisible()
    assert page.card.over_cap.head.text() == "値引きの上限を6,000円超えています（承認 佐藤 葵さん）"
    assert page.card.over_cap.body.text() == approval.reason
    stand.picture("cases-over-cap")
    page.open_case(rows["西村"].id)
    assert not page.card.over_cap.isVisible()


def test_names_of_a_hundred_characters_and_markup_stay_text(qtbot: QtBot) -> None:
    desk = counter()
    take(desk, "<b>𠮷</b>" + "野" * 40, "薫" * 40, "ヨシノ", "カオル", "docomo-okaeshi")
    stand, page = opened(qtbot, desk)
    stand.picture("cases-long")
    assert page.card.name.text().startswith("<b>𠮷</b>野")


IMEI = "490154203237518"


def test_the_number_of_a_device_is_kept_when_it_is_handed_over(qtbot: QtBot, answers: Answers) -> None:
    desk, rows = shop()
    row = rows["西村"]
    stand, page = opened(qtbot, desk)
    page.open_case(row.id)
    numbers = page.card.numbers
    stand.picture("cases-numbers")
    numbers.imei.setFocus()
    write(numbers.imei, "490154203237511")
    page.card.steps.buttons[Step.HAND_OVER].click()
    assert desk.records.case_rows[row.id].state == "formed" and answers.asked == []
    assert numbers.imei.hasFocus() and "IMEI" in "".join(w.text() for w in numbers.findChildren(Words))
    stand.window.scanned.emit(IMEI)
    page.card.steps.buttons[Step.HAND_OVER].click()
    assert desk.records.case_rows[row.id].state == "handed-over" and len(answers.asked) == 1
    assert [hit.row.id for hit in desk.services.returns.find(IMEI)] == [row.id]
    page.open_case(rows["岡本"].id)
    assert numbers.imei.value() == ""
    page.open_case(row.id)
    assert numbers.imei.value() == IMEI


def test_without_a_number_staff_say_so_and_may_note_it_later(qtbot: QtBot, answers: Answers) -> None:
    desk, rows = shop()
    row = rows["西村"]
    _, page = opened(qtbot, desk)
    page.open_case(row.id)
    answers.yes = False
    page.card.steps.buttons[Step.HAND_OVER].click()
    assert desk.records.case_rows[row.id].state == "formed" and len(answers.asked) == 1
    answers.yes = True
    page.card.steps.buttons[Step.HAND_OVER].click()
    assert desk.records.case_rows[row.id].state == "handed-over"
    write(page.card.numbers.serial, "cf7a-00123")
    press(page.card.numbers.serial, Qt.Key.Key_Return)
    assert page.card.notice.isVisible()
    assert [hit.row.id for hit in desk.services.returns.find("CF7A-00123")] == [row.id]
