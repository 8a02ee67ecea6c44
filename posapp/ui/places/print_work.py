"""Printing, trying again, calling off, drawing and saving for the print list, beside the window; each ends in a signal. Knows no page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from posapp.services.front import Services
from posapp.services.ports import Making
from posapp.services.print_ports import Abilities, PrintFault
from posapp.services.print_ways import copies
from posapp.services.printing import Subject, of_document, of_paper
from posapp.services.whole_files import write_whole
from posapp.ui.show.prints import Line
from posapp.ui.worker import Latest, Worker


def subject_of(line: Line) -> Subject:
    """What a line would print once more."""
    if line.paper is not None:
        return of_paper(line.paper)
    assert line.job is not None and line.job.document_id is not None
    return of_document(line.job.document_id, line.title)


class PrintWork(QObject):
    """One work at a time, and beside it the pages of the line looked at, and what a printer can do.

    printed    (lines, problems)
    cancelled  (line, its print as it stands now, None for one that is gone)
    settled    line
    shown      (key of the line asked for last, bytes or fault)
    able       (printer, its names, Abilities or None while it does not answer)
    written    Path
    failed     fault
    """

    printed = Signal(object, object)
    cancelled = Signal(object, object)
    settled = Signal(object)
    shown = Signal(object, object)
    able = Signal(str, object, object)
    written = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._desk = services, services.prints
        self._worker, self._looker, self._asker = Worker(self), Latest(self), Latest(self)
        self._worker.busy.connect(self.busy)

    @property
    def running(self) -> bool:
        """True while a work runs; the buttons are blocked then."""
        return self._worker.running

    @property
    def looking(self) -> bool:
        """True while pages are drawn."""
        return self._looker.running

    def print(self, lines: tuple[Line, ...]) -> None:
        """Print what was not asked for, try again what failed or was called off, print once more what came out."""
        ways = self._desk.ways
        again = {x.job.id: ways.of(x.kind).way for x in lines if x.job and x.job.state in ("failed", "cancelled")}
        fresh = tuple(line for line in lines if line.job is None or line.job.state == "printed")
        self._do(
            lambda: (*self._desk.print_again(again), *self._desk.print(subject_of(line) for line in fresh)),
            lambda problems: self.printed.emit(lines, problems),
        )

    def cancel(self, line: Line, id: UUID) -> None:
        """Call a print off."""
        self._do(lambda: self._desk.cancel(id), lambda job: self.cancelled.emit(line, job))

    def settle(self, line: Line, id: UUID) -> None:
        """Its sheets were seen."""
        self._do(lambda: self._desk.came_out(id), lambda _: self.settled.emit(line))

    def save(self, line: Line, target: Path) -> None:
        """Write the PDF to a file."""
        self._do(lambda: write_whole(target, self._pdf(line, Making.SAVED)) or target, self.written.emit)

    def look(self, line: Line) -> None:
        """Draw a line's pages; only the last one asked for is shown."""
        tell = partial(self.shown.emit, line.key)
        self._looker.ask(lambda: self._pdf(line), tell, tell)  # a fault too: the page decides what to say

    def ask(self, printer: str) -> None:
        """Which printers there are, and what this one can do."""
        self._asker.ask(
            lambda: (self._desk.spool.printers(), self._able(printer)),
            lambda found: self.able.emit(printer, *found),
            self.failed.emit,
        )

    def _do(self, run: Callable[[], object], then: Callable[[object], object]) -> None:
        self._worker.start(run, then, self.failed.emit)

    def _pdf(self, line: Line, making: Making | None = None) -> bytes:
        if line.job is not None:
            return self._desk.pdf(line.job, making)
        assert line.paper is not None
        first = next(iter(copies(line.kind, self._desk.ways.of(line.kind))), "")
        return self._services.papers.pdf(line.paper, first, making=making)

    def _able(self, printer: str) -> Abilities | None:
        try:
            return self._desk.spool.abilities(printer)
        except PrintFault:
            return None
