"""What printing needs from outside, as Protocols: the kept list of prints, and the system's own printing. Knows no printer and no paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJobRow:
    """One print of one copy of a paper or of an operator's document: exactly one of the two ids is given.

    copy     ``""``, ``customer`` or ``shop``; reprint 0 for the first issue, n for the n-th 再発行
    printer  empty for the system's usual one; tray a token of `Abilities`, empty for the printer's own choice
    sides    ``one``, ``long`` or ``short`` (which edge the sheet is turned over)
    state    waiting (not handed to the system yet), sent, printed, failed, cancelled
    reason   a problem's code: why it failed, or what holds it up at the printer
    ticket   the system's name for it, empty before the system took it
    """

    id: UUID
    paper_id: UUID | None
    document_id: UUID | None
    title: str
    copy: str
    reprint: int
    printer: str
    tray: str
    sides: str
    state: str
    reason: str
    ticket: str
    staff: str
    asked_at: datetime
    changed_at: datetime


class PrintRecords(Protocol):
    """The print list in the store. Every method is one transaction.

    ``move`` also writes the paper's summary (``PaperRow.state``, ``reason``, ``prints``): the list is the truth, the
    paper's columns are its sum, and they never part.
    """

    def ask(self, rows: tuple[PrintJobRow, ...]) -> tuple[PrintJobRow, ...]:
        """Keep new prints; a paper's copy that waits or is at the printer already is not asked for twice. What was kept."""

    def job(self, id: UUID) -> PrintJobRow | None:
        """One print."""

    def jobs(
        self,
        *,
        states: Collection[str] = (),
        paper_ids: Collection[UUID] = (),
        document_id: UUID | None = None,
        since: datetime | None = None,
    ) -> tuple[PrintJobRow, ...]:
        """Prints in some states, of some papers, of a document, changed since; oldest first. Empty means any."""

    def move(
        self, id: UUID, *, expect: Collection[str], state: str, at: datetime, reason: str = "", ticket: str = ""
    ) -> PrintJobRow | None:
        """Move a print from one of the states ``expect``; None when it was in none of them any more."""

    def direct(self, id: UUID, *, printer: str, tray: str, sides: str) -> None:
        """Send a print elsewhere the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where and how a print comes out. ``printer`` empty for the usual one; ``tray`` a token that the printer gave."""

    printer: str = ""
    tray: str = ""
    sides: str = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a printer can do: trays as (token, name), and the sides it prints on its own."""

    trays: tuple[tuple[str, str], ...] = ()
    sides: tuple[str, ...] = ("one",)


class Stage(StrEnum):
    """How far the system is with a print."""

    HELD = "held"
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The system does not know it any more."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a print at the system; ``reason`` is a problem's code where something is in its way."""

    stage: Stage
    reason: str = ""


class PrintFault(Exception):
    """A print that did not come; ``code`` names the sentence: printer-missing, printer-failed, printer-silent …"""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Spool(Protocol):
    """The printing of the operating system. Every method may take seconds and raises PrintFault."""

    @property
    def holds(self) -> bool:
        """True when what is handed over waits for ``release``: nothing comes out before its ticket is kept."""

    def printers(self) -> tuple[str, ...]:
        """Names of the printers the system offers."""

    def abilities(self, printer: str) -> Abilities:
        """Trays and sides of a printer; empty for the usual one."""

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        """Give a PDF to the system; the ticket by which it knows it. ``mark`` is kept there, for `held`."""

    def release(self, ticket: str) -> None:
        """Let a held print go."""

    def held(self) -> Mapping[str, str]:
        """Tickets of the marked prints that the system still holds, with their marks."""

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        """What became of each."""

    def withdraw(self, ticket: str) -> None:
        """Take a print back; nothing when it has ended already."""


class NoSpool:
    """A counter without a printer: every print stays in the list with that reason."""

    holds = True

    def printers(self) -> tuple[str, ...]:
        """None."""
        return ()

    def abilities(self, printer: str) -> Abilities:
        """Nothing."""
        return Abilities(sides=())

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        """Never prints."""
        raise PrintFault("printer-missing")

    def release(self, ticket: str) -> None:
        """There is none to release."""

    def held(self) -> Mapping[str, str]:
        """None."""
        return {}

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        """None is known here."""
        return {ticket: Fate(Stage.UNKNOWN) for ticket in tickets}

    def withdraw(self, ticket: str) -> None:
        """There is none to take back."""
