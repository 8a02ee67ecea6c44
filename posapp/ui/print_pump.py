"""Keeps the print list going beside the window: finds what the last run left, follows what the printer has. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from posapp.services.ports import StoreFault
from posapp.services.printing import PrintDesk
from posapp.ui.worker import Worker


class PrintPump(QObject):
    """``changed`` when a print went on; ``left`` is how many the last run had asked for and never sent."""

    changed = Signal()

    def __init__(self, desk: PrintDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._worker = desk, Worker(self)
        self._begun = False
        self._seen: object = None
        self.left = 0

    @property
    def running(self) -> bool:
        """True while a question is open."""
        return self._worker.running

    def begin(self) -> None:
        """Once, when the shop is open."""
        if not self._begun and self._worker.start(self._desk.recover, self._recovered, self._failed):
            self._begun = True

    def beat(self) -> None:
        """Every second: ask the system what became of what it has, unless the last question is still open."""
        if self._begun:
            self._worker.start(self._go_on, self._gone_on, self._failed)

    def _recovered(self, left: tuple[object, ...]) -> None:
        self.left = len(left)
        if left:
            self.changed.emit()

    def _go_on(self) -> object:
        self._desk.follow()
        return tuple((job.id, job.state, job.reason) for job in self._desk.jobs(("waiting", "sent", "failed")))

    def _gone_on(self, seen: object) -> None:
        if self._seen is not None and seen != self._seen:
            self.changed.emit()
        self._seen = seen

    def _failed(self, fault: Exception) -> None:
        """A store that is gone or busy is told by whatever staff does next; here it is only tried again."""
        if not isinstance(fault, StoreFault):
            raise fault
