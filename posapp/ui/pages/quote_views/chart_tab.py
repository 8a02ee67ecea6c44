"""A tab that holds one chart of months: its month is the form's, whichever chart is shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.flows.forms import QuoteForm
from posapp.services.quoting import Sheet
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.widgets.chart_card import ChartCard
from posapp.ui.widgets.month_picker import MonthPicker


class ChartTab(QuoteView):
    """Wires a chart to the form; what the chart shows is the subclass's matter."""

    def __init__(self, chart: MonthPicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = ChartCard(chart)
        self._form = QuoteForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.moved.connect(self._month)
        self.card.rested.connect(lambda: self.left.emit(self._form))

    def show_sheet(self, sheet: Sheet, form: QuoteForm) -> None:
        self._form = form
        self._show(sheet, form)

    def _show(self, sheet: Sheet, form: QuoteForm) -> None:
        """Give the chart its view."""
        raise NotImplementedError

    def _month(self, month: int) -> None:
        self._form = replace(self._form, return_month=str(month))
        self.changed.emit(self._form)

    def first(self) -> QWidget:
        return self.card.first()
