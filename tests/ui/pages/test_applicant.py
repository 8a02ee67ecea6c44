from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.flows.forms import ApplicantForm
from posapp.ui.pages.applicant import ApplicantPage
from tests.ui import twins
from tests.ui.pages.stage import Stage, cut_off, press, write
from tests.ui.twins import FULL, NOON, counter

BEGUN = ApplicantForm(purpose="personal", privacy_shown=NOON)
PICTURE = replace(
    FULL, mobile="090-1234-567", town="", street="", building="", income="", way="account", institution="", method_digits="",
    consent_inquiry="", consent_bureau="", consent_members="", consent_partners="", pledge="", postal="",
)  # fmt: skip


def opened(qtbot: QtBot, form: ApplicantForm, *, field: str = "", **quote: str) -> Stage:
    desk = counter()
    sales = desk.services.sales
    page = ApplicantPage(desk.services, twins.sentences())
    draft = replace(sales.move(desk.draft(**quote), Cursor("applicant", field)), applicant=form)
    return Stage(qtbot, desk, page, draft, step=2)


def page(stage: Stage) -> ApplicantPage:
    assert isinstance(stage.page, ApplicantPage)
    return stage.page


def here(stage: Stage) -> str:
    return page(stage).focused()


def type_in(key: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    write(widget, key)


def enter() -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    press(widget, Qt.Key.Key_Return)


def test_the_picture(qtbot: QtBot) -> None:
    stage = opened(qtbot, PICTURE, field="income")
    page(stage).focus_field("mobile")
    page(stage).focus_field("income")
    page(stage).focus_field("postal")
    type_in("9870362")
    assert page(stage).address.choosing
    press(page(stage).address.list, Qt.Key.Key_Down)
    stage.picture("application-1280")
    area = page(stage).area
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0, "nothing scrolls at 1280×800"
    assert cut_off(stage.window) == []
    stage.picture("application-1024", width=1024, height=768)
    assert cut_off(stage.window) == []
    stage.picture("application-dark", dark=True)
    assert stage.page.primary().sentence.startswith("町名を")
    enter()
    assert stage.draft.applicant.town == "豊里町小口前"
    assert stage.draft.applicant.area == "宮城県登米市"
    assert here(stage) == "street"
    assert page(stage).address.town.fields["town"].auto
    stage.picture("application-chosen")
    assert page(stage).primary().badges[0].text == "要修正 2件"
    assert not page(stage).primary().enabled


def test_the_purpose_of_use_comes_before_the_first_field(qtbot: QtBot) -> None:
    stage = opened(qtbot, ApplicantForm())
    assert page(stage).gated
    assert not stage.page.primary().enabled
    stage.picture("application-gate")
    assert cut_off(stage.window) == []
    press(page(stage).gate.purpose, Qt.Key.Key_Right)
    assert stage.draft.applicant.purpose == "personal"
    enter()
    assert stage.draft.applicant.privacy_shown.startswith("2021-06-15T14:40")
    assert not page(stage).gated
    assert here(stage) == "family"
    press(stage.window, Qt.Key.Key_F7)
    assert page(stage).gated, "it can be read again"
    enter()
    assert not page(stage).gated


def test_business_use_leaves_this_path_with_an_explanation(qtbot: QtBot) -> None:
    stage = opened(qtbot, ApplicantForm())
    press(page(stage).gate.purpose, Qt.Key.Key_Right)
    press(page(stage).gate.purpose, Qt.Key.Key_Right)
    assert stage.draft.applicant.purpose == "business"
    assert page(stage).gate.business.isVisible()
    stage.picture("application-business")
    assert cut_off(stage.window) == []
    enter()
    assert page(stage).gated
    assert stage.draft.applicant.privacy_shown == ""
    assert not stage.page.primary().enabled


def test_kana_come_from_the_reading_and_stay_editable(qtbot: QtBot) -> None:
    stage = opened(qtbot, BEGUN, field="family")
    field = page(stage).person_form.fields["family"].input
    for preedit, commit in (("こば", ""), ("こばやし", ""), ("小林", ""), ("", "小林")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(field, event)
    assert stage.draft.applicant.family == "小林"
    assert stage.draft.applicant.family_kana == "コバヤシ"
    assert page(stage).person_form.fields["family_kana"].auto
    enter()
    assert here(stage) == "given"
    assert stage.desk.records.saved[-1].field == "given"
    page(stage).focus_field("family_kana")
    type_in("A")
    assert not page(stage).person_form.fields["family_kana"].auto


def test_a_date_in_the_japanese_calendar_shows_year_and_age(qtbot: QtBot) -> None:
    stage = opened(qtbot, BEGUN, field="born")
    type_in("S58.4.12")
    assert page(stage).person_form.fields["born_read"].value() == "1983年4月12日　38歳"
    type_in("9")
    assert page(stage).person_form.fields["born_read"].value() == ""


def test_one_town_fills_itself_in(qtbot: QtBot) -> None:
    stage = opened(qtbot, BEGUN, field="postal")
    type_in("980-0021")
    assert (stage.draft.applicant.area, stage.draft.applicant.town) == ("宮城県仙台市青葉区", "中央")
    assert not page(stage).address.choosing
    enter()
    assert here(stage) == "street", "what the code filled in is passed over"


def test_an_unknown_code_says_so_and_the_address_is_typed(qtbot: QtBot) -> None:
    stage = opened(qtbot, BEGUN, field="postal")
    type_in("0000000")
    enter()
    assert here(stage) == "area"
    assert not page(stage).address.choosing


def test_no_digit_of_some_documents_is_ever_kept(qtbot: QtBot) -> None:
    stage = opened(qtbot, FULL, field="doc_kind")
    assert stage.draft.applicant.doc_digits == "4821"
    press(page(stage).document_kind, Qt.Key.Key_Right)
    assert stage.draft.applicant.doc_kind == "my-number-card-front"
    assert stage.draft.applicant.doc_digits == ""
    digits = page(stage).document.fields["doc_digits"].input
    assert not digits.isEnabled()
    assert "記録できません" in digits.toolTip()
    stage.picture("application-mynumber")
    page(stage).document.focus("doc_expires")
    press(page(stage).document.fields["doc_expires"].input, Qt.Key.Key_Return)
    assert page(stage).focused() == "doc_seen"
    assert cut_off(stage.window) == []
    assert stage.page.primary().enabled


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_other_documents_stand_behind_the_last_place(qtbot: QtBot) -> None:
    stage = opened(qtbot, FULL, field="doc_kind")
    press(page(stage).document_kind, Qt.Key.Key_Down)
    menu = page(stage).document_kind.menu
    assert menu.isVisible()
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    assert stage.draft.applicant.doc_kind == "passport"
    stage.picture("application-passport")
    assert cut_off(stage.window) == []
    press(page(stage).document_kind, Qt.Key.Key_Right)
    assert stage.draft.applicant.doc_kind == "driving-licence"


def test_the_short_form_asks_no_income(qtbot: QtBot) -> None:
    short = replace(FULL, income="", persons="", housing="", savings="", employer="")
    stage = opened(qtbot, short, cash_price="72,000", price_reason="キャンペーン")
    assert stage.view.checked is not None
    assert not stage.view.checked.long_form
    assert "employer" in page(stage).order()
    assert "income" not in page(stage).order()
    assert stage.page.primary().enabled
    stage.picture("application-short")
    assert cut_off(stage.window) == []
    page(stage).focus_field("doc_seen")
    enter()
    assert here(stage) == "employer", "the cursor never goes into a form that is not shown"


def test_enter_finds_the_work_fields_of_a_narrow_window(qtbot: QtBot) -> None:
    stage = opened(qtbot, FULL, field="doc_seen")
    stage.picture("application-narrow-work", width=1024, height=768)
    page(stage).focus_field("doc_seen")
    enter()
    assert here(stage) == "employer"


def test_enter_leads_through_all_fields_and_on(qtbot: QtBot) -> None:
    stage = opened(qtbot, FULL, field="family")
    passed = []
    for _ in range(30):
        passed.append(here(stage))
        enter()
        if stage.forwards:
            break
    assert passed == [
        "family", "given", "family_kana", "given_kana", "born", "mobile", "home_phone", "postal", "area", "town", "street",
        "building", "doc_kind", "doc_issuer", "doc_expires", "doc_digits", "doc_seen", "employer", "employer_phone",
        "persons", "income", "housing", "savings",
    ]  # fmt: skip
    assert stage.forwards == 1
    assert stage.desk.records.saved[-1].field == "savings"


def test_f8_shows_every_problem_and_goes_to_the_next(qtbot: QtBot) -> None:
    stage = opened(qtbot, replace(FULL, mobile="", doc_seen="", income=""), field="family")
    assert stage.page.primary().badges == ()
    press(stage.window, Qt.Key.Key_F8)
    assert here(stage) == "mobile"
    assert stage.page.primary().badges[0].text == "要修正 3件"
    press(stage.window, Qt.Key.Key_F8)
    assert here(stage) == "doc_seen"
    press(stage.window, Qt.Key.Key_F8)
    assert here(stage) == "income"
    press(stage.window, Qt.Key.Key_F8)
    assert here(stage) == "mobile"


def test_long_and_rare_names_stay_whole(qtbot: QtBot) -> None:
    stage = opened(qtbot, BEGUN, field="family")
    name = "𠮷田" + "あ" * 98
    type_in(name)
    assert stage.draft.applicant.family == name
    enter()
    assert cut_off(stage.window) == []


def test_after_submission_the_fields_are_closed(qtbot: QtBot) -> None:
    stage = opened(qtbot, FULL)
    stage.desk.services.sales.submit(stage.desk.explained(stage.draft))
    stage.show()
    assert not page(stage).person_form.fields["family"].input.isEnabled()
    assert stage.page.primary().enabled
    assert "変えられません" in stage.page.primary().sentence


def test_resumes_on_the_field_that_was_left(qtbot: QtBot) -> None:
    stage = opened(qtbot, BEGUN, field="born")
    assert here(stage) == "born"
    type_in("S58.4.12")
    enter()
    saved = stage.desk.records.saved[-1]
    assert (saved.step, saved.field) == ("applicant", "mobile")
    resumed = stage.desk.services.sales.resume(stage.draft.id)
    assert resumed is not None
    again = ApplicantPage(stage.desk.services, twins.sentences())
    stage = Stage(qtbot, stage.desk, again, resumed, step=2)
    assert here(stage) == "mobile"
    assert stage.draft.applicant.born == "S58.4.12"
