"""案件 in another language: one button makes every translation that is missing, each after its original, and the case keeps to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.problem import stop
from posapp.services.ports import StoreFault
from posapp.ui.places.case_card import CaseCard
from posapp.ui.widgets.button import Button
from tests.ui import twins
from tests.ui.pages.stage import cut_off, press
from tests.ui.places.test_cases import opened, shop


def english(card: CaseCard) -> Button:
    (button,) = card.paper_part.translate.values()
    return button


def test_one_press_makes_those_that_are_missing(qtbot: QtBot) -> None:
    desk, rows = shop()
    stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    button = english(page.card)
    assert (button.text(), button.accessibleName()) == ("英語", "英語の参考訳を作る")
    for head in ("英語の参考訳を1通作りました。", "英語の参考訳は、すべて作ってあります。"):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        with qtbot.waitSignal(page.card.work.ended):
            press(button, Qt.Key.Key_Return)
        assert page.card.notice.head.text() == head
        assert "効力があるのは日本語の書面だけです" in page.card.notice.body.text()
        titles = [row.view.title for row in page.card.paper_part.rows.rows]
        assert titles[:2] == ["お見積書", "お見積書（英語の参考訳）"] and titles.count(titles[1]) == 1
    assert desk.services.translations.chosen(rows["小林"].id) == "en"
    stand.picture("cases-english")
    assert cut_off(stand.window) == []


def test_what_is_missing_and_a_full_disk_are_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, rows = shop()
    _stand, page = opened(qtbot, desk)
    page.open_case(rows["小林"].id)
    gap = stop("translation-missing", "language", language="英語", text="新しい文。")
    monkeypatch.setattr(twins.Press, "translate", lambda *_: (gap,))
    with qtbot.waitSignal(page.card.work.ended):
        english(page.card).click()
    assert "参考訳を作れない" in page.card.notice.head.text() and "新しい文。" in page.card.notice.body.text()
    monkeypatch.undo()
    desk.records.fault = StoreFault("disk-full")
    english(page.card).click()
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert "ディスク" in page.card.notice.body.text()


def test_a_case_without_papers_offers_none(qtbot: QtBot) -> None:
    desk, rows = shop()
    _stand, page = opened(qtbot, desk)
    page.open_case(rows["西村"].id)
    assert not english(page.card).isVisible()
