"""What stands in a scroll area: its height is what its width asks for. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Content(QWidget):
    """A widget whose least height is its height for the width it has, not for the narrowest it could have."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        tall = self.heightForWidth(self.width()) if self.hasHeightForWidth() else -1
        return QSize(least.width(), tall) if tall > 0 else least
