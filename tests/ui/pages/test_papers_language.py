"""書類 in another language: one decision, each translation after its Japanese paper, remembered for the case, told where it fails."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posapp.domain.problem import stop
from posapp.ui.pages.language_choice import language_choice
from tests.ui import twins
from tests.ui.pages.stage import Stage, cut_off, press
from tests.ui.pages.test_papers import idle, opened, page, states


def titles(stage: Stage) -> list[str]:
    return [row.title for row in page(stage).list.rows]


def choose(qtbot: QtBot, stage: Stage, tag: str) -> None:
    button = next(b for b in page(stage).language._buttons if b.option.value == tag)
    qtbot.waitUntil(page(stage).language.isEnabled)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page(stage).ready)


def test_each_translation_follows_its_original(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    assert page(stage).language.value() == "" and len(titles(stage)) == 6
    choose(qtbot, stage, "en")
    assert titles(stage)[:3] == ["お見積書", "お見積書（英語の参考訳）", "重要事項説明書"]
    kinds = {row.kind for row in stage.desk.records.papers()}
    assert "quote.en" in kinds
    assert stage.page.primary().badges[0].text == "未印刷 7"
    stage.picture("papers-english")
    assert cut_off(stage.window) == []
    stage.picture("papers-english-1024", width=1024, height=768)
    assert cut_off(stage.window) == []
    stage.picture("papers-english-dark", dark=True)
    press(stage.window, Qt.Key.Key_F12)
    idle(qtbot, stage)
    assert states(stage)[1] == "印刷済み 1部"
    choose(qtbot, stage, "")
    assert len(titles(stage)) == 6


def test_the_decision_holds_when_the_page_comes_back(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    choose(qtbot, stage, "en")
    draft = stage.draft
    again = Stage(
        qtbot, stage.desk, type(page(stage))(stage.desk.services, twins.sentences()), draft, step=4,
    )  # fmt: skip
    qtbot.waitUntil(lambda: page(again).ready)
    assert page(again).language.value() == "en" and "お見積書（英語の参考訳）" in titles(again)


def test_a_paper_that_cannot_be_translated_is_told_and_stays_japanese(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = opened(qtbot)
    gap = stop("translation-missing", "language", language="英語", text="新しい文。")
    monkeypatch.setattr(twins.Press, "translate", lambda *_: (gap,))
    choose(qtbot, stage, "en")
    assert len(titles(stage)) == 6
    notice = page(stage).notice
    assert notice.isVisible() and "参考訳を作れない" in notice.head.text() and "新しい文。" in notice.body.text()
    assert cut_off(stage.window) == []


def test_the_choice_can_be_made_by_keyboard_and_is_named(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    qtbot.waitUntil(lambda: page(stage).ready)
    choice = page(stage).language
    assert choice.accessibleName() == "参考訳"
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    press(choice, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page(stage).ready and len(titles(stage)) == 7)
    press(choice, Qt.Key.Key_Return)
    assert page(stage).list.hasFocus()


def test_without_another_language_nothing_is_asked(qtbot: QtBot) -> None:
    choice = language_choice(())
    qtbot.addWidget(choice)
    assert choice.isHidden()
