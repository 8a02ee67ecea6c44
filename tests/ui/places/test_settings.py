from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.services.counter import LedgerYears, NetworkMode, Theme
from posapp.services.ports import StoreFault
from posapp.ui.places.card import Column
from posapp.ui.places.settings import SettingsPage
from posapp.ui.widgets.choice_input import ChoiceInput, SegmentInput
from posapp.ui.widgets.line_input import LineInput
from tests.ui.pages.stage import press, shoot
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import PRICES, Desk, counter

PRINTERS = ("counter-laser", "back-office")


def opened(
    qtbot: QtBot, desk: Desk | None = None, *, printers: tuple[str, ...] = PRINTERS, wrong: tuple[str, ...] = ()
) -> tuple[Stand, SettingsPage, Desk]:
    desk = desk or counter()
    services = replace(desk.services, catalog_problems=wrong)
    page = SettingsPage(services, sentences(), "0.2.0", printers=lambda: printers)
    stand = Stand(qtbot, page, "settings")
    qtbot.waitUntil(lambda: not page._seeker.running)
    return stand, page, desk


def typed(page: SettingsPage, form: str, key: str, words: str) -> None:
    """Type over a field and leave it."""
    box = getattr(page, form).fields[key]
    box.take_focus()
    field = box.input
    assert isinstance(field, LineInput)
    field.selectAll()
    field.insert(words)
    press(field, Qt.Key.Key_Return)


def test_the_picture(qtbot: QtBot) -> None:
    stand, page, desk = opened(qtbot)
    desk.records.backups.append("x")
    page.refresh()
    stand.picture("settings")
    assert page.catalog.sample.isVisible()
    assert page.shop.values()["name"] == "青葉通り店"


def test_wrong_files_are_listed_with_what_to_mend(qtbot: QtBot) -> None:
    wrong = (
        "au-kaetoku.toml, windows[0].last: 48か月の分割では、47までにしてください。",
        "made-up.toml, source: 出典がありません。source に文書名と日付を入れてください。",
    )
    stand, page, _desk = opened(qtbot, printers=(), wrong=wrong)
    stand.picture("settings-wrong")
    page.backup.button.setFocus()
    press(page.backup.button, Qt.Key.Key_Tab)
    assert page.catalog.hasFocus(), "the list of mistakes can be reached without a mouse"
    stand.picture("settings-wrong-below")
    assert "見つかりません" in page.print.fields["printer"]._under.text()


def test_the_shop_is_kept_when_a_field_is_left(qtbot: QtBot) -> None:
    stand, page, desk = opened(qtbot)
    typed(page, "shop", "name", "広瀬通り店")
    assert desk.around.shop().name == "広瀬通り店"
    assert desk.around.shop().sample
    assert stand.changes == 1
    assert page.shop.fields["phone"].input.hasFocus()
    press(page.shop.fields["phone"].input, Qt.Key.Key_Return)
    assert stand.changes == 1, "leaving without a change writes nothing"


def test_what_cannot_be_kept_says_so_and_the_old_holds(qtbot: QtBot) -> None:
    stand, page, desk = opened(qtbot)
    typed(page, "shop", "name", " ")
    assert desk.around.shop().name == "青葉通り店"
    assert "前の内容" in page.shop.fields["name"].problem
    stand.picture("settings-field")
    assert page.act("problem")
    assert page.shop.fields["name"].input.hasFocus()
    typed(page, "staff", "staff", "、")
    assert desk.around.preferences().staff == ("中村 健", "佐藤 葵")


def test_a_shop_that_no_face_can_print_says_so_and_the_old_holds(qtbot: QtBot) -> None:
    _, page, desk = opened(qtbot)
    typed(page, "shop", "name", "見本☃店")
    assert "U+2603" in page.shop.fields["name"].problem
    assert desk.around.shop().name == "青葉通り店"


