"""本人確認: every part the law asks for is asked, each end is recorded with what to do."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from posapp.services import snapshots
from posapp.services.intake_ports import IntakeBody
from posapp.ui import text_returns as text
from tests.services.test_receiving import PERSON
from tests.ui.pages.returns.stage import Counter
from tests.ui.places.stage import Answers


def codes(counter: Counter) -> list[str]:
    return [problem.code for problem in counter.page.problems()]


def test_a_blank_page_asks_for_everything(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    blank = dict.fromkeys(PERSON, "") | {"way": "document", "doc_kind": "driving-licence", "paid_off": "no"}
    counter.open(counter.made(person=blank), "who")
    wheres = [problem.where for problem in counter.page.problems()]
    for field in ("owner", "arrears", "family", "given", "born", "occupation", "postal", "area", "street", "doc_seen"):
        assert field in wheres, field
    counter.page.act("problem")
    counter.picture("return-who-blank")


def test_who_brings_it_may_sign_in_front_of_staff(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(person={"way": "signed", "doc_seen": "", "doc_digits": ""}), "who", "signed")
    assert codes(counter) == ["not-signed-in-front"]
    assert counter.page.signature.isVisible() and not counter.page.document.isVisible()
    counter.picture("return-who-signed")
    counter.page.field_left("signed", "yes")
    assert codes(counter) == []
    assert counter.returning.shell is not None
    intake = counter.returning.shell.view.intake
    assert intake is not None and intake.deliverer.signed and intake.deliverer.document is None


def test_a_minor_needs_the_guardian(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(person={"born": "2008-05-01"}), "who")
    assert counter.page.guardian.isVisible() and codes(counter)[-1] == "guardian-consent-missing"
    counter.page.act("problem")
    counter.picture("return-who-minor")
    for key, value in (("name", "小林 茂"), ("relation", "父"), ("phone", "022-000-0000"), ("agrees", "yes")):
        counter.page.field_left(f"guardian_{key}", value)
    assert codes(counter) == []


def test_a_suspicion_stops_says_what_to_do_and_is_recorded(qtbot: QtBot, answers: Answers) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(), "who", "suspicion")
    counter.page.field_left("suspicion", "yes")
    counter.page.field_left("suspicion_note", "箱の番号が違う")
    assert codes(counter) == ["stop-and-report"] and counter.page._doubt_says.isVisible()
    assert counter.page.primary().label == text.REPORT
    counter.picture("return-who-suspicion")
    counter.page.act("primary")
    assert answers.said[-1] == text.REPORT_DONE and "警察" in text.REPORT_DONE
    (row,) = counter.desk.services.returns.intakes()
    assert row.state == "reported" and counter.gone == 1
    assert snapshots.load(IntakeBody, row.body).draft.person.suspicion_note == "箱の番号が違う"
    assert counter.desk.services.returns.ledger("2019-01-01", "2039-12-31") == ()


def test_who_is_not_the_owner_or_in_arrears_keeps_the_device(qtbot: QtBot, answers: Answers) -> None:
    for key, value, code in (("owner", "no", "not-owner"), ("arrears", "yes", "in-arrears")):
        counter = Counter(qtbot)
        counter.open(counter.made(person={key: value}), "who")
        assert codes(counter) == [code]
        counter.page.act("primary")
        (row,) = counter.desk.services.returns.intakes()
        assert (row.state, counter.step, answers.said) == ("refused", "receipt", [])
        assert code in [problem.code for problem in snapshots.load(IntakeBody, row.body).problems]


def test_nothing_scrolls_in_a_window_of_the_usual_size(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.window.resize(1280, 800)
    young, doubted = {"born": "2008-05-01"}, {"suspicion": "yes"}
    for more in ({}, young, doubted, young | doubted, dict.fromkeys(PERSON, "")):
        counter.open(counter.made(person=more), "who")
        counter.page.act("problem")
        assert not counter.scrolls(), more
    for size in ((1280, 800), (1024, 768)):
        counter.window.resize(*size)
        for step in ("who", "what"):
            counter.open(counter.made(), step)
            qtbot.waitUntil(lambda: not counter.scrolls())
