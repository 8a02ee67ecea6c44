"""What each way out of a contract costs: keeping the device, returning it in a month, choosing at the end of the term.

One rule serves every program (domain §2): on a return in month m inside a window, the payments that belong to a later
month and are numbered above ``always_due`` fall away, the last ``max_waived`` of them; the others stay due.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from posapp.domain.assessment import Debt, outside, refusals, surcharge, unmet
from posapp.domain.money import Yen, share
from posapp.domain.months import Month, billing_month
from posapp.domain.problem import Problem, notice, stopping
from posapp.domain.program import EndKind, PlanKind, Program, Window
from posapp.domain.purchase import Ask, Purchase, Terms
from posapp.domain.schedule import Payment, calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """返却しない場合: yen in cash, in points, and both together."""

    cash: Yen
    points: Yen
    burden: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """返却した場合 in one program month. All amounts in yen; see the contract for each.

    deadline         the last day of the return's month
    surcharge_known  False when only the assessor can say the deduction
    """

    month: int
    calendar_month: Month
    deadline: date
    window: str | None
    failing: tuple[str, ...]
    possible: bool
    paid: Yen
    still_due: Yen
    waived: Yen
    waived_numbers: tuple[int, ...]
    surcharge: Yen
    surcharge_known: bool
    usage_fee: Yen
    cash: Yen
    points: Yen
    burden: Yen
    remaining_before: Yen
    benefit: Yen | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOutcome:
    """満了時の選択 with its amounts (yen) and the calendar month it begins in; burden None when it depends on the customer."""

    kind: EndKind
    label: str
    text: str
    begins: Month
    amounts: tuple[Yen, ...]
    burden: Yen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The schedule seen as a course of program months, with what every outcome shares."""

    program: Program
    purchase: Purchase
    terms: Terms
    schedule: tuple[Payment, ...]
    sums: tuple[Yen, ...]
    """Yen of the first k instalments at place k, so that any run of them is one subtraction."""
    bought: Month
    own_money: Yen
    """Down payment without the points put against it."""
    kept: Kept

    def due_by(self, month: int) -> int:
        """How many instalments belong to program months up to and including ``month``."""
        return min(max(month - self.program.clock.payment_offset, 0), len(self.schedule))

    def between(self, after: int, to: int) -> Yen:
        """Yen of the instalments numbered above ``after`` up to ``to``."""
        return self.sums[to] - self.sums[after]


def course(program: Program, purchase: Purchase, terms: Terms, schedule: tuple[Payment, ...]) -> Course:
    """Set out the course of one contract."""
    own = purchase.down_payment - purchase.points.down_payment
    sums = tuple(accumulate((p.amount for p in schedule), initial=0))
    cash = own + sums[-1]
    points = purchase.points.total
    return Course(
        program=program,
        purchase=purchase,
        terms=terms,
        schedule=schedule,
        sums=sums,
        bought=billing_month(purchase.on, purchase.closing_day),
        own_money=own,
        kept=Kept(cash=cash, points=points, burden=cash + points),
    )


def outcome(way: Course, ask: Ask, *, where: str) -> Outcome:
    """The outcome of one asked return."""
    month = ask.return_month
    program = way.program
    window = program.window_at(month) if ask.window is None else program.window(ask.window)
    calendar_month = calendar_of(program.clock, way.bought, month)
    deadline = calendar_month.last_day(way.purchase.closing_day)
    last = len(way.schedule)
    settled = kept_to = way.due_by(month)
    paid, remaining = way.between(0, settled), way.between(settled, last)
    charge = surcharge(
        program.assessment, way.purchase.device, way.purchase.cover, way.purchase.repairs_used, ask.failing
    )
    fee = 0
    problems = list(charge.problems)
    if window is None or not window.holds(month):
        problems.append(outside(program, window, month, where))
    else:
        fee = (way.terms.usage_fee or 0) if window.charges_usage_fee else 0
        kept_to = min(max(settled, window.always_due, last - window.max_waived), last)
        problems += unmet(window, way.purchase.cover, way.terms.usage_fee, deadline, where)
        problems += refusals(window, _debt(way, window, settled, kept_to), charge.amount, fee, where)
    possible = not stopping(problems)
    waived = way.between(kept_to, last) if possible else 0
    cash = way.own_money + paid + (remaining - waived) + (charge.amount + fee if possible else 0)
    if possible and cash >= way.kept.cash:
        problems.append(notice("return-not-cheaper", where, burden=cash + way.kept.points, kept=way.kept.burden))
    return Outcome(
        month=month,
        calendar_month=calendar_month,
        deadline=deadline,
        window=window.name if window is not None and window.holds(month) else None,
        failing=ask.failing,
        possible=possible,
        paid=paid,
        still_due=remaining - waived,
        waived=waived,
        waived_numbers=tuple(range(kept_to + 1, last + 1)) if possible else (),
        surcharge=charge.amount,
        surcharge_known=charge.known,
        usage_fee=fee,
        cash=cash,
        points=way.kept.points,
        burden=cash + way.kept.points,
        remaining_before=remaining,
        benefit=_benefit(way, month, waived),
        problems=tuple(problems),
    )


def _debt(way: Course, window: Window, settled: int, kept_to: int) -> Debt:
    last, guarded = len(way.schedule), None
    if window.fee_guard_to is not None:
        guarded = way.between(settled, max(settled, window.fee_guard_to))
    return Debt(remaining=way.between(settled, last), waivable=way.between(kept_to, last), guarded=guarded)


def _benefit(way: Course, month: int, waived: Yen) -> Yen | None:
    buyback = next((yen for at, yen in way.terms.expected_buyback if at == month), None)
    return None if buyback is None else way.purchase.discount_total + max(0, waived - buyback)


def best_of(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The latest return of a sound device with the lowest burden; None where none is possible."""
    possible = [o for o in outcomes if o.possible and not o.failing]
    return min(possible, key=lambda o: (o.burden, -o.month), default=None)


def ends_of(way: Course, outcomes: tuple[Outcome, ...]) -> tuple[EndOutcome, ...]:
    """What the customer can choose when the plan nears its end; a return counts in the best of the choice's months."""
    last = way.schedule[-1]
    results = []
    for choice in way.program.ends:
        amounts: tuple[Yen, ...] = ()
        burden: Yen | None = None
        begins = last.calendar_month
        best = best_of(o for o in outcomes if choice.holds(o.month))
        if choice.kind is EndKind.PAY:
            amounts, burden = (last.amount,), way.kept.burden
        elif choice.kind is EndKind.RESPLIT and way.program.plan.kind is PlanKind.RESIDUAL:
            amounts, burden = share(last.amount, choice.payments, remainder_at=0), way.kept.burden
        elif choice.kind in (EndKind.RETURN, EndKind.REPLACE) and best is not None:
            burden, begins = best.burden, best.calendar_month
        results.append(
            EndOutcome(
                kind=choice.kind, label=choice.label, text=choice.text, begins=begins, amounts=amounts, burden=burden
            )
        )
    return tuple(results)
