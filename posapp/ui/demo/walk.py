"""The walk of the demonstration: a new shop, a whole sale by keyboard, every place, the return two years on, all papers.

Nothing is staged: the windows are the real ones, the store is a real encrypted one in a folder that goes away.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from posapp.domain.program import PlanKind, Program
from posapp.flows.forms import YES, SaleDraft
from posapp.flows.purchase import CONSENT, DISCLOSURE
from posapp.services.front import Doors, Sentences, Services
from posapp.services.ports import PaperRow
from posapp.services.whole_files import write_whole
from posapp.ui import dialogs, singletons, text_compare, theme
from posapp.ui.demo import (
    case_told,
    checked,
    due,
    every_program,
    in_english,
    operators_document,
    people,
    print_list,
    returned_device,
    sent_device,
    without_power,
)
from posapp.ui.demo.counter_staff import CounterStaff
from posapp.ui.demo.hands import Hands, Stuck
from posapp.ui.demo.outside import Outside
from posapp.ui.demo.picking import Picking
from posapp.ui.files import resource
from posapp.ui.front import Front
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.papers import PapersPage
from posapp.ui.places.first_start import FirstStartPage
from posapp.ui.places.prices import PricesPage
from posapp.ui.places.quotes import QuotesPage

WIDE, SMALL = (1280, 800), (1024, 768)
"""The window sizes that are shown."""
VIEWS = ("totals", "compare", "what-if", "monthly", "times", "ends", "cap")
"""The tabs of 見積, in their order."""


class Walk:
    """One window, and the files it leaves."""

    def __init__(
        self, out: Path, doors: Callable[[Outside], Doors], sentences: Callable[[], Sentences]
    ) -> None:  # fmt: skip
        out.mkdir(parents=True, exist_ok=True)
        self.out, self.files = out, list[Path]()
        self.outside = Outside(people.AT)
        self.window = MainWindow()
        self.window.resize(*WIDE)
        self.front = Front(self.window, doors(self.outside), sentences, lambda: self.outside.now)
        self.window.show()
        self.hands = Hands(self.window)
        self.staff = CounterStaff(self.front, self.hands)

    @property
    def services(self) -> Services:
        """The open shop."""
        if self.front.services is None:
            raise Stuck("the shop is not open")
        return self.front.services

    def screen(self, name: str) -> None:
        """Keep what the window shows now."""
        path = self.out / f"screen-{len(self.files) + 1:02d}-{name}.png"
        self.files.append(self.hands.picture(path))

    def paper(self, name: str, pdf: bytes) -> Path:
        """Keep a paper; where it lies."""
        path = self.out / f"paper-{name}.pdf"
        self.files.append(write_whole(path, pdf))
        return path

    # --- scenes

    def new_shop(self) -> None:
        """初回設定."""
        self.front.open()
        self.hands.wait(lambda: isinstance(self.window.pages.currentWidget(), FirstStartPage), "no first start")
        page = self.window.pages.currentWidget()
        if not isinstance(page, FirstStartPage):
            raise Stuck("no first start")
        shop = people.SHOP
        for text in (shop.name, shop.phone, shop.address, shop.hours, shop.antique_permit):
            self.hands.type(text)
            self.hands.key("Enter")
        self.hands.type("、".join(people.STAFF))
        self.hands.key("Enter")
        self.hands.type(people.PASSPHRASE)
        self.hands.key("Enter")
        self.hands.type(people.PASSPHRASE)
        self.screen("first-start")
        self.hands.key("Enter")
        self.hands.wait(lambda: self.front.services is not None, "the shop did not open")
        self.services.around.put_shop(shop)  # marks every paper as a sample
        self.screen("home-empty")

    def quote(self) -> None:
        """見積: a device by part of its name, a program by its key, the month by the arrows."""
        hands = self.hands
        hands.key("F2")
        self.screen("quote-empty")
        hands.type("xperia 1 ii")
        self.screen("quote-search")
        hands.key("Down", "Enter")
        hands.key(f"Alt+{self._equal_plan() + 1}")
        self._confirm_closing_day()
        self.screen("quote")
        hands.key("F9", "Right", "Right", "Right", "Right", "Right", "Right")
        self.screen("quote-month-30")
        hands.key("Left", "Left", "Left", "Left", "Left", "Left")
        hands.key("F11")
        self.screen("quote-customer")
        hands.key("F11")
        self.small_and_dark("quote")
        hands.key("F7")
        self.screen("quote-conditions")
        hands.key("F7")

    def quote_views(self) -> None:
        """Every tab below the cards of 見積, and the 比較表 of the customer's plan."""
        for nth, name in enumerate(VIEWS, 1):
            self.hands.key(f"Ctrl+{nth}")
            self.screen(f"quote-{name}")
            if name == "compare":
                self.staff.press(text_compare.PRINT)
                self.hands.wait(lambda: bool(self._printed("comparison")), "the comparison was not made")
                self.hands.rest(0.3)  # what printing came to is said a moment later
                self.screen("quote-compare-printed")
                self.paper("comparison", self.services.papers.pdf(self._printed("comparison")[0]))
        self.hands.key("Ctrl+1")

    def _printed(self, kind: str) -> tuple[PaperRow, ...]:
        return tuple(row for row in self.services.papers.papers() if row.kind == kind)

    def _equal_plan(self) -> int:
        """Which card is a return program of equal instalments: the one of the worked tables."""
        cards = self.services.sales.sheet(self._draft()).cards
        return next(n for n, c in enumerate(cards) if c.program.returns and c.program.plan.kind is PlanKind.EQUAL)

    def _draft(self) -> SaleDraft:
        shell = self.staff.sale.shell
        if shell is None:
            raise Stuck("no sale")
        return shell.draft

    def _confirm_closing_day(self) -> None:
        """Enter from field to field until the closing day was confirmed."""
        for _ in range(12):
            if self._draft().quote.closing_confirmed == YES:
                return
            self.hands.key("Enter")
        raise Stuck("the closing day was not reached")

    def small_and_dark(self, name: str) -> None:
        """The same screen at 1024×768 and in the dark theme."""
        self.window.resize(*SMALL)
        self.screen(f"{name}-1024")
        self.window.resize(*WIDE)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, theme.Mode.DARK)
            self.screen(f"{name}-dark")
            theme.apply(application, theme.Mode.LIGHT)
        self.hands.settle()

    def disclosure(self) -> None:
        """重要事項説明, every topic."""
        self._onward(DISCLOSURE)
        shown = {"deadline", "kept", "damage-or-water", "bureau", "privacy-and-pledge"}

        def seen(key: str) -> None:
            if key in shown:
                self.screen(f"disclosure-{key}")
                if key == "damage-or-water":
                    self.small_and_dark("disclosure")

        self.staff.explain_all(seen)

    def application(self) -> None:
        """申込: purpose of use, a phone that lacks a digit, a postal code of several towns, the consents."""
        hands, staff = self.hands, self.staff
        self.screen("applicant-purpose")
        hands.key("Right", "Right")
        self.screen("applicant-business")
        hands.key("Left", "Enter")
        staff.fill({**people.ANSWERS, "mobile": "090-1234-567"}, people.READINGS, until="town")
        self.screen("applicant-towns")
        hands.key("Down", "Enter")
        once = {key: value for key, value in people.ANSWERS.items() if key != "postal"}
        staff.fill(once, {}, until="income")
        hands.key("F8")
        self.screen("applicant-problems")
        staff.fill({"mobile": people.ANSWERS["mobile"]}, {}, until="home_phone")
        hands.key("F8")
        staff.fill(once, {})
        if staff.step != CONSENT:
            raise Stuck(f"申込 1/2 at {staff.field}")
        self.screen("consent-empty")
        staff.fill(people.ANSWERS, people.READINGS, until="pledge")
        self.screen("consent")
        hands.key("Space", "Enter")

    def confirm_and_papers(self) -> None:
        """確認 and 書類."""
        self.screen("confirm")
        self.small_and_dark("confirm")
        self.staff.submit()
        self.hands.wait(self._drawn, "the papers were not drawn")
        self.screen("papers")
        self.small_and_dark("papers")
        self.hands.key("F12")
        self.hands.wait(lambda: not self.services.papers.papers(state="waiting"), "the print list did not move")
        self.hands.wait(self._drawn, "the paper was not drawn beside the notice")
        self.screen("papers-without-printer")

    def _drawn(self) -> bool:
        shell = self.staff.sale.shell
        page = shell.page if shell is not None else None
        return isinstance(page, PapersPage) and page.ready

    def places(self) -> None:
        """Another draft left half-way, then every place of the rail."""
        hands = self.hands
        hands.key("F1", "F2")
        hands.type("pixel 7")
        hands.key("Down", "Enter", "F1")
        self.screen("home")
        self.small_and_dark("home")
        hands.key("F4")
        self.screen("cases")
        hands.key("Down", "Enter")
        self.screen("case")
        for key, name in (("F5", "paper-list"), ("F10", "settings"), ("F6", "ledger-empty")):
            hands.key(key)
            self.screen(name)

    def issued_quotes(self) -> None:
        """見積一覧: the quote of the sale as it was issued, and its paper once more."""
        hands = self.hands
        hands.key("Ctrl+K")
        page = self.window.pages.currentWidget()
        if not isinstance(page, QuotesPage):
            raise Stuck("no 見積一覧")
        hands.wait(lambda: page.card.opened is not None and not page.card.worker.running, "the quote was not read")
        self.screen("quotes")
        hands.key("F12")
        hands.wait(lambda: not page.card.work.running, "the paper was not printed again")
        self.screen("quotes-reprint")

    def prices(self) -> None:
        """価格表: a file with rows that do not add up, looked at, taken over as far as it is right, and taken back."""
        before = dialogs.use(Picking(resource("examples", "price-list.csv")))
        try:
            self._prices()
        finally:
            dialogs.use(before)

    def _prices(self) -> None:
        hands = self.hands
        hands.key("Ctrl+L")
        self.screen("prices")
        page = self.window.pages.currentWidget()
        if not isinstance(page, PricesPage):
            raise Stuck("no 価格表")
        hands.key("F7")
        hands.wait(lambda: page.preview.isVisible(), "the price list was not read")
        self.screen("prices-refused")
        hands.key("Left", "Left", "Left")
        self.screen("prices-new")
        self.small_and_dark("prices-new")
        hands.key("F9")
        hands.wait(lambda: page.current.isVisible() and not page.work.running, "the price list was not taken")
        self.screen("prices-taken")
        hands.key("F9")
        hands.wait(lambda: page.current.isVisible() and not page.work.running, "the price list was not taken back")
        self.screen("prices-undone")

    def _onward(self, step: str) -> None:
        for _ in range(12):
            if self.staff.step == step:
                return
            self.hands.key("Enter")
        raise Stuck(f"{step} was not reached")

    def close(self) -> None:
        """End the window and let go of the store."""
        self.window.close()
        QThreadPool.globalInstance().waitForDone()
        self.front.close()


