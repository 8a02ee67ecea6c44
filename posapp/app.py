"""The composition root: the only module that knows every room. It opens late doors (store, papers) when they are first needed.

It imports no room before it is asked for one: the first window and every command start sooner.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from posapp.shelf import Shelf

if TYPE_CHECKING:
    from posapp.cli import CatalogCheck, CliServices
    from posapp.documents.paper import Paper
    from posapp.domain.paper_rules import PaperText
    from posapp.domain.people import Shop
    from posapp.domain.problem import Problem
    from posapp.services.counter import Counter
    from posapp.services.front import Services, ShopState
    from posapp.services.official_ports import OfficialReader
    from posapp.services.papers import IntakePress
    from posapp.services.print_ports import Spool
    from posapp.store.by_hand import StoreByHand
    from posapp.store.records import Store
    from posapp.ui.demo.outside import Outside
    from posapp.ui.start import TakeOver

_NOWHERE = ("192.0.2.1", 9)
"""An address reserved for documents: connecting a datagram socket to it sends nothing and fails without a route."""


def local_now() -> datetime:
    """The counter PC's own clock, aware."""
    return datetime.now().astimezone()


def route_outside() -> bool:
    """True when this machine has a route to somewhere else. Sends nothing and never waits."""
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
        except OSError:
            return False
    return True


def data_folder() -> Path:
    """Where the store lives: POSAPP_DATA when set, else the platform's folder for the user's data."""
    import platformdirs

    return Path(os.environ.get("POSAPP_DATA") or platformdirs.user_data_dir("posapp", appauthor=False))


def press() -> IntakePress[Paper]:
    """The press; ReportLab is imported when the first paper is made."""
    from posapp.documents import press as documents_press

    return documents_press


def read_pdf(pdf: bytes) -> PaperText:
    """The words of a printed paper; the reader is imported when the first one is read."""
    from posapp.documents import reading_back

    return reading_back.read(pdf)


def official_reader() -> OfficialReader:
    """Reads operators' PDFs; the library is imported when the first one is chosen."""
    from posapp.documents import official_pdf

    return official_pdf


class ShopDoors:
    """`posapp.services.front.Doors` over a folder. ``clock`` and ``reachable`` are given so that a demo can set them."""

    def __init__(
        self,
        folder: Path,
        shelf: Shelf,
        spool: Callable[[Counter], Spool],
        *,
        clock: Callable[[], datetime] = local_now,
        reachable: Callable[[], bool] = route_outside,
        use_keyring: bool = True,
    ) -> None:
        self._folder = folder
        self._shelf = shelf
        self._spool = spool
        self._clock = clock
        self._reachable = reachable
        self._use_keyring = use_keyring

    def state(self) -> ShopState:
        """Whether there is a store, and whether its key is at hand."""
        from posapp.services.front import ShopState
        from posapp.store import keys
        from posapp.store.folder import store_exists

        if not store_exists(self._folder):
            return ShopState.NEW
        key = keys.from_keyring(self._folder) if self._use_keyring else None
        return ShopState.LOCKED if key is None else ShopState.READY

    def keyring(self) -> bool:
        """True when no passphrase is needed."""
        from posapp.store import keys

        return self._use_keyring and keys.keyring_available()

    def unprintable(self, shop: Shop, staff: tuple[str, ...]) -> tuple[Problem, ...]:
        """Characters that no paper could show. A missing typeface is told when a paper is made."""
        from dataclasses import asdict

        from posapp.documents.faults import PaperFault

        typed = [(key, text) for key, text in asdict(shop).items() if isinstance(text, str)]
        try:
            return press().unprintable((*typed, *(("staff", name) for name in staff)))
        except PaperFault:
            return ()

    def create(self, shop: Shop, staff: tuple[str, ...], passphrase: str | None) -> Services:
        """Make the store of a new shop and open it."""
        from posapp.store import doors, keys

        self._need_law()
        key = keys.new_key(self._folder, passphrase, use_keyring=self._use_keyring)
        services = self._services(doors.create_store(self._folder, key))
        services.around.put_shop(shop)
        services.around.put_preferences(staff=staff, current=staff[0])
        return services

    def unlock(self, passphrase: str) -> Services:
        """Open with a passphrase; StoreFault wrong-key."""
        from posapp.store import doors, keys

        self._need_law()
        return self._services(doors.open_store(self._folder, keys.from_passphrase(self._folder, passphrase)))

    def open(self) -> Services:
        """Open with the key at hand."""
        from posapp.services.ports import StoreFault
        from posapp.store import doors, keys

        self._need_law()
        key = keys.from_keyring(self._folder)
        if key is None:
            raise StoreFault("wrong-key")
        return self._services(doors.open_store(self._folder, key))

    def _need_law(self) -> None:
        """Without the law's figures nothing may be quoted: say which file, before anything is opened."""
        from posapp.services.ports import StoreFault

        catalog = self._shelf.catalog
        if catalog.law_book is None:
            raise StoreFault("law-unreadable", str(next(iter(catalog.mistakes), "")))

    def _services(self, records: Store) -> Services:
        from posapp.desks import Given, services

        given = Given(
            records=records, shelf=self._shelf, folder=self._folder, clock=self._clock, reachable=self._reachable,
            spool=self._spool, press=press, read_pdf=read_pdf, reader=official_reader,
        )  # fmt: skip
        return services(given)


