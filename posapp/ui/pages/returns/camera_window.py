"""カメラで撮る: what the camera sees, and the button that takes it. Knows no store; a camera may go at any moment."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from posapp.domain.problem import Problem
from posapp.ui import text
from posapp.ui import text_photos as words
from posapp.ui.cameras import Cameras, Feed
from posapp.ui.pages.returns.photo_window import PictureView
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import ChoiceInput
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words


class CameraWindow(QDialog):
    """``shot`` carries the QImage that was taken, ``failed`` the Problem that ended the camera; the window is closed by then."""

    shot = Signal(object)
    failed = Signal(object)

    def __init__(self, cameras: Cameras, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.APP)
        self.setModal(True)
        self._cameras = cameras
        self._feed: Feed | None = None
        self._taken = 0
        self.view = PictureView(words.CAMERA_VIEW, QSize(480, 300))
        self.which = ChoiceInput(tuple(Option(str(nth), name) for nth, name in enumerate(cameras.names())))
        self.which.setAccessibleName(words.CAMERA_WHICH)
        self.which.setMinimumWidth(320)
        self.which.put("0")
        self.which.changed.connect(lambda _nth: self.begin())
        self.said = Words(words.CAMERA_NONE_TAKEN, 14, role="quiet")
        self.shoot = Button(words.CAMERA_SHOOT, icon="camera", kind="primary", cap="Enter")
        self.shoot.clicked.connect(self._shoot)
        self.shoot.setMinimumWidth(140)
        self.shoot.setDefault(True)
        self._lay_out()
        room = parent.window().size()
        self.resize(min(860, room.width() - 80), min(680, room.height() - 80))

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Words(words.CAMERA_TITLE, 16, bold=True), 1)
        if self.which.count() > 1:
            head.addWidget(Words(words.CAMERA_WHICH, 12, role="quiet"))
            head.addWidget(self.which, 1)
        else:
            self.which.setParent(self)
            self.which.hide()
        close = Button(words.CLOSE, cap="Esc")
        close.clicked.connect(self.reject)
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        foot.addWidget(self.shoot)
        column = vertical(self, margins=(24, 16, 24, 16), spacing=12)
        for row in (head, foot):
            row.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def begin(self) -> None:
        """The chosen camera; the one before is let go of."""
        self._end()
        self.view.show_image(QImage(), words.CAMERA_WAIT)
        self.shoot.setEnabled(False)
        feed = self._cameras.feed(int(self.which.value() or 0), self)
        self._feed = feed
        feed.seen.connect(self._seen)
        feed.taken.connect(self._took)
        feed.failed.connect(self._failed)
        feed.start()

    def _end(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            for signal in (feed.seen, feed.taken, feed.failed):
                signal.disconnect()
            feed.stop()
            feed.deleteLater()

    def _shoot(self) -> None:
        if self._feed is not None:
            self.shoot.setEnabled(False)  # until this picture has come
            self._feed.shoot()

    def _seen(self, image: QImage) -> None:
        self.view.show_image(image)
        if not self.shoot.isEnabled():
            self.shoot.setEnabled(True)
            self.shoot.setFocus()

    def _took(self, image: QImage) -> None:
        self._taken += 1
        self.said.say(words.CAMERA_TAKEN.format(count=self._taken))
        self.shot.emit(image)

    def _failed(self, problem: Problem) -> None:
        self._end()
        self.reject()
        self.failed.emit(problem)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._end()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._end()
