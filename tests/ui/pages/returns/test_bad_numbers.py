"""What is wrong with a device or a contract is said in the window, at its field."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from posapp.ui import text_returns as text
from tests.services.test_receiving import IMEI
from tests.ui.pages.returns.stage import DISK, PIXEL, Counter
from tests.ui.places.stage import Answers
from tests.ui.twins import XPERIA

OTHER = "356938035643809"
WATCH = PIXEL | {"device": "Apple Watch Series 8", "category": "watch"}


@pytest.mark.parametrize(
    ("imei", "said", "ends"),
    [
        (IMEI + OTHER, "2つの番号", False),
        (IMEI[:-1] + "1", "検査の数字", False),
        (OTHER, "契約の番号", True),
    ],
)
def test_a_wrong_number_is_told_at_the_field(qtbot: QtBot, imei: str, said: str, ends: bool) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(device={"imei": imei}), "what", "imei")
    counter.picture(f"return-imei-{said}")
    primary = counter.page.primary()
    assert said in primary.sentence and (primary.label == text.REPORT) is ends
    assert counter.page.number_form.fields["imei"].input._stop


def test_a_device_taken_before_is_told(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    sign = {"erased": "yes", "no_return": "yes", "payments_told": "yes", "signed": "yes"}
    first = counter.made(check={"choice": "now"}, sign=sign)
    assert not isinstance(counter.desk.services.returns.receive(first), tuple)
    counter.open(counter.made(), "what", "imei")
    assert [problem.code for problem in counter.page.problems()] == ["device-taken-before"]
    primary = counter.page.primary()
    assert primary.label == text.REPORT
    assert "2024年12月18日" in primary.sentence and "K-2024-000001" in primary.sentence


def test_a_purchase_in_the_future_is_no_contract(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(PIXEL | {"on": "2030-01-01"}), "find", "on")
    assert "2030年1月1日" in counter.page.primary().sentence and not counter.page.primary().enabled


def test_a_scan_leads_on_and_a_wrong_one_stays(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(device={"imei": ""}), "what", "imei")
    counter.window.scanned.emit(OTHER)
    assert counter.page.focused() == "imei" and counter.draft.device.imei == OTHER
    counter.window.scanned.emit(IMEI)
    assert counter.page.focused() == "serial" and counter.draft.device.imei == IMEI


def test_the_signature_says_why_nothing_was_taken(qtbot: QtBot, answers: Answers) -> None:
    counter = Counter(qtbot)
    sign = {"erased": "yes", "no_return": "yes", "payments_told": "yes", "signed": "yes"}
    counter.open(counter.made(check={"choice": "now"}, sign=sign), "sign", "signed")
    counter.picture("return-sign")
    counter.desk.records.fault = DISK
    received = type(counter.desk.services.returns).receive

    def full(*_: object) -> None:
        raise DISK

    type(counter.desk.services.returns).receive = full  # type: ignore[assignment,method-assign]
    try:
        assert counter.page.act("primary")
    finally:
        type(counter.desk.services.returns).receive = received  # type: ignore[method-assign]
    assert counter.page.notice.isVisible() and counter.step == "sign"
    counter.desk.records.fault = None
    counter.returning.shell.forward()  # type: ignore[union-attr]
    assert counter.step == "receipt"


def test_the_box_of_another_kind_of_device_is_told_apart(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(WATCH), "what", "model")
    counter.window.scanned.emit(XPERIA.device.jan)
    assert (counter.draft.device.model, counter.draft.device.kind) == ("other", "phone")
    assert counter.page.model_form.fields["kind"].isVisible()
    counter.picture("return-other-kind")
    primary = counter.page.primary()
    assert "スマートフォン" in primary.sentence and "スマートウォッチ" in primary.sentence
    assert primary.label == text.REPORT
    counter.open(counter.made(PIXEL | {"device": XPERIA.device.name}), "what", "model")
    counter.window.scanned.emit(XPERIA.device.jan)
    assert (counter.draft.device.model, counter.page.primary().enabled) == ("same", True)


def test_a_kind_chosen_by_hand_is_told_as_well(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(device={"model": "other"}), "what", "kind")
    assert "機種が、契約の機種と違います" in counter.page.primary().sentence
    counter.page.typed("kind", "watch")
    counter.page.field_left("kind", "watch")
    assert "スマートウォッチ" in counter.page.primary().sentence
    counter.page.typed("model", "same")
    assert not counter.page.model_form.fields["kind"].isVisible() and counter.page.problems() == ()


def test_a_category_the_program_never_took_is_no_contract(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(PIXEL | {"category": "camera", "device": "α7C II"}), "find", "category")
    counter.picture("return-category")
    assert "デジタルカメラを扱っていません" in counter.page.primary().sentence and not counter.page.primary().enabled
