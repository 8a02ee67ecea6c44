"""Requests for what follows a return: 査定結果書 after which nothing was taken in, and 残りの支払予定. Knows no paper."""

from __future__ import annotations

from typing import Any

from posapp.cli.intake_request import INTAKE_KEYS, contract_of, document_problems, heads_of, intake_of, issue_of
from posapp.cli.paper_request import Material
from posapp.cli.table import Table
from posapp.domain.handin_choices import Way, choices
from posapp.domain.intake import settle
from posapp.domain.intake_papers import RefusalCase, RemainingCase, taken_in
from posapp.domain.problem import Problem, stop, stopping
from posapp.services.intake_papers import LETTERS, REFUSAL, REMAINING, Telling

REFUSAL_KEYS = (*INTAKE_KEYS, "heads", "choice", "repair", "examined")
REMAINING_KEYS = (*INTAKE_KEYS, "told_on", "customer", "replacement")
WAYS = tuple(way.value for way in Way if way is not Way.NOW)


def read_refusal(request: dict[str, Any], material: Material, telling: Telling) -> RefusalCase | tuple[Problem, ...]:
    """The case of 査定結果書; a return that is possible needs the customer's own ``choice``."""
    table = Table(request, "", REFUSAL_KEYS)
    contract = contract_of(table, material)
    if isinstance(contract, tuple):
        return contract
    intake = intake_of(table, material, contract, taken_in=False)
    settled, examined = settle(intake), table.flag("examined", True)
    choice: str | None = table.word("choice", WAYS, None)
    case = RefusalCase(
        intake=intake,
        issue=issue_of(table, LETTERS[REFUSAL], intake.received_at, material.now),
        reasons=tuple(told for p in stopping(settled.problems) if (told := telling.told(p)) is not None),
        choices=choices(intake, settled, table.yen("repair", None)) if examined else (),
        chosen=None if choice is None else Way(choice),
        examined=examined,
        answers=heads_of(table, contract),
    )
    if settled.possible and choice is None:
        return (stop("way-not-chosen", "choice"),)
    return document_problems(table) or case


def read_remaining(request: dict[str, Any], material: Material) -> RemainingCase | tuple[Problem, ...]:
    """The case of 残りの支払予定: with ``return`` after it, without while the device is kept."""
    table = Table(request, "", REMAINING_KEYS)
    contract = contract_of(table, material)
    if isinstance(contract, tuple):
        return contract
    returned = intake_of(table, material, contract, taken_in=False) if table.has("return") else None
    settled = None if returned is None else settle(returned)
    if settled is not None and not settled.possible:
        return (stop("return-refused", "return"), *settled.problems)
    today = material.now.date() if returned is None else returned.day
    case = RemainingCase(
        contract=contract,
        on=table.day("told_on", today),
        issue=issue_of(
            table, LETTERS[REMAINING], material.now if returned is None else returned.received_at, material.now
        ),
        addressee=table.text("customer", "" if returned is None else returned.deliverer.name, empty=True),
        returned=None if returned is None or settled is None else taken_in(returned, settled),
        replacement=table.text("replacement", "", empty=True),
    )
    return (document_problems(table) if returned is not None else ()) or case
