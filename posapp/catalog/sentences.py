"""Problems → Japanese, from resources/i18n/ja/problems.toml. Knows no screen and decides nothing.

A sentence names a problem's values in braces; after a colon stands how a value is said: ``yen``, ``points``, ``month`` (program
month), ``date``, or one of the tables of words. A stretch in double brackets falls away when a value inside is missing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from posapp.catalog.loader import read_table
from posapp.catalog.schema import ChecklistFile, SurchargesFile
from posapp.domain.facts import date_text, program_month_text, yen_text
from posapp.domain.problem import Problem, Value, stop

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PLACE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
_WORDS = "words"
FIELD = "field"
"""The name that stands for the field's label instead of a value."""
SAID_AS = frozenset(["yen", "points", "month", "date", "category", "part", "detail", "state", "finding", "cover"])
"""What may stand after the colon."""


class Sentences:
    """The sentences of every problem. An unknown code still gets a sentence, with the code in it."""

    def __init__(self, table: Mapping[str, Any], catalog: Path) -> None:
        self._table = table
        self._words: Mapping[str, Mapping[str, str]] = table[_WORDS]
        self._catalog = catalog

    @classmethod
    def load(cls, root: Path) -> Sentences:
        """Read them from a folder of resources."""
        text = (root / "i18n" / "ja" / "problems.toml").read_text("utf-8")
        return cls(tomllib.loads(text), root / "catalog")

    @property
    def codes(self) -> frozenset[str]:
        """Every code that has a sentence."""
        return frozenset(self._table) - {_WORDS}

    def text(self, problem: Problem) -> str:
        """What is wrong and the mend, one sentence each."""
        entry = self._entry(problem)
        return self._fill(entry["text"], problem) + self._fill(entry["mend"], problem)

    def short(self, problem: Problem) -> str:
        """What is wrong or the mend in few words, for under a field; the whole text where there is no short form."""
        entry = self._entry(problem)
        return self._fill(entry["short"], problem) if "short" in entry else self.text(problem)

    def fault(self, code: str, detail: str = "") -> str:
        """The sentence of a known fault (StoreFault, PaperFault, PrintFault)."""
        return self.text(stop(code, detail=detail or None))

    def _entry(self, problem: Problem) -> Mapping[str, str]:
        found: Mapping[str, str] | None = self._table.get(problem.code)
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
        if how == "date":
            return _day(value)
        return self._labels(how).get(value, value)

    def _labels(self, how: str | None) -> Mapping[str, str]:
        if how == "finding":
            return self._findings
        if how == "cover":
            return self._covers
        return self._words.get(how or "", {})

    def _field(self, where: str) -> str:
        name = where.rpartition(".")[2].partition("[")[0]
        return self._words["field"].get(name, self._words["unknown"]["field"])

    @cached_property
    def _findings(self) -> Mapping[str, str]:
        """査定項目 by code, as the checklists call them."""
        tables = (
            read_table(path, path.name, ChecklistFile) for path in sorted(self._catalog.glob("checklists/*.toml"))
        )
        return {f.code: f.label for table in tables if isinstance(table, ChecklistFile) for f in table.findings}

    @cached_property
    def _covers(self) -> Mapping[str, str]:
        """補償サービス by id, as the tables of surcharges call them."""
        tables = (
            read_table(path, path.name, SurchargesFile) for path in sorted(self._catalog.glob("surcharges/*.toml"))
        )
        return {c.id: c.label for table in tables if isinstance(table, SurchargesFile) for c in table.covers}


def _day(text: str) -> str:
    try:
        return date_text(date.fromisoformat(text))
    except ValueError:
        return text


def placeholders(template: str) -> frozenset[str]:
    """The values a sentence cannot do without; those of double brackets left out."""
    return frozenset(name for name, _ in _PLACE.findall(_OPTIONAL.sub("", template)))
