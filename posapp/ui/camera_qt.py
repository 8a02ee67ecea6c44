"""Cameras by QtMultimedia, which a shop may do without: the only module that looks for it, and only when a camera is asked for."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCameraPermission, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from posapp.domain.problem import Problem, stop
from posapp.ui.cameras import Feed

FIRST_WAIT: Final = 8000
"""Milliseconds until a camera that shows nothing is given up: some take seconds to wake."""
NEXT_WAIT: Final = 3000
"""The same once it has shown something."""
_PREVIEW: Final = 1 / 12
"""Seconds between pictures of the preview: each costs the window some milliseconds."""
_WIDEST: Final = 1920
"""Pixels of the widest format asked for: more is thrown away again."""


def find_media() -> Any | None:
    """QtMultimedia, or None where it or a library that it needs is not installed."""
    try:
        return importlib.import_module("PySide6.QtMultimedia")
    except ImportError:
        return None


class QtCameras:
    """`posapp.ui.cameras.Cameras` of this machine."""

    def __init__(self, find: Callable[[], Any | None] = find_media) -> None:
        self._find = find

    def _devices(self) -> list[Any]:
        media = self._find()
        return [] if media is None else list(media.QMediaDevices.videoInputs())

    def problem(self) -> Problem | None:
        """Why there is no camera to use now."""
        if self._find() is None:
            return stop("camera-part-missing", "photos")
        return None if self._devices() else stop("camera-none", "photos")

    def names(self) -> tuple[str, ...]:
        """Cameras by the names that the system gives them."""
        return tuple(str(device.description()) for device in self._devices())

    def feed(self, nth: int, parent: QObject) -> Feed:
        """The camera of that place in ``names``; the one that is there now when others have gone."""
        return QtFeed(self._find(), self._devices()[nth : nth + 1], parent)


class QtFeed(Feed):
    """One QCamera with a sink for its frames. A picture is the next whole frame: what staff saw is what is kept."""

    def __init__(self, media: Any, devices: list[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._media = media
        self._device: Any = devices[0] if devices else None
        self._camera: Any = None
        self._asked = self._shown = self._over = False
        self._last = 0.0
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._silent)

    def start(self) -> None:
        media = self._media
        if self._device is None:
            self._fail(stop("camera-gone", "photos"))
            return
        if not self._allowed():
            return
        self._camera = media.QCamera(self._device)
        self._camera.setParent(self)
        self._wish(self._camera)
        self.sink = media.QVideoSink(self)
        self._session = media.QMediaCaptureSession(self)
        self._devices = media.QMediaDevices(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self.sink)
        self.sink.videoFrameChanged.connect(self._frame)
        self._camera.errorOccurred.connect(self._error)
        self._camera.activeChanged.connect(self._active)
        self._devices.videoInputsChanged.connect(self._inputs)
        self._watch.start(FIRST_WAIT)
        self._camera.start()

    def _allowed(self) -> bool:
        """Whether the system lets us; where it has not asked yet, it asks now and the feed begins afterwards."""
        app, permission = QApplication.instance(), QCameraPermission()
        answer = Qt.PermissionStatus.Granted if app is None else app.checkPermission(permission)
        if answer is Qt.PermissionStatus.Denied:
            self._fail(stop("camera-refused", "photos"))
        elif answer is Qt.PermissionStatus.Undetermined and app is not None:
            app.requestPermission(permission, self, lambda _given: self.start())
        return answer is Qt.PermissionStatus.Granted

    def _wish(self, camera: Any) -> None:
        """The largest format that is not larger than what is kept; the camera's own where it names none."""
        formats = [f for f in self._device.videoFormats() if f.resolution().width() <= _WIDEST]
        if formats:
            camera.setCameraFormat(max(formats, key=lambda f: (f.resolution().width(), f.maxFrameRate())))

    def shoot(self) -> None:
        self._asked = True

    def stop(self) -> None:
        self._watch.stop()
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()

    # --- what the camera says

    def _frame(self, frame: Any) -> None:
        if self._camera is None or not frame.isValid():
            return
        self._shown = True
        self._watch.start(NEXT_WAIT)
        now = time.monotonic()
        if not self._asked and now - self._last < _PREVIEW:
            return
        image = frame.toImage()
        if image.isNull():
            return
        self._last = now
        asked, self._asked = self._asked, False
        (self.taken if asked else self.seen).emit(image)

    def _error(self, *_said: object) -> None:
        gone = self._device not in list(self._media.QMediaDevices.videoInputs())
        self._fail(stop("camera-gone", "photos") if gone or self._shown else stop("camera-busy", "photos"))

    def _active(self, active: bool) -> None:
        if not active and self._camera is not None and self._shown:
            self._fail(stop("camera-gone", "photos"))

    def _inputs(self) -> None:
        if self._device not in list(self._media.QMediaDevices.videoInputs()):
            self._fail(stop("camera-gone", "photos"))

    def _silent(self) -> None:
        self._fail(stop("camera-gone", "photos") if self._shown else stop("camera-busy", "photos"))

    def _fail(self, problem: Problem) -> None:
        """Once: what the camera says while it goes down is of no interest."""
        if not self._over:
            self._over = True
            self.stop()
            self.failed.emit(problem)
