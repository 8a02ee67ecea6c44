"""A printer for the demonstration: switched off at first, then it takes prints, runs out of paper, and prints. No sheet leaves it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from posapp.services.print_ports import Abilities, Fate, PrintFault, Stage, Way

NAME = "counter-printer"


@dataclass(slots=True)
class SamplePrinter:
    """`posapp.services.print_ports.Spool` in memory. ``trouble`` is what holds it up, as a problem's code."""

    switched_on: bool = False
    trouble: str = ""
    stages: dict[str, Stage] = field(default_factory=dict)
    holds: bool = True

    def printers(self) -> tuple[str, ...]:
        """Itself, once it is switched on."""
        return (NAME,) if self.switched_on else ()

    def abilities(self, printer: str) -> Abilities:
        """Two trays, both sides."""
        self._need()
        trays = tuple((tray, tray) for tray in ("tray-1", "tray-2", "manual"))
        return Abilities(trays=trays, sides=("one", "long", "short"))

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        """Take a print."""
        self._need()
        ticket = f"{NAME}-{len(self.stages) + 1}"
        self.stages[ticket] = Stage.HELD
        return ticket

    def release(self, ticket: str) -> None:
        """Let it go."""
        self.stages[ticket] = Stage.QUEUED

    def held(self) -> Mapping[str, str]:
        """The demonstration is not killed: nothing is left behind."""
        return {}

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        """Without trouble everything that was let go is printed."""
        for ticket, stage in self.stages.items():
            if stage is Stage.QUEUED and not self.trouble:
                self.stages[ticket] = Stage.PRINTED
        return {ticket: Fate(self.stages[ticket], self._held_up(ticket)) for ticket in tickets}

    def withdraw(self, ticket: str) -> None:
        """Take it back."""
        if self.stages[ticket] is not Stage.PRINTED:
            self.stages[ticket] = Stage.CANCELLED

    def _held_up(self, ticket: str) -> str:
        return self.trouble if self.stages[ticket] is Stage.QUEUED else ""

    def _need(self) -> None:
        if not self.switched_on:
            raise PrintFault("printer-missing")
