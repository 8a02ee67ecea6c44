"""Tasks of cases and returns by courier in memory, by the border's rules, beside `tests.ui.twins.Records`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from posapp.services.ports import CaseRow, EventRow, TaskRow
from posapp.services.task_ports import DatedTaskRow


class Held(Protocol):
    """Where the tasks lie."""

    due: dict[UUID, TaskRow]

    def case(self, id: UUID) -> CaseRow | None: ...

    def append(self, event: EventRow) -> None: ...


class Dated:
    """The store's half for the list of tasks."""

    def __init__(self, records: Held) -> None:
        self.records = records

    def dated(
        self, *, since: str | None = None, until: str | None = None, without: Collection[str] = ()
    ) -> tuple[DatedTaskRow, ...]:
        rows = [
            row
            for row in self.records.due.values()
            if not row.done and (since or "") <= row.due <= (until or row.due) and row.kind not in without
        ]
        return tuple(self._row(row) for row in sorted(rows, key=lambda row: row.due))

    def _row(self, row: TaskRow) -> DatedTaskRow:
        case = self.records.case(row.case_id)
        return DatedTaskRow(
            id=row.id, case_id=row.case_id, due=row.due, kind=row.kind, number=case.number if case else "C-210615-001",
            customer=row.title, device=case.device if case else "Xperia 1 II", program=case.program if case else "おかえし", detail=row.detail,
        )  # fmt: skip

    def unstated(self) -> tuple[DatedTaskRow, ...]:
        rows = (row for row in self.records.due.values() if not row.done and row.detail[:1] not in ("", "{"))
        return tuple(self._row(row) for row in sorted(rows, key=lambda row: (row.case_id, row.due)))

    def state(self, stated: Mapping[UUID, str], added: tuple[TaskRow, ...]) -> None:
        for id, detail in stated.items():
            self.records.due[id] = replace(self.records.due[id], detail=detail)
        self.records.due |= {row.id: row for row in added}

    def tick(self, id: UUID, *, done: bool, event: EventRow) -> bool:
        row = self.records.due.get(id)
        if row is None or row.done is done:
            return False
        self.records.due[id] = replace(row, done=done)
        self.records.append(event)
        return True
