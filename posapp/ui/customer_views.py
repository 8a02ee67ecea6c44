"""What the customer's screen is given: finished words and figures of one offer. Knows no quote and no widget."""

from __future__ import annotations

from dataclasses import dataclass

from posapp.ui.chart_views import MonthlyView, TimeView
from posapp.ui.views import ChartView, ConditionView


@dataclass(frozen=True, slots=True, kw_only=True)
class TileView:
    """One of the customer's three figures, all in equal type. ``yen`` None shows ``instead``."""

    label: str
    yen: int | None
    note: str
    role: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """The customer's screen: this offer and nothing else; no staff, no customer, no shop. ``chart`` is the one staff have open."""

    device: str
    offer: str
    day: str
    tiles: tuple[TileView, ...]
    question: str
    chart: ChartView | MonthlyView | TimeView | None
    month: int
    head: str
    conditions: tuple[ConditionView, ...]
