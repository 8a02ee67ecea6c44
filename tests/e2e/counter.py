"""A counter to try whole sales at: a real encrypted store, the real windows, a keyboard. Everything below is pressed, not called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from posapp.app import ShopDoors
from posapp.domain.people import Shop
from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import APPLICANT, CONFIRM, CONSENT, DISCLOSURE, QUOTE, SaleView
from posapp.services.counter import Counter
from posapp.services.front import Doors, Services
from posapp.shelf import Shelf
from posapp.ui import singletons, theme
from posapp.ui.demo.counter_staff import CounterStaff
from posapp.ui.demo.hands import Hands, Stuck
from posapp.ui.front import Front
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.field_page import FieldPage
from posapp.ui.pages.home import HomePage
from posapp.ui.pages.home_rows import DraftRow
from posapp.ui.pages.papers import PapersPage
from posapp.ui.pages.quote import QuotePage
from posapp.ui.places.unlock import UnlockPage
from posapp.ui.shell import Shell
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.marks import Chip
from tests.shelves import shelf
from tests.spools import Spool

JAPAN = timezone(timedelta(hours=9))
PASSPHRASE = "傘と紫陽花と水たまり"
STAFF = ("中村 健", "佐藤 葵")
SHOP = Shop(
    name="青葉通り店", address="宮城県仙台市青葉区見本町1-2-3", phone="022-000-0000", hours="10時〜19時",
    antique_permit="宮城県公安委員会 第000000000000号",
)  # fmt: skip

READINGS = {"family": ("こばやし", "小林"), "given": ("ゆみこ", "由美子")}
ANSWERS = {
    "purpose": "<Right>",
    "born": "S58.4.12",
    "mobile": "09012345678",
    "postal": "9800811",
    "street": "1-2",
    "building": "見本ハイツ203",
    "doc_issuer": "宮城県公安委員会",
    "doc_expires": "2028.5.12",
    "doc_digits": "4821",
    "doc_seen": "<Space>",
    "housing": "<Down>",
    "employer": "北上川食品株式会社",
    "persons": "3",
    "income": "420",
    "savings": "120",
    "institution": "見本銀行",
    "method_digits": "4567",
    "consent_inquiry": "<Space>",
    "consent_bureau": "<Space>",
    "consent_members": "<Space>",
    "consent_partners": "<Space>",
    "pledge": "<Space>",
}
"""What is typed or pressed in each field of 申込."""
NAME = "小林 由美子"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ware:
    """What is sold: typed words that lead to one device, the day, and what else is typed on 見積."""

    words: str
    on: datetime
    typed: Mapping[str, str] = field(default_factory=dict)


def day(year: int, month: int, date: int) -> datetime:
    """That day at the counter, in the afternoon."""
    return datetime(year, month, date, 14, 22, tzinfo=JAPAN)


WARES = {
    "docomo-okaeshi": Ware(words="xperia 1 ii", on=day(2021, 6, 15)),
    "docomo-plain-36": Ware(words="AQUOS R3", on=day(2019, 11, 30), typed={"down_payment": "９，８５６"}),
    "au-kaetoku": Ware(words="s20", on=day(2021, 1, 31), typed={"points": "5000"}),
    "softbank-plain-48": Ware(words="pixel 7 pro", on=day(2022, 12, 10)),
    "softbank-shintoku-standard": Ware(words="pixel 7 pro", on=day(2022, 12, 10)),
    "softbank-shintoku-premium": Ware(
        words="iphone 15 pro", on=day(2023, 10, 2), typed={"cover": "<Down until anshin-applecare>"}
    ),
    "softbank-shintoku-value": Ware(words="chromebook", on=day(2023, 12, 20)),
    "sony-zanka-2y": Ware(words="α7", on=day(2026, 11, 21)),
    "sony-zanka-1y": Ware(words="zv-e10", on=day(2026, 11, 21)),
}
"""A device of the sample price list for each program, on a day it was sold."""


TODAY = day(2021, 6, 15)


@dataclass
class World:
    """Where the counter stands: its folder, its clock, its printer. No network, no keyring."""

    folder: Path
    now: datetime = TODAY
    tray: Spool = field(default_factory=Spool)
    shelf: Shelf = field(default_factory=shelf)

    def doors(self) -> ShopDoors:
        def printer(_: Counter) -> Spool:
            return self.tray

        return ShopDoors(
            self.folder, self.shelf, printer, clock=lambda: self.now, reachable=lambda: False, use_keyring=False
        )

    def shop(self) -> None:
        """A shop that was set up on another day."""
        self.doors().create(SHOP, STAFF, PASSPHRASE).close()

    def look(self) -> Services:
        """The shop's services beside any window; the caller closes them."""
        return self.doors().unlock(PASSPHRASE)


