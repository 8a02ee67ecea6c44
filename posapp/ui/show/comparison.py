"""比べる → rows and sentences. Every figure comes finished from the comparison; this only picks, names and lays side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from posapp.domain.application import is_credit
from posapp.domain.comparison import Comparison, Habit, Ranked
from posapp.domain.problem import Problem, stopping
from posapp.domain.reasons import about, turns, why
from posapp.services.quoting import Compared
from posapp.ui import text_compare as text
from posapp.ui.paint import yen

Said = Callable[[Problem], str]

_TOLD = frozenset({"row-returns", "row-forgotten", "row-no-benefit", "row-keeps-by-plan"})
"""Of the first row's own facts those that the reasons before them say already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankView:
    """One program of the ranking. Amounts in yen; ``damaged`` None where only the assessor can say.

    key     what choosing it answers (the program id); ``month`` the program month it would be handed in, empty for none
    whole   yen that the whole width of a bar stands for, the same on every row
    bad     the month asked for brings nothing here
    said    two runs of sentences about it: what speaks for it, and what turns it around
    spoken  the row as one sentence
    """

    key: str
    month: str
    rank: int
    name: str
    operator: str
    colour: str
    burden: int
    kept: int
    damaged: int | None
    whole: int
    difference: str
    when: str
    least: bool
    returns: bool
    bad: bool
    chosen: bool
    said: tuple[str, str]
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """The ranking, and one line about what could not be quoted or read."""

    rows: tuple[RankView, ...]
    note: str = ""


def ranking(found: Compared, chosen: str, said: Said) -> RankingView:
    """The comparison as the view shows it; ``chosen`` is the chosen program's id."""
    comparison = found.comparison
    if comparison is None:
        stops = stopping(found.problems)
        return RankingView(rows=(), note=said(stops[0]) if stops else text.NOTHING)
    whole = max((row.kept for row in comparison.rows), default=1)
    rows = tuple(_row(comparison, row, whole, chosen, said) for row in comparison.rows)
    left_out = "、".join(
        text.LEFT_OUT_ONE.format(name=card.program.short_name, reason=said(stops[0]) if stops else "")
        for card in found.left_out
        for stops in [stopping(card.problems)]
    )
    note = text.LEFT_OUT.format(names=left_out) if left_out else ""
    return RankingView(rows=rows, note=note if rows else note or text.NOTHING)


def _row(comparison: Comparison, row: Ranked, whole: int, chosen: str, said: Said) -> RankView:
    program = row.quote.program
    difference, when = _difference(comparison, row), _when(comparison, row)
    view = RankView(
        key=program.id, month=str(row.outcome.month) if row.outcome else "", rank=row.rank, name=_name(row),
        operator=program.operator.name, colour=program.operator.colour, burden=row.burden, kept=row.kept, damaged=row.damaged,
        whole=whole, difference=difference, when=when, least=row.rank == 1, returns=row.outcome is not None,
        bad=row.outcome is None and program.returns and comparison.plan.habit is not Habit.KEEP,
        chosen=program.id == chosen, said=_said(comparison, row, said), spoken=_spoken(row, difference, when, chosen),
    )  # fmt: skip
    return view


def _name(row: Ranked) -> str:
    """Plain plans are called alike by every operator: theirs stands before the name."""
    program = row.quote.program
    plain = not program.returns and is_credit(row.quote)
    return f"{program.operator.name} {row.name}" if plain else row.name


def _difference(comparison: Comparison, row: Ranked) -> str:
    if row.difference:
        return text.MORE.format(yen=yen(row.difference))
    alone = sum(other.rank == 1 for other in comparison.rows) == 1
    return text.LEAST if alone else text.SAME


def _when(comparison: Comparison, row: Ranked) -> str:
    if row.outcome is not None:
        month = row.outcome.calendar_month
        return text.RETURN_IN.format(year=month.year, month=month.number)
    if not row.quote.program.returns:
        return text.NO_BENEFIT
    if comparison.plan.habit is Habit.KEEP:
        return text.KEEPS
    if row.asked is not None and not stopping(row.asked.problems):
        return text.NOT_CHEAPER
    return text.NOT_THEN if comparison.month is not None else text.NEVER


def _said(comparison: Comparison, row: Ranked, said: Said) -> tuple[str, str]:
    """For the first row why it wins and what turns it around, then its own facts; for any other its own facts."""
    own = about(comparison, row)
    if row is not comparison.first:
        return "", _joined(own, said)
    head, *through = why(comparison)
    turned = turns(comparison)
    told = {problem.code for problem in turned} | _TOLD
    rest = (problem for problem in own if problem.code not in told)
    return said(head), _joined((*through, *turned, *rest), said)


def _joined(problems: Iterable[Problem], said: Said) -> str:
    return "".join(said(problem) for problem in problems)


def _spoken(row: Ranked, difference: str, when: str, chosen: str) -> str:
    program = row.quote.program
    plain = text.SPOKEN.format(
        rank=row.rank, name=_name(row), operator=program.operator.name, burden=yen(row.burden), kept=yen(row.kept),
        difference=difference, when=when,
    )  # fmt: skip
    if row.outcome is not None:
        damaged = row.damaged
        plain += text.SPOKEN_ASSESSED if damaged is None else text.SPOKEN_DAMAGED.format(damaged=yen(damaged))
    return plain + (text.SPOKEN_CHOSEN if program.id == chosen else "")
