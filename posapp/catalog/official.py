"""official/<operator>.toml → which documents of an operator belong to which set. Reads no document and knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from posapp.catalog.crosscheck import file_name
from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import Key, Sources, Table, Text
from posapp.domain.official import OfficialKind, OfficialSlot
from posapp.domain.program import Program

SlotKey = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
Paper = Literal["quote", "disclosure", "application", "consent", "schedule", "return-guide", "formed"]


class DocumentTable(Table):
    """One [[documents]] entry. Without ``programs`` it belongs to every program of the operator."""

    slot: SlotKey
    title: Text
    kind: Literal["terms", "conditions", "rules", "privacy"]
    programs: list[Key] = Field(default_factory=list)
    beside: Annotated[list[Paper], Field(min_length=1)]
    required: bool = False
    valid_from: date | None = None
    valid_until: date | None = None


class OfficialFile(Table):
    """official/<operator>.toml."""

    operator: Key
    documents: Annotated[list[DocumentTable], Field(min_length=1)]
    sources: Sources


@dataclass(frozen=True, slots=True)
class OfficialBook:
    """Every slot, in the order of the files. A wrong file is left out whole, and the mistake is said."""

    slots: tuple[OfficialSlot, ...]
    mistakes: tuple[Mistake, ...]


def load_official(folder: Path, programs: Iterable[Program]) -> OfficialBook:
    """Load the catalogue's ``official`` folder; nothing is raised. A catalogue without one has no official documents."""
    sold = {program.id: program for program in programs}
    slots: dict[str, OfficialSlot] = {}
    wrong: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        file = f"{folder.name}/{path.name}"
        table = read_table(path, file, OfficialFile)
        found = tuple(_checked(file, table, sold, set(slots))) if isinstance(table, OfficialFile) else table
        wrong += found
        if isinstance(table, OfficialFile) and not found:
            slots |= {entry.slot: _slot(table, entry, sold) for entry in table.documents}
    return OfficialBook(tuple(slots.values()), tuple(wrong))


def _checked(file: str, table: OfficialFile, sold: dict[str, Program], seen: set[str]) -> Iterator[Mistake]:
    yield from file_name(file, table.operator)
    if table.operator not in {program.operator.key for program in sold.values()}:
        yield mistake("unknown-operator", file, "operator", given=table.operator)
    for at, entry in enumerate(table.documents):
        place = f"documents[{at}]"
        if entry.slot in seen:
            yield mistake("repeated", file, f"{place}.slot", given=entry.slot)
        seen.add(entry.slot)
        for number, id in enumerate(entry.programs):
            if id not in sold or sold[id].operator.key != table.operator:
                yield mistake("unknown-program", file, f"{place}.programs[{number}]", given=id)
        first, last = entry.valid_from, entry.valid_until
        if first is not None and last is not None and last < first:
            yield mistake("until-before-from", file, f"{place}.valid_until", until=last, start=first)


def _slot(table: OfficialFile, entry: DocumentTable, sold: dict[str, Program]) -> OfficialSlot:
    own = {program.id: program for program in sold.values() if program.operator.key == table.operator}
    programs = tuple(entry.programs) or tuple(own)
    return OfficialSlot(
        key=entry.slot, title=entry.title, kind=OfficialKind(entry.kind), operator=next(iter(own.values())).operator.name,
        programs=programs, names=tuple(dict.fromkeys(own[id].short_name for id in programs)), beside=tuple(entry.beside), required=entry.required,
        since=entry.valid_from, until=entry.valid_until,
    )  # fmt: skip
