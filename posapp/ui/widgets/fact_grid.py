"""Facts: a quiet label and its value, one a line. Knows no fact."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.ui.widgets.words import Words


class FactGrid(QWidget):
    """The labels stay, values change; a line whose value is None is not shown."""

    def __init__(self, labels: Iterable[str], *, gap: int = 4) -> None:
        super().__init__()
        self._lines: list[tuple[Words, Words]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(gap)
        for nth, label in enumerate(labels):
            line = Words(label, 12, role="quiet"), Words("", 14, wrap=True)
            grid.addWidget(line[0], nth, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line[1], nth, 1)
            self._lines.append(line)
        grid.setColumnStretch(1, 1)

    def say(self, values: Iterable[str | None]) -> None:
        """A value for every label."""
        for (label, value), said in zip(self._lines, values, strict=True):
            label.setVisible(said is not None)
            value.setVisible(said is not None)
            value.say(said or "")
