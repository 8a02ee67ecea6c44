"""What each way out of a contract costs: keeping the device, returning it in a month, choosing at the end of the term.

One rule serves every program (domain §2): on a return in month m inside a window, the payments that belong to a later
month and are numbered above ``always_due`` fall away, the last ``max_waived`` of them; the others stay due.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate

from posapp.domain.applying import Applied, applied_problems
from posapp.domain.assessment import Debt, Surcharge, outside, refusals, surcharge, unmet
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
    discounts: Yen
    buybacks: Mapping[int, Yen]
    """買取等予想価格 by program month."""
    kept: Kept

    def due_by(self, month: int) -> int:
        """How many instalments belong to program months up to and including ``month``."""
        return min(max(month - self.program.clock.payment_offset, 0), len(self.schedule))


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
        discounts=purchase.discount_total,
        buybacks=dict(reversed(terms.expected_buyback)),  # of a month named twice the first holds
        kept=Kept(cash=cash, points=points, burden=cash + points),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A return in one program month through one window, before anybody has looked at the device.

    window          None when the month lies in no window, or not in the one asked for
    paid, debt      yen of the instalments up to the month; what is owed after it
    waivable        the numbers of the instalments that fall away when the return is possible
    problems        what stands against the month or the window, whatever the device's state
    """

    month: int
    calendar_month: Month
    deadline: date
    window: Window | None
    paid: Yen
    debt: Debt
    waivable: tuple[int, ...]
    usage_fee: Yen
    buyback: Yen | None
    problems: tuple[Problem, ...]


def moment(way: Course, month: int, window: Window | None, *, where: str) -> Moment:
    """What every state of the device has in common in that month; ``window`` is the one asked for or the one found."""
    calendar_month = calendar_of(way.program.clock, way.bought, month)
    deadline = calendar_month.last_day(way.purchase.closing_day)
    sums, last = way.sums, len(way.schedule)
    settled = kept_to = way.due_by(month)
    fee, guarded = 0, None
    if window is None or not window.holds(month):
        problems: tuple[Problem, ...] = (outside(way.program, window, month, where),)
        window = None
    else:
        fee = (way.terms.usage_fee or 0) if window.charges_usage_fee else 0
        kept_to = min(max(settled, window.always_due, last - window.max_waived), last)
        problems = tuple(unmet(way.program, window, way.purchase.cover, way.terms.usage_fee, deadline, where))
        if window.fee_guard_to is not None:
            guarded = sums[max(settled, window.fee_guard_to)] - sums[settled]
    return Moment(
        month=month,
        calendar_month=calendar_month,
        deadline=deadline,
        window=window,
        paid=sums[settled],
        debt=Debt(remaining=sums[last] - sums[settled], waivable=sums[last] - sums[kept_to], guarded=guarded),
        waivable=_numbers(kept_to + 1, last + 1),
        usage_fee=fee,
        buyback=way.buybacks.get(month),
        problems=problems,
    )


@lru_cache(maxsize=1 << 12)
def _numbers(first: int, beyond: int) -> tuple[int, ...]:
    """The same object for the same run of instalments: a quote names few runs in many outcomes."""
    return tuple(range(first, beyond))


def outcome_at(way: Course, at: Moment, failing: tuple[str, ...], charge: Surcharge, *, where: str) -> Outcome:
    """The outcome of a return at that moment when ``failing`` parts cost ``charge``."""
    problems = charge.problems + at.problems
    if at.window is not None:
        problems += refusals(at.window, at.debt, charge.amount, at.usage_fee, where)
    possible = not (problems and stopping(problems))
    remaining, waived = at.debt.remaining, at.debt.waivable if possible else 0
    cash = way.own_money + at.paid + (remaining - waived) + (charge.amount + at.usage_fee if possible else 0)
    if possible and cash >= way.kept.cash:
        problems += (notice("return-not-cheaper", where, burden=cash + way.kept.points, kept=way.kept.burden),)
    return Outcome(
        month=at.month,
        calendar_month=at.calendar_month,
        deadline=at.deadline,
        window=None if at.window is None else at.window.name,
        failing=failing,
        possible=possible,
        paid=at.paid,
        still_due=remaining - waived,
        waived=waived,
        waived_numbers=at.waivable if possible else (),
        surcharge=charge.amount,
        surcharge_known=charge.known,
        usage_fee=at.usage_fee,
        cash=cash,
        points=way.kept.points,
        burden=cash + way.kept.points,
        remaining_before=remaining,
        benefit=None if at.buyback is None else way.discounts + max(0, waived - at.buyback),
        problems=problems,
    )


def outcome(way: Course, ask: Ask, *, where: str) -> Outcome:
    """The outcome of one asked return."""
    program, month = way.program, ask.return_month
    window = program.window_at(month) if ask.window is None else program.window(ask.window)
    at = moment(way, month, window, where=where)
    if ask.applied_month is not None:
        applied = Applied(
            clock=program.clock, bought=way.bought, closing=way.purchase.closing_day, at=ask.applied_month
        )
        at = replace(at, problems=at.problems + applied_problems(applied, month, at.window, where))
    return outcome_at(way, at, ask.failing, _charge(way, ask.failing), where=where)


def every_outcome(way: Course, states: Sequence[tuple[str, ...]], *, where: str) -> tuple[Outcome, ...]:
    """Every month of every window in order, each with the device in every state (its failing parts)."""
    charges = [(failing, _charge(way, failing)) for failing in states]
    moments = (
        moment(way, month, window, where=where)
        for window in way.program.windows
        for month in range(window.from_month, window.to_month + 1)
    )
    return tuple([outcome_at(way, at, failing, charge, where=where) for at in moments for failing, charge in charges])


def _charge(way: Course, failing: tuple[str, ...]) -> Surcharge:
    purchase = way.purchase
    return surcharge(way.program.assessment, purchase.device, purchase.cover, purchase.repairs_used, failing)


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
        if choice.kind is EndKind.PAY:
            amounts, burden = (last.amount,), way.kept.burden
        elif choice.kind is EndKind.RESPLIT and way.program.plan.kind is PlanKind.RESIDUAL:
            amounts, burden = share(last.amount, choice.payments, remainder_at=0), way.kept.burden
        elif choice.kind in (EndKind.RETURN, EndKind.REPLACE):
            best = best_of(o for o in outcomes if choice.holds(o.month))
            if best is not None:
                burden, begins = best.burden, best.calendar_month
        results.append(
            EndOutcome(
                kind=choice.kind, label=choice.label, text=choice.text, begins=begins, amounts=amounts, burden=burden
            )
        )
    return tuple(results)
