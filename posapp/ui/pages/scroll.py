"""A page's content that scrolls only when it truly has no room: its height is what its width asks for. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from posapp.ui.widgets.content import Content

__all__ = ["Content", "scrolled"]


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
