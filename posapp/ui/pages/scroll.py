"""A page's content that scrolls only when it truly has no room: its height is what its width asks for. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Content(QWidget):
    """A widget whose least height is its height for the width it has, not for the narrowest it could have."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        tall = self.heightForWidth(self.width()) if self.hasHeightForWidth() else -1
        return QSize(least.width(), tall) if tall > 0 else least


def scrolled(content: QWidget) -> QScrollArea:
    """The content in a frameless scroll area that never scrolls sideways and never takes the focus."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
