"""Outage kits for the papers' tests: the programs of three days, with examples that the rules worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import cache

from posapp.documents import outage, press
from posapp.documents.paper import Paper
from posapp.domain.by_hand import ExampleAmounts, examples
from posapp.domain.intake import Issue
from posapp.domain.outage import KitLine, OutageCase, SheetKind
from tests.documents.cases import JST, catalogue, topic_book
from tests.documents.intakes import SHOP_WITH_PERMIT

DAY, AU_DAY, SOFT_DAY = date(2019, 6, 15), date(2020, 3, 10), date(2024, 1, 10)
AMOUNTS = ExampleAmounts(monthly=3000, later=4000, residual=36000)
EACH = 5


def kit_case(on: date = DAY, number: str = "W-190615-0001") -> OutageCase:
    book = catalogue()
    programs, law = book.sold_on(on), book.law.on(on)
    lines = tuple(
        KitLine(kind=kind, numbers=tuple(f"W-{on:%y%m%d}-{at * EACH + nth:04}" for nth in range(1, EACH + 1)), large=2)
        for at, kind in enumerate(SheetKind)
    )
    at = datetime.combine(on, time(9, 30), JST)
    return OutageCase(
        issue=Issue(shop=replace(SHOP_WITH_PERMIT, sample=True), number=number, issued_at=at, sample=True),
        kit=f"X-{on:%y%m%d}-01", programs=programs, regulation=law, examples=examples(programs, AMOUNTS, law, on),
        topics=topic_book().topics, lines=lines, staff="佐藤",
    )  # fmt: skip


@cache
def golden() -> dict[str, Paper]:
    """Every paper of a kit of one day, and the table of the days with other families of programs."""
    found = {kind: press.compose_outage(kind, kit_case()) for kind in outage.COMPOSERS}
    found |= {
        f"outage-table-{on.year}": press.compose_outage("outage-table", kit_case(on)) for on in (AU_DAY, SOFT_DAY)
    }
    return found
