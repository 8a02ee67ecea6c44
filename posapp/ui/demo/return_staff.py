"""What a member of staff does with the keyboard on each step of a return. Looks at the page's cursor, never at its widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posapp.flows.intake import CHECK, SIGN
from posapp.ui.demo.counter_staff import CounterStaff
from posapp.ui.demo.hands import Stuck
from posapp.ui.pages.field_page import FieldPage
from posapp.ui.pages.returns.receipt import ReceiptPage
from posapp.ui.widgets.device_drawing import DeviceDrawing

_MOST_KEYS = 80
"""More keys than any checklist has fields."""


class ReturnStaff(CounterStaff):
    """Plays one return in an open window, by keys only."""

    @property
    def step(self) -> str:
        """The step shown; empty before and after the return."""
        returning = self.front.returning
        return returning.shell.step if returning is not None and returning.shell is not None else ""

    @property
    def page(self) -> object:
        """The page in the window."""
        return self.front.window.pages.currentWidget()

    @property
    def field(self) -> str:
        """The field with the cursor, as the page knows it; empty when it is on none."""
        return self.page.focused() if isinstance(self.page, FieldPage) else ""

    def at(self, step: str) -> None:
        """It stands on that step."""
        self._arrived(step)

    def check(self, answers: Mapping[str, str], *, until: str = "") -> None:
        """The checklist from the cursor on, up to and with the field ``until``, or to the ways out."""
        self.at(CHECK)
        for _ in range(_MOST_KEYS):
            field = self.field
            if field in ("", "choice"):
                return
            if field in answers:
                self._put(answers[field])
            if field == until:
                return
            self.hands.key("Enter")
        raise Stuck(f"{CHECK} at {self.field}")

    def mark(self, head: int, *ways: tuple[str, ...]) -> None:
        """Put marks on the drawing: each way is the keys that move the cross there.

        The cursor then goes to the head in hand and on to the finding it came from: findings show for the head in hand only.
        """
        left = self.field
        self._turn("Shift+Tab", lambda: isinstance(self.hands.focus(), DeviceDrawing), "the drawing")
        for way in ways:
            self.hands.key(*way, "Space")
        self._turn("Tab", lambda: self.field == f"head:{head}", f"head {head}")
        self._turn("Enter", lambda: self.field == left, left)

    def choose_way(self, key: str) -> None:
        """One of the ways out, and on to the signature."""
        self.hands.key(key, "Enter")
        self.at(SIGN)

    def receipt(self) -> None:
        """受付書, once both copies are drawn."""
        page = self.page
        if not isinstance(page, ReceiptPage):
            raise Stuck(f"no receipt after {self.step} {self.field}")
        self.hands.wait(lambda: page.ready, "the receipt was not drawn")

    def _turn(self, key: str, there: Callable[[], bool], name: str) -> None:
        """Press a key until the focus is there."""
        for _ in range(_MOST_KEYS):
            if there():
                return
            self.hands.key(key)
        raise Stuck(f"{name} was not reached from {self.field}")
