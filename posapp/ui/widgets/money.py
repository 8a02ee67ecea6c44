"""An amount of yen with tabular digits and a smaller 円. Shows what it is given; computes nothing."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui.paint import baseline, draw_text, draw_yen, line_height, metrics_of, text_width, yen, yen_width
from posapp.ui.theme import colour


class MoneyLabel(QWidget):
    """An amount in yen, right-aligned. ``instead`` is shown when the amount is None (返却の特典なし)."""

    def __init__(
        self, amount: int | None = None, size: int = 20, *, bold: bool = True, role: str = "ink", instead: str = "",
        instead_size: int = 14, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._amount, self._instead = amount, instead
        self._size, self._bold, self._role, self._instead_size = size, bold, role, instead_size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    def show_amount(self, amount: int | None, *, instead: str = "", role: str = "") -> None:
        """Show another amount in yen."""
        role = role or self._role
        if (amount, instead, role) == (self._amount, self._instead, self._role):
            return
        self._amount, self._instead, self._role = amount, instead, role
        self._name()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What is read: ``72,000円``."""
        return self._instead if self._amount is None else f"{yen(self._amount)}円"

    def _name(self) -> None:
        self.setAccessibleName(self.text())

    def natural_width(self) -> int:
        """Width in px the figure needs."""
        if self._amount is None:
            return ceil(text_width(self._instead, self._instead_size, bold=self._bold))
        return ceil(yen_width(yen(self._amount), self._size, bold=self._bold))

    def fits(self) -> bool:
        """True when the whole figure is inside the widget's box."""
        return self.natural_width() <= self.width()

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), line_height(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        if self._amount is None:
            draw_text(
                painter, box, self._instead, size=self._instead_size, bold=self._bold, tone=colour("quiet"), right=True
            )
            return
        base = baseline(metrics_of(self._size, self._bold), 0.0, self.height())
        draw_yen(
            painter, box.right(), base, yen(self._amount), size=self._size, bold=self._bold, tone=colour(self._role)
        )
