"""Numbers of 手書き用紙 on their way into a record: what the sale and the return ask of 停電時の用紙, and what they write. Keeps nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from json import dumps
from typing import Protocol
from uuid import UUID

from posapp.domain.outage import WHERE, Matter, SheetKind
from posapp.domain.problem import Problem, stop
from posapp.flows.intake_forms import IntakeDraft
from posapp.flows.outage import read_handed, read_sheets
from posapp.services.ports import Around, EventRow, SheetsTaken, SheetUse

KEYED = "sheet-keyed"
"""The event of a sheet that became a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """What stands in the field: the numbers with their kinds as far as they are known, and what stands against them."""

    numbers: tuple[str, ...] = ()
    kinds: tuple[SheetKind | None, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The numbers when nothing stands against any of them."""
        return () if self.problems else self.numbers

    def of(self, kind: SheetKind) -> tuple[str, ...]:
        """The accepted numbers of a kind."""
        pairs = zip(self.numbers, self.kinds, strict=True)
        return () if self.problems else tuple(number for number, held in pairs if held is kind)


NOTHING_KEYED = Keyed()


class HandSheets(Protocol):
    """The sheets of the shop; app.py puts `posapp.services.outage` here."""

    def keyed(self, text: str, matter: Matter, *, own: Collection[str], on: date) -> Keyed:
        """What stands in the field, looked up for a matter of the day ``on``; ``own`` are the record's own numbers."""


class NoSheets:
    """A counter without a kit: no number is known."""

    def keyed(self, text: str, matter: Matter, *, own: Collection[str], on: date) -> Keyed:
        """Every number is unknown."""
        read = read_sheets(text)
        if isinstance(read, Problem):
            return Keyed(problems=(read,))
        unknown = tuple(stop("sheet-unknown", WHERE, number=number) for number in read)
        return Keyed(numbers=read, kinds=(None,) * len(read), problems=unknown)


NO_SHEETS = NoSheets()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """When a device came over the counter: now, or as its sheet says."""

    at: datetime
    numbers: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def handed(sheets: HandSheets, draft: IntakeDraft, now: datetime) -> Handed:
    """The moment of a return; the day and time typed count only beside a sheet's number."""
    if not draft.sheets:
        return Handed(at=now)
    read = read_handed(draft.handed_on, draft.handed_at, now)
    at = now if isinstance(read, tuple) else read
    keyed = sheets.keyed(draft.sheets, Matter.INTAKE, own=(draft.number,), on=at.date())
    return Handed(at=at, numbers=keyed.accepted, problems=(*keyed.problems, *(read if isinstance(read, tuple) else ())))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers in a field that was checked before."""
    read = read_sheets(text)
    return () if isinstance(read, Problem) else read


def use_of(numbers: tuple[str, ...], keyed_as: str, own: Iterable[str], at: datetime) -> SheetUse | None:
    """What is written with the record; None without a number."""
    return SheetUse(numbers=numbers, keyed_as=keyed_as, own=tuple(own), at=at) if numbers else None


def events_of(numbers: tuple[str, ...], keyed_as: str, subject: UUID, around: Around) -> tuple[EventRow, ...]:
    """One line a sheet: which record it became."""
    return tuple(
        EventRow(
            id=around.new_id(), at=around.now(), staff=around.staff(), subject=subject, what=KEYED,
            body=dumps({"sheet": number, "as": keyed_as}),
        )
        for number in numbers
    )  # fmt: skip


def taken(fault: SheetsTaken) -> tuple[Problem, ...]:
    """Somebody else keyed the sheet in, or put it away, in the same moment."""
    return (stop("sheet-changed-elsewhere", WHERE, number=fault.number),)
