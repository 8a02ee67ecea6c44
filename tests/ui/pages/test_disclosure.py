from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.ui.pages.disclosure import DisclosurePage
from posapp.ui.widgets.topics import TopicState
from tests.ui.pages.stage import Stage, cut_off, press
from tests.ui.twins import FULL, Desk, counter


def opened(qtbot: QtBot, *, upto: str = "", at: str = "", desk: Desk | None = None) -> Stage:
    desk = desk or counter()
    sales = desk.services.sales
    draft = desk.draft()
    for topic in sales.view(draft).topics:
        if topic.key == upto:
            break
        draft = sales.explain(sales.view(draft), topic.key)
        if topic.asks:
            draft = sales.answer(sales.view(draft), topic.key, topic.right)
        draft = sales.understand(sales.view(draft), topic.key)
    draft = sales.move(draft, Cursor("disclosure", f"topic:{at or upto}"))
    return Stage(qtbot, desk, DisclosurePage(sales), draft, step=1)


def page(stage: Stage) -> DisclosurePage:
    assert isinstance(stage.page, DisclosurePage)
    return stage.page


def done(stage: Stage, nth: int) -> bool:
    return stage.view.acks[nth].done


def test_the_picture(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="damage")
    stage.draft = stage.desk.services.sales.send_back(stage.view, "transfer")
    stage.show()
    stage.page.focus_field("topic:damage")
    press(stage.window, Qt.Key.Key_F7)
    press(stage.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    stage.picture("disclosure-1280")
    stage.picture("disclosure-1024", width=1024, height=768)
    assert cut_off(stage.window) == []
    stage.picture("disclosure-dark", dark=True)
    assert page(stage).card.bars.texts() == (
        "返却しない 36回すべて支払う 108,000",
        "返却・故障なし 24か月目まで 72,000",
        "返却・故障あり 72,000円＋20,000円 92,000",
    )
    assert page(stage).primary().badges[0].text == "残り 7項目"
    assert page(stage).primary().badges[1].text == "差し戻し 1"
    assert not page(stage).primary().enabled
    assert cut_off(stage.window) == []


def test_keys_alone_lead_through_a_topic_with_its_question(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="kept")
    card = page(stage).card
    assert not card.understand.isEnabled()
    assert card.understand.toolTip()
    press(stage.window, Qt.Key.Key_F9)
    assert not done(stage, 7)
    press(stage.window, Qt.Key.Key_F7)
    assert card.explain.view().note == "担当 中村 健・14:40"
    press(stage.window, Qt.Key.Key_F9)
    assert not done(stage, 7), "the question comes first"
    press(page(stage).topics.rows, Qt.Key.Key_3)
    assert "正しい答え" in card.question.said()
    press(stage.window, Qt.Key.Key_F9)
    assert done(stage, 7)
    assert page(stage).topics.done() == "8"
    stage.go()
    assert stage.draft.cursor == Cursor("disclosure", "topic:damage")
    assert stage.desk.records.saved[-1].field == "topic:damage"


def test_a_wrong_answer_is_recorded_and_asks_for_another_explanation(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="damage")
    press(stage.window, Qt.Key.Key_F7)
    press(stage.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    ack = stage.view.acks[8]
    assert [a.right for a in ack.answers] == [False]
    assert ack.explained_at is None
    assert "もう一度ご説明のうえ" in page(stage).card.question.said()
    assert page(stage).card.question.answers.chosen() == "0円"
    assert not page(stage).card.understand.isEnabled()
    stage.picture("disclosure-wrong")
    assert cut_off(stage.window) == []
    press(stage.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert len(stage.view.acks[8].answers) == 1, "no second try before a second explanation"
    press(stage.window, Qt.Key.Key_F7)
    press(stage.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [a.right for a in stage.view.acks[8].answers] == [False, True]


def test_arrows_move_and_nothing_can_be_skipped(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="separate")
    rows = page(stage).topics.rows
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Down)
    assert stage.draft.cursor.field == "topic:start"
    stage.go()
    assert stage.draft.cursor.field == "topic:start", "not done, so the primary stays"
    assert stage.forwards == 0
    press(rows, Qt.Key.Key_Up)
    assert stage.draft.cursor.field == "topic:bureau"


def test_a_changed_quote_lets_acknowledgements_fall_and_says_so(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="damage")
    stage.draft = replace(stage.draft, quote=replace(stage.draft.quote, discount="1,000"))
    stage.show()
    assert page(stage).band.isVisible()
    assert page(stage).band.words.text().startswith("見積が変わったため、確認が済んでいた 8項目")
    assert page(stage).primary().badges[1].text == "差し戻し 8"
    stage.picture("disclosure-fallen")
    assert cut_off(stage.window) == []


def test_a_topic_is_sent_back(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="late", at="bureau")
    page(stage).card.send_back.click()
    assert stage.view.acks[1].sent_back
    assert stage.view.acks[1].understood_at is None
    assert page(stage).topics.segments.isVisible()
    press(page(stage).topics.rows, Qt.Key.Key_Down)
    assert page(stage).topics.views[1].state is TopicState.AGAIN


def test_all_done_leads_on(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="none-of-them", at="privacy")
    assert page(stage).primary().label == "申込へ"
    stage.go()
    assert stage.forwards == 1


def test_resumes_on_the_topic_that_was_left(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="late", at="deadline")
    assert page(stage).topics.views[6].state is TopicState.NOW
    assert page(stage).topics.rows.hasFocus()


def test_a_topic_that_no_longer_applies_is_not_asked_for_again(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="none-of-them", at="privacy")
    stage.draft = replace(stage.draft, quote=replace(stage.draft.quote, program="docomo-plain-36"))
    stage.show()
    assert page(stage).band.words.text().startswith("見積が変わったため、確認が済んでいた 11項目"), (
        "three were about returning"
    )
    for ack in stage.view.acks:
        page(stage).focus_field(f"topic:{ack.topic}")
        press(stage.window, Qt.Key.Key_F7)
        press(stage.window, Qt.Key.Key_F9)
    assert not page(stage).band.isVisible()
    assert page(stage).primary().label == "申込へ"


def test_after_submission_nothing_can_be_pressed(qtbot: QtBot) -> None:
    stage = opened(qtbot, upto="none-of-them", at="privacy")
    stage.draft = replace(stage.draft, applicant=FULL)
    stage.desk.services.sales.submit(stage.draft)
    stage.show()
    assert not page(stage).card.send_back.isEnabled()
    assert not stage.page.act("page")
