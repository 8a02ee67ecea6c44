"""`ledger`: 古物台帳 of the store as a file for spreadsheets or as a paper. Rules and store are behind the book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.papers import write_whole
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.table import day
from posapp.domain.ledger import LedgerLine, total_of
from posapp.domain.problem import Problem
from posapp.services.front import Services
from posapp.services.ports import Making

PREFIX = "ledger "
KEPT = "ledger kept"
Work: TypeAlias = Callable[[Path, date, date, Services], Json | tuple[Problem, ...]]


def run(call: Call, services: CliServices) -> Answer:
    """Run one of the commands over the period asked for; without days the whole book."""
    if call.command == KEPT:
        return _kept(services)
    file = Path(call.need("FILE"))
    asked = {name: day(call.given[name], name) for name in ("--from", "--to") if name in call.given}
    shop = open_shop(services)
    try:
        oldest, newest = shop.ledger.span()
        first, last = asked.get("--from", oldest), asked.get("--to", newest)
        made = _COMMANDS[call.command.removeprefix(PREFIX)](file, first, last, shop)
        if isinstance(made, tuple):
            return 1, {"file": None, "problems": answers.problems(made, services.sentences())}
        return 0, {"file": str(file), **made, **_told(first, last, shop), "problems": []}
    finally:
        shop.close()


def _kept(services: CliServices) -> Answer:
    """Until when the book must be kept, and the lines whose time is over. Nothing is deleted."""
    shop = open_shop(services)
    try:
        keeping = shop.ledger.keeping()
        past = [
            {
                "number": line.row.number,
                "received_on": line.row.received_on.isoformat(),
                "corrects": line.row.corrects or None,
            }
            for line in shop.ledger.past()
        ]
        oldest, until = (keeping.oldest.isoformat(), keeping.until.isoformat()) if keeping else (None, None)
        years = keeping.years if keeping else shop.ledger.years(shop.around.preferences().ledger_years)
        return 0, {"years": years, "oldest": oldest, "until": until, "past": past, "problems": []}
    finally:
        shop.close()


def _told(first: date, last: date, shop: Services) -> Json:
    lines = shop.ledger.lines(first, last)
    devices, total = total_of(LedgerLine(row=line.row, corrected_by=line.corrected_by) for line in lines)
    return {
        "first": first.isoformat(), "last": last.isoformat(), "rows": len(lines),
        "corrections": sum(1 for line in lines if line.row.corrects), "devices": devices, "total": total,
    }  # fmt: skip


def _export(file: Path, first: date, last: date, shop: Services) -> Json | tuple[Problem, ...]:
    made = shop.ledger.csv(first, last)
    if isinstance(made, tuple):
        return made
    write_whole(file, made, "FILE")
    return {}


def _print(file: Path, first: date, last: date, shop: Services) -> Json | tuple[Problem, ...]:
    """The paper is kept in the list of papers as every other; no printer got it yet."""
    made = shop.ledger.paper(first, last)
    if isinstance(made, tuple):
        return made
    write_whole(file, shop.papers.pdf(made, making=Making.SAVED), "FILE")
    return {"title": made.title, "number": made.number, "digest": made.digest}


_COMMANDS: dict[str, Work] = {"export": _export, "print": _print}
