"""The catalogue as loaded: programs by day, law book, operators, and every mistake found on the way. Reads no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posapp.catalog.mistakes import Mistake
from posapp.domain.program import Operator, Program
from posapp.domain.regulation import LawBook


class CatalogUnusable(Exception):
    """The law's figures cannot be read, so nothing may be quoted. ``mistakes`` say why."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything usable in a catalogue folder. Wrong files are left out and stand in ``mistakes``.

    programs     by id, then by the day they were first sold
    unconfirmed  keys of operators whose creditor the shop has still to confirm
    law_book     None when the law's figures are incomplete; ``law`` then raises CatalogUnusable
    """

    programs: tuple[Program, ...]
    operators: tuple[Operator, ...]
    mistakes: tuple[Mistake, ...]
    law_book: LawBook | None
    unconfirmed: tuple[str, ...] = ()

    @property
    def law(self) -> LawBook:
        """The law's dated figures; CatalogUnusable when they are incomplete."""
        if self.law_book is None:
            raise CatalogUnusable(self.mistakes)
        return self.law_book

    @property
    def ids(self) -> tuple[str, ...]:
        """Every program id, in the order of ``programs``."""
        return tuple(dict.fromkeys(program.id for program in self.programs))

    def versions(self, id: str) -> tuple[Program, ...]:
        """All versions of one program, oldest first."""
        return tuple(program for program in self.programs if program.id == id)

    def program(self, id: str, on: date) -> Program | None:
        """The version sold on that day; when none was, the nearest in time; None for an unknown id."""
        versions = self.versions(id)
        sold = [program for program in versions if program.sold_on(on)]
        return sold[0] if sold else min(versions, key=lambda program: _distance(program, on), default=None)

    def latest(self, id: str, on: date) -> Program | None:
        """The newest version that was already sold by that day, in force or not; None before the first."""
        begun = [program for program in self.versions(id) if program.valid_from <= on]
        return begun[-1] if begun else None

    def sold_on(self, day: date) -> tuple[Program, ...]:
        """The programs sold on that day."""
        return tuple(program for program in self.programs if program.sold_on(day))


def _distance(program: Program, on: date) -> int:
    """Days between a day and the period of a program that was not sold then."""
    if on < program.valid_from:
        return (program.valid_from - on).days
    return (on - (program.valid_until or on)).days
