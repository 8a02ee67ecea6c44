from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.people import Shop
from posapp.ui.places.first_start import FirstStartPage
from posapp.ui.places.unlock import UnlockPage
from posapp.ui.views import FieldProblem
from posapp.ui.widgets.line_input import LineInput
from tests.ui.pages.stage import press, write
from tests.ui.places.stage import Stand

ANSWERS = {"name": "青葉通り店", "phone": "022-000-0000", "address": "宮城県仙台市青葉区中央9-9-9"}


def opened(qtbot: QtBot, *, keyring: bool) -> tuple[Stand, FirstStartPage, list[tuple[object, ...]]]:
    page = FirstStartPage(keyring)
    done: list[tuple[object, ...]] = []
    page.done.connect(lambda *got: done.append(got))
    return Stand(qtbot, page, ""), page, done


def type_through(*answers: str) -> None:
    """Type into whatever has the focus; Enter goes on."""
    for answer in answers:
        field = QApplication.focusWidget()
        assert isinstance(field, LineInput)
        write(field, answer)
        press(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("keyring", [True, False])
def test_the_picture(qtbot: QtBot, keyring: bool) -> None:
    stand, page, _done = opened(qtbot, keyring=keyring)
    page.shop.put(ANSWERS)
    page.staff.put({"staff": "中村 健、佐藤 葵"})
    page.staff.changed.emit("staff", "中村 健、佐藤 葵")
    stand.picture("first-start" if keyring else "first-start-needed")
    assert not any(box.problem for box in page.shop.fields.values())


def test_keys_alone_open_a_shop(qtbot: QtBot) -> None:
    _stand, _page, done = opened(qtbot, keyring=True)
    type_through("青葉通り店", "022-000-0000", "宮城県仙台市青葉区中央9-9-9", "", "", "中村 健、佐藤 葵", "", "")
    shop = Shop(name="青葉通り店", phone="022-000-0000", address="宮城県仙台市青葉区中央9-9-9", hours="10時〜19時")
    assert done == [(shop, ("中村 健", "佐藤 葵"), None)]


def test_what_an_empty_passphrase_costs_is_said_before_the_button(qtbot: QtBot) -> None:
    _stand, page, _done = opened(qtbot, keyring=True)
    page.shop.put(ANSWERS)
    page.staff.put({"staff": "中村 健"})
    page.secret.changed.emit("one", "")
    assert "バックアップは開けません" in page.sentence.text()
    assert page.badge.text() == "合言葉なし"
    page.secret.put({"one": "あさがおの種まき", "two": "あさがおの種まき"})
    page.secret.changed.emit("two", "")
    assert not page.badge.isVisible()


def test_without_a_keyring_the_passphrase_is_needed_twice(qtbot: QtBot) -> None:
    stand, page, done = opened(qtbot, keyring=False)
    page.shop.put(ANSWERS)
    page.staff.put({"staff": "中村 健"})
    page.go.click()
    assert done == []
    assert page.secret.fields["one"].problem
    assert page.secret.fields["one"].input.hasFocus()
    page.secret.put({"one": "みじかい", "two": "みじかい"})
    page.go.click()
    assert "8文字" in page.secret.fields["one"].problem
    page.secret.put({"one": "あさがおの種まき", "two": "あさがおの種"})
    page.go.click()
    assert page.secret.fields["two"].problem
    stand.picture("first-start-wrong")
    page.secret.put({"two": "あさがおの種まき"})
    page.go.click()
    assert done[0][2] == "あさがおの種まき"


@pytest.mark.parametrize(
    ("key", "typed"),
    [("name", ""), ("name", "店\u0007"), ("address", " "), ("phone", "12"), ("phone", ""), ("hours", "")],
)
def test_a_wrong_field_is_named_and_gets_the_focus(qtbot: QtBot, key: str, typed: str) -> None:
    _stand, page, done = opened(qtbot, keyring=True)
    page.shop.put(ANSWERS | {key: typed})
    page.staff.put({"staff": "中村 健"})
    page.go.click()
    assert done == []
    assert page.shop.fields[key].problem
    assert page.shop.fields[key].input.hasFocus()
    assert page.act("problem")


def test_what_no_paper_could_show_stands_at_its_field_until_that_is_typed_anew(qtbot: QtBot) -> None:
    stand, page, done = opened(qtbot, keyring=True)
    page.shop.put(ANSWERS | {"name": "青葉通り店☃"})
    page.staff.put({"staff": "中村 健☃"})
    page.go.click()
    assert len(done) == 1
    page.refuse(
        (
            FieldProblem(key="name", text="「☃」は、印刷の書体にない文字です。別の字で入力してください。"),
            FieldProblem(key="name", text="二つ目の文字です。"),
            FieldProblem(key="staff", text="「☃」は、印刷の書体にない文字です。別の字で入力してください。"),
        )
    )
    stand.picture("first-start-unprintable")
    assert "書体にない文字" in page.shop.fields["name"].problem and page.staff.fields["staff"].problem
    assert page.shop.fields["name"].input.hasFocus() and page.badge.isVisible()
    page.go.click()
    page.shop.put({"address": "宮城県仙台市青葉区中央8-8-8"})
    page.go.click()
    assert len(done) == 1, "another field mends nothing"
    page.shop.put({"name": "青葉通り店"})
    page.go.click()
    assert not page.shop.fields["name"].problem and page.staff.fields["staff"].problem and len(done) == 1
    page.staff.put({"staff": "中村 健"})
    page.go.click()
    assert len(done) == 2


def test_a_fault_is_said_and_everything_typed_stays(qtbot: QtBot) -> None:
    stand, page, done = opened(qtbot, keyring=True)
    page.shop.put(ANSWERS)
    page.staff.put({"staff": "中村 健、中村 健、"})
    page.go.click()
    assert done[0][1] == ("中村 健",)
    page.busy(True)
    page.go.click()
    assert len(done) == 1
    page.busy(False)
    page.fault("ディスクの空きがないため、保存できません。")
    stand.picture("first-start-fault")
    assert page.notice.isVisible()
    assert page.shop.values()["name"] == "青葉通り店"
    page.go.click()
    assert len(done) == 2


def test_the_passphrase_is_entered_tried_and_typed_again(qtbot: QtBot) -> None:
    page = UnlockPage()
    got: list[str] = []
    page.entered.connect(got.append)
    stand = Stand(qtbot, page, "")
    assert page.field.input.hasFocus()
    press(page.field.input, Qt.Key.Key_Return)
    assert got == []
    write(page.field.input, "himitsu-no-kotoba")
    press(page.field.input, Qt.Key.Key_Return)
    assert got == ["himitsu-no-kotoba"]
    page.busy(True)
    press(page.go, Qt.Key.Key_Return)
    QTest.qWait(150)
    assert len(got) == 1
    page.busy(False)
    page.fault("保存先の鍵か合言葉が違うため、開けません。合言葉を確かめて、入力し直してください。")
    stand.picture("unlock")
    assert page.field.input.hasFocus()
    assert isinstance(page.field.input, LineInput)
    assert page.field.input.displayText() != "himitsu-no-kotoba"
    assert page.notice.isVisible()
    write(page.field.input, "x")
    press(page.field.input, Qt.Key.Key_Return)
    assert got == ["himitsu-no-kotoba", "x"]
