"""状態チェック holds in the window, and is worked by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.flows.intake_forms import HeadAnswer
from posapp.ui import text_returns as text
from posapp.ui.views import AmountBlock, FactsBlock, FrameView, NoticeBlock
from tests.ui.pages.returns.stage import Counter
from tests.ui.places.stage import Answers
from tests.ui.typing_in import press, type_in

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def cracked(qtbot: QtBot) -> Counter:
    made = Counter(qtbot)
    made.open(made.found(made.made(), 6, "glass-cracked"), "check", "finding:glass-cracked")
    return made


def test_the_picture_does_not_scroll(cracked: Counter) -> None:
    cracked.picture("return-check")
    for width, height in ((1280, 800), (1024, 768)):
        cracked.window.resize(width, height)
        assert not cracked.scrolls(), (width, height)


def test_marks_by_keys_belong_to_the_finding_in_hand_and_are_quoted(cracked: Counter) -> None:
    page = cracked.page
    page.drawing.setFocus()
    cracked.key(Qt.Key.Key_Space)
    cracked.key(Qt.Key.Key_Right)
    cracked.key(Qt.Key.Key_Space)
    marks = cracked.draft.check.marks
    assert [(mark.finding, mark.across) for mark in marks] == [("glass-cracked", 500), ("glass-cracked", 550)]
    assert page.rows[6]._said.text().startswith("①②")
    cracked.key(Qt.Key.Key_Backspace)
    assert len(cracked.draft.check.marks) == 1


def test_without_a_finding_the_drawing_says_what_comes_first(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(), "check", "head:1")
    counter.page.drawing.setFocus()
    counter.key(Qt.Key.Key_Space)
    assert counter.draft.check.marks == () and counter.page.where._said.text() == text.MARK_FIRST


def test_a_lock_is_cured_by_its_button_and_confirmed_anew(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.found(counter.made(), 2, "lock-on"), "check", "head:2")
    row = counter.page.rows[2]
    assert row.cure.isVisible() and not row.ticks["staff"].isVisible()
    assert [problem.code for problem in counter.page.problems()][:1] == ["must-be-cured"]
    row.cure.click()
    answer = counter.draft.check.answer(2)
    assert (answer.result, answer.staff, answer.customer, answer.note) == ("good", True, False, text.CURED)
    assert counter.draft.check.findings == () and row.ticks["customer"].hasFocus()
    assert not row.cure.isVisible()


def test_f9_is_the_customers_tick_and_f8_leads_to_the_open_head(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    desk = counter.desk.services.returns
    draft = desk.put(counter.made(), "check", choice="now")
    for head in (3, 5):
        draft = desk.answer(draft, draft.check.answer(head).__class__(head=head))
    counter.open(draft, "check", "head:1")
    counter.page.act("second")
    assert not counter.draft.check.answer(1).customer
    counter.page.act("second")
    assert counter.draft.check.answer(1).customer
    counter.page.act("problem")
    assert counter.page.focused() == "head:3"
    counter.key(Qt.Key.Key_Right)
    counter.page.act("second")
    counter.key(Qt.Key.Key_Return)
    assert counter.page.focused() == "head:4"


def test_the_way_chosen_by_alt_has_the_cursor_and_keeping_ends_with_its_papers(
    cracked: Counter, answers: Answers, qtbot: QtBot
) -> None:
    cracked.page.act("card3")
    assert cracked.draft.check.choice == "keep" and cracked.page.below.cards[2].hasFocus()
    assert cracked.page.primary().label == text.REPORT
    answers.yes = False
    cracked.key(Qt.Key.Key_Return)
    assert cracked.gone == 0 and cracked.desk.services.returns.intakes() == ()
    answers.yes = True
    cracked.key(Qt.Key.Key_Return)
    (row,) = cracked.desk.services.returns.intakes()
    assert (row.state, cracked.gone, cracked.step) == ("refused", 0, "receipt")
    qtbot.waitUntil(lambda: cracked.page.ready)
    assert cracked.page.taken.head.text() == text.WENT_HOME_HEAD
    assert [row.title for row in cracked.page.list.rows] == ["査定結果書"] * 2
    assert states(cracked) == [*[(step, "done") for step in BEFORE], (text.STAGE_HOME, "now")], (
        "nothing is left to mend"
    )
    assert amounts(cracked) == {text.HOME_LEFT: 75_500}, "nothing has fallen away"
    assert text.WAY_NAMES["keep"] in notices(cracked)
    cracked.picture("return-went-home")
    cracked.key(Qt.Key.Key_Return)
    assert cracked.gone == 1


def test_who_is_refused_before_the_checklist_has_not_gone_through_it(qtbot: QtBot, answers: Answers) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(person={"owner": "no"}), "who")
    counter.page.act("primary")
    assert (counter.step, answers.said) == ("receipt", [])
    assert [state for _, state in states(counter)] == ["done", "done", "open", "open", "open", "now"]
    assert amounts(counter) == {text.HOME_LEFT: 75_500}
    assert text.HOME_REFUSED in notices(counter)


def test_who_comes_back_later_is_told_what_a_return_saves_then(cracked: Counter, answers: Answers) -> None:
    cracked.page.act("card2")
    cracked.key(Qt.Key.Key_Return)
    assert (cracked.step, answers.said) == ("receipt", [])
    assert text.WAY_NAMES["cure"] in notices(cracked)
    shown = frame(cracked).panel
    assert shown is not None
    titles = [block.title for block in shown.blocks if isinstance(block, FactsBlock)]
    assert text.MONTHS_TITLE in titles


BEFORE = (text.STAGE_FIND, text.STAGE_WHO, text.STAGE_WHAT, text.STAGE_READY, text.STAGE_CHECK)


def frame(counter: Counter) -> FrameView:
    assert counter.returning.shell is not None
    return counter.returning.shell.frame()


def states(counter: Counter) -> list[tuple[str, str]]:
    """What the stepper says."""
    stepper = frame(counter).stepper
    assert stepper is not None
    return [(step.label, step.state.value) for step in stepper.steps]


def amounts(counter: Counter) -> dict[str, int | None]:
    """The yen of the panel."""
    panel = frame(counter).panel
    assert panel is not None
    return {block.label: block.yen for block in panel.blocks if isinstance(block, AmountBlock)}


def notices(counter: Counter) -> str:
    panel = frame(counter).panel
    assert panel is not None
    return " ".join(f"{block.head} {block.note}" for block in panel.blocks if isinstance(block, NoticeBlock))


def test_a_refusal_stands_in_the_panel_and_in_the_card(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2026, 5, 20))
    counter.open(counter.found(counter.made(), 6, "glass-cracked"), "check", "head:6")
    counter.picture("return-refused")
    card = counter.page.below.cards[0].view()
    assert card.refused and "22,000円" in card.lines[0] and "21,140円" in card.lines[0]
    assert [card.view().foot for card in counter.page.below.cards[1:2]] == [text.UNKNOWN_SUM]


def test_tab_passes_what_is_found_in_a_head_right_after_it_and_drawing_before_the_ways(cracked: Counter) -> None:
    page = cracked.page
    page.focus_field("head:5")
    passed = []
    for _ in range(40):
        cracked.key(Qt.Key.Key_Tab)
        if page.below.cards[0].hasFocus():
            break
        passed.append(page.focused() or type(cracked.window.focusWidget()).__name__)
    after = passed.index("head:6")
    shown = [f"finding:{code}" for code, tick in page.where.ticks.items() if tick.isVisible()]
    assert shown and passed[after + 1 : after + 1 + len(shown)] == shown
    assert passed[after + 1 + len(shown)] == "staff:6"
    assert passed.index("DeviceDrawing") > passed.index("disputed:6")
    assert page.below.cards[0].hasFocus()


def test_one_key_leads_to_the_drawing_and_back_and_the_bottom_bar_names_it(cracked: Counter) -> None:
    page = cracked.page
    page.focus_field("head:6")
    tool = page.primary().tool
    assert tool is not None and (tool.label, tool.cap) == (text.TO_DRAWING, "Ctrl+1")
    assert cracked.window.bottom._tool.isVisible()
    press(cracked.window.focusWidget(), "Ctrl+1")
    assert page.drawing.hasFocus()
    press(cracked.window.focusWidget(), "Ctrl+1")
    assert page.focused() == "head:6"


def test_what_a_customer_who_disagrees_says_is_kept_with_the_head(cracked: Counter) -> None:
    page = cracked.page
    assert not page.below.inputs["view"].isVisible()
    cracked.open(
        cracked.desk.services.returns.answer(cracked.draft, HeadAnswer(head=6, result="found", staff=True)),
        "check",
        "disputed:6",
    )
    page = cracked.page
    page.rows[6].ticks["disputed"].setFocus()
    cracked.key(Qt.Key.Key_Space)
    box = page.below.inputs["view"]
    assert box.isVisible() and box.accessibleName() == text.CUSTOMERS_VIEW
    page.focus_field("view")
    type_in(box, "もとからの傷")
    cracked.key(Qt.Key.Key_Return)
    answer = cracked.draft.check.answer(6)
    assert (answer.disputed, answer.note) == (True, "もとからの傷")
    cracked.picture("return-disputed")
    page.rows[6].ticks["disputed"].setFocus()
    cracked.key(Qt.Key.Key_Space)
    assert not box.isVisible()
