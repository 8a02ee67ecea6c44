"""比較表: a comparison with its sentences and the paper's facts, as its composer wants it. Stores and draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.comparison import Comparison
from posapp.domain.problem import Problem
from posapp.domain.reasons import turns, why
from posapp.domain.regulation import Regulation
from posapp.services.issuing import valid_until

KIND, LETTER = "comparison", "H"
"""The paper's kind and the first letter of its number."""

Say = Callable[[Problem], str]


def comparison_case(paper: PaperCase, comparison: Comparison, say: Say) -> ComparisonCase:
    """The case; ``paper`` holds the first quote of the comparison, ``say`` makes reasons into sentences."""
    others = tuple(row.quote for row in comparison.rows[1:])
    return ComparisonCase(
        paper=replace(paper, others=others, valid_until=all_valid_until(comparison, paper.regulation)),
        comparison=comparison,
        why=tuple(say(found) for found in why(comparison)),
        turns=tuple(say(found) for found in turns(comparison)),
    )


def all_valid_until(comparison: Comparison, regulation: Regulation) -> date:
    """The last day on which every quote of the comparison still holds."""
    return min(valid_until(row.quote, regulation) for row in comparison.rows)
