"""郵送での返却 in the window: the list, the form of each state alone, both ways in yen, what is said when it fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.application import Step
from posapp.flows.forms import YES
from posapp.flows.mail_forms import ACCEPT, DEDUCTED, FLOW, SOUND
from posapp.services.mail_ports import MailReturnRow
from posapp.services.ports import CaseRow, StoreFault
from posapp.ui import text_mail as text
from posapp.ui.pages.mail import views
from posapp.ui.pages.mail.place import MailPage
from posapp.ui.places.card import Column
from posapp.ui.views import AmountBlock, FrameView, NoticeBlock, PanelView, StepState
from posapp.ui.widgets.words import Words
from tests.ui import samples
from tests.ui.pages.stage import press, write
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.places.test_cases import take
from tests.ui.twins import JST, Desk, counter

SERIAL = "CF7A-00123"
FILLED: Mapping[str, Mapping[str, str]] = {
    "announced": {
        "mail": "yumiko@example.jp", "day": "2023-05-14", "owner": YES, "accessories": "all", "erased": YES, "unlocked": YES,
        "confirmed": YES,
    },
    "applied": {"collected_on": "2023-05-14", "slip": "4012-3456-7890"},
    "collected": {"assessed_on": "2023-05-25", "result": DEDUCTED, "deduction": "3,000", "reason": "すり傷"},
    "assessed": {"answered_on": "2023-05-26", "answer": ACCEPT},
}  # fmt: skip
STATES = ("announced", "applied", "collected", "assessed", "accepted")


def moved(desk: Desk, row: MailReturnRow, **fields: str) -> MailReturnRow:
    draft = desk.services.mailing.draft(row.id)
    assert draft is not None
    made = desk.services.mailing.step(desk.services.mailing.put(draft, **fields))
    assert isinstance(made, MailReturnRow), made
    return made


def begun(desk: Desk, family: str = "髙橋", state: str = "announced") -> MailReturnRow:
    """A return of a two years' residual bought on 2021-06-15, taken to a state on 2023-05-26 at the latest."""
    desk.around.at = datetime(2021, 6, 15, 14, 40, tzinfo=JST)
    desk.around.online = True
    row = take(desk, family, "花子", "タカハシ", "ハナコ", "sony-zanka-2y")
    for step in (Step.SEND, Step.APPROVE, Step.FORM, Step.HAND_OVER):
        assert isinstance(desk.services.sales.step(row.id, step), CaseRow)
    desk.services.returns.note_numbers(row.id, serial=SERIAL)
    kept = desk.records.case(row.id)
    assert kept is not None
    desk.around.at = datetime(2023, 5, 10, 14, 40, tzinfo=JST)
    made = desk.services.mailing.begin_case(desk.services.returns.known(kept))
    assert isinstance(made, MailReturnRow), made
    for at, day in zip(STATES[: STATES.index(state)], (10, 14, 25, 26), strict=False):
        desk.around.at = desk.around.at.replace(day=day)
        made = moved(desk, made, **FILLED[at])
    return made


class Shown(Stand):
    """The place with its panel, as the front shows it."""

    def __init__(self, qtbot: QtBot, page: MailPage) -> None:
        self.page = page
        super().__init__(qtbot, page, "intake")
        page.framed.connect(self.frame)
        self.frame()

    def frame(self) -> None:
        page = self.page
        view = FrameView(place="intake", top=samples.TOP, panel=page.panel(), stepper=page.stepper())
        self.window.show_frame(view)


def opened(qtbot: QtBot, desk: Desk, row: MailReturnRow | None = None) -> tuple[Shown, MailPage]:
    page = MailPage(desk.services, sentences())
    stand = Shown(qtbot, page)
    if row is not None:
        page.open_return(row.id)
    return stand, page


def said(page: MailPage) -> set[str]:
    return {words.text() for words in page.findChildren(Words) if words.isVisible()}


def held(page: MailPage) -> bool:
    """True when nothing of the application scrolls."""
    areas = [area for area in page.card.steps.findChildren(Column) if area.isVisible()]
    return bool(areas) and all(area.verticalScrollBar().maximum() == 0 for area in areas)


def amounts(panel: PanelView | None) -> list[tuple[str, int | None]]:
    assert panel is not None
    return [(block.label, block.yen) for block in panel.blocks if isinstance(block, AmountBlock)]


