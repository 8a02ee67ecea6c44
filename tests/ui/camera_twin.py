"""A camera that does what a test tells it: shows, shoots, goes away in the middle."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from posapp.domain.problem import Problem, stop
from posapp.ui.cameras import Feed


def image(tone: str = "#336699", wide: int = 640, high: int = 480) -> QImage:
    made = QImage(wide, high, QImage.Format.Format_RGB32)
    made.fill(tone)
    return made


class TwinFeed(Feed):
    """Shows one picture at once; ``breaks`` says when the camera goes: start, shoot or never."""

    def __init__(self, parent: QObject, breaks: str = "", code: Problem | None = None) -> None:
        super().__init__(parent)
        self.breaks, self.problem = breaks, code or stop("camera-gone", "photos")
        self.running, self.shots = False, 0

    def start(self) -> None:
        self.running = True
        if self.breaks == "start":
            self.failed.emit(self.problem)
        else:
            self.seen.emit(image())

    def shoot(self) -> None:
        if self.breaks == "shoot":
            self.failed.emit(self.problem)
            return
        self.shots += 1
        self.taken.emit(image(f"#{self.shots:02x}6699"))
        self.seen.emit(image())

    def stop(self) -> None:
        self.running = False

    def unplug(self) -> None:
        """The cable is pulled."""
        self.failed.emit(self.problem)


class TwinCameras:
    """Cameras of a counter; none when ``names_`` is empty."""

    def __init__(self, *names: str, breaks: str = "", why: Problem | None = None, code: Problem | None = None) -> None:
        self._names, self._breaks, self._why, self._code = names, breaks, why, code
        self.feeds: list[TwinFeed] = []

    def problem(self) -> Problem | None:
        return self._why or (None if self._names else stop("camera-none", "photos"))

    def names(self) -> tuple[str, ...]:
        return self._names

    def feed(self, nth: int, parent: QObject) -> Feed:
        self.feeds.append(TwinFeed(parent, self._breaks, self._code))
        return self.feeds[-1]
