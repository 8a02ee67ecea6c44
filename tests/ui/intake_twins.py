"""Intakes and ledger in memory, by the border's rules, beside `tests.ui.twins.Records`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from posapp.services.intake_ports import ContractRow, IntakeRow, LedgerEntry, Reception
from posapp.services.photo_ports import HeldPhotos, PhotoRow
from posapp.services.ports import EventRow, PaperRow, SheetUse


class Held(Protocol):
    """What a receipt writes beside its own rows."""

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None: ...

    def append(self, event: EventRow) -> None: ...

    def drop_draft(self, id: UUID) -> None: ...

    def use_sheets(self, given: SheetUse | None) -> None: ...

    def close_tasks(self, ids: tuple[UUID, ...]) -> None: ...


class Intakes:
    """The store's half for devices that come back."""

    def __init__(self, records: Held) -> None:
        self.records = records
        self.contracts: dict[UUID, ContractRow] = {}
        self.rows: dict[UUID, IntakeRow] = {}
        self.lines: list[LedgerEntry] = []

    def keep_contract(self, row: ContractRow) -> None:
        self.contracts[row.case_id] = row

    def contract(self, case_id: UUID) -> ContractRow | None:
        return self.contracts.get(case_id)

    def contracts_of(self, code: str) -> tuple[ContractRow, ...]:
        return tuple(c for c in self.contracts.values() if code and code in (c.imei, c.serial, c.number))

    def receive(self, id: UUID, make: Callable[[int], Reception]) -> IntakeRow:
        if id in self.rows:
            return self.rows[id]
        made = make(len(self.lines) + 1)
        self.records.use_sheets(made.sheets)
        if made.entry is not None:
            self.lines.append(made.entry)
        self.records.keep_papers(made.papers)
        for event in made.events:
            self.records.append(event)
        self.records.close_tasks(made.done)
        self.records.drop_draft(id)
        self.rows[id] = made.intake
        return made.intake

    def intake(self, id: UUID) -> IntakeRow | None:
        return self.rows.get(id)

    def intakes(self, text: str = "", limit: int = 100) -> tuple[IntakeRow, ...]:
        found = [r for r in self.rows.values() if text in f"{r.number} {r.customer} {r.device} {r.imei}"]
        return tuple(reversed(found[-limit:]))

    def taken(self, code: str) -> LedgerEntry | None:
        return next((line for line in reversed(self.lines) if code and code in (line.imei, line.serial)), None)

    def ledger(self, first: str, last: str) -> tuple[LedgerEntry, ...]:
        within = {line.number for line in self.lines if first <= line.received_on <= last}
        return tuple(line for line in self.lines if line.number in within or line.corrects in within)

    def ledger_days(self) -> tuple[str, str] | None:
        days = sorted(line.received_on for line in self.lines)
        return (days[0], days[-1]) if days else None

    def correct(self, make: Callable[[int], LedgerEntry], event: EventRow) -> LedgerEntry:
        entry = make(len(self.lines) + 1)
        self.lines.append(entry)
        self.records.append(event)
        return entry


class Photos:
    """The store's half for photos; ``ended`` are intakes whose photos stay."""

    def __init__(self) -> None:
        self.rows: dict[UUID, PhotoRow] = {}
        self.ended: set[UUID] = set()
        self.fault: Exception | None = None

    def keep(self, row: PhotoRow) -> None:
        if self.fault is not None:
            raise self.fault
        self.rows.setdefault(row.id, row)

    def photo(self, id: UUID) -> PhotoRow | None:
        return self.rows.get(id)

    def photos(self, subject: UUID) -> tuple[PhotoRow, ...]:
        return tuple(row for row in self.rows.values() if row.subject == subject)

    def drop(self, id: UUID) -> None:
        if self.fault is not None:
            raise self.fault
        if id in self.rows and self.rows[id].subject not in self.ended:
            del self.rows[id]

    def held(self) -> tuple[HeldPhotos, ...]:
        return ()

    def purge(self, events: tuple[EventRow, ...]) -> None:
        raise AssertionError("no window removes photos")
