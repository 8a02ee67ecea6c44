"""Problems are values: what is wrong, where, with which figures. Knows no language; the sentence is made in `posapp.catalog.sentences`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Level(StrEnum):
    """How much a problem weighs."""

    STOP = "stop"
    """The thing asked for is not possible."""
    NOTICE = "notice"
    """It is possible, and the customer or the staff must know this."""


Value: TypeAlias = int | str | bool | None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or must be known.

    code    a word from the vocabulary in resources/i18n/ja/problems.toml
    where   the key of the request or the field, e.g. ``returns[0]`` or ``cash_price``
    values  the figures of the sentence (yen, months, dates as ISO text)
    """

    code: str
    where: str = ""
    values: tuple[tuple[str, Value], ...] = ()
    level: Level = Level.STOP

    @property
    def stops(self) -> bool:
        """True when the thing asked for is not possible."""
        return self.level is Level.STOP


def stop(code: str, where: str = "", **values: Value) -> Problem:
    """A problem that makes the thing asked for impossible."""
    return Problem(code, where, tuple(values.items()))


def notice(code: str, where: str = "", **values: Value) -> Problem:
    """A problem that leaves the thing possible but must be said."""
    return Problem(code, where, tuple(values.items()), Level.NOTICE)


def reason(code: str, **values: Value) -> Problem:
    """Why a figure is what it is; nothing is wrong, nothing to mend. Its sentence stands in resources/i18n/ja/reasons.toml."""
    return Problem(code, "", tuple(values.items()), Level.NOTICE)


def stopping(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only those that make the thing impossible."""
    return tuple([p for p in problems if p.level is Level.STOP])
