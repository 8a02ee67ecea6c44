"""時期: what happens when under one quote, as dated events and spans; and what is paid in which month on a return.

Everything here follows from the frozen quote and the month of return asked about; nothing is stored, nothing is worded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from posapp.domain.money import Yen
from posapp.domain.months import Month, billing_month
from posapp.domain.outcome import Outcome
from posapp.domain.program import Window
from posapp.domain.quote import BODY_FAILS, Quote
from posapp.domain.schedule import calendar_of


class EventKind(StrEnum):
    """What happens; wording belongs to screens and papers."""

    PURCHASE = "purchase"
    FIRST_PAYMENT = "first-payment"
    NOTICE = "notice"
    """The creditor writes to the customer."""
    WINDOW = "window"
    """特典期間: returns are taken from its first to its last day."""
    APPLICATION = "application"
    """The first day on which a return settled in the month asked about may be applied for."""
    RETURN = "return"
    """The last day on which the hand-in counts for the month asked about."""
    ASSESSMENT = "assessment"
    """The last day on which the assessment counts for that month, where a program tells it from the application."""
    COVER = "cover"
    """The cover must be kept over these days."""
    LAST_DUE = "last-due"
    """The last payment that stays due after the return."""
    LAST_PAYMENT = "last-payment"
    """The last payment when the device is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event on ``day``, or a span from ``day`` to ``until``.

    month   the program month it belongs to, where it belongs to one; of a span its first, ``to_month`` its last
    number  of a payment
    label   the window's own name
    """

    kind: EventKind
    day: date
    until: date | None = None
    month: int | None = None
    to_month: int | None = None
    number: int | None = None
    label: str = ""


_RANK = {kind: nth for nth, kind in enumerate(EventKind)}


def timeline(quote: Quote, month: int | None) -> tuple[Event, ...]:
    """The events in order of their days. ``month`` is the return month asked about; one without a benefit adds nothing."""
    chosen = None if month is None else quote.at(month)
    if chosen is not None and not chosen.possible:
        chosen = None
    made = [*_payments(quote, chosen), *_windows(quote), *_notice(quote)]
    if chosen is not None:
        made += _return(quote, chosen)
    return tuple(sorted(made, key=lambda event: (event.day, _RANK[event.kind])))


def _payments(quote: Quote, chosen: Outcome | None) -> Iterable[Event]:
    yield Event(kind=EventKind.PURCHASE, day=quote.purchase.on)
    first, last = quote.schedule[0], quote.schedule[-1]
    if len(quote.schedule) == 1:
        return  # a lump sum is paid with the purchase
    yield Event(kind=EventKind.FIRST_PAYMENT, day=first.due, month=first.month, number=first.number)
    yield Event(kind=EventKind.LAST_PAYMENT, day=last.due, month=last.month, number=last.number)
    due = [p for p in quote.schedule if chosen is not None and p.number not in chosen.waived_numbers]
    if due and due[-1].number != last.number:
        yield Event(kind=EventKind.LAST_DUE, day=due[-1].due, month=due[-1].month, number=due[-1].number)


def _windows(quote: Quote) -> Iterable[Event]:
    """Each window from its first to its last possible return of a sound device."""
    for window in quote.program.windows:
        open_in = [o for o in quote.sound() if o.possible and o.window == window.name]
        if open_in:
            first, last = open_in[0], open_in[-1]
            yield Event(
                kind=EventKind.WINDOW, day=_opens(quote, window, first), until=last.deadline, month=first.month,
                to_month=last.month, label=window.label,
            )  # fmt: skip


def _opens(quote: Quote, window: Window, first: Outcome) -> date:
    begins = max(first.calendar_month.first_day(quote.purchase.closing_day), quote.purchase.on)
    return begins if window.opens_on is None else max(begins, window.opens_on)


def _notice(quote: Quote) -> Iterable[Event]:
    program, purchase = quote.program, quote.purchase
    if program.notice_month is not None:
        bought = billing_month(purchase.on, purchase.closing_day)
        month = calendar_of(program.clock, bought, program.notice_month)
        yield Event(
            kind=EventKind.NOTICE, day=month.first_day(purchase.closing_day), until=month.last_day(purchase.closing_day),
            month=program.notice_month, to_month=program.notice_month,
        )  # fmt: skip


def _return(quote: Quote, chosen: Outcome) -> Iterable[Event]:
    purchase, window = quote.purchase, next(w for w in quote.program.windows if w.name == chosen.window)
    within = window.assessed_within
    if within is None:
        yield Event(kind=EventKind.RETURN, day=chosen.deadline, month=chosen.month)
    else:
        asked = chosen.calendar_month.plus(-within)
        begins = max(asked.first_day(purchase.closing_day), purchase.on)
        yield Event(kind=EventKind.APPLICATION, day=begins, month=chosen.month - within)
        yield Event(kind=EventKind.ASSESSMENT, day=chosen.deadline, month=chosen.month)
    if window.needs_cover:
        yield Event(
            kind=EventKind.COVER, day=purchase.on, until=chosen.deadline, to_month=chosen.month, label=window.label
        )


# --- what is paid in which month


class Fate(StrEnum):
    """What becomes of a payment on a return."""

    PAID = "paid"
    """It belongs to the return's month or an earlier one."""
    DUE = "due"
    """It comes later and stays due."""
    WAIVED = "waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyPayment:
    """One instalment in its program and calendar month: yen in cash and points (``total``), and what a return makes of it."""

    number: int
    month: int
    calendar_month: Month
    total: Yen
    points: Yen
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly:
    """The instalments on a return in one month, or kept when ``returned`` is None.

    at_purchase  yen paid with the purchase: down payment, and points that lowered the amount financed
    surcharge    what a failing body would add, yen; None where only the assessor can say, or a damaged return is refused
    refused      True when a device with a failing body could not be returned in that month
    """

    payments: tuple[MonthlyPayment, ...]
    at_purchase: Yen
    returned: Month | None = None
    return_month: int | None = None
    usage_fee: Yen = 0
    surcharge: Yen | None = None
    refused: bool = False


def monthly(quote: Quote, month: int | None) -> Monthly:
    """What is paid in which month on a return in ``month``; without a benefit there, what is paid when kept."""
    chosen = None if month is None else quote.at(month)
    at_purchase = quote.kept.burden - sum(p.amount + p.points for p in quote.schedule)
    if chosen is None or not chosen.possible:
        return Monthly(payments=tuple(_instalments(quote, None)), at_purchase=at_purchase)
    broken = quote.at(chosen.month, BODY_FAILS)
    fails = broken is not None and broken.possible and broken.surcharge_known
    return Monthly(
        payments=tuple(_instalments(quote, chosen)), at_purchase=at_purchase, returned=chosen.calendar_month, return_month=chosen.month,
        usage_fee=chosen.usage_fee, surcharge=broken.surcharge if broken is not None and fails else None,
        refused=broken is not None and not broken.possible,
    )  # fmt: skip


def _instalments(quote: Quote, chosen: Outcome | None) -> Iterable[MonthlyPayment]:
    for p in quote.schedule:
        fate = Fate.PAID
        if chosen is not None and p.number in chosen.waived_numbers:
            fate = Fate.WAIVED
        elif chosen is not None and p.month > chosen.month:
            fate = Fate.DUE
        yield MonthlyPayment(
            number=p.number,
            month=p.month,
            calendar_month=p.calendar_month,
            total=p.amount + p.points,
            points=p.points,
            fate=fate,
        )
