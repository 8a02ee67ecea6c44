"""比べる below the cards: the plan ranks every program, a row takes it over, the keyboard reaches everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.ui.pages.quote_views.compare import CompareView
from posapp.ui.pages.quote_views.row_list import ROW
from tests.ui import twins
from tests.ui.pages.stage import cut_off
from tests.ui.pages.test_quote_page import Counter
from tests.ui.pages.views_alone import Alone, form_of
from tests.ui.typing_in import press, type_in

OKAESHI = "docomo-okaeshi"


def view_of(alone: Alone) -> CompareView:
    assert isinstance(alone.view, CompareView)
    return alone.view


def keys(alone: Alone) -> list[str]:
    return [row.key for row in view_of(alone).rows.views()]


@pytest.fixture
def alone(qtbot: QtBot) -> Alone:
    return Alone(qtbot, CompareView, form_of(OKAESHI, programs=""))


def test_without_a_plan_the_cheapest_month_of_each_ranks(alone: Alone) -> None:
    view = view_of(alone)
    assert view.plan.value() == "best" and not view.months.isVisible()
    assert keys(alone)[:4] == ["sony-zanka-1y", "au-kaetoku", "sony-zanka-2y", OKAESHI]
    assert len(keys(alone)) > 4
    assert view.why.text() == "残価設定1年が一番少なく、次のかえトクより18,000円少なくなります。"
    assert "使える長さが違います" in view.more.text()  # the device goes back a year earlier


def test_a_plan_chosen_by_keyboard_is_saved_and_ranks(alone: Alone) -> None:
    view = view_of(alone)
    view.first().setFocus()
    press(view.plan, "Right")  # from the last round to the first
    assert alone.said[-1][1] and alone.said[-1][0].plan == "years:2"
    press(view.plan, "Right")
    press(view.plan, "Right")
    assert alone.form.plan == "keep"
    assert {row.burden for row in view.rows.views()} == {144_000}
    assert view.field() == "plan"


def test_a_month_of_ones_own(alone: Alone) -> None:
    view = view_of(alone)
    view.plan.setFocus()
    alone.show(form_of(OKAESHI, programs="", plan="keep"))
    press(view.plan, "Right")
    assert alone.form.plan == "month:24" and view.months.isVisible()
    press(view.plan, "Return")
    assert view.months.hasFocus() and view.field() == "plan"
    type_in(view.months, "30")
    assert alone.said[-1] == (alone.form, False) and alone.form.plan == "month:30"
    assert keys(alone)[0] == OKAESHI
    press(view.months, "Return")
    assert view.rows.hasFocus() and alone.said[-1][1]  # leaving the field saves it
    assert view.field() == "compare"


def test_a_month_that_cannot_be_read_changes_nothing(alone: Alone) -> None:
    alone.show(form_of(OKAESHI, programs="", plan="month:24"))
    view = view_of(alone)
    view.months.setFocus()
    before = len(alone.said)
    type_in(view.months, "999")
    assert alone.form.plan in ("month:24", "month:9", "month:99")
    wrong = view.months.toolTip()
    assert "0から120までの数" in wrong
    assert all(form.plan != "month:999" for form, _ in alone.said[before:])
    type_in(view.months, "")
    press(view.months, "Ctrl+A")
    type_in(view.months, "25")
    assert alone.form.plan == "month:25" and view.months.toolTip() == ""


def test_enter_takes_a_program_with_its_month(alone: Alone) -> None:
    alone.show(form_of(OKAESHI, programs="", plan="years:2", residual="1"))
    rows = view_of(alone).rows
    rows.setFocus()
    press(rows, "Return")
    taken, saved = alone.said[-1]
    assert saved and (taken.program, taken.return_month, taken.residual) == ("au-kaetoku", "25", "")
    assert [row.key for row in rows.views() if row.chosen] == ["au-kaetoku"]
    at = keys(alone).index("lump-sum")
    rows.setCurrentRow(at)
    press(rows, "Space")
    assert (alone.form.program, alone.form.return_month) == ("lump-sum", "")


def test_taking_the_same_program_keeps_what_was_typed_for_it(alone: Alone) -> None:
    alone.show(form_of("au-kaetoku", programs="", plan="years:2", residual="60,000"))
    rows = view_of(alone).rows
    rows.setCurrentRow(keys(alone).index("au-kaetoku"))
    rows.itemDoubleClicked.emit(rows.currentItem())
    assert (alone.form.program, alone.form.residual) == ("au-kaetoku", "60,000")


def test_each_row_says_its_own_facts(alone: Alone) -> None:
    alone.show(form_of(OKAESHI, programs="", plan="month:30"))
    view = view_of(alone)
    view.rows.setFocus()
    assert view.why.isVisible()
    press(view.rows, "Down")
    other = view.rows.view()
    assert other is not None and other.bad and not view.why.isVisible()
    assert "特典を使えないため" in view.more.text() and "一番近い返却は2023年" in view.more.text()
    assert view._told.accessibleDescription() == view.more.text()


def test_readers_hear_a_row_as_a_sentence(alone: Alone) -> None:
    rows = view_of(alone).rows
    item = rows.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == rows.views()[0].spoken
    found = QAccessible.queryAccessibleInterface(rows)
    assert found is None or found.text(QAccessible.Text.Name) == "総額の少ない順の一覧"
    view = view_of(alone)
    assert view.plan.accessibleName() == "お客さまの予定" and view.months.accessibleName()
    assert view.print.accessibleName() == "比較表を印刷"


def test_a_form_that_cannot_be_read_shows_why_and_no_row(alone: Alone) -> None:
    alone.show(form_of(OKAESHI, programs="", plan="forever"))
    view = view_of(alone)
    assert view.rows.views() == () and view.rows.view() is None
    assert view.more.text().startswith("お客さまの予定を読み取れません。")
    press(view.rows, "Return")
    assert alone.said == []


@pytest.mark.parametrize(("wide", "high"), [(690, 274), (696, 236)])
@pytest.mark.parametrize("plan", ["", "years:2", "keep", "month:30"])
def test_nothing_is_cut(alone: Alone, plan: str, wide: int, high: int) -> None:
    alone.show(form_of(OKAESHI, programs="", plan=plan))
    alone.picture(f"compare-{plan.replace(':', '-') or 'best'}-{wide}", wide=wide, high=high)
    assert cut_off(alone.card) == []
    view = view_of(alone)
    rows, shown = view.rows, view.rows.viewport().height() // ROW
    assert shown >= 2 and rows.viewport().height() % ROW == 0
    below = len(rows.views()) - shown
    assert (view.below.text() if view.below.isVisible() else "") == (
        f"↓ の先に、あと{below}件あります" if below > 0 else ""
    )


def test_the_dark_view_paints(alone: Alone) -> None:
    alone.show(form_of("softbank-shintoku-premium", programs="", plan="years:2"))
    alone.picture("compare-dark", dark=True)
    assert cut_off(alone.card) == []


def test_the_page_prints_the_comparison_once(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(plan="years:2"))
    counter.page.below.turn_to(1)
    view = counter.page.below.view
    assert isinstance(view, CompareView)
    for _ in range(2):
        view.print.click()
        qtbot.waitUntil(lambda: not counter.page._work.running)
    kept = counter.desk.services.papers.papers()
    assert [(row.kind, row.number[0]) for row in kept] == [("comparison", "H")]
    assert "比較表をプリンターへ送りました" in counter.page.primary().sentence
    counter.desk.printer.fault = "printer-missing"
    counter.page._put(counter.form, save=False)
    view.plan._choose("keep")
    view.print.click()
    qtbot.waitUntil(lambda: not counter.page._work.running)
    assert "比較表を作り、書類（F5）に入れました。" in counter.page.primary().sentence
    assert len(counter.desk.services.papers.papers()) == 2


def test_the_plan_is_resumed_where_it_was(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(plan="month:30"))
    counter.page.focus_field("plan")
    view = counter.page.below.view
    assert isinstance(view, CompareView) and QApplication.focusWidget() is view.plan
    assert counter.page.focused() == "plan"
