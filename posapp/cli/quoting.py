"""`quote`, `compare` and `programs`: requests in, answers out. The rules stand in the domain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.malformed import Malformed
from posapp.cli.ports import Catalogue
from posapp.cli.requests import (
    QUOTE_KEYS,
    TERMS_KEYS,
    Vocabulary,
    at_purchase,
    read_amounts,
    read_asks,
    read_buyback,
    read_program,
    read_purchase,
    read_terms,
)
from posapp.cli.table import Table, whole
from posapp.domain.comparison import lowest_burden, rank
from posapp.domain.money import LARGEST
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Ask, Terms
from posapp.domain.quote import Quote, Refused, answer, build_quote
from posapp.domain.regulation import LawBook
from posapp.services.front import Sentences

COMPARE_KEYS = (*QUOTE_KEYS, "programs")
Answer = tuple[int, Json]
"""Exit status and the answer."""


def quote(request: dict[str, Any], catalogue: Catalogue, law: LawBook, sentences: Sentences) -> Answer:
    """One quote with all outcomes, or those asked for."""
    table = Table(request, "", QUOTE_KEYS)
    words = Vocabulary.of(catalogue)
    purchase = read_purchase(table, words)
    program = read_program(table, catalogue, words, purchase)
    terms = read_terms(table)
    asks = read_asks(table, program)
    made = build_quote(program, at_purchase(purchase, program), terms, law.on(purchase.on))
    if isinstance(made, Refused):
        return 1, answers.refused(made, sentences)
    return 0, answers.quote(made, _asked(made, table, asks), sentences)


def _asked(made: Quote, table: Table, asks: tuple[Ask, ...]) -> tuple[Outcome, ...]:
    """The returns that ``ask`` names, every one without it."""
    if not table.has("ask"):
        return made.outcomes
    return tuple(answer(made, ask, f"returns[{at}]") for at, ask in enumerate(asks))


def compare(request: dict[str, Any], catalogue: Catalogue, law: LawBook, sentences: Sentences) -> Answer:
    """The same purchase under several programs, the lowest burden first."""
    table = Table(request, "", COMPARE_KEYS)
    words = Vocabulary.of(catalogue)
    purchase = read_purchase(table, words)
    ids = table.words("programs", words.programs) if table.has("programs") else words.programs
    named = [table.word("program", words.programs)] if table.has("program") else []
    found = (catalogue.program(id, purchase.on) for id in dict.fromkeys([*named, *ids]))
    programs = [program for program in found if program is not None]
    terms = _terms_by_program(table, words, programs)
    asks = read_asks(table, *programs)
    regulation = law.on(purchase.on)
    results = [
        build_quote(program, at_purchase(purchase, program), terms[program.id], regulation) for program in programs
    ]
    ranked = rank(made for made in results if isinstance(made, Quote))
    left_out = [
        {"program": made.program.id, "problems": answers.problems(made.problems, sentences)}
        for made in results
        if isinstance(made, Refused)
    ]
    return (0 if ranked else 1), {
        "on": purchase.on.isoformat(),
        "ranking": [
            {
                "rank": at,
                "program": made.program.id,
                "version": made.program.version,
                "burden": lowest_burden(made),
                "kept": made.kept.burden,
                "best_month": made.best_month,
                "total_of_payments": made.total_of_payments,
                "quote": answers.quote(made, _asked(made, table, asks), sentences),
            }
            for at, made in enumerate(ranked, start=1)
        ],
        "left_out": left_out,
        "problems": [],
    }


def _terms_by_program(table: Table, words: Vocabulary, programs: Iterable[Program]) -> dict[str, Terms]:
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


def programs(on: date | None, today: date, catalogue: Catalogue) -> Answer:
    """The program versions in force on a day; without a day all of them, with whether they are in force today."""
    day = on or today
    shown = [program for program in catalogue.programs if on is None or program.sold_on(day)]
    return 0, {
        "on": day.isoformat(),
        "programs": [answers.program(program) | {"in_force": program.sold_on(day)} for program in shown],
        "left_out": [
            {"file": wrong.file, "key": wrong.key, "what": wrong.what, "mend": wrong.mend}
            for wrong in catalogue.mistakes
        ],
        "problems": [],
    }
