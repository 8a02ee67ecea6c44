"""A counter to which devices come back: contracts formed on another day, and someone at the keyboard of 回収."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from posapp.app import ShopDoors
from posapp.domain.application import Step
from posapp.domain.handin_choices import Way
from posapp.domain.problem import Problem
from posapp.flows.intake import CHECK, FIND, READY, RECEIPT, SIGN, WHAT, WHO
from posapp.flows.intake_forms import READY_STEPS, IntakeDraft
from posapp.services.ports import CaseRow
from posapp.ui.demo.hands import Stuck
from posapp.ui.pages.field_page import FieldPage
from posapp.ui.pages.returns.receipt import ReceiptPage
from posapp.ui.shell import Shell
from tests.e2e.counter import PASSPHRASE, Till, World, day
from tests.services.sale import FORMS, ready

IMEI = "490154203237518"
ON = day(2024, 12, 18)
"""A day on which the contract of `ELSEWHERE` may come back."""
SERIAL = "CF7A-00123"
YES, NO = "<Right>", "<Right><Right>"
FIRST, SECOND = YES, NO
ASKED = frozenset({"owner", "arrears", "purchase", "model", "restriction"})
"""Questions that are open at first."""
PERSON = {
    "owner": YES, "arrears": NO, "purchase": YES, "born": "S58.4.12", "occupation": "会社員", "postal": "9800811", "street": "1-2",
    "doc_digits": "4821", "doc_seen": "<Space>",
}  # fmt: skip
DEVICE = {"imei": IMEI, "model": FIRST, "restriction": FIRST, "cover": "<Down>"}
STEPS = {f"ready:{step}": "<Space>" for step in READY_STEPS}
SOUND = {f"head:{number}": "<Right><F9>" for number in range(1, 10)} | {"head:2": "<F9>"}
"""問題なし, and the customer has seen it."""
SIGNED = dict.fromkeys(("erased", "no_return", "payments_told", "signed"), "<Space>")


def found(head: int, finding: str) -> dict[str, str]:
    """あり in a head with one finding, seen by both."""
    return {
        f"head:{head}": SECOND, f"finding:{finding}": "<Space>", f"staff:{head}": "<Space>", f"customer:{head}": "<Space>",
    }  # fmt: skip


ELSEWHERE = {
    "program": "<Down until softbank-shintoku-standard>", "device": "Pixel 7 Pro", "on": "R4.12.10", "cash_price": "144,960",
    "step_first": "3020", "step_second": "3020", "number": "S-0001", "imei": IMEI,
}  # fmt: skip
"""A contract made at another shop, as its paper has it."""
ALL: dict[str, Mapping[str, str]] = {
    FIND: ELSEWHERE,
    WHO: PERSON | {"family": "森田", "given": "直樹"},
    WHAT: DEVICE,
    READY: STEPS,
    CHECK: SOUND | found(6, "glass-cracked"),
    SIGN: SIGNED,
}
"""A whole return with a cracked glass, field by field."""


def contract(world: World, program: str, *, imei: str = IMEI, serial: str = "") -> CaseRow:
    """A contract of that program, its device handed over, on the day it was sold."""
    on, _ = FORMS[program]
    doors = ShopDoors(
        world.folder, world.shelf, lambda _: world.tray, clock=lambda: day(on.year, on.month, on.day),
        reachable=lambda: True, use_keyring=False,
    )  # fmt: skip
    shop = doors.unlock(PASSPHRASE)
    try:
        row = shop.sales.submit(ready(shop, program))
        assert isinstance(row, CaseRow), row
        for step in (Step.SEND, Step.APPROVE, Step.FORM, Step.HAND_OVER):
            moved = shop.sales.step(row.id, step)
            assert not isinstance(moved, Problem), moved
        shop.returns.note_numbers(row.id, number="D-0001", imei=imei, serial=serial)
    finally:
        shop.close()
    return row


class ReturnTill(Till):
    """The same window, with 回収 in it."""

    @property
    def shell(self) -> Shell[IntakeDraft, Any]:  # type: ignore[override]
        """The return that runs."""
        assert self.front.returning is not None and self.front.returning.shell is not None
        return self.front.returning.shell

    @property
    def draft(self) -> IntakeDraft:  # type: ignore[override]
        """The draft in the window."""
        return self.shell.draft

    @property
    def step(self) -> str:
        """The step shown; empty once the return ended."""
        returning = self.front.returning
        return returning.shell.step if returning is not None and returning.shell is not None else ""

    @property
    def field(self) -> str:
        """The field with the cursor, as the page knows it."""
        page = self.shell.page if self.step else None
        return page.focused() if isinstance(page, FieldPage) else ""

    def begin(self, words: str = IMEI) -> None:
        """F3 and the search; Enter takes the first contract."""
        self.hands.key("F3")
        self.hands.type(words)
        self.hands.key("Enter")
        self.at(WHO)

    def at(self, step: str) -> None:
        """It stands there."""
        if self.step != step:
            problems = [(p.code, p.where) for p in self.shell.page.problems()] if self.step else []
            raise Stuck(f"{step} was not reached from {self.step} {self.field} {problems}")

    def through(self, person: Mapping[str, str] = PERSON, device: Mapping[str, str] = DEVICE) -> None:
        """Everything up to the checklist."""
        for step, answers, after in ((WHO, person, WHAT), (WHAT, device, READY), (READY, STEPS, CHECK)):
            self.at(step)
            self.fill(answers, {})
            self.at(after)

    def _put(self, value: str) -> None:
        """A question that was answered already is left: the same key once more would answer the other way."""
        if self.field in ASKED and self._held():
            return
        key, _, wanted = value.strip("<>").partition(" until ")
        if not wanted:
            super()._put(value)
            return
        for _ in range(20):
            if self._held() == wanted:
                return
            self.hands.key(key)
        raise Stuck(f"{self.field} never became {wanted}")

    def _held(self) -> str:
        """What the draft holds in the field with the cursor."""
        draft = self.draft
        forms: dict[str, tuple[object, ...]] = {
            FIND: (draft.contract, draft.contract.quote), WHO: (draft.person,), WHAT: (draft.device,),
        }  # fmt: skip
        return next(
            (str(getattr(form, self.field)) for form in forms.get(self.step, ()) if hasattr(form, self.field)), ""
        )

    def elsewhere(self) -> None:
        """F3, and by Tab past the search and the number of a sheet to the first field of a contract made elsewhere."""
        self.hands.key("F3")
        for _ in range(20):
            if self.field in ELSEWHERE:
                return
            self.hands.key("Tab")
        raise Stuck("no field of a contract made elsewhere")

    def walk(self, seen: Callable[[str, str], bool] = lambda _step, _field: False) -> None:
        """The whole return from the cursor on, one field after the other, with what `ALL` says for each.

        ``seen`` is told each step and field with the cursor in it, before anything is typed there; True ends the walk there.
        """
        for _ in range(200):
            step, at = self.step, self.field
            if step == RECEIPT or not step or seen(step, at):
                return
            if step == CHECK and at == "choice":
                self.take(Way.NOW)
            elif at in ALL[step]:
                self._put(ALL[step][at])
            self.hands.key("Enter")
        raise Stuck(f"{self.step} at {self.field}")

    def check(self, answers: Mapping[str, str], *, until: str = "") -> None:
        """The checklist from the cursor on, until every head is answered and the ways have the focus, or to a field."""
        self.at(CHECK)
        for _ in range(60):
            if self.field in ("choice", until):
                return
            if self.field in answers:
                self._put(answers[self.field])
            self.hands.key("Enter")
        raise Stuck(f"{CHECK} at {self.field}")

    def take(self, way: Way) -> None:
        """A way out, by its number on the screen."""
        shown = [choice.way for choice in self.shell.view.choices]
        self.hands.key(f"Alt+{shown.index(way) + 1}")

    def why_not(self) -> list[str]:
        """What stands against today's return, as the page holds it."""
        return [problem.code for problem in self.shell.page.problems() if problem.stops]

    def sign(self) -> ReceiptPage:
        """今日このまま返却, the confirmations, the signature; ends on 受付書 with every paper drawn."""
        self.take(Way.NOW)
        self.hands.key("Enter")
        self.at(SIGN)
        self.fill(SIGNED, {})
        page = self.place
        assert isinstance(page, ReceiptPage), self.window.bottom
        self.until(lambda: page.ready or page.again.isVisible(), "the receipt was not drawn")
        assert page.ready, (page.notice.head.text(), page.notice.body.text())
        return page


Counter = Callable[[datetime], ReturnTill]
"""Starts the program on that day."""
