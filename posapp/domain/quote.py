"""見積: one purchase under one program, with every outcome. A frozen value that holds its terms and has a digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from posapp.domain.apr import actuarial_rate
from posapp.domain.assessment import cover_problem
from posapp.domain.digest import digest_of
from posapp.domain.money import Yen
from posapp.domain.outcome import EndOutcome, Kept, Outcome, best_of, course, ends_of, every_outcome, outcome
from posapp.domain.problem import Problem, notice, stop
from posapp.domain.program import PlanKind, Program, Window
from posapp.domain.purchase import Ask, Purchase, Terms
from posapp.domain.regulation import Regulation
from posapp.domain.schedule import Payment, amount_financed, dated, instalments

BODY_FAILS = ("body",)
"""The damage that the table of outcomes shows beside the sound device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountCap:
    """端末割引の上限 (電気通信事業法27条の3), yen; None where the day or the price list gives nothing to compare."""

    limit: Yen | None = None
    worst_month: int | None = None
    worst_benefit: Yen | None = None
    within: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One issued answer. ``outcomes`` holds every month of every window, sound and with a failing body, in order."""

    program: Program
    purchase: Purchase
    terms: Terms
    amount_financed: Yen
    finance_charge: Yen
    total_of_payments: Yen
    apr: Decimal
    schedule: tuple[Payment, ...]
    kept: Kept
    outcomes: tuple[Outcome, ...]
    ends: tuple[EndOutcome, ...]
    best_month: int | None
    discount_cap: DiscountCap
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 in hex over everything this quote says."""
        return digest_of(self)

    @property
    def best(self) -> Outcome | None:
        """The sound return in the best month."""
        return None if self.best_month is None else self.at(self.best_month)

    def at(self, month: int, failing: tuple[str, ...] = ()) -> Outcome | None:
        """The outcome of that program month, None outside every window."""
        return next((o for o in self.outcomes if o.month == month and o.failing == failing), None)

    def sound(self) -> tuple[Outcome, ...]:
        """Every outcome of an undamaged device, by month."""
        return tuple(o for o in self.outcomes if not o.failing)

    def damaged(self) -> tuple[Outcome, ...]:
        """Every outcome with a failing body, by month."""
        return tuple(o for o in self.outcomes if o.failing)

    def asked(self, window: str | None) -> tuple[str, ...]:
        """What the window of that name requires for this device; nothing without one."""
        found, device = self.program.window(window or ""), self.purchase.device
        return self.program.asked(found, device.name, device.category) if found is not None else ()

    def closed_windows(self) -> tuple[Window, ...]:
        """Windows of the contract that this purchase has not opened: a cover or a fee would, and might make a return cheaper."""
        open_now = {o.window for o in self.sound() if o.possible}
        return tuple(
            w for w in self.program.windows if (w.needs_cover or w.charges_usage_fee) and w.name not in open_now
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No quote is possible, and why."""

    program: Program
    problems: tuple[Problem, ...]
    amount_financed: Yen | None = None


def build_quote(program: Program, purchase: Purchase, terms: Terms, regulation: Regulation) -> Quote | Refused:
    """Quote one purchase under one program by the rules of the purchase date."""
    problems = tuple(_unfit(program, purchase))
    if problems:
        return Refused(program=program, problems=problems)
    amounts = instalments(program, purchase, terms)
    if isinstance(amounts, Problem):
        return Refused(program=program, problems=(amounts,), amount_financed=amount_financed(program, purchase))
    schedule = dated(program, purchase, amounts)
    if isinstance(schedule, Problem):
        return Refused(program=program, problems=(schedule,), amount_financed=amounts.financed)
    way = course(program, purchase, terms, schedule)
    outcomes = every_outcome(way, ((), BODY_FAILS), where="returns")
    best = best_of(outcomes)
    financed = program.plan.kind is not PlanKind.LUMP and amounts.financed > 0
    return Quote(
        program=program,
        purchase=purchase,
        terms=terms,
        amount_financed=amounts.financed,
        finance_charge=amounts.charge,
        total_of_payments=purchase.down_payment + sum(p.amount for p in schedule),
        apr=actuarial_rate(amounts.financed, amounts.instalments) if financed else Decimal("0.0"),
        schedule=schedule,
        kept=way.kept,
        outcomes=outcomes,
        ends=ends_of(way, outcomes),
        best_month=best.month if best is not None else None,
        discount_cap=_cap(program, purchase, outcomes, regulation),
        problems=tuple(_notices(program, purchase, terms)),
    )


def answer(quote: Quote, ask: Ask, where: str) -> Outcome:
    """One asked return; a month outside every window is answered too, as not possible."""
    way = course(quote.program, quote.purchase, quote.terms, quote.schedule)
    return outcome(way, ask, where=where)


def _unfit(program: Program, purchase: Purchase) -> Iterable[Problem]:
    if not program.sold_on(purchase.on):
        until = program.valid_until.isoformat() if program.valid_until else None
        yield stop(
            "not-sold-on-date",
            "on",
            on=purchase.on.isoformat(),
            **{"from": program.valid_from.isoformat()},
            until=until,
        )
    if purchase.device.category not in program.categories:
        yield stop("category-not-taken", "device.category", category=purchase.device.category)
    if purchase.points.down_payment > purchase.down_payment:
        yield stop(
            "points-above-down-payment",
            "points.down_payment",
            points=purchase.points.down_payment,
            most=purchase.down_payment,
        )


def _notices(program: Program, purchase: Purchase, terms: Terms) -> Iterable[Problem]:
    without_effect = cover_problem(program.assessment, purchase.device, purchase.cover)
    if without_effect is not None and program.returns:
        yield without_effect
    for key, useless in _useless(program, terms):
        if useless:
            yield notice("terms-without-effect", key)
    for window in program.windows:
        if window.needs_cover and purchase.cover is None:
            yield notice("cover-needed-for-window", "cover", window=window.label)
        if window.charges_usage_fee and terms.usage_fee is None:
            yield notice("usage-fee-needed-for-window", "usage_fee", window=window.label)


def _useless(program: Program, terms: Terms) -> Iterable[tuple[str, bool]]:
    """Which of the given terms the plan has no place for."""
    kind = program.plan.kind
    yield "terms.residual", terms.residual is not None and kind is not PlanKind.RESIDUAL
    yield "terms.steps", bool(terms.steps) and kind is not PlanKind.STEPS
    yield "usage_fee", bool(terms.usage_fee) and not any(window.charges_usage_fee for window in program.windows)


def _cap(program: Program, purchase: Purchase, outcomes: Iterable[Outcome], regulation: Regulation) -> DiscountCap:
    limit = regulation.discount_limit(purchase.cash_price) if program.discount_cap else None
    known = [o for o in outcomes if o.possible and not o.failing and o.benefit is not None]
    worst = max(known, key=lambda o: (o.benefit or 0, -o.month), default=None)
    benefit = worst.benefit if worst is not None else None
    if benefit is None and limit is not None and purchase.discount_total > limit:
        benefit = purchase.discount_total
    return DiscountCap(
        limit=limit,
        worst_month=worst.month if worst is not None else None,
        worst_benefit=benefit,
        within=None if limit is None or benefit is None else benefit <= limit,
    )
