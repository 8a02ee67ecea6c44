"""Problems and reasons → Japanese, from resources/i18n/ja. Knows no screen and decides nothing.

A problem has a sentence, its mend and a short form (problems.toml); a reason, which mends nothing, a sentence alone (reasons.toml).
A sentence names a problem's values in braces; after a colon stands how a value is said: ``yen``, ``points``, ``month`` (program
month), ``calendar`` (a calendar month), ``date``, or one of the tables of words. A stretch in double brackets falls away when a value inside is missing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from posapp.catalog.differences import DifferenceWords
from posapp.catalog.loader import read_table
from posapp.catalog.schema import ChecklistFile, OperatorFile, ProgramFile, SurchargesFile, Table
from posapp.domain.difference import Line, Told
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.months import Month
from posapp.domain.problem import Problem, Value, stop

T = TypeVar("T", bound=Table)
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PLACE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
_WORDS = "words"
PROBLEMS, REASONS, DIFFERENCES = "problems.toml", "reasons.toml", "differences.toml"
FIELD = "field"
"""The name that stands for the field's label instead of a value."""
SAID_AS = frozenset(
    ["yen", "points", "month", "calendar", "date", "category", "part", "detail", "state", "finding", "cover", "program"]
)
"""What may stand after the colon."""


class Sentences:
    """The sentences of every problem. An unknown code still gets a sentence, with the code in it."""

    def __init__(
        self,
        table: Mapping[str, Any],
        catalog: Path,
        reasons: Mapping[str, Any] | None = None,
        differences: Mapping[str, Any] | None = None,
    ) -> None:
        self._table = table
        self._reasons = {code: {"mend": "", "short": entry["text"], **entry} for code, entry in (reasons or {}).items()}
        self._words: Mapping[str, Mapping[str, str]] = table[_WORDS]
        self._catalog = catalog
        self._differences = DifferenceWords(table=differences or {}, said=self._said_as, sentence=self.text)

    @classmethod
    def load(cls, root: Path) -> Sentences:
        """Read them from a folder of resources."""
        folder = root / "i18n" / "ja"
        names = (PROBLEMS, REASONS, DIFFERENCES)
        problems, reasons, differences = (tomllib.loads((folder / name).read_text("utf-8")) for name in names)
        return cls(problems, root / "catalog", reasons, differences)

    @property
    def codes(self) -> frozenset[str]:
        """Every code of a problem that has a sentence."""
        return frozenset(self._table) - {_WORDS}

    @property
    def reasons(self) -> frozenset[str]:
        """Every code of a reason."""
        return frozenset(self._reasons)

    def text(self, problem: Problem) -> str:
        """What is wrong and the mend, one sentence each."""
        return self.what(problem) + self.mend(problem)

    def what(self, problem: Problem) -> str:
        """What is wrong, without the mend."""
        return self._fill(self._entry(problem)["text"], problem)

    def mend(self, problem: Problem) -> str:
        """What to do about it."""
        return self._fill(self._entry(problem)["mend"], problem)

    def parts(self, problem: Problem) -> tuple[str, str]:
        """What is wrong, and the mend."""
        entry = self._entry(problem)
        return self._fill(entry["text"], problem), self._fill(entry["mend"], problem)

    def short(self, problem: Problem) -> str:
        """What is wrong or the mend in few words, for under a field; the whole text where there is no short form."""
        entry = self._entry(problem)
        return self._fill(entry["short"], problem) if "short" in entry else self.text(problem)

    def fault(self, code: str, detail: str = "") -> str:
        """The sentence of a known fault (StoreFault, PaperFault, PrintFault)."""
        return self.text(stop(code, detail=detail or None))

    def told(self, line: Line) -> Told:
        """One line of what changed between two quotes."""
        return self._differences.told(line)

    def _said_as(self, how: str, word: str) -> str:
        return self._labels(how).get(word, word)

    def _entry(self, problem: Problem) -> Mapping[str, str]:
        found: Mapping[str, str] | None = self._reasons.get(problem.code) or self._table.get(problem.code)
        return self._words["unknown"] if found is None or problem.code == _WORDS else found

    def _fill(self, template: str, problem: Problem) -> str:
        values = {"code": problem.code, **dict(problem.values), FIELD: self._field(problem.where)}

        def optional(found: re.Match[str]) -> str:
            inner = found.group(1)
            return "" if any(values.get(name) is None for name, _ in _PLACE.findall(inner)) else inner

        def one(found: re.Match[str]) -> str:
            return self._said(values.get(found.group(1)), found.group(2))

        return _PLACE.sub(one, _OPTIONAL.sub(optional, template))

    def _said(self, value: Value, how: str | None) -> str:
        # A sentence about a problem must never become a problem: what does not fit is shown as it is.
        if value is None:
            return "—"
        if isinstance(value, int):
            if how == "yen":
                return yen_text(value)
            if how == "points":
                return f"{value:,}ポイント"
            return program_month_text(value) if how == "month" else str(value)
        if how in _DAYS:
            return _DAYS[how](value)
        return self._labels(how).get(value, value)

    def _labels(self, how: str | None) -> Mapping[str, str]:
        if how == "finding":
            return self._findings
        if how == "cover":
            return self._covers
        if how == "program":
            return self._programs
        return self._words.get(how or "", {})

    def _field(self, where: str) -> str:
        name = where.rpartition(".")[2].partition("[")[0]
        return self._words["field"].get(name, self._words["unknown"]["field"])

    @cached_property
    def _findings(self) -> Mapping[str, str]:
        """査定項目 by code, as the checklists call them."""
        return {f.code: f.label for table in self._tables("checklists", ChecklistFile) for f in table.findings}

    @cached_property
    def _covers(self) -> Mapping[str, str]:
        """補償サービス by id, as the tables of surcharges call them."""
        return {c.id: c.label for table in self._tables("surcharges", SurchargesFile) for c in table.covers}

    @cached_property
    def _programs(self) -> Mapping[str, str]:
        """プログラム by id: the operator's name and the short name."""
        names = {t.key: t.name for t in self._tables("operators", OperatorFile)}
        return {t.id: f"{names.get(t.operator, '')} {t.short_name}" for t in self._tables("programs", ProgramFile)}

    def _tables(self, folder: str, shape: type[T]) -> list[T]:
        """The right files of a folder in order; a wrong one is said elsewhere."""
        read = (read_table(path, path.name, shape) for path in sorted((self._catalog / folder).glob("*.toml")))
        return [table for table in read if not isinstance(table, tuple)]


def _day(text: str) -> str:
    try:
        return date_text(date.fromisoformat(text))
    except ValueError:
        return text


def _calendar(text: str) -> str:
    try:
        return month_text(Month.parse(text))
    except ValueError:
        return text


_DAYS: Mapping[str | None, Callable[[str], str]] = {"date": _day, "calendar": _calendar}


def placeholders(template: str) -> frozenset[str]:
    """The values a sentence cannot do without; those of double brackets left out."""
    return frozenset(name for name, _ in _PLACE.findall(_OPTIONAL.sub("", template)))
