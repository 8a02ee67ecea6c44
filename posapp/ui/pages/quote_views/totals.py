"""返却月と総額: what will have been paid in all, by the month of return. The slider is the chart's axis."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_quote as text
from posapp.ui.pages.quote_views.chart_tab import ChartTab
from posapp.ui.show import sheet as show
from posapp.ui.widgets.return_chart import ReturnChart


class TotalsView(ChartTab):
    """The return chart."""

    key = "totals"
    title = text.VIEW_TOTALS
    fields = ("return_month",)
    lead = text.RETURN_MONTH

    def __init__(self, _services: Services, _sentences: Sentences, parent: QWidget | None = None) -> None:
        self.chart = ReturnChart()
        super().__init__(self.chart, parent)

    def _show(self, sheet: Sheet, form: QuoteForm) -> None:
        view = show.chart(sheet)
        if view is not None:
            self.chart.show_chart(view, show.best_month(sheet, form.return_month))

    def field(self) -> str:
        return "return_month" if self.chart.hasFocus() else super().field()
