"""The requests of 再入力シート and 取引履歴: a sale's paper request, with what happened in the case and the papers that were made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from posapp.cli import paper_request
from posapp.cli.paper_request import Material, read_case
from posapp.cli.table import Table
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import Event, Happened, HistoryCase, MadePaper, RekeyingCase, told_events
from posapp.domain.problem import Problem
from posapp.services.case_papers import FOR_CUSTOMER, HISTORY, LETTERS, REKEYING

_BASE = "application"
"""Both are read as the application is: of a customer who applied."""
_SALE = tuple(key for key in paper_request.KEYS if key not in ("copy", "others", "formed_on"))
_REKEYING, _HISTORY = ("made", "contract_number", "serial"), ("made", "happened")
_TOLD_ELSEWHERE = frozenset({Happened.EXPLAINED, Happened.UNDERSTOOD, Happened.CONSENTED})
"""``explained`` and ``applicant`` say when these were."""


def read_rekeying(request: dict[str, Any], material: Material) -> RekeyingCase | tuple[Problem, ...]:
    """再入力シート of a request, or why there is none."""
    table = Table(request, "", (*_SALE, *_REKEYING))
    made, contract = tuple(_made(table)), table.text("contract_number", "", empty=True)
    serial = table.text("serial", "", empty=True)
    case = _case(REKEYING, request, _REKEYING, material)
    if isinstance(case, tuple):
        return case
    return RekeyingCase(case=case, papers=made, contract=contract, serial=serial)


def read_history(request: dict[str, Any], material: Material) -> HistoryCase | tuple[Problem, ...]:
    """取引履歴 of a request, or why there is none."""
    table = Table(request, "", (*_SALE, *_HISTORY))
    made, happened = tuple(_made(table)), tuple(_happened(table))
    case = _case(HISTORY, request, _HISTORY, material)
    if isinstance(case, tuple):
        return case
    return HistoryCase(case=case, events=(*told_events(case), *happened), papers=made)


def _case(
    kind: str, request: dict[str, Any], own: tuple[str, ...], material: Material
) -> PaperCase | tuple[Problem, ...]:
    """The sale behind it, under a number of this paper's own letter."""
    case = read_case(_BASE, {key: value for key, value in request.items() if key not in own}, material)
    if isinstance(case, tuple):
        return case
    number = case.number if "number" in request else LETTERS[kind] + case.quote_number[1:]
    return replace(case, number=number, copy_mark="")


def _made(table: Table) -> Iterator[MadePaper]:
    for place, item in table.items("made", ()):
        row = Table(item, place, ("kind", "number", "at"))
        yield MadePaper(kind=row.word("kind", sorted(FOR_CUSTOMER)), number=row.text("number"), at=row.moment("at"))


def _happened(table: Table) -> Iterator[Event]:
    allowed = [what.value for what in Happened if what not in _TOLD_ELSEWHERE]
    for place, item in table.items("happened", ()):
        row = Table(item, place, ("what", "at", "number"))
        what = Happened(row.word("what", allowed))
        # An operator's document is told by its name, which stands in place of a number.
        number = row.text("number") if what is Happened.OFFICIAL_GIVEN else row.text("number", "", empty=True)
        yield Event(at=row.moment("at"), what=what, number=number)
