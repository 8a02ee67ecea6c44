"""How a place speaks with the front: it reads for itself, takes the focus, hears keys. Knows no place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posapp.ui.views import BottomView, PanelView, StepperView


class Place(QWidget):
    """A page for the whole centre, without steps and panel.

    changed   something was written that the frame shows too (shop, staff, chips)
    framed    panel or bottom bar show something else
    """

    changed = Signal()
    framed = Signal()

    def refresh(self) -> None:
        """Read again what is shown; nothing moves when nothing changed."""

    def focus_first(self) -> None:
        """Put the focus where work begins."""

    def act(self, name: str) -> bool:
        """An action of `posapp.ui.keys.ACTIONS`; False leaves it to the front."""
        return False

    def back(self) -> bool:
        """Esc; False leaves it to the front, which goes to ホーム."""
        return False

    def bottom(self) -> BottomView | None:
        """The frame's bottom bar here; None for none."""
        return None

    def stepper(self) -> StepperView | None:
        """The strip beside the panel's head; None for none."""
        return None

    def panel(self) -> PanelView | None:
        """The frame's right panel here; None for none."""
        return None
