"""A photo as large as the screen allows, what it shows, and the way to the ones beside it. Knows no store: it is told every picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from posapp.ui import text
from posapp.ui import text_photos as words
from posapp.ui.paint import draw_text
from posapp.ui.theme import colour
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import ChoiceInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words


class PictureView(QWidget):
    """One picture, whole, in the middle; a word while there is none."""

    def __init__(self, name: str, least: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._word = QImage(), ""
        self.setMinimumSize(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def show_image(self, image: QImage, word: str = "") -> None:
        """Show a picture, or a word instead of a null one."""
        self._image, self._word = image, word
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown."""
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        if self._image.isNull():
            draw_text(painter, self.rect().toRectF(), self._word, size=14, tone=colour("quiet"), centre=True)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)


class PhotoWindow(QDialog):
    """``turned`` asks for the photo that many places on, ``tied`` says what it shows, ``removed`` asks to throw it away."""

    turned = Signal(int)
    tied = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.APP)
        self.setModal(True)
        self.view = PictureView("", QSize(480, 300))
        self.shows = ChoiceInput()
        self.shows.setAccessibleName(words.SHOWN)
        self.shows.setMinimumWidth(320)
        self.shows.changed.connect(self.tied)
        self._title = Words("", 16, bold=True)
        self.before = Button(words.BEFORE, icon="left")
        self.after = Button(words.AFTER, trailing="right")
        self.remove = Button(words.REMOVE, icon="trash", kind="link", cap="Delete")
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.remove.clicked.connect(self.removed)
        close = Button(words.CLOSE, kind="primary", cap="Esc")
        close.clicked.connect(self.reject)
        head = horizontal(spacing=12)
        head.addWidget(self._title, 1)
        head.addWidget(Words(words.SHOWN, 12, role="quiet"))
        head.addWidget(self.shows, 1)
        foot = horizontal(spacing=12)
        for button in (self.before, self.after, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = vertical(self, margins=(24, 16, 24, 16), spacing=12)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        room = parent.window().size()
        self.resize(min(960, room.width() - 80), min(720, room.height() - 80))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_photo(self, number: int, of: int, says: str, findings: tuple[Option, ...], finding: str) -> None:
        """Which photo it is and what it shows; its picture follows."""
        self._title.say(words.NTH_OF.format(number=number, of=of))
        self.view.setAccessibleName(says)
        self.view.show_image(QImage(), words.LOADING)
        self.shows.set_options((Option("", words.SHOWN_NOTHING), *findings))
        self.shows.put(finding)
        self.shows.setEnabled(bool(findings))
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < of)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp) and self.before.isEnabled():
            self.turned.emit(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown) and self.after.isEnabled():
            self.turned.emit(1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)
