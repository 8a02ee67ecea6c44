"""Every modal of the windows. Pages call `tell`, `ask` and the file choosers; tests put their own `Dialogs` in with `use`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from posapp.ui import text
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.words import Words


class Dialogs(Protocol):
    """What the windows may ask of the person in front of them."""

    def tell(self, parent: QWidget, title: str, body: str) -> None:
        """Say something that must be read before going on."""

    def ask(self, parent: QWidget, title: str, body: str, yes: str, no: str) -> bool:
        """A question with two answers; closing the window is ``no``."""

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to write a file, None when thought better of."""

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Which file to read, None when thought better of."""

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        """Which files to read, none when thought better of."""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Which folder to use, None when thought better of."""


class MessageDialog(QDialog):
    """A sentence with one or two buttons; the safe one has the focus."""

    def __init__(self, parent: QWidget, title: str, body: str, *, yes: str, no: str = "", icon: str = "info") -> None:
        super().__init__(parent)
        self.setWindowTitle(text.APP)
        self.setModal(True)
        column = vertical(self, margins=(24, 24, 24, 16), spacing=8)
        head = horizontal(spacing=12)
        head.addWidget(IconMark(icon, 24, "accent"))
        head.addWidget(Words(title, 16, bold=True, wrap=True), 1)
        column.addLayout(head)
        said = Words(body, 14, wrap=True)
        said.setMinimumWidth(420)
        column.addWidget(said)
        column.addSpacing(12)
        row = horizontal(spacing=12)
        row.addStretch(1)
        if no:
            stay = Button(no, cap="Esc")
            stay.clicked.connect(self.reject)
            row.addWidget(stay)
        go = Button(yes, kind="primary", cap="Enter")
        go.setMinimumWidth(120)
        go.clicked.connect(self.accept)
        row.addWidget(go)
        column.addLayout(row)
        go.setDefault(True)
        go.setFocus()


class QtDialogs:
    """The dialogs as real windows."""

    def tell(self, parent: QWidget, title: str, body: str) -> None:
        """Say something that must be read before going on."""
        MessageDialog(parent, title, body, yes=text.OK).exec()

    def ask(self, parent: QWidget, title: str, body: str, yes: str, no: str) -> bool:
        """A question with two answers."""
        answer = MessageDialog(parent, title, body, yes=yes, no=no, icon="question").exec()
        return answer == QDialog.DialogCode.Accepted.value

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to write a file."""
        return _path(QFileDialog.getSaveFileName(parent, title, str(_papers() / suggested), kinds)[0])

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Which file to read."""
        return _path(QFileDialog.getOpenFileName(parent, title, str(_papers()), kinds)[0])

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        """Which files to read."""
        return tuple(Path(name) for name in QFileDialog.getOpenFileNames(parent, title, str(_photos()), kinds)[0])

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Which folder to use."""
        return _path(QFileDialog.getExistingDirectory(parent, title, str(_papers())))


def _papers() -> Path:
    """Where staff look for papers."""
    return _folder(QStandardPaths.StandardLocation.DocumentsLocation)


def _photos() -> Path:
    """Where staff look for photos."""
    return _folder(QStandardPaths.StandardLocation.PicturesLocation)


def _folder(kind: QStandardPaths.StandardLocation) -> Path:
    """A folder of the user, the home folder where there is none."""
    found = Path(QStandardPaths.writableLocation(kind))
    return found if found.is_dir() else Path.home()


def _path(name: str) -> Path | None:
    return Path(name) if name else None


class _Used:
    """The dialogs in use; one per process, because a screen has one person in front of it."""

    dialogs: Dialogs = QtDialogs()


def use(dialogs: Dialogs) -> Dialogs:
    """Put other dialogs in (tests); answers those used before."""
    before, _Used.dialogs = _Used.dialogs, dialogs
    return before


def tell(parent: QWidget, title: str, body: str) -> None:
    """Say something that must be read before going on."""
    _Used.dialogs.tell(parent, title, body)


def ask(parent: QWidget, title: str, body: str, *, yes: str = text.YES, no: str = text.CANCEL) -> bool:
    """A question with two answers; closing the window is ``no``."""
    return _Used.dialogs.ask(parent, title, body, yes, no)


def save_file(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Where to write a file, None when thought better of."""
    return _Used.dialogs.save_file(parent, title, suggested, kinds)


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Which file to read, None when thought better of."""
    return _Used.dialogs.open_file(parent, title, kinds)


def open_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Which files to read, none when thought better of."""
    return _Used.dialogs.open_files(parent, title, kinds)


def folder(parent: QWidget, title: str) -> Path | None:
    """Which folder to use, None when thought better of."""
    return _Used.dialogs.folder(parent, title)
