"""Work beside the window's thread: a callable runs on Qt's pool, its result or fault comes back to the window. Knows no use case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

T = TypeVar("T")


class _Mail(QObject):
    """Carries the end of a work over the border of threads."""

    ended = Signal(object, object)
    told = Signal(int, int)


class _Work(QRunnable):
    def __init__(self, run: Callable[[], object], mail: _Mail) -> None:
        super().__init__()
        self._run, self._mail = run, mail

    def run(self) -> None:
        try:
            result = self._run()
        except Exception as fault:  # whatever it is, the window decides what to say
            self._mail.ended.emit(None, fault)
        else:
            self._mail.ended.emit(result, None)


class Worker(QObject):
    """Runs one work at a time for its owner.

    busy      True when a work begins, False when it ended
    progress  (done, of) as told by the work through `tell`
    """

    busy = Signal(bool)
    progress = Signal(int, int)

    def __init__(self, parent: QObject | None = None, pool: QThreadPool | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or QThreadPool.globalInstance()
        self._mail: _Mail | None = None
        self._then: Callable[[object], object] | None = None
        self._failed: Callable[[Exception], object] | None = None

    @property
    def running(self) -> bool:
        """True while a work runs."""
        return self._mail is not None

    def start(
        self, run: Callable[[], T], then: Callable[[T], object], failed: Callable[[Exception], object] | None = None
    ) -> bool:
        """Run ``run`` beside; then ``then(result)`` or ``failed(fault)`` here. False when a work runs already.

        A fault without ``failed`` is raised again on the window's thread, where the program's last net catches it.
        """
        if self._mail is not None:
            return False
        self._mail = _Mail()
        self._then, self._failed = then, failed  # type: ignore[assignment]
        self._mail.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._mail.told.connect(self.progress, Qt.ConnectionType.QueuedConnection)
        self.busy.emit(True)
        self._pool.start(_Work(run, self._mail))
        return True

    def tell(self, done: int, of: int) -> None:
        """Said from inside the work: ``done`` of ``of`` parts are ready."""
        if self._mail is not None:
            self._mail.told.emit(done, of)

    @Slot(object, object)
    def _end(self, result: object, fault: object) -> None:
        then, failed = self._then, self._failed
        self._mail = self._then = self._failed = None
        self.busy.emit(False)
        if isinstance(fault, Exception):
            if failed is None:
                raise fault
            failed(fault)
        elif then is not None:
            then(result)


class Latest(QObject):
    """Asks beside the window for what is looked at. Of several questions in a row only the last one is answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._last: Callable[[], None] | None = None

    @property
    def running(self) -> bool:
        """True while an answer is awaited."""
        return self._worker.running

    def ask(self, run: Callable[[], T], then: Callable[[T], object], failed: Callable[[Exception], object]) -> None:
        """Run ``run`` beside, after what runs already; then ``then(result)`` or ``failed(fault)``, unless another was asked."""

        def start() -> None:
            self._worker.start(
                run,
                lambda made: self._ended(start, lambda: then(made)),
                lambda fault: self._ended(start, lambda: failed(fault)),
            )

        self._last = start
        if not self._worker.running:
            start()

    def drop(self) -> None:
        """Nothing is looked at any more."""
        self._last = None

    def _ended(self, asked: Callable[[], None], tell: Callable[[], object]) -> None:
        if self._last is asked:
            self._last = None
            tell()
        elif self._last is not None:
            self._last()
