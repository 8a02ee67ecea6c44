"""`compare`: one purchase under several programs, ranked by the customer's own plan. Requests in, answers out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.malformed import Malformed
from posapp.cli.ports import Catalogue
from posapp.cli.quoting import Answer, asked
from posapp.cli.requests import (
    QUOTE_KEYS,
    TERMS_KEYS,
    Vocabulary,
    at_purchase,
    read_amounts,
    read_asks,
    read_buyback,
    read_purchase,
)
from posapp.cli.table import Table, whole
from posapp.domain.comparison import MOST_MONTHS, MOST_YEARS, Comparison, Habit, OwnPlan, Ranked, lowest_burden
from posapp.domain.comparison import compare as ranked
from posapp.domain.money import LARGEST
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Ask, Purchase, Terms
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.domain.reasons import about, turns, why
from posapp.domain.regulation import LawBook
from posapp.services.front import Sentences

COMPARE_KEYS = (*QUOTE_KEYS, "programs", "plan")
PLAN_KEYS = ("every_years", "keep", "month")


def compare(request: dict[str, Any], catalogue: Catalogue, law: LawBook, sentences: Sentences) -> Answer:
    """The same purchase under several programs, the lowest burden under the plan first; without one, of all months."""
    table = Table(request, "", COMPARE_KEYS)
    found = read_comparison(table, catalogue, law)
    return (0 if found.comparison.rows else 1), _answer(found, table, sentences)


@dataclass(frozen=True, slots=True)
class Read:
    """A request for a comparison, answered: the ranking, what could not be quoted, and the returns asked for."""

    purchase: Purchase
    comparison: Comparison
    refused: tuple[Refused, ...]
    asks: tuple[Ask, ...]


def read_comparison(table: Table, catalogue: Catalogue, law: LawBook) -> Read:
    """Every program named, all without a name, under the plan of the request."""
    words = Vocabulary.of(catalogue)
    purchase = read_purchase(table, words)
    ids = table.words("programs", words.programs) if table.has("programs") else words.programs
    named = [table.word("program", words.programs)] if table.has("program") else []
    found = (catalogue.program(id, purchase.on) for id in dict.fromkeys([*named, *ids]))
    programs = [program for program in found if program is not None]
    terms = terms_by_program(table, words, programs)
    asks, plan = read_asks(table, *programs), read_plan(table)
    regulation = law.on(purchase.on)
    results = [
        build_quote(program, at_purchase(purchase, program), terms[program.id], regulation) for program in programs
    ]
    comparison = ranked((made for made in results if isinstance(made, Quote)), plan)
    return Read(purchase, comparison, tuple(made for made in results if isinstance(made, Refused)), asks)


def _answer(found: Read, table: Table, sentences: Sentences) -> Json:
    comparison = found.comparison
    first = comparison.first
    return {
        "on": found.purchase.on.isoformat(),
        "plan": {
            "habit": comparison.plan.habit.value,
            "number": comparison.plan.number,
            "calendar_month": str(comparison.month) if comparison.month else None,
        },
        "winner": first.quote.program.id if first else None,
        "equal": [row.quote.program.id for row in comparison.rows[1:] if row.rank == 1],
        "why": answers.problems((*why(comparison), *turns(comparison)), sentences),
        "ranking": [
            {
                "rank": row.place,
                "program": row.quote.program.id,
                "version": row.quote.program.version,
                "burden": lowest_burden(row.quote),
                "kept": row.kept,
                "best_month": row.quote.best_month,
                "total_of_payments": row.quote.total_of_payments,
                "plan": _by_plan(comparison, row, sentences),
                "quote": answers.quote(row.quote, asked(row.quote, table, found.asks), sentences),
            }
            for row in comparison.rows
        ],
        "left_out": [
            {"program": made.program.id, "problems": answers.problems(made.problems, sentences)}
            for made in found.refused
        ],
        "problems": [],
    }


def _by_plan(comparison: Comparison, row: Ranked, sentences: Sentences) -> Json:
    made, near = row.outcome, row.nearest
    return {
        "burden": row.burden,
        "rank": row.rank,
        "difference": row.difference,
        "returns": made is not None,
        "month": made.month if made else None,
        "calendar_month": str(made.calendar_month) if made else None,
        "deadline": made.deadline.isoformat() if made else None,
        "kept": row.kept,
        "damaged": row.damaged,
        "nearest": {"month": near.month, "calendar_month": str(near.calendar_month), "burden": near.burden}
        if near
        else None,
        "why": answers.problems(about(comparison, row), sentences),
    }


def read_plan(table: Table) -> OwnPlan:
    """``plan``: one of its keys; without any, each program is taken in its cheapest month."""
    if not table.has("plan"):
        return OwnPlan()
    plan = table.table("plan", PLAN_KEYS)
    given = [key for key in PLAN_KEYS if plan.get(key) not in (None, False)]
    if len(given) > 1:
        raise Malformed("one-of", table.place("plan"), given=given)
    if plan.has("every_years"):
        return OwnPlan(habit=Habit.YEARS, number=plan.whole("every_years", low=1, high=MOST_YEARS))
    if plan.has("month"):
        return OwnPlan(habit=Habit.MONTH, number=plan.whole("month", high=MOST_MONTHS))
    return OwnPlan(habit=Habit.KEEP) if plan.flag("keep", None) else OwnPlan()


def terms_by_program(table: Table, words: Vocabulary, programs: Iterable[Program]) -> dict[str, Terms]:
    """Plain amounts go to every plan they are made for; amounts under a program id to that program alone."""
    terms, fee, buyback = (_split(table, key, words) for key in TERMS_KEYS)
    result = {}
    for program in programs:
        id = program.id
        residual, steps = read_amounts(*terms.get(id, ({}, table.place("terms"))))
        amount, place = fee.get(id, (None, ""))
        values, at = buyback.get(id, ({}, ""))
        if not isinstance(values, dict):
            raise Malformed("wrong-kind", at, given=values, wanted="{ }")
        made = Terms(
            residual=residual,
            steps=steps,
            usage_fee=None if amount is None else whole(amount, place, high=LARGEST),
            expected_buyback=read_buyback(values.items(), at),
        )
        result[id] = _only_what_fits(made, program)
    return result


def _split(table: Table, key: str, words: Vocabulary) -> dict[str, tuple[Any, str]]:
    """Each program id with its value and its place; a plain value stands for every program."""
    value = table.get(key)
    place = table.place(key)
    if not isinstance(value, dict) or not any(name in words.programs for name in value):
        return {} if value is None else dict.fromkeys(words.programs, (value, place))
    Table(value, place, words.programs)
    return {id: (item, f"{place}.{id}") for id, item in value.items() if item is not None}


def _only_what_fits(terms: Terms, program: Program) -> Terms:
    kind = program.plan.kind
    charges = any(window.charges_usage_fee for window in program.windows)
    return replace(
        terms,
        residual=terms.residual if kind is PlanKind.RESIDUAL else None,
        steps=terms.steps if kind is PlanKind.STEPS else (),
        usage_fee=terms.usage_fee if charges else None,
    )
