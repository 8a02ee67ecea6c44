"""What a front end is given: the use cases of one open shop, and the doors to it. app.py fills both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from posapp.domain.difference import Line, Told
from posapp.domain.people import Shop
from posapp.domain.problem import Problem
from posapp.domain.purchase import Device
from posapp.services.case_papers import CasePapers
from posapp.services.checking import CheckDesk
from posapp.services.counter import Counter
from posapp.services.editions import EditionDesk
from posapp.services.intake_papers import IntakePapers
from posapp.services.ledger_book import LedgerBook
from posapp.services.mailing import MailDesk
from posapp.services.official import OfficialDesk
from posapp.services.outage import OutageKit
from posapp.services.papers import PaperDesk
from posapp.services.photo_keeping import PhotoKeeping
from posapp.services.photos import PhotoDesk
from posapp.services.ports import Records
from posapp.services.pricing import PriceDesk
from posapp.services.printing import PrintDesk
from posapp.services.quoting import QuoteDesk
from posapp.services.receiving import ReceiveDesk
from posapp.services.reopening import QuoteBook
from posapp.services.selling import SaleDesk
from posapp.services.tasks import TaskBook
from posapp.services.translating import TranslationDesk

NOBODY = "\uf8ff"
"""A character that no input gives: a search for it reads every case."""


class Sentences(Protocol):
    """Problems in Japanese."""

    def text(self, problem: Problem) -> str:
        """What is wrong and the mend, for the bottom bar and lists."""

    def what(self, problem: Problem) -> str:
        """What is wrong, without the mend."""

    def mend(self, problem: Problem) -> str:
        """What to do about it."""

    def short(self, problem: Problem) -> str:
        """The mend in few words, for under a field."""

    def told(self, line: Line) -> Told:
        """One line of what changed between two quotes."""


class Town(Protocol):
    """One town of a postal code."""

    @property
    def prefecture(self) -> str:
        """都道府県."""

    @property
    def city(self) -> str:
        """市区町村."""

    @property
    def town(self) -> str:
        """町域; empty for codes of a whole city."""

    @property
    def town_kana(self) -> str:
        """Its reading."""


def _unguided(_device: Device) -> Mapping[str, tuple[str, ...]]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The use cases of an open shop. ``catalog_problems`` are mistakes of catalogue files, one sentence each."""

    quotes: QuoteDesk
    sales: SaleDesk
    papers: PaperDesk[Any]
    returns: ReceiveDesk[Any]
    slips: IntakePapers[Any]
    case_papers: CasePapers[Any]
    photos: PhotoDesk
    photo_keeping: PhotoKeeping
    ledger: LedgerBook[Any]
    mailing: MailDesk[Any]
    tasks: TaskBook[Any]
    translations: TranslationDesk[Any]
    editions: EditionDesk[Any]
    official: OfficialDesk
    outage: OutageKit[Any]
    issued: QuoteBook
    checking: CheckDesk
    pricing: PriceDesk
    records: Records
    around: Counter
    prints: PrintDesk
    towns: Callable[[str], tuple[Town, ...]]
    folder: str
    """Where the data lies, for staff to read."""
    close: Callable[[], None]
    """Let go of the store; every acknowledged write is in it."""
    catalog_problems: tuple[str, ...] = ()
    guides: Callable[[Device], Mapping[str, tuple[str, ...]]] = _unguided
    """返却の準備: step → what is read aloud to the customer with this device in hand."""

    def warm(self) -> None:
        """Beside the window: decrypt what the first search of the day compares, bring tasks of older contracts up to date,
        load what the first paper needs. A fault waits until one of them is really wanted."""
        with suppress(Exception):
            self.records.cases(NOBODY, limit=1)
        with suppress(Exception):
            self.tasks.catch_up()
        self.papers.warm()


class ShopState(StrEnum):
    """How the shop's store stands when the program starts."""

    NEW = "new"
    LOCKED = "locked"
    READY = "ready"


class Doors(Protocol):
    """How a front end comes to Services. All but ``state`` may take a second and run beside the window's thread.

    Each raises ports.StoreFault for a known failure (wrong-key, disk-full, store-locked, store-damaged, store-newer).
    """

    def state(self) -> ShopState:
        """Whether there is a store and whether its key is at hand."""

    def keyring(self) -> bool:
        """True when the key can be kept by the operating system, so that no passphrase is needed."""

    def unprintable(self, shop: Shop, staff: tuple[str, ...]) -> tuple[Problem, ...]:
        """Characters of a new shop and its staff that no paper could show, each with its field; names stand under ``staff``."""

    def create(self, shop: Shop, staff: tuple[str, ...], passphrase: str | None) -> Services:
        """Make the store of a new shop and open it."""

    def unlock(self, passphrase: str) -> Services:
        """Open a store whose key a passphrase gives."""

    def open(self) -> Services:
        """Open a store whose key is at hand."""
