"""Reads a catalogue folder. A wrong file is left out and said; the others stay usable. Decides nothing about trade."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from posapp.catalog import convert, crosscheck
from posapp.catalog.book import Catalog
from posapp.catalog.lawfiles import LawFile, law_book, law_file
from posapp.catalog.mistakes import Mistake, from_errors, mistake
from posapp.catalog.schema import ChecklistFile, OperatorFile, ProgramFile, SurchargesFile, Table
from posapp.domain.program import Program

T = TypeVar("T", bound=Table)


def load(root: Path) -> Catalog:
    """Load the catalogue under ``root``; whatever is wrong stands in ``mistakes``, nothing is raised."""
    wrong: list[Mistake] = []
    operators = {t.key: t for t in _read(root, "operators", OperatorFile, crosscheck.operator, wrong).values()}
    surcharges = {t.id: t for t in _read(root, "surcharges", SurchargesFile, crosscheck.surcharges, wrong).values()}
    checklists = {t.id: t for t in _read(root, "checklists", ChecklistFile, crosscheck.checklist, wrong).values()}
    known = crosscheck.Known(operators, surcharges, checklists)
    tables = _read(root, "programs", ProgramFile, lambda f, t: crosscheck.program(f, t, known), wrong)
    if not any((root / "programs").glob("*.toml")):
        wrong.append(mistake("folder-empty", "programs", ""))
    book, missing = law_book(_read(root, "law", LawFile, law_file, wrong))
    wrong += missing
    resolved = {key: convert.operator(table) for key, table in operators.items()}
    programs: list[Program] = []
    for table in _in_time(tables, wrong):
        listing = convert.checklist(checklists[table.assessment.checklist], table.assessment.extra_findings)
        how = convert.assessment(listing, surcharges.get(table.assessment.surcharges or ""))
        programs.append(convert.program(table, resolved[table.operator], how))
    return Catalog(
        programs=tuple(programs),
        operators=tuple(resolved.values()),
        mistakes=tuple(wrong),
        law_book=book,
        unconfirmed=tuple(k for k, t in operators.items() if t.creditor is not None and not t.creditor.checked),
    )


def _read(
    root: Path, folder: str, shape: type[T], checked: Callable[[str, T], Iterable[Mistake]], wrong: list[Mistake]
) -> dict[str, T]:
    """Every right file of a folder by its name relative to ``root``; mistakes of the others go to ``wrong``."""
    tables: dict[str, T] = {}
    for path in sorted((root / folder).glob("*.toml")):
        file = f"{folder}/{path.name}"
        table = read_table(path, file, shape)
        found = tuple(checked(file, table)) if isinstance(table, Table) else table
        wrong += found
        if isinstance(table, Table) and not found:
            tables[file] = table
    return tables


def read_table(path: Path, file: str, shape: type[T]) -> T | tuple[Mistake, ...]:
    """One file as a table of that shape, or why it is none; ``file`` is its name in mistakes."""
    try:
        return shape.model_validate(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except OSError as fault:
        return (mistake("unreadable", file, "", reason=fault.strerror or ""),)
    except UnicodeDecodeError:
        return (mistake("not-utf-8", file, ""),)
    except tomllib.TOMLDecodeError as fault:
        return (mistake("not-toml", file, "", reason=str(fault)),)
    except ValidationError as fault:
        return from_errors(file, fault.errors(include_url=False))


def _in_time(tables: dict[str, ProgramFile], wrong: list[Mistake]) -> Iterator[ProgramFile]:
    """The versions of each program in time; the newer of two that overlap is left out."""
    by_id: dict[str, list[tuple[str, ProgramFile]]] = {}
    for file, table in sorted(tables.items(), key=lambda item: (item[1].id, item[1].valid_from)):
        accepted = by_id.setdefault(table.id, [])
        previous = accepted[-1][1] if accepted else None
        if table.supersedes is not None and (
            previous is None or previous.valid_until is not None or previous.valid_from != table.supersedes
        ):
            wrong.append(mistake("supersedes-nothing", file, "supersedes", given=table.supersedes.isoformat()))
            continue
        if previous is not None and table.supersedes is not None:
            # Released files are never edited: the newer file itself ends the open one, the day before it begins.
            ended = previous.model_copy(update={"valid_until": table.valid_from - timedelta(days=1)})
            accepted[-1] = (accepted[-1][0], ended)
        elif previous is not None and (previous.valid_until is None or previous.valid_until >= table.valid_from):
            start = previous.valid_from.isoformat()
            wrong.append(mistake("overlap", file, "valid_from", other=accepted[-1][0], start=start))
            continue
        accepted.append((file, table))
    for versions in by_id.values():
        yield from (table for _, table in versions)
