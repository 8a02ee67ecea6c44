"""What 停電時の用紙 need from the store: the sheets' rows and the Protocol. A sheet is marked keyed in with the record it became, in one go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from posapp.services.ports import EventRow, PaperRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One numbered form. ``kind`` and ``state`` are words of `posapp.domain.outage`; note says why it was put away."""

    number: str
    kind: str
    kit: str
    state: str
    keyed_as: str
    note: str
    staff: str
    made_at: datetime
    changed_at: datetime


class OutageRecords(Protocol):
    """The sheets of the shop. Every method is one transaction; a known failure raises StoreFault."""

    def keep_kit(self, sheets: tuple[SheetRow, ...], papers: tuple[PaperRow, ...], event: EventRow) -> None:
        """Keep the sheets of a new kit with its papers."""

    def sheets(self, kit: str = "") -> tuple[SheetRow, ...]:
        """The sheets of a kit, or of all, the newest kit first, each kit by number."""

    def sheets_named(self, numbers: Collection[str]) -> tuple[SheetRow, ...]:
        """Those of these numbers that are there."""

    def put_away(self, numbers: Collection[str], note: str, event: EventRow) -> int:
        """Mark blank sheets as spoiled; how many were still blank. Nothing is written when none was."""

    def take_out(self, number: str, event: EventRow) -> bool:
        """A spoiled sheet is blank again (that was a slip); False when it was not spoiled."""
