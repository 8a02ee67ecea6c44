"""Lines of a difference → Japanese, from resources/i18n/ja/differences.toml. Decides nothing and knows no screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from posapp.domain.difference import Line, Told, Unit
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.months import ClosingDay, Month
from posapp.domain.problem import Problem, Value
from posapp.domain.purchase import NO_COVER

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_RUN = re.compile(r"(\d+)-(\d+)")
PLUS, MINUS = "＋", "−"

Said = Callable[[str, str], str]
"""The label of a word in a table (category or cover, word)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceWords:
    """The words of every line. ``said`` and ``sentence`` are those of the problems, so that one thing has one name."""

    table: Mapping[str, Any]
    said: Said
    sentence: Callable[[Problem], str]

    def told(self, line: Line) -> Told:
        """One line as a row: what, before, after, and what that changes."""
        before, after = self._value(line, line.before), self._value(line, line.after)
        return Told(label=self._label(line), before=before, after=after, change=self._change(line))

    def _label(self, line: Line) -> str:
        part = "" if line.problem is not None else _RUN.sub(self._range, line.part)
        template: str = self.table["labels"][line.key]
        return _OPTIONAL.sub(lambda found: found[1] if part else "", template).replace("{part}", part)

    def _range(self, found: re.Match[str]) -> str:
        text: str = self._word("range")
        return text.format(first=found[1], last=found[2])

    def _word(self, name: str) -> str:
        return str(self.table["words"][name])

    def _value(self, line: Line, value: Value) -> str:
        if value is None or value is False:
            return self._word("nothing")
        if line.problem is not None:
            return self.sentence(line.problem)
        return self._number(line, value) if isinstance(value, int) else self._text(line.unit, value)

    def _number(self, line: Line, value: int) -> str:
        if line.unit is Unit.YEN:
            return yen_text(value)
        if line.unit is Unit.POINTS:
            return f"{value:,}ポイント"
        if line.unit is Unit.MONTH:
            return program_month_text(value)
        return f"{value}{self.table['counters'].get(line.key, '')}"

    def _text(self, unit: Unit, value: str) -> str:
        if unit is Unit.DAY:
            return date_text(date.fromisoformat(value))
        if unit is Unit.CALENDAR:
            return month_text(Month.parse(value))
        if unit is Unit.PERCENT:
            return value + self._word("percent")
        if unit is Unit.CLOSING:
            at_end = value == ClosingDay.END
            return self._word("closing_end") if at_end else self._word("closing_day").format(day=value)
        if unit is Unit.COVER and value == NO_COVER:
            return self._word("no_cover")
        return self.said(unit.value, value) if unit in (Unit.CATEGORY, Unit.COVER) else value

    def _change(self, line: Line) -> str:
        if line.same:
            return ""
        change = line.change
        if change is None:
            return self._word(
                "added" if line.before in (None, False) else "gone" if line.after in (None, False) else "changed"
            )
        sign, size = (PLUS if change > 0 else MINUS), abs(change)
        if line.unit is Unit.DAY:
            return f"{sign}{size}{self._word('days')}"
        if line.unit in (Unit.CALENDAR, Unit.MONTH):
            return f"{sign}{size}{self._word('months')}"
        return sign + self._number(line, size)
