"""停電時の用紙: numbered blank forms, what each may become, and what stands against a number that is typed. Knows no paper and no store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from posapp.domain.by_hand import ExampleAmounts
from posapp.domain.disclosure import Topic
from posapp.domain.intake import Issue
from posapp.domain.problem import Problem, stop
from posapp.domain.program import Program
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation

WHERE = "sheets"
"""The field that numbers of sheets are typed into."""
MOST_SHEETS = 50
"""Forms of one kind in one kit: a day's work, and what a guide lists on two pages."""
KEY_IN_DAYS = 1
"""Days after a kit was first used by which the rest of it is keyed in or put away."""


class SheetKind(StrEnum):
    """A form with a number of its own. The words are those of the papers."""

    QUOTE = "outage-quote"
    DISCLOSURE = "outage-disclosure"
    APPLICATION = "outage-application"
    INTAKE = "outage-intake"


class SheetState(StrEnum):
    """Where a sheet stands: still blank (or written on and not keyed in), keyed in, or spoiled and put away."""

    BLANK = "blank"
    KEYED = "keyed"
    SPOILED = "spoiled"


class Matter(StrEnum):
    """What a sheet is keyed in as."""

    QUOTE = "quote"
    SALE = "sale"
    INTAKE = "intake"


TAKES = {
    Matter.QUOTE: frozenset({SheetKind.QUOTE}),
    Matter.SALE: frozenset({SheetKind.QUOTE, SheetKind.DISCLOSURE, SheetKind.APPLICATION}),
    Matter.INTAKE: frozenset({SheetKind.INTAKE}),
}
"""Which sheets a matter may come from, at most one of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One numbered form. ``keyed_as`` is the number of the record it became, empty before; ``made_on`` the shop's day."""

    number: str
    kind: SheetKind
    kit: str
    made_on: date
    state: SheetState = SheetState.BLANK
    keyed_as: str = ""
    note: str = ""


def against(
    numbers: Sequence[str], found: Iterable[Sheet], matter: Matter, *, own: Collection[str] = (), on: date, today: date
) -> Iterator[Problem]:
    """What stands against keying these numbers in as a matter of the day ``on``.

    ``own`` are the record's own numbers: a sheet that became this very record is no sheet used twice.
    """
    known = {sheet.number: sheet for sheet in found}
    seen: set[SheetKind] = set()
    for number in numbers:
        sheet = known.get(number)
        if sheet is None:
            yield stop("sheet-unknown", WHERE, number=number)
            continue
        if sheet.kind not in TAKES[matter]:
            yield stop("sheet-of-another-kind", WHERE, number=number, kind=sheet.kind.value, matter=matter.value)
        elif sheet.kind in seen:
            yield stop("sheet-twice-of-a-kind", WHERE, number=number, kind=sheet.kind.value)
        seen.add(sheet.kind)
        yield from _used(sheet, own)
        if on < sheet.made_on:
            yield stop("sheet-made-later", WHERE, number=number, on=on.isoformat(), made=sheet.made_on.isoformat())
    if numbers and on > today:
        yield stop("sheet-day-ahead", WHERE, on=on.isoformat(), today=today.isoformat())


def _used(sheet: Sheet, own: Collection[str]) -> Iterator[Problem]:
    if sheet.state is SheetState.SPOILED:
        yield stop("sheet-spoiled", WHERE, number=sheet.number)
    elif sheet.state is SheetState.KEYED and sheet.keyed_as not in own:
        yield stop("sheet-keyed-already", WHERE, number=sheet.number, keyed_as=sheet.keyed_as)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The sheets that were made together. ``used_on`` is the day of the first that was keyed in or spoiled, None before."""

    number: str
    sheets: tuple[Sheet, ...]
    used_on: date | None = None

    @property
    def made_on(self) -> date:
        """The day of its making."""
        return self.sheets[0].made_on

    def of(self, state: SheetState) -> tuple[Sheet, ...]:
        """Its sheets in a state, in the order of their numbers."""
        return tuple(sheet for sheet in self.sheets if sheet.state is state)

    @property
    def never_keyed(self) -> tuple[Sheet, ...]:
        """Numbers of which nobody knows yet whether something is written on them."""
        return self.of(SheetState.BLANK)

    @property
    def due(self) -> date | None:
        """By when the rest is keyed in or put away; None while nothing was used, or nothing is left.

        A kit that lies ready for the next outage asks for nothing.
        """
        if self.used_on is None or not self.never_keyed:
            return None
        return self.used_on + timedelta(days=KEY_IN_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class KitLine:
    """One form of a kit: its kind and its numbers in order, of which the last ``large`` are in large print."""

    kind: SheetKind
    numbers: tuple[str, ...]
    large: int = 0

    def is_large(self, number: str) -> bool:
        """True for a number of a sheet in large print."""
        return number in self.numbers[len(self.numbers) - self.large :]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageCase:
    """What every paper of a kit is composed from.

    issue     shop, the paper's own number and the moment of making
    kit       the kit's number
    programs  those in force on the day, with whom a contract can be made by hand
    examples  quotes that the rules themselves worked out, one for a program where the example fits it
    topics    重要事項説明 as the catalogue has it
    lines     what the kit holds
    """

    issue: Issue
    kit: str
    programs: tuple[Program, ...]
    regulation: Regulation
    examples: tuple[Quote, ...] = ()
    topics: tuple[Topic, ...] = ()
    lines: tuple[KitLine, ...] = ()
    staff: str = ""

    @property
    def large_print(self) -> bool:
        """True when the kit has sheets in large print: only then may its words promise them."""
        return any(line.large for line in self.lines)

    def example(self, program: Program) -> Quote | None:
        """The worked example of a program."""
        return next((quote for quote in self.examples if quote.program.id == program.id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPlan:
    """What a kit is made of when nobody says otherwise: how many of each form, and the amounts of the worked examples.

    large  how many of each form are in large print
    """

    counts: tuple[tuple[SheetKind, int], ...]
    amounts: ExampleAmounts
    large: int = 0
