"""Runs any flow in the window: page ↔ draft ↔ desk. Knows neither the steps nor what a page shows.

Enter on a page's last field and the primary go forward, Esc goes back, F8 leads to the next problem. A draft is saved at
every field left; what a page answers is shown at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from posapp.domain.problem import Problem, stopping
from posapp.flows.flow import Cursor, Flow
from posapp.services.ports import StoreFault
from posapp.ui import keys, text
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.page import PrimaryView
from posapp.ui.views import (
    ActionView,
    BottomView,
    FrameView,
    PanelView,
    StepperView,
    StepState,
    StepView,
    TopView,
)


class Draft(Protocol):
    """What is being made; frozen."""

    @property
    def number(self) -> str:
        """The number staff and customer see."""

    @property
    def cursor(self) -> Cursor:
        """Where it stands."""


EVERYWHERE = ("problem", "customer")
"""Actions that need no word of the page: the next problem, the customer's screen."""

D = TypeVar("D", bound=Draft)
V = TypeVar("V")
Seen = TypeVar("Seen", covariant=True)


class Desk(Protocol[D, Seen]):
    """The use cases a flow needs; `posapp.services.selling.SaleDesk` is one."""

    def view(self, draft: D) -> Seen:
        """The draft with everything that follows from it."""

    def save(self, draft: D) -> datetime:
        """Make it durable; StoreFault for a known failure."""

    def move(self, draft: D, cursor: Cursor) -> D:
        """The draft with its cursor elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around(Generic[V]):
    """What the shell asks about the world around a flow.

    top     the top bar now
    panel   the right panel for a view
    stages  what the stepper names, each with the flow's steps it stands for
    number  how the draft's number is written at the stepper's end, a template with ``number``
    fault   told when the store failed; the draft stays as typed
    gone    told when staff goes back from the first step
    ended   told after the last step
    over    the step at which the flow ended early and what its last stage is called then; None while it has not
    """

    top: Callable[[], TopView]
    panel: Callable[[V], PanelView | None]
    stages: tuple[tuple[str, tuple[str, ...]], ...]
    number: str
    fault: Callable[[StoreFault], None]
    gone: Callable[[], None]
    ended: Callable[[], None]
    place: str = "quote"
    over: Callable[[V], tuple[str, str] | None] = lambda _view: None


class Shell(Generic[D, V]):
    """One flow in one window. Pages are `posapp.ui.pages.page.SalePage` by the name of their step."""

    def __init__(
        self, window: MainWindow, flow: Flow[V], desk: Desk[D, V], pages: Mapping[str, Any], around: Around[V], draft: D
    ) -> None:
        self.window, self.draft = window, draft
        self._flow, self._desk, self._pages, self._around = flow, desk, pages, around
        self._view = desk.view(draft)
        self._saved: datetime | None = None
        self._running = False
        self._words: dict[str, str] | None = None
        self._switching = False
        """While a page gives way to another, what it says as its focus goes is about a step that is over."""

    # --- where it stands

    @property
    def view(self) -> V:
        """The draft with everything that follows from it."""
        return self._view

    @property
    def running(self) -> bool:
        """True while the window shows this flow."""
        return self._running

    @property
    def step(self) -> str:
        """The name of the present step."""
        return self.draft.cursor.step

    @property
    def page(self) -> Any:
        """The page of the present step."""
        return self._pages[self.step]

    def begin(self, saved: datetime | None = None) -> None:
        """Take over the window and open the step and field the draft stands at, or the first step that fell."""
        self.end()
        self._words = None
        self._saved = saved or self._saved
        self._running = True
        self._listen()
        self._view = self._desk.view(self.draft)  # the price list may be another since
        cursor = self._flow.resume(self._view, self.draft.cursor)
        self._open(cursor.step, cursor.field, save=False)

    def end(self) -> None:
        """Give the window back. The field with the focus is left first, so that what was just typed is saved too."""
        if self._running:
            with self._settled():
                pass
            self._running = False
            window = self.window
            for signal, slot in self._wires(window):
                signal.disconnect(slot)
            for key in keys.ACTIONS:  # what this page did not know, another place may
                window.name_action(key.name, "")

    def _wires(self, window: MainWindow) -> tuple[tuple[Any, Callable[..., None]], ...]:
        frame = (
            (window.primary, self.forward), (window.back, self.back), (window.acted, self.act),
            (window.step, self._stage), (window.scanned, self._scan), (window.bottom.jump, self.next_problem),
            (window.closing, self.end),
        )  # fmt: skip
        pages = (
            wire
            for page in self._pages.values()
            for wire in (
                (page.changed, self._changed), (page.left, self._left), (page.wanted, self.go),
                (page.forward, self.forward), (page.footing, self._show_frame),
            )
        )  # fmt: skip
        return (*frame, *pages)

    def _listen(self) -> None:
        for signal, slot in self._wires(self.window):
            signal.connect(slot)

    # --- moving

    def forward(self) -> None:
        """The primary: the page's own act, else the next step, else the first field that keeps it from being done."""
        with self._settled():
            self._forward()

    def _forward(self) -> None:
        if not self.page.primary().enabled:
            self.next_problem()
            return
        if self.page.act("primary"):
            return
        there = self._flow.forward(self._view, Cursor(self.step))
        if there is None:
            self._around.ended()
        elif isinstance(there, Cursor):
            self._open(there.step, there.field, save=True)
        else:
            self._jump(there, after="")

    def back(self) -> None:
        """Esc: the page's own way back, else the step before, else out of the flow."""
        with self._settled():
            if self.page.act("back"):
                return
            there = self._flow.back(Cursor(self.step))
            if there is None:
                self._around.gone()
            else:
                self._open(there.step, there.field, save=True)

    def go(self, step: str, field: str = "") -> None:
        """Open a step at a field; the page asked, or a problem leads there."""
        if step == self.step:
            self.page.focus_field(field)
        elif step in self._pages:
            with self._settled():
                self._open(step, field, save=True)

    def act(self, name: str) -> None:
        """An action by key or menu."""
        if not self.page.act(name) and name == "problem":
            self.next_problem()

    def next_problem(self) -> None:
        """F8: the field of the first problem after the one with the focus."""
        problems = self._flow.step(self.step).check(self._view)
        self._jump(stopping(problems) or problems, after=self.draft.cursor.field)

    def _jump(self, problems: tuple[Problem, ...], *, after: str) -> None:
        wheres = [p.where for p in problems if p.where]
        if wheres:
            at = wheres.index(after) + 1 if after in wheres else 0
            self.page.focus_field(wheres[at % len(wheres)])

    def _stage(self, label: str) -> None:
        steps = dict(self._around.stages)[label]
        with self._settled():
            self._open(steps[0], "", save=True)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Let the present field be left (read, tidied, saved) before the step changes; it gets the focus back."""
        step, field = self.step, self.window.focusWidget()
        inside = field is not None and self.page.isAncestorOf(field)
        if field is not None and inside:
            field.clearFocus()
        yield
        if field is not None and inside and self._running and step == self.step and self.window.focusWidget() is None:
            field.setFocus()

    def _scan(self, code: str) -> None:
        self.page.scan(code)

    def _open(self, step: str, field: str, *, save: bool) -> None:
        self.draft = self._desk.move(self.draft, Cursor(step, field))
        self._view = self._desk.view(self.draft)
        page = self.page
        self._switching = True
        page.show_view(self._view)
        if not field:  # which field is first, a page knows only once it has seen the draft
            self.draft = self._desk.move(self.draft, Cursor(step, page.first_field()))
            self._view = self._desk.view(self.draft)
            page.show_view(self._view)
        if save:
            self._save()
        self.window.show_page(page)
        self._switching = False
        self._show_frame()
        self._name_actions()
        page.focus_field(self.draft.cursor.field)

    def _name_actions(self) -> None:
        """What the F-keys do on this page now; what a page does not know is switched off."""
        words = self.page.action_words()
        if words == self._words:
            return
        self._words = words
        for key in keys.ACTIONS:
            word = words.get(key.name, "")
            self.window.name_action(key.name, word, enabled=bool(word) or key.name in EVERYWHERE)

    # --- what pages answer

    def _changed(self, draft: D) -> None:
        if not self._switching:
            self.draft = draft
            self.refresh()

    def _left(self, draft: D) -> None:
        if not self._switching:
            self.draft = draft
            self._save()
            self.refresh()

    def refresh(self) -> None:
        """Show the present step again: the draft or the world around it changed."""
        self._view = self._desk.view(self.draft)
        self.page.show_view(self._view)
        self._name_actions()
        self._show_frame()

    def _save(self) -> None:
        try:
            self._saved = self._desk.save(self.draft)
        except StoreFault as fault:
            self._around.fault(fault)

    # --- the frame

    def _show_frame(self) -> None:
        if self._running:
            self.window.show_frame(self.frame())

    def frame(self) -> FrameView:
        """The whole frame as it should look now."""
        return FrameView(
            place=self._around.place, top=self._around.top(), stepper=self._stepper(),
            panel=self._around.panel(self._view), bottom=_bottom(self.page.primary()),
        )  # fmt: skip

    def _stepper(self) -> StepperView:
        number = self._around.number.format(number=self.draft.number)
        saved = f"･{text.SAVED.format(time=self._saved)}" if self._saved else ""
        last, called = self._around.over(self._view) or ("", "")
        passed, steps = True, []
        for label, names in self._around.stages:
            said = label
            if self.step in names:
                state, passed, said = StepState.NOW, False, called or label
            elif passed:
                broken = not last and any(stopping(self._flow.step(n).check(self._view)) for n in names)
                state = StepState.AGAIN if broken else StepState.DONE
                passed = (
                    not last or last not in names
                )  # what lies between the end and its record was never gone through
            else:
                state = StepState.OPEN
            steps.append(StepView(key=label, label=said, state=state))
        return StepperView(steps=tuple(steps), note=f"{number}{saved}", short=number)


def _bottom(view: PrimaryView) -> BottomView:
    return BottomView(
        sentence=view.sentence, badges=view.badges, tool=view.tool, jump=view.jump, back=ActionView(label=text.BACK, cap=keys.ESCAPE),
        primary=ActionView(label=view.label, cap=keys.ENTER, enabled=view.enabled),
    )  # fmt: skip
