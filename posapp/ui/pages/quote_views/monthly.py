"""毎月の支払い: what is paid month by month, and what a return in the chosen month makes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_quote as text
from posapp.ui.pages.quote_views.chart_tab import ChartTab
from posapp.ui.show.monthly import monthly_view
from posapp.ui.show.sheet import return_month
from posapp.ui.widgets.monthly_chart import MonthlyChart


class MonthlyTab(ChartTab):
    """The bars."""

    key = "monthly"
    title = text.VIEW_MONTHLY
    lead = text.RETURN_MONTH

    def __init__(self, _services: Services, _sentences: Sentences, parent: QWidget | None = None) -> None:
        self.chart = MonthlyChart()
        super().__init__(self.chart, parent)

    def _show(self, sheet: Sheet, form: QuoteForm) -> None:
        quote = sheet.chosen.quote if sheet.chosen else None
        if quote is not None:
            self.chart.show_chart(monthly_view(quote, return_month(quote, form.return_month)))
