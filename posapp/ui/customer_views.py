"""What the customer's screen is given: finished words and figures of one offer. Knows no quote and no widget."""

from __future__ import annotations

from dataclasses import dataclass

from posapp.ui.chart_views import MonthlyView, TimeView
from posapp.ui.views import ChartView, ConditionView, WayView


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSeen:
    """One line of a step: what it is, and its answer. ``done`` None has no tick beside it; ``now`` is the one in turn."""

    icon: str
    label: str
    value: str = ""
    done: bool | None = None
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSeen:
    """One head of the checklist: what was found, and who has confirmed it. ``role`` colours what was found."""

    label: str
    value: str
    role: str
    shop: bool = False
    customer: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSeen:
    """One step of a return on the customer's screen: no name, no staff, nothing that staff suspect.

    rows   what is asked or done at this step; ``aside`` with its ``lines`` is read beside them
    heads, ways   of 状態チェック: the checklist and the ways out in yen
    tiles  the sums before and after the signature
    """

    device: str
    offer: str
    day: str
    head: str
    lead: str = ""
    tone: str = "ink"
    rows: tuple[RowSeen, ...] = ()
    aside: str = ""
    lines: tuple[str, ...] = ()
    heads: tuple[HeadSeen, ...] = ()
    ways: tuple[WayView, ...] = ()
    tiles: tuple[TileView, ...] = ()
    foot: str = ""
