"""The price list that comes with the catalogue, read by the reader of every list. A wrong row is left out and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from posapp import resources
from posapp.catalog.mistakes import Mistake
from posapp.catalog.price_columns import Vocabulary
from posapp.catalog.price_reading import read
from posapp.catalog.sentences import Sentences
from posapp.domain.price_changes import clashes
from posapp.domain.prices import PriceList
from posapp.domain.problem import Problem
from posapp.domain.program import Program

_LINE = re.compile(r"rows\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Prices:
    """A price list as far as it could be read; without devices when its head is wrong."""

    prices: PriceList
    mistakes: tuple[Mistake, ...]


def load_prices(path: Path, programs: Iterable[Program], words: Vocabulary | None = None) -> Prices:
    """Read a price list file and check it against ``programs``. Notices are mistakes here: what is shipped has none."""
    incoming = read(path, programs, on=date.min, words=words, shipped=True)
    clashing = clashes(incoming.rows, incoming.version)
    problems = [*incoming.problems]
    for row in incoming.rows:
        problems += (*row.problems, *clashing.get(row.line, ()))
    devices = tuple(row.listed for row in incoming.rows if row.listed is not None and row.line not in clashing)
    prices = PriceList(version=incoming.version, title=incoming.title, sample=incoming.sample, devices=devices)
    return Prices(prices, tuple(_mistakes(f"{path.parent.name}/{path.name}", problems)))


def _mistakes(file: str, problems: Sequence[Problem]) -> Iterator[Mistake]:
    if problems:
        sentences = Sentences.load(resources.root())
        for problem in dict.fromkeys(problems):
            what, mend = sentences.parts(problem)
            line = _LINE.match(problem.where)
            yield Mistake(file, f"{line[1]}行目" if line else "", what, mend, problem.code)
