"""Whoever answers the demonstration's dialogs: says yes, picks the file it was given, saves nothing. Knows no page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class Picking:
    """`posapp.ui.dialogs.Dialogs` without a person."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def tell(self, parent: QWidget, title: str, body: str) -> None:
        """Read."""

    def ask(self, parent: QWidget, title: str, body: str, yes: str, no: str) -> bool:
        """Yes."""
        return True

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Thought better of it."""
        return None

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """The file, if there is one."""
        return self._file

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        """The same."""
        return () if self._file is None else (self._file,)

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Thought better of it."""
        return None