@pytest.mark.parametrize("state", STATES)
def test_the_picture_of_each_state(qtbot: QtBot, state: str) -> None:
    desk = counter()
    stand, page = opened(qtbot, desk, begun(desk, state=state))
    assert page.card.isVisible()
    stand.picture(f"mail-{state}")


OWN = {
    "announced": text.CARD_PERSON, "applied": text.COLLECT_NOTE, "collected": text.ASSESS_NOTE, "assessed": text.ANSWER_NOTE,
    "accepted": text.END_WORDS["accepted"][0],
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_only_the_next_steps_form_is_shown(qtbot: QtBot, state: str) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk, state=state))
    assert {own for own in OWN.values() if own in said(page)} == {OWN[state]}
    assert page.card.record.isVisible() is (state != "accepted")
    assert page.card.record.text() == text.RECORD.get(state, "")
    assert page.card.second.isVisible() is (state in ("announced", "applied", "collected"))


def test_an_empty_place_says_how_to_begin(qtbot: QtBot) -> None:
    stand, page = opened(qtbot, counter())
    stand.picture("mail-empty")
    assert page.empty.isVisible() and page.panel() is None and page.stepper() is None


def test_the_list_leads_to_a_return_and_back(qtbot: QtBot) -> None:
    desk = counter()
    first, second = begun(desk, "髙橋", "assessed"), begun(desk, "田中")
    stand, page = opened(qtbot, desk)
    assert [view.customer for view in page.list.views()] == ["田中 花子 様", "髙橋 花子 様"], "the soonest first"
    assert [view.state.text for view in page.list.views()] == ["申込待ち", "回答待ち"]
    stand.picture("mail-list")
    assert amounts(page.panel()) == [("返却する", 8100), ("使い続ける", 51300)], "of the one that is chosen"
    press(page.search, Qt.Key.Key_Down)
    press(page.search, Qt.Key.Key_Return)
    assert page.card.id == first.id and page.card.isVisible()
    assert page.back() and page.search.hasFocus() and not page.back()
    write(page.search, "田中")
    assert [view.key for view in page.list.views()] == [second.id]
    write(page.search, "いない人")
    assert page.none.isVisible()
    page.act("search")
    assert page.search.hasFocus() and not page.act("page")


def test_the_sums_follow_what_is_typed(qtbot: QtBot) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk, state="collected"))
    steps = page.card.steps
    before = amounts(page.panel())
    steps.assessed.fields["result"].put(DEDUCTED)
    steps.typed.emit("result", DEDUCTED)
    steps.typed.emit("deduction", "3,000")
    steps.typed.emit("reason", "すり傷")
    steps.typed.emit("deduction", "4,000")
    after = amounts(page.panel())
    assert after[0][1] == (before[0][1] or 0) + 4_000 and after[1] == before[1]
    steps.typed.emit("deduction", "9,999,999")
    assert amounts(page.panel()) == before, "what cannot be is not summed"


def test_nothing_is_recorded_before_every_field_is_right(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk)
    _, page = opened(qtbot, desk, row)
    assert page.card.steps.focused() == "owner"
    page.act("page")
    assert page.card.notice.head.text() == text.NOT_DONE_COUNT.format(count=7)
    assert desk.services.mailing.known(row.id) is not None and page.card.state == "announced"
    order = [page.card.steps.focused()]
    for _ in range(6):
        page.act("problem")
        order.append(page.card.steps.focused())
    assert order == ["mail", "accessories", "day", "erased", "unlocked", "confirmed", "owner"]
    titles = [page.card.steps.tabs.tabText(nth) for nth in range(2)]
    assert titles == [
        text.TAB_WRONG.format(title=title, count=count) for title, count in zip(text.TABS, (2, 5), strict=True)
    ]
    for size in ((1280, 800), (1024, 768)):
        page.window().resize(*size)
        for nth, key in enumerate(("applied_on", "apply_by")):
            assert page.act(f"view{nth + 1}") and page.card.steps.focused() == key
            assert page.card.steps.tabs.currentIndex() == nth
            qtbot.waitUntil(lambda: held(page))
    for key, value in FILLED["announced"].items():
        page.card.steps.left.emit(key, value)
    assert not page.card.notice.isVisible() and page.card.steps.tabs.tabText(0) == text.TABS[0]
    page.act("page")
    qtbot.waitUntil(lambda: page.card.state == "applied")
    assert page.card.notice.head.text() == text.DONE["applied"][0]
    assert [box.view.title for box in page.card.papers.rows] == ["返却申込書（控え）"]


