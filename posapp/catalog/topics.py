"""disclosure/*.toml → the topics of 重要事項説明, in the order of the screen. Fills no template and knows no quote."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from posapp import resources
from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake
from posapp.catalog.mistakes import mistake as common
from posapp.catalog.schema import Key, Sources, Table, Text
from posapp.catalog.templates import cells, well_formed
from posapp.domain.disclosure import FLAG_NAMES, Question, Topic
from posapp.domain.facts import FACT_NAMES, LAW_FACT_NAMES, names_in
from posapp.domain.program import PlanKind

TITLE_WIDTH = 14
"""Full-width characters that a line of the topic list holds."""
MOST_POINTS = 3
"""Sentences a customer takes in at once."""
_DATED = len("-2019-06-01")


class QuestionTable(Table):
    """お客さまへの質問."""

    ask: Text
    right: Text
    wrong: Annotated[list[Text], Field(min_length=1)]


class TopicTable(Table):
    """One [[topics]] entry."""

    key: Key
    version: date
    title: Text
    headline: Text
    lead: Text
    points: Annotated[list[Text], Field(min_length=1)]
    paper: Text
    when: list[Text] = Field(default_factory=list)
    question: QuestionTable | None = None
    picture: Literal["", "kept", "damage", "deadline"] = ""
    law: Text


class TopicsFile(Table):
    """disclosure/<nn-name>.toml; the number orders the files."""

    group: Text
    sources: Sources
    topics: Annotated[list[TopicTable], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class TopicBook:
    """Every topic in order. With a mistake a duty may go unexplained: nothing may be applied for until it is mended."""

    topics: tuple[Topic, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def complete(self) -> bool:
        """True when every file was read."""
        return not self.mistakes


def load_topics(folder: Path) -> TopicBook:
    """Load the catalogue's ``disclosure`` folder. A wrong file is left out whole and said; nothing is raised."""
    flags = known_flags(folder.parent)
    topics: list[Topic] = []
    wrong: list[Mistake] = []
    seen: dict[str, str] = {}
    paths = sorted(folder.glob("*.toml"))
    for path in paths:
        file = f"{folder.name}/{path.name}"
        table = read_table(path, file, TopicsFile)
        found = tuple(_checked(file, table, flags, seen)) if isinstance(table, TopicsFile) else table
        wrong += found
        if isinstance(table, TopicsFile) and not found:
            seen.update((entry.key, file) for entry in table.topics)
            topics += [_topic(entry, table.group) for entry in table.topics]
    if not paths:
        wrong.append(_mistake("no-topics", folder.name, ""))
    return TopicBook(tuple(topics), tuple(wrong))


def known_flags(catalog: Path) -> frozenset[str]:
    """Every word that ``when`` may hold: the flags of a sale, and what the catalogue's file names call programs and operators.

    File names, not loaded programs: a mistake in a program's file must not make its topics look wrong as well.
    """
    programs = {path.stem[:-_DATED] for path in (catalog / "programs").glob("*.toml")}
    operators = {path.stem for path in (catalog / "operators").glob("*.toml")}
    named = {f"program:{id}" for id in programs} | {f"operator:{key}" for key in operators}
    return FLAG_NAMES | named | {f"plan:{kind.value}" for kind in PlanKind}


def _checked(file: str, table: TopicsFile, flags: frozenset[str], seen: dict[str, str]) -> Iterator[Mistake]:
    keys = [entry.key for entry in table.topics]
    for at, entry in enumerate(table.topics):
        place = f"topics[{at}]"
        if entry.key in keys[:at]:
            yield common("repeated", file, f"{place}.key", given=entry.key)
        if entry.key in seen:
            yield _mistake("key-elsewhere", file, f"{place}.key", given=entry.key, other=seen[entry.key])
        yield from _when(file, place, entry, flags)
        texts = [mistake for key, text in _texts(entry) for mistake in _template(file, f"{place}.{key}", text)]
        yield from texts
        if not texts:
            yield from _size(file, place, entry)


def _when(file: str, place: str, entry: TopicTable, flags: frozenset[str]) -> Iterator[Mistake]:
    for at, flag in enumerate(entry.when):
        if flag.removeprefix("!") not in flags:
            yield _mistake("unknown-flag", file, f"{place}.when[{at}]", given=flag)
        if f"!{flag}" in entry.when:
            yield _mistake("contrary-flags", file, f"{place}.when[{at}]", given=flag)


def _size(file: str, place: str, entry: TopicTable) -> Iterator[Mistake]:
    if (width := cells(entry.title)) > 2 * TITLE_WIDTH:
        yield _mistake("title-long", file, f"{place}.title", most=TITLE_WIDTH, width=width / 2)
    if len(entry.points) > MOST_POINTS:
        yield _mistake("too-many-points", file, f"{place}.points", most=MOST_POINTS, given=len(entry.points))
    if entry.question is not None:
        for at, text in enumerate(entry.question.wrong):
            if text == entry.question.right:
                yield _mistake("wrong-is-right", file, f"{place}.question.wrong[{at}]", given=text)


def _texts(entry: TopicTable) -> Iterator[tuple[str, str]]:
    for name in ("title", "headline", "lead", "paper"):
        yield name, getattr(entry, name)
    yield from ((f"points[{at}]", text) for at, text in enumerate(entry.points))
    if entry.question is not None:
        yield "question.ask", entry.question.ask
        yield "question.right", entry.question.right
        yield from ((f"question.wrong[{at}]", text) for at, text in enumerate(entry.question.wrong))


def _template(file: str, key: str, text: str) -> Iterator[Mistake]:
    if not well_formed(text):
        yield common("bad-template", file, key)
    for name in sorted(names_in(text) - FACT_NAMES - LAW_FACT_NAMES):
        yield common("unknown-fact", file, key, given=name)


def _topic(entry: TopicTable, group: str) -> Topic:
    asked = entry.question
    return Topic(
        key=entry.key,
        version=entry.version.isoformat(),
        group=group,
        title=entry.title,
        headline=entry.headline,
        lead=entry.lead,
        points=tuple(entry.points),
        paper=entry.paper,
        when=tuple(entry.when),
        question=None if asked is None else Question(ask=asked.ask, right=asked.right, wrong=tuple(asked.wrong)),
        picture=entry.picture,
        law=entry.law,
    )


def _mistake(code: str, file: str, key: str, **values: object) -> Mistake:
    entry = _sentences()[code]
    return Mistake(file, key, entry["what"].format(**values), entry["mend"].format(**values), code)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.root() / "i18n" / "ja" / "topics.toml").read_text("utf-8"))
