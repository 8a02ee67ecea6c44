"""回収 in the real window over a shop in memory: a contract typed in, a draft at any step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.flows.intake_forms import ELSEWHERE, READY_STEPS, HeadAnswer, IntakeDraft
from posapp.services.ports import StoreFault
from posapp.ui.main_window import MainWindow
from posapp.ui.returning import Returning
from posapp.ui.show.top import top
from tests.services.test_receiving import IMEI, PERSON
from tests.ui.measure import cut
from tests.ui.pages.stage import press, shoot
from tests.ui.places.stage import sentences
from tests.ui.twins import JST, Desk, counter

PIXEL = {
    "on": "R4.12.10", "program": "softbank-shintoku-standard", "device": "Pixel 7 Pro", "cash_price": "144,960",
    "step_first": "3,020", "step_second": "3,020", "closing_day": "end",
}  # fmt: skip


class Counter:
    """The window with 回収 in it."""

    def __init__(self, qtbot: QtBot, at: tuple[int, int, int] = (2024, 12, 18)) -> None:
        self.desk: Desk = counter()
        self.desk.around.at = datetime(*at, 11, 20, tzinfo=JST)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        services = self.desk.services
        self.gone, self.faults = 0, list[str]()
        self.returning = Returning(self.window, services, sentences(), top=lambda: top(services), gone=self._gone)
        self.returning.fault.connect(self.faults.append)

    def _gone(self) -> None:
        self.gone += 1

    @property
    def page(self) -> Any:
        """The page shown."""
        assert self.returning.shell is not None
        return self.returning.shell.page

    @property
    def draft(self) -> IntakeDraft:
        """The draft in the window."""
        assert self.returning.shell is not None
        return self.returning.shell.draft

    @property
    def step(self) -> str:
        """The step shown."""
        return self.draft.cursor.step

    def made(self, quote: dict[str, str] = PIXEL, **parts: dict[str, str]) -> IntakeDraft:
        """A draft with everything right up to the checklist; ``parts`` are fields of person, device, check or sign."""
        desk = self.desk.services.returns
        draft = desk.put(desk.begin(), "contract", source=ELSEWHERE, number="S-1", imei=IMEI, holder="森田 直樹")
        draft = desk.put_quote(draft, **quote)
        filled = {"person": PERSON, "device": {"imei": IMEI, "model": "same", "restriction": "none", "cover": "none"}}
        for part, fields in filled.items():
            draft = desk.put(draft, part, **(fields | parts.pop(part, {})))
        for part, fields in parts.items():
            draft = desk.put(draft, part, **fields)
        for step in READY_STEPS:
            draft = desk.tick(draft, step, True)
        for head in desk.view(draft).applying:
            draft = desk.answer(draft, HeadAnswer(head=head, result="good", staff=True, customer=True))
        return draft

    def found(self, draft: IntakeDraft, head: int, finding: str) -> IntakeDraft:
        """あり in a head."""
        desk = self.desk.services.returns
        draft = desk.answer(draft, HeadAnswer(head=head, result="found", staff=True, customer=True))
        return desk.find_in(draft, finding, found=True)

    def open(self, draft: IntakeDraft, step: str, field: str = "") -> None:
        """The draft at that step and field."""
        desk = self.desk.services.returns
        draft = desk.move(draft, Cursor(step, field))
        desk.save(draft)
        self.returning.resume(draft.id)
        assert self.step == step

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whatever has the focus."""
        press(self.window.focusWidget() or self.window, key, modifiers)

    def picture(self, name: str) -> None:
        """At three sizes and themes; nothing may be cut in any."""
        for tail, wide, high, dark in (("", 1280, 800, False), ("-1024", 1024, 768, False), ("-dark", 1280, 800, True)):
            shoot(self.window, f"{name}{tail}", width=wide, height=high, dark=dark)
            found = cut(self.window)
            assert found == [], (name, tail, found)

    def scrolls(self) -> bool:
        """True when the page does not hold in the window."""
        bar = self.page.area.verticalScrollBar()
        return bool(bar.maximum() > 0)


DISK = StoreFault("disk-full")
