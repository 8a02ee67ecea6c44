from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.flows.forms import ApplicantForm
from posapp.ui.pages.consent import ConsentPage
from tests.ui import twins
from tests.ui.pages.stage import Stage, cut_off, press
from tests.ui.twins import FULL, counter

BLANK = replace(
    FULL, institution="", method_digits="", consent_inquiry="", consent_bureau="", consent_members="", consent_partners="",
    pledge="",
)  # fmt: skip
MINOR = replace(BLANK, born="H17.7.1", guardian_name="")


def opened(qtbot: QtBot, form: ApplicantForm, *, field: str = "", **quote: str) -> Stage:
    desk = counter()
    sales = desk.services.sales
    draft = replace(sales.move(desk.draft(**quote), Cursor("consent", field)), applicant=form)
    return Stage(qtbot, desk, ConsentPage(desk.services, twins.sentences()), draft, step=2)


def page(stage: Stage) -> ConsentPage:
    assert isinstance(stage.page, ConsentPage)
    return stage.page


def key(code: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    press(widget, code)


def scrolls(stage: Stage) -> int:
    area = page(stage).area
    assert area is not None
    return area.verticalScrollBar().maximum()


def test_each_consent_is_given_alone_with_its_time(qtbot: QtBot) -> None:
    stage = opened(qtbot, replace(BLANK, institution="七十七見本銀行", method_digits="1234"), field="consent_inquiry")
    key(Qt.Key.Key_Space)
    assert stage.draft.applicant.consent_inquiry == "2021-06-15T14:40:00+09:00"
    assert stage.draft.applicant.consent_bureau == ""
    stage.desk.around.at += timedelta(minutes=3)
    key(Qt.Key.Key_Return)
    assert page(stage).focused() == "consent_bureau"
    assert stage.draft.applicant.consent_inquiry == "2021-06-15T14:40:00+09:00", "leaving it does not give it again"
    key(Qt.Key.Key_Space)
    assert stage.draft.applicant.consent_bureau == "2021-06-15T14:43:00+09:00"
    stage.picture("consent-1280")
    assert cut_off(stage.window) == []
    assert scrolls(stage) == 0
    key(Qt.Key.Key_Space)
    assert stage.draft.applicant.consent_bureau == "", "it can be taken back"


def test_keys_lead_through_to_the_confirmation(qtbot: QtBot) -> None:
    stage = opened(qtbot, replace(BLANK, institution="七十七見本銀行", method_digits="1234"), field="way")
    passed = []
    for _ in range(12):
        passed.append(page(stage).focused())
        if passed[-1].startswith("consent") or passed[-1] == "pledge":
            key(Qt.Key.Key_Space)
        key(Qt.Key.Key_Return)
        if stage.forwards:
            break
    assert passed == [
        "way", "institution", "method_digits", "consent_inquiry", "consent_bureau", "consent_members", "consent_partners",
        "pledge",
    ]  # fmt: skip
    assert stage.forwards == 1


def test_a_minor_needs_a_guardian(qtbot: QtBot) -> None:
    stage = opened(qtbot, MINOR, field="guardian_name")
    assert page(stage).guardian.isVisible()
    stage.picture("consent-minor")
    assert cut_off(stage.window) == []
    assert scrolls(stage) == 0
    stage.picture("consent-minor-1024", width=1024, height=768)
    assert cut_off(stage.window) == []
    stage.picture("consent-minor-dark", dark=True)
    assert "guardian_agrees" in {p.where for p in page(stage).problems()}
    page(stage).focus_field("guardian_agrees")
    key(Qt.Key.Key_Space)
    assert stage.draft.applicant.guardian_agrees == "yes"


def test_an_adult_sees_no_guardian(qtbot: QtBot) -> None:
    stage = opened(qtbot, BLANK)
    assert not page(stage).guardian.isVisible()
    assert "guardian_name" not in page(stage).order()


def test_other_ways_ask_no_number(qtbot: QtBot) -> None:
    stage = opened(qtbot, BLANK, field="way")
    key(Qt.Key.Key_Left)
    assert stage.draft.applicant.way == "window"
    assert "institution" not in page(stage).order()
    key(Qt.Key.Key_Left)
    assert stage.draft.applicant.way == "with-line"


def test_without_a_line_nothing_is_paid_with_one(qtbot: QtBot) -> None:
    stage = opened(qtbot, BLANK, field="way", line="")
    key(Qt.Key.Key_Left)
    key(Qt.Key.Key_Left)
    assert stage.draft.applicant.way == "card"
    key(Qt.Key.Key_Right)
    assert stage.draft.applicant.way == "window"
    stage.picture("consent-no-line")
    assert cut_off(stage.window) == []


def test_f8_names_the_missing_consents(qtbot: QtBot) -> None:
    stage = opened(qtbot, replace(BLANK, institution="七十七見本銀行", method_digits="1234"), field="way")
    press(stage.window, Qt.Key.Key_F8)
    assert page(stage).focused() == "consent_inquiry"
    assert stage.page.primary().badges[0].text == "要修正 5件"
