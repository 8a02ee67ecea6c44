"""i18n/<tag>/ → another language for papers: its phrases, names and figures, held against each other and a glossary. Translates nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import Table, Text
from posapp.domain.phrasebook import ANYWHERE, Figures, Phrasebook, Reference
from posapp.domain.phrases import Phrase, broken

FOLDER = "i18n"
LANGUAGE, NAMES, GLOSSARY, PAPERS = "language.toml", "names.toml", "glossary.toml", "papers"
_PLACE = re.compile(r"\{(\w*)\}")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class FiguresTable(Table):
    """[figures]: ``{n}``, ``{year}``, ``{month}``, ``{day}`` and ``{third}`` stand for the values."""

    yen: Text
    date: Text
    month: Text
    third: Text
    months: Annotated[list[Text], Field(min_length=12, max_length=12)]
    thirds: Annotated[list[Text], Field(min_length=3, max_length=3)]
    to: Text
    comma: Text
    capitals: bool


class ReferenceTable(Table):
    """[reference]: ``{title}``, ``{number}`` and ``{digest}`` stand for the original's, ``{count}`` in ``reprint`` for which 再発行 it is."""

    tag: Text
    sentence: Text
    meta: Text
    reprint: Text
    notes: Annotated[list[Text], Field(min_length=1)]


class LanguageFile(Table):
    """language.toml. ``name`` is how Japanese staff call the language."""

    name: Text
    figures: FiguresTable
    reference: ReferenceTable


class NamesFile(Table):
    """names.toml: Japanese name = name in this language."""

    names: dict[Text, Text]


class GlossaryFile(Table):
    """glossary.toml: Japanese term = every rendering that is allowed; ``short`` are places where a shorter word will do."""

    short: list[Text] = Field(default_factory=list)
    terms: dict[Text, Annotated[list[Text], Field(min_length=1)]]


