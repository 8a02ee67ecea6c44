"""満了時の選択 in full: for each way out of a contract its days, payments, yen, and what the customer must do.

Works from an issued quote alone; every program is data (plan, clock, windows, choices). Computes no outcome of its own:
a return costs what `posapp.domain.outcome` says. Knows no operator and no screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from posapp.domain.applying import Applied, Term, terms_of
from posapp.domain.money import Yen, share
from posapp.domain.months import Month, billing_month
from posapp.domain.outcome import Outcome
from posapp.domain.problem import Problem, stopping
from posapp.domain.program import EndChoice, EndKind, PlanKind, Window
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment, calendar_of

RETURNS = (EndKind.RETURN, EndKind.REPLACE)
"""Choices that hand the device in for the program's benefit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPayment:
    """One payment of a choice. ``number`` counts within the choice's own run for a re-split, else it is the plan's."""

    number: int
    calendar_month: Month
    due: date
    amount: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWay:
    """One choice at the end of the term.

    begins, until   the first and the last day of the choice; None where no rule gives one
    first, best, last  the sound returns of the first, the best and the last month in which it is possible
    payments        what the choice still costs by instalments: those that could fall away, or the parts of a re-split
    burden          all the choice comes to, from the cheapest …
    burden_most     … to the dearest of its months; both None where it depends on a price that nobody has said yet
    by_silence      what holds when the customer says nothing
    credit_check    the creditor examines the customer again
    stays_due       the plan's last payment stays due although the device is handed over
    does            what the customer must do or keep
    closed          why no month of a return is possible; empty while one is
    """

    kind: EndKind
    label: str
    text: str
    begins: date | None
    until: date | None
    first: Outcome | None
    best: Outcome | None
    last: Outcome | None
    payments: tuple[EndPayment, ...]
    burden: Yen | None
    burden_most: Yen | None
    by_silence: bool
    credit_check: bool
    stays_due: bool
    does: tuple[str, ...]
    closed: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """最終回の案内: the program month in which the creditor writes, and until when the return must be settled.

    Saying nothing keeps the device: ``amount`` yen are then due on ``due``.
    """

    month: int
    calendar_month: Month
    from_day: date
    answer_until: date
    due: date
    amount: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedContract:
    """An early return that shortens the contract: ``payments`` stay, over ``months`` from the month of purchase.

    from_month, to_month  program months whose return changes it
    ends                  the month of the last payment that stays
    falls_away            yen of the payments above
    """

    payments: tuple[EndPayment, ...]
    months: int
    from_month: int
    to_month: int
    until: date
    ends: Month
    falls_away: Yen


def end_ways(quote: Quote) -> tuple[EndWay, ...]:
    """Every choice of the program, in its order."""
    return tuple(_way(quote, choice) for choice in quote.program.ends)


def letter(quote: Quote) -> Letter | None:
    """The creditor's letter before the last payment; None where the program has none."""
    month, windows = quote.program.notice_month, quote.program.windows
    if month is None or not windows:
        return None
    last, closing = quote.schedule[-1], quote.purchase.closing_day
    calendar_month = _calendar(quote, month)
    settled = _calendar(quote, max(window.to_month for window in windows))
    return Letter(
        month=month, calendar_month=calendar_month, from_day=calendar_month.first_day(closing),
        answer_until=settled.last_day(closing), due=last.due, amount=last.amount,
    )  # fmt: skip


def changed_contract(quote: Quote) -> ChangedContract | None:
    """What an early return makes of the contract; None where none changes it."""
    choice = next((c for c in quote.program.ends if c.kind is EndKind.RETURN and c.payments), None)
    if choice is None:
        return None
    possible = _possible(quote, choice)
    if not possible:
        return None
    kept = quote.schedule[: choice.payments]
    bought = billing_month(quote.purchase.on, quote.purchase.closing_day)
    paid_in = Month.containing(kept[-1].due)
    return ChangedContract(
        payments=tuple(_payment(p) for p in kept), months=paid_in.since(bought) + 1, from_month=possible[0].month,
        to_month=possible[-1].month, until=possible[-1].deadline, ends=paid_in,
        falls_away=sum(p.amount for p in quote.schedule[choice.payments :]),
    )  # fmt: skip


def paid_when_returned(quote: Quote, month: int) -> tuple[EndPayment, ...]:
    """The payments of a shortened contract that are still to come after a return in that program month."""
    changed = changed_contract(quote)
    if changed is None or not changed.from_month <= month <= changed.to_month:
        return ()
    return tuple(_payment(p) for p in quote.schedule[: len(changed.payments)] if p.month > month)


