"""Cameras as the windows see them: feeds of pictures that may end at any moment. Knows no driver and no library."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from posapp.domain.problem import Problem


class Feed(QObject):
    """One camera at work.

    seen    a QImage of what it shows now
    taken   the QImage asked for by `shoot`
    failed  the Problem that ended it; nothing comes after
    """

    seen = Signal(object)
    taken = Signal(object)
    failed = Signal(object)

    def start(self) -> None:
        """Begin; `seen` or `failed` follows."""
        raise NotImplementedError

    def shoot(self) -> None:
        """Ask for one picture; `taken` or `failed` follows."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let go of the camera; no signal follows."""
        raise NotImplementedError


class Cameras(Protocol):
    """What cameras there are."""

    def problem(self) -> Problem | None:
        """Why there is no camera to use now: camera-part-missing, camera-none."""

    def names(self) -> tuple[str, ...]:
        """Cameras by the names that the system gives them."""

    def feed(self, nth: int, parent: QObject) -> Feed:
        """The camera of that place in ``names``, not yet started."""
