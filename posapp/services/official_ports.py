"""What 公式書類 needs from outside: the rows that cross to the store, the reader of PDFs, and their Protocols."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from posapp.domain.official import OfficialPdf
from posapp.domain.problem import Problem
from posapp.services.ports import EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRow:
    """One document as added, without its bytes. Days are ISO texts; ``valid_until`` empty is open; digest is SHA-256 in hex."""

    id: UUID
    slot: str
    title: str
    version: str
    valid_from: str
    valid_until: str
    digest: str
    pages: int
    size: int
    staff: str
    added_at: datetime
    withdrawn_at: datetime | None = None


class OfficialReader(Protocol):
    """Reads a file that staff chose, whatever it turns out to be. May take a second: never on the window's thread."""

    def read(self, path: Path) -> OfficialPdf | Problem:
        """The PDF, or the sentence that says why it is none that can be used."""


class OfficialRecords(Protocol):
    """The store of documents. Every method is one transaction; a known failure raises StoreFault. Nothing is ever deleted."""

    def keep(
        self, row: OfficialRow, data: bytes, event: EventRow, ended: tuple[UUID, str] | None = None
    ) -> OfficialRow:
        """Keep a document with its event; the oldest one that holds a day of its slot already is answered instead.

        ended  (id, ISO day): a document whose last day becomes that one first
        """

    def documents(self) -> tuple[OfficialRow, ...]:
        """All documents, withdrawn ones too, by slot and first day."""

    def data(self, id: UUID) -> bytes | None:
        """The bytes of a document."""

    def withdraw(self, id: UUID, at: datetime, event: EventRow) -> bool:
        """Take a document out of use with its event; False when it was already, or is not there."""
