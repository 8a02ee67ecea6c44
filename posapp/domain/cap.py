"""端末割引の上限 with its working (電気通信事業法27条の3): what each month's benefit is made of, and how the limit came about.

Works from an issued quote and the law of its day. Knows no operator, no screen, and no figure of the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.outcome import Outcome
from posapp.domain.purchase import Discount
from posapp.domain.quote import DiscountCap, Quote
from posapp.domain.regulation import Regulation


class Ground(StrEnum):
    """What makes the limit of a price band."""

    FIXED = "fixed"
    """An amount for every price of the band."""
    PRICE = "price"
    """The band's amount is above the price, and no benefit may be above the price."""
    PERCENT = "percent"
    """A share of the price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitGround:
    """How the limit came about: the band holds prices above ``above`` up to ``up_to`` yen (None: all above)."""

    ground: Ground
    price: Yen
    above: Yen
    up_to: Yen | None
    amount: Yen | None
    percent: int | None
    limit: Yen


class MonthState(StrEnum):
    """What can be said of one month."""

    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"
    """The price list has no expected buy-back price for the month: nothing can be said, least of all that it is within."""
    CLOSED = "closed"
    """No return is possible in the month, so nothing falls away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapMonth:
    """One month's benefit in yen; ``month`` None is keeping the device, where only the discounts count.

    gain     what falls away above the expected buy-back price, never below zero; None where that price is unknown
    benefit  discounts and gain; None where unknown
    over_by  yen above the limit; of an unknown benefit, what the discounts alone are above it
    """

    month: int | None
    calendar_month: Month | None
    window: str | None
    discounts: Yen
    waived: Yen
    buyback: Yen | None
    gain: Yen | None
    benefit: Yen | None
    over_by: Yen
    state: MonthState


class Verdict(StrEnum):
    """What the working comes to."""

    NO_CAP = "no-cap"
    """No cap was in force on the day."""
    EXEMPT = "exempt"
    """The program is not under the cap."""
    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"
    """No month is over, but not every month can be worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapWorking:
    """The whole working. ``rows`` begins with keeping the device; ``missing`` are the months without an expected price.

    worst              the row with the largest known benefit, the earliest of equal ones
    open_without_line  people without a line may join, as the law asks; None where the program's data does not say
    """

    verdict: Verdict
    limit: Yen | None
    ground: LimitGround | None
    discounts: tuple[Discount, ...]
    rows: tuple[CapMonth, ...]
    worst: CapMonth | None
    over_by: Yen
    missing: tuple[int, ...]
    open_without_line: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """責任者の承認: who lets a quote above the cap be issued, why, and for which excess in yen."""

    supervisor: str
    reason: str
    excess: Yen


def excess(cap: DiscountCap) -> Yen:
    """Yen by which a quote is above the cap; 0 when it is not, or when nothing can be compared."""
    if cap.within is not False or cap.limit is None or cap.worst_benefit is None:
        return 0
    return cap.worst_benefit - cap.limit


def cap_working(quote: Quote, regulation: Regulation) -> CapWorking:
    """The working of one quote; ``regulation`` is the law of the quote's day."""
    limit = quote.discount_cap.limit
    buybacks = dict(reversed(quote.terms.expected_buyback))  # of a month named twice the first holds
    rows = (_kept(quote, limit), *(_of(quote, outcome, buybacks, limit) for outcome in quote.sound()))
    known = [row for row in rows if row.benefit is not None]
    worst = max(known, key=lambda row: row.benefit or 0)  # of equal ones the first, which keeping always is
    return CapWorking(
        verdict=_verdict(quote, limit, rows),
        limit=limit,
        ground=None if limit is None else limit_ground(quote.purchase.cash_price, limit, regulation),
        discounts=quote.purchase.discounts,
        rows=rows,
        worst=worst if worst.benefit else None,
        over_by=max(row.over_by for row in rows),
        missing=tuple(row.month for row in rows if row.benefit is None and row.month is not None),
        open_without_line=quote.program.open_without_line,
    )


def limit_ground(price: Yen, limit: Yen, regulation: Regulation) -> LimitGround | None:
    """How the limit of a price came about; None when the law as known today gives another limit than the quote holds."""
    band = regulation.cap_band(price)
    if band is None or band.of(price) != limit:
        return None
    ground = Ground.PERCENT if band.percent is not None else Ground.FIXED if band.limit == limit else Ground.PRICE
    return LimitGround(
        ground=ground, price=price, above=regulation.cap_floor(band), up_to=band.up_to, amount=band.limit,
        percent=band.percent, limit=limit,
    )  # fmt: skip


def _kept(quote: Quote, limit: Yen | None) -> CapMonth:
    discounts = quote.purchase.discount_total
    over = _over(discounts, limit)
    return CapMonth(
        month=None, calendar_month=None, window=None, discounts=discounts, waived=0, buyback=None, gain=0,
        benefit=discounts, over_by=over, state=MonthState.OVER if over else MonthState.WITHIN,
    )  # fmt: skip


def _of(quote: Quote, outcome: Outcome, buybacks: Mapping[int, Yen], limit: Yen | None) -> CapMonth:
    discounts, buyback = quote.purchase.discount_total, buybacks.get(outcome.month)
    gain = max(0, outcome.waived - buyback) if buyback is not None else None
    if not outcome.possible:
        gain = 0
    benefit = None if gain is None else discounts + gain
    over = _over(discounts if benefit is None else benefit, limit)
    return CapMonth(
        month=outcome.month, calendar_month=outcome.calendar_month, window=outcome.window, discounts=discounts,
        waived=outcome.waived, buyback=buyback, gain=gain, benefit=benefit, over_by=over,
        state=_state(outcome, benefit, over),
    )  # fmt: skip


def _over(benefit: Yen, limit: Yen | None) -> Yen:
    return 0 if limit is None else max(0, benefit - limit)


def _state(outcome: Outcome, benefit: Yen | None, over: Yen) -> MonthState:
    if over:
        return MonthState.OVER
    if not outcome.possible:
        return MonthState.CLOSED
    return MonthState.UNKNOWN if benefit is None else MonthState.WITHIN


def _verdict(quote: Quote, limit: Yen | None, rows: Iterable[CapMonth]) -> Verdict:
    if not quote.program.discount_cap:
        return Verdict.EXEMPT
    if limit is None:
        return Verdict.NO_CAP
    states = {row.state for row in rows}
    if MonthState.OVER in states:
        return Verdict.OVER
    return Verdict.UNKNOWN if MonthState.UNKNOWN in states else Verdict.WITHIN
