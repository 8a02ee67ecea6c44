"""What the headings of a price list mean: resources/catalog/devices/columns.toml held against a row of cells. Reads no device."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from posapp.catalog.book import CatalogUnusable
from posapp.catalog.loader import read_table
from posapp.catalog.schema import Category, Table, Text
from posapp.domain.program import PlanKind, Program

Many = Annotated[int, Field(gt=0)]
Key = Literal[
    "jan", "maker", "name", "storage", "colour", "category", "cash_price", "valid_from", "valid_until", "offered", "program",
    "discount", "residual", "steps", "usage_fee", "buyback",
]  # fmt: skip


def _compilable(pattern: str) -> str:
    """Raises ValueError, which becomes a mistake of the file."""
    try:
        re.compile(pattern)
    except re.error as fault:
        raise ValueError(str(fault)) from fault
    return pattern


Expression = Annotated[str, AfterValidator(_compilable)]


class LimitsTable(Table):
    """How much is read at most."""

    rows: Many
    columns: Many
    cells: Many
    bytes: Many
    entries: Many
    title_rows: Many
    text: Many


class ColumnTable(Table):
    """One kind of column. ``amount``: it belongs to a program; ``many``: a list may have several."""

    key: Key
    names: list[Text]
    needed: bool = False
    many: bool = False
    amount: bool = False


class PatternsTable(Table):
    """Headings with numbers in them, as regular expressions over folded text."""

    step: Expression
    payment: Expression
    month: Expression


class TitlesTable(Table):
    """Words above the headings."""

    label: list[Text]
    version: list[Text]
    sample: Text
    notes: list[Text]


class NamesTable(Table):
    """Headings that are read over in silence."""

    names: list[Text]


class WordsTable(Table):
    """Ways to write that there is nothing."""

    words: list[Text]


class ColumnsFile(Table):
    """resources/catalog/devices/columns.toml."""

    limits: LimitsTable
    columns: list[ColumnTable]
    patterns: PatternsTable
    titles: TitlesTable
    unused: NamesTable
    empty: WordsTable
    categories: dict[Category, list[Text]]


_BRACKETS = re.compile(r"[\s()\[\]{}【】「」『』〈〉《》<>〔〕]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_DASHES = re.compile(r"[-‐‑‒–—―−〜~～]")
_MONTHS = re.compile(r"[かカヵヶケ個箇]月")
_BETWEEN = re.compile(r"[:・/_、,|]|^-|-$")


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """A heading or a word for comparing only, never for storing: width, case, spaces, brackets and dashes are one."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _MONTHS.sub("か月", _DASHES.sub("-", _BRACKETS.sub("", plain)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of columns.toml, folded."""

    limits: LimitsTable
    columns: Mapping[str, ColumnTable]
    """By folded name."""
    kinds: Mapping[str, ColumnTable]
    """By key."""
    step: re.Pattern[str]
    payment: re.Pattern[str]
    month: re.Pattern[str]
    label: str
    version: str
    """What stands before a list's title and before its day."""
    labels: frozenset[str]
    versions: frozenset[str]
    sample: str
    notes: tuple[str, ...]
    unused: frozenset[str]
    empty: frozenset[str]
    categories: Mapping[str, Category]
    """By folded word."""
    category_names: Mapping[str, str]