def tells_application(quote: Quote) -> bool:
    """True when the month of the application counts besides that of the assessment."""
    return any(window.assessed_within is not None for window in quote.program.windows)


def application_terms(quote: Quote, applied: int) -> tuple[Term, ...]:
    """By which day the assessment must be complete for an application in that program month; none where nothing says so."""
    program, purchase = quote.program, quote.purchase
    window = next((w for w in program.windows if applied <= w.to_month), None)
    if window is None or window.assessed_within is None:
        return ()
    bought = billing_month(purchase.on, purchase.closing_day)
    made = Applied(clock=program.clock, bought=bought, closing=purchase.closing_day, at=applied)
    return terms_of(made, window.assessed_within)


def _way(quote: Quote, choice: EndChoice) -> EndWay:
    possible = _possible(quote, choice) if choice.kind in RETURNS else ()
    best = min(possible, key=lambda o: (o.burden, -o.month), default=None)
    payments = _payments(quote, choice)
    kept = quote.kept.burden if choice.kind in (EndKind.PAY, EndKind.RESPLIT) else None
    return EndWay(
        kind=choice.kind,
        label=choice.label,
        text=choice.text,
        begins=_begins(quote, possible[0]) if possible else None,
        until=possible[-1].deadline if possible else payments[-1].due if payments and kept is not None else None,
        first=possible[0] if possible else None,
        best=best,
        last=possible[-1] if possible else None,
        payments=payments,
        burden=best.burden if best is not None else kept,
        burden_most=max(o.burden for o in possible) if possible else kept,
        by_silence=choice.kind is EndKind.PAY,
        credit_check=choice.kind is EndKind.RESPLIT,
        stays_due=choice.kind is EndKind.BUYBACK,
        does=_does(quote, possible),
        closed=() if possible or choice.kind not in RETURNS else _closed(quote, choice),
    )


def _possible(quote: Quote, choice: EndChoice) -> tuple[Outcome, ...]:
    return tuple(o for o in quote.sound() if o.possible and choice.holds(o.month))


def _closed(quote: Quote, choice: EndChoice) -> tuple[Problem, ...]:
    """What stops the returns of the choice, each reason once, as its first month says it."""
    found: dict[str, Problem] = {}
    for outcome in quote.sound():
        if choice.holds(outcome.month):
            for problem in stopping(outcome.problems):
                found.setdefault(problem.code, problem)
    return tuple(found.values())


def _begins(quote: Quote, first: Outcome) -> date:
    """The first day on which a return of that month is taken."""
    day = first.calendar_month.first_day(quote.purchase.closing_day)
    window = quote.program.window(first.window or "")
    opens = window.opens_on if window is not None else None
    # No return lies before the purchase: month 0 of a program is the month of the purchase itself.
    return max(day, quote.purchase.on, opens or day)


def _does(quote: Quote, possible: Iterable[Outcome]) -> tuple[str, ...]:
    windows = dict.fromkeys(o.window for o in possible)
    return tuple(dict.fromkeys(text for window in _windows(quote, windows) for text in quote.asked(window.name)))


def _windows(quote: Quote, names: Iterable[str | None]) -> list[Window]:
    wanted = set(names)
    return [window for window in quote.program.windows if window.name in wanted]


def _payments(quote: Quote, choice: EndChoice) -> tuple[EndPayment, ...]:
    last = quote.schedule[-1]
    if choice.kind is EndKind.RESPLIT and quote.program.plan.kind is PlanKind.RESIDUAL:
        parts = share(last.amount, choice.payments, remainder_at=0)
        return tuple(_part(quote, last, at, amount) for at, amount in enumerate(parts))
    if choice.kind is EndKind.BUYBACK:
        return (_payment(last),)
    if choice.kind is EndKind.PAY:
        always = min((window.always_due for window in quote.program.windows), default=0)
        return tuple(_payment(p) for p in quote.schedule[always:])
    return ()


def _part(quote: Quote, last: Payment, at: int, amount: Yen) -> EndPayment:
    """Part ``at`` (from 0) of the last payment, one a month from the month the last payment would have fallen in."""
    clock, closing = quote.program.clock, quote.purchase.closing_day
    month = last.calendar_month.plus(at)
    return EndPayment(
        number=at + 1, calendar_month=month, due=month.plus(clock.due_offset).last_day(closing), amount=amount
    )


def _payment(payment: Payment) -> EndPayment:
    return EndPayment(
        number=payment.number, calendar_month=payment.calendar_month, due=payment.due, amount=payment.amount
    )


def _calendar(quote: Quote, month: int) -> Month:
    bought = billing_month(quote.purchase.on, quote.purchase.closing_day)
    return calendar_of(quote.program.clock, bought, month)
