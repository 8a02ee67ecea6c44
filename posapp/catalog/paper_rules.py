"""papers/*.toml → the rules that printed papers are held against. Reads no paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import Key, Sources, Table, Text
from posapp.domain.paper_rules import PaperRule, Want, parts_of


class RuleTable(Table):
    """One [[rules]] entry."""

    key: Key
    title: Text
    article: Text
    want: Literal["present", "absent", "size", "one", "beside", "not-weaker"]
    papers: list[Key] = Field(default_factory=list)
    any: list[Text] = Field(default_factory=list)
    beside: list[Text] = Field(default_factory=list)
    unless: list[Text] = Field(default_factory=list)
    least: Annotated[float, Field(ge=0, le=100)] = 0.0
    breaks: str = ""


class RulesFile(Table):
    """papers/<nn-name>.toml; the number orders the files."""

    sources: Sources
    rules: Annotated[list[RuleTable], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class PaperRules:
    """Every rule in order. With a mistake nothing may be said of a paper: a rule could be missing."""

    rules: tuple[PaperRule, ...]
    mistakes: tuple[Mistake, ...]


def load_paper_rules(folder: Path) -> PaperRules:
    """Load the catalogue's ``papers`` folder. A wrong file is left out whole and said; nothing is raised."""
    rules: list[PaperRule] = []
    wrong: list[Mistake] = []
    paths = sorted(folder.glob("*.toml"))
    for path in paths:
        file = f"{folder.name}/{path.name}"
        table = read_table(path, file, RulesFile)
        found = tuple(_checked(file, table, {rule.key for rule in rules})) if isinstance(table, RulesFile) else table
        wrong += found
        if isinstance(table, RulesFile) and not found:
            rules += [_rule(entry) for entry in table.rules]
    if not paths:
        wrong.append(mistake("folder-empty", folder.name, ""))
    return PaperRules(tuple(rules), tuple(wrong))


def _checked(file: str, table: RulesFile, seen: set[str]) -> Iterator[Mistake]:
    for at, entry in enumerate(table.rules):
        place = f"rules[{at}]"
        if entry.key in seen:
            yield mistake("repeated", file, f"{place}.key", given=entry.key)
        seen.add(entry.key)
        for name in _NEEDED[Want(entry.want)]:
            if not getattr(entry, name):
                yield mistake("missing-key", file, f"{place}.{name}")
        for name in ("any", "beside", "unless"):
            for number, pattern in enumerate(getattr(entry, name)):
                if not _compiles(pattern):
                    yield mistake("bad-pattern", file, f"{place}.{name}[{number}]", given=pattern)


_NEEDED = {
    Want.PRESENT: ("any",),
    Want.ABSENT: ("any", "breaks"),
    Want.SIZE: ("least",),
    Want.ONE: ("any", "breaks"),
    Want.BESIDE: ("any", "beside", "breaks"),
    Want.NOT_WEAKER: ("any", "beside"),
}
"""Keys that each kind of rule cannot do without."""


def _compiles(pattern: str) -> bool:
    try:
        for part in (pattern, *parts_of(pattern)):  # a whatever in brackets cannot be taken apart
            re.compile(part)
    except re.error:
        return False
    return True


def _rule(entry: RuleTable) -> PaperRule:
    return PaperRule(
        key=entry.key, title=entry.title, article=entry.article, want=Want(entry.want), papers=frozenset(entry.papers),
        any=tuple(entry.any), beside=tuple(entry.beside), unless=tuple(entry.unless), least=entry.least,
        breaks=entry.breaks,
    )  # fmt: skip
