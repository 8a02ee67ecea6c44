"""A store of operators' documents in memory, as the windows are given it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from posapp.services.official import Log
from posapp.services.official_ports import OfficialRow
from posapp.services.ports import EventRow


@dataclass
class Officials:
    """Rows and bytes; events go to the records' log."""

    log: Log
    rows: dict[UUID, OfficialRow] = field(default_factory=dict)
    files: dict[UUID, bytes] = field(default_factory=dict)

    def keep(
        self, row: OfficialRow, data: bytes, event: EventRow, ended: tuple[UUID, str] | None = None
    ) -> OfficialRow:
        out = None if ended is None else ended[0]
        beside = sorted(
            (one for one in self.rows.values() if one.id != out and _meet(one, row)), key=lambda one: one.valid_from
        )
        if beside:
            return beside[0]
        if ended is not None:
            self.rows[ended[0]] = replace(self.rows[ended[0]], valid_until=ended[1])
        self.rows[row.id], self.files[row.id] = row, data
        self.log.append(event)
        return row

    def documents(self) -> tuple[OfficialRow, ...]:
        return tuple(sorted(self.rows.values(), key=lambda one: (one.slot, one.valid_from)))

    def data(self, id: UUID) -> bytes | None:
        return self.files.get(id)

    def withdraw(self, id: UUID, at: datetime, event: EventRow) -> bool:
        held = self.rows.get(id)
        if held is None or held.withdrawn_at is not None:
            return False
        self.rows[id] = replace(held, withdrawn_at=at)
        self.log.append(event)
        return True


def _meet(one: OfficialRow, other: OfficialRow) -> bool:
    if one.slot != other.slot or one.withdrawn_at is not None:
        return False
    starts = not other.valid_until or one.valid_from <= other.valid_until
    return starts and (not one.valid_until or one.valid_until >= other.valid_from)
