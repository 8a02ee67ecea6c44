"""How the steps of a flow and the shell speak: a view comes in, a new draft goes out. Knows no step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posapp.flows.intake import IntakeView
from posapp.flows.purchase import SaleView
from posapp.ui.views import ActionView, BadgeView

V = TypeVar("V")
"""What a page shows: a draft with everything that follows from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimaryView:
    """What a step wants in the bottom bar: its primary, and the sentence that says what frees it."""

    label: str
    enabled: bool = True
    sentence: str = ""
    badges: tuple[BadgeView, ...] = ()
    jump: bool = False
    """True when F8 leads to a field."""
    tool: ActionView | None = None
    """Another key worth naming here; the page itself hears it."""


class Page(QWidget, Generic[V]):
    """One step of a flow.

    changed   a new draft that need not be saved yet (something is being typed)
    left      a new draft to save now: a field was left or an act recorded; its cursor names the field to resume at
    wanted    (step, field): the page asks the shell to go there
    forward   the page asks the shell to go to the next step
    footing   `primary` answers something new although no new view came
    """

    changed = Signal(object)
    left = Signal(object)
    wanted = Signal(str, str)
    forward = Signal()
    footing = Signal()

    def show_view(self, view: V) -> None:
        """Repaint from the view; the focus stays where it is."""
        raise NotImplementedError

    def focus_field(self, key: str) -> None:
        """Put the focus on a field; an unknown or empty key means the first one."""
        raise NotImplementedError

    def first_field(self) -> str:
        """The field a fresh visit begins at."""
        return ""

    def primary(self) -> PrimaryView:
        """The bottom bar of this step."""
        raise NotImplementedError

    def act(self, name: str) -> bool:
        """An action of `posapp.ui.keys.ACTIONS`, or ``primary`` or ``back``. False leaves it to the shell."""
        return False

    def scan(self, code: str) -> bool:
        """The barcode reader read an article number or IMEI; False when this step has no use for it."""
        return False

    def action_words(self) -> dict[str, str]:
        """What the F-keys do here, for the menu: action name → word; others are switched off."""
        return {}


SalePage: TypeAlias = Page[SaleView]
ReturnPage: TypeAlias = Page[IntakeView]
