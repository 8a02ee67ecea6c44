"""What returns by courier need from the store: rows that cross the border, and the Protocol. Bodies are JSON text of snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from posapp.services.ports import EventRow, PaperRow

OPEN = ("announced", "applied", "collected", "assessed")
"""States in which somebody still has to do something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReturnRow:
    """郵送での返却: one device that goes to the assessor by courier. ``due`` is the day of the next step (ISO), empty for none."""

    id: UUID
    number: str
    state: str
    case_id: UUID | None
    customer: str
    kana: str
    phone: str
    device: str
    program: str
    serial: str
    due: str
    body: str
    format: int
    opened_at: datetime
    changed_at: datetime


class MailRecords(Protocol):
    """The store of returns by courier. Every method is one transaction; a known failure raises StoreFault."""

    def open(self, row: MailReturnRow, papers: tuple[PaperRow, ...], event: EventRow) -> MailReturnRow:
        """Write a new one once and remove the draft of the same id; the stored row when it is known."""

    def advance(
        self, row: MailReturnRow, *, expect: str, papers: tuple[PaperRow, ...], event: EventRow, done: tuple[UUID, ...] = (),
    ) -> MailReturnRow | None:  # fmt: skip
        """Replace it while its state is still ``expect``, and close the tasks ``done``; None when somebody else moved it."""

    def mail_return(self, id: UUID) -> MailReturnRow | None:
        """One of them."""

    def mail_returns(self, text: str = "", limit: int = 100) -> tuple[MailReturnRow, ...]:
        """Those whose number, name, kana, phone, device or serial holds ``text``, newest first."""

    def mail_returns_of(self, case_id: UUID) -> tuple[MailReturnRow, ...]:
        """Those of one case, newest first."""

    def waiting(self) -> tuple[MailReturnRow, ...]:
        """Those in a state of OPEN, soonest due first; without a due day last."""
