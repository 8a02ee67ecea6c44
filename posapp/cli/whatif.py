"""`what-if`: one quote and today's choice in, every change with what it does in yen out. The rules stand in the domain."""

from __future__ import annotations

from typing import Any

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.ports import Catalogue
from posapp.cli.quoting import Answer
from posapp.cli.requests import (
    QUOTE_KEYS,
    Vocabulary,
    at_purchase,
    read_asks,
    read_program,
    read_purchase,
    read_terms,
)
from posapp.cli.table import Table, whole
from posapp.domain.money import LARGEST, Yen
from posapp.domain.program import Program
from posapp.domain.purchase import PARTS, Purchase
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.domain.regulation import LawBook
from posapp.domain.turning import Slip, slips, turning_points
from posapp.domain.whatif import Choice, Cost, Kind, Tries, WhatIf, cost_today, one_price, what_ifs
from posapp.domain.whatif_reasons import of_slip, of_turning, reasons, small_saving, verdict
from posapp.services.front import Sentences

KEYS = (*QUOTE_KEYS, "choice", "cover_monthly", "try")


def what_if(request: dict[str, Any], catalogue: Catalogue, law: LawBook, sentences: Sentences) -> Answer:
    """Every change of today's choice. Exit 1 when there is no quote to change."""
    table = Table(request, "", KEYS)
    words = Vocabulary.of(catalogue)
    purchase = read_purchase(table, words)
    program = read_program(table, catalogue, words, purchase)
    terms = read_terms(table)
    chosen = _choice(table, program)
    tried = _tries(table, words, program, purchase)
    regulation = law.on(purchase.on)
    made = build_quote(program, at_purchase(purchase, program), terms, regulation)
    if isinstance(made, Refused):
        return 1, _refused(made, sentences)
    choice = chosen or Choice(month=made.best_month)
    return 0, _answer(made, choice, tried, regulation.small_saving, sentences)


def _choice(table: Table, program: Program) -> Choice | None:
    """``choice``, else the first of ``ask``, else None: the quote's best month."""
    asks = read_asks(table, program)
    if not table.has("choice"):
        return Choice(month=asks[0].return_month, failing=asks[0].failing, window=asks[0].window) if asks else None
    row = table.table("choice", ("return_month", "failing", "window"))
    windows = tuple(dict.fromkeys(window.name for window in program.windows))
    return Choice(
        month=row.whole("return_month", None),
        failing=row.words("failing", PARTS, ()),
        window=row.word("window", windows, None) if windows else row.text("window", None),
    )


def _tries(table: Table, words: Vocabulary, program: Program, purchase: Purchase) -> Tries:
    tried = table.table("try", ("points", "down_payment"), {})
    return Tries(
        points=tried.yen("points", 0),
        down_payment=tried.yen("down_payment", 0),
        monthly=_monthly(table, words, program, purchase),
    )


def _monthly(table: Table, words: Vocabulary, program: Program, purchase: Purchase) -> dict[str, Yen]:
    """``cover_monthly``: one price, or a price by cover."""
    value, place = table.get("cover_monthly"), table.place("cover_monthly")
    if value is None:
        return {}
    if isinstance(value, dict):
        prices = Table(value, place, words.covers)
        return {id: prices.yen(id) for id in value}
    return one_price(program, purchase, whole(value, place, high=LARGEST))


def _answer(made: Quote, choice: Choice, tried: Tries, least: Yen, sentences: Sentences) -> Json:
    today = cost_today(made, choice, tried)
    turns = turning_points(made)
    notices = (*today.problems, *filter(None, [small_saving(today, made.kept.burden, least)]))
    return {
        "program": made.program.id,
        "version": made.program.version,
        "choice": {"return_month": choice.month, "failing": list(choice.failing), "window": today.window},
        "today": _cost(today),
        "kept": made.kept.burden,
        "alternatives": [_change(what, made, tried, sentences) for what in what_ifs(made, choice, tried)],
        "turning_points": {
            "lowest_until": turns.lowest_until,
            "not_cheaper_from": turns.not_cheaper_from,
            "damaged_lowest_until": turns.damaged_lowest_until,
            "damaged_not_cheaper_from": turns.damaged_not_cheaper_from,
            "refused_from": turns.refused_from,
            "damage_known": turns.damage_known,
            "texts": [sentences.text(problem) for problem in of_turning(made, turns)],
        },
        "slips": [_slip(slip, sentences) for slip in slips(made, choice.failing)],
        "problems": answers.problems(notices, sentences),
    }


def _refused(result: Refused, sentences: Sentences) -> Json:
    return {
        "program": result.program.id,
        "version": result.program.version,
        "choice": None,
        "today": None,
        "kept": None,
        "alternatives": [],
        "turning_points": None,
        "slips": [],
        "problems": answers.problems(result.problems, sentences),
    }


def _cost(cost: Cost) -> Json:
    return {
        "return_month": cost.month,
        "calendar_month": None if cost.calendar_month is None else str(cost.calendar_month),
        "window": cost.window,
        "possible": cost.possible,
        "surcharge_known": cost.known,
        "burden": cost.burden,
        "waived": cost.waived,
        "surcharge": cost.surcharge,
        "usage_fee": cost.usage_fee,
        "cover_months": cost.cover_months,
        "cover_cost": cost.cover,
    }


def _change(what: WhatIf, made: Quote, tried: Tries, sentences: Sentences) -> Json:
    said = verdict(what, made.kept.burden)
    why = reasons(what, made, tried)
    return {
        "kind": what.kind.value,
        "change": _changed(what),
        "possible": what.after is not None and what.after.possible,
        "before": _cost(what.before),
        "after": None if what.after is None else _cost(what.after),
        "difference": what.difference,
        "burden_difference": what.burden_difference,
        "text": "" if said is None else sentences.text(said),
        "problems": answers.problems(why, sentences),
    }


def _changed(what: WhatIf) -> Json:
    """What is other than today, in the words of a request."""
    choice, bought = what.choice, what.purchase
    if what.kind is Kind.MONTH:
        return {"return_month": choice.month}
    if what.kind is Kind.DAMAGE:
        return {"failing": list(choice.failing)}
    if what.kind is Kind.COVER:
        return {"cover": bought.cover, "failing": list(choice.failing)}
    if what.kind is Kind.WINDOW:
        return {"window": choice.window, "return_month": choice.month, "cover": bought.cover}
    points = {"down_payment": bought.points.down_payment, "instalments": bought.points.instalments}
    return {"down_payment": bought.down_payment, "points": points}


def _slip(slip: Slip, sentences: Sentences) -> Json:
    return {
        "return_month": slip.month,
        "to": slip.to,
        "failing": list(slip.failing),
        "before": slip.before,
        "after": slip.after,
        "difference": slip.difference,
        "lost": slip.lost,
        "text": sentences.text(of_slip(slip)),
    }
