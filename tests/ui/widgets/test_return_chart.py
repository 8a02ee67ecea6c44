"""The chart whose slider is its axis: keys, mouse, words, speed of its still layer, labels that do not cover each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.ui.views import ChartView, MonthView, SeriesView
from posapp.ui.widgets.chart_card import ChartCard
from posapp.ui.widgets.chart_layout import runs, scale_of, step_of, steps, ticks
from posapp.ui.widgets.chart_paint import paint_still
from posapp.ui.widgets.return_chart import ReturnChart
from tests.ui import samples
from tests.ui.measure import cut
from tests.ui.typing_in import click, press


def chart_of(card: ChartCard) -> ReturnChart:
    assert isinstance(card.chart, ReturnChart)
    return card.chart


@pytest.fixture
def card(qtbot: QtBot) -> ChartCard:
    made = ChartCard(ReturnChart())
    qtbot.addWidget(made)
    made.resize(688, 312)
    chart_of(made).show_chart(samples.CHART, 24)
    with qtbot.waitActive(made):
        made.show()
    made.chart.setFocus()
    return made


@pytest.mark.parametrize(
    ("keys", "month"),
    [
        (("Right",), 25), (("Left",), 23), (("Shift+Right",), 30), (("Shift+Left", "Left"), 17), (("Home",), 0),
        (("End",), 35), (("End", "Right"), 35), (("Home", "Left"), 0), (("Shift+Right", "Shift+Right"), 35),
    ],
)  # fmt: skip
def test_arrows_move_by_a_month_and_by_six(card: ChartCard, keys: tuple[str, ...], month: int) -> None:
    for key in keys:
        press(card.chart, key)
    assert card.chart.month() == month


def test_a_move_is_told_once_and_said_in_words(card: ChartCard, qtbot: QtBot) -> None:
    told: list[int] = []
    card.moved.connect(told.append)
    press(card.chart, "Right")
    assert told == [25]
    said = card.chart.accessibleDescription()
    assert "25か月目(2023年7月)に返却" in said
    assert "75,000円" in said and "108,000円" in said and "95,000円" in said


def test_from_the_month_of_refusal_the_words_say_so(card: ChartCard) -> None:
    chart_of(card).show_chart(samples.CHART, 30)
    assert "特典を使えません" in card.chart.accessibleDescription()


def test_drag_and_click_choose_the_month_below(card: ChartCard) -> None:
    scale = card.chart.scale()
    click(card.chart, QPoint(round(scale.x(12)), 100))
    assert card.chart.month() == 12
    QTest.mousePress(
        card.chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(scale.x(12)), 100)
    )
    QTest.mouseMove(card.chart, QPoint(round(scale.x(20)), 100))
    QApplication.processEvents()
    QTest.mouseRelease(card.chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(0, 0))
    assert card.chart.month() == 20


def test_the_spinner_steps_and_stops_at_the_ends(card: ChartCard) -> None:
    less, more = card.spinner._less, card.spinner._more
    click(more)
    assert card.chart.month() == 25
    click(less)
    assert card.chart.month() == 24
    chart_of(card).show_chart(samples.CHART, 0)
    click(less)
    assert card.chart.month() == 0 and not less.isEnabled()


def test_only_months_with_a_benefit_are_reached(card: ChartCard) -> None:
    window = tuple(replace(m, total=m.total if 13 <= m.month <= 25 else None) for m in samples.CHART.months)
    chart_of(card).show_chart(replace(samples.CHART, months=window), 3)
    assert card.chart.month() == 13
    press(card.chart, "Left")
    assert card.chart.month() == 13
    press(card.chart, "End")
    assert card.chart.month() == 25


def test_a_gap_between_windows_is_stepped_over(card: ChartCard) -> None:
    gap = tuple(replace(m, total=None if 10 < m.month < 20 else m.total) for m in samples.CHART.months)
    chart_of(card).show_chart(replace(samples.CHART, months=gap), 10)
    press(card.chart, "Right")
    assert card.chart.month() in (10, 20)
    press(card.chart, "Shift+Right")
    assert card.chart.month() == 20


def test_without_a_benefit_there_is_no_slider(card: ChartCard) -> None:
    none = tuple(replace(m, total=None, damaged=None) for m in samples.CHART.months)
    chart_of(card).show_chart(
        replace(samples.CHART, months=none, others=(), empty="この方法に返却の特典はありません"), 24
    )
    press(card.chart, "Right")
    assert not card.spinner.isVisible()
    assert card.chart.accessibleDescription() == "この方法に返却の特典はありません"
    assert not card.grab().isNull()


def test_moving_the_thumb_leaves_the_still_layer_alone(card: ChartCard) -> None:
    card.chart.repaint()
    before = chart_of(card)._still
    press(card.chart, "Right")
    card.chart.repaint()
    assert chart_of(card)._still is before
    chart_of(card).show_chart(replace(samples.CHART, kept=108001), 25)
    card.chart.repaint()
    assert chart_of(card)._still is not before


@pytest.mark.parametrize("size", [(688, 312), (696, 272), (1300, 500)])
@pytest.mark.parametrize("month", [0, 12, 24, 30, 35])
def test_nothing_is_cut_and_the_flag_stays_inside(card: ChartCard, size: tuple[int, int], month: int) -> None:
    card.resize(*size)
    chart_of(card).show_chart(samples.CHART, month)
    QApplication.processEvents()
    assert cut(card) == []
    scale = card.chart.scale()
    there = chart_of(card).view().at(month)
    assert there is not None and there.total is not None
    _words, flag = chart_of(card)._flag_box(scale, 100.0, scale.x(month), scale.y(there.total))
    assert QRectF(card.chart.rect()).contains(flag)


@pytest.mark.parametrize("width", [560, 600, 900])
def test_labels_do_not_cover_each_other(qapp: QApplication, width: int) -> None:
    picture = QPixmap(width + 128, 260)
    painter = QPainter(picture)
    boxes = [
        b
        for b in paint_still(painter, samples.CHART, scale_of(samples.CHART, QRectF(88, 10, width, 176))).taken
        if b.height() > 8
    ]
    painter.end()
    assert len(boxes) >= 6
    for nth, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[nth + 1 :])


@pytest.mark.parametrize(
    ("most", "step"), [(108000, 30000), (120000, 40000), (203000, 60000), (15120, 5000), (990000, 300000), (1, 1)]
)
def test_the_axis_has_round_steps(most: int, step: int) -> None:
    assert step_of(most) == step
    assert step * 4 >= most


def test_runs_and_steps() -> None:
    assert runs([(1, 5), (2, 5), (3, None), (4, 6), (6, 7)]) == [[(1, 5), (2, 5)], [(4, 6)], [(6, 7)]]
    scale = scale_of(replace(samples.CHART, others=()), QRectF(0, 0, 370, 100))
    assert [scale.month_at(x) for x in (-5, 5, 245, 9999)] == [0, 0, 24, 36]
    line = steps(scale, [(0, 0), (1, 120000)])
    assert line == [QPointF(0, 100), QPointF(10, 100), QPointF(10, 0), QPointF(20, 0)]
    assert ticks(0, 36) == [0, 6, 12, 18, 24, 30, 36]
    assert ticks(1, 48) == [1, 12, 24, 36, 48]
    assert ticks(-1, 25) == [-1, 6, 12, 18, 24]


def test_a_view_without_others_or_fee(qapp: QApplication, qtbot: QtBot) -> None:
    view = ChartView(
        months=tuple(MonthView(month=n, year=2024, number=1, total=5000 * n) for n in range(1, 5)),
        kept=20000, kept_label="返却しない場合 20,000円", label="試し 5,000円",
        others=(SeriesView(name="空", mark="bar", role="ink", points=(), label="空"),),
    )  # fmt: skip
    card = ChartCard(ReturnChart())
    qtbot.addWidget(card)
    chart_of(card).show_chart(view, 2)
    assert card.chart.says().endswith("返却しない場合は20,000円です。")
    assert not card.grab().isNull()
