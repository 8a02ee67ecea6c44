"""Rows of a return that ended, put together from its draft and what the rules made of it. Reads no clock and writes nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from posapp.domain.intake import Intake
from posapp.domain.ledger import LedgerRow
from posapp.flows.intake_forms import IntakeDraft
from posapp.services import snapshots
from posapp.services.intake_ports import LedgerEntry


def ledger_entry(id: UUID, draft: IntakeDraft, number: int, row: LedgerRow, now: datetime) -> LedgerEntry:
    """The line of 古物台帳 that a receipt writes."""
    return LedgerEntry(
        id=id, number=number, received_on=row.received_on.isoformat(), corrects=None, intake_id=draft.id, imei=row.imei,
        serial=row.serial, body=snapshots.dump(row), format=snapshots.FORMAT, at=now,
    )  # fmt: skip


def version_of(intake: Intake | None) -> str:
    """The version of the texts that every answer was given to."""
    return intake.contract.program.assessment.checklist.version if intake is not None else ""
