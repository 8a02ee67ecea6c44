"""Reading, adding, withdrawing, printing and saving of operators' documents beside the window; each ends in a signal. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from posapp.domain.official import OfficialPdf
from posapp.domain.problem import Problem
from posapp.flows.official import OfficialForm
from posapp.services.front import Services
from posapp.services.official import Added
from posapp.services.printing import of_document
from posapp.services.whole_files import write_whole
from posapp.ui.worker import Latest, Worker


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file that can be added."""

    path: Path
    pdf: OfficialPdf


class OfficialWork(QObject):
    """One work at a time, and beside it the bytes of the edition looked at.

    read       Chosen: a file can be added
    added      Added
    refused    problems: nothing was written
    withdrawn  OfficialRow
    printed    problems of the prints; none when all were sent
    written    Path
    shown      (id, bytes or Problem) of the edition asked for last
    failed     fault
    """

    read = Signal(object)
    added = Signal(object)
    refused = Signal(object)
    withdrawn = Signal(object)
    printed = Signal(object)
    written = Signal(object)
    shown = Signal(object, object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._worker, self._looker = Worker(self), Latest(self)
        self._worker.busy.connect(self.busy)

    @property
    def running(self) -> bool:
        """True while a work runs."""
        return self._worker.running

    @property
    def looking(self) -> bool:
        """True while the bytes of an edition are fetched."""
        return self._looker.running

    def open(self, path: Path) -> bool:
        """Read a file that staff chose."""
        desk = self._services.official
        return self._worker.start(lambda: desk.read(path), lambda found: self._read(path, found), self.failed.emit)

    def _read(self, path: Path, found: OfficialPdf | Problem) -> None:
        if isinstance(found, Problem):
            self.refused.emit((found,))
        else:
            self.read.emit(Chosen(path, found))

    def add(self, slot: str, pdf: OfficialPdf, form: OfficialForm) -> bool:
        """Keep it."""
        desk = self._services.official
        return self._worker.start(lambda: desk.add(slot, pdf, form), self._added, self.failed.emit)

    def _added(self, made: Added | tuple[Problem, ...]) -> None:
        if isinstance(made, Added):
            self.added.emit(made)
        else:
            self.refused.emit(made)

    def withdraw(self, id: UUID) -> bool:
        """Take it out of use."""
        desk = self._services.official
        return self._worker.start(lambda: desk.withdraw(id), self._withdrawn, self.failed.emit)

    def _withdrawn(self, found: object) -> None:
        if isinstance(found, Problem):
            self.refused.emit((found,))
        else:
            self.withdrawn.emit(found)

    def print(self, documents: tuple[tuple[UUID, str], ...]) -> bool:
        """Print documents (id, name) as they are."""
        prints = self._services.prints
        subjects = tuple(of_document(id, name) for id, name in documents)
        return self._worker.start(lambda: prints.print(subjects), self.printed.emit, self.failed.emit)

    def save(self, id: UUID, path: Path) -> bool:
        """Write the bytes as they were added."""
        return self._worker.start(lambda: self._save(id, path), self._saved, self.failed.emit)

    def _save(self, id: UUID, path: Path) -> Path | Problem:
        data = self._services.official.pdf(id)
        return data if isinstance(data, Problem) else write_whole(path, data)

    def _saved(self, found: Path | Problem) -> None:
        if isinstance(found, Problem):
            self.refused.emit((found,))
        else:
            self.written.emit(found)

    # --- looking

    def look(self, id: UUID | None) -> None:
        """Fetch the bytes of an edition; only the one asked for last is answered."""
        if id is None:
            self._looker.drop()
            return
        desk = self._services.official
        self._looker.ask(lambda: desk.pdf(id), lambda found: self.shown.emit(id, found), self.failed.emit)
