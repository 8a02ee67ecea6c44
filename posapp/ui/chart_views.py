"""What the charts below the cards of 見積 are given, beside `ChartView`: finished words and yen, no rule, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posapp.ui.views import MonthView


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A chart as a table: the head of each column, rows with their own head; ``months`` are the months that rows choose.

    figures  the places of columns that hold figures and stand at the right
    at       the row of the month shown, None for none
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    months: tuple[int | None, ...]
    figures: frozenset[int] = frozenset()
    at: int | None = None


class BarFate(StrEnum):
    """How a bar is painted: solid (paid, or due after the return), hatched (falls away, or only if damaged), grey, amber."""

    PURCHASE = "purchase"
    PAID = "paid"
    DUE = "due"
    WAIVED = "waived"
    DAMAGE = "damage"
    FEE = "fee"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """A bar of ``yen`` in a month of the axis. ``points`` of them were points."""

    month: int
    yen: int
    fate: BarFate
    number: int | None = None
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLabel:
    """Words beside the bars of the months ``first`` to ``last``, which are ``yen`` high."""

    first: int
    last: int
    yen: int
    words: str
    role: str = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyView:
    """毎月の支払い on a return in ``month``, or kept when it is None.

    months    the axis, as the return chart has it: ``total`` tells where a return is possible
    ordinary  yen of the highest bar that is not the one last large one; the axis is broken above it
    """

    months: tuple[MonthView, ...]
    month: int | None
    bars: tuple[BarView, ...]
    labels: tuple[BarLabel, ...]
    ordinary: int
    sums: tuple[tuple[str, str], ...]
    """Legend and sums in one: (how it is painted, words), kept and returned in equal type."""
    says: str
    empty: str = ""
    lump: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event or span on the time line. ``at`` and ``until`` are places on the axis in months, with fractions.

    mark   ``dot``, ``ring``, ``flag``, ``end``, ``letter``, ``cover`` or ``span``; ``role`` its colour
    words  what happens; ``west`` and ``era`` its days in both calendars, ``short`` as the chart writes them
    month  the program month it belongs to; ``strong`` for what hangs on the month asked about
    """

    at: float
    until: float | None
    mark: str
    role: str
    words: str
    west: str
    era: str
    short: str
    month: int | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeView:
    """時期 for a return in ``month``: the axis and everything on it, in order of days."""

    months: tuple[MonthView, ...]
    month: int | None
    events: tuple[EventView, ...]
    says: str
    empty: str = ""
