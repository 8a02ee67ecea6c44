"""The charts of months over every shape of contract: labels that never meet, sums that come out, words for a reader."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.quote import Quote
from posapp.services.quoting import Card, Sheet
from posapp.ui.chart_views import BarFate
from posapp.ui.show import sheet as show
from posapp.ui.show.monthly import monthly_view
from posapp.ui.show.times import time_view
from posapp.ui.widgets import month_picker
from posapp.ui.widgets.chart_card import ChartCard
from posapp.ui.widgets.chart_layout import Places, scale_of
from posapp.ui.widgets.chart_paint import paint_still
from posapp.ui.widgets.month_picker import MonthPicker
from posapp.ui.widgets.monthly_chart import MonthlyChart
from posapp.ui.widgets.monthly_paint import bar_scale, boxes, place_labels
from posapp.ui.widgets.return_chart import ReturnChart
from posapp.ui.widgets.time_chart import TimeChart, place_events
from tests.domain.samples import quote_of
from tests.domain.test_worked_tables import CASES
from tests.ui.typing_in import press

SIZES = [(686, 233), (660, 194)]
"""A chart at 1280×800 and at 1024×768."""


@cache
def quote(name: str) -> Quote:
    return quote_of(*CASES[name])


def alone(name: str) -> Sheet:
    card = Card(program=quote(name).program, quote=quote(name), problems=())
    return Sheet(purchase=quote(name).purchase, cards=(card,), chosen=card, problems=())


def months(name: str) -> list[int | None]:
    """Kept, and every month in which a return is possible."""
    return [None, *(o.month for o in quote(name).sound() if o.possible)]


def apart(boxes: list[QRectF]) -> bool:
    """True when none meets another."""
    return not any(box.intersects(other) for nth, box in enumerate(boxes) for other in boxes[nth + 1 :])


# --- what is paid in all


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_no_label_of_the_totals_meets_another(qapp: QApplication, name: str, size: tuple[int, int]) -> None:
    view = show.chart(alone(name))
    assert view is not None
    picture = QPixmap(*size)
    painter = QPainter(picture)
    scale = scale_of(view, QRectF(88, 9, size[0] - 128, size[1] - 92))
    labels = paint_still(painter, view, scale).taken
    painter.end()
    assert apart(labels)
    assert all(QRectF(0, -10, size[0], size[1]).contains(label) for label in labels)


def test_a_place_is_never_over_a_label_and_over_a_line_only_in_need() -> None:
    places = Places(QRectF(0, 0, 200, 40))
    wish = [QRectF(0, 0, 100, 16)]
    assert places.find(wish) == wish[0]
    second = places.find(wish)
    assert second is not None and not second.intersects(wish[0])
    places.lines = [QRectF(0, 0, 200, 40)]
    free = QRectF(100, 20, 100, 16)
    assert places.find([free], far=False) is None
    third = places.find([free])
    assert third is None or apart(places.taken)
    full = Places(QRectF(0, 0, 50, 10))
    assert full.find(wish) is None


# --- what is paid in which month


@pytest.mark.parametrize("name", CASES)
def test_the_bars_of_every_month_come_to_the_burden(name: str) -> None:
    for month in months(name):
        view = monthly_view(quote(name), month)
        outcome = quote(name).at(month) if month is not None else None
        kept = sum(b.yen for b in view.bars if b.fate not in (BarFate.WAIVED, BarFate.DAMAGE))
        assert kept == (outcome.burden if outcome is not None else quote(name).kept.burden)
        assert sum(b.yen for b in view.bars if b.fate is BarFate.WAIVED) == (outcome.waived if outcome else 0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_no_label_of_the_bars_meets_another_and_each_large_payment_is_named(
    qapp: QApplication, name: str, size: tuple[int, int]
) -> None:
    chart = MonthlyChart()
    chart.resize(*size)
    for month in months(name)[::5]:
        view = monthly_view(quote(name), month)
        chart.show_chart(view)
        scale = bar_scale(view, chart.scale())
        drawn = boxes(view, scale)
        placed = place_labels(view.labels, drawn, scale, chart.scale().plot.right() + 34)
        assert apart([spot for _label, spot in placed])
        said = " ".join(label.words for label, _spot in placed)
        most = max(bar.yen for bar in view.bars)
        assert f"{most:,}円" in said or any(bar.yen == most for bar in view.bars if bar.fate is BarFate.WAIVED)


@pytest.mark.parametrize(
    ("name", "month", "broken"),
    [("zanka-2y", 24, True), ("kaetoku", 25, True), ("plain-36-second", None, False), ("shintoku-premium", None, False),
     ("okaeshi", None, False)],
)  # fmt: skip
def test_the_axis_is_broken_only_where_one_payment_dwarfs_the_others(
    qapp: QApplication, name: str, month: int | None, broken: bool
) -> None:
    chart = MonthlyChart()
    chart.resize(686, 233)
    view = monthly_view(quote(name), month)
    chart.show_chart(view)
    scale = bar_scale(view, chart.scale())
    assert scale.broken is broken
    highs = [scale.y(amount) for amount in range(0, scale.most + 1, max(1, scale.most // 50))]
    assert highs == sorted(highs, reverse=True)


def test_what_stays_due_is_told_from_what_falls_away() -> None:
    view = monthly_view(quote("okaeshi"), 10)
    assert [b.number for b in view.bars if b.fate is BarFate.DUE] == list(range(11, 25))
    assert "返却後も14回の支払いが残ります" in view.says
    assert "返却後も払う 3,000円×14回" in [label.words for label in view.labels]


def test_the_fee_and_the_surcharge_are_bars_of_their_own() -> None:
    view = monthly_view(quote("shintoku-premium"), 13)
    extra = {b.fate: (b.month, b.yen) for b in view.bars if b.number is None}
    assert extra == {BarFate.FEE: (13, 12_100), BarFate.DAMAGE: (13, 12_980)}
    assert "特典の利用料12,100円を含みます" in view.says and "12,980円が加わります" in view.says


def test_a_refused_return_of_a_damaged_device_is_said() -> None:
    assert "返却の特典を使えません" in monthly_view(quote("okaeshi"), 30).says


def test_points_and_down_payment_are_in_the_sums() -> None:
    view = monthly_view(quote("kaetoku-points"), 25)
    assert [b.yen for b in view.bars if b.fate is BarFate.PURCHASE] == [3_000]
    assert "ポイント 6,000円分" in dict(view.sums).values()
    assert [label.words for label in monthly_view(quote("lump-sum"), None).labels] == [
        "頭金とポイント 9,000円", "一括 97,000円",
    ]  # fmt: skip


# --- what happens when


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_every_event_has_its_place_and_none_meets_another(qapp: QApplication, name: str, size: tuple[int, int]) -> None:
    chart = TimeChart()
    chart.resize(*size)
    for month in months(name)[::4]:
        view = time_view(quote(name), month)
        chart.show_chart(view)
        placed = place_events(view.events, chart.scale(), size[0] - 6)
        assert len(placed) == len(view.events)
        assert all(each.said.startswith(each.event.words) for each in placed)
        for row in {each.row for each in placed}:
            reaches = sorted(each.reach for each in placed if each.row == row)
            assert all(a[1] <= b[0] for a, b in pairwise(reaches))
            assert reaches[0][0] >= 0 and reaches[-1][1] <= size[0]


def test_days_are_told_in_both_calendars() -> None:
    view = time_view(quote("zanka-2y"), 24)
    told = {event.words: (event.west, event.era, event.short) for event in view.events}
    assert told["返却の期限"] == ("2023年7月31日", "令和5年7月31日", "2023/7/31")
    assert told["案内の郵便が届く"][2] == "2023年5月"
    assert "返却の期限、2023年7月31日(令和5年7月31日)。" in view.says
    assert view.says.startswith("24か月目(2023年7月)に返却する場合の日程です。")


def test_the_axis_reaches_the_last_day_even_where_it_is_paid_a_month_later() -> None:
    view = time_view(quote("okaeshi"), None)
    assert (view.months[-1].year, view.months[-1].number) == (2022, 7)
    assert view.says.startswith("返却しない場合の日程です。")


# --- for a reader, and as a table


def charts(name: str) -> list[MonthPicker]:
    totals, bars, times = ReturnChart(), MonthlyChart(), TimeChart()
    view = show.chart(alone(name))
    assert view is not None
    totals.show_chart(view, quote(name).best_month or 0)
    bars.show_chart(monthly_view(quote(name), quote(name).best_month))
    times.show_chart(time_view(quote(name), quote(name).best_month))
    return [totals, bars, times]


@pytest.mark.parametrize("name", CASES)
def test_every_table_is_whole_and_says_the_chart(qtbot: QtBot, name: str) -> None:
    for chart in charts(name):
        card = ChartCard(chart)
        qtbot.addWidget(card)
        card.resize(660, 234)
        card.turn()
        figures = card.table.figures()
        assert all(len(row) == len(figures.heads) for row in figures.rows)
        assert len(figures.months) == len(figures.rows)
        assert not card.grab().isNull()
        assert chart.accessibleDescription() == chart.says() != ""


def test_a_step_by_key_is_announced_with_month_and_sums(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Reader:
        """Stands where Qt hands what is announced to a screen reader."""

        @staticmethod
        def updateAccessibility(event: object) -> None:
            told.append(event.message())  # type: ignore[attr-defined]

    chart = charts("okaeshi")[0]
    qtbot.addWidget(chart)
    with qtbot.waitActive(chart):
        chart.show()
    chart.setFocus()
    monkeypatch.setattr(month_picker, "QAccessible", Reader)
    press(chart, "Right")
    assert told == [chart.says()]
    assert "25か月目(2021年7月)に返却すると、支払総額は75,000円です。返却しない場合は108,000円です。" in told[0]
    assert "95,000円" in told[0]
    heard = QAccessible.queryAccessibleInterface(chart)
    assert heard is not None and heard.text(QAccessible.Text.Description) == told[0]


def test_a_larger_screen_gets_larger_type(qtbot: QtBot) -> None:
    for chart in charts("kaetoku"):
        qtbot.addWidget(chart)
        chart.resize(1200, 500)
        before = chart.plot().width()
        chart.set_zoom(2.0)
        assert chart.plot().width() < before / 1.5
        assert not chart.grab().isNull()


def test_in_the_table_every_row_is_one_day(qapp: QApplication) -> None:
    rows = {row[0]: row[1:] for row in charts("shintoku-premium")[2].figures().rows}
    assert rows["返却期間(早トク) はじめの日"] == ("2025年4月1日", "令和7年4月1日")
    assert rows["返却期間(早トク) 終わりの日"] == ("2025年12月31日", "令和7年12月31日")
    assert all("〜" not in cell for row in rows.values() for cell in row)
