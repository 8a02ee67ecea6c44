"""`outage`: kits of hand-written forms in the store, made as PDFs, listed with what became of each sheet, put away."""

from __future__ import annotations

from pathlib import Path

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.malformed import Malformed
from posapp.cli.papers import write_whole
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.table import line
from posapp.domain.outage import WHERE, Kit, Sheet, SheetKind, SheetState
from posapp.domain.problem import Problem, stop
from posapp.flows.outage import read_sheets
from posapp.services.front import Sentences, Services
from posapp.services.outage import KitMade
from posapp.services.ports import Making

PREFIX = "outage "
COUNTS = {
    "--quote": SheetKind.QUOTE, "--disclosure": SheetKind.DISCLOSURE, "--application": SheetKind.APPLICATION,
    "--intake": SheetKind.INTAKE,
}  # fmt: skip
LARGE = "--large"
_MOST = 4
"""Digits of a count: a larger one is refused by the kit itself."""


def run(call: Call, services: CliServices) -> Answer:
    """One of the commands; what was typed is read before the store is opened."""
    command, sentences = call.command.removeprefix(PREFIX), services.sentences()
    counts = {kind: _count(call.given[name], name) for name, kind in COUNTS.items() if name in call.given}
    large = _count(call.given[LARGE], LARGE) if LARGE in call.given else None
    note = line(call.need("--note"), "--note") if command == "spoil" else ""
    folder = _folder(call.need("DIR")) if command == "make" else Path()
    shop = open_shop(services)
    try:
        if command == "make":
            return _make(counts, large, folder, shop, sentences)
        if command == "spoil":
            return _spoil(call.need("NUMBER"), note, shop, sentences)
        return _list(call.given.get("KIT", ""), shop, sentences)
    finally:
        shop.close()


def _count(given: str, name: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= _MOST):
        raise Malformed("not-whole", name, given=given)
    return int(given)


def _folder(name: str) -> Path:
    folder = Path(name)
    if not folder.is_dir():
        raise Malformed("folder-missing", "DIR", given=name)
    return folder


def _make(
    counts: dict[SheetKind, int], large: int | None, folder: Path, shop: Services, sentences: Sentences
) -> Answer:  # fmt: skip
    """A kit with the counts asked for, the shop's usual ones for the rest; every paper a file of its own."""
    kit = shop.outage
    made = kit.make({**kit.usual, **counts}, kit.usual_large if large is None else large)
    if not isinstance(made, KitMade):
        return 1, {"kit": None, "files": [], "problems": answers.problems(made, sentences)}
    files: list[Json] = []
    for nth, row in enumerate(made.papers, 1):
        path = folder / f"{nth:02}_{row.number}_{row.kind}.pdf"
        write_whole(path, shop.papers.pdf(row, making=Making.SAVED), "DIR")
        files.append({"number": row.number, "kind": row.kind, "title": row.title, "file": str(path)})
    return 0, {"kit": made.kit, "files": files, "problems": []}


def _list(asked: str, shop: Services, sentences: Sentences) -> Answer:
    kits = [kit for kit in shop.outage.kits() if asked in ("", kit.number)]
    if asked and not kits:
        problem = stop("kit-missing", "KIT", kit=asked)
        return 1, {"kits": [], "never_keyed": 0, "problems": answers.problems((problem,), sentences)}
    return 0, {
        "kits": [_kit(kit) for kit in kits],
        "never_keyed": sum(len(kit.never_keyed) for kit in kits if kit.due is not None),
        "problems": [],
    }


def _kit(kit: Kit) -> Json:
    return {
        "kit": kit.number, "made_on": kit.made_on.isoformat(),
        "used_on": kit.used_on.isoformat() if kit.used_on else None, "due": kit.due.isoformat() if kit.due else None,
        "counts": {state.value: len(kit.of(state)) for state in SheetState},
        "sheets": [
            {
                "number": sheet.number, "kind": sheet.kind.value, "state": sheet.state.value,
                "keyed_as": sheet.keyed_as or None, "note": sheet.note or None,
            }
            for sheet in kit.sheets
        ],
    }  # fmt: skip


def _spoil(typed: str, note: str, shop: Services, sentences: Sentences) -> Answer:
    """Sheets that are not keyed in: all of those named, or none."""
    read = read_sheets(typed)
    if isinstance(read, Problem) or not read:
        wrong = read if isinstance(read, Problem) else stop("sheet-unreadable", WHERE, given=typed)
        return 1, {"numbers": [], "problems": answers.problems((wrong,), sentences)}
    held = {sheet.number: sheet for kit in shop.outage.kits() for sheet in kit.sheets}
    problems = tuple(problem for number in read if (problem := _against(number, held.get(number))) is not None)
    if not problems and shop.outage.put_away(read, note) != len(read):
        problems = (stop("sheet-changed-elsewhere", WHERE, number=read[0]),)
    return int(bool(problems)), {
        "numbers": [] if problems else list(read), "problems": answers.problems(problems, sentences),
    }  # fmt: skip


def _against(number: str, sheet: Sheet | None) -> Problem | None:
    if sheet is None:
        return stop("sheet-unknown", WHERE, number=number)
    if sheet.state is SheetState.KEYED:
        return stop("sheet-keyed-already", WHERE, number=number, keyed_as=sheet.keyed_as)
    return stop("sheet-spoiled", WHERE, number=number) if sheet.state is SheetState.SPOILED else None