def demo(
    out: Path,
    doors: Callable[[Outside], Doors],
    programs: Callable[[], tuple[Program, ...]],
    sentences: Callable[[], Sentences],
    official: Callable[[str], bytes],
) -> tuple[Path, ...]:
    """Walk, then write the papers of every program; answers the files written.

    doors     opens a fresh shop with that time and network outside
    official  makes the sample that stands for an operator's document of that title
    """
    singletons.keep()
    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        theme.apply(application, theme.Mode.LIGHT)
    walk = Walk(out, doors, sentences)
    scenes = (
        walk.new_shop,
        walk.quote,
        walk.quote_views,
        walk.disclosure,
        walk.application,
        walk.confirm_and_papers,
        lambda: operators_document.hand_over(walk, official),
        walk.places,
        lambda: print_list.show(walk),
        lambda: checked.check(walk),
        walk.issued_quotes,
        walk.prices,
        lambda: case_told.sheet(walk),
        lambda: returned_device.hand_over(walk),
        lambda: due.tasks(walk),
        lambda: returned_device.think_again(walk),
        lambda: returned_device.take_back(walk),
        lambda: case_told.history(walk),
        lambda: in_english.translate(walk),
        lambda: returned_device.ledger(walk),
        lambda: sent_device.send_back(walk),
        lambda: without_power.kit(walk),
    )
    try:
        for scene in scenes:
            scene()
    finally:
        walk.close()
    for name, pdf in every_program.papers(programs(), doors):
        walk.paper(name, pdf)
    return tuple(walk.files)
