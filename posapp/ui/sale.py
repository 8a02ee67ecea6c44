"""One sale in the window: the pages of the guided sale, made once, and the shell that runs a draft through them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from posapp.flows.flow import Cursor
from posapp.flows.forms import QuoteForm, SaleDraft
from posapp.flows.purchase import APPLICANT, CONFIRM, CONSENT, DISCLOSURE, PAPERS, PURCHASE, QUOTE, SaleView
from posapp.services.front import Sentences, Services
from posapp.services.ports import StoreFault
from posapp.ui import text_front as text
from posapp.ui.customer_screen import CustomerScreen
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.applicant import ApplicantPage
from posapp.ui.pages.confirm import ConfirmPage
from posapp.ui.pages.consent import ConsentPage
from posapp.ui.pages.disclosure import DisclosurePage
from posapp.ui.pages.page import SalePage
from posapp.ui.pages.papers import PapersPage
from posapp.ui.pages.quote import QuotePage
from posapp.ui.shell import Around, Shell
from posapp.ui.show.customer import customer
from posapp.ui.show.panel import panel
from posapp.ui.views import PanelView, TopView

STAGES = (
    (text.STAGE_QUOTE, (QUOTE,)),
    (text.STAGE_DISCLOSURE, (DISCLOSURE,)),
    (text.STAGE_APPLICATION, (APPLICANT, CONSENT)),
    (text.STAGE_CONFIRM, (CONFIRM,)),
    (text.STAGE_PAPERS, (PAPERS,)),
)
"""What the stepper names, and the steps each stands for."""


class Sale(QObject):
    """Begins, resumes and leaves sales. ``fault`` carries the code of a store's known failure."""

    fault = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        sentences: Sentences,
        *,
        top: Callable[[], TopView],
        gone: Callable[[], None],
        screen: CustomerScreen | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._quote = QuotePage(services, sentences)
        self._pages: dict[str, SalePage] = {
            QUOTE: self._quote,
            DISCLOSURE: DisclosurePage(services.sales),
            APPLICANT: ApplicantPage(services, sentences),
            CONSENT: ConsentPage(services, sentences),
            CONFIRM: ConfirmPage(services, sentences),
            PAPERS: PapersPage(services, sentences),
        }
        for page in self._pages.values():
            page.setParent(window)  # a page that is never opened ends with the window too
        self._around = Around(
            top=top,
            panel=self._panel,
            stages=STAGES,
            number=text.NUMBER,
            fault=self._faulted,
            gone=gone,
            ended=self._ended,
        )
        self._gone = gone
        self.screen = screen or CustomerScreen(window)
        self.screen.switched.connect(self._switched)
        window.acted.connect(self._acted)
        self.shell: Shell[SaleDraft, SaleView] | None = None

    @property
    def running(self) -> bool:
        """True while the window shows the sale."""
        return self.shell is not None and self.shell.running

    def go_on(self) -> None:
        """The present sale where it stood, a new one when there is none."""
        if self.shell is None:
            self._run(self._services.sales.begin())
        else:
            self.shell.begin()

    def begin(self) -> None:
        """A new sale; the present one stays as a draft, unless nothing was typed into it yet."""
        if self.shell is not None and not self.shell.draft.quote.device:
            self.shell.draft = self._services.sales.move(self.shell.draft, Cursor(PURCHASE.first))
            self.shell.begin()
            return
        self._leave()
        self._run(self._services.sales.begin())

    def start(self, form: QuoteForm, customer: str) -> None:
        """A new sale that begins with a form and the customer's name; the present one stays as a draft."""
        self._leave()
        family, _, given = customer.partition(" ")
        draft = self._services.sales.put_quote(self._services.sales.begin(), form)
        self._run(self._services.sales.put_applicant(draft, family=family, given=given))

    def resume(self, id: UUID) -> None:
        """A draft where it was left. SnapshotUnreadable when its body is damaged."""
        draft = self._services.sales.resume(id)
        if draft is not None:
            self._leave()
            self._run(draft)

    def rest(self) -> None:
        """Another place is shown; the customer's screen says that an offer is being prepared."""
        if self.shell is not None and self.shell.running:
            self.shell.end()
            self.screen.rest()

    def tick(self) -> None:
        """Clock and chips may have changed."""
        if self.shell is not None:
            self._window.show_frame(self.shell.frame())

    def _run(self, draft: SaleDraft) -> None:
        self.shell = Shell(self._window, PURCHASE, self._services.sales, self._pages, self._around, draft)
        self.shell.begin()

    def _leave(self) -> None:
        if self.shell is not None:
            self.shell.end()
            self.shell = None

    def _ended(self) -> None:
        if self.shell is not None:
            self._services.sales.discard(self.shell.draft.id)  # its case is kept; nothing is left to resume
        self.screen.rest()
        self._leave()
        self._gone()

    def _faulted(self, fault: StoreFault) -> None:
        self.fault.emit(fault.code)

    def _panel(self, view: SaleView) -> PanelView:
        applicant, quoting = view.draft.applicant, view.draft.cursor.step == QUOTE
        name = f"{applicant.family} {applicant.given}".strip()
        # The slider asks "what if" on 見積; from there on every screen names the same month as the papers.
        month = view.draft.quote.return_month if quoting else ""
        at = int(month) if month else None
        if self.screen.on:
            open_view = self._quote.below.view.key if quoting else ""
            self.screen.show_offer(customer(view.quote, at, open_view) if view.quote else None)
        return panel(view.quote, name=name, month=at, shown=self.screen.on)

    def _acted(self, name: str) -> None:
        """F11: the customer's screen on or off."""
        if name == "customer" and self.running:
            self.screen.switch()

    def _switched(self) -> None:
        if self.shell is not None and self.shell.running:
            self.shell.refresh()