def test_who_left_the_staff_no_longer_stands_at_the_counter(qtbot: QtBot) -> None:
    _stand, page, desk = opened(qtbot)
    typed(page, "staff", "staff", "佐藤 葵、大友 涼")
    assert desk.around.preferences().staff == ("佐藤 葵", "大友 涼")
    assert desk.around.staff() == "佐藤 葵"
    choice = page.staff.fields["current"].input
    assert isinstance(choice, ChoiceInput)
    choice.setFocus()
    press(choice, Qt.Key.Key_Down)
    assert desk.around.staff() == "大友 涼"


def test_choices_hold_at_once(qtbot: QtBot) -> None:
    _stand, page, desk = opened(qtbot)
    themes: list[str] = []
    page.theme.connect(themes.append)
    for key, presses in (("closing_day", 1), ("theme", 2), ("network", 1)):
        segment = page.look.fields[key].input
        assert isinstance(segment, SegmentInput)
        for _ in range(presses):
            press(segment, Qt.Key.Key_Right)
    known = desk.around.preferences()
    assert (known.closing_day, known.theme, known.network) == ("10", Theme.DARK, NetworkMode.FORCED_OFFLINE)
    assert themes == ["light", "dark"]
    choice = page.print.fields["printer"].input
    press(choice, Qt.Key.Key_Down)
    assert desk.around.preferences().printer == "counter-laser"
    press(choice, Qt.Key.Key_Up)
    assert desk.around.preferences().printer == ""
    years = page.look.fields["ledger_years"].input
    assert isinstance(years, ChoiceInput) and years.currentText() == "3年（古物）"
    press(years, Qt.Key.Key_Down)
    assert desk.around.preferences().ledger_years is LedgerYears.TAX and years.currentText() == "7年（税務）"


def test_a_printer_that_is_gone_stays_chosen_and_says_so(qtbot: QtBot) -> None:
    desk = counter()
    desk.around.put_preferences(printer="old-inkjet")
    _stand, page, _desk = opened(qtbot, desk)
    choice = page.print.fields["printer"].input
    assert isinstance(choice, ChoiceInput)
    assert choice.value() == "old-inkjet"
    assert "見つかりません" in choice.currentText()


def test_a_backup_is_written_and_its_place_said(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "copy.backup"
    stand, page, desk = opened(qtbot)
    assert "まだ" in page.backup.last.text()
    page.backup.button.click()
    qtbot.waitUntil(lambda: stand.changes == 1)
    assert page.backup.button.hasFocus()
    assert desk.records.backups == [str(answers.path)]
    assert str(answers.path) in page.notice.body.text()
    assert "9:05" in page.backup.last.text()
    assert answers.asked == ["posapp-20210615.backup"]


def test_a_full_disk_is_said_for_copies_and_settings(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "copy.backup"
    stand, page, desk = opened(qtbot)
    desk.records.fault = StoreFault("disk-full")
    page.backup.button.click()
    qtbot.waitUntil(lambda: page.backup.button.isEnabled())
    assert "ディスク" in page.notice.body.text()
    typed(page, "shop", "name", "広瀬通り店")
    assert "ディスク" in page.notice.body.text()
    assert stand.changes == 0
    stand.picture("settings-full")


def test_the_price_list_is_named_and_the_way_to_it_is_one_key(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand, page, desk = opened(qtbot)
    assert page.catalog.prices.text() == "見本価格表・2021年6月1日版・1機種"
    assert page.catalog.sample.text() == "見本" and page.catalog.note.isVisible()
    asked: list[str] = []
    page.place.connect(asked.append)
    page.catalog.prices_button.click()
    assert asked == ["prices"]
    own = replace(PRICES, sample=False, title="青葉通り店 夏の価格表")
    monkeypatch.setattr(desk.services.quotes, "prices", own)
    page.refresh()
    assert (
        page.catalog.prices.text().startswith("青葉通り店 夏の価格表") and page.catalog.sample.text() == "お店の価格表"
    )
    assert not page.catalog.note.isVisible()


def test_nothing_scrolls_at_the_usual_size(qtbot: QtBot) -> None:
    stand, page, _desk = opened(qtbot, printers=())
    shoot(stand.window, "settings-no-printer")
    (area,) = page.findChildren(Column)
    assert area.verticalScrollBar().maximum() == 0
