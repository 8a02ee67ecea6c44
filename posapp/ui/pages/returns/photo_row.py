"""写真: how many there are, the small photos, and the button that adds more. Knows no store and no draft."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from posapp.ui import keys
from posapp.ui import text_photos as words
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.photo_strip import PhotoStrip, Thumb


class PhotoRow(QWidget):
    """``files`` and ``camera`` ask for photos to be added, ``opened`` for the chosen one to be shown large."""

    opened = Signal(str)
    files = Signal()
    camera = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = PhotoStrip()
        self.add = Button(words.ADD, kind="link", size=12, height=24, cap=keys.cap("page"))
        self.said = Button("", kind="link", icon="camera", size=12, height=24)
        self.said.clicked.connect(lambda: self.opened.emit(self.strip.chosen))
        self.strip.opened.connect(self.opened)
        self._count, self._tight, self._narrow = 0, False, False
        self._busy = ""
        self.menu = QMenu(self)
        self.menu.addAction(words.FROM_FILES, self.files.emit)
        self.menu.addAction(words.BY_CAMERA, self.camera.emit)
        self.add.clicked.connect(self.offer)
        row = horizontal(spacing=2)
        row.addWidget(self.said)
        row.addWidget(self.strip, 1)
        row.addStretch(0)
        row.addWidget(self.add)
        column = vertical(self, margins=(0, 2, 0, 0), spacing=2)
        column.addWidget(Hairline())
        column.addLayout(row)

    def show_photos(self, thumbs: tuple[Thumb, ...]) -> None:
        """These photos; without any there is only the line that adds one."""
        self._count = len(thumbs)
        self.strip.show_photos(thumbs)
        self.said.setEnabled(bool(thumbs))
        self.say_progress(0, 0)
        self._fit()

    def set_tight(self, tight: bool) -> None:
        """Where there is no room only the count is shown; it opens the photos too."""
        self._tight = tight
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Beside small photos in a narrow card the icon says 写真, and the words only how many."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        self.strip.setVisible(self._count > 0 and not self._tight)
        self._say_count()

    def say_progress(self, done: int, of: int) -> None:
        """How far adding has come; the count when nothing is being added."""
        self._busy = words.BUSY.format(done=done, of=of) if of else ""
        self._say_count()

    def _say_count(self) -> None:
        short = self._narrow and self._count > 0 and not self._tight
        self.said.say(self._busy or (words.COUNT_SHORT if short else words.COUNT).format(count=self._count))
        self.said.setAccessibleName(self._busy or words.COUNT.format(count=self._count))

    def offer(self) -> None:
        """Ask where the photos come from."""
        self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))
        self.menu.setActiveAction(self.menu.actions()[0])
