"""`official`: operators' own PDFs in the store, listed with their state, added with their days, withdrawn, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.malformed import Malformed
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.table import day, line
from posapp.cli.words import reason
from posapp.domain.official import OfficialDocument, OfficialPart, problem_of
from posapp.domain.problem import Problem, stop
from posapp.flows.forms import YES
from posapp.flows.official import LONGEST_VERSION, OfficialForm
from posapp.services.front import Sentences, Services
from posapp.services.official import Added, document_of

PREFIX = "official "
LEAST = 6
"""Digits of a digest or an id that name a document."""
_PLACES = {"version": "--edition", "valid_from": "--from", "valid_until": "--to", "file": "FILE", "slot": "SLOT"}


def run(call: Call, services: CliServices) -> Answer:
    """One of the commands; what it needs from outside is read before the store is opened."""
    command, sentences = call.command.removeprefix(PREFIX), services.sentences()
    on = day(call.given["--on"], "--on") if "--on" in call.given else None
    form = _form(call) if command == "add" else OfficialForm()
    shop = open_shop(services)
    try:
        today = on or shop.around.now().date()
        do: dict[str, Callable[[], Answer]] = {
            "list": lambda: _list(_parts(call, shop, today), today, sentences),
            "check": lambda: _check(_parts(call, shop, today), today, shop, sentences),
            "add": lambda: _add(call, form, shop, sentences),
            "withdraw": lambda: _withdraw(call.need("DOCUMENT"), shop, sentences),
        }
        return do[command]()
    finally:
        shop.close()


def _form(call: Call) -> OfficialForm:
    """The edition and its days, read before anything is opened; Malformed for a day that is none or a file that is not there."""
    first = day(call.need("--from"), "--from")
    last = day(call.given["--to"], "--to") if "--to" in call.given else None
    name = call.need("FILE")
    try:
        Path(name).stat()
    except OSError as wrong:
        raise Malformed("file-unreadable", "FILE", file=name, reason=reason(wrong)) from None
    return OfficialForm(
        version=line(call.need("--edition"), "--edition", most=LONGEST_VERSION), valid_from=first.isoformat(),
        valid_until="" if last is None else last.isoformat(), replaces=YES if "--replace" in call.given else "",
    )  # fmt: skip


def _parts(call: Call, shop: Services, on: date) -> tuple[OfficialPart, ...]:
    """Every place, or those of one program's set."""
    program = call.given.get("PROGRAM")
    if program is None:
        return shop.official.parts(on)
    known = sorted({id for slot in shop.official.slots() for id in slot.programs})
    if program not in known:
        raise Malformed("unknown-word", "PROGRAM", given=program, allowed=known)
    return shop.official.for_set(program, on).parts


def _list(parts: tuple[OfficialPart, ...], on: date, sentences: Sentences) -> Answer:
    return 0, {
        "on": on.isoformat(), "documents": [_part(part) for part in parts],
        "problems": answers.problems(_problems(parts), sentences),
    }  # fmt: skip


def _check(parts: tuple[OfficialPart, ...], on: date, shop: Services, sentences: Sentences) -> Answer:
    """What is missing or expired on a day, and every document whose bytes changed in the store."""
    altered = shop.official.altered()
    lacking = [part for part in parts if part.offered is None]
    found = (*_problems(parts), *altered)
    return (1 if lacking or altered else 0), {
        "on": on.isoformat(), "checked": len(shop.official.documents()), "lacking": [part.slot.key for part in lacking],
        "problems": answers.problems(found, sentences),
    }  # fmt: skip


def _problems(parts: Iterable[OfficialPart]) -> tuple[Problem, ...]:
    return tuple(found for found in map(problem_of, parts) if found is not None)


def _part(part: OfficialPart) -> Json:
    slot = part.slot
    return {
        "slot": slot.key, "title": slot.title, "kind": slot.kind.value, "operator": slot.operator or None,
        "programs": list(slot.programs), "with": list(slot.beside), "required": slot.required,
        "state": part.standing.value, "document": None if part.document is None else _document(part.document),
    }  # fmt: skip


def _document(found: OfficialDocument) -> Json:
    return {
        "id": str(found.id), "edition": found.version, "valid_from": found.valid_from.isoformat(),
        "valid_until": None if found.valid_until is None else found.valid_until.isoformat(),
        "digest": found.digest, "pages": found.pages, "size": found.size,
    }  # fmt: skip


def _add(call: Call, form: OfficialForm, shop: Services, sentences: Sentences) -> Answer:
    pdf = shop.official.read(Path(call.need("FILE")))
    made = (pdf,) if isinstance(pdf, Problem) else shop.official.add(call.need("SLOT"), pdf, form)
    if isinstance(made, Added):
        return 0, {
            "slot": made.row.slot, "document": _document(document_of(made.row)), "fresh": made.fresh,
            "problems": _told(made.notices, sentences),
        }  # fmt: skip
    return 1, {"slot": call.need("SLOT"), "document": None, "fresh": False, "problems": _told(made, sentences)}


def _told(found: Iterable[Problem], sentences: Sentences) -> list[Json]:
    """Problems whose places are the command's own arguments."""
    return [told | {"where": _PLACES.get(told["where"], told["where"])} for told in answers.problems(found, sentences)]


def _withdraw(asked: str, shop: Services, sentences: Sentences) -> Answer:
    """One document, by its id or its digest or how either begins."""
    rows = [row for row in shop.official.documents() if row.withdrawn_at is None]
    found = [
        row for row in rows if len(asked) >= LEAST and (str(row.id).startswith(asked) or row.digest.startswith(asked))
    ]
    wrong: Problem | None = None
    if len(found) != 1:
        wrong = stop("official-several" if found else "official-gone", "DOCUMENT", count=len(found))
    else:
        gone = shop.official.withdraw(found[0].id)
        wrong = gone if isinstance(gone, Problem) else None
    if wrong is not None:
        return 1, {"document": None, "problems": answers.problems((wrong,), sentences)}
    return 0, {"document": _document(document_of(found[0])), "problems": []}