@cache
def vocabulary(path: Path) -> Vocabulary:
    """The words of one file. CatalogUnusable when it is wrong."""
    table = read_table(path, f"{path.parent.name}/{path.name}", ColumnsFile)
    if isinstance(table, tuple):
        raise CatalogUnusable(table)
    return Vocabulary(
        limits=table.limits,
        columns={fold(name): column for column in table.columns for name in column.names},
        kinds={column.key: column for column in table.columns},
        step=re.compile(table.patterns.step),
        payment=re.compile(table.patterns.payment),
        month=re.compile(table.patterns.month),
        label=table.titles.label[0],
        version=table.titles.version[0],
        labels=_folded(table.titles.label),
        versions=_folded(table.titles.version),
        sample=table.titles.sample,
        notes=tuple(table.titles.notes),
        unused=_folded(table.unused.names),
        empty=_folded(table.empty.words),
        categories={fold(word): key for key, words in table.categories.items() for word in (key, *words)},
        category_names={key: words[0] for key, words in table.categories.items()},
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


class Programs:
    """The programs by id, in their newest version, and by everything that lists call them."""

    def __init__(self, programs: Iterable[Program]) -> None:
        self.by_id: dict[str, Program] = {p.id: p for p in sorted(programs, key=lambda p: p.valid_from)}
        called: dict[str, set[str]] = {}
        for id, program in self.by_id.items():
            operator = program.operator.name
            names = (program.name, program.short_name)
            for words in (id, *names, *(f"{operator}{name}" for name in names)):
                called.setdefault(fold(words), set()).add(id)
        # Two programs of one name are no program's name: which is meant, nobody can tell.
        self._ids = {words: min(ids) for words, ids in called.items() if len(ids) == 1}
        self._longest_first = sorted(self._ids, key=len, reverse=True)

    def called(self, text: str) -> str | None:
        """The id of the program with exactly this id or name."""
        return self._ids.get(fold(text))

    def found_in(self, folded: str) -> tuple[frozenset[str], str]:
        """The programs that a folded text names, and what is left of it."""
        found = set()
        for words in self._longest_first:
            if words in folded:
                found.add(self._ids[words])
                folded = folded.replace(words, "")
        return frozenset(found), _BETWEEN.sub("", folded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: where it stands, what its heading says and means.

    program  id where the heading names one, else ""
    label    what a discount is called
    first    first and last payment number of a step, or the month of an expected buy-back (both 0 without)
    """

    at: int
    heading: str
    key: Key
    program: str = ""
    label: str = ""
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Headings:
    """A row read as headings. ``unknown`` are those that mean nothing here."""

    columns: tuple[Column, ...]
    unknown: tuple[str, ...]

    def missing(self, words: Vocabulary) -> tuple[ColumnTable, ...]:
        """Kinds of column that a list cannot do without."""
        there = {column.key for column in self.columns}
        return tuple(kind for kind in words.kinds.values() if kind.needed and kind.key not in there)

    def twice(self, words: Vocabulary) -> tuple[Column, ...]:
        """Columns that mean what an earlier one means already."""
        met: set[tuple[object, ...]] = set()
        again = []
        for column in self.columns:
            what = (column.key, column.program, column.first)
            if what in met and not words.kinds[column.key].many:
                again.append(column)
            met.add(what)
        return tuple(again)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns are, once for all rows.

    program   id that amounts belong to whose heading names none, "" when only the row can say it
    complete  the list has a column that names every program of a device
    """

    columns: tuple[Column, ...]
    program: str
    from_1904: bool = False

    def column(self, key: str) -> Column | None:
        """The column of that kind."""
        return next((column for column in self.columns if column.key == key), None)

    @property
    def complete(self) -> bool:
        """True when the list itself says every program of a device."""
        return self.column("offered") is not None


def read_headings(
    cells: Sequence[object], words: Vocabulary, programs: Programs, groups: Mapping[int, object] = MappingProxyType({})
) -> Headings:
    """Each cell of a row as a heading. ``groups`` are the texts that stand over several columns, by column."""
    columns: list[Column] = []
    unknown: list[str] = []
    for at, cell in enumerate(cells):
        heading = _plain(cell) if isinstance(cell, str) else ""
        folded = fold(heading)
        if folded and folded not in words.unused:
            column = _column(at, heading, folded, words, programs)
            if column is None:
                unknown.append(heading)
            else:
                columns.append(_in_group(column, groups.get(at), words, programs))
    return Headings(tuple(columns), tuple(unknown))


def _in_group(column: Column, group: object, words: Vocabulary, programs: Programs) -> Column:
    """An amount that names no program itself has the one that stands over it."""
    if column.program or not words.kinds[column.key].amount or not isinstance(group, str):
        return column
    found, _ = programs.found_in(fold(group))
    return replace(column, program=next(iter(found))) if len(found) == 1 else column


def _plain(cell: str) -> str:
    """A heading on one line, as it may become a discount's name."""
    return unicodedata.normalize("NFC", " ".join(_CONTROLS.split(cell))).strip(" \u3000")


def _column(at: int, heading: str, folded: str, words: Vocabulary, programs: Programs) -> Column | None:
    named = words.columns.get(folded)
    if named is not None:
        return Column(at=at, heading=heading, key=named.key, label=heading)
    discount, _, label = heading.replace("：", ":").partition(":")
    if (named := words.columns.get(fold(discount))) is not None and named.many and label:
        return Column(at=at, heading=heading, key=named.key, label=label)
    found, rest = programs.found_in(folded)
    if len(found) > 1:
        return None
    program = next(iter(found), "")
    named = words.columns.get(rest)
    if named is not None:
        return Column(at=at, heading=heading, key=named.key, program=program) if named.amount else None
    if (step := words.step.fullmatch(rest)) is not None:
        first, last = int(step["first"]), int(step["last"])
        return Column(at=at, heading=heading, key="steps", program=program, first=first, last=last)
    if (payment := words.payment.fullmatch(rest)) is not None:
        number = int(payment["number"])
        return Column(at=at, heading=heading, key="residual", program=program, first=number, last=number)
    if (month := words.month.fullmatch(rest)) is not None:
        return Column(at=at, heading=heading, key="buyback", program=program, first=int(month["month"]))
    return None


def discount_heading(label: str, words: Vocabulary) -> str:
    """A heading that is read as a discount of this name."""
    kind = words.kinds["discount"]
    return label if words.columns.get(fold(label)) is kind else f"{kind.names[0]}:{label}"


def fits(column: Column, program: Program) -> bool:
    """False for a numbered column that says nothing the price list is asked for under this program."""
    plan = program.plan
    if column.key == "residual" and column.first:
        return plan.kind is PlanKind.RESIDUAL and column.first == plan.payments
    if column.key == "steps" and column.first:
        return plan.kind is PlanKind.STEPS
    return True
