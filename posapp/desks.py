"""The use cases of an open shop, each given what it needs. Wires only: opens no file, knows no front end and no printer by name.

`posapp.app` imports it once a store is open; until then no use case is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from posapp.catalog.postal import PostalBook
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.domain.paper_rules import PaperText
from posapp.services.case_papers import CasePapers
from posapp.services.checking import CheckDesk
from posapp.services.counter import Counter
from posapp.services.editions import EditionDesk
from posapp.services.front import Services
from posapp.services.intake_papers import IntakePapers
from posapp.services.ledger_book import LedgerBook
from posapp.services.mailing import MailDesk
from posapp.services.official import OfficialDesk
from posapp.services.official_ports import OfficialReader
from posapp.services.outage import OutageKit
from posapp.services.papers import IntakePress, PaperDesk
from posapp.services.photo_keeping import PhotoKeeping
from posapp.services.photos import PhotoDesk
from posapp.services.ports import StoreFault
from posapp.services.price_book import PriceBook
from posapp.services.pricing import PriceDesk
from posapp.services.print_ports import Spool
from posapp.services.print_sources import Sources
from posapp.services.print_ways import PrintWays
from posapp.services.printing import PrintDesk
from posapp.services.quoting import QuoteDesk
from posapp.services.receiving import ReceiveDesk
from posapp.services.reopening import QuoteBook
from posapp.services.selling import SaleDesk
from posapp.services.tasks import TaskBook
from posapp.services.translating import TranslationDesk
from posapp.shelf import Shelf
from posapp.store.ids import uuid7
from posapp.store.records import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the composition root has at hand for one open shop."""

    records: Store
    shelf: Shelf
    folder: Path
    clock: Callable[[], datetime]
    reachable: Callable[[], bool]
    spool: Callable[[Counter], Spool]
    press: Callable[[], IntakePress[Paper]]
    read_pdf: Callable[[bytes], PaperText]
    reader: Callable[[], OfficialReader]

    def today(self) -> date:
        """The counter's day."""
        return self.clock().date()


def services(given: Given) -> Services:
    """Every use case of the shop."""
    shelf, records, press = given.shelf, given.records, given.press
    around = Counter(records, clock=given.clock, new_id=uuid7, reachable=given.reachable)
    book = PriceBook(records.prices, shelf.prices)
    book.make_ready(given.today())
    quotes = QuoteDesk(shelf.catalog, book, given.today)
    photos = PhotoDesk(records.photos, around)
    outage = OutageKit(press, lambda: shelf.kit.plan, shelf.catalog, shelf.topics, records, records.outage, around)
    papers = PaperDesk(press, shelf.catalog, records, around, photos.picture, outage, shelf.at_home)
    official = OfficialDesk(
        shelf.official.slots, records.official, records, around, given.reader, lambda texts: press().unprintable(texts)
    )  # fmt: skip
    return Services(
        quotes=quotes,
        sales=SaleDesk(quotes, shelf.catalog, shelf.topics, records, around, official.barring, outage),
        papers=papers,
        **_returns(given, around, quotes, photos, outage),
        case_papers=CasePapers(press, shelf.catalog, records, records.intakes, records.mail, around),
        photos=photos,
        photo_keeping=PhotoKeeping(shelf.catalog, records.photos, around),
        official=official,
        outage=outage,
        tasks=TaskBook(
            records.dated, records, records.mail, QuoteDesk(shelf.catalog, book, given.today), press, around, outage
        ),
        translations=TranslationDesk(press, lambda: shelf.languages.books, records, around),
        editions=EditionDesk(press, lambda: shelf.readings, records, uuid7),
        issued=QuoteBook(quotes, shelf.catalog, records, papers, around),
        checking=CheckDesk(papers, records, given.read_pdf),
        pricing=PriceDesk(shelf.price_files, records.prices, around, book),
        records=records,
        around=around,
        prints=_prints(given, papers, official, around),
        towns=PostalBook().lookup,
        folder=str(given.folder),
        close=records.close,
        catalog_problems=tuple(str(m) for m in shelf.mistakes),
        guides=shelf.guides,
    )


def _returns(
    given: Given, around: Counter, quotes: QuoteDesk, photos: PhotoDesk, outage: OutageKit[Any]
) -> dict[str, Any]:
    """What comes back: over the counter, by courier, and into the ledger."""
    shelf, records, press = given.shelf, given.records, given.press
    slips = IntakePapers(
        press, lambda: shelf.refusals, shelf.catalog, records, records.intakes, around, photos,
        lambda case_id: mailing.accepted(case_id),
    )  # fmt: skip
    returns = ReceiveDesk(quotes, shelf.catalog, records, records.intakes, slips, around, outage)
    mailing = MailDesk(returns, shelf.catalog, records, records.mail, press, around)
    ledger = LedgerBook(returns, shelf.catalog, records, records.intakes, press, around)
    return {"slips": slips, "returns": returns, "mailing": mailing, "ledger": ledger}


def _prints(given: Given, papers: PaperDesk[Paper], official: OfficialDesk, around: Counter) -> PrintDesk:
    """The print list. Papers that cannot be drawn or noted end in it like those that cannot be printed."""
    ways, sources = PrintWays(given.records, lambda: around.preferences().printer), Sources(papers, official.pdf)
    return PrintDesk(given.records.prints, given.spool(around), ways, sources, around, (PaperFault, StoreFault))
