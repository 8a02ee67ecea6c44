"""A printing system that outlives a killed process: a folder. Papers and clock for it."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from posapp.services.ports import PaperRow
from posapp.services.print_ports import Abilities, Fate, PrintJobRow, Stage, Way
from posapp.store.ids import uuid7


class FolderSpool:
    """Holds prints as files; one that came out is there once and for all, and a second of the same name would be a fault."""

    holds = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def printers(self) -> tuple[str, ...]:
        return ("folder",)

    def abilities(self, printer: str) -> Abilities:
        return Abilities()

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        ticket = str(uuid7())
        (self._folder / f"{ticket}.mark").write_text(mark, encoding="utf-8")
        (self._folder / f"{ticket}.held").write_text(title, encoding="utf-8")
        return ticket

    def held(self) -> Mapping[str, str]:
        return {
            path.stem: path.with_suffix(".mark").read_text(encoding="utf-8") for path in self._folder.glob("*.held")
        }

    def release(self, ticket: str) -> None:
        held = self._folder / f"{ticket}.held"
        if held.exists():
            title = held.read_text(encoding="utf-8")
            os.link(held, self._folder / f"{title}.out")  # FileExistsError: it came out already
            (self._folder / f"{ticket}.printed").touch()
            held.unlink()

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        return {ticket: Fate(self._stage(ticket)) for ticket in tickets}

    def _stage(self, ticket: str) -> Stage:
        held = self._folder / f"{ticket}.held"
        if held.exists() and (self._folder / f"{held.read_text(encoding='utf-8')}.out").exists():
            return Stage.PRINTED
        if held.exists():
            return Stage.HELD
        return Stage.PRINTED if (self._folder / f"{ticket}.printed").exists() else Stage.CANCELLED

    def withdraw(self, ticket: str) -> None:
        (self._folder / f"{ticket}.held").unlink(missing_ok=True)


class Paper:
    """Papers with a title of their own each."""

    @staticmethod
    def row(number: int) -> PaperRow:
        return PaperRow(
            id=uuid7(), number=f"Q-{number}", kind="quote", case_id=None, title=f"quote-{number}", digest="d" * 64, body='""',
            format=1, state="waiting", reason="", prints=0, issued_at=datetime.now(UTC),
        )  # fmt: skip

    @staticmethod
    def draw(job: PrintJobRow, _making: object) -> bytes:
        return job.title.encode()


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def new_id(self) -> UUID:
        return uuid7()

    def staff(self) -> str:
        return "店員"


clock = _Clock()
