"""返却月と総額: what will have been paid in all, by the month of return. The slider is the chart's axis."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.ui import text_quote as text
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.show import sheet as show
from posapp.ui.widgets.chart_card import ChartCard


class TotalsView(QuoteView):
    """The return chart."""

    key = "totals"
    title = text.VIEW_TOTALS
    fields = ("return_month",)
    lead = text.RETURN_MONTH

    def __init__(self, _services: Services, _sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = ChartCard()
        self._form = QuoteForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.moved.connect(self._month)
        self.card.rested.connect(lambda: self.left.emit(self._form))

    def show_sheet(self, sheet: Sheet, form: QuoteForm) -> None:
        self._form = form
        chart = show.chart(sheet)
        if chart is not None:
            self.card.show_chart(chart, show.best_month(sheet, form.return_month))

    def _month(self, month: int) -> None:
        self._form = replace(self._form, return_month=str(month))
        self.changed.emit(self._form)

    def first(self) -> QWidget:
        return self.card.chart

    def field(self) -> str:
        return "return_month" if self.card.chart.hasFocus() else super().field()