def test_a_form_that_was_only_looked_at_is_no_draft(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk)
    _, page = opened(qtbot, desk, row)
    page.card.steps.left.emit("name", "髙橋 花子")
    assert not [draft for draft in desk.records.drafts() if draft.flow == FLOW]
    desk.around.at = desk.around.at.replace(day=12)
    page.refresh()
    assert page.card.steps.person.fields["applied_on"].value() == "2023-05-12", "another day, another default"
    page.card.steps.typed.emit("mail", "a")
    page.card.steps.left.emit("mail", "a@example.jp")
    (draft,) = (draft for draft in desk.records.drafts() if draft.flow == FLOW)
    assert draft.id == row.id
    page.card.steps.filled.emit({"area": "東京都千代田区", "town": "見本町"})
    kept = desk.services.mailing.draft(row.id)
    assert kept is not None and (kept.form.mail, kept.form.town) == ("a@example.jp", "見本町")


def test_another_window_moved_it(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk)
    _, page = opened(qtbot, desk, row)
    moved(desk, row, **FILLED["announced"])
    page.refresh()
    assert page.card.state == "applied"


def test_the_customer_withdraws_on_the_way_only_when_staff_say_so(qtbot: QtBot, answers: Answers) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk, state="applied"))
    answers.yes = False
    page.act("second")
    assert answers.asked == [text.WITHDRAW_ASK] and page.card.state == "applied"
    answers.yes = True
    page.card.second.click()
    qtbot.waitUntil(lambda: page.card.state == "withdrawn")
    assert amounts(page.panel())[0][0] == text.PANEL_KEEP and len(amounts(page.panel())) == 1
    page.act("second")
    page.act("page")
    assert page.card.state == "withdrawn"


def test_a_customer_who_never_wanted_to_return_says_so(qtbot: QtBot, answers: Answers) -> None:
    desk = counter()
    row = begun(desk)
    _, page = opened(qtbot, desk, row)
    assert page.card.second.text() == text.KEEP_NOW
    page.card.steps.typed.emit("mail", "a")
    page.card.steps.left.emit("mail", "a")
    desk.around.at = desk.around.at.replace(day=20)
    page.act("second")
    qtbot.waitUntil(lambda: page.card.state == "withdrawn")
    assert answers.asked == [text.KEEP_ASK] and page.card.notice.head.text() == text.DONE["never"][0]
    assert text.END_WORDS["never"][0] in said(page)
    found = desk.services.mailing.known(row.id)
    assert found is not None and found[1].mail.answer is not None
    assert found[1].mail.answer.on == date(2023, 5, 20), "not the day on which the form was begun"


def test_silence_is_offered_once_its_day_is_over(qtbot: QtBot, answers: Answers) -> None:
    desk = counter()
    row = begun(desk, state="assessed")
    _, page = opened(qtbot, desk, row)
    assert not page.card.second.isVisible()
    desk.around.at = datetime(2023, 8, 25, 14, 40, tzinfo=JST)
    page.refresh()
    assert page.card.second.text() == text.LAPSE and page.card.second.isVisible()
    page.act("second")
    qtbot.waitUntil(lambda: page.card.state == "kept")
    assert answers.asked == [text.LAPSE_ASK]


def test_an_answer_is_chosen_by_its_key(qtbot: QtBot) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk, state="assessed"))
    assert page.card.steps.focused() == "answer"
    press(page.card.steps.ways[1], Qt.Key.Key_Return)
    assert page.card.steps.ways[1].view().chosen
    page.act("card1")
    assert [card.view().chosen for card in page.card.steps.ways] == [True, False]
    page.act("page")
    qtbot.waitUntil(lambda: page.card.state == "accepted")
    assert amounts(page.panel())[0][0] == text.PANEL_RETURN
    page.act("card1")


