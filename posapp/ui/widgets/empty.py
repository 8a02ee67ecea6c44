"""An empty state: what will be here, and how to begin. Never a picture of nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words


class EmptyState(Surface):
    """Icon, what will be here, how to begin."""

    def __init__(self, icon: str, head: str, lines: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        column = vertical(self, margins=(32, 24, 32, 24), spacing=8)
        column.addStretch(2)
        column.addWidget(IconMark(icon, 40, "quiet"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        self._head = Words(head, 20, bold=True, align="centre", wrap=True)
        self._lines = Words("\n".join(lines), 14, role="quiet", align="centre", wrap=True)
        column.addWidget(self._head)
        column.addWidget(self._lines)
        column.addStretch(3)

    def says(self) -> str:
        """What is said."""
        return f"{self._head.text()} {self._lines.text()}"

    def say(self, head: str, lines: tuple[str, ...]) -> None:
        """Say something else."""
        self._head.say(head)
        self._lines.say("\n".join(lines))
