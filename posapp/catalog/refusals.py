"""Why a benefit cannot be used, said to the customer, from resources/i18n/ja/refusals.toml. Decides nothing, knows no paper."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from posapp.catalog.sentences import Sentences
from posapp.domain.intake_papers import Reason
from posapp.domain.problem import Problem

FILE = "refusals.toml"


class RefusalWords:
    """Reasons as a customer takes them home. A code without an entry concerns staff alone."""

    def __init__(self, table: Mapping[str, Mapping[str, str]], sentences: Sentences) -> None:
        self._table = table
        self._sentences = sentences

    @classmethod
    def load(cls, root: Path, sentences: Sentences) -> RefusalWords:
        """Read them from a folder of resources."""
        return cls(tomllib.loads((root / "i18n" / "ja" / FILE).read_text("utf-8")), sentences)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that is told to customers."""
        return frozenset(self._table)

    def told(self, problem: Problem) -> Reason | None:
        """What stands against the benefit and what would cure it; None for what is no customer's business."""
        entry = self._table.get(problem.code)
        if entry is None:
            return None
        return Reason(entry.get("text") or self._sentences.what(problem), entry["cure"])
