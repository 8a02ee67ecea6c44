"""A printing system in memory, by the border's rules: it holds what it is given, prints what is let go, and can be made to fail."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from posapp.services.print_ports import Abilities, Fate, PrintFault, Stage, Way


@dataclass(kw_only=True)
class Sheet:
    """One print as the system has it."""

    pdf: bytes
    title: str
    way: Way
    mark: str = ""
    stage: Stage = Stage.HELD


ABLE = Abilities(
    trays=(("tray-1", "tray-1"), ("tray-2", "tray-2"), ("manual", "manual")), sides=("one", "long", "short")
)


@dataclass
class Spool:
    """``fault`` refuses what is handed over, ``silent`` answers nothing, ``stopped`` names what holds everything up."""

    fault: str = ""
    silent: bool = False
    stopped: str = ""
    holds: bool = True
    names: tuple[str, ...] = ("counter", "back-office")
    able: Abilities = ABLE
    sheets: dict[str, Sheet] = field(default_factory=dict)
    came_out: list[Sheet] = field(default_factory=list)

    @property
    def sent(self) -> list[tuple[bytes, str]]:
        """What came out, in order."""
        return [(sheet.pdf, sheet.title) for sheet in self.came_out]

    def printers(self) -> tuple[str, ...]:
        return self.names

    def abilities(self, printer: str) -> Abilities:
        if printer and printer not in self.names:
            raise PrintFault("printer-missing", printer)
        return self.able

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        if self.fault:
            raise PrintFault(self.fault)
        ticket = f"{way.printer or self.names[0]}-{len(self.sheets) + 1}"
        self.sheets[ticket] = Sheet(pdf=pdf, title=title, way=way, mark=mark)
        if not self.holds:
            self.release(ticket)
        return ticket

    def release(self, ticket: str) -> None:
        sheet = self.sheets[ticket]
        if sheet.stage is Stage.HELD:
            sheet.stage = Stage.QUEUED
            self.go_on()

    def go_on(self) -> None:
        """Print what was let go, unless something is in the way."""
        for sheet in self.sheets.values():
            if sheet.stage is Stage.QUEUED and not self.stopped:
                sheet.stage = Stage.PRINTED
                self.came_out.append(sheet)

    def held(self) -> Mapping[str, str]:
        if self.silent:
            raise PrintFault("printer-silent")
        return {ticket: sheet.mark for ticket, sheet in self.sheets.items() if sheet.stage is Stage.HELD and sheet.mark}

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        if self.silent:
            raise PrintFault("printer-silent")
        known = {ticket: self.sheets[ticket].stage for ticket in tickets if ticket in self.sheets}
        return {t: Fate(s, self.stopped if s in (Stage.QUEUED, Stage.PRINTING) else "") for t, s in known.items()}

    def withdraw(self, ticket: str) -> None:
        if self.silent:
            raise PrintFault("printer-silent")
        sheet = self.sheets.get(ticket)
        if sheet is not None and sheet.stage in (Stage.HELD, Stage.QUEUED, Stage.PRINTING):
            sheet.stage = Stage.CANCELLED
