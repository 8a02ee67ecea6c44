"""Why a comparison comes out as it does: figures behind a code, made into sentences by `posapp.catalog.sentences`.

Says nothing that the quotes do not say, and leaves out nothing that speaks against the first.
"""

from __future__ import annotations

from collections.abc import Iterable

from posapp.domain.comparison import Comparison, Habit, Ranked
from posapp.domain.outcome import Outcome
from posapp.domain.problem import Problem, reason, stopping

FAR = 2
"""Returns so many months apart are said: who hands in later has used the device for longer."""


def why(comparison: Comparison) -> tuple[Problem, ...]:
    """Why the first wins: by how much, and through what."""
    return tuple(_why(comparison))


def turns(comparison: Comparison) -> tuple[Problem, ...]:
    """What would turn the order around: damage, and forgetting to hand the device in."""
    return tuple(_turns(comparison))


def about(comparison: Comparison, row: Ranked) -> tuple[Problem, ...]:
    """What this program's figure hangs on: what is done when, what must be true, and what happens otherwise."""
    if row.outcome is None:
        return tuple(_keeping(comparison, row))
    return tuple(_returning(row, row.outcome))


def _why(comparison: Comparison) -> Iterable[Problem]:
    first = comparison.first
    if first is None:
        return
    others = comparison.rows[1:]
    equal = [row for row in others if row.rank == first.rank]
    if not others:
        yield reason("why-alone", program=first.name, burden=first.burden)
    elif len(equal) == len(others):
        yield reason("why-all-equal", burden=first.burden)
    elif equal:
        yield reason("why-equal", program=first.name, other=equal[0].name, more=_more(equal), burden=first.burden)
    else:
        second = others[0]
        yield reason("why-first", program=first.name, other=second.name, difference=second.difference)
    later = next((row for row in others if row.difference), None)
    if later is not None:
        yield from _through(comparison, first, later)
    elif comparison.plan.habit is Habit.KEEP:
        yield reason("why-kept-by-plan")


def _more(equal: list[Ranked]) -> int | None:
    """How many share the first place beside the two that are named."""
    return len(equal) - 1 or None


def _through(comparison: Comparison, first: Ranked, second: Ranked) -> Iterable[Problem]:
    """What makes the difference: the instalments that fall away, what a return costs, and the totals without one."""
    if first.outcome is not None:
        yield reason(
            "why-waived",
            program=first.name,
            count=len(first.outcome.waived_numbers),
            waived=first.outcome.waived,
            fee=first.outcome.usage_fee or None,
        )
    else:
        yield reason("why-keeps", program=first.name)
    if second.outcome is not None:
        yield reason(
            "why-other-waived",
            program=second.name,
            waived=second.outcome.waived,
            fee=second.outcome.usage_fee or None,
        )
    elif second.quote.program.returns and comparison.plan.habit is not Habit.KEEP:
        yield reason("why-other-no-saving", program=second.name, kept=second.kept)
    else:
        yield reason("why-other-no-benefit", program=second.name, kept=second.kept)
    if first.outcome is not None and second.outcome is not None:
        months = first.outcome.calendar_month, second.outcome.calendar_month
        if abs(months[0].since(months[1])) >= FAR:
            yield reason(
                "why-months-differ",
                program=first.name,
                month=str(months[0]),
                other=second.name,
                other_month=str(months[1]),
            )
    if first.kept != second.kept:
        yield reason("why-kept-differs", program=first.name, kept=first.kept, other=second.name, other_kept=second.kept)


def _turns(comparison: Comparison) -> Iterable[Problem]:
    first = comparison.first
    if first is None:
        return
    if first.outcome is not None:
        yield _damaged(first, first.outcome)
    yield from _winner_when_damaged(comparison, first)
    if first.outcome is not None:
        least = min(comparison.rows, key=lambda row: (row.kept, row.place))
        less = least if least.kept < first.kept else None
        yield reason(
            "turn-forgotten",
            program=first.name,
            kept=first.kept,
            other=less.name if less else None,
            other_kept=less.kept if less else None,
        )


def _damaged(row: Ranked, outcome: Outcome) -> Problem:
    """What a failing body makes of the row's return."""
    if row.damaged is None:
        return reason("damaged-by-assessor", program=row.name)
    if row.damaged >= row.kept:
        return reason("damaged-no-saving", program=row.name, kept=row.kept)
    return reason("damaged-costs", program=row.name, surcharge=row.damaged - outcome.burden, burden=row.damaged)


def _winner_when_damaged(comparison: Comparison, first: Ranked) -> Iterable[Problem]:
    """Whether another program is the cheapest once the device is damaged; an unknown deduction leaves that open."""
    known = [row for row in comparison.rows if row.damaged is not None]
    if len(comparison.rows) == 1 or first.damaged is None or not any(row.outcome for row in comparison.rows):
        return
    best = min(known, key=lambda row: (row.damaged or 0, row.place))
    least = best.damaged or 0
    open_rows = [row for row in comparison.rows if row.damaged is None and row.burden < least]
    if open_rows:
        yield reason("turn-damage-open", program=open_rows[0].name)
    elif least < first.damaged:
        yield reason("turn-damage", program=best.name, burden=least)
    else:
        yield reason("turn-damage-stays", program=first.name)


def _returning(row: Ranked, outcome: Outcome) -> Iterable[Problem]:
    yield reason(
        "row-returns",
        month=str(outcome.calendar_month),
        own=outcome.month,
        count=len(outcome.waived_numbers),
        waived=outcome.waived,
        fee=outcome.usage_fee or None,
    )
    yield reason("row-deadline", deadline=outcome.deadline.isoformat())
    for text in row.quote.asked(outcome.window):
        yield reason("row-requires", text=text)
    yield _damaged(row, outcome)
    yield reason("row-forgotten", kept=row.kept)


def _keeping(comparison: Comparison, row: Ranked) -> Iterable[Problem]:
    asked = row.asked
    if not row.quote.program.returns:
        yield reason("row-no-benefit")
    elif comparison.plan.habit is Habit.KEEP:
        yield reason("row-keeps-by-plan")
    elif asked is not None and not stopping(asked.problems):
        yield reason("row-saves-nothing", month=str(asked.calendar_month), burden=asked.burden)
    elif comparison.month is not None:
        yield reason("row-not-then", month=str(comparison.month))
        yield from stopping(asked.problems) if asked else ()
    else:
        yield reason("row-never")
    if row.nearest is not None:
        yield reason("row-nearest", month=str(row.nearest.calendar_month), burden=row.nearest.burden)
    yield reason("row-device-stays")