class Till(CounterStaff):
    """One start of the program: the window, and someone at its keyboard."""

    def __init__(self, world: World, doors: Doors | None = None) -> None:
        singletons.keep()
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        if not app.styleSheet():
            theme.apply(app, theme.Mode.LIGHT)
        self.world = world
        self.window = MainWindow()
        front = Front(self.window, doors or world.doors(), lambda: world.shelf.sentences, lambda: world.now)
        self.window.show()
        super().__init__(front, Hands(self.window))
        front.open()

    # --- what stands there

    @property
    def services(self) -> Services:
        """The open shop."""
        assert self.front.services is not None
        return self.front.services

    @property
    def shell(self) -> Shell[SaleDraft, SaleView]:
        """The sale that runs."""
        assert self.sale.shell is not None
        return self.sale.shell

    @property
    def draft(self) -> SaleDraft:
        """The draft in the window."""
        return self.shell.draft

    @property
    def place(self) -> QWidget:
        """The page in the window."""
        page = self.window.pages.currentWidget()
        assert page is not None
        return page

    @property
    def field(self) -> str:
        """The field with the cursor, as the page knows it."""
        page = self.place
        return page.focused() if isinstance(page, QuotePage | FieldPage) else self.draft.cursor.field

    # --- what hands do

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """The morning: type the passphrase, wait for ホーム."""
        self.until(lambda: isinstance(self.place, UnlockPage), "no passphrase was asked for")
        self.hands.type(passphrase)
        self.hands.key("Enter")
        self.until(lambda: isinstance(self.place, HomePage), "the shop did not open")

    def resume(self) -> None:
        """つづける: from the search of ホーム by Tab to the newest draft's button."""
        for _ in range(20):
            at = self.hands.focus()
            if isinstance(at, Button) and isinstance(at.parentWidget(), DraftRow):
                self.hands.key("Space")
                return
            self.hands.key("Tab")
        raise Stuck("no draft can be gone on with")

    def press(self, label: str) -> None:
        """The button with that word, by Tab and Space."""
        for _ in range(40):
            at = self.hands.focus()
            if isinstance(at, Button) and at.text() == label:
                self.hands.key("Space")
                return
            self.hands.key("Tab")
        raise Stuck(f"no button {label} can be reached")

    def hear(self, words: str) -> None:
        """Wait until a sentence with these words stands in the window."""
        self.until(lambda: any(words in text for text in said(self)), words)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait as long as a person would."""
        self.hands.wait(holds, what)

    def find(self, words: str) -> None:
        """見積: part of a device's name, then Enter on the first that fits."""
        self.hands.key("F2")
        self.hands.type(words)
        self.hands.key("Down", "Enter")

    def choose(self, program: str) -> None:
        """The card of that program, by its number."""
        page = self.place
        assert isinstance(page, QuotePage)
        keys = [card.view().key for card in page.cards if card.isVisible()]
        self.hands.key(f"Alt+{keys.index(program) + 1}")

    def quote(self, ware: Ware, program: str) -> None:
        """見積, from the search to the last field; ends on 重要事項説明."""
        self.find(ware.words)
        self.choose(program)
        self.condition(ware.typed)
        assert self.step == DISCLOSURE, self.window.bottom

    def condition(self, typed: Mapping[str, str], *, stop: str = "") -> None:
        """The fields of 見積 from the cursor on, to 重要事項説明 or to the field ``stop``."""
        for _ in range(30):
            if self.step != QUOTE or (stop and self.field == stop):
                return
            at = self.field
            if at in typed:
                self._condition(at, typed[at])
            self.hands.key("Enter")
        raise Stuck(f"見積 at {self.field}")

    def _condition(self, at: str, value: str) -> None:
        if not value.startswith("<"):
            self.hands.type(value)
            return
        key, _, wanted = value.strip("<>").partition(" until ")
        for _ in range(20):
            if getattr(self.draft.quote, at) == wanted:
                return
            self.hands.key(key)
        raise Stuck(f"{at} never became {wanted}")

    def explain(self, topics: int) -> None:
        """The next ``topics`` topics; the last of them is left before Enter."""
        hands, page = self.hands, self.shell
        for nth in range(topics):
            topic = next(t for t in page.view.topics if f"topic:{t.key}" == page.draft.cursor.field)
            hands.key("F7")
            if topic.asks:
                hands.key(str(topic.choices.index(topic.right) + 1))
            hands.key("F9")
            if nth + 1 < topics:
                hands.key("Enter")

    def apply(self, answers: Mapping[str, str] = ANSWERS, readings: Mapping[str, tuple[str, str]] = READINGS) -> None:
        """Both pages of 申込; ends on 確認."""
        assert self.step == APPLICANT
        self.fill(answers, readings)
        assert self.step == CONSENT, self.field
        self.fill(answers, readings)
        assert self.step == CONFIRM, self.field

    def sell(self, program: str) -> None:
        """A whole sale; ends on 書類 with the papers on the screen."""
        self.quote(WARES[program], program)
        self.explain_all(lambda _topic: None)
        self.apply()
        self.submit()
        self.drawn()

    def drawn(self) -> PapersPage:
        """書類 once every paper is drawn."""
        page = self.place
        assert isinstance(page, PapersPage)
        self.until(lambda: page.ready or page.again.isVisible(), "the papers were not drawn")
        assert page.ready, (page.notice.head.text(), page.notice.body.text())
        return page

    def close(self) -> None:
        """Close the window and let go of the store; the window is gone when this ends."""
        self.window.close()
        QThreadPool.globalInstance().waitForDone()
        services = self.front.services
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if services is not None:
            services.close()


def chips(till: Till) -> set[str]:
    """What the chips of the top bar say, each with its figure."""
    return {chip.accessibleName() for chip in till.window.top.findChildren(Chip)}


def said(till: Till) -> list[str]:
    """Every text that stands in the window."""
    return [label.text() for label in till.window.findChildren(QLabel) if label.isVisible() and label.text()]


@dataclass
class Person:
    """Whoever reads the dialogs: remembers what was said, and answers as told. Never waits."""

    told: list[str] = field(default_factory=list)
    yes: bool = True
    target: Path | None = None
    targets: tuple[Path, ...] = ()

    def tell(self, parent: QWidget, title: str, body: str) -> None:
        self.told.append(body)

    def ask(self, parent: QWidget, title: str, body: str, yes: str, no: str) -> bool:
        self.told.append(body)
        return self.yes

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        return self.target

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return self.target

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        return self.targets

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.target
