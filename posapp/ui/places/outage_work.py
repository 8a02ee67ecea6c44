"""Making, printing, saving and marking of hand-written forms beside the window; each ends in a signal. Knows no page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from posapp.domain.outage import SheetKind
from posapp.domain.problem import Problem
from posapp.services.front import Services
from posapp.services.outage import KitMade
from posapp.services.ports import Making, PaperRow
from posapp.services.printing import of_paper
from posapp.services.whole_files import write_whole
from posapp.ui.places.paper_work import file_name
from posapp.ui.worker import Worker


@dataclass(frozen=True, slots=True)
class Printed:
    """How a print ended: how many papers went, and what stands against the first that did not."""

    count: int
    problems: tuple[Problem, ...]
    kit: str = ""


class OutageWork(QObject):
    """One work at a time.

    refused   problems: nothing was made
    printed   Printed; ``kit`` is its number when it was made with it
    marked    how many sheets changed, or a Problem
    written   how many PDFs
    failed    fault
    """

    refused = Signal(object)
    printed = Signal(object)
    marked = Signal(object)
    written = Signal(int)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._worker = Worker(self)
        self._worker.busy.connect(self.busy)

    @property
    def running(self) -> bool:
        """True while a work runs."""
        return self._worker.running

    def make(self, counts: Mapping[SheetKind, int], large: int) -> bool:
        """Make a kit, ``large`` of each form in large print, and send it to the printer."""

        def work() -> Printed | tuple[Problem, ...]:
            made = self._services.outage.make(counts, large)
            return self._print(made.papers, made.kit) if isinstance(made, KitMade) else made

        return self._worker.start(work, self._made, self.failed.emit)

    def _made(self, found: Printed | tuple[Problem, ...]) -> None:
        (self.printed if isinstance(found, Printed) else self.refused).emit(found)

    def print(self, kit: str, number: str = "") -> bool:
        """Print a kit, or one of its papers."""

        def work() -> Printed:
            papers = self._services.outage.papers(kit)
            return self._print(tuple(paper for paper in papers if number in ("", paper.number)))

        return self._worker.start(work, self.printed.emit, self.failed.emit)

    def _print(self, papers: tuple[PaperRow, ...], kit: str = "") -> Printed:
        return Printed(len(papers), self._services.prints.print(of_paper(row) for row in papers), kit)

    def save(self, kit: str, folder: Path) -> bool:
        """Write every paper of a kit as a PDF of its own."""

        def work() -> int:
            papers = self._services.outage.papers(kit)
            for nth, row in enumerate(papers, 1):
                pdf = self._services.papers.pdf(row, making=Making.SAVED)
                write_whole(folder / file_name(f"{nth:02}_{row.title}_{row.number}.pdf"), pdf)
            return len(papers)

        return self._worker.start(work, self.written.emit, self.failed.emit)

    def put_away(self, numbers: Collection[str], note: str) -> bool:
        """These sheets are not keyed in."""
        kit = self._services.outage
        return self._worker.start(lambda: kit.put_away(numbers, note), self.marked.emit, self.failed.emit)

    def take_out(self, number: str) -> bool:
        """That was a slip."""
        kit = self._services.outage
        return self._worker.start(lambda: int(kit.take_out(number)), self.marked.emit, self.failed.emit)
