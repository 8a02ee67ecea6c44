"""回収一覧: what came over the counter is found again, taken in or not, with everything that was kept and its papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.intake import DamageMark, Side
from posapp.flows.intake_forms import IntakeDraft
from posapp.ui import text_intakes as text
from posapp.ui.places.intake_list import IntakesPage
from tests.ui.measure import cut
from tests.ui.pages.returns.stage import Counter
from tests.ui.pages.stage import press, shoot, write
from tests.ui.places.stage import Answers, Stand, sentences

SIGNED = {"erased": "yes", "no_return": "yes", "payments_told": "yes", "signed": "yes"}


def taken(counter: Counter) -> IntakeDraft:
    """A cracked device, taken in with two marks, a dispute and a note."""
    desk = counter.desk.services.returns
    draft = counter.found(counter.made(check={"choice": "now"}, sign=SIGNED), 6, "glass-cracked")
    draft = desk.mark(draft, DamageMark("glass-cracked", Side.FRONT, 500, 500))
    draft = desk.mark(draft, DamageMark("glass-cracked", Side.BACK, 200, 700))
    draft = desk.answer(draft, replace(draft.check.answer(6), customer=False, disputed=True))
    row = desk.receive(draft)
    assert not isinstance(row, tuple), row
    return draft


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    """One taken in, one refused, one reported."""
    made = Counter(qtbot)
    taken(made)
    desk = made.desk.services.returns
    desk.refuse(
        made.made(person={"owner": "no", "family": "西村", "given": "拓也"}, device={"imei": "356938035643809"})
    )
    note = {"suspicion": "yes", "suspicion_note": "箱の番号と違う", "family": "井上", "given": "恵"}
    desk.report(made.made(person=note, device={"imei": "356938035643809"}))
    return made


def opened(qtbot: QtBot, counter: Counter) -> tuple[Stand, IntakesPage]:
    page = IntakesPage(counter.desk.services, sentences())
    stand = Stand(qtbot, page, "intake")
    return stand, page


def rows(page: IntakesPage) -> dict[str, str]:
    """Every row of the card, by its label; heads of the checklist too."""
    return {label: value for box in page.card.boxes for label, value in box.group.rows}


def test_every_end_is_listed_and_one_is_shown_whole(qtbot: QtBot, counter: Counter) -> None:
    stand, page = opened(qtbot, counter)
    assert [view.state.text for view in page.list.views()] == [
        text.STATES["reported"], text.STATES["refused"], text.STATES["received"],
    ]  # fmt: skip
    write(page.search, "K-なし")
    assert page.list.views() == ()
    page.search.clear()
    write(page.search, "U-241218-001")
    shown = rows(page)
    assert shown[text.LEDGER] == "K-2024-000001" and shown[text.TERMS].startswith("2022年12月10日時点")
    assert shown[text.CRITERIA] == "2024年12月18日時点"
    assert "ガラスが割れている" in shown["割れ・カメラ・ボタン"] and text.DISPUTED in shown["割れ・カメラ・ボタン"]
    assert shown["電源"].endswith(text.BY_BOTH)
    assert shown[text.MARKS].splitlines() == [
        "① ガラスが割れている・ひびがある（表）", "② ガラスが割れている・ひびがある（裏）",
    ]  # fmt: skip
    assert any("2026-" in box.group.title for box in page.card.boxes), "the version of the texts"
    assert shown["負担金"] == "22,000円" and shown[text.WAY] == "今日このまま返却"
    assert len(page.card.papers.rows) >= 2
    for tail, size, dark in (("", (1280, 800), False), ("-1024", (1024, 768), False), ("-dark", (1280, 800), True)):
        shoot(stand.window, f"intakes{tail}", width=size[0], height=size[1], dark=dark)
        assert cut(stand.window) == []


def test_the_kind_narrows_the_list_and_a_refusal_has_its_reasons(qtbot: QtBot, counter: Counter) -> None:
    stand, page = opened(qtbot, counter)
    page.state.setFocus()
    for _ in range(2):
        press(page.state, Qt.Key.Key_Right)
    assert page.state.value() == "refused"
    assert [view.customer for view in page.list.views()] == ["西村 拓也 様"]
    why = next(box.group for box in page.card.boxes if box.group.title == text.GROUP_WHY)
    assert why.rows and rows(page)[text.OWNER] == text.YES_NO["no"]
    shoot(stand.window, "intakes-refused")
    assert cut(stand.window) == []


def test_a_report_keeps_what_was_seen_and_what_to_do(qtbot: QtBot, counter: Counter) -> None:
    stand, page = opened(qtbot, counter)
    write(page.search, "井上")
    shown = rows(page)
    assert shown[text.SUSPICION] == "箱の番号と違う" and "警察" in shown[text.SUSPICION_DO]
    shoot(stand.window, "intakes-reported")
    assert cut(stand.window) == []
    press(page.search, Qt.Key.Key_Return)
    assert page.card.area.hasFocus(), "without a paper the rows themselves"
    press(page.card.area, Qt.Key.Key_PageDown)
    assert page.card.area.verticalScrollBar().value() > 0


def test_nothing_is_found_and_nothing_is_there(qtbot: QtBot, counter: Counter) -> None:
    _stand, page = opened(qtbot, counter)
    write(page.search, "どこにもない名前")
    assert page.none.title.text() == text.NONE.format(text="どこにもない名前")
    assert page.list.views() == ()
    empty = IntakesPage(Counter(qtbot).desk.services, sentences())
    qtbot.addWidget(empty)
    empty.refresh()
    assert empty._stack.currentIndex() == 1


def test_the_papers_are_printed_again(qtbot: QtBot, counter: Counter, answers: Answers) -> None:
    _stand, page = opened(qtbot, counter)
    write(page.search, "小林")
    assert page.act("print")
    qtbot.waitUntil(lambda: len(counter.desk.printer.sent) == len(page.card.papers.rows) > 0)
    qtbot.waitUntil(lambda: not page.card.work.running)
    QApplication.processEvents()