def test_a_result_that_came_too_late_can_only_be_declined(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk, state="collected")
    desk.around.at = datetime(2023, 8, 5, 14, 40, tzinfo=JST)
    moved(desk, row, assessed_on="2023-08-05", result=SOUND)
    _, page = opened(qtbot, desk, row)
    back, keep = page.card.steps.ways
    assert back.view().refused and not keep.view().refused
    page.act("card1")
    assert not back.view().chosen and page.card.steps.focused() == "answer"
    panel = page.panel()
    assert panel is not None
    assert [b.head for b in panel.blocks if isinstance(b, NoticeBlock)] == [text.PANEL_IMPOSSIBLE]


def test_a_scan_goes_to_the_field_that_waits_for_it(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk)
    stand, page = opened(qtbot, desk, row)
    stand.window.scanned.emit("CF7A-99999")
    assert page.card.steps.device.fields["serial"].value() == "CF7A-99999"
    page.card.steps.left.emit("serial", SERIAL)
    moved(desk, row, **FILLED["announced"])
    page.refresh()
    stand.window.scanned.emit("4012345678")
    assert page.card.steps.collected.fields["slip"].value() == "4012345678"
    page.card.gone.emit()
    stand.window.scanned.emit("CF7A")
    assert page.search.value() == "CF7A" and len(page.list.views()) == 1


def test_a_postal_code_of_several_towns_asks_which(qtbot: QtBot) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk))
    steps = page.card.steps
    steps.focus("postal")
    steps.address.postal.fields["postal"].input.clear()  # type: ignore[union-attr]
    write(steps.address.postal.fields["postal"].input, "9870362")
    assert steps.address.choosing and steps.focused() == "town"
    assert page.back() and page.card.isVisible()
    assert not page.card.steps.address.choosing, "Esc closes the list first"


def test_leaving_the_place_leads_to_its_list(qtbot: QtBot) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk))
    page.hide()
    page.show()
    assert not page.card.isVisible() and page.list.isVisible()


def test_a_store_that_fails_is_said_and_nothing_is_lost(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk))

    def full(*_: object, **__: object) -> None:
        raise StoreFault("disk-full")

    monkeypatch.setattr(desk.records, "save_draft", full)
    page.card.steps.left.emit("mail", "yumiko@example.jp")
    assert page.card.notice.head.text() == text.FAILED
    for key, value in FILLED["announced"].items():
        page.card.steps.typed.emit(key, value)
    monkeypatch.setattr(desk.waiting, "advance", full)
    page.act("page")
    qtbot.waitUntil(lambda: page.card.record.isEnabled() and page.card.notice.head.text() == text.FAILED)
    assert page.card.state == "announced"
    assert page.card.steps.person.fields["name"].value() == "髙橋 花子"


def test_a_damaged_record_is_said(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk)
    _, page = opened(qtbot, desk)
    desk.waiting.rows[0] = replace(row, body="{}")
    page.open_return(row.id)
    assert page.card.notice.head.text() == text.UNREADABLE and not page.card.isVisible()
    assert page.panel() is None


def test_f12_prints_the_newest_paper(qtbot: QtBot) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk, state="assessed"))
    page.act("print")
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert [title for _, title in desk.printer.sent] == ["査定のお知らせ・回答書"]


def test_the_line_of_its_life(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk, state="collected")
    found = desk.services.mailing.known(row.id)
    assert found is not None
    line = views.life(found[1], desk.around.at)
    assert [(part.label, part.state) for part in line] == [
        ("案内", StepState.DONE), ("申込み", StepState.DONE), ("集荷", StepState.NOW), ("査定", StepState.OPEN), ("回答", StepState.OPEN),
    ]  # fmt: skip
    assert line[1].when == ("5/10", "14:40") and line[4].when == ()
    late = views.next_of(found[1].mail, date(2023, 7, 1))
    assert late is not None and late.late and "期限を過ぎています" in late.words


def test_a_paper_is_saved_where_staff_say(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    desk = counter()
    _, page = opened(qtbot, desk, begun(desk, state="applied"))
    answers.path = tmp_path / "控え.pdf"
    page.card.papers.rows[0].save_button.click()
    qtbot.waitUntil(lambda: not page.card.work.running)
    assert b"mail-application B-230510-001" in answers.path.read_bytes()
