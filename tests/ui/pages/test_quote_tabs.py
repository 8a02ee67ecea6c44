"""The tabs below the cards of 見積: keys, focus, the month that all charts share, resuming, what a reader hears."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.ui.pages.quote_views.chart_tab import ChartTab
from posapp.ui.widgets.figure_table import FigureTable
from tests.ui import twins
from tests.ui.measure import cut
from tests.ui.pages.stage import shoot
from tests.ui.pages.test_quote_page import PROGRAMS, Counter

CHARTS = ("totals", "monthly", "times")


@pytest.fixture
def chosen(qtbot: QtBot) -> Counter:
    return Counter(qtbot, twins.counter().draft())


def nth(counter: Counter, key: str) -> int:
    return next(n for n, view in enumerate(counter.page.below.views, 1) if view.key == key)


def tab(counter: Counter) -> ChartTab:
    view = counter.page.below.view
    assert isinstance(view, ChartTab)
    return view


@pytest.mark.parametrize("key", CHARTS)
def test_a_tab_by_its_key_takes_the_focus_and_f9_comes_back_to_it(chosen: Counter, key: str) -> None:
    chosen.press(f"Ctrl+{nth(chosen, key)}")
    assert chosen.page.below.view.key == key
    assert tab(chosen).first().hasFocus()
    chosen.page.inputs.focus("discount")
    chosen.press("F9")
    assert tab(chosen).first().hasFocus()


def test_the_month_is_one_for_all_charts(chosen: Counter) -> None:
    chosen.press(f"Ctrl+{nth(chosen, 'times')}", "Home", "Right")
    assert chosen.form.return_month == str(tab(chosen).card.chart.month())
    for key in CHARTS:
        chosen.press(f"Ctrl+{nth(chosen, key)}")
        assert str(tab(chosen).card.chart.month()) == chosen.form.return_month


def test_only_the_visible_view_is_given_a_sheet(chosen: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    for view in chosen.page.below.views:
        monkeypatch.setattr(view, "show_sheet", lambda sheet, form, key=view.key: given.append(key))
    chosen.press(f"Ctrl+{nth(chosen, 'monthly')}")
    chosen.page.inputs.focus("down_payment")
    given.clear()
    chosen.type("1")
    assert set(given) == {"monthly"}


def test_the_tab_stays_while_the_sale_runs_and_a_new_one_begins_at_the_first(chosen: Counter) -> None:
    chosen.press(f"Ctrl+{nth(chosen, 'times')}")
    chosen.press("Enter")
    assert chosen.shell.step == "disclosure"
    chosen.press("Escape")
    assert (chosen.shell.step, chosen.page.below.view.key) == ("quote", "times")
    other = replace(chosen.shell.draft, id=UUID(int=7))
    chosen.page.show_view(chosen.desk.services.sales.view(other))
    assert chosen.page.below.view.key == "totals"


@pytest.mark.parametrize("key", CHARTS)
def test_a_power_cut_brings_the_tab_and_its_focus_back(chosen: Counter, qtbot: QtBot, key: str) -> None:
    chosen.press(f"Ctrl+{nth(chosen, 'monthly')}", f"Ctrl+{nth(chosen, key)}")
    saved = chosen.desk.services.sales.resume(chosen.shell.draft.id)
    assert saved is not None
    again = Counter(qtbot, saved)
    assert again.page.below.view.key == key
    assert tab(again).first().hasFocus()


def test_the_arrows_walk_the_strip_and_down_enters_the_view(chosen: Counter) -> None:
    below = chosen.page.below
    below.strip.setFocus()
    chosen.press("Right")
    assert below.strip.currentIndex() == 1 and below.strip.hasFocus()
    chosen.press("Left", "Down")
    assert below.view.first().hasFocus()


def test_without_a_chosen_program_the_hint_stands_and_the_tab_keeps_the_focus(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(program=""))
    counter.press(f"Ctrl+{nth(counter, 'times')}")
    assert counter.page.below.hint.isVisible()
    assert counter.page.below.strip.hasFocus()
    assert counter.page.focused() == "times"


def test_a_draft_that_stands_in_a_view_with_nothing_to_show_takes_the_tab(qtbot: QtBot) -> None:
    draft = twins.counter().draft(program="")
    counter = Counter(qtbot, replace(draft, cursor=Cursor("quote", "monthly")))
    assert counter.page.below.view.key == "monthly"
    assert counter.page.below.strip.hasFocus()


def test_the_menu_names_the_tabs(chosen: Counter) -> None:
    words = chosen.page.action_words()
    assert words[f"view{nth(chosen, 'monthly')}"] == "毎月の支払い"
    assert words["second"] == "返却する月へ"


@pytest.mark.parametrize("key", CHARTS)
def test_t_turns_the_chart_into_a_table_of_the_same_figures(chosen: Counter, key: str) -> None:
    chosen.press(f"Ctrl+{nth(chosen, key)}", "T")
    table = tab(chosen).card.table
    assert table.isVisible() and table.hasFocus()
    figures = tab(chosen).card.chart.figures()
    assert table.figures() == figures
    model = table.model()
    shown = [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]
    assert [tuple(row) for row in shown] == [row[1:] for row in figures.rows]
    chosen.press("T")
    assert tab(chosen).card.chart.hasFocus()


def test_the_rows_of_the_table_choose_the_month(chosen: Counter) -> None:
    chosen.press(f"Ctrl+{nth(chosen, 'totals')}", "T")
    table = tab(chosen).card.table
    before = tab(chosen).card.chart.month()
    chosen.press("Up")
    assert int(chosen.form.return_month) == before - 1
    assert table.currentIndex().row() == table.figures().at
    chosen.press("Escape")
    assert chosen.shell.step == "quote" and tab(chosen).card.chart.hasFocus()


@pytest.mark.parametrize("key", ["monthly", "times"])
def test_reading_on_in_these_tables_changes_nothing(chosen: Counter, key: str) -> None:
    chosen.press(f"Ctrl+{nth(chosen, key)}", "T")
    table, form = tab(chosen).card.table, chosen.form
    table.setCurrentIndex(table.model().index(0, 0))
    for row in range(1, table.model().rowCount()):
        chosen.press("Down")
        assert table.currentIndex().row() == row
        chosen.shell.refresh()
        assert table.currentIndex().row() == row
    assert chosen.form == form


def test_enter_in_the_table_goes_on(chosen: Counter) -> None:
    chosen.press(f"Ctrl+{nth(chosen, 'totals')}", "T", "Enter")
    assert chosen.shell.step == "disclosure"


def test_a_reader_hears_cells_with_their_month(chosen: Counter) -> None:
    chosen.press(f"Ctrl+{nth(chosen, 'totals')}", "T")
    table: FigureTable = tab(chosen).card.table
    heard = QAccessible.queryAccessibleInterface(table)
    assert heard is not None and heard.role() is QAccessible.Role.Table
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.model().index(24, 1).data(role) == "24か月目　2023年6月 返却した場合 72,000円"
    assert table.model().headerData(1, Qt.Orientation.Horizontal, role) == "返却した場合"
    assert table.model().headerData(24, Qt.Orientation.Vertical, role) == "24か月目　2023年6月"


@pytest.mark.parametrize("key", CHARTS)
def test_a_reader_hears_the_month_and_its_sums(chosen: Counter, key: str) -> None:
    chosen.press(f"Ctrl+{nth(chosen, key)}", "Home", "Right")
    chart = tab(chosen).card.chart
    heard = QAccessible.queryAccessibleInterface(chart)
    assert heard is not None
    said = heard.text(QAccessible.Text.Description)
    assert said == chart.says()
    there = chart.there()
    assert there is not None
    assert f"{there.month}か月目({there.year}年{there.number}月)に返却" in said
    if key != "times":
        assert "108,000円" in said and f"{there.total:,}円" in said


def test_in_a_narrow_window_a_tab_is_not_left_under_the_inputs(chosen: Counter) -> None:
    chosen.window.resize(1024, 768)
    QApplication.processEvents()
    for keys in (f"Ctrl+{nth(chosen, 'monthly')}", "F9"):
        chosen.page.focus_field("device")
        assert chosen.page.inputs.isVisible()
        chosen.press(keys)
        assert not chosen.page.inputs.isVisible()
        assert tab(chosen).first().hasFocus()


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_is_cut(qtbot: QtBot, program: str) -> None:
    counter = Counter(qtbot, twins.counter().draft(program=program, return_month=""))
    below = counter.page.below
    for width, height in ((1280, 800), (1024, 768)):
        for key in CHARTS:
            counter.press(f"Ctrl+{nth(counter, key)}")
            shoot(counter.window, f"tab-{key}-{program}-{width}", width=width, height=height)
            assert cut(counter.window) == []
            chart = tab(counter).card.chart
            assert chart.height() >= chart.minimumHeight()
            assert below.rect().contains(chart.mapTo(below, chart.rect().bottomRight()))
            counter.press("T")
            shoot(counter.window, f"table-{key}-{program}-{width}", width=width, height=height)
            assert cut(counter.window) == []
            counter.press("T")


def test_the_dark_tabs_paint(chosen: Counter) -> None:
    for key in CHARTS:
        chosen.press(f"Ctrl+{nth(chosen, key)}")
        shoot(chosen.window, f"tab-{key}-dark", dark=True)
        assert not chosen.page.below.grab().isNull()
