"""guides/*.toml → the guides of 返却の準備 and what 返却ガイド asks for before the return, in the order of the file. Knows no device, no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from posapp.catalog.convert import devices
from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import DevicesTable, Sources, Table, Text
from posapp.domain.guides import STEPS, AtHome, Guide

MOST_LINES = 3
"""Sentences a customer follows while holding the device."""


class GuideTable(Table):
    """One [[guides]] entry."""

    step: Literal["backup", "cards", "wallet", "accounts", "locks", "initialised"]
    lines: Annotated[list[Text], Field(min_length=1)]
    devices: DevicesTable = DevicesTable()


class AtHomeTable(Table):
    """One [[at_home]] entry."""

    words: Text
    devices: DevicesTable = DevicesTable()


class GuidesFile(Table):
    """guides/<name>.toml."""

    version: date
    sources: Sources
    guides: Annotated[list[GuideTable], Field(min_length=1)]
    at_home: Annotated[list[AtHomeTable], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class GuideBook:
    """Every guide in order. With a mistake the steps stand without their guides, and the mistake is said."""

    guides: tuple[Guide, ...]
    mistakes: tuple[Mistake, ...]
    at_home: tuple[AtHome, ...] = ()


def load_guides(folder: Path) -> GuideBook:
    """Load the catalogue's ``guides`` folder. A wrong file is left out whole and said; nothing is raised."""
    guides: list[Guide] = []
    at_home: list[AtHome] = []
    wrong: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        file = f"{folder.name}/{path.name}"
        table = read_table(path, file, GuidesFile)
        found = tuple(_checked(file, table)) if isinstance(table, GuidesFile) else table
        wrong += found
        if isinstance(table, GuidesFile) and not found:
            guides += [
                Guide(step=entry.step, lines=tuple(entry.lines), devices=devices(entry.devices))
                for entry in table.guides
            ]
            at_home += [AtHome(words=entry.words, devices=devices(entry.devices)) for entry in table.at_home]
    return GuideBook(tuple(guides), tuple(wrong), tuple(at_home))


def _checked(file: str, table: GuidesFile) -> Iterator[Mistake]:
    for at, entry in enumerate(table.guides):
        if len(entry.lines) > MOST_LINES:
            yield mistake("guide-long", file, f"guides[{at}].lines", most=MOST_LINES, given=len(entry.lines))
    for step in STEPS:
        if not any(entry.step == step and entry.devices == DevicesTable() for entry in table.guides):
            yield mistake("guide-missing", file, "guides", step=step)
