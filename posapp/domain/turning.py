"""Break-even: the months in which a return turns from good to bad, and what a slip into the next month costs.

Reads a quote's outcomes; computes no contract of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from posapp.domain.facts import refused_from
from posapp.domain.money import Yen
from posapp.domain.outcome import Outcome
from posapp.domain.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoints:
    """Program months, None where there is no such month.

    lowest_until         the last month with the lowest burden, sound
    not_cheaper_from     from here to the end a sound return costs what keeping costs, or more
    damaged_lowest_until, damaged_not_cheaper_from  the same with a failing body
    refused_from         from here to the end damage makes a return impossible that the sound device could still do
    damage_known         False when only the assessor can say what damage costs: then nothing is said of it
    """

    lowest_until: int | None
    not_cheaper_from: int | None
    damaged_lowest_until: int | None
    damaged_not_cheaper_from: int | None
    refused_from: int | None
    damage_known: bool


def turning_points(quote: Quote) -> TurningPoints:
    """The turning points of one quote."""
    sound, damaged = quote.sound(), quote.damaged()
    known = all(o.surcharge_known for o in damaged)
    refused = refused_from(quote) if known else None
    return TurningPoints(
        lowest_until=quote.best_month,
        not_cheaper_from=_to_the_end(sound, lambda o: o.burden >= quote.kept.burden),
        damaged_lowest_until=_lowest(damaged) if known else None,
        damaged_not_cheaper_from=_to_the_end(damaged, lambda o: o.burden >= quote.kept.burden) if known else None,
        refused_from=None if refused is None else refused.month,
        damage_known=known,
    )


def _lowest(outcomes: Iterable[Outcome]) -> int | None:
    best = min((o for o in outcomes if o.possible), key=lambda o: (o.burden, -o.month), default=None)
    return None if best is None else best.month


def _to_the_end(outcomes: Iterable[Outcome], holds: Callable[[Outcome], bool]) -> int | None:
    """The first month of the stretch that holds until the last."""
    found: int | None = None
    for each in outcomes:
        found = (each.month if found is None else found) if holds(each) else None
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A return meant for ``month`` that is not settled in it. Yen.

    to          where it is settled then: the next program month, or where that one does not allow it, the cheapest month
                after it; None when no later month does
    before, after  the burden in time, and in ``to`` (what keeping costs, where there is none)
    lost        what it costs when the return is never settled
    """

    month: int
    to: int | None
    failing: tuple[str, ...]
    before: Yen
    after: Yen
    lost: Yen

    @property
    def difference(self) -> Yen:
        """Yen more (less when negative) for being a month late."""
        return self.after - self.before


def slips(quote: Quote, failing: tuple[str, ...] = ()) -> tuple[Slip, ...]:
    """For every month whose return is possible; of a device that is sound or has a failing body."""
    found = [o for o in quote.outcomes if bool(o.failing) == bool(failing) and o.surcharge_known and o.possible]
    months = {o.month: o for o in reversed(found)}  # of two windows the first holds, as in Program.window_at
    made: list[Slip] = []
    cheapest: Outcome | None = None
    for each in months.values():  # from the last month to the first
        late = months.get(each.month + 1, cheapest)
        made.append(_slip(quote, each, late))
        cheapest = each if cheapest is None or each.burden < cheapest.burden else cheapest
    return tuple(reversed(made))


def slip_in(quote: Quote, month: int | None, failing: tuple[str, ...] = ()) -> Slip | None:
    """The slip of one month; None when there is no possible return in it."""
    return next((slip for slip in slips(quote, failing) if slip.month == month), None)


def _slip(quote: Quote, in_time: Outcome, late: Outcome | None) -> Slip:
    kept = quote.kept.burden
    return Slip(
        month=in_time.month,
        to=None if late is None else late.month,
        failing=in_time.failing,
        before=in_time.burden,
        after=kept if late is None else late.burden,
        lost=kept - in_time.burden,
    )
