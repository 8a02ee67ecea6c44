"""Reading, taking, undoing and giving out a price list beside the window; each ends in a signal. Knows no page."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from posapp.domain.problem import Problem
from posapp.services import whole_files
from posapp.services.front import Sentences
from posapp.services.price_ports import PriceImportRow
from posapp.services.pricing import Previewed, PriceDesk
from posapp.ui import text_prices as text
from posapp.ui.show import prices as show
from posapp.ui.worker import Worker

STOPPED = "prices-stopped"
_FORMULA = ("=", "+", "-", "@", "\t")
"""A cell beginning so would be computed by a spreadsheet."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """A preview with the rows of its table, and the file it came from."""

    path: Path
    shown: Previewed
    rows: Mapping[str, tuple[show.PriceRow, ...]]


class PriceWork(QObject):
    """One work at a time.

    progress  (done, of) rows
    read      Read: a file was held against the list
    refused   nothing of a file can be taken, or taking was refused; its problems
    stopped   staff stopped it, nothing was changed
    taken, undone   PriceImportRow
    written   Path
    failed    (head, fault)
    """

    progress = Signal(int, int)
    read = Signal(object)
    refused = Signal(object)
    stopped = Signal()
    taken = Signal(object)
    undone = Signal(object)
    written = Signal(object)
    failed = Signal(str, object)

    def __init__(self, desk: PriceDesk, sentences: Sentences, names: show.Names, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sentences, self._names = desk, sentences, names
        self._worker, self._stop = Worker(self), threading.Event()
        self._worker.progress.connect(self.progress)

    @property
    def running(self) -> bool:
        """True while a work runs."""
        return self._worker.running

    def stop(self) -> None:
        """Ask the work to end; it says so with ``stopped``."""
        self._stop.set()

    def _go_on(self, done: int, of: int) -> bool:
        self._worker.tell(done, of)
        return not self._stop.is_set()

    def preview(self, path: Path, *, whole: bool) -> bool:
        """Read a file and hold it against the list."""
        self._stop.clear()
        return self._worker.start(lambda: self._preview(path, whole), self._previewed, self._fell(text.REFUSED_FILE))

    def _preview(self, path: Path, whole: bool) -> Read | tuple[Problem, ...]:
        shown = self._desk.preview(path, whole=whole, go_on=self._go_on)
        return self._rows(path, shown) if isinstance(shown, Previewed) else shown

    def again(self, read: Read, *, whole: bool) -> bool:
        """The same file, with or without ending what it does not name."""
        self._stop.clear()
        return self._worker.start(
            lambda: self._rows(read.path, self._desk.again(read.shown, whole=whole)),
            self._previewed,
            self._fell(text.REFUSED_FILE),
        )

    def _rows(self, path: Path, shown: Previewed) -> Read:
        return Read(path=path, shown=shown, rows=show.rows(shown.preview, self._names, self._sentences))

    def _previewed(self, answer: Read | tuple[Problem, ...]) -> None:
        if isinstance(answer, Read) and answer.shown.preview.readable:
            self.read.emit(answer)
        else:
            self._refused(answer.shown.preview.problems if isinstance(answer, Read) else answer)

    def take(self, read: Read, *, only_good: bool) -> bool:
        """Take it over."""
        self._stop.clear()
        return self._worker.start(
            lambda: self._desk.take(read.shown, only_good=only_good, go_on=self._go_on),
            lambda answer: self._changed(answer, self.taken.emit),
            self._fell(text.TAKE_FAILED),
        )

    def undo(self) -> bool:
        """Take the newest import back."""
        self._stop.clear()
        return self._worker.start(
            self._desk.undo, lambda answer: self._changed(answer, self.undone.emit), self._fell(text.UNDO_FAILED)
        )

    def _changed(self, answer: PriceImportRow | tuple[Problem, ...], tell: Callable[[PriceImportRow], object]) -> None:
        if isinstance(answer, PriceImportRow):
            tell(answer)
        else:
            self._refused(answer)

    def export(self, path: Path) -> bool:
        """Write the list."""
        self._stop.clear()
        return self._worker.start(
            lambda: self._desk.export(path),
            lambda answer: self._refused(answer) if isinstance(answer, tuple) else self.written.emit(path),
            self._fell(text.EXPORT_FAILED),
        )

    def save_refused(self, read: Read, path: Path) -> bool:
        """Write the refused rows for whoever made the file."""
        lines = show.refused_lines(read.shown.preview, self._sentences)
        return self._worker.start(
            lambda: write_csv(path, (text.REFUSED_HEAD, *lines)), self.written.emit, self._fell(text.EXPORT_FAILED)
        )

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        if any(problem.code == STOPPED for problem in problems):
            self.stopped.emit()
        else:
            self.refused.emit(problems)

    def _fell(self, head: str) -> Callable[[Exception], None]:
        return lambda fault: self.failed.emit(head, fault)


def write_csv(path: Path, lines: tuple[tuple[str, ...], ...]) -> Path:
    """Lines as a CSV that spreadsheets open in Japanese and compute nothing of; OSError when it cannot."""
    with whole_files.whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(
            [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line] for line in lines
        )
    return path
