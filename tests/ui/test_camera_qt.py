"""The adapter to QtMultimedia: with the library as it is installed here, and with one that does what a test tells it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.problem import Problem
from posapp.ui import camera_qt
from posapp.ui.camera_qt import QtCameras, find_media
from tests.ui.camera_twin import image


class Frame:
    def __init__(self, made: QImage | None) -> None:
        self.made = made

    def isValid(self) -> bool:
        return self.made is not None

    def toImage(self) -> QImage:
        return self.made or QImage()


class Device:
    def __init__(self, name: str) -> None:
        self.name = name

    def description(self) -> str:
        return self.name

    def videoFormats(self) -> list[Any]:
        return [
            SimpleNamespace(resolution=lambda w=w: QSize(w, w * 3 // 4), maxFrameRate=lambda: 30.0)
            for w in (640, 1920, 4096)
        ]


class Camera(QObject):
    errorOccurred = Signal(object, str)
    activeChanged = Signal(bool)
    made: list[Camera] = []  # noqa: RUF012 - the cameras of one test

    def __init__(self, device: Device) -> None:
        super().__init__()
        self.device, self.running = device, False
        self.format: Any = None
        Camera.made.append(self)

    def setCameraFormat(self, chosen: Any) -> None:
        self.format = chosen

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False
        self.activeChanged.emit(False)


class Sink(QObject):
    videoFrameChanged = Signal(object)


class Session(QObject):
    def setCamera(self, camera: Camera) -> None:
        self.camera = camera

    def setVideoSink(self, sink: Sink) -> None:
        self.sink = sink


class Devices(QObject):
    videoInputsChanged = Signal()
    plugged: list[Device] = []  # noqa: RUF012 - what is plugged in during one test
    made: list[Devices] = []  # noqa: RUF012

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Devices.made.append(self)

    @staticmethod
    def videoInputs() -> list[Device]:
        return list(Devices.plugged)


MEDIA = SimpleNamespace(QMediaDevices=Devices, QCamera=Camera, QVideoSink=Sink, QMediaCaptureSession=Session)


class Counter:
    """Two cameras, the first at work."""

    def __init__(self, parent: QObject) -> None:
        Devices.plugged[:], Camera.made[:], Devices.made[:] = [Device("卓上カメラ"), Device("内蔵カメラ")], [], []
        self.cameras = QtCameras(lambda: MEDIA)
        self.feed: Any = self.cameras.feed(0, parent)
        self.seen: list[QImage] = []
        self.taken: list[QImage] = []
        self.codes: list[str] = []
        self.feed.seen.connect(self.seen.append)
        self.feed.taken.connect(self.taken.append)
        self.feed.failed.connect(lambda problem: self.codes.append(problem.code))

    def start(self) -> Counter:
        self.feed.start()
        return self

    def show(self, picture: QImage | None = None) -> None:
        self.feed.sink.videoFrameChanged.emit(Frame(picture or image()))

    def unplug(self) -> None:
        Devices.plugged.pop(0)
        Devices.made[0].videoInputsChanged.emit()


@pytest.fixture
def counter(qapp: QApplication) -> Counter:
    parent = QObject(qapp)
    return Counter(parent)


@pytest.mark.qt_log_ignore("Couldn't", extend=True)  # QtMultimedia, where it is, tells of every part it can do without
def test_whatever_is_installed_here_the_answer_is_plain(qapp: QApplication) -> None:
    cameras = QtCameras()
    problem = cameras.problem()
    if find_media() is None:
        assert isinstance(problem, Problem) and problem.code == "camera-part-missing" and cameras.names() == ()
    elif not cameras.names():
        assert isinstance(problem, Problem) and problem.code == "camera-none"
    else:
        assert problem is None


def test_a_camera_that_went_before_it_began_is_gone(qapp: QApplication) -> None:
    codes: list[str] = []
    feed = QtCameras(lambda: None).feed(0, qapp)
    feed.failed.connect(lambda problem: codes.append(problem.code))
    feed.start()
    assert codes == ["camera-gone"]


def test_names_and_the_largest_format_that_is_kept(counter: Counter) -> None:
    assert counter.cameras.problem() is None and counter.cameras.names() == ("卓上カメラ", "内蔵カメラ")
    counter.start()
    (camera,) = Camera.made
    assert camera.running and camera.device.name == "卓上カメラ"
    assert camera.format is not None and camera.format.resolution().width() == 1920
    Devices.plugged.clear()
    problem = counter.cameras.problem()
    assert problem is not None and problem.code == "camera-none"


def test_the_preview_is_thinned_and_a_picture_asked_for_comes_at_once(counter: Counter) -> None:
    counter.start()
    for _ in range(5):
        counter.show()
    assert len(counter.seen) == 1
    counter.feed.shoot()
    counter.show(image("#112233"))
    counter.show()
    assert [made.pixelColor(0, 0).name() for made in counter.taken] == ["#112233"]
    counter.show(QImage())
    counter.feed.sink.videoFrameChanged.emit(Frame(None))
    assert len(counter.taken) == 1 and counter.codes == []


def test_a_cable_that_is_pulled_is_said_once(counter: Counter) -> None:
    counter.start().show()
    counter.unplug()
    counter.feed._camera = None
    counter.feed._error()
    counter.show()
    assert counter.codes == ["camera-gone"] and len(counter.seen) == 1
    assert not Camera.made[0].running


def test_another_camera_that_is_pulled_does_not_matter(counter: Counter) -> None:
    counter.start().show()
    Devices.plugged.pop(1)
    Devices.made[0].videoInputsChanged.emit()
    assert counter.codes == [] and Camera.made[0].running


def test_a_camera_in_other_hands_is_busy(counter: Counter) -> None:
    counter.start()
    Camera.made[0].errorOccurred.emit(1, "in use")
    assert counter.codes == ["camera-busy"]


def test_an_error_after_the_first_picture_means_it_went(counter: Counter) -> None:
    counter.start().show()
    Camera.made[0].errorOccurred.emit(1, "lost")
    assert counter.codes == ["camera-gone"]


def test_a_camera_that_stops_by_itself_went(counter: Counter) -> None:
    counter.start().show()
    Camera.made[0].activeChanged.emit(False)
    assert counter.codes == ["camera-gone"]


@pytest.mark.parametrize(("shows", "code"), ((False, "camera-busy"), (True, "camera-gone")))
def test_silence_is_not_waited_for(
    qtbot: QtBot, counter: Counter, monkeypatch: pytest.MonkeyPatch, shows: bool, code: str
) -> None:
    monkeypatch.setattr(camera_qt, "FIRST_WAIT", 40)
    monkeypatch.setattr(camera_qt, "NEXT_WAIT", 40)
    counter.start()
    if shows:
        counter.show()
    qtbot.waitUntil(lambda: counter.codes == [code])
    assert not Camera.made[0].running


def test_stopping_says_nothing(counter: Counter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_qt, "NEXT_WAIT", 20)
    counter.start().show()
    counter.feed.stop()
    qtbot.wait(60)
    assert counter.codes == [] and not Camera.made[0].running


@pytest.mark.parametrize(
    ("answer", "codes", "started"),
    ((Qt.PermissionStatus.Denied, ["camera-refused"], 0), (Qt.PermissionStatus.Undetermined, [], 1)),
)
def test_the_system_is_asked_first(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, answer: Qt.PermissionStatus, codes: list[str], started: int
) -> None:
    answers = [answer, Qt.PermissionStatus.Granted]
    monkeypatch.setattr(QApplication, "checkPermission", lambda _app, _what: answers.pop(0))
    monkeypatch.setattr(QApplication, "requestPermission", lambda _app, _what, _who, then: then(None))
    counter.start()
    assert counter.codes == codes and len(Camera.made) == started
