"""回収 on the customer's screen: every step, the staff's own figures, and nothing that staff keep to themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.flows.intake_forms import IntakeDraft
from posapp.ui import text_customer as text
from posapp.ui import text_returns as staff
from posapp.ui.customer import CustomerDisplay
from posapp.ui.customer_return import HeadLine, Way
from posapp.ui.views import AmountBlock, PanelView
from posapp.ui.widgets.words import Words
from tests.ui.measure import cut
from tests.ui.pages.returns.stage import Counter
from tests.ui.pages.stage import shoot
from tests.ui.typing_in import press

STEPS = ("who", "what", "ready", "check", "sign")
HIDDEN = ("小林", "森田", "由美子", "中村", "青葉通り店", "Alt+", "盗品", "遅れ", "警察", "受け付け不可")


def opened(counter: Counter, draft: IntakeDraft, step: str) -> CustomerDisplay:
    """The customer's screen at a step, in a window of its own."""
    counter.open(draft, step)
    if not counter.returning.screen.on:
        press(counter.window.focusWidget() or counter.window, "F11")
    display = counter.returning.screen.display
    assert display is not None and display.isVisible()
    QApplication.processEvents()
    return display


def said(display: CustomerDisplay) -> str:
    """Everything that stands there."""
    labels = [w.text() for w in display.findChildren(Words) if w.isVisible()]
    painted = [w.accessibleName() for kind in (HeadLine, Way) for w in display.findChildren(kind) if w.isVisible()]
    tiles = [tile.accessibleName() for tile in display.returning.tiles if tile.isVisible()]
    return " ".join((*labels, *painted, *tiles))


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    return Counter(qtbot)


def cracked(counter: Counter) -> IntakeDraft:
    desk = counter.desk.services.returns
    draft = counter.found(counter.made(), 6, "glass-cracked")
    return desk.put(draft, "check", repair="15,400", choice="now")


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_shown_whole_and_without_what_is_the_staffs(counter: Counter, step: str) -> None:
    display = opened(counter, cracked(counter), step)
    for tail, size in (("", (1280, 800)), ("-1024", (1024, 768))):
        counter.window.resize(*size)
        shoot(counter.window, f"customer-return-{step}{tail}", width=size[0], height=size[1])
        assert cut(display) == []
    seen = said(display)
    assert "Pixel 7 Pro" in seen and "2022年12月10日" in seen
    assert [word for word in HIDDEN if word in seen] == []


def test_the_ways_stand_side_by_side_with_the_staffs_figures(counter: Counter) -> None:
    display = opened(counter, cracked(counter), "check")
    ways = [way for way in display.returning.ways if way.isVisible()]
    mine = [card.view() for card in counter.page.below.cards if card.isVisible()]
    assert [way._view for way in ways] == [replace(view, cap="") for view in mine]
    assert ways[0]._view.to_pay == 25_020, "the surcharge and the instalment of this month"
    assert len({way.y() for way in ways}) == 1 and len({way.width() for way in ways}) <= 2


def test_both_confirmations_are_seen_as_they_are_ticked(counter: Counter) -> None:
    desk = counter.desk.services.returns
    draft = desk.answer(counter.made(), counter.made().check.answer(1).__class__(head=1, result="good", staff=True))
    display = opened(counter, draft, "check")
    assert f"電源 {staff.RESULT_GOOD} {text.CHECK_SHOP}" in said(display).split("初期化")[0]
    assert f"電源 {staff.RESULT_GOOD} {text.CHECK_SHOP} {text.CHECK_YOU}" not in said(display)
    counter.page.focus_field("head:1")
    counter.page.act("second")
    QApplication.processEvents()
    assert f"電源 {staff.RESULT_GOOD} {text.CHECK_SHOP} {text.CHECK_YOU}" in said(display)


def test_the_step_in_turn_is_read_aloud(counter: Counter) -> None:
    desk = counter.desk.services.returns
    display = opened(counter, desk.tick(counter.made(), "locks", False), "ready")
    assert "画面ロックを「なし」にします" in said(display)
    assert display.returning._title.text() == staff.READY_STEPS["locks"]
    counter.page.focus_field("ready:locks")
    press(counter.window.focusWidget(), "Space")
    QApplication.processEvents()
    assert display.returning._title.text() == text.READY_ALL


def test_before_the_signature_the_sums_are_the_panels(counter: Counter) -> None:
    display = opened(counter, cracked(counter), "sign")
    assert counter.returning.shell is not None
    frame = counter.returning.shell.frame().panel
    assert isinstance(frame, PanelView) and frame.shown is True
    amounts = {block.label: block.yen for block in frame.blocks if isinstance(block, AmountBlock)}
    tiles = [tile._view.yen for tile in display.returning.tiles]
    assert tiles[:2] == [amounts[staff.WAIVED], amounts[staff.SURCHARGE]] == [72_480, 22_000]
    assert staff.SIGN_NO_RETURN in said(display)


def test_a_device_that_went_home_is_not_told_as_taken_in(counter: Counter) -> None:
    desk = counter.desk.services.returns
    draft = desk.put(cracked(counter), "check", choice="keep")
    display = opened(counter, draft, "check")
    desk.refuse(draft)
    assert counter.returning.shell is not None
    counter.returning.shell.draft = desk.move(draft, Cursor("receipt"))
    counter.returning.shell.refresh()
    QApplication.processEvents()
    seen = said(display)
    assert text.HOME_HEAD in seen and text.DONE_HEAD not in seen
    assert not any(tile.isVisible() for tile in display.returning.tiles)
    assert [word for word in HIDDEN if word in seen] == [] and cut(display) == []


def test_a_suspicion_is_never_seen(counter: Counter) -> None:
    desk = counter.desk.services.returns
    display = opened(counter, counter.made(), "who")
    assert text.WHO_HEAD in said(display)
    counter.open(desk.put(counter.draft, "person", suspicion="yes", suspicion_note="箱と番号が違う"), "who")
    QApplication.processEvents()
    assert said(display).replace(text.BACK, "").strip() == text.RETURN_WAITING


def test_arrears_and_the_owner_are_not_spoken_of(counter: Counter) -> None:
    draft = counter.made(person={"arrears": "yes", "owner": "no"})
    display = opened(counter, draft, "who")
    assert [word for word in HIDDEN if word in said(display)] == []


def test_another_device_is_left_to_staff(counter: Counter) -> None:
    display = opened(counter, counter.made(device={"imei": "356938035643809"}), "what")
    assert text.WHAT_OPEN in said(display) and "356938035643809" not in said(display)


def test_a_refusal_is_told_with_its_reason(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2026, 5, 20))
    display = opened(counter, counter.found(counter.made(), 6, "glass-cracked"), "check")
    assert text.CHECK_REFUSED in said(display) and "22,000円" in said(display) and "21,140円" in said(display)


def test_another_place_is_never_covered_and_nothing_stays(counter: Counter) -> None:
    display = opened(counter, counter.made(), "check")
    counter.returning.rest()
    assert not display.isVisible() and not display.returning.isVisibleTo(display)
