"""readings.toml → how hard words are read, for papers with ふりがな. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import Table, Text

FILE: Final = "readings.toml"
_KANA: Final = re.compile(r"[ぁ-ゖー]+")
_KANJI: Final = re.compile(r"[一-鿿々]")


class ReadingsFile(Table):
    """readings.toml: word = its reading in hiragana."""

    readings: Annotated[dict[Text, Text], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Readings:
    """Words with their readings, as (word, reading). With a mistake there are none: a wrong reading is worse than no reading."""

    words: tuple[tuple[str, str], ...]
    mistakes: tuple[Mistake, ...]


def load_readings(path: Path) -> Readings:
    """Load the file; nothing is raised."""
    table = read_table(path, path.name, ReadingsFile)
    wrong = tuple(_wrong(path.name, table)) if isinstance(table, ReadingsFile) else table
    if wrong or not isinstance(table, ReadingsFile):
        return Readings((), wrong)
    return Readings(tuple(table.readings.items()), ())


def _wrong(file: str, table: ReadingsFile) -> Iterator[Mistake]:
    for word, reading in table.readings.items():
        if not _KANJI.search(word):
            yield mistake("word-without-kanji", file, f"readings.{word}", given=word)
        if not _KANA.fullmatch(reading):
            yield mistake("reading-not-kana", file, f"readings.{word}", given=reading)
