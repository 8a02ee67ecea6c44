"""Every program of the catalogue with every device of the sample list: cards, chart and the customer's screen hold it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp import resources
from posapp.catalog.prices import load_prices
from posapp.flows.forms import QuoteForm
from posapp.services.quoting import QuoteDesk, Sheet
from posapp.ui.customer import CustomerDisplay
from posapp.ui.show import sheet as show
from posapp.ui.show.customer import customer
from posapp.ui.widgets.chart_card import ChartCard
from posapp.ui.widgets.program_card import ProgramCard
from posapp.ui.widgets.return_chart import ReturnChart
from tests.ui import twins
from tests.ui.measure import cut

DAYS = ("2019-07-01", "2021-06-15", "2021-10-01", "2024-02-01")


@cache
def sheets(day: str) -> tuple[Sheet, ...]:
    """One sheet for every device and card of a day, with that card chosen."""
    rules = twins.catalog()
    prices = load_prices(resources.root() / "catalog" / "devices" / "sample.csv", rules.programs).prices
    desk = QuoteDesk(rules, prices, lambda: date.fromisoformat(day))
    made = []
    for device in prices.devices:
        form = desk.choose(QuoteForm(on=day, cover="none"), device)
        made += [desk.sheet(replace(form, program=card.program.id)) for card in desk.sheet(form).cards]
    return tuple(made)


def test_the_days_hold_every_program() -> None:
    seen = {sheet.chosen.program.id for day in DAYS for sheet in sheets(day) if sheet.chosen}
    assert seen == {program.id for program in twins.catalog().programs}


@pytest.mark.parametrize("day", DAYS)
def test_every_card_has_room(qapp: QApplication, day: str) -> None:
    card = ProgramCard(show.cards(sheets(day)[0], twins.sentences().text)[0])
    for sheet in sheets(day):
        for view in show.cards(sheet, twins.sentences().text):
            card.show_card(view)
            for low, width in ((False, 166), (True, 168)):
                card.set_low(low)
                card.resize(width, card.height())
                assert card.fits(), view


@pytest.mark.parametrize("day", DAYS)
def test_every_chart_paints_and_says_its_figures(qtbot: QtBot, day: str) -> None:
    chart = ReturnChart()
    card = ChartCard(chart)
    qtbot.addWidget(card)
    card.resize(688, 312)
    card.show()
    for sheet in sheets(day)[::3]:
        view = show.chart(sheet)
        if view is None:
            continue
        chart.show_chart(view, show.best_month(sheet, ""))
        QApplication.processEvents()
        assert cut(card) == []
        assert chart.says()
        for month in view.months:
            if month.total is not None and month.damaged is not None:
                assert month.total <= month.damaged <= max(view.kept, month.total)


@pytest.mark.parametrize("day", DAYS)
def test_the_customers_screen_holds_every_offer(qtbot: QtBot, day: str) -> None:
    display = CustomerDisplay()
    qtbot.addWidget(display)
    display.show()
    for sheet in sheets(day)[::4]:
        quote = sheet.chosen.quote if sheet.chosen else None
        if quote is not None:
            display.show_customer(customer(quote, None))
            for _ in range(4):  # wrapped words ask for their height once they know their width
                QApplication.processEvents()
            assert cut(display) == [], (quote.program.id, quote.purchase.device.name)
