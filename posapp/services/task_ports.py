"""What the list of tasks needs from the store: tasks with the case they belong to, and the Protocol."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from posapp.services.ports import EventRow, TaskRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTaskRow:
    """An open task (``due`` is an ISO date) with the words its case is known by; ``detail`` as in TaskRow."""

    id: UUID
    case_id: UUID
    due: str
    kind: str
    number: str
    customer: str
    device: str
    program: str
    detail: str


class TaskRecords(Protocol):
    """The tasks of cases. Every method is one transaction; a known failure raises StoreFault."""

    def dated(
        self, *, since: str | None = None, until: str | None = None, without: Collection[str] = ()
    ) -> tuple[DatedTaskRow, ...]:
        """Open tasks of a period (ISO dates, both included), soonest first, but for some kinds."""

    def unstated(self) -> tuple[DatedTaskRow, ...]:
        """Open tasks from before the days when what hangs on them was kept, by case."""

    def state(self, stated: Mapping[UUID, str], added: tuple[TaskRow, ...]) -> None:
        """Keep with these tasks what hangs on them (``detail`` of TaskRow), and add others."""

    def tick(self, id: UUID, *, done: bool, event: EventRow) -> bool:
        """Close a task or open it again, with who did it; False when it was so already, or is not there."""
