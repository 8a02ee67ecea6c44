"""The second half of the demonstration: the sold device is handed over, comes back two years later and stands in 古物台帳."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from posapp.flows.intake import CHECK, READY, RECEIPT, WHAT, WHO
from posapp.flows.intake_forms import READY_STEPS
from posapp.services.front import Services
from posapp.services.intake_papers import COPIES, REFUSAL, REMAINING
from posapp.services.intake_papers import RECEIPT as RECEIPT_KIND
from posapp.services.ports import PaperRow
from posapp.ui import dialogs
from posapp.ui.demo import people, photo
from posapp.ui.demo.counter_staff import CounterStaff
from posapp.ui.demo.hands import Hands, Stuck
from posapp.ui.demo.outside import Outside
from posapp.ui.demo.picking import Picking
from posapp.ui.demo.return_staff import ReturnStaff
from posapp.ui.pages.returns.check import CheckPage
from posapp.ui.places.cases import CasesPage
from posapp.ui.places.ledger import LedgerPage
from posapp.ui.places.quotes import QuotesPage

_CRACKS = (("Up", "Up", "Up", "Up"), ("Down",) * 10 + ("Right",) * 4, ("PgDown", "Up", "Up"))
"""How the cross goes to where the glass is cracked: twice on the front, and over its edge on the right side."""


class Shown(Protocol):
    """The walk: one window, its hands, and the files it leaves."""

    hands: Hands
    staff: CounterStaff
    outside: Outside

    @property
    def services(self) -> Services:
        """The open shop."""

    def screen(self, name: str) -> None:
        """Keep what the window shows now."""

    def small_and_dark(self, name: str) -> None:
        """The same screen in a small window and in the dark theme."""

    def paper(self, name: str, pdf: bytes) -> Path:
        """Keep a paper; where it lies."""


def hand_over(walk: Shown) -> None:
    """案件: with a network the creditor approves, the contract is formed, the device is read and handed over."""
    hands = walk.hands
    walk.outside.online = True
    hands.key("F1", "F4", "Down", "Enter")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, CasesPage):
        raise Stuck("no 案件")
    before = dialogs.use(Picking())
    try:
        for state in ("screening", "approved", "formed"):
            hands.key("Space")
            _state(walk, state)
        hands.scan(people.IMEI)
        walk.screen("case-formed")
        page.card.focus_first()
        hands.key("Space")
        _state(walk, "handed-over")
    finally:
        dialogs.use(before)
    walk.screen("case-handed-over")


def _state(walk: Shown, state: str) -> None:
    (row,) = walk.services.records.cases("", 2)
    if row.state != state:
        raise Stuck(f"the case is {row.state}, not {state}")


def think_again(walk: Shown) -> None:
    """回収 a week earlier: the glass is cracked, and the customer would rather keep the device. 査定結果書 goes home with it."""
    hands, staff = walk.hands, ReturnStaff(walk.staff.front, walk.hands)
    walk.outside.now = people.ASKED
    _to_checklist(walk, staff, lambda name: None)
    staff.check(people.CHECKLIST)
    before = dialogs.use(Picking())
    try:
        hands.key("Alt+3", "Enter")
    finally:
        dialogs.use(before)
    staff.at(RECEIPT)
    staff.receipt()
    walk.screen("return-went-home")
    walk.small_and_dark("return-went-home")
    for row, whose in zip(_kept(walk, REFUSAL), COPIES, strict=True):
        walk.paper(f"{REFUSAL}-{whose}", walk.services.papers.pdf(row))
    hands.key("Enter")


def take_back(walk: Shown) -> None:
    """回収: the device is scanned, its cracked glass is seen and marked, the customer signs."""
    hands, staff = walk.hands, ReturnStaff(walk.staff.front, walk.hands)
    walk.outside.now = people.BACK
    _to_checklist(walk, staff, walk.screen)
    walk.screen("return-check-empty")
    staff.check(people.CHECKLIST, until="finding:glass-cracked")
    staff.mark(6, *_CRACKS)
    _photograph(walk)
    walk.screen("return-check-marks")
    staff.check({key: value for key, value in people.CHECKLIST.items() if key != "finding:glass-cracked"})
    walk.screen("return-check")
    walk.small_and_dark("return-check")
    hands.key("F11")
    walk.screen("return-customer")
    hands.key("F11")
    staff.choose_way("Alt+1")
    staff.fill(people.SIGNED, {}, until="signed")
    walk.screen("return-sign")
    staff.fill(people.SIGNED, {})
    staff.at(RECEIPT)
    staff.receipt()
    walk.screen("return-receipt")
    walk.small_and_dark("return-receipt")
    for row, whose in zip(_kept(walk, RECEIPT_KIND), COPIES, strict=True):
        walk.paper(f"{RECEIPT_KIND}-{whose}", walk.services.papers.pdf(row))
    walk.paper(REMAINING, walk.services.papers.pdf(_kept(walk, REMAINING)[0]))
    walk.paper("photo-sheet", walk.services.papers.pdf(_kept(walk, "photo-sheet")[0]))
    hands.key("Enter", "Ctrl+R")
    walk.screen("intakes")


def _to_checklist(walk: Shown, staff: ReturnStaff, screen: Callable[[str], None]) -> None:
    """From the scan of the device through identity and preparation; each step is shown."""
    hands = walk.hands
    hands.key("F1", "F3")
    screen("return-find")
    hands.scan(people.IMEI)
    staff.at(WHO)
    staff.fill(people.PERSON, {}, until="town")
    hands.key("Down", "Enter")
    staff.fill(people.PERSON, {}, until="doc_seen")
    screen("return-who")
    staff.fill(people.PERSON, {})
    staff.at(WHAT)
    hands.scan(people.IMEI)
    staff.fill(people.DEVICE, {}, until="cover")
    screen("return-what")
    staff.fill(people.DEVICE, {})
    staff.at(READY)
    staff.fill({f"ready:{step}": "<Space>" for step in READY_STEPS}, {}, until=f"ready:{READY_STEPS[-1]}")
    screen("return-ready")
    staff.fill({f"ready:{READY_STEPS[-1]}": "<Space>"}, {})
    staff.at(CHECK)


def _photograph(walk: Shown) -> None:
    """写真: a picture of the crack is chosen from a file and looked at."""
    hands, page = walk.hands, walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, CheckPage):
        raise Stuck("no 状態チェック")
    with tempfile.TemporaryDirectory(prefix="posapp-photo-") as folder:
        before = dialogs.use(Picking(photo.cracked_glass(Path(folder) / "photo.jpg")))
        try:
            hands.key("F7", "Enter")
            hands.wait(lambda: bool(page.where.photos.strip.chosen) and not page.photos.running, "no photo was taken")
        finally:
            dialogs.use(before)


def ledger(walk: Shown) -> None:
    """台帳: the line of the device, and the month as paper; then the old quote, which no longer holds."""
    hands, window = walk.hands, walk.staff.front.window
    hands.key("F6")
    page = window.pages.currentWidget()
    if not isinstance(page, LedgerPage):
        raise Stuck("no 台帳")
    hands.wait(lambda: page.table.view() is not None, "the ledger was not read")
    walk.screen("ledger")
    walk.small_and_dark("ledger")
    hands.key("F7")
    walk.screen("ledger-correction")
    hands.key("Esc", "F12")
    hands.wait(lambda: bool(_kept(walk, "ledger")) and not page.work.running, "the ledger was not made")
    walk.screen("ledger-printed")
    walk.paper("ledger", walk.services.papers.pdf(_kept(walk, "ledger")[0]))
    hands.key("Ctrl+K")
    quotes = window.pages.currentWidget()
    if not isinstance(quotes, QuotesPage):
        raise Stuck("no 見積一覧")
    hands.wait(lambda: not quotes.card.worker.running, "the quote was not read")
    walk.screen("quotes-expired")
    hands.key("F7")
    hands.wait(lambda: not quotes.card.worker.running, "the quote was not renewed")
    walk.screen("quotes-anew")


def _kept(walk: Shown, kind: str) -> tuple[PaperRow, ...]:
    return tuple(row for row in walk.services.papers.papers() if row.kind == kind)
