"""Requests for the papers of an outage kit: the day whose programs they name, the kit, its numbers, the shop."""

from __future__ import annotations

from typing import Any

from posapp.cli.paper_request import Material, read_shop
from posapp.cli.table import Table, line
from posapp.domain.by_hand import examples
from posapp.domain.intake import Issue
from posapp.domain.outage import MOST_SHEETS, KitLine, KitPlan, OutageCase, SheetKind

KEYS = ("kit", "number", "sheets", "shop", "staff", "issued_at", "offline", "sample")
SHEET_KEYS = ("kind", "numbers")
KINDS = tuple(kind.value for kind in SheetKind)


def read_outage(request: dict[str, Any], material: Material, plan: KitPlan) -> OutageCase:
    """The case of a paper of the kit; programs, law and topics are those of its day."""
    table = Table(request, "", KEYS)
    at = table.moment("issued_at", material.now)
    today = at.date()
    programs = tuple(program for program in material.catalogue.programs if program.sold_on(today))
    law = material.law.on(today)
    lines = tuple(_line(Table(item, place, SHEET_KEYS)) for place, item in table.items("sheets", ()))
    issue = Issue(
        shop=read_shop(table), number=table.text("number", f"W-{at:%y%m%d}-0001"), issued_at=at,
        offline=table.flag("offline", False), sample=table.flag("sample", False),
    )  # fmt: skip
    return OutageCase(
        issue=issue, kit=table.text("kit", f"X-{at:%y%m%d}-01"), programs=programs, regulation=law,
        examples=examples(programs, plan.amounts, law, today), topics=material.topics, lines=lines,
        staff=table.text("staff", "", empty=True),
    )  # fmt: skip


def _line(row: Table) -> KitLine:
    numbers = tuple(line(item, place) for place, item in row.items("numbers"))
    return KitLine(kind=SheetKind(row.word("kind", KINDS)), numbers=numbers[:MOST_SHEETS])
