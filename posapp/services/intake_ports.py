"""What receiving devices needs from the store: rows that cross the border, and the Protocol. Bodies are JSON text of snapshots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from posapp.domain.intake import Intake
from posapp.domain.problem import Problem
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.ports import CaseRow, EventRow, PaperRow, SheetUse


class IntakeState(StrEnum):
    """How an intake ended."""

    RECEIVED = "received"
    REFUSED = "refused"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeBody:
    """What an intake keeps: everything typed and ticked, and what the rules made of it. ``intake`` is None before a contract."""

    draft: IntakeDraft
    intake: Intake | None
    problems: tuple[Problem, ...]
    choice: str
    checklist: str
    papers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundContract:
    """A case whose device may come back, with the numbers it is known by."""

    row: CaseRow
    imei: str
    serial: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """How a case's device is known: the numbers that a scan finds it by. Empty where there is none."""

    case_id: UUID
    number: str
    imei: str
    serial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRow:
    """回収: one device that came over the counter. state received, refused or reported; number is the draft's."""

    id: UUID
    number: str
    state: str
    case_id: UUID | None
    customer: str
    phone: str
    device: str
    program: str
    imei: str
    serial: str
    body: str
    format: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line of 古物台帳 as kept. ``number`` counts from 1 without gaps; ``corrects`` is the number put right, None for a receipt."""

    id: UUID
    number: int
    received_on: str
    corrects: int | None
    intake_id: UUID | None
    imei: str
    serial: str
    body: str
    format: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """Everything one receipt writes in one transaction; the draft of the same id is removed with it. ``done`` are tasks it closes."""

    intake: IntakeRow
    entry: LedgerEntry | None
    papers: tuple[PaperRow, ...]
    events: tuple[EventRow, ...]
    sheets: SheetUse | None = None
    done: tuple[UUID, ...] = ()


class IntakeRecords(Protocol):
    """The store of intakes and of the ledger. Every method is one transaction; a known failure raises StoreFault."""

    def keep_contract(self, row: ContractRow) -> None:
        """Set the numbers of a case's device."""

    def contract(self, case_id: UUID) -> ContractRow | None:
        """The numbers of a case's device."""

    def contracts_of(self, code: str) -> tuple[ContractRow, ...]:
        """Contracts with exactly this IMEI, serial or contract number."""

    def receive(self, id: UUID, make: Callable[[int], Reception]) -> IntakeRow:
        """Write what ``make`` gives for the next number of the ledger: all or nothing, and once per id.

        A number is used up only when an entry was written with it. A second call with the same id changes nothing and
        returns the stored row. SheetsTaken, and nothing written, when a sheet it was keyed in from is not free.
        """

    def intake(self, id: UUID) -> IntakeRow | None:
        """One intake."""

    def intakes(self, text: str = "", limit: int = 100) -> tuple[IntakeRow, ...]:
        """Intakes whose number, name, phone, device or IMEI holds ``text``, newest first."""

    def taken(self, code: str) -> LedgerEntry | None:
        """The newest line of the ledger with this IMEI or serial number."""

    def ledger(self, first: str, last: str) -> tuple[LedgerEntry, ...]:
        """Lines received in a period (ISO dates, both included), with every correction of them, by number."""

    def ledger_days(self) -> tuple[str, str] | None:
        """The first and the last day that a line was received on; None while the ledger is empty."""

    def correct(self, make: Callable[[int], LedgerEntry], event: EventRow) -> LedgerEntry:
        """Append a correction as the next number of the ledger."""
