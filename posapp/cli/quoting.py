"""`quote` and `programs`: requests in, answers out. The rules stand in the domain."""

from __future__ import annotations

from datetime import date
from typing import Any

from posapp.cli import answers, details
from posapp.cli.answers import Json
from posapp.cli.ports import Catalogue
from posapp.cli.requests import (
    DETAIL_KEYS,
    QUOTE_KEYS,
    Vocabulary,
    at_purchase,
    read_asks,
    read_program,
    read_purchase,
    read_terms,
)
from posapp.cli.table import Table
from posapp.domain.cap import cap_working
from posapp.domain.outcome import Outcome
from posapp.domain.purchase import Ask
from posapp.domain.quote import Quote, Refused, answer, build_quote
from posapp.domain.regulation import LawBook
from posapp.services.front import Sentences

Answer = tuple[int, Json]
"""Exit status and the answer."""


def quote(request: dict[str, Any], catalogue: Catalogue, law: LawBook, sentences: Sentences) -> Answer:
    """One quote with all outcomes, or those asked for."""
    table = Table(request, "", (*QUOTE_KEYS, *DETAIL_KEYS))
    words = Vocabulary.of(catalogue)
    purchase = read_purchase(table, words)
    program = read_program(table, catalogue, words, purchase)
    terms = read_terms(table)
    asks = read_asks(table, program)
    wanted = [key for key in DETAIL_KEYS if table.flag(key, False)]
    regulation = law.on(purchase.on)
    made = build_quote(program, at_purchase(purchase, program), terms, regulation)
    if isinstance(made, Refused):
        return 1, answers.refused(made, sentences)
    told = answers.quote(made, asked(made, table, asks), sentences)
    if "working" in wanted:
        told["discount_cap"] |= details.cap(cap_working(made, regulation))
    if "ends" in wanted:
        told |= details.ends(made, sentences)
    return 0, told


def asked(made: Quote, table: Table, asks: tuple[Ask, ...]) -> tuple[Outcome, ...]:
    """The returns that ``ask`` names, every one without it."""
    if not table.has("ask"):
        return made.outcomes
    return tuple(answer(made, ask, f"returns[{at}]") for at, ask in enumerate(asks))


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