def store_by_hand() -> StoreByHand:
    """The store's copies, put back and examined."""
    from posapp.store.by_hand import StoreByHand

    return StoreByHand(data_folder())


def run_command(arguments: list[str]) -> int:
    """The command line of the contract."""
    from posapp import cli

    return cli.main(arguments, command_line())


def interrupted() -> int:
    """Say that the command was stopped before it began; the exit status of a fault."""
    from posapp.cli import run

    return run.interrupted()


def command_line() -> CliServices:
    """Everything the commands may need, each opened only when it is called."""
    from posapp.cli import CliServices
    from posapp.documents.faults import PaperFault
    from posapp.services.ports import StoreFault

    shelf = Shelf()
    return CliServices(
        catalog=lambda: shelf.catalog,
        sentences=lambda: shelf.sentences,
        check=lambda folder: check_catalog(folder or shelf.root / "catalog"),
        press=press,
        languages=lambda: shelf.languages.books,
        readings=lambda: shelf.readings,
        refusals=lambda: shelf.refusals,
        topics=lambda: shelf.topics,
        at_home=shelf.at_home,
        kit=lambda: shelf.kit.plan,
        doors=lambda: ShopDoors(data_folder(), shelf, no_printer),
        price_files=lambda: shelf.price_files,
        paper_rules=lambda: shelf.paper_rules,
        read_pdf=read_pdf,
        store=store_by_hand,
        demo=run_demo,
        now=local_now,
        faults=(StoreFault, PaperFault),
    )


def check_catalog(folder: Path) -> CatalogCheck:
    """Every mistake of a catalogue folder, and what is still to be confirmed."""
    from posapp.catalog.check import check, notices
    from posapp.cli import CatalogCheck

    files = sum(1 for path in folder.rglob("*") if path.suffix in (".toml", ".csv"))
    return CatalogCheck(files=files, mistakes=check(folder), notices=notices(folder))


def no_printer(_: Counter) -> Spool:
    """For front ends that print nothing: every paper stays in the list."""
    from posapp.services.print_ports import NoSpool

    return NoSpool()


def run_window() -> int:
    """The desktop program; returns when its window is closed. Only what the first picture needs is imported before it."""
    import gc

    gc.disable()  # nothing is thrown away before the first picture; then posapp.ui.sweeper collects
    from posapp.ui import start

    return start.run(_fetch, data_folder())


def _fetch() -> TakeOver:
    """Everything behind the first picture; runs beside the window."""
    from posapp.ui import front
    from posapp.ui.printing import system_spool

    shelf = Shelf()
    doors = ShopDoors(data_folder(), shelf, lambda _: system_spool())
    report = _fresh_report()
    return lambda window, opening: front.take_over(
        window, opening, doors, lambda: shelf.sentences, local_now, fault_report=report
    )


def _fresh_report() -> str:
    """Where the report of a fault lies that nobody was told of yet; empty when there is none."""
    report = data_folder() / "last-fault.txt"
    kept = report.with_name("reported-fault.txt")
    try:
        report.replace(kept)
    except OSError:
        return ""
    return str(kept)


def run_demo(out: Path) -> tuple[Path, ...]:
    """The demonstration: a sample shop in a folder of its own, a clock that is moved by hand, real windows."""
    import tempfile
    from dataclasses import replace

    from posapp.documents import official_sample
    from posapp.ui.demo import people, walk
    from posapp.ui.demo.set_back import set_back

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # the windows are real, only nobody sees them

    with tempfile.TemporaryDirectory(prefix="posapp-demo-") as folder:
        shipped = Shelf()
        shelf = replace(shipped, root=set_back(shipped.root, Path(tempfile.mkdtemp(dir=folder)), people.FIRST))

        def doors(outside: Outside) -> ShopDoors:
            own = Path(tempfile.mkdtemp(dir=folder))
            return ShopDoors(
                own, shelf, lambda _: outside.printer, clock=lambda: outside.now, reachable=lambda: outside.online,
                use_keyring=False,
            )  # fmt: skip

        return walk.demo(out, doors, lambda: shelf.catalog.programs, lambda: shelf.sentences, official_sample.make)


def end_after_bug(report: str) -> None:
    """Write the report beside the store and on standard error; the next start shows it. Everything typed is saved."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "last-fault.txt").write_text(report, encoding="utf-8")
    except OSError:
        pass  # the report still goes to standard error
    sys.stderr.write(report)
    os._exit(3)
