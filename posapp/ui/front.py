"""The desktop program: opens the shop, shows places, runs sales and returns. Wires pages to use cases; decides no rule.

The window is painted before this module is read; the store, its key and the catalogue are opened beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from posapp import __version__
from posapp.domain.people import Shop
from posapp.domain.problem import Problem, stop
from posapp.flows.forms import QuoteForm
from posapp.flows.intake import INTAKE
from posapp.flows.mail_forms import FLOW as MAIL_FLOW
from posapp.services.counter import Theme
from posapp.services.front import Doors, Sentences, Services, ShopState
from posapp.services.snapshots import SnapshotUnreadable
from posapp.services.tasks import Source, Task
from posapp.ui import dialogs, text_front, theme
from posapp.ui.customer_screen import CustomerScreen
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.home import HomePage
from posapp.ui.pages.mail.place import MailPage
from posapp.ui.places import faults
from posapp.ui.places.alone import ALONE
from posapp.ui.places.cases import CasesPage
from posapp.ui.places.first_start import FirstStartPage
from posapp.ui.places.opening import OpeningPage
from posapp.ui.places.outage import OutagePage
from posapp.ui.places.paper_list import PaperListPage
from posapp.ui.places.place import Place
from posapp.ui.places.quotes import QuotesPage
from posapp.ui.places.settings import SettingsPage
from posapp.ui.places.tasks import TasksPage
from posapp.ui.places.unlock import UnlockPage
from posapp.ui.places.verify import VerifyPage
from posapp.ui.print_pump import PrintPump
from posapp.ui.returning import Returning
from posapp.ui.sale import Sale
from posapp.ui.show.top import closed_top, top
from posapp.ui.sweeper import Sweeper
from posapp.ui.views import FieldProblem, FrameView, TopView
from posapp.ui.worker import Worker

_TICK_MS = 1000
"""How often clock and chips are looked at again."""
_RAIL = {
    "prices": "settings",
    "quotes": "cases",
    "tasks": "home",
    "mail": "intake",
    "intakes": "intake",
    "verify": "papers",
    "official": "papers",
    "outage": "papers",
}
"""A place without an item in the rail → the item it belongs to."""


class Front(QObject):
    """One window of one counter."""

    def __init__(
        self, window: MainWindow, doors: Doors, sentences: Callable[[], Sentences], clock: Callable[[], datetime],
        opening: OpeningPage | None = None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        Sweeper(self)  # whoever opens a window, from here on nothing is collected beside its thread
        self.window, self._doors, self._sentences, self._clock = window, doors, sentences, clock
        self.services: Services | None = None
        self.sale: Sale | None = None
        self.returning: Returning | None = None
        self._place: QWidget | None = None
        self._at = ""
        self._places: dict[str, Place] = {}
        self.pump: PrintPump | None = None
        self._worker = Worker(self)
        self._opening = opening or OpeningPage()
        self._top: TopView | None = None
        self._offline = False
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        window.place.connect(self.go)
        window.chip.connect(self._chip)
        window.acted.connect(self._acted)
        window.back.connect(self._back)
        self._show(self._opening, "")

    def close(self) -> None:
        """The window is closed: let go of the store."""
        self._ticks.stop()
        if self.services is not None:
            self.services.close()

    # --- opening the shop

    def open(self) -> None:
        """Find out how the store stands, beside the window."""
        self._ticks.start()
        self._worker.start(self._doors.state, self._known, self._failed)

    def _known(self, state: ShopState) -> None:
        if state is ShopState.READY:
            self._worker.start(self._doors.open, self._opened, self._failed)
        elif state is ShopState.LOCKED:
            self._unlock()
        else:
            self._worker.start(self._doors.keyring, self._first_start, self._failed)

    def _first_start(self, keyring: bool) -> None:
        page = FirstStartPage(keyring)

        def create(shop: Shop, staff: tuple[str, ...], passphrase: str | None) -> None:
            page.busy(True)
            self._worker.start(
                lambda: self._doors.unprintable(shop, staff) or self._doors.create(shop, staff, passphrase),
                made,
                lambda fault: self._again(page, fault),
            )

        def made(found: Services | tuple[Problem, ...]) -> None:
            """A shop whose name no paper could show is not made: every paper bears it."""
            if isinstance(found, tuple):
                sentences = self._sentences()
                page.busy(False)
                page.refuse(tuple(FieldProblem(key=bad.where, text=sentences.text(bad)) for bad in found))
            else:
                self._opened(found)

        page.done.connect(create)
        self._show(page, "")

    def _unlock(self) -> None:
        page = UnlockPage()

        def unlock(passphrase: str) -> None:
            page.busy(True)
            self._worker.start(
                lambda: self._doors.unlock(passphrase), self._opened, lambda fault: self._again(page, fault)
            )

        page.entered.connect(unlock)
        self._show(page, "")

    def _again(self, page: FirstStartPage | UnlockPage, fault: Exception) -> None:
        page.busy(False)
        page.fault(self._said(fault))

    def _failed(self, fault: Exception) -> None:
        self._opening.fault(self._said(fault), self.open)
        self._show(self._opening, "")

    def _said(self, fault: Exception) -> str:
        """The sentence of a known fault; a bug is raised again, for the program's last net."""
        return faults.said(fault, self._sentences())

    def _opened(self, services: Services) -> None:
        self.services = services
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, theme.Mode(services.around.preferences().theme.value))
        screen, sentences = CustomerScreen(self.window), self._sentences()
        self.sale = Sale(self.window, services, sentences, top=self._top_now, gone=self._go_home, screen=screen)
        self.returning = Returning(
            self.window, services, sentences, top=self._top_now, gone=self._go_home, screen=screen
        )
        self.returning.mailed.connect(self._open_mail)
        for flow in (self.sale, self.returning):
            flow.fault.connect(self._tell)
        self.pump = PrintPump(services.prints, self)
        self.pump.changed.connect(self._printed)
        self.pump.begin()
        self.go("home")
        self._worker.start(services.warm, lambda _: None)  # so that the first search and the first paper come at once

    # --- places

    def go(self, name: str) -> None:
        """Show a place of the rail. 見積 and 回収 go on with what is open; from ホーム, where drafts are listed, they begin anew."""
        services, flows = self.services, self._flows()
        if services is None:
            return
        for key, flow in flows.items():
            if key != name:
                flow.rest()
        if name in flows:
            flows[name].begin() if self._at == "home" else flows[name].go_on()
            self._place, self._at = None, name
            return
        self._top = None
        if name not in self._places:
            self._places[name] = self._make(name, services)
        self._show(self._places[name], name)

    def _go_home(self) -> None:
        self.go("home")

    def _flows(self) -> dict[str, Sale | Returning]:
        """The guided flows by their place; none before the shop is open."""
        if self.sale is None or self.returning is None:
            return {}
        return {"quote": self.sale, "intake": self.returning}

    def _make(self, name: str, services: Services) -> Place:
        sentences = self._sentences()
        page: Place
        if name == "home":
            page = home = HomePage(services, sentences)
            home.resume.connect(self.resume)
            home.case.connect(self._open_case)
            home.issued.connect(self._open_issued)
            home.task.connect(self._open_task)
            home.place.connect(self.go)
        elif name == "settings":
            page = settings = SettingsPage(services, sentences, __version__)
            settings.theme.connect(self._theme)
            settings.place.connect(self.go)
        elif name == "cases":
            page = cases = CasesPage(services, sentences)
            cases.place.connect(self.go)
            cases.mailed.connect(self._open_mail)
        elif name == "quotes":
            page = quotes = QuotesPage(services, sentences)
            quotes.started.connect(self._start_sale)
        elif name == "tasks":
            page = tasks = TasksPage(services, sentences)
            tasks.opened.connect(self._open_task)
        elif name == "mail":
            page = MailPage(services, sentences, self._flows()["intake"].screen)
        elif name == "papers":
            page = papers = PaperListPage(services, sentences, self.pump.left if self.pump else 0)
            papers.place.connect(self.go)
        elif name == "verify":
            page = verify = VerifyPage(services, sentences)
            verify.case.connect(self._open_case)
        else:
            page = ALONE[name](services, sentences)
        page.changed.connect(self._changed)
        page.framed.connect(self._framed)
        return page

    def resume(self, id: UUID) -> None:
        """Open a draft where it was left."""
        flows = self._flows()
        row = self.services.records.draft(id) if self.services is not None else None
        if row is None or not flows:
            return
        if row.flow == MAIL_FLOW:
            self._open_mail(id)
            return
        place = "intake" if row.flow == INTAKE.name else "quote"
        try:
            flows[place].resume(id)
        except SnapshotUnreadable:
            self._tell(stop("draft-unreadable", "draft").code)
        if flows[place].running:
            self._place, self._at = None, place  # the frame is the flow's from now on, also at the next tick

    def _open_issued(self, number: str) -> None:
        self.go("quotes")
        place = self._places["quotes"]
        if isinstance(place, QuotesPage):
            place.open_number(number)

    def _start_sale(self, form: QuoteForm, customer: str) -> None:
        """A new sale of what an issued quote was about."""
        if self.sale is not None:
            self.sale.start(form, customer)
            self._place, self._at = None, "quote"

    def _open_case(self, id: UUID) -> None:
        self.go("cases")
        place = self._places["cases"]
        if isinstance(place, CasesPage):
            place.open_case(id)

    def _open_mail(self, id: UUID) -> None:
        self.go("mail")
        place = self._places["mail"]
        if isinstance(place, MailPage):
            place.open_return(id)

    def _open_task(self, task: Task) -> None:
        """The record behind something due."""
        if task.source is Source.DRAFT:
            self.resume(task.record)
        elif task.source is Source.MAIL:
            self._open_mail(task.record)
        elif task.source is Source.KIT:
            self._open_kit(task.number)
        else:
            self._open_case(task.record)

    def _open_kit(self, number: str) -> None:
        self.go("outage")
        place = self._places["outage"]
        if isinstance(place, OutagePage):
            place.open_kit(number)

    def _show(self, page: QWidget, name: str) -> None:
        self._place, self._at = page, name
        if isinstance(page, Place):
            page.refresh()
        self.window.show_page(page)
        self._frame()
        if isinstance(page, Place):
            page.focus_first()

    def _frame(self) -> None:
        page = self._place if isinstance(self._place, Place) else None
        view = FrameView(place="", top=self._top_now())
        if page is not None:
            view = replace(view, bottom=page.bottom(), panel=page.panel(), stepper=page.stepper())
        at = _RAIL.get(self._at, self._at)
        self.window.show_frame(replace(view, place=at))

    def _framed(self) -> None:
        """The place in front shows something else in the frame."""
        if self._place is not None and self._place is self._places.get(self._at):
            self._frame()

    # --- what the frame asks

    def _chip(self, key: str) -> None:
        self.go({"unprinted": "papers", "unsent": "cases"}.get(key, "settings"))

    def _acted(self, name: str) -> None:
        handled = isinstance(self._place, Place) and self._place.act(name)
        if not handled and name == "search" and self._place is not None:
            self.go("home")

    def _back(self) -> None:
        """Esc in a place that has no use for it: ホーム. A flow goes back by itself."""
        if isinstance(self._place, Place) and not self._place.back() and self._at not in ("", "home"):
            self.go("home")

    def _theme(self, name: str) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, theme.Mode(Theme(name).value))

    def _changed(self) -> None:
        self._top = None
        self._tick()

    def _printed(self) -> None:
        """The print list went on beside the window."""
        self._changed()
        if isinstance(self._place, Place):
            self._place.refresh()

    def _tick(self) -> None:
        self._top = None
        if self.pump is not None:
            self.pump.beat()
        if self.services is not None and self.services.around.offline() is not self._offline:
            self._offline = not self._offline
            if isinstance(self._place, Place):
                self._place.refresh()
        if self._place is not None:
            self._frame()
        else:
            for flow in self._flows().values():
                if flow.running:
                    flow.tick()

    def _top_now(self) -> TopView:
        """The top bar, read from the store at most once a tick."""
        if self._top is None:
            self._top = closed_top(self._clock()) if self.services is None else top(self.services)
        return self._top

    def _tell(self, code: str) -> None:
        dialogs.tell(self.window, text_front.FAULT, self._sentences().text(stop(code, "store")))


def take_over(
    window: MainWindow, opening: OpeningPage, doors: Doors, sentences: Callable[[], Sentences],
    clock: Callable[[], datetime], *, fault_report: str = "",
) -> Front:  # fmt: skip
    """Run the program in a window that is shown already; `posapp.ui.start` paints it.

    fault_report  the file of a fault that ended the last run; staff are told once
    """
    front = Front(window, doors, sentences, clock, opening)
    front.open()
    if fault_report:
        told = text_front.LAST_FAULT.format(path=fault_report)
        QTimer.singleShot(0, lambda: dialogs.tell(window, text_front.FAULT, told))
    return front
