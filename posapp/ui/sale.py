"""One sale in the window: the pages of the guided sale, made once, and the shell that runs a draft through them."""

from __future__ import annotations

from collections.abc import Callable

from posapp.flows.forms import QuoteForm, SaleDraft
from posapp.flows.purchase import APPLICANT, CONFIRM, CONSENT, DISCLOSURE, PAPERS, PURCHASE, QUOTE, SaleView
from posapp.services.front import Sentences, Services
from posapp.ui import text_front as text
from posapp.ui.course import Course
from posapp.ui.customer_screen import CustomerScreen
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.applicant import ApplicantPage
from posapp.ui.pages.confirm import ConfirmPage
from posapp.ui.pages.consent import ConsentPage
from posapp.ui.pages.disclosure import DisclosurePage
from posapp.ui.pages.page import SalePage
from posapp.ui.pages.papers import PapersPage
from posapp.ui.pages.quote import QuotePage
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


class Sale(Course[SaleDraft, SaleView]):
    """Sales, one at a time."""

    def __init__(
        self, window: MainWindow, services: Services, sentences: Sentences, *, top: Callable[[], TopView],
        gone: Callable[[], None], screen: CustomerScreen | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            window, PURCHASE, services.sales, top=top, gone=gone, stages=STAGES, number=text.NUMBER, place="quote", screen=screen,
        )  # fmt: skip
        self._services, self._sentences = services, sentences
        self._quote = QuotePage(services, sentences)
        self.prepare()  # F2 is for everybody: its pages are there before the first customer comes

    def _made(self) -> dict[str, SalePage]:
        services, sentences = self._services, self._sentences
        return {
            QUOTE: self._quote,
            DISCLOSURE: DisclosurePage(services.sales),
            APPLICANT: ApplicantPage(services, sentences),
            CONSENT: ConsentPage(services, sentences),
            CONFIRM: ConfirmPage(services, sentences),
            PAPERS: PapersPage(services, sentences),
        }

    def _blank(self, draft: SaleDraft) -> bool:
        return not draft.quote.device

    def start(self, form: QuoteForm, customer: str) -> None:
        """A new sale that begins with a form and the customer's name; the present one stays as a draft."""
        self.leave()
        family, _, given = customer.partition(" ")
        draft = self._services.sales.put_quote(self._services.sales.begin(), form)
        self._run(self._services.sales.put_applicant(draft, family=family, given=given))

    def _ended(self) -> None:
        if self.shell is not None:
            self._services.sales.discard(self.shell.draft.id)  # its case is kept; nothing is left to resume
        super()._ended()

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