class PhrasesFile(Table):
    """papers/<name>.toml: ``[texts]`` hold anywhere, ``[at."Total.unit"]`` in that place alone."""

    texts: dict[Text, Text] = Field(default_factory=dict)
    at: dict[Text, dict[Text, str]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Languages:
    """Every language that is whole. One with a mistake is left out: a half translation would be worse than none."""

    books: tuple[Phrasebook, ...]
    mistakes: tuple[Mistake, ...]

    def book(self, tag: str) -> Phrasebook | None:
        """The language of this tag."""
        return next((book for book in self.books if book.tag == tag), None)


def load_languages(folder: Path) -> Languages:
    """Load every language beside Japanese under ``i18n``; nothing is raised."""
    books: list[Phrasebook] = []
    wrong: list[Mistake] = []
    for path in sorted(folder.glob(f"*/{LANGUAGE}")):
        found = _language(path.parent)
        if isinstance(found, Phrasebook):
            books.append(found)
        else:
            wrong += found
    return Languages(tuple(books), tuple(wrong))


def _language(folder: Path) -> Phrasebook | tuple[Mistake, ...]:
    wrong: list[Mistake] = []
    tag = folder.name
    if not _TAG.fullmatch(tag):
        return (mistake("language-tag", FOLDER, tag, given=tag),)
    about = read_table(folder / LANGUAGE, f"{FOLDER}/{tag}/{LANGUAGE}", LanguageFile)
    names = read_table(folder / NAMES, f"{FOLDER}/{tag}/{NAMES}", NamesFile)
    glossary = read_table(folder / GLOSSARY, f"{FOLDER}/{tag}/{GLOSSARY}", GlossaryFile)
    tables: dict[str, PhrasesFile] = {}
    for path in sorted((folder / PAPERS).glob("*.toml")):
        file = f"{FOLDER}/{tag}/{PAPERS}/{path.name}"
        table = read_table(path, file, PhrasesFile)
        if isinstance(table, PhrasesFile):
            tables[file] = table
        else:
            wrong += table
    if not tables and not wrong:
        wrong.append(mistake("folder-empty", f"{FOLDER}/{tag}/{PAPERS}", ""))
    if isinstance(about, tuple) or isinstance(names, tuple) or isinstance(glossary, tuple):
        return (*_mistakes(about), *_mistakes(names), *_mistakes(glossary), *wrong)
    wrong += _placed(f"{FOLDER}/{tag}/{LANGUAGE}", about)
    wrong += _phrased(tables, glossary)
    return tuple(wrong) if wrong else _book(tag, about, names, tables)


def _mistakes(table: Table | tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    return table if isinstance(table, tuple) else ()


_ALLOWED = {
    "figures.yen": {"n"}, "figures.date": {"year", "month", "day"}, "figures.month": {"year", "month"},
    "figures.third": {"third", "month"},
}  # fmt: skip


def _placed(file: str, about: LanguageFile) -> Iterator[Mistake]:
    """What stands in braces is exactly what is put there."""
    for key, needed in _ALLOWED.items():
        text: str = getattr(about.figures, key.rpartition(".")[2])
        if set(_PLACE.findall(text)) != needed:
            yield mistake("phrase-holes", file, key, given=text)
    if set(_PLACE.findall(about.reference.reprint)) != {"count"}:
        yield mistake("phrase-holes", file, "reference.reprint", given=about.reference.reprint)
    for n, text in enumerate((about.reference.sentence, *about.reference.notes)):
        if not set(_PLACE.findall(text)) <= {"title", "number", "digest"}:
            yield mistake("phrase-holes", file, f"reference.notes[{n - 1}]" if n else "reference.sentence", given=text)


def _phrased(tables: dict[str, PhrasesFile], glossary: GlossaryFile) -> Iterator[Mistake]:
    """Each phrase sound, none twice in one place, each term rendered as the glossary says."""
    seen: set[tuple[str, str]] = set()
    for file, table in tables.items():
        for place, phrase in _all(table):
            key = phrase.ja if place == ANYWHERE else f"at.{place}.{phrase.ja}"
            if (place, phrase.ja) in seen:
                yield mistake("repeated", file, key, given=phrase.ja)
            seen.add((place, phrase.ja))
            fault = broken(phrase)
            if fault:
                yield mistake(fault, file, key, given=phrase.other)
            if place not in glossary.short and phrase.other:
                yield from _termed(file, key, phrase, glossary)


def _termed(file: str, key: str, phrase: Phrase, glossary: GlossaryFile) -> Iterator[Mistake]:
    for term, said in glossary.terms.items():
        if term in phrase.ja and not _rendered(phrase.other, said):
            yield mistake("phrase-term", file, key, given=term, allowed=" / ".join(said))


def _rendered(text: str, said: list[str]) -> bool:
    return any(word.lower() in text.lower() for word in said)


def _all(table: PhrasesFile) -> Iterator[tuple[str, Phrase]]:
    for place, phrases in ((ANYWHERE, table.texts), *table.at.items()):
        for ja, other in phrases.items():
            yield place, Phrase(ja, other)


def _book(tag: str, about: LanguageFile, names: NamesFile, tables: dict[str, PhrasesFile]) -> Phrasebook:
    placed: dict[str, list[Phrase]] = {}
    for table in tables.values():
        for place, phrase in _all(table):
            placed.setdefault(place, []).append(phrase)
    figures = about.figures
    return Phrasebook(
        tag=tag, name=about.name, names=dict(names.names),
        figures=Figures(
            yen=figures.yen, date=figures.date, month=figures.month, third=figures.third, months=tuple(figures.months),
            thirds=(figures.thirds[0], figures.thirds[1], figures.thirds[2]), to=figures.to, comma=figures.comma,
            capitals=figures.capitals,
        ),
        reference=Reference(
            tag=about.reference.tag, sentence=about.reference.sentence, meta=about.reference.meta,
            notes=tuple(about.reference.notes), reprint=about.reference.reprint,
        ),
        phrases={place: tuple(phrases) for place, phrases in placed.items()},
    )  # fmt: skip
