"""One return in the window: the pages of 回収, made once, and the shell that runs a draft through them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal

from posapp.flows.intake import CHECK, FIND, INTAKE, READY, RECEIPT, SIGN, WHAT, WHO, IntakeView, ended_at
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.ui import text_returns as text
from posapp.ui.course import Course
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


def _over(view: IntakeView) -> tuple[str, str] | None:
    """Where a device that went home stopped; nothing was signed and no receipt made."""
    return (ended_at(view), text.STAGE_HOME) if view.went_home else None


class Returning(Course[IntakeDraft, IntakeView]):
    """Returns, one at a time; a morning of sales alone never pays for their pages. ``mailed`` carries the id of a return by
    courier that the contract leads to."""

    mailed = Signal(object)

    def __init__(
        self, window: MainWindow, services: Services, sentences: Sentences, *, top: Callable[[], TopView],
        gone: Callable[[], None], screen: CustomerScreen | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            window, INTAKE, services.returns, top=top, gone=gone, stages=STAGES, number=text.NUMBER, place="intake", screen=screen,
            over=_over,
        )  # fmt: skip
        self._services, self._sentences = services, sentences

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
        return pages

    def _blank(self, draft: IntakeDraft) -> bool:
        return not draft.contract.source

    def _panel(self, view: IntakeView) -> PanelView:
        if self.screen.on:
            guides = self._services.guides(view.contract.purchase.device) if view.contract is not None else {}
            cursor = view.draft.cursor
            self.screen.show_return(customer_return.returning(view, cursor, guides, self._sentences))
        return returned.panel(view, self._sentences, shown=self.screen.on)

    def _mailed(self, id: UUID) -> None:
        """The device goes by courier: nothing of this draft is needed any more."""
        draft = self.shell.draft.id if self.shell is not None else None
        self.screen.rest()
        self.leave()
        if draft is not None:
            self._services.returns.discard(draft)
        self.mailed.emit(id)
