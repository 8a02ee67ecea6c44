"""What a member of staff does with the keyboard on each step of a sale. Looks at the page's cursor, never at its widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posapp.flows.purchase import APPLICANT, CONFIRM, DISCLOSURE, PAPERS
from posapp.ui.demo.hands import Hands, Stuck
from posapp.ui.front import Front
from posapp.ui.pages.field_page import FieldPage
from posapp.ui.sale import Sale
from posapp.ui.widgets.button import Button

_MOST_FIELDS = 80
"""More keys than any form has fields: whoever needs more is stuck."""


class CounterStaff:
    """Plays one sale in an open window, by keys only."""

    def __init__(self, front: Front, hands: Hands) -> None:
        self.front, self.hands = front, hands

    @property
    def sale(self) -> Sale:
        """The sale in the window."""
        if self.front.sale is None:
            raise Stuck("the shop is not open")
        return self.front.sale

    @property
    def step(self) -> str:
        """The step shown."""
        shell = self.sale.shell
        return shell.step if shell is not None else ""

    @property
    def field(self) -> str:
        """The field with the cursor, as the draft has it."""
        page = self.sale.shell.page if self.sale.shell is not None else None
        return page.focused() if isinstance(page, FieldPage) else ""

    def explain_all(self, seen: Callable[[str], None]) -> None:
        """重要事項説明: explain, ask and understand every topic still open; ``seen`` is told each topic's key once it is understood."""
        shell = self.sale.shell
        if shell is None:
            raise Stuck("no sale")
        for _ in shell.view.topics:
            if all(ack.done for ack in shell.view.acks):
                break  # some were understood before this sale was gone on with
            topic = next(t for t in shell.view.topics if t.key == shell.draft.cursor.field.removeprefix("topic:"))
            self.hands.key("F7")
            if topic.asks:
                self.hands.key(str(topic.choices.index(topic.right) + 1))
            seen(topic.key)
            self.hands.key("F9", "Enter")
        if self.step == DISCLOSURE:
            self.hands.key("Enter")
        self._arrived(APPLICANT)

    def fill(self, answers: Mapping[str, str], readings: Mapping[str, tuple[str, str]], *, until: str = "") -> None:
        """Fill the form from the cursor on: type what is known, tick what asks for a tick, Enter to the next field.

        Stops on the field ``until``, or once another step is shown.
        """
        step = self.step
        for _ in range(_MOST_FIELDS):
            field = self.field
            if self.step != step or (until and field == until):
                return
            if field in readings:
                self.hands.convert(*readings[field])
            elif field in answers:
                self._put(answers[field])
            if until and self.field == until:
                return
            self.hands.key("Enter")
        raise Stuck(f"{step} at {self.field}")

    def _put(self, value: str) -> None:
        """Type a text, or press the keys of a choice (``<Space>``, ``<Down>``)."""
        if value.startswith("<"):
            self.hands.key(*value.strip("<>").split("><"))
        else:
            self.hands.type(value)

    def press(self, label: str) -> None:
        """The button with that word, by Tab and Space."""
        for _ in range(_MOST_FIELDS):
            at = self.hands.focus()
            if isinstance(at, Button) and at.text() == label:
                self.hands.key("Space")
                return
            self.hands.key("Tab")
        raise Stuck(f"no button {label} can be reached")

    def submit(self) -> None:
        """確認 → 受付 → 書類."""
        self._arrived(CONFIRM)
        self.hands.key("Enter")
        self.hands.wait(lambda: self.step == PAPERS, "the application was not taken")

    def _arrived(self, step: str) -> None:
        if self.step != step:
            raise Stuck(f"{step} was not reached from {self.step} {self.field}")
