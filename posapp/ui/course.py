"""Drafts of one flow in the window: begun, gone on with, resumed, left; the customer's screen follows. Knows no step and no page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from posapp.flows.flow import Cursor, Flow
from posapp.services.ports import StoreFault
from posapp.ui.customer_screen import CustomerScreen
from posapp.ui.main_window import MainWindow
from posapp.ui.shell import Around, Desk, Draft, Shell
from posapp.ui.views import PanelView, TopView

D = TypeVar("D", bound=Draft)
V = TypeVar("V")
Seen = TypeVar("Seen", covariant=True)


class Drafts(Desk[D, Seen], Protocol[D, Seen]):
    """A desk that also begins and finds drafts."""

    def begin(self) -> D:
        """A new one."""

    def resume(self, id: UUID) -> D | None:
        """One that was left; None when it is gone."""

    def discard(self, id: UUID) -> None:
        """Forget one."""


class Course(QObject, Generic[D, V]):
    """One draft at a time. ``fault`` carries the code of a store's known failure."""

    fault = Signal(str)

    def __init__(
        self, window: MainWindow, flow: Flow[V], desk: Drafts[D, V], *, top: Callable[[], TopView], gone: Callable[[], None],
        stages: tuple[tuple[str, tuple[str, ...]], ...], number: str, place: str, screen: CustomerScreen | None = None,
        over: Callable[[V], tuple[str, str] | None] = lambda _view: None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._flow, self._desk, self._gone = window, flow, desk, gone
        self._pages: Mapping[str, Any] = {}
        self.screen = screen or CustomerScreen(window)
        self.screen.switched.connect(self._switched)
        window.acted.connect(self._acted)
        self._around: Around[V] = Around(
            top=top, panel=self._panel, stages=stages, number=number, fault=self._faulted, gone=gone, ended=self._ended,
            place=place, over=over,
        )  # fmt: skip
        self.shell: Shell[D, V] | None = None

    # --- what a course of its own says

    def _made(self) -> Mapping[str, Any]:
        """Its pages by the name of their step; asked once."""
        raise NotImplementedError

    def _panel(self, view: V) -> PanelView:
        """The right panel; the customer's screen is told too, while it is on."""
        raise NotImplementedError

    def _blank(self, draft: D) -> bool:
        """True while nothing of a draft is worth keeping."""
        raise NotImplementedError

    # --- drafts come and go

    @property
    def running(self) -> bool:
        """True while the window shows the flow."""
        return self.shell is not None and self.shell.running

    def go_on(self) -> None:
        """The present draft where it stood, a new one when there is none."""
        if self.shell is None:
            self._run(self._desk.begin())
        else:
            self.shell.begin()

    def begin(self) -> None:
        """A new draft; the present one stays, unless it is blank: then it is begun again."""
        if self.shell is not None and self._blank(self.shell.draft):
            self.shell.draft = self._desk.move(self.shell.draft, Cursor(self._flow.first))
            self.shell.begin()
            return
        self.leave()
        self._run(self._desk.begin())

    def resume(self, id: UUID) -> None:
        """A draft where it was left. SnapshotUnreadable when its body is damaged."""
        draft = self._desk.resume(id)
        if draft is not None:
            self.leave()
            self._run(draft)

    def rest(self) -> None:
        """Another place is shown; nothing of the draft stays on the customer's screen."""
        if self.shell is not None and self.shell.running:
            self.shell.end()
            self.screen.rest()

    def tick(self) -> None:
        """Clock and chips may have changed."""
        if self.shell is not None:
            self._window.show_frame(self.shell.frame())

    def leave(self) -> None:
        """The present draft stays as it is, for another day."""
        if self.shell is not None:
            self.shell.end()
            self.shell = None

    def prepare(self) -> None:
        """Make the pages, unless they are there. The first draft does so at the latest."""
        if not self._pages:
            self._pages = self._made()
            for page in self._pages.values():
                page.setParent(self._window)  # a page that is never opened ends with the window too
                page.hide()

    def _run(self, draft: D) -> None:
        self.prepare()
        self.shell = Shell(self._window, self._flow, self._desk, self._pages, self._around, draft)
        self.shell.begin()

    def _ended(self) -> None:
        self.screen.rest()
        self.leave()
        self._gone()

    def _faulted(self, fault: StoreFault) -> None:
        self.fault.emit(fault.code)

    # --- the customer's screen

    def _acted(self, name: str) -> None:
        """F11: the customer's screen on or off."""
        if name == "customer" and self.running:
            self.screen.switch()

    def _switched(self) -> None:
        if self.shell is not None and self.shell.running:
            self.shell.refresh()
