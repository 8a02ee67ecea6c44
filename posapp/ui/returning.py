"""One return in the window: the pages of 回収, made once, and the shell that runs a draft through them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from posapp.flows.flow import Cursor
from posapp.flows.intake import CHECK, FIND, INTAKE, READY, RECEIPT, SIGN, WHAT, WHO, IntakeView
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.services.ports import StoreFault
from posapp.ui import text_returns as text
from posapp.ui.customer_screen import CustomerScreen
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.page import ReturnPage
from posapp.ui.pages.returns.check import CheckPage
from posapp.ui.pages.returns.fields import ReturnFields
from posapp.ui.pages.returns.find import FindPage
from posapp.ui.pages.returns.ready import ReadyPage
from posapp.ui.pages.returns.receipt import ReceiptPage
from posapp.ui.pages.returns.sign import SignPage
from posapp.ui.pages.returns.what import WhatPage
from posapp.ui.pages.returns.who import WhoPage
from posapp.ui.shell import Around, Shell
from posapp.ui.show import customer_return, returned
from posapp.ui.views import PanelView, TopView

STAGES = (
    (text.STAGE_FIND, (FIND,)),
    (text.STAGE_WHO, (WHO,)),
    (text.STAGE_WHAT, (WHAT,)),
    (text.STAGE_READY, (READY,)),
    (text.STAGE_CHECK, (CHECK,)),
    (text.STAGE_SIGN, (SIGN, RECEIPT)),
)
"""What the stepper names, and the steps each stands for."""


class Returning(QObject):
    """Begins, resumes and leaves returns. ``fault`` carries the code of a store's known failure,
    ``mailed`` the id of a return by courier that the contract leads to."""

    fault = Signal(str)
    mailed = Signal(object)

    def __init__(
        self, window: MainWindow, services: Services, sentences: Sentences, *, top: Callable[[], TopView],
        gone: Callable[[], None], screen: CustomerScreen | None = None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._services, self._sentences, self._gone = window, services, sentences, gone
        self._pages: dict[str, ReturnPage] = {}
        self.screen = screen or CustomerScreen(window)
        self.screen.switched.connect(self._switched)
        window.acted.connect(self._acted)
        self._around: Around[IntakeView] = Around(
            top=top, panel=self._panel, stages=STAGES, number=text.NUMBER, fault=self._faulted, gone=gone,
            ended=self._ended, place="intake",
        )  # fmt: skip
        self.shell: Shell[IntakeDraft, IntakeView] | None = None

    @property
    def running(self) -> bool:
        """True while the window shows the return."""
        return self.shell is not None and self.shell.running

    def go_on(self) -> None:
        """The present return where it stood, a new one when there is none."""
        if self.shell is None:
            self._run(self._services.returns.begin())
        else:
            self.shell.begin()

    def begin(self) -> None:
        """A new return; the present one stays as a draft, unless no contract was chosen yet."""
        if self.shell is not None and not self.shell.draft.contract.source:
            self.shell.draft = self._services.returns.move(self.shell.draft, Cursor(INTAKE.first))
            self.shell.begin()
            return
        self.leave()
        self._run(self._services.returns.begin())

    def resume(self, id: UUID) -> None:
        """A draft where it was left. SnapshotUnreadable when its body is damaged."""
        draft = self._services.returns.resume(id)
        if draft is not None:
            self.leave()
            self._run(draft)

    def rest(self) -> None:
        """Another place is shown; nothing of the return stays on the customer's screen."""
        if self.shell is not None and self.shell.running:
            self.shell.end()
            self.screen.rest()

    def tick(self) -> None:
        """Clock and chips may have changed."""
        if self.shell is not None:
            self._window.show_frame(self.shell.frame())

    def leave(self) -> None:
        """The present return stays as a draft."""
        if self.shell is not None:
            self.shell.end()
            self.shell = None

    def _run(self, draft: IntakeDraft) -> None:
        if not self._pages:
            self._pages = self._made()  # not when the shop opens: a morning of sales alone never pays for them
        self.shell = Shell(self._window, INTAKE, self._services.returns, self._pages, self._around, draft)
        self.shell.begin()

    def _made(self) -> dict[str, ReturnPage]:
        services, sentences = self._services, self._sentences
        pages: dict[str, ReturnPage] = {
            FIND: FindPage(services, sentences),
            WHO: WhoPage(services, sentences),
            WHAT: WhatPage(services, sentences),
            READY: ReadyPage(services, sentences),
            CHECK: CheckPage(services, sentences),
            SIGN: SignPage(services, sentences),
            RECEIPT: ReceiptPage(services, sentences),
        }
        for page in pages.values():
            if isinstance(page, FindPage):
                page.mailed.connect(self._mailed)
            if isinstance(page, ReturnFields):
                page.ended.connect(self._ended)
            page.setParent(self._window)  # a page that is never opened ends with the window too
            page.hide()
        return pages

    def _panel(self, view: IntakeView) -> PanelView:
        if self.screen.on:
            guides = self._services.guides(view.contract.purchase.device) if view.contract is not None else {}
            cursor = view.draft.cursor
            self.screen.show_return(customer_return.returning(view, cursor, guides, self._sentences))
        return returned.panel(view, self._sentences, shown=self.screen.on)

    def _acted(self, name: str) -> None:
        """F11: the customer's screen on or off."""
        if name == "customer" and self.running:
            self.screen.switch()

    def _switched(self) -> None:
        if self.shell is not None and self.shell.running:
            self.shell.refresh()

    def _ended(self) -> None:
        self.screen.rest()
        self.leave()
        self._gone()

    def _mailed(self, id: UUID) -> None:
        """The device goes by courier: nothing of this draft is needed any more."""
        draft = self.shell.draft.id if self.shell is not None else None
        self.screen.rest()
        self.leave()
        if draft is not None:
            self._services.returns.discard(draft)
        self.mailed.emit(id)

    def _faulted(self, fault: StoreFault) -> None:
        self.fault.emit(fault.code)
