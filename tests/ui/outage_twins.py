"""停電時の用紙 in memory, as the windows are given them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol

from posapp import resources
from posapp.catalog.outage import FILE, load_kit
from posapp.domain.outage import KitPlan
from posapp.services.outage_ports import SheetRow
from posapp.services.ports import EventRow, PaperRow, SheetsTaken, SheetUse


class Kept(Protocol):
    """The rest of the store in memory."""

    def append(self, event: EventRow) -> None: ...

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None: ...


@cache
def plan() -> KitPlan | None:
    return load_kit(resources.root() / "catalog" / FILE).plan


@dataclass
class Sheets:
    """Rows by number; events and papers go to the records."""

    records: Kept
    rows: dict[str, SheetRow] = field(default_factory=dict)

    def keep_kit(self, sheets: tuple[SheetRow, ...], papers: tuple[PaperRow, ...], event: EventRow) -> None:
        self.records.keep_papers(papers)
        self.rows |= {row.number: row for row in sheets}
        self.records.append(event)

    def sheets(self, kit: str = "") -> tuple[SheetRow, ...]:
        found = sorted((row for row in self.rows.values() if kit in ("", row.kit)), key=lambda row: row.number)
        return tuple(sorted(found, key=lambda row: row.kit, reverse=True))

    def sheets_named(self, numbers: Collection[str]) -> tuple[SheetRow, ...]:
        return tuple(self.rows[number] for number in sorted(numbers) if number in self.rows)

    def put_away(self, numbers: Collection[str], note: str, event: EventRow) -> int:
        found = [row for row in self.sheets_named(numbers) if row.state == "blank"]
        for row in found:
            self.rows[row.number] = replace(row, state="spoiled", note=note, staff=event.staff, changed_at=event.at)
        if found:
            self.records.append(event)
        return len(found)

    def take_out(self, number: str, event: EventRow) -> bool:
        row = self.rows.get(number)
        if row is None or row.state != "spoiled":
            return False
        self.rows[number] = replace(row, state="blank", note="", changed_at=event.at)
        self.records.append(event)
        return True

    def use(self, given: SheetUse | None) -> None:
        """What the store does with the record that a sheet became."""
        for number in given.numbers if given else ():
            row = self.rows.get(number)
            if given is None or row is None or not (row.state == "blank" or row.keyed_as in given.own):
                raise SheetsTaken(number)
        for number in given.numbers if given else ():
            if given is not None:
                self.rows[number] = replace(
                    self.rows[number], state="keyed", keyed_as=given.keyed_as, changed_at=given.at
                )
