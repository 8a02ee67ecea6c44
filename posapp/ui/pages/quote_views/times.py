"""時期: windows, notices, deadlines and payments on a time line, for a return in the chosen month."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_quote as text
from posapp.ui.pages.quote_views.chart_tab import ChartTab
from posapp.ui.show.sheet import return_month
from posapp.ui.show.times import time_view
from posapp.ui.widgets.time_chart import TimeChart


class TimesTab(ChartTab):
    """The time line."""

    key = "times"
    title = text.VIEW_TIMES
    lead = text.RETURN_MONTH

    def __init__(self, _services: Services, _sentences: Sentences, parent: QWidget | None = None) -> None:
        self.chart = TimeChart()
        super().__init__(self.chart, parent)

    def _show(self, sheet: Sheet, form: QuoteForm) -> None:
        quote = sheet.chosen.quote if sheet.chosen else None
        if quote is not None:
            self.chart.show_chart(time_view(quote, return_month(quote, form.return_month)))
